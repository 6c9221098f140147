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

/* The same as a JPEG file; quality is libjpeg's, 1 to 100. */
bool canvas_jpeg(const struct canvas *canvas, int quality, struct bytes *out, struct err *err);

/* The file of a picture as a data file keeps it: upright, and no larger than any screen needs. */
struct kept_picture {
    struct bytes bytes;     /* from malloc */
    const char *media_type; /* "image/jpeg", "image/png" */
    int width, height;      /* in pixels, as seen */
    int from_width, from_height;
    bool same; /* the bytes are those of the file that came */
};

/* Reads the whole JPEG or PNG file `file`, so that a damaged one is found now, and makes of it what
 * is kept: the same bytes if it is upright, at most 3840 pixels wide and high and 64 MiB; else a
 * JPEG, or a PNG if anything in it is transparent. STATUS_CONTENT if it can't be shown. The caller
 * frees (void *)out->bytes.data with free(). */
bool picture_keep(struct bytes file, struct kept_picture *out, struct err *err);

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
 * that can't be read: STATUS_CONTENT or what the source said; STATUS_MEMORY also once after a
 * layout that could not measure a text) the canvas is half painted: do not show it. `pictures` may
 * be NULL if the scene has none. */
bool painter_paint(struct painter *painter, const struct scene *scene, const struct box *clip,
                   const struct picture_source *pictures, struct canvas *canvas, struct err *err);

/* ---- What can be asked of a scene before it is painted ---- */

/* The first character, as a reader sees it, of `length` bytes of valid UTF-8 that none of the faces
 * has, so that U+FFFD would be painted; *size is set to its bytes. NULL if there is none. */
const char *painter_lost(struct painter *painter, enum face face, const char *text, size_t length,
                         size_t *size);

/* The sides of a picture as it is seen, upright. Only the header is read. STATUS_CONTENT as for
 * painter_paint. */
bool painter_picture_size(struct bytes bytes, int *width, int *height, struct err *err);

/* How many times larger than it is an ITEM_PICTURE of that size would be painted; under 1:
 * smaller. */
double painter_growth(const struct item *item, int width, int height);

/* Pixels a side of each module of an ITEM_QR; 0 if it can't be painted. */
int painter_module(const struct item *item);

/* Gives back what was kept for the next page (glyphs, sizes of faces). A small picture that is the
 * first of its page is kept. */
void painter_trim(struct painter *painter);

/* The numbers of pictures mean others from here on: that of another data file. */
void painter_forget(struct painter *painter);

#endif
