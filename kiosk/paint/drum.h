/* The ornament: the face of a Dong Son bronze drum, or plain circles. */
#ifndef KIOSK_PAINT_DRUM_H
#define KIOSK_PAINT_DRUM_H

#include "paint/brush.h"

/* Draws what of an ITEM_DRUM lies in `box`, itself in the brush's clip. */
bool drum_paint(struct brush *brush, const struct item *item, struct box box, struct err *err);

#endif
