/* The canvas of one call of painter_paint, as each kind of item wants it: plain pixels, a cairo
 * context or an SDL surface, all over the same memory. */
#ifndef KIOSK_PAINT_BRUSH_H
#define KIOSK_PAINT_BRUSH_H

#include "base/err.h"
#include "layout/scene.h"
#include "paint/paint.h"

#include <SDL2/SDL_surface.h>
#include <cairo.h>

struct brush {
    struct canvas *canvas;
    struct box clip; /* inside the canvas; nothing outside it may change */
    cairo_t *cairo;  /* NULL until a shape asks for it */
    SDL_Surface *surface;
};

/* `clip` NULL means the whole canvas. Nothing is allocated yet. */
struct brush brush_open(struct canvas *canvas, const struct box *clip);
void brush_close(struct brush *brush);

/* A cairo context clipped to `box` (which lies in brush->clip), in its first state: anti-aliased,
 * source not set. brush_cairo_done must follow. NULL on an error. */
cairo_t *brush_cairo(struct brush *brush, struct box box, struct err *err);
bool brush_cairo_done(struct brush *brush, struct err *err);

/* An SDL surface clipped to `box`, owned by the brush. NULL on an error. */
SDL_Surface *brush_surface(struct brush *brush, struct box box, struct err *err);

/* Sets the source colour of a cairo context, with its alpha. */
void brush_source(cairo_t *cairo, colour source);

/* Fills a box that lies in brush->clip. */
void brush_fill(struct brush *brush, struct box box, colour fill);

/* The first pixel of a place that lies in the canvas. */
uint32_t *brush_pixel(const struct brush *brush, int x, int y);

/* 1 to 255. */
uint8_t colour_alpha(colour of);

/* What two boxes share; w and h are never negative. */
struct box box_cut(struct box a, struct box b);

static inline bool box_empty(struct box b)
{
    return b.w <= 0 || b.h <= 0;
}

#endif
