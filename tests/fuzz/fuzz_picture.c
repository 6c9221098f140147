/* A picture of the data file, or of the person who makes it: its header, the whole decoded at some
 * size, and what `kiosk image` keeps of it. */
#include "fuzz.h"

#include "paint/exif.h"
#include "paint/jpeg.h"
#include "paint/paint.h"
#include "paint/png.h"

#include <stdlib.h>
#include <string.h>

/* No more is decoded whole, for the sake of speed; the program itself takes 30,000 a side. */
enum { AREA_MOST = 1 << 20 };

struct lines {
    int expected, width;
    uint32_t seen; /* so that every pixel is read */
};

static void take_line(void *ctx, int y, const uint32_t *pixels)
{
    struct lines *lines = ctx;
    fuzz_must(y == lines->expected, "lines come from the top, one by one");
    lines->expected++;
    uint32_t all = 0;
    for (int i = 0; i < lines->width; i++) {
        all |= pixels[i];
    }
    lines->seen |= all;
}

static bool decode(struct bytes bytes, int to_w, int to_h)
{
    struct lines lines = {.width = to_w};
    const struct line_sink sink = {&lines, take_line};
    struct err err = {0};
    const bool done = jpeg_is(bytes) ? jpeg_decode(bytes, to_w, to_h, sink, &err)
                                     : png_decode(bytes, to_w, to_h, 0x123456, sink, &err);
    fuzz_must(!done || lines.expected == to_h, "all lines come");
    fuzz_must(done || strlen(err.text) > 10, "an error says what is wrong");
    return done;
}

static bool keep(struct bytes bytes)
{
    struct kept_picture kept = {0};
    struct err err = {0};
    if (!picture_keep(bytes, &kept, &err)) {
        return false;
    }
    int width = 0;
    int height = 0;
    fuzz_must(painter_picture_size(kept.bytes, &width, &height, &err) && width == kept.width &&
                  height == kept.height,
              "what is kept can be shown");
    free((void *)(uintptr_t)kept.bytes.data);
    return true;
}

static bool run(void *ctx, const uint8_t *data, size_t size)
{
    (void)ctx;
    const struct bytes bytes = {data, size};
    struct picture_info info = {0};
    struct err err = {0};
    const int turn = exif_orientation(bytes);
    fuzz_must(turn >= 1 && turn <= 8, "an orientation is one of eight");
    if (!(jpeg_is(bytes) ? jpeg_info(bytes, &info, &err)
                         : png_is(bytes) && png_size(bytes, &info, &err))) {
        return false;
    }
    fuzz_must(info.width >= 1 && info.height >= 1 && info.width <= 30000 && info.height <= 30000,
              "a picture's sides have a bound");
    if ((int64_t)info.width * info.height > AREA_MOST) {
        return false;
    }
    const bool whole = decode(bytes, info.width, info.height);
    const bool small = decode(bytes, (info.width + 2) / 3, (info.height + 2) / 3);
    fuzz_must(whole == small, "a picture is damaged at any size or at none");
    const bool kept = keep(bytes);
    fuzz_must(kept == whole, "what can be shown can be kept");
    return whole;
}

const struct fuzz_target fuzz_picture = {"picture", NULL, run, NULL};
