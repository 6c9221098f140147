/* The cells of a table to import, read one by one: what is wrong in them is told with its line and
 * column, all of it at once. */
#ifndef KIOSK_COMMANDS_IMPORT_CELLS_H
#define KIOSK_COMMANDS_IMPORT_CELLS_H

#include "base/log.h"
#include "base/sheet.h"
#include "commands/import_columns.h"
#include "content/write.h"

struct import {
    const struct import_kind *kind;
    const char *source; /* the name of the table's file, for messages */
    const struct log *log;
    struct arena arena;
    struct sheet sheet;
    int column_of[SHEET_CELLS_MAX]; /* cell to column of the kind; -1: none */
    char mark;                      /* decimal mark; 0: not known yet */
    struct writer *writer;          /* for names of images */
    size_t problems;                /* told so far */
};

/* Tells a problem; past the first twenty they are only counted. */
void import_problem(struct import *im, size_t line, const char *column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The start of a cell's text, on one line, for messages. */
enum { IMPORT_SHOWN = 60 };
struct import_shown {
    char text[IMPORT_SHOWN + sizeof "…"];
};
struct import_shown import_show(const char *cell);

/* Reads the first row: which column is which. False if that is a problem. */
bool import_head(struct import *im);

/* Finds the decimal mark in the figures, if it is not known. False if it can't be told. */
bool import_find_mark(struct import *im);

/* The text of a column in a row; "" if it is empty or not there. */
const char *import_cell(const struct import *im, const struct sheet_row *row, const char *column);

enum { IMPORT_VALUES_MAX = 32 };

/* Values of the row for one table; empty cells are left out. Problems are told and counted. */
size_t import_values(struct import *im, const struct sheet_row *row, const char *table,
                     struct write_value values[IMPORT_VALUES_MAX]);

#endif
