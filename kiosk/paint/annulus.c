#include "paint/annulus.h"

#include <math.h>

/* How much of a pixel at that distance from the centre lies inside the radius. The edge is taken
 * for a straight one across the pixel, which is true to a hundredth from a radius of 3 on. */
static float inside(float radius, float distance)
{
    float part = radius - distance + 0.5f;
    return part < 0 ? 0 : part > 1 ? 1 : part;
}

struct line {
    uint32_t *pixels; /* of the canvas's line, at column 0 */
    float cx, dy;     /* the centre's column; the line's distance from it */
    float outer, inner;
    colour fill;
    float alpha; /* 0 to 255 */
};

/* Blends the pixels from one column up to another. */
static void blend(const struct line *l, int from, int to)
{
    for (int x = from; x < to; x++) {
        float dx = (float)x + 0.5f - l->cx;
        float distance = sqrtf(dx * dx + l->dy * l->dy);
        float part = inside(l->outer, distance);
        if (l->inner > 0) {
            part -= inside(l->inner, distance);
        }
        l->pixels[x] = brush_mix(l->fill, l->pixels[x], (uint32_t)(part * l->alpha + 0.5f));
    }
}

static int clamp(float value, int low, int high)
{
    return value <= (float)low ? low : value >= (float)high ? high : (int)value;
}

void annulus_fill(struct brush *brush, struct box box, float cx, float cy, float outer, float inner,
                  colour fill)
{
    int left = box.x, right = box.x + box.w;
    /* One pixel more on each side than can be touched, for rounding. */
    float reach = outer + 1, hole = inner - 1;
    int top = clamp(cy - reach, box.y, box.y + box.h);
    int bottom = clamp(cy + reach + 1, box.y, box.y + box.h);
    for (int y = top; y < bottom; y++) {
        struct line line = {
            .pixels = brush_pixel(brush, 0, y),
            .cx = cx,
            .dy = (float)y + 0.5f - cy,
            .outer = outer,
            .inner = inner,
            .fill = fill & 0xffffff,
            .alpha = (float)colour_alpha(fill),
        };
        float across = reach * reach - line.dy * line.dy;
        if (across <= 0) {
            continue;
        }
        across = sqrtf(across);
        int from = clamp(cx - across, left, right);
        int to = clamp(cx + across + 1, left, right);
        float empty = hole > 0 ? hole * hole - line.dy * line.dy : 0;
        if (empty > 0) {
            empty = sqrtf(empty);
            int gap = clamp(cx - empty + 1, from, to);
            int end = clamp(cx + empty, gap, to);
            blend(&line, from, gap);
            blend(&line, end, to);
        } else {
            blend(&line, from, to);
        }
    }
}
