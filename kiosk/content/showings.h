/* When each slide may be shown: a part of the index. Only content/ includes this. */
#ifndef KIOSK_CONTENT_SHOWINGS_H
#define KIOSK_CONTENT_SHOWINGS_H

#include "base/arena.h"
#include "content/db.h"

/* All of them, by slide. */
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

#endif
