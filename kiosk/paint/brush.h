/* The canvas of one call of painter_paint, as each kind of item wants it: plain pixels or a cairo
 * context over the same memory. */
#ifndef KIOSK_PAINT_BRUSH_H
#define KIOSK_PAINT_BRUSH_H

#include "base/err.h"
#include "layout/scene.h"
#include "paint/paint.h"

#include <cairo.h>

struct brush {
    struct canvas *canvas;
    struct box clip;  /* inside the canvas; nothing outside it may change */
    cairo_t *cairo;   /* NULL until a shape asks for it */
    struct box shape; /* where cairo may be drawing */
};

/* `clip` NULL means the whole canvas. Nothing is allocated yet. */
struct brush brush_open(struct canvas *canvas, const struct box *clip);
void brush_close(struct brush *brush);

/* A cairo context clipped to `box` (which lies in brush->clip), in its first state: anti-aliased,
 * source not set. brush_cairo_done must follow. NULL on an error. */
cairo_t *brush_cairo(struct brush *brush, struct box box, struct err *err);
bool brush_cairo_done(struct brush *brush, struct err *err);

/* Sets the source colour of a cairo context, with its alpha. */
void brush_source(cairo_t *cairo, colour source);

/* Fills a box that lies in brush->clip. */
void brush_fill(struct brush *brush, struct box box, colour fill);

/* The first pixel of a place that lies in the canvas. */
uint32_t *brush_pixel(const struct brush *brush, int x, int y);

/* `from` over the opaque `to`, both 0x00RRGGBB, with an alpha of 0 to 255. */
static inline uint32_t brush_mix(uint32_t from, uint32_t to, uint32_t alpha)
{
    /* Red and blue in one number, green in another. x / 255 is (x + 128 + (x + 128) / 256) / 256,
     * rounded (J. Blinn, "Three Wrongs Make a Right", 1995). */
    uint32_t rest = 255 - alpha;
    uint32_t two = (from & 0xff00ff) * alpha + (to & 0xff00ff) * rest + 0x800080;
    uint32_t one = (from >> 8 & 0xff) * alpha + (to >> 8 & 0xff) * rest + 0x80;
    two = (two + (two >> 8 & 0xff00ff)) >> 8 & 0xff00ff;
    one = (one + (one >> 8)) & 0xff00;
    return two | one;
}

/* 1 to 255. */
uint8_t colour_alpha(colour of);

/* What two boxes share; w and h are never negative. */
struct box box_cut(struct box a, struct box b);

static inline bool box_empty(struct box b)
{
    return b.w <= 0 || b.h <= 0;
}

#endif
