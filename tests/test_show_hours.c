/* Overscan, dim and dark hours on the real program. */
#include "device_text.h"
#include "sqlite_shell.h"
#include "theatre.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/hours.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WIDTH = THEATRE_WIDTH, HEIGHT = THEATRE_HEIGHT, PIXELS = THEATRE_PIXELS };

#define LOG "build/tmp/test_show_hours.log"

static void conf(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void conf(const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    device_conf(text, strlen(text));
}

static void test_overscan(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    static struct book inside;
    conf("[display]\noverscan = 5\n");
    book_read_as(&inside, THEATRE_EXAMPLE, t->folder, "--config=" DEVICE_CONF);
    theatre_show(t, THEATRE_EXAMPLE, "1", "--config", DEVICE_CONF);
    (void)theatre_wait_for_page(t, &inside, 10000);
    /* What the screen hides goes on as the picture ends. */
    const int left = WIDTH * 5 / 100 + 1, top = HEIGHT * 5 / 100;
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < left - 1; x++) {
            assert_int_equal(t->frame[y * WIDTH + x], t->frame[y * WIDTH + left - 1]);
        }
    }
    for (int y = 0; y < top; y++) {
        assert_memory_equal(t->frame + y * WIDTH, t->frame + top * WIDTH, WIDTH * 4);
    }
    theatre_see_it_go_on(t, &inside, 2);
    theatre_end(t);
    book_free(&inside);
    unlink(DEVICE_CONF);
}

static bool is_black(const struct theatre *t)
{
    for (int i = 0; i < PIXELS; i++) {
        if (t->frame[i] != 0) {
            return false;
        }
    }
    return true;
}

static void wait_for(struct theatre *t, bool (*is_so)(const struct theatre *t), int within_ms)
{
    const int64_t until = clock_monotonic_ms() + within_ms;
    do {
        sleep_ms(20);
        theatre_grab(t);
        if (clock_monotonic_ms() > until) {
            theatre_fail(t, -1);
        }
    } while (!is_so(t));
}

static void say(const char *file, const char *hours)
{
    char sql[256];
    (void)snprintf(sql, sizeof sql,
                   ".timeout 2000\nINSERT INTO setting VALUES ('dark', '%s')"
                   " ON CONFLICT (name) DO UPDATE SET value = excluded.value;",
                   hours);
    shell_must(file, sql);
}

static int64_t switches(pid_t pid)
{
    char path[64];
    (void)snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    char *text = support_read(path, NULL);
    assert_non_null(text);
    const char *found = strstr(text, "\nvoluntary_ctxt_switches:");
    assert_non_null(found);
    const int64_t count = strtoll(found + strlen("\nvoluntary_ctxt_switches:"), NULL, 10);
    free(text);
    return count;
}

/* The hours of the data file are changed while it is shown. */
static void test_dark_by_the_file(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    struct scratch scratch = scratch_make();
    const struct scratch_path path = scratch_path(&scratch, "kiosk.db");
    size_t size;
    unsigned char *bytes = whole_file(THEATRE_EXAMPLE, &size);
    write_file(path.text, bytes, size);
    free(bytes);
    theatre_show(t, path.text, "1", "--transition", "none");
    (void)theatre_wait_for_page(t, &t->book, 10000);
    say(path.text, "00:00-12:00, 12:00-00:00");
    wait_for(t, is_black, 4000);
    sleep_ms(1500);
    const int64_t before = switches(t->show);
    sleep_ms(3000);
    assert_in_range(switches(t->show) - before, 0, 1); /* it sleeps */
    theatre_grab(t);
    assert_true(is_black(t));
    say(path.text, "none");
    (void)theatre_wait_for_page(t, &t->book, 4000);
    theatre_see_it_go_on(t, &t->book, 2);
    /* In the dark it can be ended as well. */
    say(path.text, "00:00-12:00, 12:00-00:00");
    wait_for(t, is_black, 4000);
    theatre_end(t);
    scratch_remove(&scratch);
}

/* "14:05" so many minutes after now, by the local clock. */
static const char *in_minutes(int minutes, char text[8])
{
    const struct moment m = clock_moment(clock_wall_ms(), 0);
    const int minute = (m.minute + minutes + HOURS_A_DAY_MIN) % HOURS_A_DAY_MIN;
    (void)snprintf(text, 8, "%02d:%02d", minute / 60, minute % 60);
    return text;
}

/* Whether nothing on the glass, the clock neither, is brighter than a quarter of white. */
static bool is_dimmed(const struct theatre *t)
{
    for (int i = 0; i < PIXELS; i++) {
        for (int shift = 0; shift < 24; shift += 8) {
            if ((t->frame[i] >> shift & 0xff) > 64) {
                return false;
            }
        }
    }
    return !is_black(t);
}

/* A show that nobody sees but in its log. */
static pid_t start_unseen(const char *log)
{
    const char *const argv[] = {program_kiosk(), "show", "--config",      DEVICE_CONF,
                                "--transition",  "none", THEATRE_EXAMPLE, NULL};
    assert_int_equal(setenv("SDL_VIDEODRIVER", "dummy", 1), 0);
    const pid_t pid = program_start(argv, log);
    assert_int_equal(unsetenv("SDL_VIDEODRIVER"), 0);
    sleep_ms(2500); /* it has read its settings then */
    return pid;
}

static void end_unseen(pid_t pid, const char *log, const char *said, const char *until)
{
    int64_t took;
    assert_int_equal(program_stop(pid, SIGTERM, 5000, &took), 0);
    char *text = support_read(log, NULL), line[80];
    (void)snprintf(line, sizeof line, "kiosk: %s%s\n", said, until);
    assert_non_null(text);
    if (!strstr(text, line)) {
        fail_msg("the log has not \"%s\": %s", line, text);
    }
    free(text);
    unlink(log);
}

/* The hours begin and end by themselves, at the full minute: one show goes dark, one wakes, and
 * the clock of a dimmed one goes on dimmed. */
static void test_the_hours_come_by_themselves(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    char from[8], next[8], later[8];
    if (clock_wall_ms() % 60000 > 45000) {
        sleep_ms(16000); /* all have to be there before the minute is over */
    }
    in_minutes(-10, from);
    in_minutes(1, next);
    in_minutes(10, later);
    const int64_t minute_at = clock_monotonic_ms() + 60000 - clock_wall_ms() % 60000;
    conf("[display]\ndark = %s-%s\n", from, next);
    const pid_t wakes = start_unseen(LOG);
    conf("[display]\ndark = %s-%s\n", next, later);
    const pid_t sleeps = start_unseen(LOG "2");
    conf("[display]\ndim = %s-%s\ndim_percent = 25\n", from, later);
    theatre_show(t, THEATRE_EXAMPLE, "80", "--config", DEVICE_CONF);
    wait_for(t, is_dimmed, 6000);
    uint32_t *before = malloc(PIXELS * sizeof *before);
    assert_non_null(before);
    memcpy(before, t->frame, PIXELS * sizeof *before);
    while (clock_monotonic_ms() < minute_at + 1500) {
        sleep_ms(200);
        theatre_grab(t);
        assert_true(is_dimmed(t));
    }
    for (int i = 0; i < PIXELS; i++) {
        if (!t->book.is_footer[i / WIDTH]) {
            assert_int_equal(t->frame[i], before[i]);
        }
    }
    assert_memory_not_equal(t->frame, before, PIXELS * sizeof *before);
    free(before);
    theatre_end(t);
    end_unseen(wakes, LOG, "the dark hours are over", "");
    end_unseen(sleeps, LOG "2", "the screen is dark until ", later);
    unlink(DEVICE_CONF);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_overscan, theatre_clear),
        cmocka_unit_test_teardown(test_dark_by_the_file, theatre_clear),
        cmocka_unit_test_teardown(test_the_hours_come_by_themselves, theatre_clear),
    };
    return cmocka_run_group_tests(tests, theatre_open, theatre_close);
}
