#include "paint/paint.h"

#include "paint/jpeg.h"
#include "paint/jpeg_write.h"
#include "paint/place.h"
#include "paint/png.h"
#include "paint/png_write.h"

#include <stdlib.h>
#include <string.h>

enum { SIDE_MAX = 3840, FILE_MAX = 64 * 1024 * 1024, QUALITY = 88, BLACK = 0, WHITE = 0xffffff };

struct keeper {
    struct bytes file;
    bool is_jpeg;
    struct picture_info info;
    int width, height; /* of what is kept, as seen */
};

/* Where decoded lines go, turned upright. */
struct target {
    struct canvas *canvas; /* NULL: nowhere, the picture is only looked at */
    int width;             /* of a line as it is stored */
    struct turn_map turn;
};

static void put_line(void *ctx, int line, const uint32_t *pixels)
{
    const struct target *t = ctx;
    if (t->canvas == NULL) {
        return;
    }
    int x = t->turn.x0 + line * t->turn.xy;
    int y = t->turn.y0 + line * t->turn.yy;
    for (int i = 0; i < t->width; i++) {
        t->canvas->pixels[(size_t)y * (size_t)t->canvas->stride + (size_t)x] = pixels[i] & 0xffffff;
        x += t->turn.xx;
        y += t->turn.yx;
    }
}

static bool decode(const struct keeper *k, colour ground, struct canvas *canvas, struct err *err)
{
    bool lies = k->info.orientation >= 5;
    int width = lies ? k->height : k->width;
    int height = lies ? k->width : k->height;
    struct target target = {canvas, width, place_turn(k->info.orientation, width, height)};
    struct line_sink sink = {.ctx = &target, .line = put_line};
    return k->is_jpeg ? jpeg_decode(k->file, width, height, sink, err)
                      : png_decode(k->file, width, height, ground, sink, err);
}

static bool read_info(struct keeper *k, struct err *err)
{
    k->is_jpeg = jpeg_is(k->file);
    if (!k->is_jpeg && !png_is(k->file)) {
        return err_set(err, STATUS_CONTENT,
                       "the picture is neither a JPEG nor a PNG file; save it as one of them");
    }
    return k->is_jpeg ? jpeg_info(k->file, &k->info, err) : png_size(k->file, &k->info, err);
}

/* The picture was painted on black and on white. What differs is what shines through: the pixels
 * become cairo's ARGB32, colours multiplied by alpha. Whether any of it is transparent. */
static bool find_alpha(struct canvas *black, const struct canvas *white)
{
    bool any = false;
    size_t count = (size_t)black->stride * (size_t)black->height;
    for (size_t i = 0; i < count; i++) {
        uint32_t on_black = black->pixels[i] >> 8 & 0xff;
        uint32_t on_white = white->pixels[i] >> 8 & 0xff;
        uint32_t through = on_white > on_black ? on_white - on_black : 0;
        uint32_t alpha = 255 - through;
        any = any || through > 0;
        uint32_t pixel = alpha << 24;
        for (int shift = 0; shift <= 16; shift += 8) { /* no colour is more than its alpha */
            uint32_t c = black->pixels[i] >> shift & 0xff;
            pixel |= (c > alpha ? alpha : c) << shift;
        }
        black->pixels[i] = pixel;
    }
    return any;
}

/* Decodes the picture at the size that is kept; *alpha tells that it became ARGB32. */
static bool read_picture(const struct keeper *k, struct canvas *canvas, bool *alpha,
                         struct err *err)
{
    struct canvas white = {0};
    *alpha = false;
    bool good = canvas_make(canvas, k->width, k->height, err) && decode(k, BLACK, canvas, err);
    if (good && !k->is_jpeg) {
        good = canvas_make(&white, k->width, k->height, err) && decode(k, WHITE, &white, err);
        *alpha = good && find_alpha(canvas, &white);
    }
    canvas_free(&white);
    return good;
}

static bool make_anew(const struct keeper *k, struct kept_picture *out, struct err *err)
{
    struct canvas canvas = {0};
    bool alpha;
    bool good = read_picture(k, &canvas, &alpha, err);
    if (good) {
        out->media_type = alpha ? "image/png" : "image/jpeg";
        good = alpha ? png_write(&canvas, true, &out->bytes, err)
                     : jpeg_write(&canvas, QUALITY, &out->bytes, err);
    }
    canvas_free(&canvas);
    return good;
}

static bool copy(const struct keeper *k, struct kept_picture *out, struct err *err)
{
    uint8_t *data = malloc(k->file.size);
    if (data == NULL) {
        return err_memory(err, "a picture");
    }
    memcpy(data, k->file.data, k->file.size);
    out->bytes.data = data;
    out->bytes.size = k->file.size;
    out->media_type = k->is_jpeg ? "image/jpeg" : "image/png";
    out->same = true;
    return true;
}

static int scaled(int side, int longest)
{
    int to = (int)(((int64_t)side * SIDE_MAX + longest / 2) / longest);
    return to < 1 ? 1 : to;
}

bool picture_keep(struct bytes file, struct kept_picture *out, struct err *err)
{
    struct keeper k = {.file = file};
    *out = (struct kept_picture){0};
    if (!read_info(&k, err)) {
        return false;
    }
    out->from_width = k.width = place_width(&k.info);
    out->from_height = k.height = place_height(&k.info);
    int longest = k.width > k.height ? k.width : k.height;
    bool same = longest <= SIDE_MAX && k.info.orientation == 1 && file.size <= FILE_MAX;
    if (longest > SIDE_MAX) {
        k.width = scaled(k.width, longest);
        k.height = scaled(k.height, longest);
    }
    out->width = k.width;
    out->height = k.height;
    return same ? decode(&k, BLACK, NULL, err) && copy(&k, out, err) : make_anew(&k, out, err);
}
