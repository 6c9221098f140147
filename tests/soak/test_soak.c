/* The soak itself: that it sees what is wrong, and half an hour of it (make soak). */
#include "../command.h"
#include "../support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PYTHON "/usr/bin/python3 -B tests/soak/"

/* Xvfb, Pillow, libXRes and minisign, as DEB_SOAK in the Makefile has them. */
static void need(void)
{
    int status = 0;
    free(command_output(
        "command -v Xvfb minisign && /usr/bin/python3 -c 'import ctypes, PIL;"
        " [ctypes.CDLL(lib) for lib in (\"libXtst.so.6\", \"libXrandr.so.2\", \"libXRes.so.1\")]'",
        &status));
    if (status != 0) {
        print_message("skipped: a package of DEB_SOAK in the Makefile is not installed\n");
        skip();
    }
}

static char *run(const char *line, int *status)
{
    char *text = command_output(line, status);
    (void)fputs(text, stdout);
    return text;
}

static void growth_is_found_and_nothing_else(void **state)
{
    (void)state;
    int status = 0;
    need();
    free(run(PYTHON "test_growth.py", &status));
    assert_int_equal(status, 0);
}

static void the_watcher_sees_what_must_not_be(void **state)
{
    (void)state;
    int status = 0;
    need();
    free(run(PYTHON "test_watcher.py build/kiosk build/data/duc-trong.db", &status));
    assert_int_equal(status, 0);
}

/* The number that stands behind the words; -1 if they are not there. */
static long number_behind(const char *text, const char *words)
{
    const char *found = strstr(text, words);
    return found == NULL ? -1 : strtol(found + strlen(words), NULL, 10);
}

/* How much memory differs says nothing in so short a time; what is seen does. */
static void a_short_one_sees_nothing_wrong(void **state)
{
    (void)state;
    char folder[SUPPORT_PATH], line[256];
    int status = 0;
    need();
    support_folder(folder);
    (void)snprintf(line, sizeof line, PYTHON "soak.py build 0.6 --seed 1 --every 300 --out %s 2>&1",
                   folder);
    char *text = run(line, &status);
    assert_in_range(status, 0, 1);
    assert_null(strstr(text, "WRONG"));
    assert_null(strstr(text, "It was to be"));
    assert_true(number_behind(text, "looks at the screen: a page ") >
                2); /* how many is the machine's */
    free(text);
    support_remove(folder);
}

static void a_leak_is_told(void **state)
{
    (void)state;
    char folder[SUPPORT_PATH], line[256];
    int status = 0;
    need();
    support_folder(folder);
    (void)snprintf(line, sizeof line,
                   PYTHON "soak.py build 0.6 --seed 1 --every 36000 --box file --sample 1 "
                          "--leak 100000 --out %s 2>&1",
                   folder);
    char *text = run(line, &status);
    assert_int_equal(status, 1);
    const char *row = strstr(text, "heap not freed");
    assert_non_null(row);
    const char *end = strchr(row, '\n');
    const char *grows = strstr(row, "GROWS");
    assert_true(grows != NULL && end != NULL && grows < end);
    free(text);
    support_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(growth_is_found_and_nothing_else),
        cmocka_unit_test(the_watcher_sees_what_must_not_be),
        cmocka_unit_test(a_short_one_sees_nothing_wrong),
        cmocka_unit_test(a_leak_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
