#include "base/zone.h"
#include "schedule/calendar.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <time.h>

enum { ALL_DAYS = 0x7f };

/* Every day, all day. */
static struct showing always(void)
{
    return (struct showing){.first_day = INT32_MIN, .last_day = INT32_MAX, .weekdays = ALL_DAYS};
}

static struct moment at(const char *text)
{
    struct moment m;
    assert_true(clock_parse(text, &m));
    return m;
}

static const struct deck no_holidays = {0};

static bool allows(const struct showing *showing, const struct moment *m)
{
    const struct calendar at = calendar_at(&no_holidays, m);
    return calendar_allows(showing, &at);
}

static struct calendar calendar_of(const struct deck *deck, const char *text)
{
    const struct moment m = at(text);
    return calendar_at(deck, &m);
}

static void expect(const struct showing *showing, const char *text, bool allowed)
{
    struct moment m = at(text);
    if (allows(showing, &m) != allowed) {
        fail_msg("%s: %s", text, allowed ? "is not allowed" : "is allowed");
    }
}

static void test_no_rule_is_always(void **state)
{
    (void)state;
    struct showing s = always();
    expect(&s, "1970-01-01 00:00", true);
    expect(&s, "2020-12-29 14:05", true);
    expect(&s, "9999-12-31 23:59", true);
}

static void test_days_are_inclusive(void **state)
{
    (void)state;
    struct showing s = always();
    s.first_day = clock_days(2020, 12, 29);
    s.last_day = clock_days(2020, 12, 31);
    expect(&s, "2020-12-28 23:59", false);
    expect(&s, "2020-12-29 00:00", true);
    expect(&s, "2020-12-31 23:59", true);
    expect(&s, "2021-01-01 00:00", false);
}

static void test_hours_end_just_before(void **state)
{
    (void)state;
    struct showing s = always();
    s.from_minute = 7 * 60 + 30;
    s.until_minute = 11 * 60;
    expect(&s, "2020-12-29 07:29", false);
    expect(&s, "2020-12-29 07:30", true);
    expect(&s, "2020-12-29 10:59", true);
    expect(&s, "2020-12-29 11:00", false);
}

/* From midnight, or until midnight. */
static void test_hours_at_the_ends_of_the_day(void **state)
{
    (void)state;
    struct showing s = always();
    s.until_minute = 60;
    expect(&s, "2020-12-29 00:00", true);
    expect(&s, "2020-12-29 01:00", false);
    expect(&s, "2020-12-29 23:59", false);
    s.from_minute = 23 * 60;
    s.until_minute = 0;
    expect(&s, "2020-12-29 22:59", false);
    expect(&s, "2020-12-29 23:00", true);
    expect(&s, "2020-12-29 23:59", true);
    expect(&s, "2020-12-29 00:00", false);
}

static void test_weekdays(void **state)
{
    (void)state;
    for (unsigned day = 1; day <= 7; day++) {
        struct showing s = always();
        s.weekdays = (uint8_t)(1u << (day - 1));
        for (unsigned k = 0; k < 7; k++) { /* 2020-12-28 is a Monday */
            struct moment m = at("2020-12-28 12:00");
            m.day = 21 + (int)k;
            m.weekday = (int)k + 1;
            assert_int_equal(allows(&s, &m), k + 1 == day);
        }
    }
}

/* Past midnight the small hours belong to the day that the span began on. */
static void test_over_midnight(void **state)
{
    (void)state;
    struct showing s = always();
    s.from_minute = 22 * 60;
    s.until_minute = 2 * 60;
    expect(&s, "2020-12-29 21:59", false);
    expect(&s, "2020-12-29 22:00", true);
    expect(&s, "2020-12-30 01:59", true);
    expect(&s, "2020-12-30 02:00", false);
    s.first_day = s.last_day = clock_days(2020, 12, 31);
    expect(&s, "2020-12-31 01:00", false); /* of the night before */
    expect(&s, "2020-12-31 23:00", true);
    expect(&s, "2021-01-01 01:00", true);
    expect(&s, "2021-01-01 23:00", false);
}

static void test_over_midnight_of_a_weekday(void **state)
{
    (void)state;
    struct showing s = always();
    s.weekdays = 1 << 6; /* Sunday nights */
    s.from_minute = 22 * 60;
    s.until_minute = 2 * 60;
    expect(&s, "2020-12-27 23:00", true);
    expect(&s, "2020-12-28 01:00", true); /* Monday's small hours */
    expect(&s, "2020-12-28 23:00", false);
    expect(&s, "2020-12-27 01:00", false);
}

/* Who does not know the time shows what does not ask for it, and nothing else. */
static void test_a_moment_that_is_not_trusted(void **state)
{
    (void)state;
    const struct moment unknown = {0};
    struct showing s = always();
    assert_true(allows(&s, &unknown));
    s.first_day = 0;
    assert_false(allows(&s, &unknown));
    s = always();
    s.last_day = INT32_MAX - 1;
    assert_false(allows(&s, &unknown));
    s = always();
    s.weekdays = 0x3f;
    assert_false(allows(&s, &unknown));
    s = always();
    s.until_minute = 1;
    assert_false(allows(&s, &unknown));
}

/* Each minute of two weeks against the rule in plain words. */
static void test_every_minute(void **state)
{
    (void)state;
    struct rng rng = {31};
    for (int round = 0; round < 40; round++) {
        struct showing s = always();
        s.weekdays = (uint8_t)(1 + rng_below(&rng, ALL_DAYS));
        s.from_minute = (int16_t)rng_below(&rng, 1440);
        s.until_minute = (int16_t)rng_below(&rng, 1440);
        s.first_day = clock_days(2020, 12, 20) + (int32_t)rng_below(&rng, 8);
        s.last_day = s.first_day + (int32_t)rng_below(&rng, 8);
        int length = (s.until_minute - s.from_minute + 1440) % 1440;
        length = length == 0 ? 1440 : length;
        int from = s.from_minute == s.until_minute ? 0 : s.from_minute;
        for (int day = 19; day < 32; day++) {
            for (int minute = 0; minute < 1440; minute += 7) {
                struct moment m = {true, 2020, 12, day, (day - 19 + 5) % 7 + 1, minute};
                bool want = false;
                for (int begun = day - 1; begun <= day; begun++) {
                    int32_t first = clock_days(2020, 12, begun);
                    int since = (day - begun) * 1440 + minute - from;
                    want = want || (since >= 0 && since < length && first >= s.first_day &&
                                    first <= s.last_day &&
                                    ((s.weekdays >> ((begun - 19 + 7 + 5) % 7)) & 1) != 0);
                }
                assert_int_equal(allows(&s, &m), want);
            }
        }
    }
}

static void test_due_by_any_of_its_rules(void **state)
{
    (void)state;
    struct showing rules[3] = {always(), always(), always()};
    rules[0].last_day = 0;
    rules[1].from_minute = 60;
    rules[1].until_minute = 120;
    rules[2].from_minute = 600;
    rules[2].until_minute = 660;
    const struct deck deck = {.showings = rules, .showing_count = 3};
    struct slide_ref ref = {.first_showing = 1, .showing_count = 2};
    const struct calendar early = calendar_of(&deck, "2020-12-29 01:30");
    const struct calendar late = calendar_of(&deck, "2020-12-29 10:30");
    const struct calendar noon = calendar_of(&deck, "2020-12-29 12:00");
    assert_true(calendar_due(&deck, &ref, &early));
    assert_true(calendar_due(&deck, &ref, &late));
    assert_false(calendar_due(&deck, &ref, &noon));
    ref.showing_count = 1;
    assert_false(calendar_due(&deck, &ref, &late));
    ref.showing_count = 0;
    assert_true(calendar_due(&deck, &ref, &noon));
    assert_true(calendar_due(&deck, &ref, &(struct calendar){0}));
}

/* What strftime says of the time, and whether a rule of one weekday and two full hours fits. */
static bool fits_by_hand(int64_t ms, int weekday, int from, int until)
{
    const time_t seconds = (time_t)(ms / 1000);
    struct tm local;
    char day[8], hour[8];
    assert_non_null(localtime_r(&seconds, &local));
    assert_int_equal(strftime(day, sizeof day, "%u", &local), 1);
    assert_int_equal(strftime(hour, sizeof hour, "%H", &local), 2);
    const int d = atoi(day), h = atoi(hour);
    const int before = d == 1 ? 7 : d - 1;
    if (from == until) {
        return d == weekday;
    }
    if (from < until) {
        return d == weekday && h >= from && h < until;
    }
    return (d == weekday && h >= from) || (before == weekday && h < until);
}

/* Every weekday, every hour from and until, over midnight too, for the four days around each change
 * of zones that move their clocks, on land and in the middle of the night. */
static void test_all_hours_through_changes_of_the_zone(void **state)
{
    (void)state;
    static const struct {
        const char *zone, *around;
        int minutes; /* that the day has */
    } changes[] = {
        {"America/New_York", "2021-03-14", 1380}, {"America/New_York", "2021-11-07", 1500},
        {"Europe/Berlin", "2038-03-28", 1380},    {"Europe/Berlin", "2038-10-31", 1500},
        {"America/Santiago", "2021-09-05", 1380}, {"Australia/Lord_Howe", "2021-10-03", 1410},
        {"Asia/Ho_Chi_Minh", "2024-02-29", 1440}, {"America/Sao_Paulo", "2018-11-04", 1380},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(changes); i++) {
        const struct moment day = at(changes[i].around);
        assert_true(zone_use(changes[i].zone, NULL));
        const int64_t first = zone_wall_ms(&day, "") - (int64_t)24 * 3600000;
        int64_t minutes = 0;
        for (int64_t ms = first; ms < first + (int64_t)4 * 24 * 3600000; ms += 30 * 60000) {
            const struct moment m = clock_moment(ms, 0);
            const struct calendar c = calendar_at(&no_holidays, &m);
            minutes += m.year == day.year && m.month == day.month && m.day == day.day ? 30 : 0;
            for (int weekday = 1; weekday <= 7; weekday++) {
                for (int from = 0; from < 24; from++) {
                    for (int until = 0; until < 24; until++) {
                        struct showing s = always();
                        s.weekdays = (uint8_t)(1U << (weekday - 1));
                        s.from_minute = (int16_t)(from * 60);
                        s.until_minute = (int16_t)(until * 60);
                        if (calendar_allows(&s, &c) != fits_by_hand(ms, weekday, from, until)) {
                            fail_msg("%s, %s: weekday %d, %d to %d at %lld", changes[i].zone,
                                     changes[i].around, weekday, from, until, (long long)ms);
                        }
                    }
                }
            }
        }
        assert_int_equal(minutes, changes[i].minutes);
    }
    assert_true(zone_use("", NULL));
}

static void test_holidays(void **state)
{
    (void)state;
    int32_t days[] = {clock_days(2020, 2, 29), clock_days(2021, 2, 11), clock_days(2021, 2, 12)};
    const struct deck deck = {.holidays = days, .holiday_count = 3};
    static const struct {
        const char *at;
        bool is_holiday;
        bool night; /* the holiday rule for 22:00 to 06:00 fits */
    } cases[] = {
        {"2020-02-28 23:00", false, false}, {"2020-02-29 05:00", true, false},
        {"2020-02-29 12:00", true, false},  {"2020-02-29 22:00", true, true},
        {"2020-03-01 05:59", false, true},  {"2020-03-01 06:00", false, false},
        {"2021-02-12 05:00", true, true},   {"2021-02-13 05:00", false, true},
        {"2021-02-13 22:00", false, false}, {"2022-02-11 22:00", false, false},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(cases); i++) {
        const struct calendar c = calendar_of(&deck, cases[i].at);
        struct showing s = always();
        assert_true(calendar_allows(&s, &c));
        s.holidays = HOLIDAYS_ONLY;
        assert_int_equal(calendar_allows(&s, &c), cases[i].is_holiday);
        s.holidays = HOLIDAYS_NOT;
        assert_int_equal(calendar_allows(&s, &c), !cases[i].is_holiday);
        s.from_minute = 22 * 60;
        s.until_minute = 6 * 60;
        s.holidays = HOLIDAYS_ONLY;
        assert_int_equal(calendar_allows(&s, &c), cases[i].night);
    }
    struct showing s = always();
    const struct calendar unknown = calendar_at(&deck, &(struct moment){0});
    s.holidays = HOLIDAYS_NOT;
    assert_false(calendar_allows(&s, &unknown));
    s.holidays = HOLIDAYS_ONLY;
    assert_false(calendar_allows(&s, &unknown));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_rule_is_always),
        cmocka_unit_test(test_days_are_inclusive),
        cmocka_unit_test(test_hours_end_just_before),
        cmocka_unit_test(test_hours_at_the_ends_of_the_day),
        cmocka_unit_test(test_weekdays),
        cmocka_unit_test(test_over_midnight),
        cmocka_unit_test(test_over_midnight_of_a_weekday),
        cmocka_unit_test(test_a_moment_that_is_not_trusted),
        cmocka_unit_test(test_every_minute),
        cmocka_unit_test(test_all_hours_through_changes_of_the_zone),
        cmocka_unit_test(test_holidays),
        cmocka_unit_test(test_due_by_any_of_its_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
