/* Pictures in a scene: read, turned upright, made to fit. */
#ifndef KIOSK_PAINT_PICTURE_H
#define KIOSK_PAINT_PICTURE_H

#include "paint/brush.h"
#include "paint/stamp.h"

/* Draws an ITEM_PICTURE; `box` is what of its box lies in the brush's clip. It is not asked for if
 * it is on the stamp, and is on it afterwards if that can be; NULL: no stamp. */
bool picture_paint(struct brush *brush, const struct item *item, struct box box,
                   const struct picture_source *source, struct stamp *stamp, struct err *err);

/* Its sides as it is seen, from its header. */
bool picture_size(struct bytes bytes, int *width, int *height, struct err *err);

/* How many times larger than it is a picture of that size is drawn as the item says. */
double picture_growth(const struct item *item, int width, int height);

#endif
