/* Reads the index of a data file: settings, slides in order, when each may be shown. Only content/
 * includes this. */
#ifndef KIOSK_CONTENT_INDEX_H
#define KIOSK_CONTENT_INDEX_H

#include "base/arena.h"
#include "content/db.h"

/* In a transaction. Everything in *deck is in the arena. What is wrong in the row of one slide or
 * in its showings makes that slide bad; in a setting, or in a showing of no slide, it is a
 * complaint of the deck. */
bool index_read(struct db *db, struct arena *arena, struct deck *deck, struct err *err);

/* Says in *err what is wrong in the index of a bad slide; always false. */
bool index_fault(struct db *db, int64_t slide, struct err *err);

/* The parts of it: settings.c, holidays.c, and showings.h. */
bool settings_read(struct db *db, struct arena *arena, struct deck *deck, struct err *err);
bool holidays_read(struct db *db, struct arena *arena, struct deck *deck, struct err *err);

/* For them. Adds the words of `why` to the complaints if they are of the content; if not, or
 * without memory for it, it is an error. */
bool index_complain(struct arena *arena, struct deck *deck, const struct err *why, struct err *err);

/* For them. How many rows there are, which has to be `most` or fewer. */
bool index_count(struct db *db, const char *sql, int64_t most, const char *what, size_t *count,
                 struct err *err);

#endif
