/* A frame of a cross-fade: pure pixels, no window. */
#ifndef KIOSK_SCREEN_FADE_H
#define KIOSK_SCREEN_FADE_H

#include <stdint.h>

enum { FADE_FULL = 256 };

/* A rectangle of pixels somewhere in memory. */
struct fade_plane {
    const uint32_t *pixels;
    int stride; /* pixels from one line to the next */
};

/* Writes `width` x `height` pixels to `to`: `from` at weight 0, `next` at FADE_FULL, exactly, and
 * in between a mix of both, channel by channel. `to` overlaps neither of them. */
void fade_mix(uint32_t *to, int to_stride, struct fade_plane from, struct fade_plane next,
              int width, int height, unsigned weight);

#endif
