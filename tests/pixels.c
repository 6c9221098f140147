#include "pixels.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { GAP = 8 };

static int channel(uint32_t pixel, int shift)
{
    return (int)(pixel >> shift & 0xff);
}

static bool pixel_differs(uint32_t a, uint32_t b, int step)
{
    for (int shift = 0; shift < 24; shift += 8) {
        if (abs(channel(a, shift) - channel(b, shift)) > step) {
            return true;
        }
    }
    return false;
}

static uint32_t *row(const struct canvas *canvas, int y)
{
    return canvas->pixels + (ptrdiff_t)y * canvas->stride;
}

static bool same_size(const struct canvas *a, const struct canvas *b)
{
    return a->width == b->width && a->height == b->height;
}

size_t pixels_differ(const struct canvas *a, const struct canvas *b, int step)
{
    if (!same_size(a, b)) {
        return (size_t)a->width * (size_t)a->height + (size_t)b->width * (size_t)b->height;
    }
    size_t count = 0;
    for (int y = 0; y < a->height; y++) {
        for (int x = 0; x < a->width; x++) {
            count += pixel_differs(row(a, y)[x], row(b, y)[x], step);
        }
    }
    return count;
}

bool pixels_alike(const struct canvas *a, const struct canvas *b)
{
    return pixels_differ(a, b, PIXELS_STEP) <= PIXELS_FEW;
}

bool pixels_read(const char *path, struct canvas *canvas)
{
    *canvas = (struct canvas){0};
    cairo_surface_t *surface = cairo_image_surface_create_from_png(path);
    const bool there = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    if (there) {
        struct err err = {0};
        const int width = cairo_image_surface_get_width(surface);
        const int height = cairo_image_surface_get_height(surface);
        const unsigned char *data = cairo_image_surface_get_data(surface);
        const int stride = cairo_image_surface_get_stride(surface);
        assert_true(canvas_make(canvas, width, height, &err));
        for (int y = 0; y < height; y++) {
            memcpy(row(canvas, y), data + (ptrdiff_t)y * stride, (size_t)width * sizeof(uint32_t));
        }
    }
    cairo_surface_destroy(surface);
    return there;
}

/* Writes one chunk of a PNG file (W3C, Portable Network Graphics, section 5.3). */
static void write_chunk(FILE *file, const char *name, const void *data, size_t size)
{
    const uLong crc = crc32(crc32(0, (const Bytef *)name, 4), data, (uInt)size);
    const unsigned char ends[8] = {(unsigned char)(size >> 24), (unsigned char)(size >> 16),
                                   (unsigned char)(size >> 8),  (unsigned char)size,
                                   (unsigned char)(crc >> 24),  (unsigned char)(crc >> 16),
                                   (unsigned char)(crc >> 8),   (unsigned char)crc};
    assert_int_equal(fwrite(ends, 1, 4, file), 4);
    assert_int_equal(fwrite(name, 1, 4, file), 4);
    assert_int_equal(fwrite(data, 1, size, file), size);
    assert_int_equal(fwrite(ends + 4, 1, 4, file), 4);
}

void pixels_write(const char *path, const struct canvas *canvas)
{
    const size_t line = 1 + 3 * (size_t)canvas->width; /* filter 0, then red, green, blue */
    const uLong raw_size = (uLong)(line * (size_t)canvas->height);
    uLong size = compressBound(raw_size);
    unsigned char *raw = calloc(1, raw_size);
    unsigned char *packed = malloc(size);
    assert_true(raw != NULL && packed != NULL);
    for (int y = 0; y < canvas->height; y++) {
        unsigned char *to = raw + (size_t)y * line + 1;
        for (int x = 0; x < canvas->width; x++) {
            for (int shift = 16; shift >= 0; shift -= 8) {
                *to++ = (unsigned char)channel(row(canvas, y)[x], shift);
            }
        }
    }
    assert_int_equal(compress2(packed, &size, raw, raw_size, Z_BEST_COMPRESSION), Z_OK);
    const unsigned w = (unsigned)canvas->width;
    const unsigned h = (unsigned)canvas->height;
    const unsigned char header[13] = {0,
                                      0,
                                      (unsigned char)(w >> 8),
                                      (unsigned char)w,
                                      0,
                                      0,
                                      (unsigned char)(h >> 8),
                                      (unsigned char)h,
                                      8,
                                      2,
                                      0,
                                      0,
                                      0};
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        fail_msg("%s can't be written", path);
        return;
    }
    assert_int_equal(fwrite("\x89PNG\r\n\x1a\n", 1, 8, file), 8);
    write_chunk(file, "IHDR", header, sizeof header);
    write_chunk(file, "IDAT", packed, size);
    write_chunk(file, "IEND", "", 0);
    assert_int_equal(fclose(file), 0);
    free(raw);
    free(packed);
}

static void copy_into(const struct canvas *to, int left, const struct canvas *from)
{
    for (int y = 0; y < from->height; y++) {
        memcpy(row(to, y) + left, row(from, y), (size_t)from->width * sizeof(uint32_t));
    }
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

void pixels_write_difference(const char *path, const struct canvas *expected,
                             const struct canvas *got)
{
    struct err err = {0};
    struct canvas all;
    const int width = larger(expected->width, got->width);
    const int height = larger(expected->height, got->height);
    assert_true(canvas_make(&all, 3 * width + 2 * GAP, height, &err));
    memset(all.pixels, 0x80, (size_t)all.stride * (size_t)height * sizeof(uint32_t));
    copy_into(&all, 0, expected);
    copy_into(&all, width + GAP, got);
    for (int y = 0; same_size(expected, got) && y < height; y++) {
        for (int x = 0; x < width; x++) {
            const uint32_t a = row(expected, y)[x];
            const uint32_t b = row(got, y)[x];
            row(&all, y)[2 * (width + GAP) + x] = pixel_differs(a, b, PIXELS_STEP) ? 0x000000
                                                  : pixel_differs(a, b, 0)         ? 0xc0c0c0
                                                                                   : 0xffffff;
        }
    }
    pixels_write(path, &all);
    canvas_free(&all);
}
