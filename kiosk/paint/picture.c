#include "paint/picture.h"

#include "paint/jpeg.h"
#include "paint/place.h"
#include "paint/png.h"

#include <math.h>
#include <stdlib.h>

/* Where decoded lines are written: a canvas, from a corner on, turned upright, and only in a box.
 */
struct target {
    struct brush *brush;
    struct box box;
    int x, y; /* of the upright picture's corner on the canvas */
    int width;
    struct turn_map turn;
};

/* A line that runs from left to right. */
static void put_straight(const struct target *t, int line, const uint32_t *pixels)
{
    const struct box all = {t->x, t->y + t->turn.y0 + line * t->turn.yy, t->width, 1};
    const struct box part = box_cut(all, t->box);
    if (box_empty(part)) {
        return;
    }
    uint32_t *to = brush_pixel(t->brush, part.x, part.y);
    pixels += part.x - all.x;
    for (int i = 0; i < part.w; i++) {
        to[i] = pixels[i] & 0xffffff;
    }
}

static void put_line(void *ctx, int line, const uint32_t *pixels)
{
    const struct target *t = ctx;
    if (t->turn.xx == 1) {
        put_straight(t, line, pixels);
        return;
    }
    int x = t->x + t->turn.x0 + line * t->turn.xy;
    int y = t->y + t->turn.y0 + line * t->turn.yy;
    for (int i = 0; i < t->width; i++) {
        if (x >= t->box.x && x < t->box.x + t->box.w && y >= t->box.y && y < t->box.y + t->box.h) {
            *brush_pixel(t->brush, x, y) = pixels[i] & 0xffffff;
        }
        x += t->turn.xx;
        y += t->turn.yx;
    }
}

struct picture {
    struct bytes bytes;
    bool is_jpeg;
    struct picture_info info;
    colour ground;
};

static bool read_info(struct picture *p, struct err *err)
{
    p->is_jpeg = jpeg_is(p->bytes);
    if (p->is_jpeg) {
        return jpeg_info(p->bytes, &p->info, err);
    }
    if (png_is(p->bytes)) {
        return png_size(p->bytes, &p->info, err);
    }
    return err_set(err, STATUS_CONTENT,
                   "the picture is neither a JPEG nor a PNG file; save it as one of them");
}

/* Decodes to `width` by `height` as seen, with the upright picture's corner at (x, y). */
static bool decode(const struct picture *p, struct brush *brush, struct box box, struct box to,
                   struct err *err)
{
    bool lies = p->info.orientation >= 5;
    int width = lies ? to.h : to.w, height = lies ? to.w : to.h;
    struct target target = {
        .brush = brush,
        .box = box,
        .x = to.x,
        .y = to.y,
        .width = width,
        .turn = place_turn(p->info.orientation, width, height),
    };
    struct line_sink sink = {.ctx = &target, .line = put_line};
    return p->is_jpeg ? jpeg_decode(p->bytes, width, height, sink, err)
                      : png_decode(p->bytes, width, height, p->ground, sink, err);
}

/* For a picture that is smaller than its place: at its own size first, then smoothly larger. */
static bool enlarge(const struct picture *p, struct brush *brush, struct box box, struct box to,
                    struct err *err)
{
    struct canvas small;
    int width = place_width(&p->info), height = place_height(&p->info);
    if (!canvas_make(&small, width, height, err)) {
        return false;
    }
    struct brush inner = brush_open(&small, NULL);
    struct box whole = {0, 0, width, height};
    bool good = decode(p, &inner, whole, whole, err);
    brush_close(&inner);
    cairo_t *cairo = good ? brush_cairo(brush, box, err) : NULL;
    good = cairo != NULL;
    if (good) {
        cairo_surface_t *surface = cairo_image_surface_create_for_data(
            (unsigned char *)small.pixels, CAIRO_FORMAT_RGB24, width, height,
            small.stride * (int)sizeof *small.pixels);
        cairo_rectangle(cairo, to.x, to.y, to.w, to.h);
        cairo_clip(cairo);
        cairo_translate(cairo, to.x, to.y);
        cairo_scale(cairo, (double)to.w / width, (double)to.h / height);
        cairo_set_source_surface(cairo, surface, 0, 0);
        cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_BILINEAR);
        cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
        cairo_paint(cairo);
        good = brush_cairo_done(brush, err);
        cairo_surface_destroy(surface);
    }
    canvas_free(&small);
    return good;
}

static struct box placed(const struct picture_info *info, const struct item *item)
{
    return item->as.picture.fill || item->as.picture.behind
               ? place_fill(info, item->box, item->as.picture.behind)
               : place_picture(info, item->box, item->as.picture.crop, item->as.picture.top,
                               item->as.picture.left);
}

/* Draws the picture; its ground first, where it leaves some of it. */
static bool put(const struct picture *p, struct brush *brush, const struct item *item,
                struct box box, struct stamp *stamp, struct err *err)
{
    const struct box to = placed(&p->info, item);
    const struct box shown = box_cut(to, box);
    const bool larger = to.w > place_width(&p->info) || to.h > place_height(&p->info);
    if (to.w < item->box.w || to.h < item->box.h) {
        brush_fill(brush, box, p->ground);
    }
    const bool good = box_empty(shown) || (larger ? enlarge(p, brush, shown, to, err)
                                                  : decode(p, brush, shown, to, err));
    if (good && stamp != NULL && shown.w == to.w && shown.h == to.h) {
        stamp_take(stamp, item->as.picture.image, &p->info, p->ground, brush, to);
    }
    return good;
}

/* Whether it could be drawn without its file. */
static bool put_stamp(const struct stamp *stamp, colour ground, struct brush *brush,
                      const struct item *item, struct box box)
{
    if (stamp == NULL || !stamp_is(stamp, item->as.picture.image, ground)) {
        return false;
    }
    const struct box to = placed(&stamp->info, item);
    if (to.w < item->box.w || to.h < item->box.h) {
        brush_fill(brush, box, ground);
    }
    return stamp_put(stamp, brush, box, to);
}

bool picture_paint(struct brush *brush, const struct item *item, struct box box,
                   const struct picture_source *source, struct stamp *stamp, struct err *err)
{
    struct picture p = {.ground = item->as.picture.ground & 0xffffff};
    int64_t image = item->as.picture.image;
    if (put_stamp(stamp, p.ground, brush, item, box)) {
        return true;
    }
    if (source == NULL) {
        return err_set(err, STATUS_CONTENT, "there is no source for picture %lld; report this",
                       (long long)image);
    }
    bool good = source->bytes(source->ctx, image, &p.bytes, err);
    bool has_bytes = good;
    good = good && read_info(&p, err) && put(&p, brush, item, box, stamp, err);
    if (!good && item->as.picture.spare && err != NULL && err->status == STATUS_CONTENT) {
        brush_fill(brush, box, p.ground); /* over what was decoded of it */
        *err = (struct err){0};
        good = true;
    } else if (!good && has_bytes) {
        err_prefix(err, "picture %lld", (long long)image);
    }
    free((void *)(uintptr_t)p.bytes.data);
    return good;
}

bool picture_size(struct bytes bytes, int *width, int *height, struct err *err)
{
    struct picture p = {.bytes = bytes};
    if (!read_info(&p, err)) {
        return false;
    }
    *width = place_width(&p.info);
    *height = place_height(&p.info);
    return true;
}

double picture_growth(const struct item *item, int width, int height)
{
    const struct picture_info info = {width, height, 1};
    struct box to = placed(&info, item);
    return fmax((double)to.w / width, (double)to.h / height);
}
