/* Sleeping until something happens, without looking at a clock in between. Private to screen/. */
#ifndef KIOSK_SCREEN_WAIT_H
#define KIOSK_SCREEN_WAIT_H

#include "screen/window.h"

#include <stdbool.h>
#include <stdint.h>

struct wait {
    int fd;           /* of the display server's connection; -1: the driver has none */
    void *wayland;    /* libwayland-client as SDL has loaded it; NULL elsewhere */
    bool console;     /* SDL reads the input devices itself: inputs.h has the descriptors */
    int64_t input_at; /* when one of those has ended a sleep */
    int displays;     /* one more to be waited for, of connectors.h; -1: none */
    bool looks_up;    /* there is what no descriptor tells of: a look every WAIT_LOOK_MS */
};

void wait_open(struct wait *wait, const struct window *window);
void wait_close(struct wait *wait);

enum { WAIT_FDS_MAX = 15 };

/* Sleeps until the clock_monotonic_ms `until_ms`, until one of `fds` (WAIT_FDS_MAX of them at most)
 * is readable, or until SDL may have events or a display has changed: call it with SDL's queue
 * empty and pumped. On drivers that are neither a console nor have a connection it looks up every
 * WAIT_LOOK_MS, so that a key is noticed. True if one of `fds` is readable. */
bool wait_sleep(struct wait *wait, int64_t until_ms, const int *fds, int fd_count);

enum {
    WAIT_LOOK_MS = 100,
    /* From one end of a sleep by an input device to the next: a mouse that is moved has a thousand
     * words a second, and a device that was pulled is readable until SDL lets go of it. */
    WAIT_INPUT_MS = 10,
};

#endif
