#include "paint/place.h"

enum { GROWTH_MAX = 3, HEAD_GROWTH_MAX = 8 };

static bool lies(const struct picture_info *info)
{
    return info->orientation >= 5;
}

int place_width(const struct picture_info *info)
{
    return lies(info) ? info->height : info->width;
}

int place_height(const struct picture_info *info)
{
    return lies(info) ? info->width : info->height;
}

/* a * b / c, rounded, at least 1. */
static int scaled(int a, int b, int c)
{
    int64_t value = ((int64_t)a * b * 2 + c) / ((int64_t)c * 2);
    return value < 1 ? 1 : (int)value;
}

struct box place_picture(const struct picture_info *info, struct box box, bool crop, bool top,
                         bool left)
{
    int w = place_width(info), h = place_height(info);
    /* Compares the shapes: w / h with box.w / box.h. */
    int64_t picture_wide = (int64_t)w * box.h, box_wide = (int64_t)h * box.w;
    int64_t lower = picture_wide < box_wide ? picture_wide : box_wide;
    int64_t upper = picture_wide < box_wide ? box_wide : picture_wide;
    bool cover = crop && lower * 8 >= upper * 7 && box.h <= (int64_t)h * GROWTH_MAX &&
                 box.w <= (int64_t)w * GROWTH_MAX;
    bool by_width = (picture_wide > box_wide) != cover;
    struct box to = {0};
    if (by_width) {
        to.w = box.w;
        to.h = scaled(h, box.w, w);
    } else {
        to.w = scaled(w, box.h, h);
        to.h = box.h;
    }
    if (to.w > (int64_t)w * GROWTH_MAX || to.h > (int64_t)h * GROWTH_MAX) {
        to.w = w * GROWTH_MAX;
        to.h = h * GROWTH_MAX;
    }
    to.x = left && to.w < box.w ? box.x : box.x + (box.w - to.w) / 2;
    to.y = top && to.h < box.h ? box.y : box.y + (box.h - to.h) / 2;
    return to;
}

struct box place_fill(const struct picture_info *info, struct box box, bool middle)
{
    int w = place_width(info), h = place_height(info);
    int most = middle ? GROWTH_MAX : HEAD_GROWTH_MAX;
    struct box to = box;
    if (box.w > (int64_t)w * most || box.h > (int64_t)h * most) {
        return place_picture(info, box, false, false, false);
    }
    if ((int64_t)w * box.h < (int64_t)h * box.w) {
        to.h = scaled(h, box.w, w);
        to.y = middle ? box.y - (to.h - box.h) / 2 : box.y;
    } else {
        to.w = scaled(w, box.h, h);
        to.x = box.x - (to.w - box.w) / 2;
    }
    return to;
}

struct turn_map place_turn(int orientation, int width, int height)
{
    /* CIPA DC-008 (EXIF 2.32), 4.6.4, Orientation: which sides the stored first line and column
     * are. */
    int right = width - 1, bottom = height - 1;
    switch (orientation) {
    case 2:
        return (struct turn_map){right, 0, -1, 0, 0, 1};
    case 3:
        return (struct turn_map){right, bottom, -1, 0, 0, -1};
    case 4:
        return (struct turn_map){0, bottom, 1, 0, 0, -1};
    case 5:
        return (struct turn_map){0, 0, 0, 1, 1, 0};
    case 6:
        return (struct turn_map){bottom, 0, 0, -1, 1, 0};
    case 7:
        return (struct turn_map){bottom, right, 0, -1, -1, 0};
    case 8:
        return (struct turn_map){0, right, 0, 1, -1, 0};
    default:
        return (struct turn_map){0, 0, 1, 0, 0, 1};
    }
}
