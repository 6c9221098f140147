/* How wide text is: handed to layout by whoever knows fonts, so that layout needs none. */
#ifndef KIOSK_LAYOUT_MEASURE_H
#define KIOSK_LAYOUT_MEASURE_H

#include "layout/scene.h"

struct measure {
    void *ctx;
    /* Pixels from the pen's start to its end behind `length` bytes of valid UTF-8 set in one line
     * at `size` pixels an em, kerned, fallback faces included: what paint draws. */
    int (*width)(void *ctx, enum face face, int size, const char *text, size_t length);
    /* Pixels from the pen's start to the first ink, which is to the left of it if less than 0; what
     * large figures are aligned by. NULL: as if always 0. */
    int (*bearing)(void *ctx, enum face face, int size, const char *text, size_t length);
};

#endif
