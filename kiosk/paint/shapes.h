/* The plain shapes, anti-aliased by cairo. */
#ifndef KIOSK_PAINT_SHAPES_H
#define KIOSK_PAINT_SHAPES_H

#include "paint/brush.h"

/* All draw an item of their kind in `box`, which is what of it lies in the brush's clip. */
bool shapes_rounded(struct brush *brush, const struct item *item, struct box box, struct err *err);
bool shapes_polyline(struct brush *brush, const struct item *item, struct box box, struct err *err);
bool shapes_ring(struct brush *brush, const struct item *item, struct box box, struct err *err);

#endif
