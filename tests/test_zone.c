#include "base/zone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

/* A test leaves no zone behind. */
static int machine(void **state)
{
    (void)state;
    assert_true(zone_use("", NULL));
    return 0;
}

static struct moment at(const char *text)
{
    struct moment m;
    assert_true(clock_parse(text, &m));
    return m;
}

static void test_known(void **state)
{
    (void)state;
    assert_true(zone_known("Asia/Ho_Chi_Minh"));
    assert_true(zone_known("America/New_York"));
    assert_true(zone_known("UTC"));
    assert_true(zone_known(""));
    static const char *const not [] = {"Asia/Dalat",        "Asia",        "asia/ho_chi_minh",
                                       "../etc/passwd",     "/etc/passwd", "Asia/..",
                                       "Asia/Ho_Chi_Minh ", "ICT-7"};
    for (size_t i = 0; i < sizeof not / sizeof *not ; i++) {
        if (zone_known(not [i])) {
            fail_msg("%s", not [i]);
        }
    }
    char longest[200];
    memset(longest, 'A', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_false(zone_known(longest));
}

/* 2020-12-29 14:05 in Đà Lạt is 07:05 UTC. */
static void test_use(void **state)
{
    (void)state;
    const int64_t ms = 1609225500000;
    assert_true(zone_use("Asia/Ho_Chi_Minh", NULL));
    assert_int_equal(clock_moment(ms, 0).minute, 14 * 60 + 5);
    assert_true(zone_use("UTC", NULL));
    assert_int_equal(clock_moment(ms, 0).minute, 7 * 60 + 5);
    assert_false(zone_use("Asia/Dalat", "Asia/Tokyo"));
    assert_int_equal(clock_moment(ms, 0).minute, 16 * 60 + 5);
    assert_true(zone_use("", "America/New_York"));
    assert_int_equal(clock_moment(ms, 0).minute, 2 * 60 + 5);
    assert_true(zone_use("", NULL));
    assert_null(getenv("TZ"));
}

static void test_wall_of(void **state)
{
    (void)state;
    const struct moment m = at("2020-12-29 14:05");
    assert_true(zone_use("America/New_York", NULL));
    assert_true(zone_wall_ms(&m, "Asia/Ho_Chi_Minh") == 1609225500000);
    assert_true(zone_wall_ms(&m, "UTC") == 1609250700000);
    assert_true(zone_wall_ms(&m, "") == 1609268700000);
    assert_true(zone_wall_ms(&m, "Asia/Dalat") == 1609268700000);
    assert_string_equal(getenv("TZ"), "America/New_York"); /* as it was */
}

/* There and back, through summer times and leap days and beyond 2038. */
static void test_every_hour_of_some_years(void **state)
{
    (void)state;
    static const char *const zones[] = {"Asia/Ho_Chi_Minh", "America/New_York", "Europe/Berlin",
                                        "Australia/Lord_Howe", "Asia/Kathmandu"};
    static const int years[] = {2020, 2021, 2037, 2038, 2040};
    for (size_t z = 0; z < sizeof zones / sizeof *zones; z++) {
        assert_true(zone_use(zones[z], NULL));
        for (size_t y = 0; y < sizeof years / sizeof *years; y++) {
            const int64_t first = (int64_t)clock_days(years[y], 1, 1) * 86400000;
            for (int64_t hour = 0; hour < 24 * 366; hour++) {
                const int64_t ms = first + hour * 3600000;
                const struct moment m = clock_moment(ms, 0);
                assert_true(m.trusted);
                const int64_t off = zone_wall_ms(&m, "") - ms;
                /* The hour that comes twice may be the other one. */
                assert_true(off == 0 || llabs(off) == 3600000 || llabs(off) == 1800000);
                const int64_t days = clock_days(m.year, m.month, m.day);
                assert_int_equal(m.weekday, (days + 3) % 7 + 1);
                /* Never more than 14 hours from Greenwich. */
                assert_true(llabs(days * 86400000 + m.minute * 60000LL - ms) <= 14 * 3600000LL);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_known, machine, machine),
        cmocka_unit_test_setup_teardown(test_use, machine, machine),
        cmocka_unit_test_setup_teardown(test_wall_of, machine, machine),
        cmocka_unit_test_setup_teardown(test_every_hour_of_some_years, machine, machine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
