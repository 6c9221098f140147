/* The two ways from pixels to the window. A presenter knows two pages by their slots, 0 and 1, and
 * puts one of them or a mix of both on the glass. Private to screen/. */
#ifndef KIOSK_SCREEN_PRESENT_H
#define KIOSK_SCREEN_PRESENT_H

#include "base/err.h"
#include "paint/paint.h"

#include <SDL.h>
#include <stdbool.h>

struct presenter;

struct presenter_kind {
    const char *name;

    /* Pixels of the window; may be 0. */
    void (*size)(struct presenter *p, int *width, int *height);

    /* Takes over the part (NULL: all) of a page, not yet rotated. The pixels are borrowed until the
     * page is loaded in the same slot again, or resized. */
    bool (*load)(struct presenter *p, int slot, const struct canvas *page, const struct box *part,
                 struct err *err);

    /* Presents a mix of two loaded pages, `weight` of fade.h; exactly `next` at FADE_FULL. */
    bool (*mix)(struct presenter *p, int from, int next, unsigned weight, struct err *err);

    /* Presents the part of a loaded page that load took over last; the rest of the glass already
     * shows that page. The part is a box of the page before it is rotated. */
    bool (*part)(struct presenter *p, int slot, const struct box *part, struct err *err);

    /* Presents once more what is on the glass. */
    bool (*again)(struct presenter *p, struct err *err);

    /* The window has another size: stretches the loaded page to it, whose pixels are forgotten
     * then. */
    void (*resized)(struct presenter *p, int slot);

    /* The graphics memory was lost: pages have to be loaded anew. */
    void (*lost)(struct presenter *p);

    void (*free)(struct presenter *p);
};

/* The head of both presenters. */
struct presenter {
    const struct presenter_kind *kind;
    SDL_Window *window; /* borrowed */
    int degrees;        /* clockwise turn of the pages */
};

/* Blends with the CPU into the window's own surface. NULL if the driver has none that is fit. */
struct presenter *present_software(SDL_Window *window, int degrees, struct err *err);

/* Blends with OpenGL ES 2. With `real_only`, NULL as well if OpenGL itself runs on the CPU. */
struct presenter *present_gpu(SDL_Window *window, int degrees, bool real_only, struct err *err);

#endif
