/* The store's log: a line for each thing that was done or refused. */
#ifndef KIOSK_UPDATE_JOURNAL_H
#define KIOSK_UPDATE_JOURNAL_H

#include "update/store.h"

enum {
    JOURNAL_MAX = 64 * 1024, /* bytes; a full log takes the place of log.1 */
    JOURNAL_LINE = 512,
};

/* Adds "2020-12-29 14:05:09 +0700 the words". That it can't be written is nobody's harm. */
void journal_add(const struct store *store, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The last `lines` lines of log.1 and log together, each ended by a line feed: from malloc, for the
 * caller to free. NULL if there is no memory; "" if there is no log. */
char *journal_tail(const struct store *store, int lines);

#endif
