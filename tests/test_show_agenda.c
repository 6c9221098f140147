/* The real program by the real clocks shows what its agenda foretells. */
#include "command.h"
#include "sqlite_shell.h"
#include "support.h"
#include "xvfb.h"

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

enum { LINES_MAX = 64, PLAY_MS = 13000 };

struct line {
    long long slide, hold_ms;
    size_t page, pages;
};

/* What the show says of each page at the log level debug. */
static size_t read_log(const char *log, struct line *line)
{
    size_t n = 0;
    for (const char *at = log; (at = strstr(at, "debug: slide ")) != NULL && n < LINES_MAX; at++) {
        struct line *l = &line[n];
        n += sscanf(at, "debug: slide %lld, page %zu of %zu, for %lld ms", &l->slide, &l->page,
                    &l->pages, &l->hold_ms) == 4;
    }
    return n;
}

static size_t read_agenda(const char *json, struct line *line)
{
    size_t n = 0;
    for (const char *at = json; (at = strstr(at, "\"hold_ms\"")) != NULL && n < LINES_MAX; at++) {
        struct line *l = &line[n];
        n += sscanf(at, "\"hold_ms\": %lld, \"slide\": %lld, \"page\": %zu, \"pages\": %zu",
                    &l->hold_ms, &l->slide, &l->page, &l->pages) == 4;
    }
    return n;
}

static void test_as_foretold(void **state)
{
    (void)state;
    const struct scratch scratch = scratch_make();
    const struct scratch_path db = scratch_path(&scratch, "a.db");
    const struct scratch_path log = scratch_path(&scratch, "log");
    char command[400];
    int status;
    int64_t took;
    static struct line shown[LINES_MAX], foretold[LINES_MAX];
    shell_new(
        db.text,
        "INSERT INTO setting VALUES ('shuffle', 'yes'), ('shortest_s', '2'),"
        " ('longest_s', '3');"
        "INSERT INTO slide (id, position, kind, heading, body, seconds, weight, urgent) VALUES"
        " (1, 1, 'announcement', 'One', 'Some words.', NULL, 1, 0),"
        " (2, 2, 'announcement', 'Two', '', 2, 3, 0),"
        " (3, 3, 'announcement', 'Long', replace(printf('%.900c', '.'), '.', 'word '), 2, 1, 0),"
        " (4, 4, 'announcement', 'Over', '', 2, 1, 0), (5, 5, 'photo', '', '', 2, 1, 0),"
        " (6, 6, 'announcement', 'Urgent', '', 2, 1, 1);"
        "INSERT INTO showing (slide, last_day) VALUES (4, '2020-01-01');");
    assert_int_equal(setenv("SDL_VIDEODRIVER", "dummy", 1), 0);
    const char *const argv[] = {program_kiosk(), "show",  "--size", "1024x600",
                                "--log-level",   "debug", db.text,  NULL};
    const pid_t show = program_start(argv, log.text);
    usleep(PLAY_MS * 1000);
    assert_int_equal(program_stop(show, SIGTERM, 10000, &took), 0);
    assert_int_equal(unsetenv("SDL_VIDEODRIVER"), 0);
    char *said = support_read(log.text, &(size_t){0});
    assert_non_null(said);
    const size_t count = read_log(said, shown);
    if (count < 4) {
        fail_msg("%s", said);
    }
    snprintf(command, sizeof command, "build/kiosk agenda --json --size 1024x600 --for 60s %s",
             db.text);
    char *json = command_output(command, &status);
    assert_int_equal(status, 0);
    assert_true(read_agenda(json, foretold) >= count);
    for (size_t i = 0; i < count; i++) {
        if (memcmp(&shown[i], &foretold[i], sizeof shown[i]) != 0) {
            fail_msg("page %zu is slide %lld, page %zu, %lld ms, not slide %lld, page %zu, %lld ms",
                     i, shown[i].slide, shown[i].page, shown[i].hold_ms, foretold[i].slide,
                     foretold[i].page, foretold[i].hold_ms);
        }
    }
    free(json);
    free(said);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_foretold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
