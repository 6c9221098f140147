/* An SQLite connection to a file that is not trusted. Only content/ includes this. */
#ifndef KIOSK_CONTENT_DB_H
#define KIOSK_CONTENT_DB_H

#include "base/err.h"
#include "content/content.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

struct db {
    sqlite3 *handle;
    int64_t size;        /* bytes of the file when it was opened */
    int64_t deadline_ms; /* of clock_monotonic_ms: when the transaction in work gives up */
};

/* How long one call may take before it ends with STATUS_BUSY. */
enum { DB_BUDGET_MS = 5000 };

/* Opens the file; nothing but its size is read yet. db_close is due even after an error. */
bool db_open(struct db *db, const char *path, enum content_mode mode, struct err *err);

/* The same for a file that will be written; nothing can be written yet. */
bool db_open_writable(struct db *db, const char *path, struct err *err);

/* Lets statements write, once the file is known to be a data file: its constraints, foreign keys
 * and triggers hold from now on. Not within a transaction. */
bool db_let_write(struct db *db, struct err *err);

/* A zeroed struct db is allowed. */
void db_close(struct db *db);

/* Begins a read transaction that has to end within budget_ms; *version is set to a number that
 * changes whenever another connection has changed the file. db_end is due even after an error. */
bool db_begin(struct db *db, int64_t budget_ms, int64_t *version, struct err *err);
void db_end(struct db *db);

/* A statement with `id` bound to its first parameter, if it has one; NULL on an error. Free it with
 * sqlite3_finalize. */
sqlite3_stmt *db_prepare(struct db *db, const char *sql, int64_t id, struct err *err);

/* Moves to the next row; *row is false when there is none. */
bool db_step(struct db *db, sqlite3_stmt *statement, bool *row, struct err *err);

/* The one number that a statement (a pragma, a count) answers with; `id` as for db_prepare. */
bool db_number(struct db *db, const char *sql, int64_t id, int64_t *number, struct err *err);

/* Turns a result code of SQLite into an error for people; returns false. */
bool db_fail(struct db *db, int code, struct err *err);

/* Copies words of SQLite's, in which names out of the file may stand: ASCII only, cut to fit. */
void db_plain(char *to, size_t room, const char *from);

#endif
