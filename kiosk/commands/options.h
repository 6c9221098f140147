/* The options of a command from one table: what getopt_long(3) takes and what --help prints. */
#ifndef KIOSK_COMMANDS_OPTIONS_H
#define KIOSK_COMMANDS_OPTIONS_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct option_line {
    int id; /* from 1 to OPTIONS_MAX */
    const char *name;
    const char *argument; /* what --help calls its value; NULL: it takes none */
    const char *text;
};

enum { OPTIONS_MAX = 32 };

/* A command as its --help tells it; every one has --help, which is not in `lines`. */
struct option_table {
    const char *usage; /* "kiosk new [OPTION]... FILE" */
    const char *what;  /* it does */
    const struct option_line *lines;
    size_t count;
    const char *takes; /* "one data file"; NULL: the command looks at its words by itself */
    int words;         /* how many are behind the options, where `takes` is given */
};

/* Takes the value of the option `id`, NULL if it has none. False with *err. */
typedef bool options_take(void *ctx, int id, const char *value, struct err *err);

/* Gives each option of a command line whose argv[0] is the command's name to `take`, and sees that
 * the words behind them, from argv[optind] on, are as many as the table says. At --help it writes
 * the help to the standard output, sets *help, and looks at nothing more. False with STATUS_USAGE,
 * or what `take` says. */
bool options_read(const struct option_table *table, int argc, char **argv, options_take *take,
                  void *ctx, bool *help, struct err *err);

/* Reads a number from `least` to `most`, with at most `decimals` digits behind the point. False
 * with STATUS_USAGE that names the option. */
bool options_number(const char *name, const char *text, double least, double most, int decimals,
                    double *number, struct err *err);

/* Reads the id of a row, from 1 to INT64_MAX, which a double could not tell from its neighbours. */
bool options_id(const char *name, const char *text, int64_t *id, struct err *err);

/* Reads "1920x1080", as decimal_size does. False with STATUS_USAGE that names the option. */
bool options_size(const char *name, const char *text, int *width, int *height, struct err *err);

#endif
