/* The picture of a new data file's photo slide. */
#ifndef KIOSK_COMMANDS_NEW_PICTURE_H
#define KIOSK_COMMANDS_NEW_PICTURE_H

#include "base/bytes.h"
#include "base/err.h"

#include <stdbool.h>

/* Draws hills under a morning sky, 1920 x 1080, as a JPEG file; the caller frees (void *)out->data
 * with free(). */
bool new_picture(struct bytes *out, struct err *err);

#endif
