#include "drawing.h"
#include "layout/legend.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct statistic figure(const char *label, const char *series, double value)
{
    return (struct statistic){
        .label = label, .series = series, .value = value, .prefix = "", .unit = ""};
}

static struct table table(struct drawing *s, const struct statistic *rows, size_t count)
{
    struct slide *slide = arena_take(&s->arena, sizeof *slide);
    assert_non_null(slide);
    *slide = support_slide(SLIDE_STATISTICS, "x");
    slide->statistics = rows;
    slide->statistic_count = count;
    return table_of(&s->draft, slide);
}

static struct statistic counted(const char *series, double value, const char *unit)
{
    struct statistic s = figure("x", series, value);
    s.unit = unit;
    return s;
}

static void test_names_and_adds_up(void **state)
{
    struct drawing *s = *state;
    struct statistic rows[] = {counted("2019", 1200, "lượt"), counted("2020", 2000, "lượt"),
                               counted("2019", 33, "lượt"), counted("2020", 625, "lượt")};
    rows[2].label = rows[3].label = "y";
    struct table t = table(s, rows, 4);
    double height = legend_draw(&s->draft, &t, 20);
    const struct scene *scene = &s->draft.page[0].scene;
    assert_true(height > 0);
    assert_true(support_has_text(scene, "2019", NULL));
    assert_true(support_has_text(scene, "2020", NULL));
    assert_true(support_has_text(scene, "1.233\u00a0lượt", NULL));
    assert_true(support_has_text(scene, "2.625\u00a0lượt", NULL));
}

/* A sum of shares, of different things or of "over 500" says nothing: it is not told. */
static void test_does_not_add_what_does_not_add_up(void **state)
{
    struct drawing *s = *state;
    struct statistic percent[] = {counted("a", 10, "%"), counted("b", 20, "%")};
    struct statistic mixed[] = {counted("a", 10, "lượt"), counted("b", 1, "lượt"),
                                counted("a", 20, "người"), counted("b", 2, "người")};
    struct statistic over[] = {counted("a", 500, "lượt"), counted("b", 2, "lượt")};
    over[0].prefix = over[1].prefix = "trên";
    mixed[2].label = mixed[3].label = "y";
    struct table t = table(s, percent, 2);
    (void)legend_draw(&s->draft, &t, 20);
    t = table(s, mixed, 4);
    (void)legend_draw(&s->draft, &t, 20);
    t = table(s, over, 2);
    (void)legend_draw(&s->draft, &t, 20);
    const struct scene *scene = &s->draft.page[0].scene;
    for (size_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        assert_true(item->kind != ITEM_TEXT || item->as.text.length == 1);
    }
}

static void test_one_series_needs_no_legend(void **state)
{
    struct drawing *s = *state;
    const struct statistic rows[] = {figure("1", "", 50), figure("2", "", 7)};
    struct table t = table(s, rows, 2);
    assert_true(legend_draw(&s->draft, &t, 20) == 0);
    assert_int_equal(s->draft.page[0].scene.count, 0);
}

static struct box square(const struct scene *scene, size_t nth)
{
    for (size_t i = 0; i < scene->count; i++) {
        if (scene->items[i].kind == ITEM_RECT && nth-- == 0) {
            return scene->items[i].box;
        }
    }
    fail_msg("too few squares");
    return (struct box){0};
}

/* Entries stand on one line, at a smaller size if need be, or in columns and rows filled alike. */
static void test_rows_filled_alike(void **state)
{
    (void)state;
    struct drawing *s = drawing_open(1440, 1080, true);
    const struct statistic three[] = {counted("Năm 2018", 7400, "hồ sơ"),
                                      counted("Năm 2019", 7790, "hồ sơ"),
                                      counted("Năm 2020", 8180, "hồ sơ")};
    const struct statistic four[] = {counted("Khu Mẫu Đông", 1, "%"),
                                     counted("Khu Mẫu Tây", 2, "%"), counted("Khu Mẫu Nam", 3, "%"),
                                     counted("Khu Mẫu Bắc", 4, "%")};
    struct table t = table(s, three, 3);
    (void)legend_draw(&s->draft, &t, 20);
    const struct scene *scene = &s->draft.page[0].scene;
    assert_int_equal(square(scene, 0).y, square(scene, 2).y);
    draft_page(&s->draft, GROUND_FIELD);
    t = table(s, four, 4);
    (void)legend_draw(&s->draft, &t, 20);
    scene = &s->draft.page[1].scene;
    assert_int_equal(square(scene, 0).y, square(scene, 2).y); /* column after column */
    assert_int_equal(square(scene, 0).x, square(scene, 1).x);
    assert_int_equal(square(scene, 2).x, square(scene, 3).x);
    assert_true(square(scene, 1).y > square(scene, 0).y);
    (void)drawing_end(&(void *){s});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_names_and_adds_up, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_does_not_add_what_does_not_add_up, drawing_begin,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_one_series_needs_no_legend, drawing_begin,
                                        drawing_end),
        cmocka_unit_test(test_rows_filled_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
