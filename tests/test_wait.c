/* Sleeping on a bare console, with pipes in place of its devices: the descriptor `keyboard` is one
 * to fstat, and so to inputs_find. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "screen/wait.h"

#include <linux/major.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

enum { SHORT_MS = 60, LONG_MS = 300, NEVER_MS = 20000 };

struct console {
    struct wait wait;
    int keys[2], other[2]; /* pipes: of the keyboard, and one that the caller waits for */
};

static int keyboard = -1;

int __real_fstat(int fd, struct stat *s);
int __wrap_fstat(int fd, struct stat *s);

int __wrap_fstat(int fd, struct stat *s)
{
    const int result = __real_fstat(fd, s);
    if (fd >= 0 && fd == keyboard) {
        s->st_mode = S_IFCHR | 0660;
        s->st_rdev = makedev(INPUT_MAJOR, 64);
    }
    return result;
}

static struct console c;

static int open_console(void **state)
{
    (void)state;
    const struct window window = {.driver = "KMSDRM"}; /* as SDL names it */
    wait_open(&c.wait, &window);
    const int failed = pipe(c.keys) | pipe(c.other);
    keyboard = c.keys[0];
    return failed;
}

static int close_console(void **state)
{
    (void)state;
    keyboard = -1;
    wait_close(&c.wait);
    return close(c.keys[0]) | close(c.other[0]) | close(c.other[1]);
}

static void press(int fd)
{
    assert_int_equal(write(fd, "x", 1), 1);
}

/* Sleeps for so long at the most, and tells for how long it was. */
static int64_t slept(int64_t most_ms, bool *readable)
{
    const int64_t start = clock_monotonic_ms();
    *readable = wait_sleep(&c.wait, start + most_ms, c.other, 1);
    return clock_monotonic_ms() - start;
}

static long switches(void)
{
    struct rusage used;
    assert_int_equal(getrusage(RUSAGE_SELF, &used), 0);
    return used.ru_nvcsw;
}

static void test_rest(void **state)
{
    (void)state;
    bool readable;
    const long before = switches();
    assert_true(slept(LONG_MS, &readable) >= LONG_MS);
    assert_false(readable);
    assert_in_range(switches() - before, 0, 1);
    assert_int_equal(close(c.keys[1]), 0);
}

static void test_key(void **state)
{
    (void)state;
    bool readable;
    press(c.keys[1]);
    assert_true(slept(NEVER_MS, &readable) < NEVER_MS / 2);
    assert_false(readable);
    /* Nobody takes it: it ends sleeps, but not more often than it may. */
    int64_t count = 0;
    const int64_t start = clock_monotonic_ms();
    while (clock_monotonic_ms() < start + LONG_MS) {
        assert_true(slept(NEVER_MS, &readable) < NEVER_MS / 2);
        assert_false(readable);
        count++;
    }
    assert_in_range(count, 2, LONG_MS / WAIT_INPUT_MS + 2);
    /* What the caller waits for is not held up by that. */
    press(c.other[1]);
    (void)slept(NEVER_MS, &readable);
    assert_true(readable);
    assert_int_equal(close(c.keys[1]), 0);
}

/* Readable until SDL closes it. */
static void test_pulled(void **state)
{
    (void)state;
    bool readable;
    assert_int_equal(close(c.keys[1]), 0);
    int64_t count = 0;
    const int64_t start = clock_monotonic_ms();
    while (clock_monotonic_ms() < start + LONG_MS) {
        (void)slept(NEVER_MS, &readable);
        assert_false(readable);
        count++;
    }
    assert_in_range(count, 2, LONG_MS / WAIT_INPUT_MS + 2);
}

static void test_times_are_kept(void **state)
{
    (void)state;
    bool readable;
    press(c.keys[1]);
    (void)slept(NEVER_MS, &readable);
    assert_true(slept(WAIT_INPUT_MS / 2, &readable) < WAIT_INPUT_MS);
    assert_false(readable);
    assert_true(slept(0, &readable) < SHORT_MS);
    assert_int_equal(close(c.keys[1]), 0);
}

static void test_displays(void **state)
{
    (void)state;
    int told[2];
    bool readable;
    assert_int_equal(pipe(told), 0);
    c.wait.displays = told[0];
    press(told[1]);
    assert_true(slept(NEVER_MS, &readable) < NEVER_MS / 2);
    assert_false(readable);
    assert_int_equal(close(told[0]) | close(told[1]) | close(c.keys[1]), 0);
}

/* A driver of which nothing is known: somebody has to look. */
static void test_others_look_up(void **state)
{
    (void)state;
    const struct window window = {.driver = "other"};
    bool readable;
    wait_open(&c.wait, &window);
    assert_true(slept(NEVER_MS, &readable) < NEVER_MS / 2);
    assert_false(readable);
    press(c.other[1]);
    (void)slept(NEVER_MS, &readable);
    assert_true(readable);
    assert_int_equal(close(c.keys[1]), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rest, open_console, close_console),
        cmocka_unit_test_setup_teardown(test_key, open_console, close_console),
        cmocka_unit_test_setup_teardown(test_pulled, open_console, close_console),
        cmocka_unit_test_setup_teardown(test_times_are_kept, open_console, close_console),
        cmocka_unit_test_setup_teardown(test_displays, open_console, close_console),
        cmocka_unit_test_setup_teardown(test_others_look_up, open_console, close_console),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
