/* The vertical gradient of the panel, dithered so that no bands are seen. */
#ifndef KIOSK_PAINT_GRADIENT_H
#define KIOSK_PAINT_GRADIENT_H

#include "paint/brush.h"

/* From `top` in the first line of `whole` to `bottom` in its last, in `box`, which lies in it and
 * in the brush's clip. Alpha is not used. */
void gradient_paint(struct brush *brush, struct box whole, struct box box, colour top,
                    colour bottom);

#endif
