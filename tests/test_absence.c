#include "schedule/absence.h"

#include "schedule/calendar.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

static int32_t day(const char *text)
{
    struct moment m;
    assert_true(clock_parse(text, &m));
    return clock_days(m.year, m.month, m.day);
}

static struct showing rule(const char *first, const char *last, unsigned weekdays)
{
    return (struct showing){.first_day = first == NULL ? INT32_MIN : day(first),
                            .last_day = last == NULL ? INT32_MAX : day(last),
                            .weekdays = (uint8_t)weekdays};
}

static struct absence absent(const struct showing *rules, size_t count, const char *at)
{
    static int32_t holidays[1];
    holidays[0] = day("2021-02-12");
    const struct deck deck = {.showings = rules,
                              .showing_count = count,
                              .holidays = holidays,
                              .holiday_count = SUPPORT_COUNT(holidays)};
    const struct slide_ref ref = {.showing_count = (uint32_t)count};
    struct moment m = {0};
    if (at != NULL) {
        assert_true(clock_parse(at, &m));
    }
    return absence_of(&deck, &ref, &m);
}

enum { ALL = 0x7f, SUNDAY = 0x40, FRIDAY = 0x10 };

/* 2021-01-04 was a Monday. */
static void test_one_rule(void **state)
{
    (void)state;
    struct showing r = rule(NULL, NULL, ALL);
    assert_int_equal(absent(NULL, 0, "2021-01-04 07:00").why, ABSENT_NOT);
    assert_int_equal(absent(&r, 1, "2021-01-04 07:00").why, ABSENT_NOT);
    assert_int_equal(absent(&r, 1, NULL).why, ABSENT_NOT);
    r = rule("2021-01-04", "2021-01-05", SUNDAY);
    assert_int_equal(absent(&r, 1, "2021-01-04 07:00").why, ABSENT_NEVER);
    r = rule(NULL, "2021-01-03", ALL);
    assert_int_equal(absent(&r, 1, "2021-01-04 00:00").why, ABSENT_OVER);
    assert_int_equal(absent(&r, 1, NULL).why, ABSENT_CLOCK);
    r = rule("2021-01-05", NULL, ALL);
    assert_int_equal(absent(&r, 1, "2021-01-04 23:59").why, ABSENT_LATER);
    r = rule(NULL, NULL, SUNDAY);
    assert_int_equal(absent(&r, 1, "2021-01-04 07:00").why, ABSENT_WEEKDAY);
    r = rule(NULL, NULL, ALL);
    r.holidays = HOLIDAYS_ONLY;
    assert_int_equal(absent(&r, 1, "2021-01-04 07:00").why, ABSENT_HOLIDAY);
    r.holidays = HOLIDAYS_NOT;
    assert_int_equal(absent(&r, 1, "2021-02-12 07:00").why, ABSENT_HOLIDAY);
    r.holidays = HOLIDAYS_TOO;
    r.from_minute = 480;
    r.until_minute = 540;
    assert_int_equal(absent(&r, 1, "2021-01-04 09:00").why, ABSENT_HOUR);
    assert_int_equal(absent(&r, 1, "2021-01-04 08:59").why, ABSENT_NOT);
}

/* Of several the nearest, whatever their order. */
static void test_several_rules(void **state)
{
    (void)state;
    struct showing hour = rule(NULL, NULL, ALL);
    hour.from_minute = 480;
    hour.until_minute = 540;
    const struct showing over = rule(NULL, "2021-01-03", ALL);
    const struct showing sundays = rule(NULL, NULL, SUNDAY);
    const struct showing rules[][3] = {{over, sundays, hour}, {hour, over, sundays}};
    for (size_t i = 0; i < SUPPORT_COUNT(rules); i++) {
        const struct absence a = absent(rules[i], 3, "2021-01-04 07:00");
        assert_int_equal(a.why, ABSENT_HOUR);
        assert_int_equal(a.rule.from_minute, 480);
        assert_int_equal(absent(rules[i], 3, "2021-01-04 08:00").why, ABSENT_NOT);
    }
}

/* It is told to be absent just when it is not due. */
static void test_against_the_calendar(void **state)
{
    (void)state;
    struct rng rng = {8};
    size_t told[ABSENT_NOT + 1] = {0};
    for (int round = 0; round < 20000; round++) {
        struct showing r[2];
        for (size_t i = 0; i < 2; i++) {
            r[i] = rule(NULL, NULL, (unsigned)(1 + rng_below(&rng, ALL)));
            r[i].first_day = day("2021-02-01") + (int32_t)rng_below(&rng, 20);
            r[i].last_day = r[i].first_day + (int32_t)rng_below(&rng, 20);
            r[i].from_minute = (int16_t)rng_below(&rng, 1440);
            r[i].until_minute = (int16_t)rng_below(&rng, 1440);
            r[i].holidays = (uint8_t)rng_below(&rng, 3);
        }
        char at[20];
        snprintf(at, sizeof at, "2021-02-%02zu %02zu:%02zu", 1 + rng_below(&rng, 28),
                 rng_below(&rng, 24), rng_below(&rng, 60));
        struct moment m;
        assert_true(clock_parse(at, &m));
        const int32_t holidays[] = {day("2021-02-12")};
        const struct deck deck = {
            .showings = r, .showing_count = 2, .holidays = holidays, .holiday_count = 1};
        const struct slide_ref ref = {.showing_count = 2};
        const struct calendar c = calendar_at(&deck, &m);
        const enum absence_why why = absence_of(&deck, &ref, &m).why;
        assert_int_equal(why == ABSENT_NOT, calendar_due(&deck, &ref, &c));
        told[why]++;
    }
    for (size_t why = 0; why <= ABSENT_NOT; why++) {
        assert_true(told[why] > 100 || why == ABSENT_CLOCK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_rule),
        cmocka_unit_test(test_several_rules),
        cmocka_unit_test(test_against_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
