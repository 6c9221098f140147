/* Reads the columns of a row that is not trusted: type, range, length and UTF-8 are all checked.
 * The first error stays and makes ok false; what is read after it is empty. */
#ifndef KIOSK_CONTENT_ROW_H
#define KIOSK_CONTENT_ROW_H

#include "base/arena.h"
#include "base/err.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

struct row {
    sqlite3_stmt *statement; /* stands on the row */
    struct arena *arena;     /* where texts go */
    struct err *err;
    bool ok;
};

bool row_null(const struct row *row, int column);

/* Text in NFC of at most `most` code points in the file; `name` is the column's, for the error. */
const char *row_text(struct row *row, int column, size_t most, const char *name);

/* The same without line feeds, which become spaces: what data/schema.sql does not say may hold any
 * has room for as many lines as its words need, and not for one a character. */
const char *row_line(struct row *row, int column, size_t most, const char *name);

/* A whole number from `least` to `most`. */
int64_t row_integer(struct row *row, int column, int64_t least, int64_t most, const char *name);

/* A number from `least` to `most`. */
double row_real(struct row *row, int column, double least, double most, const char *name);

/* The place in `words` of the text, which has to be one of them; they end with NULL. */
int row_word(struct row *row, int column, const char *const *words, const char *name);

/* A further check of the caller's own failed; the error is STATUS_CONTENT. */
void row_refuse(struct row *row, const char *what);

#endif
