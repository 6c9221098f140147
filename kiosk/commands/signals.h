/* The end of the program, and a wish to read the file again, as descriptors to wait for. */
#ifndef KIOSK_COMMANDS_SIGNALS_H
#define KIOSK_COMMANDS_SIGNALS_H

#include "base/err.h"

#include <stdbool.h>

struct signals {
    int stop_fd; /* readable once SIGTERM or SIGINT has come; it is never read, so it stays so */
    int hup_fd;  /* readable when SIGHUP has come */
};

/* A service manager that allows five seconds (TimeoutStopSec) does not come before either. */
enum { SIGNALS_GRACE_MS = 150, SIGNALS_LONG_GRACE_MS = 4000 };

/* From here on SIGTERM and SIGINT only make stop_fd readable. Whoever is not done SIGNALS_GRACE_MS
 * later (deep in a damaged picture, or waiting for a slow stick) is ended there and then with
 * status 0: there is nothing to save. SIGUSR1 and SIGUSR2 are ignored. False on an error. */
bool signals_open(struct signals *signals, struct err *err);

/* For whoever has something to save after all: SIGNALS_LONG_GRACE_MS, from the next SIGTERM or
 * SIGINT on; and back. After signals_open. */
void signals_grace(bool is_long);

/* The signals stay as they are until the program ends. */
void signals_close(struct signals *signals);

/* Whether SIGTERM or SIGINT has come. */
bool signals_stop(const struct signals *signals);

/* Whether SIGHUP has come since the last call. */
bool signals_hup(const struct signals *signals);

#endif
