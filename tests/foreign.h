/* A data file with rows that data/schema.sql would refuse, as somebody may write it without it. */
#ifndef KIOSK_TESTS_FOREIGN_H
#define KIOSK_TESTS_FOREIGN_H

#include "content/content.h"
#include "sqlite_shell.h"

/* Texts in SQL: not UTF-8; with a zero byte; long. */
#define BAD "CAST(X'41C3' AS TEXT)"
#define ZERO "CAST(X'410042' AS TEXT)"
#define LONG(n) "printf('%." #n "c', 'x')"

/* Some SQL, and a part of what has to be said about it. */
struct bad_row {
    const char *sql;
    const char *message;
};

/* A file with a slide of each kind, 1 to 4, and `sql` run on it with no constraint in force but
 * those of type. Slide 4 has a showing; 3 and 4 have the pictures 1 and 2. */
struct scratch_path foreign_file(const struct scratch *scratch, const char *sql);

/* Fails the test unless the error has that status and says the message, and what to do about it. */
void foreign_said(const struct err *err, enum status status, const char *message);

/* How many slides can be read; *err is the error of the last one that can't. */
size_t foreign_readable(struct content *content, struct err *err);

#endif
