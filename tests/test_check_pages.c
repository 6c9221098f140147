#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "checked.h"
#include "commands/check_parts.h"
#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORDS(times) \
    "replace(hex(zeroblob(" #times ")), '00', 'Mời các em học sinh đến dự buổi chào cờ sáng. ')"
#define ANNOUNCEMENT(body)                                                                      \
    "INSERT INTO slide (id, position, kind, heading, body) VALUES (1, 1, 'announcement', 'A', " \
    "" body ");"

static void test_many_pages(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, ANNOUNCEMENT(WORDS(300)));
    checked_one(&c, SEVERITY_WARNING, "pages-many", 1, "nobody waits for more than 6");
    assert_int_equal(c.count, 1);
}

static void test_long_pages(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, ANNOUNCEMENT(WORDS(60)));
    checked_one(&c, SEVERITY_WARNING, "pages-long", 1, "nobody waits longer than 180 s");
    assert_int_equal(c.count, 1);
    checked_sql(&c, ANNOUNCEMENT(WORDS(30)));
    checked_none(&c, NULL);
}

static void test_long_by_its_seconds(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, "UPDATE slide SET seconds = 181;");
    checked_one(&c, SEVERITY_WARNING, "pages-long", 100, "181 s");
    checked_sql(&c, "UPDATE slide SET seconds = 180;");
    checked_none(&c, NULL);
}

static void test_short_hold(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, ANNOUNCEMENT(WORDS(12)) "UPDATE slide SET seconds = 5 WHERE id = 1;");
    checked_one(&c, SEVERITY_NOTE, "hold-short", 1, "stays 5.0 s");
    assert_int_equal(c.count, 1);
    checked_sql(
        &c, ANNOUNCEMENT(WORDS(12)) "INSERT INTO setting (name, value) VALUES ('rotation', '7');");
    checked_one(&c, SEVERITY_NOTE, "hold-short", 1, "stays 7.0 s");
    assert_int_equal(c.count, 1); /* the short slide is read in 7 s */
    checked_sql(&c, ANNOUNCEMENT(WORDS(12)) "UPDATE slide SET seconds = 30 WHERE id = 1;");
    checked_none(&c, NULL);
    checked_sql(&c, ANNOUNCEMENT(WORDS(12)));
    checked_none(&c, NULL);
}

/* A series of photographs may be long: each page stands for itself. */
static void test_photos_may_be_many(void **state)
{
    (void)state;
    struct checked c;
    struct bytes jpeg = sample_jpeg(1600, 900, sample_quarters, SAMPLE_BASELINE, 0, false);
    char *image = checked_image(1, "image/jpeg", jpeg.data, jpeg.size);
    char *sql = malloc(strlen(image) + 1000);
    assert_non_null(sql);
    (void)sprintf(sql,
                  "%sINSERT INTO slide (id, position, kind, heading) VALUES (1, 1, 'photo', 'P');"
                  "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 9) "
                  "INSERT INTO photo (slide, position, image) SELECT 1, n, 1 FROM n;",
                  image);
    checked_sql(&c, sql);
    checked_none(&c, NULL);
    free(sql);
    free(image);
    sample_free(jpeg);
}

#define CHART(kind)                                                                            \
    "INSERT INTO slide (id, position, kind, heading, chart) VALUES (1, 1, 'statistics', 'S', " \
    "'" kind "');"
#define FIGURES(count, label)                                                                \
    "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < " #count ") " \
    "INSERT INTO statistic (slide, position, label, value) SELECT 1, n, " label ", 10 + n FROM n;"

static void test_no_picture_behind(void **state)
{
    (void)state;
    struct checked c;
    static const char add[] =
        "INSERT INTO slide (id, position, kind, heading, image_place, urgent) "
        "VALUES (1, 1, 'announcement', 'H', 'behind', 0);";
    char sql[300];
    checked_sql(&c, add);
    checked_one(&c, SEVERITY_NOTE, "picture-not-behind", 1, "no image");
    (void)snprintf(sql, sizeof sql, "%s UPDATE slide SET urgent = 1 WHERE id = 1;", add);
    checked_sql(&c, sql);
    checked_one(&c, SEVERITY_NOTE, "picture-not-behind", 1, "urgent");
    (void)snprintf(sql, sizeof sql, "%s UPDATE slide SET image_place = 'beside';", add);
    checked_sql(&c, sql);
    checked_none(&c, NULL);
}

static void test_other_chart(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, CHART("columns") FIGURES(20, "'Nhãn dài của cột số ' || (n * 7 % 23)"));
    checked_one(&c, SEVERITY_WARNING, "chart-other", 1, "drawn as bars, not as columns");
    checked_sql(&c, CHART("columns")
                        FIGURES(12, "(n + 1) / 2") "UPDATE statistic SET series = position % 2;");
    checked_none(&c, NULL);
    checked_sql(&c, CHART("bars") FIGURES(12, "'Nhãn của dòng ' || n"));
    checked_none(&c, NULL);
}

static void test_donut_of_negative_parts(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, CHART("donut") FIGURES(4, "n") "UPDATE statistic SET value = -1 WHERE "
                                                   "position = 2;");
    checked_one(&c, SEVERITY_WARNING, "chart-other", 1, "not as a donut");
    checked_sql(&c, CHART("donut") FIGURES(4, "n"));
    checked_none(&c, NULL);
}

static void test_labels_of_a_line(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, CHART("line") FIGURES(60, "'T' || (n * 7 % 61)"));
    checked_one(&c, SEVERITY_NOTE, "labels-dropped", 1, NULL);
    assert_int_equal(c.count, 1);
    checked_sql(&c, CHART("line") FIGURES(12, "n"));
    checked_none(&c, NULL);
    /* Who reads T1 and T7 knows those between. */
    checked_sql(&c, CHART("line") FIGURES(60, "'T' || n"));
    checked_none(&c, NULL);
}

static void count_it(void *ctx, const struct finding *f)
{
    *(bool *)ctx = strcmp(f->code, "layout-plain") == 0 && f->severity == SEVERITY_WARNING;
}

/* Which slides are set as plain text is for the layout and its tests. */
static void test_plain(void **state)
{
    (void)state;
    bool told = false;
    struct err err = {0};
    struct check_totals totals = {0};
    const struct check_options options = {.ctx = &told, .found = count_it};
    const struct slide slide = {.heading = "A"};
    struct pages pages = {.count = 1};
    struct check c = {.options = &options, .totals = &totals, .slide = &slide, .pages = &pages};
    assert_true(check_layout(&c, &err));
    assert_false(told);
    pages.plain = true;
    assert_true(check_layout(&c, &err));
    assert_true(told);
    assert_int_equal(totals.found[SEVERITY_WARNING], 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many_pages),          cmocka_unit_test(test_long_pages),
        cmocka_unit_test(test_long_by_its_seconds), cmocka_unit_test(test_short_hold),
        cmocka_unit_test(test_photos_may_be_many),  cmocka_unit_test(test_no_picture_behind),
        cmocka_unit_test(test_other_chart),         cmocka_unit_test(test_donut_of_negative_parts),
        cmocka_unit_test(test_labels_of_a_line),    cmocka_unit_test(test_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
