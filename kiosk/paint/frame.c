#include "paint/frame.h"

#include "paint/brush.h"

#include <math.h>
#include <string.h>

struct frame frame_make(int width, int height, double overscan)
{
    const int x = (int)lround(width * overscan / 100);
    const int y = (int)lround(height * overscan / 100);
    return (struct frame){.left = x, .top = y, .width = width - 2 * x, .height = height - 2 * y};
}

static uint32_t *pixel(const struct canvas *canvas, int x, int y)
{
    return canvas->pixels + (ptrdiff_t)y * canvas->stride + x;
}

struct canvas frame_inner(const struct canvas *canvas, const struct frame *frame)
{
    return (struct canvas){.pixels = pixel(canvas, frame->left, frame->top),
                           .width = frame->width,
                           .height = frame->height,
                           .stride = canvas->stride};
}

static void copy(const struct canvas *canvas, int to_y, int from_y, int to_x, int from_x, int width)
{
    memmove(pixel(canvas, to_x, to_y), pixel(canvas, from_x, from_y),
            (size_t)width * sizeof *canvas->pixels);
}

/* Moves a box of the canvas; returns where it is then, as far as that is on the canvas. */
static struct box move(const struct canvas *canvas, struct box box, int dx, int dy)
{
    box.x += dx;
    box.y += dy;
    box = box_cut(box, (struct box){0, 0, canvas->width, canvas->height});
    for (int i = 0; i < box.h && (dx != 0 || dy != 0); i++) {
        /* No line is written before it was read. */
        const int y = dy > 0 ? box.y + box.h - 1 - i : box.y + i;
        copy(canvas, y, y - dy, box.x, box.x - dx, box.w);
    }
    return box;
}

static void fill(const struct canvas *canvas, int y, int x, int end, uint32_t with)
{
    for (; x < end; x++) {
        *pixel(canvas, x, y) = with;
    }
}

/* Repeats the edges of the picture up to those of the canvas where `part` of it touches them; it
 * lies at `at` of the canvas. */
static struct box spread(const struct canvas *canvas, const struct frame *frame, struct box part,
                         struct box at)
{
    const int left = part.x <= 0 ? 0 : at.x;
    const int right = part.x + part.w >= frame->width ? canvas->width : at.x + at.w;
    const int top = part.y <= 0 ? 0 : at.y;
    const int bottom = part.y + part.h >= frame->height ? canvas->height : at.y + at.h;
    for (int y = at.y; y < at.y + at.h; y++) {
        fill(canvas, y, left, at.x, *pixel(canvas, at.x, y));
        fill(canvas, y, at.x + at.w, right, *pixel(canvas, at.x + at.w - 1, y));
    }
    for (int y = top; y < at.y; y++) {
        copy(canvas, y, at.y, left, left, right - left);
    }
    for (int y = at.y + at.h; y < bottom; y++) {
        copy(canvas, y, at.y + at.h - 1, left, left, right - left);
    }
    return (struct box){left, top, right - left, bottom - top};
}

static void dim(const struct canvas *canvas, struct box box, int percent)
{
    const uint32_t keep = (uint32_t)(100 - percent) * 256 / 100;
    for (int y = box.y; y < box.y + box.h && percent > 0; y++) {
        uint32_t *line = pixel(canvas, box.x, y);
        for (int x = 0; x < box.w; x++) {
            line[x] = ((line[x] & 0xff00ff) * keep >> 8 & 0xff00ff) |
                      ((line[x] & 0x00ff00) * keep >> 8 & 0x00ff00);
        }
    }
}

struct box frame_finish(struct canvas *canvas, const struct frame *frame,
                        const struct finish *finish, struct box part)
{
    const struct box from = {frame->left + part.x, frame->top + part.y, part.w, part.h};
    struct box at = move(canvas, from, finish->dx, finish->dy);
    if (!box_empty(at)) {
        at = spread(canvas, frame, part, at);
        dim(canvas, at, finish->dimmed);
    }
    return at;
}

/* A wave of straight lines that goes from 0 to `high`, to -high and back in 4 * high steps. */
static int wave(int64_t step, int high)
{
    const int at = (int)(step % (4 * (int64_t)high));
    return at <= high ? at : at <= 3 * high ? 2 * high - at : at - 4 * high;
}

void frame_step(struct finish *finish, int64_t step, int reach)
{
    finish->dx = reach > 0 ? wave(step, 2 * reach) / 2 : 0;
    finish->dy = reach > 0 ? wave(step, reach) : 0;
}

int frame_reach(const struct frame *frame, int length)
{
    const int side = frame->width < frame->height ? frame->width : frame->height;
    const int reach = (int)lround(length * side / 1080.0);
    return length > 0 && reach < 1 ? 1 : reach;
}
