/* Holidays, and the settings of the timing, as a file gives them. */
#include "base/clock.h"
#include "content/content.h"
#include "sqlite_shell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void timing_of_a_file(void **state)
{
    (void)state;
    const struct scratch scratch = scratch_make();
    const struct scratch_path path = scratch_path(&scratch, "timing.db");
    struct err err = {0};
    shell_new(path.text,
              "INSERT INTO setting VALUES ('as_of', '2020-12-29 14:05'), ('shortest_s', '4'),"
              " ('longest_s', '90'), ('shuffle', 'yes'), ('urgent', 'alone'),"
              " ('timezone', 'Asia/Ho_Chi_Minh');"
              "INSERT INTO slide (id, position, kind, heading, weight) VALUES"
              " (1, 1, 'announcement', 'one', 7), (2, 2, 'announcement', 'two', 1);"
              "INSERT INTO showing (slide, holidays) VALUES (1, NULL), (1, 0), (1, 1);"
              "INSERT INTO holiday VALUES ('2021-04-30', ''), ('2021-02-12', 'Tết'),"
              " ('2021-02-11', 'Tết');");
    struct content *content = content_open(path.text, CONTENT_EDITED, CONTENT_THOROUGH, &err);
    assert_non_null(content);
    const struct deck *deck = content_deck(content);
    assert_true(deck->settings.as_of_ms == 1609225500000); /* as of that zone, not of ours */
    assert_int_equal(deck->settings.shortest_ms, 4000);
    assert_int_equal(deck->settings.longest_ms, 90000);
    assert_true(deck->settings.shuffle);
    assert_int_equal(deck->settings.urgent, URGENT_ALONE);
    assert_string_equal(deck->settings.timezone, "Asia/Ho_Chi_Minh");
    assert_int_equal(deck->slides[0].weight, 7);
    assert_int_equal(deck->slides[1].weight, 1);
    assert_int_equal(deck->showings[0].holidays, HOLIDAYS_TOO);
    assert_int_equal(deck->showings[1].holidays, HOLIDAYS_NOT);
    assert_int_equal(deck->showings[2].holidays, HOLIDAYS_ONLY);
    assert_int_equal(deck->holiday_count, 3);
    assert_int_equal(deck->holidays[0], clock_days(2021, 2, 11));
    assert_int_equal(deck->holidays[1], clock_days(2021, 2, 12));
    assert_int_equal(deck->holidays[2], clock_days(2021, 4, 30));
    content_close(content);
    scratch_remove(&scratch);
}

/* What the schema refuses, a file may have all the same. */
static void bad_holidays(void **state)
{
    (void)state;
    const struct scratch scratch = scratch_make();
    const struct scratch_path path = scratch_path(&scratch, "bad.db");
    struct err err = {0};
    shell_new(path.text, NULL);
    shell_must(path.text, "PRAGMA ignore_check_constraints = 1;"
                          "INSERT INTO holiday VALUES ('2021-02-30', ''), ('2021-04-30', '');");
    struct content *content = content_open(path.text, CONTENT_EDITED, CONTENT_QUICK, &err);
    assert_non_null(content);
    const struct deck *deck = content_deck(content);
    assert_int_equal(deck->holiday_count, 1);
    assert_int_equal(deck->holidays[0], clock_days(2021, 4, 30));
    assert_int_equal(deck->complaint_count, 1);
    assert_non_null(strstr(deck->complaints[0], "holiday: day is not a date"));
    content_close(content);
    shell_must(path.text, "PRAGMA writable_schema = 1;"
                          "DELETE FROM sqlite_schema WHERE name LIKE 'holiday%';");
    assert_null(content_open(path.text, CONTENT_EDITED, CONTENT_QUICK, &err));
    assert_int_equal(err.status, STATUS_SCHEMA);
    scratch_remove(&scratch);
}

/* However many are bad, what else is wrong is told as well. */
static void many_bad_holidays_are_one_complaint(void **state)
{
    (void)state;
    const struct scratch scratch = scratch_make();
    const struct scratch_path path = scratch_path(&scratch, "many.db");
    struct err err = {0};
    shell_new(path.text, NULL);
    shell_must(path.text,
               "PRAGMA ignore_check_constraints = 1;"
               "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 79) "
               "INSERT INTO holiday SELECT '2021-02-' || i, '' FROM n;"
               "DROP TABLE showing; CREATE TABLE showing (id INTEGER PRIMARY KEY, slide, first_day,"
               " last_day, weekdays, from_time, until_time, holidays);"
               "INSERT INTO showing (slide, last_day) VALUES ('four', '2020-12-31');");
    struct content *content = content_open(path.text, CONTENT_EDITED, CONTENT_QUICK, &err);
    assert_non_null(content);
    const struct deck *deck = content_deck(content);
    assert_int_equal(deck->holiday_count, 19);
    assert_int_equal(deck->complaint_count, 2);
    assert_string_equal(deck->complaints[0],
                        "holiday, the first of 51 bad days: day is not a date such as 2021-02-12; "
                        "correct it");
    assert_non_null(strstr(deck->complaints[1], "1 rows of showing do not name a slide"));
    content_close(content);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(timing_of_a_file),
        cmocka_unit_test(bad_holidays),
        cmocka_unit_test(many_bad_holidays_are_one_complaint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
