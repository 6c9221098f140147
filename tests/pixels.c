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
    return pixels_differ(a, b, PIXELS_STEP - PIXELS_GRAIN) <= PIXELS_FEW;
}

/* The number of the cell that a colour is in: the upper four bits of each channel. */
static unsigned cell_of(uint32_t pixel)
{
    return (pixel >> 12 & 0xf00) | (pixel >> 8 & 0xf0) | (pixel >> 4 & 0xf);
}

enum { CELLS = 1 << 12, CHANNELS = 3 };

struct cell {
    uint64_t sum[CHANNELS], count;
};

void pixels_make_coarse(struct canvas *canvas)
{
    struct cell *cells = calloc(CELLS, sizeof *cells);
    assert_non_null(cells);
    for (int y = 0; y < canvas->height; y++) {
        for (int x = 0; x < canvas->width; x++) {
            const uint32_t pixel = row(canvas, y)[x];
            struct cell *cell = &cells[cell_of(pixel)];
            cell->count++;
            for (int k = 0; k < CHANNELS; k++) {
                cell->sum[k] += pixel >> 8 * k & 0xff;
            }
        }
    }
    for (int y = 0; y < canvas->height; y++) {
        for (int x = 0; x < canvas->width; x++) {
            uint32_t *pixel = &row(canvas, y)[x];
            const struct cell *cell = &cells[cell_of(*pixel)];
            *pixel = 0;
            for (int k = 0; k < CHANNELS; k++) {
                *pixel |= (uint32_t)((cell->sum[k] + cell->count / 2) / cell->count) << 8 * k;
            }
        }
    }
    free(cells);
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

enum { PALETTE = 256, SLOTS = 1024 };

/* Colours by their number, and a table to find the number again. */
struct palette {
    size_t count;
    uint32_t colour[PALETTE];
    uint16_t slot[SLOTS]; /* number + 1 of a colour that hashes to it, or to a slot before it */
};

/* The number of the colour, which is entered if it is new; PALETTE if there is no room for it. */
static size_t palette_number(struct palette *p, uint32_t pixel)
{
    const uint32_t wanted = pixel & 0xffffff;
    size_t at = wanted * UINT32_C(2654435761) >> 22;
    while (p->slot[at] != 0) {
        if (p->colour[p->slot[at] - 1] == wanted) {
            return p->slot[at] - 1U;
        }
        at = (at + 1) % SLOTS;
    }
    if (p->count == PALETTE) {
        return PALETTE;
    }
    p->colour[p->count++] = wanted;
    p->slot[at] = (uint16_t)p->count;
    return p->count - 1;
}

/* The lines as PNG has them, each after a byte for its filter: 0, none. With a palette a byte a
 * pixel (false if it has no room for all colours), else red, green and blue. */
static bool fill_lines(const struct canvas *canvas, struct palette *palette, unsigned char *to)
{
    for (int y = 0; y < canvas->height; y++) {
        *to++ = 0;
        for (int x = 0; x < canvas->width; x++) {
            const uint32_t pixel = row(canvas, y)[x];
            for (int shift = 16; palette == NULL && shift >= 0; shift -= 8) {
                *to++ = (unsigned char)channel(pixel, shift);
            }
            if (palette != NULL) {
                const size_t number = palette_number(palette, pixel);
                if (number == PALETTE) {
                    return false;
                }
                *to++ = (unsigned char)number;
            }
        }
    }
    return true;
}

static void write_palette(FILE *file, const struct palette *p)
{
    unsigned char bytes[3 * PALETTE];
    for (size_t i = 0; i < p->count; i++) {
        for (int k = 0; k < 3; k++) {
            bytes[3 * i + (size_t)k] = (unsigned char)channel(p->colour[i], 16 - 8 * k);
        }
    }
    write_chunk(file, "PLTE", bytes, 3 * p->count);
}

void pixels_write(const char *path, const struct canvas *canvas)
{
    const uLong height = (uLong)canvas->height;
    uLong line = 1 + 3 * (uLong)canvas->width;
    uLong size = compressBound(line * height);
    unsigned char *raw = malloc(line * height);
    unsigned char *packed = malloc(size);
    struct palette *palette = calloc(1, sizeof *palette);
    assert_true(raw != NULL && packed != NULL && palette != NULL);
    const bool few = fill_lines(canvas, palette, raw);
    if (few) {
        line = 1 + (uLong)canvas->width;
    } else {
        fill_lines(canvas, NULL, raw);
    }
    assert_int_equal(compress2(packed, &size, raw, line * height, Z_BEST_COMPRESSION), Z_OK);
    const unsigned w = (unsigned)canvas->width;
    const unsigned h = (unsigned)canvas->height;
    const unsigned char header[13] = {0, 0,          (unsigned char)(w >> 8), (unsigned char)w,
                                      0, 0,          (unsigned char)(h >> 8), (unsigned char)h,
                                      8, few ? 3 : 2};
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        fail_msg("%s can't be written", path);
        return;
    }
    assert_int_equal(fwrite("\x89PNG\r\n\x1a\n", 1, 8, file), 8);
    write_chunk(file, "IHDR", header, sizeof header);
    if (few) {
        write_palette(file, palette);
    }
    write_chunk(file, "IDAT", packed, size);
    write_chunk(file, "IEND", "", 0);
    assert_int_equal(fclose(file), 0);
    free(raw);
    free(packed);
    free(palette);
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
