/* A table as spreadsheets export it: CSV (RFC 4180), also with semicolons or tabs. */
#ifndef KIOSK_BASE_SHEET_H
#define KIOSK_BASE_SHEET_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

enum { SHEET_ROWS_MAX = 20000, SHEET_CELLS_MAX = 100 };

struct sheet_row {
    size_t line;              /* where it begins in the file, from 1 */
    const char *const *cells; /* in NFC, without white space at their ends; "" if empty */
    size_t count;
};

struct sheet {
    char delimiter; /* ';', ',' or '\t' */
    const struct sheet_row *rows;
    size_t count; /* without the rows that are empty */
};

/* Reads the valid UTF-8 `text` into the arena. What stands between cells is found by itself: that
 * of the three of which the first row has most, or what a line "sep=;" before it says.
 * STATUS_CONTENT, with the line, if quotes don't match or a limit is passed. */
bool sheet_read(struct arena *a, const char *text, size_t length, struct sheet *sheet,
                struct err *err);

#endif
