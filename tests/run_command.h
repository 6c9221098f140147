/* Runs a command of the program within the test program, so that the sanitizers look at it. */
#ifndef KIOSK_TESTS_RUN_COMMAND_H
#define KIOSK_TESTS_RUN_COMMAND_H

#include <stddef.h>

struct ran {
    int status;
    char *text; /* all that it wrote to its two outputs, zero-ended; from malloc */
    size_t size;
};

/* Runs the command with the words, up to NULL; argv[0] is "kiosk". */
struct ran run_command(int (*command)(int argc, char **argv), const char *const *words);
void ran_free(struct ran *ran);

/* Runs it, and fails the test with what it wrote unless its status is `status` and its text has
 * `said` (NULL: anything) in it. */
void run_expect(int (*command)(int argc, char **argv), const char *const *words, int status,
                const char *said);

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

#endif
