/* The candidate's bytes into the store. */
#ifndef KIOSK_UPDATE_COPY_H
#define KIOSK_UPDATE_COPY_H

#include "update/stick.h"
#include "update/store.h"
#include "update/verify.h"

/* Copies the candidate into the store as STORE_INCOMING, with a buffer of 256 KiB, and syncs it. It
 * must not be larger than `max_size` bytes, there must be room for it before anything is written,
 * and it must have the same size at its end as when it was opened. A stick that is slower than any
 * honest one is REASON_SLOW_STICK: reading takes at most a minute, and a second for each 400 kB.
 * *fd is the copy's, open for reading, for the caller to close; after an error it is -1, and there
 * is no copy. */
bool copy_in(const struct store *store, const struct candidate *c, int64_t max_size,
             struct progress progress, int *fd, struct verdict *v);

/* Removes the copy. */
void copy_drop(const struct store *store);

#endif
