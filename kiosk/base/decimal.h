/* Numbers as people write them for a machine: "12", "0.25", "1920x1080". */
#ifndef KIOSK_BASE_DECIMAL_H
#define KIOSK_BASE_DECIMAL_H

#include <stdbool.h>

/* Pixels of the longest side of a picture: far above any display, and small enough that no product
 * of two sides overflows. */
enum { DECIMAL_SIDE_MAX = 16384 };

/* Reads a number from `least` to `most`: 1 to 15 digits, with at most `decimals` more behind a
 * point. False, and nothing changed, if it is anything else. */
bool decimal_read(const char *text, double least, double most, int decimals, double *number);

/* Reads "1920x1080", each side from 1 to DECIMAL_SIDE_MAX. False, and nothing changed, if it is
 * anything else. */
bool decimal_size(const char *text, int *width, int *height);

#endif
