#include "paint/gradient.h"

#include <string.h>

enum { TILE = 8 };

/* Ordered dithering with the 8 by 8 matrix of B. E. Bayer, "An optimum method for two-level
 * rendition of continuous-tone pictures" (1973): thresholds 0 to 63 so placed that any share of
 * them is spread evenly. Bits of x ^ y and of y are interleaved, the lowest first. */
static int32_t threshold(int x, int y)
{
    unsigned value = 0;
    for (unsigned bit = 0; bit < 3; bit++) {
        unsigned differ = (unsigned)(x ^ y) >> bit & 1;
        unsigned down = (unsigned)y >> bit & 1;
        value |= (differ << 1 | down) << (2 * (2 - bit));
    }
    return (int32_t)value;
}

/* One channel in 1/65536, before it is rounded. */
static int32_t channel(colour top, colour bottom, int shift, int line, int last)
{
    int32_t from = (int32_t)(top >> shift & 0xff);
    int32_t to = (int32_t)(bottom >> shift & 0xff);
    return from * 65536 + (int32_t)((int64_t)(to - from) * 65536 * line / last);
}

/* Fills a line that begins at column `left` with the tile: what is there is copied behind itself.
 */
static void repeat(uint32_t *line, int width, const uint32_t tile[TILE], int left)
{
    for (int x = 0; x < TILE && x < width; x++) {
        line[x] = tile[(left + x) % TILE];
    }
    for (int x = TILE; x < width; x *= 2) {
        const int more = x < width - x ? x : width - x;
        memcpy(line + x, line, (size_t)more * sizeof *line);
    }
}

void gradient_paint(struct brush *brush, struct box whole, struct box box, colour top,
                    colour bottom)
{
    int last = whole.h > 1 ? whole.h - 1 : 1;
    for (int y = box.y; y < box.y + box.h; y++) {
        int32_t red = channel(top, bottom, 16, y - whole.y, last);
        int32_t green = channel(top, bottom, 8, y - whole.y, last);
        int32_t blue = channel(top, bottom, 0, y - whole.y, last);
        uint32_t tile[TILE];
        for (int x = 0; x < TILE; x++) {
            int32_t add = threshold(x, y % TILE) * (65536 / (TILE * TILE));
            tile[x] = (uint32_t)((red + add) >> 16) << 16 | (uint32_t)((green + add) >> 16) << 8 |
                      (uint32_t)((blue + add) >> 16);
        }
        repeat(brush_pixel(brush, box.x, y), box.w, tile, box.x);
    }
}
