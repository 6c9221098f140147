/* PNG files, written by cairo. */
#ifndef KIOSK_PAINT_PNG_WRITE_H
#define KIOSK_PAINT_PNG_WRITE_H

#include "paint/paint.h"

/* The canvas as a PNG file for free((void *)out->data). With `alpha` the highest byte of a pixel
 * tells how much it covers, and the others are multiplied by that (cairo's ARGB32). */
bool png_write(const struct canvas *canvas, bool alpha, struct bytes *out, struct err *err);

#endif
