/* The one loop that runs sixty times a second: kept so plain that the compiler makes vector
 * instructions of it. */
#include "screen/fade.h"

#include <stddef.h>
#include <string.h>

static void mix_line(uint8_t *restrict to, const uint8_t *restrict from,
                     const uint8_t *restrict next, size_t bytes, unsigned weight)
{
    /* 255 * 256 still fits in 16 bits, so eight channels and more are done at once. */
    const uint16_t of_next = (uint16_t)weight;
    const uint16_t of_from = (uint16_t)(FADE_FULL - weight);
    for (size_t i = 0; i < bytes; i++)
        to[i] = (uint8_t)((uint16_t)(from[i] * of_from + next[i] * of_next) >> 8);
}

void fade_mix(uint32_t *to, int to_stride, struct fade_plane from, struct fade_plane next,
              int width, int height, unsigned weight)
{
    if (width <= 0)
        return;
    const size_t bytes = (size_t)width * sizeof *to;
    for (int y = 0; y < height; y++) {
        uint32_t *line = to + (ptrdiff_t)y * to_stride;
        const uint32_t *a = from.pixels + (ptrdiff_t)y * from.stride;
        const uint32_t *b = next.pixels + (ptrdiff_t)y * next.stride;
        if (weight == 0)
            memcpy(line, a, bytes);
        else if (weight >= FADE_FULL)
            memcpy(line, b, bytes);
        else
            mix_line((uint8_t *)line, (const uint8_t *)a, (const uint8_t *)b, bytes, weight);
    }
}
