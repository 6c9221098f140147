/* What README.md and kiosk(1) say is so: their examples work, and they leave no option and no exit
 * status out. */
#include "command.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXAMPLE "<!-- run by tests/test_readme.c -->\n```sh\n"
#define REFUSAL "<!-- compared by tests/test_readme.c -->\n```console\n$ "

struct docs {
    char *readme, *man;
};

static char *read_text(const char *path)
{
    char *text = support_read(path, NULL);
    if (text == NULL) {
        fail_msg("%s can't be read", path);
    }
    return text;
}

static int open_docs(void **state)
{
    static struct docs docs;
    docs.readme = read_text("README.md");
    docs.man = read_text("kiosk/kiosk.1");
    *state = &docs;
    return 0;
}

static int close_docs(void **state)
{
    const struct docs *docs = *state;
    free(docs->readme);
    free(docs->man);
    return 0;
}

/* The block of the README behind `mark`, up to its end. */
static char *block(const char *readme, const char *mark)
{
    const char *at = strstr(readme, mark);
    assert_non_null(at);
    at += strlen(mark);
    const char *end = strstr(at, "\n```");
    assert_non_null(end);
    char *text = strndup(at, (size_t)(end - at));
    assert_non_null(text);
    return text;
}

/* Runs lines of shell in a new folder where build and data are the project's. */
static char *run_in(const char *folder, const char *lines, int *status)
{
    char *whole = calloc(1, strlen(lines) + 256);
    assert_non_null(whole);
    (void)sprintf(whole,
                  "top=$PWD; cd %s && { [ -e data ] || ln -s \"$top/build\" \"$top/data\" .; }"
                  " && set -eu\n%s",
                  folder, lines);
    char *output = command_output(whole, status);
    free(whole);
    return output;
}

static void the_examples_work(void **state)
{
    const struct docs *docs = *state;
    char folder[SUPPORT_PATH];
    support_folder(folder);
    int status = 0;

    char *lines = block(docs->readme, EXAMPLE);
    char *output = run_in(folder, lines, &status);
    if (status != 0 || strstr(output, "4 pages written to hello\n") == NULL) {
        fail_msg("status %d: %s", status, output);
    }
    free(output);
    free(lines);

    /* What is announced as refused: the command, then what it says. */
    lines = block(docs->readme, REFUSAL);
    char *said = strchr(lines, '\n');
    assert_non_null(said);
    *said++ = '\0';
    output = run_in(folder, lines, &status);
    assert_int_not_equal(status, 0);
    output[strcspn(output, "\n")] = '\0';
    assert_string_equal(output, said);
    free(output);
    free(lines);

    char remove[SUPPORT_PATH + 16];
    (void)snprintf(remove, sizeof remove, "rm -r %s", folder);
    free(command_output(remove, &status));
    assert_int_equal(status, 0);
}

/* Whether the manual explains an option (with its two dashes). */
static bool in_manual(const char *man, const char *option)
{
    char line[64];
    (void)snprintf(line, sizeof line, "\n.It Fl -%s", option);
    const char *at = strstr(man, line);
    return at != NULL && isspace((unsigned char)at[strlen(line)]);
}

static void every_option_is_in_the_manual(void **state)
{
    const struct docs *docs = *state;
    static const char *const commands[] = {"build/kiosk show --help", "build/kiosk render --help"};
    int options = 0;
    for (size_t i = 0; i < SUPPORT_COUNT(commands); i++) {
        int status = 0;
        char *help = command_output(commands[i], &status);
        assert_int_equal(status, 0);
        for (const char *at = help; (at = strstr(at, "\n  --")) != NULL; at++) {
            char name[32];
            assert_int_equal(sscanf(at, "\n  --%31[a-z-]", name), 1);
            options++;
            if (!in_manual(docs->man, name)) {
                fail_msg("kiosk(1) does not explain --%s", name);
            }
            char in_readme[40];
            (void)snprintf(in_readme, sizeof in_readme, "`--%s", name);
            if (strcmp(name, "help") != 0 && strstr(docs->readme, in_readme) == NULL &&
                strcmp(name, "out") != 0) {
                fail_msg("README.md does not name --%s", name);
            }
        }
        free(help);
    }
    assert_true(options > 10);
    /* And no more than there are. */
    int explained = 0;
    for (const char *at = docs->man; (at = strstr(at, "\n.It Fl -")) != NULL; at++) {
        explained++;
    }
    assert_int_equal(explained, options);
}

static void every_status_is_told(void **state)
{
    const struct docs *docs = *state;
    char *header = read_text("kiosk/base/err.h");
    int count = 0;
    for (const char *at = header; (at = strstr(at, "    STATUS_")) != NULL; at++) {
        int number = -1;
        char line[32];
        assert_int_equal(sscanf(at, " STATUS_%*[A-Z_] = %d", &number), 1);
        assert_int_equal(number, count++);
        (void)snprintf(line, sizeof line, "\n.It %d\n", number);
        assert_non_null(strstr(docs->man, line));
        (void)snprintf(line, sizeof line, "\n| %d | ", number);
        assert_non_null(strstr(docs->readme, line));
    }
    assert_true(count > 10);
    char next[32];
    (void)snprintf(next, sizeof next, "\n.It %d\n", count);
    assert_null(strstr(docs->man, next));
    (void)snprintf(next, sizeof next, "\n| %d | ", count);
    assert_null(strstr(docs->readme, next));
    free(header);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_work),
        cmocka_unit_test(every_option_is_in_the_manual),
        cmocka_unit_test(every_status_is_told),
    };
    return cmocka_run_group_tests(tests, open_docs, close_docs);
}
