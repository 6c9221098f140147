/* Reads one slide with all that is on it. Only content/ includes this. */
#ifndef KIOSK_CONTENT_SLIDE_H
#define KIOSK_CONTENT_SLIDE_H

#include "base/arena.h"
#include "content/db.h"

/* The words for enum slide_kind, in its order, up to NULL. */
extern const char *const slide_kinds[];

/* In a transaction. */
bool slide_read(struct db *db, const struct slide_ref *ref, struct arena *arena,
                struct slide *slide, struct err *err);

/* Whether the file has all the columns that slide_read needs. */
bool slide_check_columns(struct db *db, struct err *err);

/* The lists of a slide, in lists.c: each from the table of its own, with at least one row. */
bool lists_statistics(struct db *db, struct arena *arena, struct slide *slide, struct err *err);
bool lists_awards(struct db *db, struct arena *arena, struct slide *slide, struct err *err);

/* `image` is slide.image, 0 for none. */
bool lists_pictures(struct db *db, int64_t image, struct arena *arena, struct slide *slide,
                    struct err *err);
bool lists_check_columns(struct db *db, struct err *err);

#endif
