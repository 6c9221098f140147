#include "paint/stamp.h"

#include <stdlib.h>
#include <string.h>

bool stamp_is(const struct stamp *s, int64_t image, colour ground)
{
    return s->pixels != NULL && s->image == image && s->ground == ground;
}

bool stamp_put(const struct stamp *s, struct brush *brush, struct box box, struct box to)
{
    if (to.w != s->width || to.h != s->height) {
        return false;
    }
    const struct box part = box_cut(to, box);
    for (int y = part.y; y < part.y + part.h; y++) {
        memcpy(brush_pixel(brush, part.x, y),
               s->pixels + (ptrdiff_t)(y - to.y) * s->width + (part.x - to.x),
               (size_t)part.w * sizeof *s->pixels);
    }
    return true;
}

void stamp_take(struct stamp *s, int64_t image, const struct picture_info *info, colour ground,
                const struct brush *brush, struct box to)
{
    if ((int64_t)to.w * to.h > STAMP_PIXELS) {
        return;
    }
    stamp_free(s);
    s->pixels = malloc((size_t)to.w * (size_t)to.h * sizeof *s->pixels);
    if (s->pixels == NULL) {
        return; /* it is decoded the next time, too */
    }
    s->image = image;
    s->info = *info;
    s->ground = ground;
    s->width = to.w;
    s->height = to.h;
    for (int y = 0; y < to.h; y++) {
        memcpy(s->pixels + (ptrdiff_t)y * to.w, brush_pixel(brush, to.x, to.y + y),
               (size_t)to.w * sizeof *s->pixels);
    }
}

void stamp_free(struct stamp *s)
{
    free(s->pixels);
    *s = (struct stamp){0};
}
