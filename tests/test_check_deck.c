#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "checked.h"
#include "commands/check_parts.h"
#include "sample.h"

#include <stdlib.h>

static void test_a_good_file(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, "");
    checked_none(&c, NULL);
    assert_int_equal(c.totals.slides, 1);
}

static void test_empty(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, "DELETE FROM slide;");
    checked_one(&c, SEVERITY_ERROR, "deck-empty", OF_FILE, NULL);
    assert_int_equal(c.count, 1);
    checked_sql(&c, "UPDATE slide SET enabled = 0;");
    checked_one(&c, SEVERITY_ERROR, "deck-empty", OF_FILE, NULL);
    checked_one(&c, SEVERITY_NOTE, "slides-off", OF_FILE, "1 slide is not enabled");
    assert_int_equal(c.count, 2);
}

static void test_disabled_slides_are_counted_only(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, "INSERT INTO slide (id, position, kind, heading, enabled) VALUES "
                    "(1, 1, 'statistics', 'No figures', 0), (2, 2, 'awards', 'No names', 0);");
    checked_one(&c, SEVERITY_NOTE, "slides-off", OF_FILE, "2 slides are not enabled");
    assert_int_equal(c.count, 1);
}

static void test_settings(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, "DELETE FROM setting WHERE name = 'title';");
    checked_one(&c, SEVERITY_NOTE, "no-title", OF_FILE, NULL);
    assert_int_equal(c.count, 1);
    checked_sql(&c, "UPDATE setting SET value = '  ' WHERE name = 'organisation';");
    checked_one(&c, SEVERITY_NOTE, "no-organisation", OF_FILE, NULL);
    assert_int_equal(c.count, 1);
    checked_sql(&c, "DELETE FROM setting WHERE name = 'serial';");
    checked_one(&c, SEVERITY_NOTE, "no-serial", OF_FILE, NULL);
    assert_int_equal(c.count, 1);
}

static void test_made_in_the_future(void **state)
{
    (void)state;
    static const char made[] =
        "UPDATE setting SET value = '2020-12-30 12:00' WHERE name = 'as_of';";
    struct checked c;
    checked_sql_at(&c, made, 1920, 1080, "2020-12-30 11:59");
    checked_one(&c, SEVERITY_WARNING, "as-of-future", OF_FILE, "2020-12-30 12:00");
    checked_sql_at(&c, made, 1920, 1080, "2020-12-30 12:00");
    checked_none(&c, NULL);
    checked_sql_at(&c, made, 1920, 1080, "2021-01-01 00:00");
    checked_none(&c, NULL);
    checked_sql_at(&c, "DELETE FROM setting WHERE name = 'as_of';", 1920, 1080, "1999-01-01");
    checked_none(&c, "as-of-future");
}

/* A colour that is enough in one theme is not in the one of high contrast. */
static void test_accent(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, "INSERT INTO setting VALUES ('accent', '767676');");
    checked_one(&c, SEVERITY_WARNING, "accent-contrast", OF_FILE, "needs 4.5");
    checked_sql(&c, "INSERT INTO setting VALUES ('accent', '666666');");
    checked_none(&c, NULL);
    checked_sql(&c, "INSERT INTO setting VALUES ('theme', 'dark'), ('accent', '8C8C8C');");
    checked_one(&c, SEVERITY_WARNING, "accent-contrast", OF_FILE, "needs 7.0");
    checked_sql(&c, "INSERT INTO setting VALUES ('theme', 'dark'), ('accent', 'A0A0A0');");
    checked_none(&c, NULL);
}

/* The newest series of a chart is told from the second one by its lightness, not by its hue alone.
 */
static void test_accent_beside_the_second_series(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, "INSERT INTO setting VALUES ('theme', 'dark'), ('accent', '989898');");
    checked_one(&c, SEVERITY_WARNING, "accent-series", OF_FILE, "second series 2E8BCB");
    assert_int_equal(c.count, 1);
    checked_sql(&c,
                "INSERT INTO setting VALUES ('accent', '2E9B4F');"); /* a green beside the gold */
    checked_one(&c, SEVERITY_WARNING, "accent-series", OF_FILE, "need 1.4");
    checked_one(&c, SEVERITY_WARNING, "accent-contrast", OF_FILE, "needs 4.5");
    checked_sql(&c, "INSERT INTO setting VALUES ('accent', '1B5E20');");
    checked_none(&c, NULL);
}

#define SLIDE "INSERT INTO slide (id, position, kind, heading) VALUES (1, 1, 'announcement', 'A');"
#define SHOWING "INSERT INTO showing (slide, first_day, last_day, weekdays) VALUES "

static void test_timing(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, "INSERT INTO setting VALUES ('shortest_s', '9'), ('longest_s', '8');");
    checked_one(&c, SEVERITY_WARNING, "timing-crossed", OF_FILE, "every page stays 9 s");
    checked_sql(&c, "INSERT INTO setting VALUES ('shortest_s', '9'), ('longest_s', '9');");
    checked_none(&c, NULL);
    /* where longest_s is not given, its default counts */
    checked_sql(&c, "INSERT INTO setting VALUES ('shortest_s', '61');");
    checked_one(&c, SEVERITY_WARNING, "timing-crossed", OF_FILE, "longest_s, 60, is less than");
    checked_sql(&c, "INSERT INTO setting VALUES ('shortest_s', '60');");
    checked_none(&c, NULL);
}

static void test_timezone(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, "INSERT INTO setting VALUES ('timezone', 'Asia/Dalat');");
    checked_one(&c, SEVERITY_WARNING, "timezone-unknown", OF_FILE, "no time zone Asia/Dalat");
    checked_sql(&c, "INSERT INTO setting VALUES ('timezone', 'Asia/Ho_Chi_Minh');");
    checked_none(&c, NULL);
}

static void test_holidays(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, SLIDE "INSERT INTO showing (slide, holidays) VALUES (1, 1);");
    checked_one(&c, SEVERITY_ERROR, "showing-never", 1, "no such day");
    checked_sql(&c, SLIDE "INSERT INTO showing (slide, holidays) VALUES (1, 1);"
                          "INSERT INTO holiday VALUES ('2021-02-12', '');");
    checked_none(&c, NULL);
    checked_sql(&c, SLIDE "INSERT INTO showing (slide, holidays) VALUES (1, 1);"
                          "INSERT INTO holiday VALUES ('2019-02-12', '');");
    checked_one(&c, SEVERITY_NOTE, "showing-over", 1, NULL);
}

static void test_showings(void **state)
{
    (void)state;
    struct checked c;
    /* From Monday to Friday, on Sundays. */
    checked_sql(&c, SLIDE SHOWING "(1, '2020-12-28', '2021-01-01', '7');");
    checked_one(&c, SEVERITY_ERROR, "showing-never", 1, "never");
    assert_int_equal(c.count, 1);
    checked_sql(&c, SLIDE SHOWING "(1, '2020-12-28', '2021-01-01', '7'), (1, '2020-12-28', "
                                  "'2021-01-01', '57');");
    checked_one(&c, SEVERITY_WARNING, "showing-useless", 1, "1 of its 2 showings");
    assert_int_equal(c.count, 1);
    checked_sql(&c, SLIDE SHOWING "(1, '2020-12-28', '2020-12-31', NULL);");
    checked_none(&c, NULL);
}

static void test_dark(void **state)
{
    (void)state;
#define HOURS "INSERT INTO showing (slide, from_time, until_time) VALUES "
#define DARK "INSERT INTO setting VALUES ('dark', '22:00-05:30, 12:00-13:00');" SLIDE HOURS
    struct checked c;
    checked_sql(&c, DARK "(1, '12:00', '13:00'), (1, '23:00', '05:00');");
    checked_one(&c, SEVERITY_WARNING, "showing-dark", 1, "only while the screen is dark");
    assert_int_equal(c.count, 1);
    checked_sql(&c, DARK "(1, '12:00', '13:01');");
    checked_none(&c, NULL);
    checked_sql(&c, DARK "(1, '12:00', '13:00'), (1, '05:00', '06:00');");
    checked_none(&c, NULL);
    checked_sql(&c, DARK "(1, NULL, NULL);");
    checked_none(&c, NULL);
    checked_sql(&c, "INSERT INTO setting VALUES ('dark', '07:00-19:00,19:00-07:00');");
    checked_one(&c, SEVERITY_WARNING, "dark-always", OF_FILE, "round the clock");
    assert_int_equal(c.count, 1);
}

static void test_over(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, SLIDE SHOWING "(1, NULL, '2020-12-29', NULL);");
    checked_one(&c, SEVERITY_NOTE, "showing-over", 1, NULL);
    assert_int_equal(c.count, 1); /* the other slide is always shown */
    checked_sql(&c, SLIDE SHOWING "(1, NULL, '2020-12-29', NULL), (1, '2021-06-01', NULL, NULL);");
    checked_none(&c, NULL);
    checked_sql(&c, SHOWING "(100, NULL, '2020-12-29', NULL);");
    checked_one(&c, SEVERITY_NOTE, "showing-over", 100, NULL);
    checked_one(&c, SEVERITY_WARNING, "deck-over", OF_FILE, NULL);
}

static void test_unused_pictures(void **state)
{
    (void)state;
    struct checked c;
    struct bytes png = sample_png(8, 8, sample_quarters, false);
    char *sql = checked_image(5, "image/png", png.data, png.size);
    checked_sql(&c, sql);
    checked_one(&c, SEVERITY_NOTE, "images-unused", OF_FILE, "1 picture is of no slide");
    assert_int_equal(c.count, 1);
    free(sql);
    sample_free(png);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_good_file),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_disabled_slides_are_counted_only),
        cmocka_unit_test(test_settings),
        cmocka_unit_test(test_made_in_the_future),
        cmocka_unit_test(test_accent),
        cmocka_unit_test(test_accent_beside_the_second_series),
        cmocka_unit_test(test_timing),
        cmocka_unit_test(test_timezone),
        cmocka_unit_test(test_holidays),
        cmocka_unit_test(test_showings),
        cmocka_unit_test(test_dark),
        cmocka_unit_test(test_over),
        cmocka_unit_test(test_unused_pictures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
