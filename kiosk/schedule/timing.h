/* For how long a page stays, and why. Pure. */
#ifndef KIOSK_SCHEDULE_TIMING_H
#define KIOSK_SCHEDULE_TIMING_H

#include "content/deck.h"
#include "schedule/load.h"

enum {
    TIMING_WPM = 180,          /* reading speed of a file that says none */
    TIMING_SHORTEST_MS = 6000, /* its automatic holds */
    TIMING_LONGEST_MS = 60000
};

/* What decided. */
enum hold_by {
    HOLD_FIXED,    /* the command line, or the device */
    HOLD_SLIDE,    /* the slide's own seconds */
    HOLD_ROTATION, /* the file's rotation */
    HOLD_AUTO,     /* what is on the page: ... */
    HOLD_SHORTEST, /* ... but no shorter than this, */
    HOLD_LONGEST   /* ... but no longer than this */
};

struct hold {
    int ms;
    enum hold_by by;
    struct load load; /* what is on the page */
    int auto_ms;      /* what that takes, whatever decided */
};

/* The hold of a page, never under 200 ms: `fixed_ms` if it is over 0, else the slide's own hold,
 * else the deck's rotation (passed over if `fixed_ms` is under 0), else what the load takes,
 * between the deck's shortest and longest. (If the deck gives two that are crossed, the shortest
 * holds.) */
struct hold timing_hold(int fixed_ms, const struct slide_ref *ref,
                        const struct deck_settings *settings, const struct load *load);

#endif
