/* Wakes at a moment of the wall clock, and when somebody sets that clock. */
#ifndef KIOSK_COMMANDS_TICKER_H
#define KIOSK_COMMANDS_TICKER_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct ticker {
    int fd; /* readable when the moment has come or the clock was set */
};

/* False on an error. */
bool ticker_open(struct ticker *ticker, struct err *err);

/* One that ticker_open failed on is allowed. */
void ticker_close(struct ticker *ticker);

/* Sets it for the wall clock's `wall_ms` and for a clock that is set before, or with INT64_MAX for
 * that alone. */
void ticker_at(struct ticker *ticker, int64_t wall_ms);

#endif
