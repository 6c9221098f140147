/* It works in place, from the picture on the glass: no copy of the old page is needed, which saves
 * a page of memory and a third of the traffic. What a step drops of a fraction of a level, the next
 * ones make up for, since each rounds at another place: no channel is ever more than a few levels
 * off the straight line. */
#include "screen/fade.h"

#include <stddef.h>
#include <string.h>

/* The one loop that runs sixty times a second: so plain that the compiler makes vector instructions
 * of it. */
static void step_line(uint8_t *restrict glass, const uint8_t *restrict next, size_t bytes,
                      struct fade_stride stride)
{
    /* 255 * 256 + 255 still fits in 16 bits, so eight channels and more are done at once. */
    const uint16_t of_next = (uint16_t)stride.weight;
    const uint16_t of_glass = (uint16_t)(FADE_WHOLE - stride.weight);
    const uint16_t rounding = (uint16_t)stride.rounding;
    for (size_t i = 0; i < bytes; i++) {
        glass[i] = (uint8_t)((uint16_t)(glass[i] * of_glass + next[i] * of_next + rounding) >> 8);
    }
}

void fade_step(uint32_t *glass, int glass_line, const uint32_t *next, int next_line, int width,
               int height, struct fade_stride stride)
{
    if (width <= 0 || stride.weight == 0) {
        return;
    }
    const size_t bytes = (size_t)width * sizeof *glass;
    for (int y = 0; y < height; y++) {
        uint32_t *line = glass + (ptrdiff_t)y * glass_line;
        const uint32_t *target = next + (ptrdiff_t)y * next_line;
        if (stride.weight >= FADE_WHOLE) {
            memcpy(line, target, bytes);
        } else {
            step_line((uint8_t *)line, (const uint8_t *)target, bytes, stride);
        }
    }
}

struct fade_stride fade_advance(struct fade *fade, unsigned to)
{
    /* The golden section of 256: its multiples spread evenly however many of them there are. */
    enum { GOLDEN = 159 };
    struct fade_stride stride = {FADE_WHOLE, fade->rounding};
    fade->rounding = (fade->rounding + GOLDEN) % 256;
    if (to >= FADE_FULL || fade->position >= FADE_FULL) {
        fade->position = FADE_FULL;
        return stride;
    }
    const unsigned left = FADE_FULL - fade->position;
    const unsigned way = to > fade->position ? to - fade->position : 0;
    stride.weight = (way * FADE_WHOLE + left / 2) / left;
    fade->position += left * stride.weight / FADE_WHOLE;
    return stride;
}
