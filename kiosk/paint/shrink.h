/* Makes a picture smaller by area averaging, line by line, so that the large one is never whole in
 * memory. */
#ifndef KIOSK_PAINT_SHRINK_H
#define KIOSK_PAINT_SHRINK_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

/* Whoever takes the small picture's lines, from the top; the pixels (0x00RRGGBB, but the highest
 * byte may be anything) are good during the call only. */
struct line_sink {
    void *ctx;
    void (*line)(void *ctx, int y, const uint32_t *pixels);
};

struct shrink {
    int from_w, from_h, to_w, to_h;
    struct line_sink sink;
    int taken, given; /* lines */
    int shift;        /* bits that a line's sums lose, so that a picture's fit 32 bits */
    uint16_t *row;    /* sums of one line, three a pixel of the small picture */
    uint32_t *sum;    /* sums of the lines of one small line */
    uint32_t *line;   /* a line to give away */
};

/* Sides are 1 to 30,000, and `to` is not larger than `from`. shrink_close must follow, also after a
 * failure. */
bool shrink_open(struct shrink *s, int from_w, int from_h, int to_w, int to_h,
                 struct line_sink sink, struct err *err);
void shrink_close(struct shrink *s);

/* Takes the next line of from_w pixels; after from_h of them the sink has had to_h. */
void shrink_take(struct shrink *s, const uint32_t *pixels);

#endif
