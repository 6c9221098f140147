#include "sample.h"

#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

uint32_t sample_quarters(int x, int y, int width, int height)
{
    if (y < height / 2) {
        return x < width / 2 ? 0xff0000 : 0x00ff00;
    }
    return x < width / 2 ? 0x0000ff : 0xffffff;
}

/* An EXIF segment with the orientation only (and one tag before it). */
static void write_exif(struct jpeg_compress_struct *jpeg, int orientation, bool big)
{
    uint8_t data[6 + 8 + 2 + 2 * 12 + 4] = "Exif\0";
    uint8_t *t = data + 6;
    const uint16_t halves[][2] = {
        {2, 42},
        {8, 2}, /* the mark of a TIFF, two entries at 8 */
        {10, 0x100},
        {12, 3}, /* a width, to be passed over */
        {22, 0x112},
        {24, 3}, /* the orientation, a short */
        {30, (uint16_t)orientation},
    };
    t[0] = t[1] = big ? 'M' : 'I';
    t[big ? 7 : 4] = 8;                      /* the directory's place */
    t[big ? 17 : 14] = t[big ? 29 : 26] = 1; /* one value each */
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
        uint16_t at = halves[i][0], value = halves[i][1];
        t[at + (big ? 0 : 1)] = (uint8_t)(value >> 8);
        t[at + (big ? 1 : 0)] = (uint8_t)(value & 0xff);
    }
    jpeg_write_marker(jpeg, JPEG_APP0 + 1, data, sizeof data);
}

struct bytes sample_jpeg(int width, int height, sample_pixel pixel, enum sample_kind kind,
                         int orientation, bool big)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors; /* its default ends the program: right for a test */
    unsigned char *data = NULL;
    unsigned long size = 0;
    int parts = kind == SAMPLE_GREY ? 1 : kind == SAMPLE_CMYK ? 4 : 3;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &data, &size);
    jpeg.image_width = (JDIMENSION)width;
    jpeg.image_height = (JDIMENSION)height;
    jpeg.input_components = parts;
    jpeg.in_color_space = kind == SAMPLE_GREY   ? JCS_GRAYSCALE
                          : kind == SAMPLE_CMYK ? JCS_CMYK
                                                : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 95, TRUE);
    for (int i = 0; i < jpeg.num_components; i++) {
        jpeg.comp_info[i].h_samp_factor = jpeg.comp_info[i].v_samp_factor = 1;
    }
    if (kind == SAMPLE_PROGRESSIVE) {
        jpeg_simple_progression(&jpeg);
    }
    jpeg_start_compress(&jpeg, TRUE);
    if (orientation > 0) {
        write_exif(&jpeg, orientation, big);
    }
    uint8_t *line = calloc((size_t)width, (size_t)parts);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            uint32_t c = pixel(x, y, width, height);
            uint8_t *to = line + x * parts;
            to[0] = (uint8_t)(c >> 16 & 0xff);
            if (parts > 1) {
                to[1] = (uint8_t)(c >> 8 & 0xff);
                to[2] = (uint8_t)(c & 0xff);
            }
        }
        JSAMPROW row = line;
        (void)jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    free(line);
    return (struct bytes){data, size};
}

struct file {
    uint8_t *data;
    size_t size;
};

static cairo_status_t append(void *closure, const unsigned char *data, unsigned int length)
{
    struct file *f = closure;
    f->data = realloc(f->data, f->size + length);
    memcpy(f->data + f->size, data, length);
    f->size += length;
    return CAIRO_STATUS_SUCCESS;
}

struct bytes sample_png(int width, int height, sample_pixel pixel, bool alpha)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
    unsigned char *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            uint32_t c = pixel(x, y, width, height), a = alpha ? c >> 24 : 255;
            uint32_t value = a << 24 | (c >> 16 & 0xff) * a / 255 << 16 |
                             (c >> 8 & 0xff) * a / 255 << 8 | (c & 0xff) * a / 255;
            memcpy(data + y * stride + x * 4, &value, sizeof value);
        }
    }
    cairo_surface_mark_dirty(surface);
    struct file f = {0};
    (void)cairo_surface_write_to_png_stream(surface, append, &f);
    cairo_surface_destroy(surface);
    return (struct bytes){f.data, f.size};
}

bool sample_source(void *ctx, int64_t image, struct bytes *out, struct err *err)
{
    const struct bytes *bytes = ctx;
    (void)image;
    uint8_t *copy = malloc(bytes->size > 0 ? bytes->size : 1);
    if (copy == NULL) {
        return err_memory(err, "a test");
    }
    memcpy(copy, bytes->data, bytes->size);
    out->data = copy;
    out->size = bytes->size;
    return true;
}

void sample_free(struct bytes bytes)
{
    free((void *)(uintptr_t)bytes.data);
}
