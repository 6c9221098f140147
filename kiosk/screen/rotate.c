#include "screen/rotate.h"

#include <stddef.h>

/* Lines of one picture are columns of the other: in tiles, both stay in the cache. */
enum { TILE = 16 };

bool rotate_swaps(int degrees)
{
    return degrees == 90 || degrees == 270;
}

struct box rotate_box(struct box part, int degrees, int width, int height)
{
    const int right = width - part.x - part.w, below = height - part.y - part.h;
    switch (degrees) {
    case 90:
        return (struct box){below, part.x, part.h, part.w};
    case 180:
        return (struct box){right, below, part.w, part.h};
    case 270:
        return (struct box){part.y, right, part.h, part.w};
    default:
        return part;
    }
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* The pixel of `to` that the pixel (0, 0) of `from` goes to, and the steps in `to` for one step to
 * the right and one step down in `from`. */
struct course {
    ptrdiff_t start, right, down;
};

static struct course course_of(const struct canvas *to, const struct canvas *from, int degrees)
{
    const ptrdiff_t stride = to->stride, w = from->width, h = from->height;
    switch (degrees) {
    case 90:
        return (struct course){h - 1, stride, -1};
    case 180:
        return (struct course){(h - 1) * stride + w - 1, -1, -stride};
    case 270:
        return (struct course){(w - 1) * stride, -stride, 1};
    default:
        return (struct course){0, 1, stride};
    }
}

static void copy_tile(struct canvas *to, const struct canvas *from, struct course course, int x0,
                      int y0, int x1, int y1)
{
    for (int y = y0; y < y1; y++) {
        const uint32_t *source = from->pixels + (ptrdiff_t)y * from->stride;
        uint32_t *target = to->pixels + course.start + y * course.down;
        for (int x = x0; x < x1; x++) {
            target[x * course.right] = source[x];
        }
    }
}

void rotate_copy(struct canvas *to, const struct canvas *from, int degrees, const struct box *part)
{
    const bool swaps = rotate_swaps(degrees);
    if (to->width != (swaps ? from->height : from->width) ||
        to->height != (swaps ? from->width : from->height)) {
        return;
    }
    int x0 = 0, y0 = 0, x1 = from->width, y1 = from->height;
    if (part) {
        x0 = part->x < 0 ? 0 : part->x;
        y0 = part->y < 0 ? 0 : part->y;
        x1 = least(x1, part->x + part->w);
        y1 = least(y1, part->y + part->h);
    }
    const struct course course = course_of(to, from, degrees);
    for (int y = y0; y < y1; y += TILE) {
        for (int x = x0; x < x1; x += TILE) {
            copy_tile(to, from, course, x, y, least(x + TILE, x1), least(y + TILE, y1));
        }
    }
}
