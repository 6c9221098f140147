/* A small picture as it was painted: the logo, which is the first picture of each page, and need
 * not be decoded for each. */
#ifndef KIOSK_PAINT_STAMP_H
#define KIOSK_PAINT_STAMP_H

#include "paint/brush.h"
#include "paint/place.h"

#include <stdbool.h>
#include <stdint.h>

/* A zeroed one holds none. */
struct stamp {
    int64_t image;
    struct picture_info info; /* of its file */
    colour ground;
    int width, height; /* as painted */
    uint32_t *pixels;  /* STAMP_PIXELS at most; NULL: there is none */
};

/* Room for a logo at 4K. */
enum { STAMP_PIXELS = 64 * 1024 };

/* Whether it is that picture on that ground; its place can be told from its info then. */
bool stamp_is(const struct stamp *stamp, int64_t image, colour ground);

/* Paints what of it lies in `box`, if it goes `to` a place of its own size; else false. */
bool stamp_put(const struct stamp *stamp, struct brush *brush, struct box box, struct box to);

/* Keeps a picture that was just painted at `to`, all of it, if it is small enough. */
void stamp_take(struct stamp *stamp, int64_t image, const struct picture_info *info, colour ground,
                const struct brush *brush, struct box to);

void stamp_free(struct stamp *stamp);

#endif
