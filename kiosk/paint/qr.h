/* QR codes. */
#ifndef KIOSK_PAINT_QR_H
#define KIOSK_PAINT_QR_H

#include "paint/brush.h"

/* Draws the black modules of an ITEM_QR in the middle of its box, with the quiet zone of four
 * modules inside it, as whole pixels. STATUS_CONTENT if the text does not fit in a code or the code
 * not in the box. */
bool qr_paint(struct brush *brush, const struct item *item, struct err *err);

/* Pixels a side of each module; 0 where qr_paint would fail. */
int qr_module(const struct item *item);

#endif
