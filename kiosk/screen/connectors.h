/* Displays that come and go on a bare console, which SDL 2.26 does not notice there: it sets the
 * mode when it opens the window, and never again. The kernel tells of them in files (Linux,
 * drivers/gpu/drm/drm_sysfs.c: status and modes of each connector), which cost nothing to read as
 * no card is asked, and says when to look (uevent.h). Private to screen/. */
#ifndef KIOSK_SCREEN_CONNECTORS_H
#define KIOSK_SCREEN_CONNECTORS_H

#include <stdbool.h>
#include <stdint.h>

struct connectors {
    const char *folder; /* borrowed; NULL: nobody looks */
    int fd;             /* of uevent_open, to be waited for; -1: none, so it looks by the clock */
    uint64_t seen;      /* a sum over what the files said the last time */
    uint64_t plugged;   /* the same over their status alone */
    bool told;          /* the kernel has told of something since the last look */
    bool changed;       /* since they were opened, or since a change was told */
    int64_t looked_at;  /* clock_monotonic_ms of the last look */
    int64_t look_at;    /* … of the next one; INT64_MAX: not before it is told */
};

enum { CONNECTORS_LOOK_MS = 1000 };

/* Before the window is opened. `folder` is "/sys/class/drm" but in tests; NULL: nobody looks. `fd`
 * is taken over. */
void connectors_open(struct connectors *connectors, const char *folder, int fd);

/* The window has been opened: what was plugged or pulled meanwhile is a change, as SDL may have
 * missed it. New modes alone are none: a card has them once SDL has asked for them. */
void connectors_opened(struct connectors *connectors);

/* Nobody looks any more. */
void connectors_close(struct connectors *connectors);

/* Whether it is time to look: the kernel has told of something, `look_at` has come, or somebody is
 * awake anyway and the last look is CONNECTORS_LOOK_MS ago. */
bool connectors_due(struct connectors *connectors);

/* Looks. True if a display was plugged or has other modes since they were opened: two looks have
 * said the same, and one display at least is connected. */
bool connectors_changed(struct connectors *connectors);

#endif
