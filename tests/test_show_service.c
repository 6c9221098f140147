/* What the service manager is told by the real program on an X server of our own; and when its
 * watchdog is fed, and when not. */
#include "base/clock.h"
#include "base/err.h"
#include "commands/show_state.h"
#include "listener.h"
#include "theatre.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SOON_MS = 20000, WATCHDOG_US = 900000, QUIET_MS = 2500 };

static void it_is_ready_with_the_first_picture(void **state)
{
    struct theatre *t = *state;
    struct listener l;
    theatre_need_x(t);
    listener_open(&l, 0);
    theatre_show(t, THEATRE_EXAMPLE, "2", "--transition", "none");
    assert_true(listener_next(&l, SOON_MS));
    assert_string_equal(l.said, "READY=1");
    theatre_grab(t);
    assert_true(theatre_page(t, &t->book) == 0);
    assert_true(listener_next(&l, SOON_MS));
    assert_non_null(strstr(l.said, "STATUS=slide 1 of "));
    assert_non_null(strstr(l.said, ", page 1 of 1: "));
    listener_expect(&l, "STATUS=slide 2 of ", SOON_MS);
    /* Once a turn, and nothing else: there is no watchdog. */
    assert_in_range(listener_count(&l, "STATUS=", 3000), 1, 2);
    theatre_end(t);
    listener_expect(&l, "STOPPING=1", SOON_MS);
    assert_false(listener_next(&l, 100));
    listener_close(&l);
}

static void a_long_hold_is_fed(void **state)
{
    struct theatre *t = *state;
    struct listener l;
    theatre_need_x(t);
    listener_open(&l, WATCHDOG_US);
    theatre_show(t, THEATRE_EXAMPLE, "600", NULL, NULL);
    listener_expect(&l, "READY=1", SOON_MS);
    int64_t before = clock_monotonic_ms();
    for (int i = 0; i < 8; i++) {
        listener_expect(&l, "WATCHDOG=1", WATCHDOG_US / 2000);
        const int64_t now = clock_monotonic_ms();
        assert_true(i == 0 || now - before > WATCHDOG_US / 6000); /* nor all the time */
        before = now;
    }
    /* A process that is stopped is not fed, and is when it goes on. */
    assert_int_equal(kill(t->show, SIGSTOP), 0);
    (void)listener_count(&l, "", 100);
    assert_int_equal(listener_count(&l, "", QUIET_MS), 0);
    assert_int_equal(kill(t->show, SIGCONT), 0);
    listener_expect(&l, "WATCHDOG=1", SOON_MS);
    theatre_end(t);
    listener_close(&l);
}

/* An X server that does not answer holds the turn up for ever. */
static void a_turn_that_hangs_is_not_fed(void **state)
{
    struct theatre *t = *state;
    struct listener l;
    theatre_need_x(t);
    listener_open(&l, WATCHDOG_US);
    theatre_show(t, THEATRE_EXAMPLE, "1", "--transition", "none");
    listener_expect(&l, "WATCHDOG=1", SOON_MS);
    assert_int_equal(kill(t->x.pid, SIGSTOP), 0);
    (void)listener_count(&l, "", 1500);
    const int fed = listener_count(&l, "", QUIET_MS);
    assert_int_equal(kill(t->x.pid, SIGCONT), 0);
    assert_int_equal(fed, 0);
    listener_expect(&l, "WATCHDOG=1", SOON_MS);
    theatre_end(t);
    listener_close(&l);
}

static int64_t at_ms;

static int64_t fake_now_ms(const struct show *show)
{
    (void)show;
    return at_ms;
}

static bool fed(struct show *show, struct listener *l, int64_t now_ms)
{
    at_ms = now_ms;
    show_service_feed(show);
    return listener_count(l, "WATCHDOG=1", 20) == 1;
}

/* The loop goes round, but the turn that was due does not come. */
static void a_turn_that_is_overdue_is_not_fed(void **state)
{
    (void)state;
    static const struct show_stage stage = {.now_ms = fake_now_ms};
    struct show show = {.stage = &stage, .turn_at = 100000};
    struct listener l;
    listener_open(&l, 30000000);
    service_open(&show.service);
    assert_int_equal(show.service.feed_ms, 10000);
    show.shown.is_there = true;
    assert_true(fed(&show, &l, 100000));
    assert_false(fed(&show, &l, 105000)); /* not yet */
    assert_true(fed(&show, &l, 115000));  /* a little late */
    assert_false(fed(&show, &l, 130000));
    assert_int_equal(service_feed_at(&show.service), 140000); /* no busy loop of it */
    show.waits_for_file = true;
    assert_true(fed(&show, &l, 140000));
    show.waits_for_file = false;
    show.by_hand.has_panel = true;
    show.by_hand.panel_until_ms = 160000;
    assert_true(fed(&show, &l, 150000));
    show.by_hand.has_panel = false;
    assert_false(fed(&show, &l, 160000));
    show.is_dark = true;
    assert_true(fed(&show, &l, 170000));
    show.is_dark = false;
    show.turn_at = 800000; /* ten minutes to go */
    assert_true(fed(&show, &l, 200000));
    listener_close(&l);
    service_open(&show.service);
    assert_true(service_feed_at(&show.service) == INT64_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(it_is_ready_with_the_first_picture, theatre_clear),
        cmocka_unit_test_teardown(a_long_hold_is_fed, theatre_clear),
        cmocka_unit_test_teardown(a_turn_that_hangs_is_not_fed, theatre_clear),
        cmocka_unit_test(a_turn_that_is_overdue_is_not_fed),
    };
    return cmocka_run_group_tests(tests, theatre_open, theatre_close);
}
