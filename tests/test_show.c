/* The real program in a real window: every page in its order, for its time, and nothing between
 * them but a fade. */
#include "theatre.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/err.h"
#include "sqlite_shell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void test_every_page_in_order(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    enum { HOLD_MS = 1000 };
    const int slack_ms = program_is_slow() ? 300 : 120;
    theatre_show(t, THEATRE_EXAMPLE, "1", "--transition", "300");
    theatre_see_first(t);
    int page = 0, mixes = 0;
    int64_t since = clock_monotonic_ms();
    for (int turns = 0; turns < t->book.count + 1;) {
        const int next = (page + 1) % t->book.count;
        sleep_ms(2);
        theatre_grab(t);
        const int64_t now = clock_monotonic_ms();
        assert_true(now - since < HOLD_MS + 2000);
        if (theatre_is_page(t, &t->book, page)) {
            continue;
        }
        if (!theatre_is_page(t, &t->book, next)) {
            if (!theatre_is_mix(t, &t->book, t->book.page[page], t->book.page[next])) {
                theatre_fail(t, page);
            }
            mixes++;
            continue;
        }
        /* The first hold is seen from when the window came up. */
        if (turns > 0) {
            assert_in_range(now - since, HOLD_MS - slack_ms, HOLD_MS + slack_ms);
        }
        since = now;
        page = next;
        turns++;
    }
    assert_true(mixes >= t->book.count); /* they were faded, not cut */
    /* The end comes in the middle of a fade. */
    do {
        theatre_grab(t);
    } while (theatre_is_page(t, &t->book, page));
    theatre_end(t);
}

static void test_once(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    const int64_t from = clock_monotonic_ms();
    theatre_show(t, THEATRE_EXAMPLE, "0.5", "--once", NULL);
    const pid_t pid = t->show;
    t->show = 0;
    assert_int_equal(program_end(pid, 30000), 0);
    const int64_t shortest = 500 * t->book.count;
    assert_in_range(clock_monotonic_ms() - from, shortest, shortest + 4000);
}

static int64_t switches(pid_t pid)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    char *text = support_read(path, &(size_t){0});
    assert_non_null(text);
    const char *found = strstr(text, "\nvoluntary_ctxt_switches:");
    assert_non_null(found);
    const int64_t count = strtoll(found + strlen("\nvoluntary_ctxt_switches:"), NULL, 10);
    free(text);
    return count;
}

static double cpu_ms(pid_t pid)
{
    clockid_t clock;
    struct timespec t;
    assert_int_equal(clock_getcpuclockid(pid, &clock), 0);
    assert_int_equal(clock_gettime(clock, &t), 0);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Wake-ups and milliseconds of CPU of a show that stands still, over `seconds`. */
static void stand_still(pid_t pid, int seconds, int64_t *wakes, double *ms)
{
    const int64_t wakes_before = switches(pid);
    const double ms_before = cpu_ms(pid);
    sleep_ms(seconds * 1000);
    *wakes = switches(pid) - wakes_before;
    *ms = cpu_ms(pid) - ms_before;
}

static void test_standing_still(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    enum { SECONDS = 3, TICK_MS = 15 }; /* a minute may begin meanwhile */
    theatre_show(t, THEATRE_EXAMPLE, "60", NULL, NULL);
    theatre_see_first(t);
    sleep_ms(1500);
    int64_t wakes;
    double ms;
    stand_still(t->show, SECONDS, &wakes, &ms);
    assert_in_range(wakes, 0, SECONDS);
    assert_true(program_is_slow() || ms <= 0.5 * SECONDS + TICK_MS);
    theatre_end(t);
}

/* "evdev" waits as a bare console does: for the input devices of the kernel. */
static void test_standing_still_without_a_display(void **state)
{
    struct theatre *t = *state;
    enum { SECONDS = 3, TICK_MS = 15 };
    static const char *const drivers[] = {"dummy", "evdev"};
    for (size_t i = 0; i < sizeof drivers / sizeof *drivers; i++) {
        assert_int_equal(setenv("SDL_VIDEODRIVER", drivers[i], 1), 0);
        theatre_show(t, THEATRE_EXAMPLE, "60", NULL, NULL);
        assert_int_equal(unsetenv("SDL_VIDEODRIVER"), 0);
        sleep_ms(2500);
        int64_t wakes;
        double ms;
        stand_still(t->show, SECONDS, &wakes, &ms);
        assert_in_range(wakes, 0, SECONDS);
        assert_true(program_is_slow() || ms <= 0.5 * SECONDS + TICK_MS);
        theatre_end(t);
    }
}

static int run(const char *a, const char *b, const char *c)
{
    const char *const argv[] = {program_kiosk(), "show", a, b, c, NULL};
    return program_end(program_start(argv, "/dev/null"), 10000);
}

static void test_command_line(void **state)
{
    (void)state;
    assert_int_equal(run(THEATRE_EXAMPLE, THEATRE_OTHER, NULL), STATUS_USAGE);
    assert_int_equal(run("--nonesuch", THEATRE_EXAMPLE, NULL), STATUS_USAGE);
    assert_int_equal(run("--size", "10by10", THEATRE_EXAMPLE), STATUS_USAGE);
    assert_int_equal(run("--size=0x10", THEATRE_EXAMPLE, NULL), STATUS_USAGE);
    assert_int_equal(run("--rotate=45", THEATRE_EXAMPLE, NULL), STATUS_USAGE);
    assert_int_equal(run("--rotation=0", THEATRE_EXAMPLE, NULL), STATUS_USAGE);
    assert_int_equal(run("--rotation=1e3", THEATRE_EXAMPLE, NULL), STATUS_USAGE);
    assert_int_equal(run("--rotation=100000", THEATRE_EXAMPLE, NULL), STATUS_USAGE);
    assert_int_equal(run("--transition=sideways", THEATRE_EXAMPLE, NULL), STATUS_USAGE);
    assert_int_equal(run("--renderer=vulkan", THEATRE_EXAMPLE, NULL), STATUS_USAGE);
    assert_int_equal(run("--rotation", NULL, NULL), STATUS_USAGE);
    assert_int_equal(setenv("SDL_VIDEODRIVER", "dummy", 1), 0);
    assert_int_equal(run("--display=7", THEATRE_EXAMPLE, NULL), STATUS_DISPLAY);
    assert_int_equal(run("--once", "build/data/nonesuch.db", NULL), STATUS_NO_FILE);
    assert_int_equal(setenv("SDL_VIDEODRIVER", "nonesuch", 1), 0);
    assert_int_equal(run(THEATRE_EXAMPLE, NULL, NULL), STATUS_DISPLAY);
    assert_int_equal(unsetenv("SDL_VIDEODRIVER"), 0);
}

/* The status of a show that ran to its end tells whether it was all of it. */
static void test_once_with_something_bad(void **state)
{
    struct theatre *t = *state;
    char path[128];
    snprintf(path, sizeof path, "%s/bad.db", t->folder);
    static const struct {
        const char *sql;
        enum status status;
    } rows[] = {
        {"", STATUS_OK},
        {"UPDATE slide SET kind = 'awards' WHERE id = 1;", STATUS_FINDINGS}, /* it has none */
        {"UPDATE slide SET kind = 'awards'; DELETE FROM award;", STATUS_FINDINGS},
        {"PRAGMA ignore_check_constraints = 1; INSERT INTO setting VALUES ('theme', 'pink');",
         STATUS_FINDINGS},
    };
    assert_int_equal(setenv("SDL_VIDEODRIVER", "dummy", 1), 0);
    for (size_t i = 0; i < SUPPORT_COUNT(rows); i++) {
        (void)unlink(path);
        shell_new(path, "INSERT INTO slide (id, position, kind, heading) VALUES"
                        " (1, 1, 'announcement', 'A'), (2, 2, 'announcement', 'B');");
        shell_must(path, rows[i].sql);
        assert_int_equal(run("--once", "--rotation=0.2", path), rows[i].status);
    }
    assert_int_equal(unsetenv("SDL_VIDEODRIVER"), 0);
    assert_int_equal(unlink(path), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_command_line),
        cmocka_unit_test(test_once_with_something_bad),
        cmocka_unit_test_teardown(test_every_page_in_order, theatre_clear),
        cmocka_unit_test_teardown(test_once, theatre_clear),
        cmocka_unit_test_teardown(test_standing_still, theatre_clear),
        cmocka_unit_test_teardown(test_standing_still_without_a_display, theatre_clear),
    };
    return cmocka_run_group_tests(tests, theatre_open, theatre_close);
}
