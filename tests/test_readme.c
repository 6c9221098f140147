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
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

/* What stands in the README behind `mark`, up to its end. */
static char *between(const char *readme, const char *mark, const char *last)
{
    const char *at = strstr(readme, mark);
    assert_non_null(at);
    at += strlen(mark);
    const char *end = strstr(at, last);
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

    char *lines = between(docs->readme, EXAMPLE, "\n```");
    char *output = run_in(folder, lines, &status);
    if (status != 0 || strstr(output, " pages written to hello\n") == NULL) {
        fail_msg("status %d: %s", status, output);
    }
    free(output);
    free(lines);

    /* What is announced as refused: the command, then what it says. */
    lines = between(docs->readme, REFUSAL, "\n```");
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

/* The manual's section on a command. */
static char *section(const char *man, const char *command)
{
    char title[48];
    (void)snprintf(title, sizeof title, "\n.Ss kiosk %s\n", command);
    const char *at = strstr(man, title);
    if (at == NULL) {
        fail_msg("kiosk(1) has no section on kiosk %s", command);
        return NULL;
    }
    const char *end = at + strlen(title);
    while (end != NULL && strncmp(end, "\n.Ss", 4) != 0 && strncmp(end, "\n.Sh", 4) != 0) {
        end = strchr(end + 1, '\n');
    }
    assert_non_null(end);
    char *text = strndup(at, (size_t)(end - at));
    assert_non_null(text);
    return text;
}

static size_t count(const char *text, const char *what)
{
    size_t n = 0;
    for (; (text = strstr(text, what)) != NULL; text++) {
        n++;
    }
    return n;
}

static void check_options(const struct docs *docs, const char *command)
{
    char line[64];
    int status = 0;
    (void)snprintf(line, sizeof line, "build/kiosk %s --help", command);
    char *help = command_output(line, &status);
    assert_int_equal(status, 0);
    char *man = section(docs->man, command);
    for (const char *at = help; (at = strstr(at, "\n  --")) != NULL; at++) {
        char name[32];
        assert_int_equal(sscanf(at, "\n  --%31[a-z-]", name), 1);
        (void)snprintf(line, sizeof line, "\n.It Fl -%s", name);
        const char *there = strstr(man, line);
        if (there == NULL || !isspace((unsigned char)there[strlen(line)])) {
            fail_msg("kiosk(1) does not explain --%s of kiosk %s", name, command);
        }
    }
    /* And no more than there are. */
    assert_int_equal(count(man, "\n.It Fl -"), count(help, "\n  --"));
    free(man);
    free(help);
    (void)snprintf(line, sizeof line, "`kiosk %s ", command);
    if (strstr(docs->readme, line) == NULL) {
        fail_msg("README.md does not name kiosk %s", command);
    }
}

static void every_option_is_in_the_manual(void **state)
{
    int status = 0;
    char *help = command_output("build/kiosk --help", &status);
    assert_int_equal(status, 0);
    const char *at = strstr(help, "Commands:\n");
    assert_non_null(at);
    int commands = 0;
    char name[16];
    at += strlen("Commands:\n");
    for (; strncmp(at, "  ", 2) == 0 && sscanf(at, " %15[a-z]", name) == 1;
         at = strchr(at, '\n') + 1) {
        check_options(*state, name);
        commands++;
    }
    assert_true(commands >= 2);
    free(help);
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

static void the_architecture_is_that_of_the_folders(void **state)
{
    const struct docs *docs = *state;
    char *text = between(docs->readme, "\n## Architecture\n", "\n## ");
    DIR *folder = opendir("kiosk");
    assert_non_null(folder);
    int rooms = 0;
    for (const struct dirent *e; (e = readdir(folder)) != NULL;) {
        char name[300];
        struct stat st;
        (void)snprintf(name, sizeof name, "kiosk/%s", e->d_name);
        if (e->d_name[0] == '.' || stat(name, &st) != 0 || !S_ISDIR(st.st_mode)) {
            continue;
        }
        rooms++;
        (void)snprintf(name, sizeof name, "\n- **`kiosk/%s`**", e->d_name);
        if (strstr(text, name) == NULL) {
            fail_msg("README.md has no paragraph about kiosk/%s", e->d_name);
        }
    }
    (void)closedir(folder);
    int told = 0;
    for (const char *at = text; (at = strstr(at, "**`")) != NULL; at += 3) {
        char name[64];
        struct stat st;
        assert_int_equal(sscanf(at, "**`%63[a-z/]`**", name), 1);
        if (stat(name, &st) != 0 || !S_ISDIR(st.st_mode)) {
            fail_msg("README.md tells of %s, which is no folder", name);
        }
        told++;
    }
    assert_true(rooms > 5 && told >= rooms);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_architecture_is_that_of_the_folders),
        cmocka_unit_test(the_examples_work),
        cmocka_unit_test(every_option_is_in_the_manual),
        cmocka_unit_test(every_status_is_told),
    };
    return cmocka_run_group_tests(tests, open_docs, close_docs);
}
