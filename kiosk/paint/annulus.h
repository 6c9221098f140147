/* Whole circles and discs, faster than cairo draws them: the ornament has five hundred. */
#ifndef KIOSK_PAINT_ANNULUS_H
#define KIOSK_PAINT_ANNULUS_H

#include "paint/brush.h"

/* Fills what lies between two circles about (cx, cy), anti-aliased; with an inner radius of 0 the
 * whole disc. Nothing outside `box` changes, which lies in the brush's clip. Costs by the pixels it
 * changes and the lines of the box that it crosses. */
void annulus_fill(struct brush *brush, struct box box, float cx, float cy, float outer, float inner,
                  colour fill);

#endif
