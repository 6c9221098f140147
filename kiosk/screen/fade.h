/* A cross-fade in steps: pure pixels, no window. */
#ifndef KIOSK_SCREEN_FADE_H
#define KIOSK_SCREEN_FADE_H

#include <stdint.h>

/* The end of a fade; positions on the way are shares of it. */
enum { FADE_FULL = 65536 };

/* Where a fade stands. A zeroed one stands at its start. */
struct fade {
    unsigned position; /* that the pixels have reached */
    unsigned rounding; /* of the step that comes next, 0 to 255 */
};

/* How far a step has to go: `weight` / FADE_WHOLE of what is left. */
enum { FADE_WHOLE = 256 };
struct fade_stride {
    unsigned weight;
    unsigned rounding; /* 0 to 255, added before the fraction is dropped */
};

/* The step that brings the fade as near to the position `to` as it can; exactly to FADE_FULL. */
struct fade_stride fade_advance(struct fade *fade, unsigned to);

/* Moves `width` x `height` pixels at `glass`, channel by channel, on the way to those at `next`;
 * none passes its end. The line lengths are pixels from one line to the next; the two do not
 * overlap. */
void fade_step(uint32_t *glass, int glass_line, const uint32_t *next, int next_line, int width,
               int height, struct fade_stride stride);

#endif
