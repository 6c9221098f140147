/* The real program with an allocation that fails, of its own or of a library: it skips a slide, or
 * says why it can't begin. With KIOSK_LONG=1 (make test-long) every place that allocates has its
 * turn. */
#include "base/clock.h"
#include "base/err.h"
#include "trouble.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* At most so many programs at a time: they sleep most of the time. */
enum { AT_A_TIME = 6, SITES_MAX = 20000, SAMPLE = 36 };

/* A show that began; `what` is for the words of a failure. */
struct run {
    pid_t pid;
    long what;
    struct scratch_path log;
};

static bool is_long(void)
{
    return getenv("KIOSK_LONG") != NULL;
}

static size_t read_sites(const char *path, long *sites)
{
    size_t count = 0;
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    while (count < SITES_MAX && fscanf(f, "%ld", &sites[count]) == 1) {
        count++;
    }
    assert_int_equal(fclose(f), 0);
    return count;
}

static struct run start_failing(const struct trouble *t, long allocation, const char *more)
{
    char number[24];
    char name[32];
    (void)snprintf(number, sizeof number, "%ld", allocation);
    (void)snprintf(name, sizeof name, "failing-%ld", allocation);
    struct run run = {.what = allocation, .log = scratch_path(&t->scratch, name)};
    assert_int_equal(setenv("FAULTY_ALLOCATION", number, 1), 0);
    assert_int_equal(setenv("LD_PRELOAD", "build/faulty.so", 1), 0);
    run.pid = trouble_start(t, run.log.text, more);
    assert_int_equal(unsetenv("LD_PRELOAD"), 0);
    assert_int_equal(unsetenv("FAULTY_ALLOCATION"), 0);
    return run;
}

/* The n-th line of the call stack of the allocation that failed; two are of the library that let it
 * fail. */
static const char *stack_line(const char *text, int n, size_t *length)
{
    const char *at = strstr(text, "faulty: an allocation fails\n");
    for (int line = 0; at != NULL && line < n + 3; line++) {
        at = strchr(at, '\n');
        at = at == NULL ? NULL : at + 1;
    }
    *length = at == NULL ? 0 : strcspn(at, "\n");
    return at;
}

/* Whether it was asked for deep within a library that is known not to live through it, and that
 * nobody can do without. */
static bool is_of_frail_library(const char *text)
{
    static const char *const frail[] = {"/libcairo.so", "/libSDL2-2.0.so", "/libudev.so"};
    int lines = 0;
    for (int n = 0; n < 2; n++) {
        size_t length;
        const char *line = stack_line(text, n, &length);
        for (size_t i = 0; i < SUPPORT_COUNT(frail); i++) {
            lines += line != NULL && memmem(line, length, frail[i], strlen(frail[i])) != NULL;
        }
    }
    return lines == 2;
}

struct ends {
    long runs, untouched, left_out, gave_up, deaths;
};

/* What a run may end as: it went on; something was left out, and the log says what; or it ended
 * before the first picture, with a status and a line that say why. */
static void look_at_end(struct run *run, struct ends *ends)
{
    const int status = program_end(run->pid, TROUBLE_SOON_MS);
    char *text = trouble_said(run->log.text);
    const bool has_shown = strstr(text, "debug: slide ") != NULL;
    const bool warned =
        strstr(text, "kiosk: warning: ") != NULL || strstr(text, "kiosk: error: ") != NULL;
    ends->runs++;
    assert_null(strstr(text, "cannot start a transaction")); /* of one that could not be ended */
    if (status == STATUS_OK && has_shown) {
        ends->untouched++;
    } else if (status == STATUS_FINDINGS && has_shown && warned) {
        ends->left_out++;
    } else if ((status == STATUS_MEMORY || status == STATUS_DISPLAY || status == STATUS_CONTENT) &&
               !has_shown && warned) { /* the last: FreeType did without its drivers */
        ends->gave_up++;
    } else if (status == -1 && is_of_frail_library(text)) {
        ends->deaths++;
    } else {
        fail_msg("allocation %ld: status %d: %s", run->what, status, text);
    }
    free(text);
    assert_int_equal(unlink(run->log.text), 0);
}

static void any_allocation_may_fail(void **state)
{
    struct trouble *t = *state;
    static long sites[SITES_MAX];
    struct run runs[AT_A_TIME];
    struct ends ends = {0};
    const struct scratch_path list = scratch_path(&t->scratch, "sites");
    assert_int_equal(setenv("FAULTY_SITES", list.text, 1), 0);
    struct run first = start_failing(t, 0, "--once");
    assert_int_equal(unsetenv("FAULTY_SITES"), 0);
    look_at_end(&first, &ends);
    assert_int_equal(ends.untouched, 1);
    const size_t count = read_sites(list.text, sites);
    assert_true(count > 1000);
    const size_t step = is_long() ? 1 : count / SAMPLE;
    size_t at = is_long() ? 0 : step / 2;
    while (at < count) {
        size_t begun = 0;
        for (; begun < AT_A_TIME && at < count; begun++, at += step) {
            runs[begun] = start_failing(t, sites[at], "--once");
        }
        for (size_t i = 0; i < begun; i++) {
            look_at_end(&runs[i], &ends);
        }
    }
    print_message(
        "    %zu places allocate; of %ld, %ld did without, %ld left a slide out, %ld ended "
        "before the first picture, %ld died in a library\n",
        count, ends.runs - 1, ends.untouched - 1, ends.left_out, ends.gave_up, ends.deaths);
    assert_true(ends.untouched > 1 && ends.left_out > 0);
    assert_true(ends.deaths * 20 <= ends.runs + 20);
}

/* Not only until the end of a round. */
static void a_show_without_end_goes_on(void **state)
{
    struct trouble *t = *state;
    static const long allocations[] = {4000, 8000, 12000, 16000};
    struct run runs[SUPPORT_COUNT(allocations)];
    for (size_t i = 0; i < SUPPORT_COUNT(runs); i++) {
        runs[i] = start_failing(t, allocations[i], NULL);
    }
    for (size_t i = 0; i < SUPPORT_COUNT(runs); i++) {
        int64_t took;
        trouble_expect(runs[i].log.text, "faulty: ");
        char *text = trouble_said(runs[i].log.text);
        if (is_of_frail_library(text)) {
            (void)program_stop(runs[i].pid, SIGTERM, TROUBLE_SOON_MS, &took);
        } else {
            /* What comes behind it: each slide once more. */
            for (int slide = 1; slide <= 4; slide++) {
                char words[40];
                (void)snprintf(words, sizeof words, "debug: slide %d, page 1", slide);
                const size_t before = strlen(text);
                const int64_t until = clock_monotonic_ms() + TROUBLE_SOON_MS;
                char *now = trouble_said(runs[i].log.text);
                while (strstr(now + before, words) == NULL) {
                    assert_true(clock_monotonic_ms() < until);
                    sleep_ms(50);
                    free(now);
                    now = trouble_said(runs[i].log.text);
                }
                free(now);
            }
            assert_int_equal(program_stop(runs[i].pid, SIGTERM, TROUBLE_SOON_MS, &took), STATUS_OK);
        }
        free(text);
        assert_int_equal(unlink(runs[i].log.text), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_TROUBLE(any_allocation_may_fail),
        IN_TROUBLE(a_show_without_end_goes_on),
    };
    return cmocka_run_group_tests(tests, theatre_open, theatre_close);
}
