/* Where a show plays: on the glass and by the clocks of the machine (show_glass.c), or as a
 * rehearsal, by a clock of its own and with nothing to see (rehearsal.c). The loop, and all that it
 * decides, are the same. Private to show_*.c and to what rehearses them. */
#ifndef KIOSK_COMMANDS_SHOW_STAGE_H
#define KIOSK_COMMANDS_SHOW_STAGE_H

#include "base/clock.h"
#include "base/err.h"
#include "content/deck.h"
#include "schedule/timing.h"
#include "screen/screen.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct show;
struct spot;

struct show_stage {
    /* The two clocks, as base/clock.h has them. */
    int64_t (*now_ms)(const struct show *show);
    int64_t (*wall_ms)(const struct show *show);

    /* Asks to be woken (WAKE_FD) when the wall clock comes to that, and when somebody sets it;
     * INT64_MAX: only then. */
    void (*wake_at)(struct show *show, int64_t wall_ms);
    /* Sleeps, until now_ms is `until_ms` at the latest. */
    enum screen_wake (*wait)(struct show *show, int64_t until_ms);
    /* Takes word of a data file that changed. */
    void (*changes)(struct show *show);
    /* Whether the show has to end. */
    bool (*over)(const struct show *show);

    /* Lay out show->next: a slide, setting its pages, or the calm slide. */
    bool (*slide)(struct show *show, const struct slide_ref *ref, size_t place, size_t places,
                  struct err *err);
    bool (*calm)(struct show *show, struct err *err);
    /* How long a page that is laid out stays, and why. */
    struct hold (*hold)(const struct show *show, const struct spot *spot);
    /* Paints show->next, which is laid out. */
    bool (*paint)(struct show *show, struct err *err);
    /* Brings the clock on show->next, which is painted, or on show->shown up to `now`. */
    bool (*tick)(struct show *show, struct spot *spot, const struct moment *now, struct err *err);

    /* Turn to show->next, or to black. */
    bool (*turn)(struct show *show, int fade_ms, struct err *err);
    bool (*black)(struct show *show, int fade_ms, struct err *err);
    /* show->shown has begun its time, or begins it once more. */
    void (*told)(struct show *show);
};

extern const struct show_stage show_glass;

#endif
