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

/* The parts of it: settings.c */
bool settings_read(struct db *db, struct arena *arena, struct deck *deck, struct err *err);

/* index.c: adds the words of `why` to the complaints if they are of the content; if not, or without
 * memory for it, it is an error. */
bool index_complain(struct arena *arena, struct deck *deck, const struct err *why, struct err *err);

/* index.c: how many rows there are, which has to be `most` or fewer. */
bool index_count(struct db *db, const char *sql, int64_t most, const char *what, size_t *count,
                 struct err *err);

/* showings.c: all of them, by slide. */
struct showings {
    struct showing *rules; /* in the arena */
    int64_t *slide_ids;    /* beside each the slide that it belongs to, ascending; from malloc */
    size_t count;
};

/* showings_free is due even after an error. */
bool showings_read(struct db *db, struct arena *arena, struct showings *showings, struct err *err);
void showings_free(struct showings *showings);

/* Tells a slide which are its own. One that can't be read makes it bad: shown at all times, it
 * might be seen when it must not be. A bad slide has none, so that it comes due and is reported. */
void showings_find(const struct showings *showings, struct slide_ref *ref);

/* False, with what is wrong, if a showing of the slide can't be read. */
bool showings_fault(struct db *db, int64_t slide, struct err *err);

/* Part of it, in holidays.c. */
bool holidays_read(struct db *db, struct arena *arena, struct deck *deck, struct err *err);

#endif
