/* JPEG files, written by libjpeg-turbo. */
#ifndef KIOSK_PAINT_JPEG_WRITE_H
#define KIOSK_PAINT_JPEG_WRITE_H

#include "paint/paint.h"

/* The canvas as a baseline JPEG file for free((void *)out->data); quality is libjpeg's, 1 to 100.
 */
bool jpeg_write(const struct canvas *canvas, int quality, struct bytes *out, struct err *err);

#endif
