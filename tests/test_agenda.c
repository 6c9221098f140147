/* What is on the screen when, and why; and what is not. */
#include "commands/agenda_write.h"
#include "commands/commands.h"
#include "run_command.h"
#include "sqlite_shell.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct set_up {
    struct scratch scratch;
    struct scratch_path db;
};

/* 2021-01-04 is a Monday. */
static const char deck_sql[] =
    "INSERT INTO setting VALUES ('language', 'en'), ('timezone', 'Asia/Ho_Chi_Minh');"
    "INSERT INTO holiday VALUES ('2021-01-01', 'New year');"
    "INSERT INTO slide (id, position, kind, heading, body, seconds, enabled) VALUES"
    " (1, 1, 'announcement', 'One', 'Some words.', NULL, 1),"
    " (2, 2, 'announcement', 'Two', '', 20, 1),"
    " (3, 3, 'announcement', 'Over', '', 20, 1),"
    " (4, 4, 'announcement', 'Later', '', 20, 1),"
    " (5, 5, 'announcement', 'Sundays', '', 20, 1),"
    " (6, 6, 'announcement', 'Holidays', '', 20, 1),"
    " (7, 7, 'announcement', 'Afternoons', '', 20, 1),"
    " (8, 8, 'announcement', 'Never', '', 20, 1),"
    " (9, 9, 'photo', 'No picture', '', NULL, 1),"
    " (11, 11, 'announcement', 'Off', '', 20, 0);"
    "INSERT INTO showing (slide, first_day, last_day, weekdays, from_time, until_time, holidays)"
    " VALUES (3, NULL, '2020-12-31', NULL, NULL, NULL, NULL),"
    " (3, NULL, '2019-12-31', NULL, NULL, NULL, NULL),"
    " (4, '2021-02-01', NULL, NULL, NULL, NULL, NULL),"
    " (5, NULL, NULL, '7', NULL, NULL, NULL), (6, NULL, NULL, NULL, NULL, NULL, 1),"
    " (6, NULL, '2021-12-01', NULL, NULL, NULL, 1),"
    " (7, NULL, NULL, NULL, '13:30', '17:00', NULL),"
    " (8, '2021-01-04', '2021-01-05', '7', NULL, NULL, NULL);";

static int begin(void **state)
{
    struct set_up *s = malloc(sizeof *s);
    assert_non_null(s);
    s->scratch = scratch_make();
    s->db = scratch_path(&s->scratch, "a.db");
    shell_new(s->db.text, deck_sql);
    *state = s;
    return 0;
}

static int end(void **state)
{
    struct set_up *s = *state;
    scratch_remove(&s->scratch);
    free(s);
    return 0;
}

#define DAY "--on", "2021-01-04", "--from", "07:00"

/* All that it says has to be this, line by line. */
static void test_lines(void **state)
{
    const char *db = ((struct set_up *)*state)->db.text;
    struct ran ran = run_command(command_agenda, WORDS(DAY, "--for", "1m", db));
    assert_int_equal(ran.status, 0);
    static const char want[] =
        "The show as if it began on Mon 2021-01-04 at 07:00:00 Asia/Ho_Chi_Minh, for 1 min, at "
        "1920x1080\n"
        "07:00:00.000     6.0 s  slide 1 \"One\"  (shortest_s: 6 s in place of 3.8 s, auto: 4 "
        "words)\n"
        "07:00:06.000    20.0 s  slide 2 \"Two\"  (slide: 20 s)\n"
        "07:00:26.000     6.0 s  slide 1 \"One\"  (shortest_s: 6 s in place of 3.8 s, auto: 4 "
        "words)\n"
        "07:00:32.000    20.0 s  slide 2 \"Two\"  (slide: 20 s)\n"
        "07:00:52.000     6.0 s  slide 1 \"One\"  (shortest_s: 6 s in place of 3.8 s, auto: 4 "
        "words)\n"
        "07:00:58.000    20.0 s  slide 2 \"Two\"  (slide: 20 s)\n"
        "Left out:\n"
        "  slide 3 \"Over\": its last day is over, 2020-12-31\n"
        "  slide 4 \"Later\": its first day is to come, 2021-02-01\n"
        "  slide 5 \"Sundays\": not on this weekday, only on Sun\n"
        "  slide 6 \"Holidays\": its last holiday is over\n"
        "  slide 7 \"Afternoons\": not at this hour, only from 13:30 to 17:00\n"
        "  slide 8 \"Never\": it can never come: its days have no such weekday or holiday\n"
        "  slide 9: has no picture; give it an image, or set enabled to 0\n"
        "  slide 11 \"Off\": it is not enabled\n";
    if (strcmp(ran.text, want) != 0) {
        fail_msg("%s", ran.text);
    }
    ran_free(&ran);
}

static void test_other_times(void **state)
{
    const char *db = ((struct set_up *)*state)->db.text;
    /* A slide that comes later in the time is not left out. */
    run_expect(command_agenda, WORDS("--on", "2021-01-04", "--from", "13:29", "--for", "3m", db), 0,
               "13:30:1");
    run_expect(command_agenda, WORDS("--on", "2021-01-03", "--for", "1m", db), 0,
               "\"Sundays\"  (slide: 20 s)");
    run_expect(command_agenda, WORDS("--on", "2021-01-01", "--for", "1m", db), 0,
               "\"Holidays\"  (slide: 20 s)");
    run_expect(command_agenda, WORDS("--on", "2021-01-01", "--from", "23:59", "--for", "2m", db), 0,
               "Sat 2021-01-02\n00:00:");
    /* Before as_of, which a show would not believe. */
    shell_must(db, "INSERT INTO setting VALUES ('as_of', '2022-01-01')");
    run_expect(command_agenda, WORDS(DAY, "--for", "1m", db), 0, "slide 2 \"Two\"");
    run_expect(command_agenda, WORDS(db), 0, "for 60 min");
    run_expect(command_agenda, WORDS("--on", "2021-01-04", db), 0, "for 1440 min");
    run_expect(command_agenda, WORDS("--for", "1h30m", db), 0, "for 90 min");
    run_expect(command_agenda, WORDS("--for", "1m30s", db), 0, "for 90 s, at");
}

/* The whole day, be it one of summer time's ends. */
static void test_days_of_other_lengths(void **state)
{
    const char *db = ((struct set_up *)*state)->db.text;
    shell_must(db, "UPDATE setting SET value = 'Europe/Berlin' WHERE name = 'timezone'");
    run_expect(command_agenda, WORDS("--on", "2021-03-28", db), 0, "for 1380 min");
    run_expect(command_agenda, WORDS("--on", "2021-10-31", db), 0, "for 1500 min");
    run_expect(command_agenda, WORDS("--on", "2021-10-30", db), 0, "for 1440 min");
    /* Where the day begins before noon of the day before in Greenwich. */
    shell_must(db, "UPDATE setting SET value = 'Pacific/Kiritimati' WHERE name = 'timezone'");
    run_expect(command_agenda, WORDS(DAY, "--for", "1m", db), 0,
               "\"Over\": its last day is over, 2020-12-31\n");
    run_expect(command_agenda, WORDS(DAY, "--for", "1m", db), 0,
               "\"Later\": its first day is to come, 2021-02-01\n");
}

static void test_rules(void **state)
{
    const char *db = ((struct set_up *)*state)->db.text;
    shell_must(db, "UPDATE slide SET urgent = 1 WHERE id = 2;"
                   "INSERT INTO setting VALUES ('urgent', 'alone')");
    run_expect(command_agenda, WORDS(DAY, "--for", "1m", db), 0,
               "slide 1 \"One\": urgent slides come alone while they last");
    run_expect(command_agenda, WORDS(DAY, "--for", "1s", db), 0, "Left out");
    shell_must(db, "DELETE FROM setting WHERE name = 'urgent'");
    run_expect(command_agenda, WORDS(DAY, "--for", "5s", db), 0,
               "slide 1 \"One\": its turn does not come in this time");
    shell_must(db, "INSERT INTO setting VALUES ('dark', '06:00-07:01')");
    run_expect(command_agenda, WORDS(DAY, "--for", "2m", db), 0,
               "07:00:00.000          the screen is dark\n07:01:00.000    20.0 s");
    shell_must(db, "UPDATE slide SET enabled = 0 WHERE id < 3;"
                   "DELETE FROM setting WHERE name = 'dark'");
    run_expect(command_agenda, WORDS("--on", "2021-01-04", "--from", "13:00", "--for", "40m", db),
               0,
               "13:00:00.000          no slide can be shown: the built-in slide\n"
               "13:30:00.000    20.0 s  slide 7");
    shell_must(db, "DELETE FROM slide WHERE id = 9");
    run_expect(command_agenda, WORDS("--on", "2021-01-04", "--from", "13:00", "--for", "40m", db),
               0,
               "13:00:00.000          no slide is due: the built-in slide\n"
               "13:30:00.000    20.0 s  slide 7");
}

/* A slide that can't be shown keeps no other from coming: the round goes on behind it. */
static void test_a_bad_slide_between_urgent_ones(void **state)
{
    const char *db = ((struct set_up *)*state)->db.text;
    shell_must(db, "DELETE FROM slide WHERE id BETWEEN 3 AND 8;"
                   "UPDATE slide SET seconds = 10;"
                   "UPDATE slide SET urgent = 1 WHERE id = 2;"
                   "UPDATE slide SET position = 9, enabled = 1 WHERE id = 11;");
    static const char *const order[] = {
        "07:00:00.000    10.0 s  slide 2", "07:00:10.000    10.0 s  slide 1",
        "07:00:20.000    10.0 s  slide 2", "07:00:30.000    10.0 s  slide 11",
        "07:00:40.000    10.0 s  slide 2", "07:00:50.000    10.0 s  slide 1",
        "07:01:00.000    10.0 s  slide 2", "07:01:10.000    10.0 s  slide 11",
    };
    for (size_t i = 0; i < SUPPORT_COUNT(order); i++) {
        run_expect(command_agenda, WORDS(DAY, "--for", "2m", db), 0, order[i]);
    }
    /* Nothing else can be shown: it goes on all the same. */
    shell_must(db, "UPDATE slide SET enabled = 0 WHERE id IN (1, 11)");
    run_expect(command_agenda, WORDS(DAY, "--for", "2m", db), 0, "07:01:50.000    10.0 s  slide 2");
}

static void test_why_it_is_not_there(void **state)
{
    const char *db = ((struct set_up *)*state)->db.text;
    shell_must(db, "INSERT INTO setting VALUES ('dark', '06:00-08:00'), ('urgent', 'alone')");
    run_expect(command_agenda, WORDS(DAY, "--for", "10m", db), 0,
               "slide 1 \"One\": the screen is dark");
    run_expect(command_agenda, WORDS(DAY, "--for", "10m", "--json", db), 0, "\"code\": \"dark\"");
    /* There is an urgent one, but it is not due. */
    shell_must(db, "DELETE FROM setting WHERE name = 'dark';"
                   "UPDATE slide SET urgent = 1 WHERE id = 3");
    run_expect(command_agenda, WORDS(DAY, "--for", "5s", db), 0,
               "slide 2 \"Two\": its turn does not come in this time");
}

static void test_json(void **state)
{
    const char *db = ((struct set_up *)*state)->db.text;
    run_expect(command_agenda, WORDS(DAY, "--for", "1m", "--json", "--size", "800x600", db), 0,
               "\"start\": \"2021-01-04T07:00:06.000\"");
    run_expect(command_agenda, WORDS(DAY, "--for", "1m", "--json", db), 0,
               "\"by\": \"shortest\",\n      \"auto_ms\": 3833");
    run_expect(command_agenda, WORDS(DAY, "--for", "1m", "--json", db), 0, "\"code\": \"weekday\"");
}

static void test_command_line(void **state)
{
    const char *db = ((struct set_up *)*state)->db.text;
    static const char *const bad[][2] = {
        {"--on", "2021-02-29"}, {"--on", "07:00"},  {"--from", "24:00"}, {"--from", "2021-01-04"},
        {"--for", "0h"},        {"--for", "2"},     {"--for", "-1h"},    {"--for", "h"},
        {"--for", "9999d"},     {"--for", "1h30"},  {"--for", ""},       {"--size", "1x"},
        {"--nonesuch", "1"},    {"--from", "7:00"}, {"--for", "1w"},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(bad); i++) {
        run_expect(command_agenda, WORDS(bad[i][0], bad[i][1], db), STATUS_USAGE, NULL);
    }
    run_expect(command_agenda, (const char *const[]){NULL}, STATUS_USAGE, "one data file");
    run_expect(command_agenda, WORDS("build/nonesuch.db"), STATUS_NO_FILE, NULL);
    run_expect(command_agenda, WORDS("data/schema.sql"), STATUS_NOT_DATA, NULL);
    run_expect(command_agenda, WORDS("--help"), 0, "--from HH:MM");
}

static void test_why(void **state)
{
    (void)state;
    static const struct {
        struct hold hold;
        const char *language, *want;
    } cases[] = {
        {{.ms = 9000, .by = HOLD_AUTO, .load = {41, 3, 2, 1, 4}},
         "vi",
         "auto: 41 syllables, 3 figures, 2 rows, 1 picture, 4 portraits"},
        {{.ms = 9000, .by = HOLD_AUTO, .load = {1, 1, 0, 0, 0}}, "en", "auto: 1 word, 1 figure"},
        {{.ms = 9000, .by = HOLD_AUTO}, "en", "auto: nothing to read"},
        {{.ms = 60000, .by = HOLD_LONGEST, .auto_ms = 273500, .load = {812, 0, 0, 0, 0}},
         "vi",
         "longest_s: 60 s in place of 273.5 s, auto: 812 syllables"},
        {{.ms = 12345, .by = HOLD_SLIDE, .load = {9, 9, 9, 9, 9}}, "vi", "slide: 12.345 s"},
        {{.ms = 12000, .by = HOLD_ROTATION}, "vi", "rotation: 12 s"},
        {{.ms = 3600000, .by = HOLD_FIXED}, "vi", "device: 3600 s"},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(cases); i++) {
        char why[160];
        agenda_why(why, sizeof why, &cases[i].hold, cases[i].language);
        assert_string_equal(why, cases[i].want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_lines, begin, end),
        cmocka_unit_test_setup_teardown(test_other_times, begin, end),
        cmocka_unit_test_setup_teardown(test_days_of_other_lengths, begin, end),
        cmocka_unit_test_setup_teardown(test_rules, begin, end),
        cmocka_unit_test_setup_teardown(test_a_bad_slide_between_urgent_ones, begin, end),
        cmocka_unit_test_setup_teardown(test_why_it_is_not_there, begin, end),
        cmocka_unit_test_setup_teardown(test_json, begin, end),
        cmocka_unit_test_setup_teardown(test_command_line, begin, end),
        cmocka_unit_test(test_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
