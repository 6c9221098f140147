/* Which way up a photograph is. */
#ifndef KIOSK_PAINT_EXIF_H
#define KIOSK_PAINT_EXIF_H

#include "base/bytes.h"

/* The orientation of a JPEG file, 1 to 8 as EXIF has it (tag 0x0112); 1, upright, if the file does
 * not say or says nonsense. Reads nothing outside the bytes. */
int exif_orientation(struct bytes jpeg);

#endif
