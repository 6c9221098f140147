/* The strip over the foot of a page that tells how an update goes: its state in the panel's width,
 * what there is to say about it beside it (portrait: under it). */
#ifndef KIOSK_LAYOUT_BANNER_H
#define KIOSK_LAYOUT_BANNER_H

#include "layout/layout.h"

enum banner_kind {
    BANNER_CHECKING, /* new content is being copied and tried */
    BANNER_UPDATED,  /* it is on */
    BANNER_REFUSED,  /* it is not taken; the old one stays */
    BANNER_RESTORED, /* it was on, failed, and the one before it is back */
};

struct banner {
    enum banner_kind kind;
    const char *title;  /* updated: what is new; refused, restored: why; not used while checking */
    const char *detail; /* further sentences, such as whom to ask; "" for none */
    int permille; /* checking: how much is done, 0 to 1000; less than 0 if that is not known */
    bool stick;   /* it comes on a USB stick: say when that may be pulled */
};

/* Draws the strip: it covers the box *part (its shadow too), which begins under the last line of
 * the page unless the texts are so long that they need more. Texts are wrapped, never cut. The
 * states' own words are of layout->language. On an error (STATUS_MEMORY) nothing is set. */
bool layout_banner(const struct layout *layout, const struct banner *banner, struct arena *arena,
                   struct scene *scene, struct box *part, struct err *err);

#endif
