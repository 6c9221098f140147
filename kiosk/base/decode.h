/* Text files as programs for people write them, made UTF-8. */
#ifndef KIOSK_BASE_DECODE_H
#define KIOSK_BASE_DECODE_H

#include "base/arena.h"
#include "base/bytes.h"
#include "base/err.h"

#include <stdbool.h>

struct decoded {
    const char *text; /* valid UTF-8, zero-ended, without a byte order mark; in the arena */
    size_t length;
    bool unicode;    /* false: the file is in an encoding of one byte a character, and was taken for
                        Windows-1252 */
    size_t bad_line; /* then the first line, from 1, that is not UTF-8 */
};

/* Takes UTF-8 with or without a byte order mark, UTF-16 with one, and else bytes. STATUS_CONTENT if
 * it is no text at all. */
bool decode_text(struct arena *a, struct bytes file, struct decoded *out, struct err *err);

#endif
