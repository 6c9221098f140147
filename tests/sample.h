/* Pictures for the tests of paint/, made in memory. */
#ifndef KIOSK_TESTS_SAMPLE_H
#define KIOSK_TESTS_SAMPLE_H

#include "base/bytes.h"
#include "paint/paint.h"

/* The colour of a pixel of a picture. */
typedef uint32_t (*sample_pixel)(int x, int y, int width, int height);

/* Four quarters: red and green above, blue and white below. */
uint32_t sample_quarters(int x, int y, int width, int height);

enum sample_kind { SAMPLE_BASELINE, SAMPLE_PROGRESSIVE, SAMPLE_GREY, SAMPLE_CMYK };

/* A JPEG file of good quality, without colour subsampling; the caller frees (void *)data. With an
 * orientation from 1 to 8 it has an EXIF segment, in big-endian order if `big`. */
struct bytes sample_jpeg(int width, int height, sample_pixel pixel, enum sample_kind kind,
                         int orientation, bool big);

/* A PNG file; the caller frees (void *)data. Alpha is the high byte of the pixel if `alpha`. */
struct bytes sample_png(int width, int height, sample_pixel pixel, bool alpha);

/* Gives copies of the bytes that ctx points to, whatever picture is asked for. */
bool sample_source(void *ctx, int64_t image, struct bytes *out, struct err *err);

void sample_free(struct bytes bytes);

#endif
