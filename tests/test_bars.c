#include "chart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

/* The bar that the text stands beside. */
static struct box bar_of(const struct chart *c, const struct scene *scene, const char *text)
{
    const struct item *figure;
    assert_true(support_has_text(scene, text, &figure));
    struct box ink = support_ink(figure);
    for (size_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind == ITEM_RECT && item->colour == c->stage.theme.accent &&
            item->box.y <= ink.y && item->box.y + item->box.h >= ink.y + ink.h) {
            return item->box;
        }
    }
    fail_msg("no bar beside %s", text);
    return (struct box){0};
}

static struct box ink_of(const struct scene *scene, const char *text)
{
    const struct item *item;
    assert_true(support_has_text(scene, text, &item));
    return support_ink(item);
}

/* A figure stands at the end of its bar: left of one that is below zero. */
static void test_figures_at_the_ends(void **state)
{
    (void)state;
    struct chart c;
    chart_open(&c, "formal", "vi");
    struct statistic rows[] = {chart_figure("một", 12, "%"), chart_figure("hai", -20, "%")};
    const struct scene *scene = chart_scene(&c, CHART_BARS, rows, 2);
    struct box up = bar_of(&c, scene, "12\u00a0%");
    struct box down = bar_of(&c, scene, "−20\u00a0%");
    assert_int_equal(down.x + down.w, up.x);
    assert_true(ink_of(scene, "12\u00a0%").x > up.x + up.w);
    struct box figure = ink_of(scene, "−20\u00a0%");
    struct box label = ink_of(scene, "hai");
    assert_true(figure.x + figure.w < down.x);
    assert_true(label.x + label.w < figure.x);
    chart_close(&c);
}

/* Figures in full, as long as they leave a third of the field to the bars. */
static void test_one_word_for_want_of_room(void **state)
{
    (void)state;
    struct chart c;
    chart_open(&c, "formal", "vi");
    struct statistic rows[] = {chart_figure("một", 15000000000, "đồng"),
                               chart_figure("hai", 8750000000, "đồng")};
    chart_tells(chart_scene(&c, CHART_BARS, rows, 2),
                LIST("15.000.000.000\u00a0đồng", "8.750.000.000\u00a0đồng"));
    rows[0].label = "xã Mẫu Một, huyện Mẫu";
    rows[1].value = -8750000000;
    chart_tells(chart_scene(&c, CHART_BARS, rows, 2),
                LIST("15\u00a0tỷ\u00a0đồng", "−8,75\u00a0tỷ\u00a0đồng"));
    rows[1].value = -8765432109; /* not exact: in full, and smaller if it must be */
    chart_tells(chart_scene(&c, CHART_BARS, rows, 2), LIST("−8.765.432.109\u00a0đồng"));
    chart_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_figures_at_the_ends),
        cmocka_unit_test(test_one_word_for_want_of_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
