#include "paint/paint.h"

#include "paint/brush.h"
#include "paint/drum.h"
#include "paint/gradient.h"
#include "paint/picture.h"
#include "paint/qr.h"
#include "paint/shapes.h"
#include "paint/sign.h"
#include "paint/type.h"

#include <stdlib.h>

struct painter {
    struct type type;
    struct stamp stamp;
};

struct painter *painter_new(const struct painter_faces *faces, struct err *err)
{
    struct painter *painter = calloc(1, sizeof *painter);
    if (painter == NULL) {
        err_memory(err, "the painter");
        return NULL;
    }
    if (!type_open(&painter->type, faces, err)) {
        painter_free(painter);
        return NULL;
    }
    return painter;
}

void painter_free(struct painter *painter)
{
    if (painter != NULL) {
        type_free(&painter->type);
        stamp_free(&painter->stamp);
        free(painter);
    }
}

static int width(void *ctx, enum face face, int size, const char *text, size_t length)
{
    return type_width(ctx, face, size, text, length);
}

static int bearing(void *ctx, enum face face, int size, const char *text, size_t length)
{
    return type_bearing(ctx, face, size, text, length);
}

struct measure painter_measure(struct painter *painter)
{
    return (struct measure){.ctx = &painter->type, .width = width, .bearing = bearing};
}

void painter_trim(struct painter *painter)
{
    type_trim(&painter->type);
}

void painter_forget(struct painter *painter)
{
    stamp_free(&painter->stamp);
}

/* What of the item may change pixels. */
static struct box reach(const struct item *item, const struct brush *brush)
{
    return box_cut(item->kind == ITEM_TEXT ? type_reach(item) : item->box, brush->clip);
}

static bool paint_item(struct painter *painter, struct brush *brush, const struct item *item,
                       struct box box, const struct picture_source *pictures, struct stamp *stamp,
                       struct err *err)
{
    switch (item->kind) {
    case ITEM_RECT:
        brush_fill(brush, box, item->colour);
        return true;
    case ITEM_ROUNDED:
        return shapes_rounded(brush, item, box, err);
    case ITEM_GRADIENT:
        gradient_paint(brush, item->box, box, item->colour, item->as.gradient.bottom);
        return true;
    case ITEM_TEXT:
        return type_paint(&painter->type, brush, item, err);
    case ITEM_PICTURE:
        return picture_paint(brush, item, box, pictures, stamp, err);
    case ITEM_QR:
        return qr_paint(brush, item, err);
    case ITEM_DRUM:
        return drum_paint(brush, item, box, err);
    case ITEM_SIGN:
        return sign_paint(brush, item, box, err);
    case ITEM_POLYLINE:
        return shapes_polyline(brush, item, box, err);
    case ITEM_RING:
        return shapes_ring(brush, item, box, err);
    }
    return true;
}

bool painter_paint(struct painter *painter, const struct scene *scene, const struct box *clip,
                   const struct picture_source *pictures, struct canvas *canvas, struct err *err)
{
    if (painter->type.unmeasured) {
        painter->type.unmeasured = false;
        return err_memory(err, "a text's width");
    }
    struct brush brush = brush_open(canvas, clip);
    struct stamp *stamp =
        &painter->stamp; /* for the first picture only: the logo, if there is one */
    bool good = true;
    for (size_t i = 0; i < scene->count && good; i++) {
        const struct item *item = &scene->items[i];
        struct box box = reach(item, &brush);
        if (!box_empty(box)) {
            good = paint_item(painter, &brush, item, box, pictures, stamp, err);
            stamp = item->kind == ITEM_PICTURE ? NULL : stamp;
        }
    }
    brush_close(&brush);
    return good;
}

const char *painter_lost(struct painter *painter, enum face face, const char *text, size_t length,
                         size_t *size)
{
    return type_lost(&painter->type, face, text, length, size);
}

bool painter_picture_size(struct bytes bytes, int *width, int *height, struct err *err)
{
    return picture_size(bytes, width, height, err);
}

double painter_growth(const struct item *item, int width, int height)
{
    return picture_growth(item, width, height);
}

int painter_module(const struct item *item)
{
    return qr_module(item);
}
