/* PNG pictures, by libpng, row by row. */
#ifndef KIOSK_PAINT_PNG_H
#define KIOSK_PAINT_PNG_H

#include "base/bytes.h"
#include "layout/scene.h"
#include "paint/place.h"
#include "paint/shrink.h"

bool png_is(struct bytes bytes);

/* Reads the header. STATUS_CONTENT if it is damaged or the picture is too large. */
bool png_size(struct bytes bytes, struct picture_info *info, struct err *err);

/* As jpeg_decode; what is transparent shows `ground`. An interlaced picture is held whole
 * meanwhile.
 */
bool png_decode(struct bytes bytes, int width, int height, colour ground, struct line_sink sink,
                struct err *err);

#endif
