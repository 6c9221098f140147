/* From a scene to pixels in memory. No window, no file, no clock: it runs anywhere. One painter
 * belongs to one thread. */
#ifndef KIOSK_PAINT_PAINT_H
#define KIOSK_PAINT_PAINT_H

#include "base/bytes.h"
#include "base/err.h"
#include "layout/measure.h"
#include "layout/scene.h"

#include <stdbool.h>

/* A picture in memory, 0x00RRGGBB a pixel (SDL's XRGB8888, cairo's RGB24). */
struct canvas {
    uint32_t *pixels;
    int width, height;
    int stride; /* pixels from one line to the next */
};

/* A zeroed canvas of that size with malloc; false if there is no memory. canvas_free gives it back
 * (a zeroed canvas is allowed). */
bool canvas_make(struct canvas *canvas, int width, int height, struct err *err);
void canvas_free(struct canvas *canvas);

/* The canvas as a PNG file in memory; the caller frees (void *)out->data with free(). */
bool canvas_png(const struct canvas *canvas, struct bytes *out, struct err *err);

/* Where pictures come from. The painter frees (void *)out->data with free(). */
struct picture_source {
    void *ctx;
    bool (*bytes)(void *ctx, int64_t image, struct bytes *out, struct err *err);
};

/* The faces' files in memory, which must outlive the painter. */
struct painter_faces {
    struct bytes face[FACE_COUNT];
    struct bytes fallback[2]; /* tried in this order for what a face lacks */
};

struct painter;

/* NULL on an error: a face that can't be read is replaced by the first that can, and only when
 * there is none at all is it an error. */
struct painter *painter_new(const struct painter_faces *faces, struct err *err);

/* NULL is allowed. */
void painter_free(struct painter *painter);

/* The measurer for layout; it lives as long as the painter. */
struct measure painter_measure(struct painter *painter);

/* Draws the part of the scene that lies in `clip` (NULL: all) on the canvas. On an error (a picture
 * that can't be read: STATUS_CONTENT or what the source said) the canvas is half painted: do not
 * show it. `pictures` may be NULL if the scene has none. */
bool painter_paint(struct painter *painter, const struct scene *scene, const struct box *clip,
                   const struct picture_source *pictures, struct canvas *canvas, struct err *err);

/* Gives back what was kept for the next page (glyphs, sizes of faces). */
void painter_trim(struct painter *painter);

#endif
