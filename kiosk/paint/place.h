/* Where a picture goes: its size and place in a box, and which way up. */
#ifndef KIOSK_PAINT_PLACE_H
#define KIOSK_PAINT_PLACE_H

#include "layout/scene.h"

/* What of a picture is known before it is decoded. */
struct picture_info {
    int width, height; /* as stored */
    int orientation;   /* 1 to 8 (EXIF) */
};

/* The sides as they are seen. */
int place_width(const struct picture_info *info);
int place_height(const struct picture_info *info);

/* Where the whole picture lands. If `crop` is true and it need lose no more than an eighth of its
 * width or height, it covers the box and sticks out of it; otherwise it is whole, as large as fits
 * and in the middle, or at the `top` or `left`. It never grows to more than three times its size.
 */
struct box place_picture(const struct picture_info *info, struct box box, bool crop, bool top,
                         bool left);

/* Where the picture lands if it covers the box whatever it loses: of one that is too wide, as much
 * at both sides; of one that is too high, as much above and below if `middle`, else the foot, for a
 * head is above. Placed whole if it would grow to more than three times its size (a head: eight).
 */
struct box place_fill(const struct picture_info *info, struct box box, bool middle);

/* Turns a place of the stored picture into one of the picture as it is seen, both in pixels: column
 * and line of (x, y) are (x0 + x * xx + y * xy, y0 + x * yx + y * yy). */
struct turn_map {
    int x0, y0, xx, xy, yx, yy;
};

/* For a picture stored with `width` by `height` pixels. */
struct turn_map place_turn(int orientation, int width, int height);

#endif
