/* What can be set in a data file, for people: names, defaults, meanings. As in data/schema.sql. */
#ifndef KIOSK_COMMANDS_VALUES_H
#define KIOSK_COMMANDS_VALUES_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

/* A setting, or a column of slide. */
struct value_line {
    const char *name;
    const char *otherwise; /* in words: what holds where it is not given */
    const char *text;      /* what it is, and what may stand there */
    bool is_number;
    bool is_null; /* a column that is NULL where it is not given; else 0 or the empty text */
};

extern const struct value_line values_settings[];
extern const size_t values_setting_count;
extern const struct value_line values_columns[];
extern const size_t values_column_count;

/* The line of that name; NULL with STATUS_USAGE, which lists the names and guesses what was meant.
 * `what` is "setting" or "column". */
const struct value_line *values_find(const struct value_line *lines, size_t count, const char *what,
                                     const char *name, struct err *err);

#endif
