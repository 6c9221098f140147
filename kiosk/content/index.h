/* Reads the index of a data file: settings, slides in order, when each may be shown. Only content/
 * includes this. */
#ifndef KIOSK_CONTENT_INDEX_H
#define KIOSK_CONTENT_INDEX_H

#include "base/arena.h"
#include "content/db.h"

/* In a transaction. Everything in *deck is in the arena. */
bool index_read(struct db *db, struct arena *arena, struct deck *deck, struct err *err);

/* Part of it, in settings.c. */
bool settings_read(struct db *db, struct arena *arena, struct deck_settings *settings,
                   struct err *err);

/* Part of it, in holidays.c. */
bool holidays_read(struct db *db, struct arena *arena, struct deck *deck, struct err *err);

#endif
