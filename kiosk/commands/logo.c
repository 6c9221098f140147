#include "commands/logo.h"

#include "layout/contrast.h"

#include <stdlib.h>

enum { SIDE = 64, SEEN_LEAST = SIDE * SIDE / 100 };

/* Hands over the bytes that ctx points to, once. */
static bool hand_over(void *ctx, int64_t image, struct bytes *out, struct err *err)
{
    struct bytes *bytes = ctx;
    (void)image;
    (void)err;
    *out = *bytes;
    *bytes = (struct bytes){0};
    return true;
}

/* Few pixels are enough to see whether there is anything on white at all. */
static bool is_pale(const uint32_t *pixels)
{
    int seen = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
        seen += contrast_ratio(pixels[i] & 0xffffff, 0xffffff) >= CONTRAST_SHAPE / 2;
    }
    return seen < SEEN_LEAST;
}

bool logo_look(struct content *content, struct painter *painter, int64_t image, struct logo *logo,
               struct err *err)
{
    uint32_t pixels[SIDE * SIDE] = {0};
    struct canvas canvas = {.pixels = pixels, .width = SIDE, .height = SIDE, .stride = SIDE};
    struct item item = {.kind = ITEM_PICTURE,
                        .box = {0, 0, SIDE, SIDE},
                        .as.picture = {.image = image, .ground = 0xffffff}};
    struct scene scene = {.items = &item, .count = 1, .room = 1};
    struct bytes bytes = {0};
    struct picture_source source = {.ctx = &bytes, .bytes = hand_over};
    *logo = (struct logo){0};
    bool good = content_image(content, image, &bytes, err) &&
                painter_picture_size(bytes, &logo->width, &logo->height, err) &&
                painter_paint(painter, &scene, NULL, &source, &canvas, err);
    free((void *)(uintptr_t)bytes.data);
    logo->pale = good && is_pale(pixels);
    return good;
}
