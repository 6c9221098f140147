/* What the columns of a table to import may be called, and what may stand in them. */
#ifndef KIOSK_COMMANDS_IMPORT_COLUMNS_H
#define KIOSK_COMMANDS_IMPORT_COLUMNS_H

#include "content/deck.h"

#include <stdbool.h>
#include <stddef.h>

enum import_type {
    IMPORT_TEXT,     /* `most` characters */
    IMPORT_LINK,     /* the same, ASCII without spaces */
    IMPORT_NUMBER,   /* with decimals, less than 10^15 */
    IMPORT_WHOLE,    /* `least` to `most` */
    IMPORT_SWITCH,   /* 0 or 1 */
    IMPORT_DAY,      /* 2020-12-29 */
    IMPORT_TIME,     /* 07:30 */
    IMPORT_WEEKDAYS, /* 12345 */
    IMPORT_PLACE,    /* beside or behind */
    IMPORT_IMAGE,    /* the name of an image in the data file */
};

struct import_column {
    const char *name;   /* the schema's */
    const char *others; /* its Vietnamese names, with commas between them */
    const char *table;  /* that it belongs to */
    enum import_type type;
    int least, most;
    bool required;
};

struct import_kind {
    const char *word; /* of --kind: "statistics" */
    const char *one;  /* for messages: "figure" */
    enum slide_kind slide;
    const char *table; /* that its rows go to */
    const struct import_column *columns;
    size_t count;
};

/* The kind that a word of --kind names; NULL if there is none. */
const struct import_kind *import_kind_find(const char *word);

/* The place in kind->columns of the one with that heading, in any case, with or without Vietnamese
 * marks; -1 if there is none. */
int import_column_find(const struct import_kind *kind, const char *heading);

/* Whether two words are the same but for case, marks, and the number of spaces. */
bool import_same(const char *a, const char *b, size_t b_length);

#endif
