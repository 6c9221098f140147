#include "chart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

static const struct scene *lines(struct chart *c, const double (*ends)[2], size_t labels,
                                 const char *a, const char *b, double missing)
{
    struct statistic *rows = arena_take_array(&c->arena, 2 * labels, sizeof *rows);
    size_t count = 0;
    assert_non_null(rows);
    for (size_t i = 0; i < labels; i++) {
        for (size_t k = 0; k < 2; k++) {
            double part = (double)i / (double)(labels - 1);
            double value = (*ends)[k] * part + 10 * (1 - part);
            if (i + 1 == labels && (*ends)[k] >= missing) {
                continue;
            }
            rows[count] = chart_figure(arena_format(&c->arena, "%zu", i + 1), value, "lượt");
            rows[count++].series = k == 0 ? a : b;
        }
    }
    return chart_scene(c, CHART_LINE, rows, count);
}

/* The square of the older series: of a legend, or at the line's end. There is exactly one. */
static const struct item *square(const struct chart *c, const struct scene *scene)
{
    const struct item *found = NULL;
    for (size_t i = 0; i < scene->count; i++) {
        if (scene->items[i].kind == ITEM_RECT &&
            scene->items[i].colour == c->stage.theme.series_2) {
            assert_null(found);
            found = &scene->items[i];
        }
    }
    assert_non_null(found);
    return found;
}

static bool has_legend(const struct chart *c, const struct scene *scene)
{
    return square(c, scene)->box.x < c->stage.layout.width / 2;
}

static int middle_of(const struct scene *scene, const char *text)
{
    const struct item *item = NULL;
    assert_true(support_has_text(scene, text, &item));
    return item->as.text.baseline;
}

/* Names and last figures stand at the ends of the lines, in their order, in place of a legend. */
static void test_names_at_the_ends(void **state)
{
    (void)state;
    struct chart c;
    chart_open(&c, "formal", "vi");
    const double ends[2] = {40, 90};
    const struct scene *scene = lines(&c, &ends, 12, "Năm 2019", "Năm 2020", 1e9);
    const struct item *name = NULL;
    assert_false(has_legend(&c, scene));
    chart_tells(scene, LIST("Năm 2019", "Năm 2020", "40", "90", "lượt"));
    assert_true(middle_of(scene, "Năm 2020") < middle_of(scene, "90"));
    assert_true(middle_of(scene, "90") < middle_of(scene, "Năm 2019"));
    assert_true(support_has_text(scene, "Năm 2019", &name));
    for (size_t i = 0; i < scene->count; i++) {
        if (scene->items[i].kind == ITEM_POLYLINE) {
            assert_true(scene->items[i].box.x + scene->items[i].box.w < name->box.x);
        }
    }
    /* The square in the line's colour stands between its end and the name, at its height. */
    const struct box *key = &square(&c, scene)->box;
    assert_true(key->x + key->w < name->box.x);
    assert_true(key->y < name->as.text.baseline && key->y + key->h > name->as.text.baseline - 24);
    chart_close(&c);
}

/* Lines that end close to each other have their names without figures, and both have one. */
static void test_close_ends(void **state)
{
    (void)state;
    struct chart c;
    chart_open(&c, "formal", "vi");
    const double ends[2] = {90, 90};
    const struct scene *scene = lines(&c, &ends, 12, "Năm 2019", "Năm 2020", 1e9);
    assert_false(has_legend(&c, scene));
    assert_true(middle_of(scene, "Năm 2020") + 30 < middle_of(scene, "Năm 2019"));
    chart_close(&c);
}

static void test_else_a_legend(void **state)
{
    (void)state;
    struct chart c;
    chart_open(&c, "formal", "vi");
    const double ends[2] = {40, 90};
    assert_true(has_legend(&c, lines(&c, &ends, 12, "Năm 2019", "Năm 2020", 80)));
    assert_true(
        has_legend(&c, lines(&c, &ends, 12, "Loạt số liệu có tên dài", "Một loạt khác nữa", 1e9)));
    chart_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_at_the_ends),
        cmocka_unit_test(test_close_ends),
        cmocka_unit_test(test_else_a_legend),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
