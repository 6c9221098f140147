#include "run_command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORDS_MAX = 40 };

static char *read_back(FILE *file, size_t *size)
{
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long end = ftell(file);
    assert_true(end >= 0);
    rewind(file);
    char *text = calloc(1, (size_t)end + 1);
    assert_non_null(text);
    *size = fread(text, 1, (size_t)end, file);
    return text;
}

struct ran run_command(int (*command)(int argc, char **argv), const char *const *words)
{
    char *argv[WORDS_MAX + 1] = {strdup("kiosk")};
    char *kept[WORDS_MAX + 1] = {argv[0]}; /* getopt moves the words about */
    int argc = 1;
    for (; words[argc - 1] != NULL; argc++) {
        assert_true(argc < WORDS_MAX);
        kept[argc] = argv[argc] = strdup(words[argc - 1]);
        assert_non_null(argv[argc]);
    }
    FILE *file = tmpfile();
    assert_non_null(file);
    (void)fflush(NULL);
    int out = dup(STDOUT_FILENO);
    int err = dup(STDERR_FILENO);
    assert_true(out >= 0 && err >= 0 && dup2(fileno(file), STDOUT_FILENO) >= 0 &&
                dup2(fileno(file), STDERR_FILENO) >= 0);
    struct ran ran = {0};
    optind = 0; /* getopt starts anew (glibc) */
    ran.status = command(argc, argv);
    (void)fflush(NULL);
    (void)dup2(out, STDOUT_FILENO);
    (void)dup2(err, STDERR_FILENO);
    (void)close(out);
    (void)close(err);
    ran.text = read_back(file, &ran.size);
    (void)fclose(file);
    for (int i = 0; i < argc; i++) {
        free(kept[i]);
    }
    return ran;
}

void ran_free(struct ran *ran)
{
    free(ran->text);
    *ran = (struct ran){0};
}

void run_expect(int (*command)(int argc, char **argv), const char *const *words, int status,
                const char *said)
{
    struct ran ran = run_command(command, words);
    if (ran.status != status || (said != NULL && strstr(ran.text, said) == NULL)) {
        fail_msg("status %d, not %d%s%s: %s", ran.status, status, said == NULL ? "" : ", no ",
                 said == NULL ? "" : said, ran.text);
    }
    ran_free(&ran);
}
