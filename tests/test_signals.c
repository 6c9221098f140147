/* How the program ends, and that a stray signal does not end it. Each test is in a child process,
 * since signals stay as signals_open leaves them. */
#include "support.h"

#include "commands/signals.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RIGHT = 7, WRONG = 8 }; /* how a child ends that got to its end */

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The status of a child that does this with its signals open. */
static int child_does(bool (*what)(struct signals *))
{
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct signals s;
        struct err err = {0};
        _exit(signals_open(&s, &err) && what(&s) ? RIGHT : WRONG);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static bool stops(struct signals *s, int number)
{
    struct pollfd polled = {.fd = s->stop_fd, .events = POLLIN};
    if (signals_stop(s) || raise(number) != 0 || poll(&polled, 1, 100) != 1) {
        return false;
    }
    const bool told = signals_stop(s);
    return told && signals_stop(s); /* it stays so */
}

static bool term(struct signals *s)
{
    return stops(s, SIGTERM) && !signals_hup(s);
}

static bool interrupt(struct signals *s)
{
    return stops(s, SIGINT) && !signals_hup(s);
}

static void the_end_is_told_and_stays(void **state)
{
    (void)state;
    assert_int_equal(child_does(term), RIGHT);
    assert_int_equal(child_does(interrupt), RIGHT);
}

/* One wish to read the file again is told once, and several before that are one. */
static bool hup(struct signals *s)
{
    const bool before = signals_hup(s);
    int failed = raise(SIGHUP);
    failed += raise(SIGHUP);
    const bool once = signals_hup(s);
    const bool twice = signals_hup(s);
    const bool again = raise(SIGHUP) == 0 && signals_hup(s);
    return !before && failed == 0 && once && !twice && again && !signals_stop(s);
}

static void a_wish_is_told_once(void **state)
{
    (void)state;
    assert_int_equal(child_does(hup), RIGHT);
}

static bool strays(struct signals *s)
{
    static const int numbers[] = {SIGUSR1, SIGUSR2, SIGPIPE};
    for (size_t i = 0; i < SUPPORT_COUNT(numbers); i++) {
        if (raise(numbers[i]) != 0) {
            return false;
        }
    }
    return !signals_stop(s) && !signals_hup(s);
}

static void stray_signals_mean_nothing(void **state)
{
    (void)state;
    assert_int_equal(child_does(strays), RIGHT);
}

/* Busy for long, and never looks at stop_fd. */
static bool hang(struct signals *s)
{
    (void)s;
    const double start = seconds();
    (void)raise(SIGTERM);
    while (seconds() - start < 10) {
    }
    return true;
}

static void who_hangs_is_ended(void **state)
{
    (void)state;
    const double start = seconds();
    assert_int_equal(child_does(hang), 0);
    assert_true(seconds() - start > SIGNALS_GRACE_MS / 1000.0 - 0.01);
    assert_true(seconds() - start < 8);
}

static bool hang_with_something_to_save(struct signals *s)
{
    signals_grace(true);
    return hang(s);
}

static bool hang_with_that_saved(struct signals *s)
{
    signals_grace(true);
    signals_grace(false);
    return hang(s);
}

static void who_has_something_to_save_is_given_time(void **state)
{
    (void)state;
    double start = seconds();
    assert_int_equal(child_does(hang_with_something_to_save), 0);
    assert_true(seconds() - start > SIGNALS_LONG_GRACE_MS / 1000.0 - 0.01);
    start = seconds();
    assert_int_equal(child_does(hang_with_that_saved), 0);
    assert_true(seconds() - start < SIGNALS_LONG_GRACE_MS / 1000.0 - 0.5);
}

/* After closing there is nothing to wait for, and closing twice does no harm. */
static bool close_twice(struct signals *s)
{
    signals_close(s);
    signals_close(s);
    return s->stop_fd == -1 && s->hup_fd == -1;
}

static void closing_is_safe(void **state)
{
    (void)state;
    assert_int_equal(child_does(close_twice), RIGHT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_end_is_told_and_stays),
        cmocka_unit_test(a_wish_is_told_once),
        cmocka_unit_test(stray_signals_mean_nothing),
        cmocka_unit_test(who_hangs_is_ended),
        cmocka_unit_test(who_has_something_to_save_is_given_time),
        cmocka_unit_test(closing_is_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
