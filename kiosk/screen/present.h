/* The two ways from pixels to the window. A presenter holds the picture that is on the glass and
 * the page that comes next, and moves the one towards the other. Private to screen/. */
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

    /* Takes the page that comes next, not yet rotated. It is borrowed until the last step. */
    bool (*load)(struct presenter *p, const struct canvas *page, struct err *err);

    /* Presents the picture at `position` (fade.h) of the fade to the loaded page, which rises from
     * step to step; at FADE_FULL exactly that page, which then is the picture on the glass. */
    bool (*step)(struct presenter *p, unsigned position, struct err *err);

    /* Presents the part of a page, not rotated, that is painted anew on `page`, whose other pixels
     * are not looked at. */
    bool (*part)(struct presenter *p, const struct canvas *page, const struct box *part,
                 struct err *err);

    /* Whether the picture on the glass is still held: not after the window had another size. */
    bool (*holds)(struct presenter *p);

    /* Presents once more what is on the glass. */
    bool (*again)(struct presenter *p, struct err *err);

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
