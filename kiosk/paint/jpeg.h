/* JPEG pictures, by libjpeg-turbo, decoded no larger than they are needed. */
#ifndef KIOSK_PAINT_JPEG_H
#define KIOSK_PAINT_JPEG_H

#include "base/bytes.h"
#include "paint/place.h"
#include "paint/shrink.h"

bool jpeg_is(struct bytes bytes);

/* Reads the header. STATUS_CONTENT if it is damaged, or the picture is of a kind or size that is
 * not shown. */
bool jpeg_info(struct bytes bytes, struct picture_info *info, struct err *err);

/* Gives the picture to the sink as it is stored (not turned), made `width` by `height` pixels,
 * which is at most its own size. STATUS_CONTENT if any of it is damaged or missing; the sink has
 * had some lines then. */
bool jpeg_decode(struct bytes bytes, int width, int height, struct line_sink sink, struct err *err);

#endif
