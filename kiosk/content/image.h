/* Reads pictures. Only content/ includes this. */
#ifndef KIOSK_CONTENT_IMAGE_H
#define KIOSK_CONTENT_IMAGE_H

#include "base/bytes.h"
#include "content/db.h"

/* In a transaction: the bytes of a picture, the first `most` of them if it has more, for the caller
 * to free. Without them (`out` NULL) only a look at whether it begins as its media type says. */
bool image_read(struct db *db, int64_t image, size_t most, struct bytes *out, struct err *err);

/* In a transaction: looks at all pictures of the file. */
bool image_check_all(struct db *db, struct err *err);

#endif
