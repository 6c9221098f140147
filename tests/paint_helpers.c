#include "paint_helpers.h"

#include "base/asset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

struct painter_faces helper_faces(void)
{
    return (struct painter_faces){
        .face =
            {
                [FACE_TEXT] = asset_find("fonts/BeVietnamPro-Regular.ttf"),
                [FACE_STRONG] = asset_find("fonts/BeVietnamPro-SemiBold.ttf"),
                [FACE_SERIF] = asset_find("fonts/SourceSerif4-Bold.ttf"),
                [FACE_FIGURES] = asset_find("fonts/SourceSans3-SemiBold.ttf"),
            },
        .fallback =
            {
                asset_find("fonts/DejaVuSans.ttf"),
                asset_find("fonts/NotoEmoji-Regular.ttf"),
            },
    };
}

struct painter *helper_painter(void)
{
    struct painter_faces faces = helper_faces();
    struct err err = {0};
    struct painter *painter = painter_new(&faces, &err);
    if (painter == NULL) {
        fail_msg("%s", err.text);
    }
    return painter;
}

struct canvas helper_canvas(int width, int height, uint32_t ground)
{
    struct canvas canvas;
    struct err err = {0};
    if (!canvas_make(&canvas, width, height, &err)) {
        fail_msg("%s", err.text);
    }
    for (int i = 0; i < width * height; i++) {
        canvas.pixels[i] = ground;
    }
    return canvas;
}

void helper_paint(struct painter *painter, struct canvas *canvas, struct item item)
{
    struct scene scene = {.items = &item, .count = 1, .room = 1};
    struct err err = {0};
    if (!painter_paint(painter, &scene, NULL, NULL, canvas, &err)) {
        fail_msg("%s", err.text);
    }
}

struct item helper_text(enum face face, int size, int x, int baseline, const char *text)
{
    struct item item = {
        .kind = ITEM_TEXT,
        .box = {x, baseline - size * 5 / 4, size, size * 3 / 2},
    };
    item.as.text.face = face;
    item.as.text.size = size;
    item.as.text.baseline = baseline;
    item.as.text.text = text;
    item.as.text.length = strlen(text);
    return item;
}

struct box helper_ink(const struct canvas *canvas, uint32_t ground)
{
    int left = canvas->width, right = -1, top = canvas->height, bottom = -1;
    for (int y = 0; y < canvas->height; y++) {
        for (int x = 0; x < canvas->width; x++) {
            if (helper_pixel(canvas, x, y) != ground) {
                left = x < left ? x : left;
                right = x > right ? x : right;
                top = y < top ? y : top;
                bottom = y;
            }
        }
    }
    if (right < 0) {
        return (struct box){0};
    }
    return (struct box){left, top, right - left + 1, bottom - top + 1};
}

uint32_t helper_pixel(const struct canvas *canvas, int x, int y)
{
    return canvas->pixels[(ptrdiff_t)y * canvas->stride + x];
}
