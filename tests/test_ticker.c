#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "commands/ticker.h"

#include <poll.h>
#include <sys/timerfd.h>

static int64_t seconds_left(const struct ticker *t)
{
    struct itimerspec left;
    assert_int_equal(timerfd_gettime(t->fd, &left), 0);
    assert_int_equal(left.it_interval.tv_sec, 0);
    return left.it_value.tv_sec + (left.it_value.tv_nsec > 0);
}

static bool is_readable(const struct ticker *t)
{
    struct pollfd polled = {.fd = t->fd, .events = POLLIN};
    return poll(&polled, 1, 0) > 0;
}

static void test_a_clock_nobody_sees(void **state)
{
    (void)state;
    struct ticker t;
    struct err err = {0};
    assert_true(ticker_open(&t, &err));
    assert_true(seconds_left(&t) > 3600 * 24 * 365);
    ticker_at(&t, clock_wall_ms() + 60 * 1000);
    ticker_at(&t, INT64_MAX);
    assert_true(seconds_left(&t) > 3600 * 24 * 365);
    ticker_close(&t);
    ticker_close(&t);
}

static void test_at_a_moment(void **state)
{
    (void)state;
    struct ticker t;
    struct err err = {0};
    assert_true(ticker_open(&t, &err));
    ticker_at(&t, clock_wall_ms() + 3600 * 1000);
    assert_in_range(seconds_left(&t), 3599, 3600);
    assert_false(is_readable(&t));
    ticker_at(&t, clock_wall_ms() + 20);
    struct pollfd polled = {.fd = t.fd, .events = POLLIN};
    assert_int_equal(poll(&polled, 1, 1000), 1);
    ticker_at(&t, clock_wall_ms() + 3600 * 1000); /* takes the one that came */
    assert_false(is_readable(&t));
    ticker_close(&t);
}

static void test_set_anew_it_is_quiet(void **state)
{
    (void)state;
    struct ticker t;
    struct err err = {0};
    assert_true(ticker_open(&t, &err));
    /* As if the minute had come. */
    const struct itimerspec soon = {.it_value.tv_nsec = 1};
    assert_int_equal(timerfd_settime(t.fd, 0, &soon, NULL), 0);
    struct pollfd polled = {.fd = t.fd, .events = POLLIN};
    assert_int_equal(poll(&polled, 1, 1000), 1);
    ticker_at(&t, INT64_MAX);
    assert_false(is_readable(&t));
    ticker_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_clock_nobody_sees),
        cmocka_unit_test(test_at_a_moment),
        cmocka_unit_test(test_set_anew_it_is_quiet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
