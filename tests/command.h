/* Runs a command line, for tests of what people type. */
#ifndef KIOSK_TESTS_COMMAND_H
#define KIOSK_TESTS_COMMAND_H

/* Hands the line to sh(1), and returns all that it wrote to its two outputs (at most 1 MiB), from
 * malloc. *status is set to its exit status, -1 if a signal ended it. */
char *command_output(const char *line, int *status);

#endif
