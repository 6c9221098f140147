#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "schedule/calendar.h"
#include "schedule/span.h"
#include "support.h"

static const struct deck no_holidays = {0};

static bool allows(const struct showing *s, const struct moment *m)
{
    const struct calendar at = calendar_at(&no_holidays, m);
    return calendar_allows(s, &at);
}

enum { MONDAY = 1, FRIDAY = 1 << 4, SUNDAY = 1 << 6, ALL = 0x7f };

static int32_t day(const char *text)
{
    struct moment m;
    assert_true(clock_parse(text, &m));
    return clock_days(m.year, m.month, m.day);
}

static struct showing rule(const char *first, const char *last, int weekdays)
{
    return (struct showing){
        .first_day = first == NULL ? INT32_MIN : day(first),
        .last_day = last == NULL ? INT32_MAX : day(last),
        .weekdays = (uint8_t)weekdays,
    };
}

static void test_any(void **state)
{
    (void)state;
    /* 2020-12-28 was a Monday. */
    static const struct {
        const char *first, *last;
        int weekdays;
        bool any;
    } cases[] = {
        {NULL, NULL, ALL, true},
        {NULL, NULL, SUNDAY, true},
        {NULL, NULL, 0, false},
        {"2020-12-28", "2020-12-28", MONDAY, true},
        {"2020-12-28", "2020-12-28", ALL & ~MONDAY, false},
        {"2020-12-29", "2021-01-03", MONDAY, false},
        {"2020-12-29", "2021-01-04", MONDAY, true},
        {"2020-12-28", "2021-01-02", SUNDAY, false},
        {"2020-12-27", "2021-01-02", SUNDAY, true},
        {NULL, "1970-01-01", MONDAY, true},
        {"2020-12-28", NULL, SUNDAY, true},
        {"2020-12-29", "2020-12-28", ALL, false}, /* the reader refuses it already */
        {"9999-12-31", "9999-12-31", FRIDAY, true},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(cases); i++) {
        struct showing s = rule(cases[i].first, cases[i].last, cases[i].weekdays);
        if (span_any(&no_holidays, &s) != cases[i].any) {
            fail_msg("case %zu", i);
        }
    }
}

static bool over(const struct showing *s, const char *now)
{
    struct moment m;
    assert_true(clock_parse(now, &m));
    return span_over(&no_holidays, s, &m);
}

static void test_over(void **state)
{
    (void)state;
    struct showing s = rule(NULL, "2020-12-31", ALL);
    assert_false(over(&s, "2020-12-31 23:59"));
    assert_true(over(&s, "2021-01-01 00:00"));
    s = rule(NULL, "2020-12-31", MONDAY); /* the last Monday is the 28th */
    assert_false(over(&s, "2020-12-28 23:59"));
    assert_true(over(&s, "2020-12-29 00:00"));
    s = rule(NULL, NULL, MONDAY);
    assert_false(over(&s, "9999-12-31 23:59"));
    s = rule("2030-01-01", "2030-01-02", ALL);
    assert_false(over(&s, "2020-12-31 23:59"));
}

static void test_over_by_the_hour(void **state)
{
    (void)state;
    struct showing s = rule(NULL, "2020-12-31", ALL);
    s.from_minute = 8 * 60;
    s.until_minute = 12 * 60;
    assert_false(over(&s, "2020-12-31 11:59"));
    assert_true(over(&s, "2020-12-31 12:00"));
    s.until_minute = 0; /* until midnight */
    assert_false(over(&s, "2020-12-31 23:59"));
    assert_true(over(&s, "2021-01-01 00:00"));
    s.from_minute = 22 * 60; /* into the next morning */
    s.until_minute = 6 * 60;
    assert_false(over(&s, "2021-01-01 05:59"));
    assert_true(over(&s, "2021-01-01 06:00"));
}

static void test_over_is_not_known_without_a_clock(void **state)
{
    (void)state;
    struct showing s = rule(NULL, "2020-12-31", ALL);
    assert_false(span_over(&no_holidays, &s, &(struct moment){0}));
}

/* The two agree with the calendar, minute by minute. */
static void test_against_the_calendar(void **state)
{
    (void)state;
    struct rng r = {7};
    for (int n = 0; n < 200; n++) {
        int32_t first = day("2020-12-21") + (int32_t)rng_below(&r, 10);
        struct showing s = {
            .first_day = first,
            .last_day = first + (int32_t)rng_below(&r, 9),
            .weekdays = (uint8_t)(1 + rng_below(&r, ALL)),
            .from_minute = (int16_t)(rng_below(&r, 24) * 60),
            .until_minute = (int16_t)(rng_below(&r, 24) * 60),
        };
        bool later = false;
        bool any = false;
        for (int hours = 30 * 24; hours >= 0; hours--) {
            int32_t days = day("2020-12-15") + hours / 24;
            struct moment m = {.trusted = true,
                               .year = days < day("2021-01-01") ? 2020 : 2021,
                               .month = days < day("2021-01-01") ? 12 : 1,
                               .weekday = (int)((days + 3) % 7) + 1,
                               .minute = hours % 24 * 60};
            m.day = 1 + days - clock_days(m.year, m.month, 1);
            later = later || allows(&s, &m);
            any = any || later;
            assert_int_equal(span_over(&no_holidays, &s, &m), !later);
        }
        assert_int_equal(span_any(&no_holidays, &s), any);
    }
}

/* Days that are holidays, and days that are not. */
static void test_holidays(void **state)
{
    (void)state;
    int32_t days[] = {day("2021-02-11"), day("2021-02-12"), day("2021-04-30")}; /* Thu, Fri, Fri */
    const struct deck deck = {.holidays = days, .holiday_count = 3};
    struct moment m;
    struct showing s = rule(NULL, NULL, ALL);
    s.holidays = HOLIDAYS_ONLY;
    assert_true(span_any(&deck, &s));
    assert_false(span_any(&no_holidays, &s));
    assert_true(clock_parse("2021-04-30 23:59", &m));
    assert_false(span_over(&deck, &s, &m));
    assert_true(clock_parse("2021-05-01 00:00", &m));
    assert_true(span_over(&deck, &s, &m));
    s = rule(NULL, "2021-04-29", ALL);
    s.holidays = HOLIDAYS_ONLY;
    assert_true(clock_parse("2021-02-13 00:00", &m));
    assert_true(span_over(&deck, &s, &m));
    s.weekdays = SUNDAY;
    assert_false(span_any(&deck, &s));
    /* Fridays in a span whose only Friday is a holiday. */
    s = rule("2021-04-26", "2021-05-02", FRIDAY);
    assert_true(span_any(&deck, &s));
    s.holidays = HOLIDAYS_NOT;
    assert_false(span_any(&deck, &s));
    s = rule("2021-04-19", "2021-05-02", FRIDAY);
    s.holidays = HOLIDAYS_NOT;
    assert_true(clock_parse("2021-04-24 00:00", &m));
    assert_true(span_over(&deck, &s, &m));
    s = rule(NULL, NULL, ALL);
    s.holidays = HOLIDAYS_NOT;
    assert_false(span_over(&deck, &s, &m));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any),
        cmocka_unit_test(test_over),
        cmocka_unit_test(test_over_by_the_hour),
        cmocka_unit_test(test_over_is_not_known_without_a_clock),
        cmocka_unit_test(test_holidays),
        cmocka_unit_test(test_against_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
