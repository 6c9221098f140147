/* The warning triangle of an urgent slide. */
#ifndef KIOSK_PAINT_SIGN_H
#define KIOSK_PAINT_SIGN_H

#include "paint/brush.h"

/* Draws an ITEM_SIGN, whose box is the triangle's extent (about 1.13 times as wide as high); `box`
 * is what of it lies in the brush's clip. Both colours are opaque. */
bool sign_paint(struct brush *brush, const struct item *item, struct box box, struct err *err);

#endif
