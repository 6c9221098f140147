#include "chart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Rows of these names, or of the numbers from 1 on. */
static void fill(struct chart *c, struct statistic *rows, size_t count, const char *const *names,
                 double step, const char *unit)
{
    for (size_t i = 0; i < count; i++) {
        rows[i] = chart_figure(names == NULL ? arena_format(&c->arena, "%zu", i + 1) : names[i],
                               step * (double)(1 + i * 7 % 11), unit);
    }
}

/* Twelve columns have no room for 13.750.000, but for 13,75, and the word is told once. */
static void test_word_at_the_head(void **state)
{
    (void)state;
    struct chart c;
    struct statistic rows[12];
    chart_open(&c, "formal", "vi");
    fill(&c, rows, 12, NULL, 1250000, "lượt");
    chart_tells(chart_scene(&c, CHART_COLUMNS, rows, 12),
                LIST("triệu\u00a0lượt", "1,25", "13,75", "10"));
    fill(&c, rows, 12, NULL, 100, "lượt"); /* these have room */
    const struct scene *scene = chart_scene(&c, CHART_COLUMNS, rows, 12);
    chart_tells(scene, LIST("lượt", "100", "1.100"));
    chart_hides(scene, LIST("1,1"));
    chart_close(&c);
}

/* Where a figure is not exact in a word, it is told in full, beside an axis in that word. */
static void test_axis_in_short(void **state)
{
    (void)state;
    struct chart c;
    struct statistic rows[12];
    chart_open(&c, "formal", "vi");
    fill(&c, rows, 12, NULL, 1234567, "lượt");
    const struct scene *scene = chart_scene(&c, CHART_COLUMNS, rows, 12);
    chart_tells(scene, LIST("5\u00a0triệu", "10\u00a0triệu", "0", "13.580.237"));
    chart_hides(scene, LIST("5.000.000", "13,58", "13,580237"));
    fill(&c, rows, 12, NULL, 1234567, "triệu đồng"); /* never "triệu triệu" */
    scene = chart_scene(&c, CHART_COLUMNS, rows, 12);
    chart_tells(scene, LIST("5.000.000", "13.580.237", "triệu đồng"));
    chart_close(&c);
    chart_open(&c, "dark", "en");
    fill(&c, rows, 12, NULL, 1234567, "loans");
    chart_tells(chart_scene(&c, CHART_COLUMNS, rows, 12), LIST("5M", "10M", "13,580,237"));
    chart_close(&c);
}

/* A figure below zero has a minus sign, and stands under its column. */
static void test_below_zero(void **state)
{
    (void)state;
    struct chart c;
    chart_open(&c, "formal", "vi");
    struct statistic rows[] = {chart_figure("I", -12, ""), chart_figure("II", 5, "")};
    const struct scene *scene = chart_scene(&c, CHART_COLUMNS, rows, 2);
    const struct item *figure;
    const struct item *label;
    struct box column = {0};
    assert_true(support_has_text(scene, "−12", &figure));
    assert_true(support_has_text(scene, "I", &label));
    for (size_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind == ITEM_RECT && item->colour == c.stage.theme.accent && column.h == 0) {
            column = item->box;
        }
    }
    assert_true(support_ink(figure).y >= column.y + column.h);
    assert_true(support_ink(label).y >= support_ink(figure).y + support_ink(figure).h);
    chart_close(&c);
}

/* A row of numbers is thinned at round ones; the first and the last day are not lost. */
static void test_numbers_in_a_row(void **state)
{
    (void)state;
    static const enum chart_kind kinds[] = {CHART_COLUMNS, CHART_LINE};
    struct chart c;
    struct statistic rows[50];
    chart_open(&c, "formal", "vi");
    fill(&c, rows, 50, NULL, 1, "");
    for (size_t i = 0; i < SUPPORT_COUNT(kinds); i++) {
        const struct scene *scene = chart_scene(&c, kinds[i], rows, 50);
        chart_tells(scene, LIST("1", "5", "10", "45", "50"));
        chart_hides(scene, LIST("7", "49", "23"));
    }
    assert_int_equal(chart_items(chart_scene(&c, CHART_LINE, rows, 50), ITEM_POLYLINE), 1);
    chart_close(&c);
}

static void test_days_of_a_year(void **state)
{
    (void)state;
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    struct chart c;
    struct statistic *rows = calloc(366, sizeof *rows);
    size_t count = 0;
    assert_non_null(rows);
    chart_open(&c, "formal", "vi");
    for (int m = 0; m < 12; m++) {
        for (int d = 0; d < days[m]; d++) {
            rows[count] = chart_figure(arena_format(&c.arena, "%02d/%02d", d + 1, m + 1),
                                       (double)(count % 31), "");
            count++;
        }
    }
    const struct scene *scene = chart_scene(&c, CHART_LINE, rows, count);
    chart_tells(scene, LIST("01/01", "01/03", "01/11"));
    chart_hides(scene, LIST("02/01", "15/06", "31/12"));
    chart_close(&c);
    free(rows);
}

/* Labels of a sequence are left out before they get small; others are not left out for that. */
static void test_thinned_not_small(void **state)
{
    (void)state;
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct chart c;
    struct statistic rows[24];
    chart_open(&c, "formal", "en");
    for (size_t i = 0; i < 24; i++) {
        rows[i] = chart_figure(months[i / 2], (double)(20 + i % 7), "°C");
        rows[i].series = i % 2 == 0 ? "Sample station A" : "Sample station B";
    }
    const struct scene *scene = chart_scene(&c, CHART_LINE, rows, 24);
    chart_tells(scene, LIST("Jan", "Mar", "Nov"));
    chart_hides(scene, LIST("Feb", "Dec"));
    for (size_t i = 0; i < 14; i++) {
        rows[i] = chart_figure(arena_format(&c.arena, "%zu/12", 16 + i), (double)i, "");
    }
    scene = chart_scene(&c, CHART_LINE, rows, 14);
    chart_tells(scene, LIST("16/12", "18/12", "28/12"));
    chart_hides(scene, LIST("17/12", "29/12"));
    const struct item *day = NULL;
    assert_true(support_has_text(scene, "16/12", &day));
    assert_true(day->as.text.size >= 30);
    chart_close(&c);
}

/* Long labels take two lines before any is left out. */
static void test_labels_on_two_lines(void **state)
{
    (void)state;
    static const char *const names[] = {"Tháng Giêng năm 2020", "Tháng Tư năm 2020",
                                        "Tháng Bảy năm 2020", "Tháng Mười năm 2020"};
    struct chart c;
    struct statistic rows[4];
    chart_open(&c, "formal", "vi");
    fill(&c, rows, 4, names, 10, "");
    const struct scene *scene = chart_scene(&c, CHART_LINE, rows, 4);
    chart_tells(scene, LIST("Tháng Giêng", "Tháng Tư", "Tháng Bảy", "Tháng Mười", "năm 2020"));
    chart_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_word_at_the_head),    cmocka_unit_test(test_axis_in_short),
        cmocka_unit_test(test_below_zero),          cmocka_unit_test(test_numbers_in_a_row),
        cmocka_unit_test(test_thinned_not_small),   cmocka_unit_test(test_days_of_a_year),
        cmocka_unit_test(test_labels_on_two_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
