#include "paint/png.h"

#include <cairo.h>
#include <stdlib.h>
#include <string.h>

enum { SIDE_MAX = 30000, PIXELS_MAX = 64 * 1000 * 1000 };

static const uint8_t signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

bool png_is(struct bytes bytes)
{
    return bytes.size >= sizeof signature && memcmp(bytes.data, signature, sizeof signature) == 0;
}

static uint32_t number(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

bool png_info(struct bytes bytes, struct picture_info *info, struct err *err)
{
    /* PNG (ISO/IEC 15948), 11.2.2: behind the signature the length and name of the header chunk,
     * then width and height. */
    if (bytes.size < 33 || memcmp(bytes.data + 12, "IHDR", 4) != 0) {
        return err_set(err, STATUS_CONTENT,
                       "the PNG picture is damaged (no header); export it again");
    }
    uint32_t width = number(bytes.data + 16), height = number(bytes.data + 20);
    if (width == 0 || height == 0) {
        return err_set(err, STATUS_CONTENT,
                       "the PNG picture is damaged (it is empty); export it again");
    }
    if (width > SIDE_MAX || height > SIDE_MAX || (uint64_t)width * height > PIXELS_MAX) {
        return err_set(err, STATUS_CONTENT,
                       "the PNG picture is too large (%u x %u pixels); make it smaller", width,
                       height);
    }
    *info = (struct picture_info){(int)width, (int)height, 1};
    return true;
}

static cairo_status_t read_bytes(void *closure, unsigned char *data, unsigned int length)
{
    struct bytes *rest = closure;
    if (length > rest->size) {
        return CAIRO_STATUS_READ_ERROR;
    }
    memcpy(data, rest->data, length);
    rest->data += length;
    rest->size -= length;
    return CAIRO_STATUS_SUCCESS;
}

/* A line over the ground. Cairo's colours are multiplied by alpha already. */
static void flatten(const uint32_t *from, uint32_t *to, int count, colour ground)
{
    for (int x = 0; x < count; x++) {
        uint32_t pixel = from[x], clear = 255 - (pixel >> 24);
        uint32_t result = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            uint32_t under = ((ground >> shift & 0xff) * clear + 127) / 255;
            uint32_t both = (pixel >> shift & 0xff) + under;
            result |= (both > 255 ? 255 : both) << shift;
        }
        to[x] = result;
    }
}

static bool give_lines(cairo_surface_t *surface, int width, int height, colour ground,
                       struct line_sink sink, struct err *err)
{
    int from_w = cairo_image_surface_get_width(surface);
    int from_h = cairo_image_surface_get_height(surface);
    cairo_format_t format = cairo_image_surface_get_format(surface);
    if (format != CAIRO_FORMAT_ARGB32 && format != CAIRO_FORMAT_RGB24) {
        /* From cairo 1.17.2 on, 16 bits a channel become floating point. */
        return err_set(err, STATUS_CONTENT,
                       "the PNG picture has more than 8 bits a channel; export it again with 8");
    }
    const unsigned char *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    uint32_t *line = malloc((size_t)from_w * sizeof *line);
    if (line == NULL) {
        return err_memory(err, "a PNG picture");
    }
    struct shrink shrink;
    bool good = shrink_open(&shrink, from_w, from_h, width, height, sink, err);
    for (int y = 0; good && y < from_h; y++) {
        memcpy(line, data + (ptrdiff_t)y * stride, (size_t)from_w * sizeof *line);
        if (format == CAIRO_FORMAT_ARGB32) {
            flatten(line, line, from_w, ground);
        }
        shrink_take(&shrink, line);
    }
    shrink_close(&shrink);
    free(line);
    return good;
}

bool png_decode(struct bytes bytes, int width, int height, colour ground, struct line_sink sink,
                struct err *err)
{
    struct bytes rest = bytes;
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_bytes, &rest);
    cairo_status_t status = cairo_surface_status(surface);
    bool good = false;
    if (status == CAIRO_STATUS_NO_MEMORY) {
        /* Up to cairo 1.16 any trouble of libpng's comes out as this, mostly a wrong check sum. */
        err_set(err, STATUS_CONTENT,
                "the PNG picture is damaged, or larger than the memory left; export it again");
    } else if (status != CAIRO_STATUS_SUCCESS || cairo_image_surface_get_width(surface) < width ||
               cairo_image_surface_get_height(surface) < height) {
        err_set(err, STATUS_CONTENT, "the PNG picture is damaged; export it again");
    } else {
        good = give_lines(surface, width, height, ground, sink, err);
    }
    cairo_surface_destroy(surface);
    return good;
}
