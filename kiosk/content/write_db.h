/* What the files of the writer share. Only content/ includes this. */
#ifndef KIOSK_CONTENT_WRITE_DB_H
#define KIOSK_CONTENT_WRITE_DB_H

#include "content/db.h"
#include "content/write.h"

struct writer {
    struct db db;
    char *path; /* NULL: in memory */
};

/* Begins an answer in bounded time. */
void writer_hurry(struct writer *writer);

/* Turns a result code into an error for the person who writes; returns false. */
bool writer_fail(struct writer *writer, int code, struct err *err);

/* Runs a statement that gives no rows, and frees it; NULL is an error that was told already. */
bool writer_run(struct writer *writer, sqlite3_stmt *statement, struct err *err);

/* Puts the file's name before the error; returns false. */
bool writer_name(const struct writer *writer, struct err *err);

#endif
