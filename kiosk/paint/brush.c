#include "paint/brush.h"

#include <limits.h>
#include <string.h>

struct box box_cut(struct box a, struct box b)
{
    int64_t left = a.x > b.x ? a.x : b.x;
    int64_t top = a.y > b.y ? a.y : b.y;
    int64_t a_right = (int64_t)a.x + a.w, b_right = (int64_t)b.x + b.w;
    int64_t a_bottom = (int64_t)a.y + a.h, b_bottom = (int64_t)b.y + b.h;
    int64_t right = a_right < b_right ? a_right : b_right;
    int64_t bottom = a_bottom < b_bottom ? a_bottom : b_bottom;
    if (right <= left || bottom <= top || right - left > INT_MAX || bottom - top > INT_MAX) {
        return (struct box){0, 0, 0, 0};
    }
    return (struct box){(int)left, (int)top, (int)(right - left), (int)(bottom - top)};
}

struct brush brush_open(struct canvas *canvas, const struct box *clip)
{
    struct box whole = {0, 0, canvas->width, canvas->height};
    return (struct brush){
        .canvas = canvas,
        .clip = clip != NULL ? box_cut(*clip, whole) : whole,
    };
}

void brush_close(struct brush *brush)
{
    if (brush->cairo != NULL) {
        cairo_destroy(brush->cairo);
    }
    *brush = (struct brush){0};
}

cairo_t *brush_cairo(struct brush *brush, struct box box, struct err *err)
{
    struct canvas *canvas = brush->canvas;
    if (brush->cairo == NULL) {
        cairo_surface_t *surface = cairo_image_surface_create_for_data(
            (unsigned char *)canvas->pixels, CAIRO_FORMAT_RGB24, canvas->width, canvas->height,
            canvas->stride * (int)sizeof *canvas->pixels);
        brush->cairo = cairo_create(surface);
        cairo_surface_destroy(surface);
    }
    if (cairo_status(brush->cairo) != CAIRO_STATUS_SUCCESS) {
        err_memory(err, "drawing shapes");
        return NULL;
    }
    /* Text and plain fills write the pixels behind cairo's back. */
    cairo_surface_mark_dirty(cairo_get_target(brush->cairo));
    brush->shape = box;
    cairo_save(brush->cairo);
    cairo_rectangle(brush->cairo, box.x, box.y, box.w, box.h);
    cairo_clip(brush->cairo);
    return brush->cairo;
}

/* Cairo leaves anything in the byte over the colour. */
static void clear_top_bytes(struct brush *brush, struct box box)
{
    for (int y = box.y; y < box.y + box.h; y++) {
        uint32_t *line = brush_pixel(brush, box.x, y);
        for (int x = 0; x < box.w; x++) {
            line[x] &= 0xffffff;
        }
    }
}

bool brush_cairo_done(struct brush *brush, struct err *err)
{
    cairo_restore(brush->cairo);
    cairo_surface_flush(cairo_get_target(brush->cairo));
    clear_top_bytes(brush, brush->shape);
    cairo_status_t status = cairo_status(brush->cairo);
    if (status == CAIRO_STATUS_NO_MEMORY) {
        return err_memory(err, "drawing shapes");
    }
    if (status != CAIRO_STATUS_SUCCESS) {
        return err_set(err, STATUS_CONTENT,
                       "a shape can't be drawn: %s; leave the slide out and report this",
                       cairo_status_to_string(status));
    }
    return true;
}

void brush_source(cairo_t *cairo, colour source)
{
    cairo_set_source_rgba(cairo, (source >> 16 & 0xff) / 255.0, (source >> 8 & 0xff) / 255.0,
                          (source & 0xff) / 255.0, colour_alpha(source) / 255.0);
}

uint8_t colour_alpha(colour of)
{
    uint8_t alpha = (uint8_t)(of >> 24);
    return alpha == 0 ? 255 : alpha;
}

uint32_t *brush_pixel(const struct brush *brush, int x, int y)
{
    return brush->canvas->pixels + (ptrdiff_t)y * brush->canvas->stride + x;
}

void brush_fill(struct brush *brush, struct box box, colour fill)
{
    uint32_t alpha = colour_alpha(fill);
    uint32_t opaque = fill & 0xffffff;
    for (int y = 0; y < box.h; y++) {
        uint32_t *line = brush_pixel(brush, box.x, box.y + y);
        if (alpha == 255 && y > 0) { /* memcpy is the fastest loop there is */
            memcpy(line, line - brush->canvas->stride, (size_t)box.w * sizeof *line);
            continue;
        }
        for (int x = 0; x < box.w; x++) {
            line[x] = brush_mix(opaque, line[x], alpha);
        }
    }
}
