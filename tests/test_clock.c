#include "base/clock.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void test_days(void **state)
{
    (void)state;
    assert_int_equal(clock_days(1970, 1, 1), 0);
    assert_int_equal(clock_days(1969, 12, 31), -1);
    assert_int_equal(clock_days(2000, 3, 1), 11017);
    assert_int_equal(clock_days(2020, 12, 29), 18625);
    assert_int_equal(clock_days(1600, 1, 1), -135140);
    assert_int_equal(clock_days(9999, 12, 31), 2932896);
}

/* Every day of four centuries follows the day before it, with the weekday that comes next. */
static void test_days_in_a_row(void **state)
{
    (void)state;
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int32_t day = clock_days(1900, 1, 1);
    int weekday = 1; /* a Monday */
    for (int year = 1900; year < 2300; year++) {
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        for (int month = 1; month <= 12; month++) {
            int length = lengths[month - 1] + (month == 2 && leap);
            for (int d = 1; d <= length; d++) {
                assert_int_equal(clock_days(year, month, d), day++);
            }
            char text[40];
            struct moment m;
            (void)snprintf(text, sizeof text, "%04d-%02d-01", year, month);
            assert_true(clock_parse(text, &m));
            assert_int_equal(m.weekday, weekday);
            weekday = (weekday - 1 + length) % 7 + 1;
            (void)snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, length + 1);
            assert_false(clock_parse(text, &m));
        }
    }
}

/* Half past five is half past five, also in the nights when the clocks are changed. */
static void test_after(void **state)
{
    (void)state;
    static const struct {
        const char *zone;
        int64_t from_s; /* 22:00:30 there */
        int hours;      /* to 05:30 */
        int half;
    } nights[] = {
        {"UTC0", 1609279230, 7, 30},
        {"Asia/Ho_Chi_Minh", 1609254030, 7, 30},
        {"CET-1CEST,M3.5.0,M10.5.0/3", 1616878830, 6, 30}, /* 2021-03-27: put forward */
        {"CET-1CEST,M3.5.0,M10.5.0/3", 1635624030, 8, 30}, /* 2021-10-30: put back */
    };
    for (size_t i = 0; i < SUPPORT_COUNT(nights); i++) {
        assert_int_equal(setenv("TZ", nights[i].zone, 1), 0);
        tzset();
        const struct moment m = clock_moment(nights[i].from_s * 1000, 0);
        assert_int_equal(m.minute, 22 * 60);
        const int64_t end = clock_after_ms(nights[i].from_s * 1000 + 77, 450);
        assert_int_equal(clock_moment(end, 0).minute, 5 * 60 + 30);
        assert_int_equal(clock_moment(end - 1, 0).minute, 5 * 60 + 29);
        assert_int_equal(end / 1000 - nights[i].from_s + 30,
                         (nights[i].hours * 60 + nights[i].half) * 60);
    }
    assert_int_equal(unsetenv("TZ"), 0);
    tzset();
}

static void test_parse(void **state)
{
    (void)state;
    struct moment m;
    assert_true(clock_parse("2020-12-29", &m));
    assert_true(m.trusted);
    assert_int_equal(m.year, 2020);
    assert_int_equal(m.month, 12);
    assert_int_equal(m.day, 29);
    assert_int_equal(m.weekday, 2); /* a Tuesday */
    assert_int_equal(m.minute, 0);
    assert_true(clock_parse("2020-02-29T23:59", &m));
    assert_int_equal(m.minute, 1439);
    assert_int_equal(m.weekday, 6);
    assert_true(clock_parse("2020-12-27 00:00", &m));
    assert_int_equal(m.weekday, 7);
    assert_true(clock_parse("14:05", &m));
    assert_int_equal(m.year, 1970);
    assert_int_equal(m.minute, 845);
}

static void test_parse_refuses_nonsense(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        " ",
        "25:00",
        "24:00",
        "12:60",
        "1:05",
        "12:5",
        "12",
        "12:05:01",
        "2020-13-01",
        "2020-00-10",
        "2020-12-00",
        "2020-12-32",
        "2021-02-29",
        "1900-02-29",
        "0000-01-01",
        "2020-12-29 ",
        "2020-12-29x",
        "2020-12-29 25:00",
        "2020-12-29  14:05",
        "20-12-29",
        "2020/12/29",
        "2020-12-29 14:05 ",
        " 2020-12-29",
        "+020-12-29",
        "2020-12-29T",
        "-1:05",
        "２020-12-29",
    };
    for (size_t i = 0; i < SUPPORT_COUNT(bad); i++) {
        struct moment m = {.year = 77};
        if (clock_parse(bad[i], &m)) {
            fail_msg("\"%s\" is taken for a time", bad[i]);
        }
        assert_int_equal(m.year, 77); /* untouched */
    }
}

static void zone(const char *name)
{
    assert_int_equal(setenv("TZ", name, 1), 0);
    tzset();
}

static void test_moment_in_the_zone(void **state)
{
    (void)state;
    zone("<+07>-7"); /* Vietnam, without need of the zone files */
    /* 2020-12-29 07:30 UTC */
    struct moment m = clock_moment(1609227000000, 0);
    assert_true(m.trusted);
    assert_int_equal(m.year, 2020);
    assert_int_equal(m.month, 12);
    assert_int_equal(m.day, 29);
    assert_int_equal(m.weekday, 2);
    assert_int_equal(m.minute, 14 * 60 + 30);
    /* Sunday evening in UTC is Monday in Vietnam. */
    m = clock_moment(1609088400000, 0);
    assert_int_equal(m.weekday, 1);
    assert_int_equal(m.day, 28);
    assert_int_equal(m.minute, 0);
    zone("UTC0");
    m = clock_moment(1609088400000, 0);
    assert_int_equal(m.weekday, 7);
    assert_int_equal(m.minute, 17 * 60);
}

static void test_a_clock_before_the_floor_is_not_trusted(void **state)
{
    (void)state;
    zone("UTC0");
    assert_true(clock_moment(1000, 1000).trusted);
    assert_false(clock_moment(999, 1000).trusted);
    assert_false(clock_moment(0, 1609227000000).trusted); /* a box without a battery */
}

static void test_clocks_go_on(void **state)
{
    (void)state;
    int64_t before = clock_monotonic_ms();
    int64_t wall = clock_wall_ms();
    struct timespec pause = {0, 12 * 1000000};
    (void)nanosleep(&pause, NULL);
    int64_t after = clock_monotonic_ms();
    assert_true(after - before >= 11 && after - before < 10000);
    assert_true(clock_wall_ms() >= wall);
    assert_true(wall > 1577836800000); /* 2020 */
}

static void test_same_minute(void **state)
{
    (void)state;
    const struct moment unknown = {.minute = 5}, unknown_too = {.minute = 6};
    struct moment a, b;
    assert_true(clock_parse("2020-12-29 14:05", &a));
    b = a;
    assert_true(clock_same_minute(&a, &b));
    b.minute++;
    assert_false(clock_same_minute(&a, &b));
    assert_true(clock_parse("2021-12-29 14:05", &b));
    assert_false(clock_same_minute(&a, &b));
    assert_true(clock_same_minute(&unknown, &unknown_too));
    assert_false(clock_same_minute(&a, &unknown));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_minute),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_days_in_a_row),
        cmocka_unit_test(test_after),
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_parse_refuses_nonsense),
        cmocka_unit_test(test_moment_in_the_zone),
        cmocka_unit_test(test_a_clock_before_the_floor_is_not_trusted),
        cmocka_unit_test(test_clocks_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
