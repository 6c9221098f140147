/* The real program on a machine in trouble: descriptors and room for the log run out, the display
 * goes. */
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
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NOT_LOADED = 127 }; /* the status of a program whose libraries can't be loaded */

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
            t->log.text, files, TROUBLE_PROGRAM, t->file.text);
        const int status = program_end(
            program_start((const char *const[]){"sh", "-c", line, NULL}, NULL), TROUBLE_SOON_MS);
        char *text = trouble_said(t->log.text);
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
    const pid_t show = trouble_start(t, t->log.text, NULL);
    int64_t took;
    trouble_expect(t->log.text, "debug: slide 4");
    may_open(show, free_number(show));
    const struct scratch_path other = scratch_path(&t->scratch, "other.db");
    size_t size;
    unsigned char *bytes = whole_file(t->file.text, &size);
    write_file(other.text, bytes, size);
    free(bytes);
    shell_must(other.text, "INSERT INTO slide (id, position, kind, heading) VALUES (13, 9, "
                           "'announcement', 'New')");
    assert_int_equal(rename(other.text, t->file.text), 0);
    trouble_expect(t->log.text, "can't be opened (Too many open files)");
    char *before = trouble_said(t->log.text);
    sleep_ms(1500); /* it goes on meanwhile, with what it has */
    char *after = trouble_said(t->log.text);
    assert_non_null(strstr(after + strlen(before), "debug: slide "));
    may_open(show, 1024);
    trouble_expect(t->log.text, "debug: slide 13");
    free(before);
    free(after);
    assert_int_equal(program_stop(show, SIGTERM, TROUBLE_SOON_MS, &took), STATUS_OK);
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
                   TROUBLE_PROGRAM, t->file.text, t->log.text);
    static const char filler[1100];
    write_file(t->log.text, filler, sizeof filler); /* a block is 512 bytes or 1,024 */
    assert_int_equal(program_end(program_start((const char *const[]){"sh", "-c", line, NULL}, NULL),
                                 TROUBLE_SOON_MS),
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
    const pid_t show = trouble_start(t, t->log.text, NULL);
    trouble_expect(t->log.text, "debug: slide 2");
    assert_int_equal(kill(x.pid, SIGKILL), 0);
    assert_int_equal(program_end(show, TROUBLE_SOON_MS), STATUS_DISPLAY);
    trouble_expect(t->log.text, "kiosk: error: the X server is gone; start it");
    xvfb_stop(&x);
    assert_int_equal(setenv("DISPLAY", own, 1), 0);
    free(own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_TROUBLE(few_descriptors_are_told),
        IN_TROUBLE(descriptors_may_run_out),
        IN_TROUBLE(a_log_that_is_full_ends_nothing),
        IN_TROUBLE(a_log_that_may_not_grow_ends_nothing),
        IN_TROUBLE(the_end_of_the_display_is_told),
    };
    return cmocka_run_group_tests(tests, theatre_open, theatre_close);
}
