/* Turning a picture by right angles: pure pixels, no window. */
#ifndef KIOSK_SCREEN_ROTATE_H
#define KIOSK_SCREEN_ROTATE_H

#include "paint/paint.h"

/* Whether a turn by that many degrees changes width and height. */
bool rotate_swaps(int degrees);

/* Where a box of a picture of width x height lies in the picture that is turned clockwise by
 * `degrees` (0, 90, 180 or 270). */
struct box rotate_box(struct box part, int degrees, int width, int height);

/* Copies the part (NULL: all) of `from` to where it lies in `to`, the same picture turned clockwise
 * by `degrees`. What lies outside of either is left out. */
void rotate_copy(struct canvas *to, const struct canvas *from, int degrees, const struct box *part);

#endif
