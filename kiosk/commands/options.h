/* The options of a command from one table: what getopt_long(3) takes and what --help prints. */
#ifndef KIOSK_COMMANDS_OPTIONS_H
#define KIOSK_COMMANDS_OPTIONS_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct option_line {
    int id; /* from 1; what options_next returns */
    const char *name;
    const char *argument; /* what --help calls its value; NULL: it takes none */
    const char *text;
};

enum { OPTIONS_END = 0, OPTIONS_BAD = -1, OPTIONS_MAX = 32 };

/* The id of the next option of a command line whose argv[0] is the command's name; its value goes
 * to *value. OPTIONS_END when they are over (argv[optind] is then the first other argument),
 * OPTIONS_BAD with STATUS_USAGE. */
int options_next(int argc, char **argv, const struct option_line *lines, size_t count,
                 const char **value, struct err *err);

/* Writes "Usage: …", what the command does, and its options to the standard output. */
void options_help(const char *usage, const char *what, const struct option_line *lines,
                  size_t count);

/* Reads a number from `least` to `most`, with at most `decimals` digits behind the point. False
 * with STATUS_USAGE that names the option. */
bool options_number(const char *name, const char *text, double least, double most, int decimals,
                    double *number, struct err *err);

/* Reads the id of a row, from 1 to INT64_MAX, which a double could not tell from its neighbours. */
bool options_id(const char *name, const char *text, int64_t *id, struct err *err);

/* Reads "1920x1080", each side from 1 to 16384. */
bool options_size(const char *name, const char *text, int *width, int *height, struct err *err);

#endif
