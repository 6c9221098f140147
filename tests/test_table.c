#include "drawing.h"
#include "layout/contrast.h"
#include "layout/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

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

static void test_labels_down_and_series_across(void **state)
{
    const struct statistic rows[] = {figure("1", "2019", 5), figure("1", "2020", 7),
                                     figure("2", "2020", 9), figure("3", "2019", -2)};
    struct table t = table(*state, rows, 4);
    assert_int_equal(t.label_count, 3);
    assert_int_equal(t.series_count, 2);
    assert_string_equal(t.label[2], "3");
    assert_string_equal(t.series[1], "2020");
    assert_ptr_equal(t.cell[0], &rows[0]);
    assert_ptr_equal(t.cell[1], &rows[1]);
    assert_null(t.cell[2]);
    assert_ptr_equal(t.cell[3], &rows[2]);
    assert_ptr_equal(t.cell[4], &rows[3]);
    assert_null(t.cell[5]);
    assert_true(t.least == -2 && t.most == 9);
}

/* Zero belongs to every scale. */
static void test_scale_holds_zero(void **state)
{
    const struct statistic above[] = {figure("1", "", 5), figure("2", "", 7)};
    const struct statistic below[] = {figure("1", "", -5), figure("2", "", -7)};
    struct table t = table(*state, above, 2);
    assert_true(t.least == 0 && t.most == 7);
    t = table(*state, below, 2);
    assert_true(t.least == -7 && t.most == 0);
}

static void test_no_figure_is_lost(void **state)
{
    struct drawing *s = *state;
    struct rng rng = {9};
    static const char *const labels[] = {"a", "b", "c", ""};
    static const char *const series[] = {"x", "y", ""};
    for (int round = 0; round < 300; round++) {
        struct statistic rows[40];
        size_t count = 1 + rng_below(&rng, SUPPORT_COUNT(rows));
        for (size_t i = 0; i < count; i++) {
            rows[i] = figure(labels[rng_below(&rng, 4)], series[rng_below(&rng, 3)], (double)i);
        }
        struct table t = table(s, rows, count);
        for (size_t i = 0; i < count; i++) {
            size_t found = 0;
            for (size_t k = 0; k < t.label_count * t.series_count; k++) {
                if (t.cell[k] == &rows[i]) {
                    assert_string_equal(t.label[k / t.series_count], rows[i].label);
                    assert_string_equal(t.series[k % t.series_count], rows[i].series);
                    found++;
                }
            }
            assert_int_equal(found, 1);
        }
    }
}

/* A step is 1, 2 or 5 times a power of ten, gives at most so many lines, and the next smaller one
 * would give more. */
static void test_step_is_round(void **state)
{
    (void)state;
    for (double span = 1e-6; span < 2e15; span *= 1.37) {
        for (int lines = 1; lines <= 6; lines++) {
            double step = table_step(span, lines);
            double mantissa = step / pow(10, floor(log10(step) + 1e-9));
            assert_true(fabs(mantissa - 1) < 1e-6 || fabs(mantissa - 2) < 1e-6 ||
                        fabs(mantissa - 5) < 1e-6);
            assert_true(floor(span / step + 1e-9) <= lines);
            assert_true(floor(span / (step * (fabs(mantissa - 5) < 1e-6 ? .4 : .5)) + 1e-9) >
                        lines);
        }
    }
    assert_true(table_step(0, 4) == 1);
    assert_true(table_step(-3, 4) == 1);
    assert_true(table_step((double)INFINITY, 4) == 1);
    assert_true(table_step((double)NAN, 4) == 1);
}

static void test_decimals_of_a_step(void **state)
{
    (void)state;
    static const struct {
        double step;
        int decimals;
    } rows[] = {{1, 0},   {200, 0}, {5e14, 0}, {.5, 1},   {.2, 1},
                {.05, 2}, {.01, 2}, {.002, 3}, {1e-6, 6}, {5e-9, 6}};
    for (size_t i = 0; i < SUPPORT_COUNT(rows); i++) {
        assert_int_equal(table_decimals(rows[i].step), rows[i].decimals);
    }
}

static void test_highest_is_of_the_newest_series(void **state)
{
    const struct statistic rows[] = {figure("1", "2019", 50), figure("1", "2020", 7),
                                     figure("2", "2019", 9), figure("2", "2020", 8)};
    struct table t = table(*state, rows, 4);
    assert_ptr_equal(table_highest(&t), &rows[3]);
    const struct statistic below[] = {figure("1", "", -5), figure("2", "", -7)};
    t = table(*state, below, 2);
    assert_ptr_equal(table_highest(&t), &below[0]);
}

static void test_the_newest_series_has_the_accent(void **state)
{
    struct drawing *s = *state;
    const struct statistic rows[] = {figure("1", "a", 1), figure("1", "b", 1), figure("1", "c", 1),
                                     figure("1", "d", 1), figure("1", "e", 1)};
    for (size_t n = 1; n <= TABLE_COLOURS; n++) {
        struct table t = table(s, rows, n);
        assert_int_equal(table_colour(&s->draft, &t, n - 1), s->stage.theme.accent);
        for (size_t i = 0; i < n; i++) {
            for (size_t k = 0; k < i; k++) { /* each is told from the others */
                assert_int_not_equal(table_colour(&s->draft, &t, i),
                                     table_colour(&s->draft, &t, k));
                assert_int_not_equal(table_part_colour(&s->draft, i),
                                     table_part_colour(&s->draft, k));
            }
        }
    }
}

/* As far as a legend is from its line, on every theme; and each is seen on the field. */
static void test_the_colours_are_told_apart(void **state)
{
    struct drawing *s = *state;
    static const char *const themes[] = {"formal", "blue", "dark"};
    for (size_t t = 0; t < SUPPORT_COUNT(themes); t++) {
        stage_theme(&s->stage, themes[t]);
        stage_draft(&s->stage, &s->draft, &s->arena);
        for (size_t i = 0; i < TABLE_COLOURS; i++) {
            colour c = table_part_colour(&s->draft, i);
            assert_true(contrast_ratio(c, s->draft.theme->field) >= CONTRAST_SHAPE);
            for (size_t k = 0; k < i; k++) {
                double distance = contrast_distance(c, table_part_colour(&s->draft, k));
                if (distance < CONTRAST_APART) {
                    fail_msg("%s: %zu and %zu are %.1f apart", themes[t], i, k, distance);
                }
            }
        }
    }
}

/* Known differences: black and white, and the primaries (L* of red is 53.2). */
static void test_distance_is_that_of_cielab(void **state)
{
    (void)state;
    assert_true(fabs(contrast_distance(0x000000, 0xffffff) - 100) < .1);
    assert_true(fabs(contrast_distance(0xff0000, 0x0000ff) - 176.3) < .5);
    assert_true(contrast_distance(0x123456, 0x123456) < 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_labels_down_and_series_across, drawing_begin,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_scale_holds_zero, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_no_figure_is_lost, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_the_colours_are_told_apart, drawing_begin,
                                        drawing_end),
        cmocka_unit_test(test_distance_is_that_of_cielab),
        cmocka_unit_test(test_step_is_round),
        cmocka_unit_test(test_decimals_of_a_step),
        cmocka_unit_test_setup_teardown(test_highest_is_of_the_newest_series, drawing_begin,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_the_newest_series_has_the_accent, drawing_begin,
                                        drawing_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
