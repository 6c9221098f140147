/* The page of memory by which the clock of tests/soak/fastclock.c is watched and set: a file that
 * SOAK_CLOCK names. tests/soak/clock.py reads it by these places, so they stay as they are. */
#ifndef KIOSK_TESTS_SOAK_FASTCLOCK_H
#define KIOSK_TESTS_SOAK_FASTCLOCK_H

#include <stdatomic.h>
#include <stdint.h>

struct fastclock {
    _Atomic uint64_t naps;    /* odd: the show sleeps between two pages, and paints nothing */
    _Atomic int64_t mono_ms;  /* its monotonic clock when that began, or ended */
    _Atomic int64_t wall_ms;  /* its wall clock then */
    _Atomic uint64_t frames;  /* of fades that it has waited for, and so put on the screen */
    _Atomic int64_t set_ms;   /* in: by how much somebody has set the wall clock, in all */
    _Atomic int64_t taken_ms; /* the set_ms that holds: it was told the program */
    _Atomic uint64_t in_use;  /* bytes of its heap that were not freed when it fell asleep */
};

#endif
