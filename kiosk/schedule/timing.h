/* For how long a page stays. Pure. */
#ifndef KIOSK_SCHEDULE_TIMING_H
#define KIOSK_SCHEDULE_TIMING_H

#include "content/deck.h"
#include "schedule/load.h"

/* The hold of a page in ms, never under 200: `fixed_ms` (the command line's) if it is over 0, else
 * the slide's own hold, else the deck's rotation, else what the load takes to read, 6 to 60
 * seconds. */
int timing_hold_ms(int fixed_ms, const struct slide_ref *ref, const struct deck_settings *settings,
                   const struct load *load);

#endif
