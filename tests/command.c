#include "command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum { OUTPUT_MAX = 1 << 20 };

char *command_output(const char *line, int *status)
{
    char *text = calloc(1, OUTPUT_MAX);
    char *whole = calloc(1, strlen(line) + 16);
    assert_true(text != NULL && whole != NULL);
    (void)sprintf(whole, "{ %s\n} 2>&1", line);
    FILE *pipe = popen(whole, "r");
    assert_non_null(pipe);
    (void)fread(text, 1, OUTPUT_MAX - 1, pipe);
    const int ended = pclose(pipe);
    *status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
    free(whole);
    return text;
}
