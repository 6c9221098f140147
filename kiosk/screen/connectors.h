/* Displays that come and go on a bare console, which SDL 2.26 does not notice there: it sets the
 * mode when it opens the window, and never again. The kernel tells of them in files (Linux,
 * drivers/gpu/drm/drm_sysfs.c: status and modes of each connector), which cost nothing to read as
 * no card is asked. Private to screen/. */
#ifndef KIOSK_SCREEN_CONNECTORS_H
#define KIOSK_SCREEN_CONNECTORS_H

#include <stdbool.h>
#include <stdint.h>

struct connectors {
    const char *folder; /* borrowed; NULL: nobody looks */
    uint64_t seen;      /* a sum over what the files said the last time */
    bool changed;       /* since they were opened, or since a change was told */
    int64_t look_at;    /* clock_monotonic_ms of the next look; INT64_MAX: never */
};

enum { CONNECTORS_LOOK_MS = 1000 };

/* `folder` is "/sys/class/drm" but in tests. */
void connectors_open(struct connectors *connectors, const char *folder);

/* To be called when `look_at` has come. True if a display was plugged or has other modes since they
 * were opened: two looks have said the same, and one display at least is connected. */
bool connectors_changed(struct connectors *connectors);

#endif
