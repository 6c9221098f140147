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

/* One long label makes its own row higher, and not all of them so high that they need two pages. */
static void test_one_long_label(void **state)
{
    (void)state;
    struct chart c;
    struct statistic rows[9];
    chart_open(&c, "formal", "vi");
    for (size_t i = 0; i < 9; i++) {
        rows[i] = chart_figure(arena_format(&c.arena, "Lĩnh vực Mẫu %zu", i + 1),
                               (double)(900 - 90 * i), "");
    }
    rows[3].label = "Lĩnh vực Mẫu 4, tên dài hơn các tên khác";
    const struct scene *scene = chart_scene(&c, CHART_BARS, rows, 9);
    struct box first = bar_of(&c, scene, "900");
    struct box second = bar_of(&c, scene, "810");
    struct box third = bar_of(&c, scene, "720");
    struct box fourth = bar_of(&c, scene, "630");
    assert_in_range(third.y - second.y, second.y - first.y - 1, second.y - first.y + 1);
    assert_true(fourth.y - third.y > second.y - first.y + 10);
    assert_int_equal(fourth.h, first.h);
    chart_close(&c);
}

/* What belongs together is close to each other, and groups fill the field. */
static void test_groups_stand_apart(void **state)
{
    (void)state;
    struct chart c;
    struct statistic rows[6];
    chart_open(&c, "formal", "vi");
    for (size_t i = 0; i < 6; i++) {
        rows[i] = chart_figure(arena_format(&c.arena, "Đơn vị %zu", i / 2 + 1),
                               (double)(310 + 10 * i), "");
        rows[i].series = i % 2 == 0 ? "2019" : "2020";
    }
    const struct scene *scene = chart_scene(&c, CHART_BARS, rows, 6);
    struct box first = bar_of(&c, scene, "320"); /* the newer of each group */
    struct box next = bar_of(&c, scene, "340");
    struct box last = bar_of(&c, scene, "360");
    assert_true(next.y - first.y - 2 * first.h >= 5 * 12);
    assert_true(last.y + last.h > 65 * 12);
    chart_close(&c);
}

/* Labels of sixty characters stay readable, and figures are told by a short word each. */
static void test_long_labels(void **state)
{
    (void)state;
    struct chart c;
    chart_open(&c, "formal", "vi");
    const struct statistic rows[] = {
        chart_figure("Chi thường xuyên cho sự nghiệp giáo dục, đào tạo và dạy nghề", 845e9, "đồng"),
        chart_figure("Chi đầu tư phát triển, gồm cả vốn chuyển tiếp từ năm trước", 612.5e9, "đồng"),
        chart_figure("Dự phòng", 950e6, "đồng"),
        chart_figure("Tiếp khách", 120000, "đồng"),
    };
    const struct scene *scene = chart_scene(&c, CHART_BARS, rows, 4);
    const struct item *label;
    chart_tells(scene, LIST("845\u00a0tỷ\u00a0đồng", "120\u00a0nghìn\u00a0đồng"));
    assert_true(support_has_text(scene, "Tiếp khách", &label));
    assert_true(label->as.text.size >= 30);
    assert_true(bar_of(&c, scene, "845\u00a0tỷ\u00a0đồng").w > 88 * 12 * 2 / 5);
    chart_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_figures_at_the_ends),
        cmocka_unit_test(test_one_word_for_want_of_room),
        cmocka_unit_test(test_one_long_label),
        cmocka_unit_test(test_groups_stand_apart),
        cmocka_unit_test(test_long_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
