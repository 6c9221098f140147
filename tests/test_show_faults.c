/* The real program on a machine in trouble: memory, descriptors and room on the disk run out. With
 * KIOSK_LONG=1 (make test-long) every place that allocates has its turn. */
#include "base/clock.h"
#include "base/err.h"
#include "sqlite_shell.h"
#include "support.h"
#include "theatre.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* The one without sanitizers: those have allocations of their own. */
static const char program[] = "build/kiosk";

/* At most so many programs at a time: they sleep most of the time. */
enum { NOT_LOADED = 127, AT_A_TIME = 6, SITES_MAX = 20000, SAMPLE = 36, SOON_MS = 60000 };

/* A slide of each kind, with a picture, a portrait, a code, emoji, a chart and a time. */
static const char slides[] =
    "INSERT INTO image (id, name, media_type, data) VALUES (1, 'a.jpg', 'image/jpeg', "
    "readfile('data/pictures/hoi-truong.jpg')), (2, 'b.png', 'image/png', "
    "readfile('data/pictures/thu-vien.png'));"
    "INSERT INTO setting VALUES ('organisation', 'O'), ('language', 'en'), ('logo', 'b.png');"
    "INSERT INTO slide (id, position, kind, heading, body, link, image, chart) VALUES"
    " (1, 1, 'announcement', 'Open', 'From **8:00** 😀', 'https://example.org/', 1, NULL),"
    " (2, 2, 'statistics', 'S', '', '', NULL, 'line'), (3, 3, 'awards', 'A', '', '', NULL, NULL),"
    " (4, 4, 'photo', 'P', '', '', 2, NULL);"
    "INSERT INTO statistic (slide, position, label, value) VALUES (2, 1, 'a', 1), (2, 2, 'b', 2);"
    "INSERT INTO award (slide, position, category, recipient, photo) VALUES (3, 1, 'C', 'Sample', "
    "2), (3, 2, 'C', 'Other', NULL);"
    "INSERT INTO showing (slide, weekdays) VALUES (3, '1234567');";

struct trouble {
    struct theatre *theatre;
    struct scratch scratch;
    struct scratch_path file, log;
};

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

/* All that it has said by now; the log comes with the first word. */
static char *said(const char *log)
{
    size_t size;
    char *text = support_read(log, &size);
    text = text == NULL ? strdup("") : text;
    assert_non_null(text);
    return text;
}

static void expect_said(const char *log, const char *words)
{
    const int64_t until = clock_monotonic_ms() + SOON_MS;
    for (;;) {
        char *text = said(log);
        const bool there = strstr(text, words) != NULL;
        if (!there && clock_monotonic_ms() > until) {
            fail_msg("not \"%s\": %s", words, text);
        }
        free(text);
        if (there) {
            return;
        }
        sleep_ms(20);
    }
}

static pid_t start(const struct trouble *t, const char *log, const char *more)
{
    const char *const words[] = {program,        "show", t->file.text, "--rotation", "0.2",
                                 "--transition", "none", "--size",     "640x360",    "--log-level",
                                 "debug",        more,   NULL};
    return program_start(words, log);
}

/* ---- Memory ---- */

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
    run.pid = start(t, run.log.text, more);
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
    const int status = program_end(run->pid, SOON_MS);
    char *text = said(run->log.text);
    const bool has_shown = strstr(text, "debug: slide ") != NULL;
    const bool warned =
        strstr(text, "kiosk: warning: ") != NULL || strstr(text, "kiosk: error: ") != NULL;
    ends->runs++;
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
        expect_said(runs[i].log.text, "faulty: ");
        char *text = said(runs[i].log.text);
        if (is_of_frail_library(text)) {
            (void)program_stop(runs[i].pid, SIGTERM, SOON_MS, &took);
        } else {
            /* What comes behind it: each slide once more. */
            for (int slide = 1; slide <= 4; slide++) {
                char words[40];
                (void)snprintf(words, sizeof words, "debug: slide %d, page 1", slide);
                const size_t before = strlen(text);
                const int64_t until = clock_monotonic_ms() + SOON_MS;
                char *now = said(runs[i].log.text);
                while (strstr(now + before, words) == NULL) {
                    assert_true(clock_monotonic_ms() < until);
                    sleep_ms(50);
                    free(now);
                    now = said(runs[i].log.text);
                }
                free(now);
            }
            assert_int_equal(program_stop(runs[i].pid, SIGTERM, SOON_MS, &took), STATUS_OK);
        }
        free(text);
        assert_int_equal(unlink(runs[i].log.text), 0);
    }
}

/* ---- Descriptors ---- */

static void few_descriptors_are_told(void **state)
{
    struct trouble *t = *state;
    bool good = false;
    long refused = 0;
    for (int files = 3; files < 40 && !good; files++) {
        char line[512];
        (void)snprintf(
            line, sizeof line,
            "exec 2>%s; ulimit -n %d; exec %s show --once --rotation 0.2 --transition none "
            "--size 640x360 %s",
            t->log.text, files, program, t->file.text);
        const int status = program_end(
            program_start((const char *const[]){"sh", "-c", line, NULL}, NULL), SOON_MS);
        char *text = said(t->log.text);
        good = status == STATUS_OK;
        refused += !good;
        if (!good && status != NOT_LOADED &&
            (status < STATUS_FINDINGS || status == STATUS_USAGE || status > STATUS_MEMORY ||
             strstr(text, "kiosk: ") == NULL)) {
            fail_msg("%d descriptors: status %d: %s", files, status, text);
        }
        free(text);
    }
    assert_true(good && refused > 1);
    print_message("    %ld numbers of descriptors are too few\n", refused);
}

/* The first number that no descriptor of the program has. */
static rlim_t free_number(pid_t pid)
{
    struct stat st;
    char path[64];
    for (rlim_t number = 0;; number++) {
        (void)snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)pid, (int)number);
        if (lstat(path, &st) != 0) {
            return number;
        }
    }
}

static void may_open(pid_t pid, rlim_t files)
{
    struct rlimit limit;
    assert_int_equal(prlimit(pid, RLIMIT_NOFILE, NULL, &limit), 0);
    limit.rlim_cur = files;
    assert_int_equal(prlimit(pid, RLIMIT_NOFILE, &limit, NULL), 0);
}

static void descriptors_may_run_out(void **state)
{
    struct trouble *t = *state;
    const pid_t show = start(t, t->log.text, NULL);
    int64_t took;
    expect_said(t->log.text, "debug: slide 4");
    may_open(show, free_number(show));
    const struct scratch_path other = scratch_path(&t->scratch, "other.db");
    size_t size;
    unsigned char *bytes = whole_file(t->file.text, &size);
    write_file(other.text, bytes, size);
    free(bytes);
    shell_must(other.text, "INSERT INTO slide (id, position, kind, heading) VALUES (13, 9, "
                           "'announcement', 'New')");
    assert_int_equal(rename(other.text, t->file.text), 0);
    expect_said(t->log.text, "can't be opened (Too many open files)");
    char *before = said(t->log.text);
    sleep_ms(1500); /* it goes on meanwhile, with what it has */
    char *after = said(t->log.text);
    assert_non_null(strstr(after + strlen(before), "debug: slide "));
    may_open(show, 1024);
    expect_said(t->log.text, "debug: slide 13");
    free(before);
    free(after);
    assert_int_equal(program_stop(show, SIGTERM, SOON_MS, &took), STATUS_OK);
}

/* ---- The disk ---- */

static void a_log_that_is_full_ends_nothing(void **state)
{
    struct trouble *t = *state;
    theatre_need_x(t->theatre);
    assert_int_equal(unsetenv("SDL_VIDEODRIVER"), 0);
    const char *const words[] = {program_kiosk(), "show",  THEATRE_EXAMPLE, "--rotation", "0.6",
                                 "--log-level",   "debug", "--transition",  "none",       NULL};
    t->theatre->show = program_start(words, "/dev/full");
    theatre_see_it_go_on(t->theatre, &t->theatre->book, 3);
    theatre_end(t->theatre);
}

static void a_log_that_may_not_grow_ends_nothing(void **state)
{
    struct trouble *t = *state;
    char line[512];
    (void)snprintf(line, sizeof line,
                   "ulimit -f 1; exec %s show --once --rotation 0.2 --transition none --size "
                   "640x360 --log-level debug %s 2>>%s",
                   program, t->file.text, t->log.text);
    static const char filler[1100];
    write_file(t->log.text, filler, sizeof filler); /* a block is 512 bytes or 1,024 */
    assert_int_equal(
        program_end(program_start((const char *const[]){"sh", "-c", line, NULL}, NULL), SOON_MS),
        STATUS_OK);
}

/* ---- The display ---- */

static void the_end_of_the_display_is_told(void **state)
{
    struct trouble *t = *state;
    struct xvfb x;
    char *own = getenv("DISPLAY") == NULL ? NULL : strdup(getenv("DISPLAY"));
    theatre_need_x(t->theatre);
    assert_int_equal(unsetenv("SDL_VIDEODRIVER"), 0);
    assert_true(xvfb_start(&x, 640, 360));
    const pid_t show = start(t, t->log.text, NULL);
    expect_said(t->log.text, "debug: slide 2");
    assert_int_equal(kill(x.pid, SIGKILL), 0);
    assert_int_equal(program_end(show, SOON_MS), STATUS_DISPLAY);
    expect_said(t->log.text, "kiosk: error: the X server is gone; start it");
    xvfb_stop(&x);
    assert_int_equal(setenv("DISPLAY", own, 1), 0);
    free(own);
}

static int set_up(void **state)
{
    static struct trouble t;
    t.theatre = *state;
    t.scratch = scratch_make();
    t.file = scratch_path(&t.scratch, "kiosk.db");
    t.log = scratch_path(&t.scratch, "log");
    shell_new(t.file.text, slides);
    assert_int_equal(setenv("SDL_VIDEODRIVER", "dummy", 1), 0);
    *state = &t;
    return 0;
}

static int tear_down(void **state)
{
    struct trouble *t = *state;
    (void)unsetenv("SDL_VIDEODRIVER");
    (void)unsetenv("LD_PRELOAD");
    scratch_remove(&t->scratch);
    *state = t->theatre;
    return theatre_clear(state);
}

#define IN_TROUBLE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_TROUBLE(any_allocation_may_fail),
        IN_TROUBLE(a_show_without_end_goes_on),
        IN_TROUBLE(few_descriptors_are_told),
        IN_TROUBLE(descriptors_may_run_out),
        IN_TROUBLE(a_log_that_is_full_ends_nothing),
        IN_TROUBLE(a_log_that_may_not_grow_ends_nothing),
        IN_TROUBLE(the_end_of_the_display_is_told),
    };
    return cmocka_run_group_tests(tests, theatre_open, theatre_close);
}
