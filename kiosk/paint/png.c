#include "paint/png.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

enum {
    SIDE_MAX = 30000,
    PIXELS_MAX = 64 * 1000 * 1000,
    /* An interlaced picture is held whole, four bytes a pixel. */
    INTERLACED_PIXELS_MAX = 16 * 1000 * 1000,
};

static const uint8_t signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

bool png_is(struct bytes bytes)
{
    return bytes.size >= sizeof signature && memcmp(bytes.data, signature, sizeof signature) == 0;
}

static uint32_t number(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

bool png_size(struct bytes bytes, struct picture_info *info, struct err *err)
{
    /* PNG (ISO/IEC 15948), 11.2.2: behind the signature the length and name of the header chunk,
     * then width and height, depth, colour type, compression, filter and interlace method. */
    if (bytes.size < 33 || memcmp(bytes.data + 12, "IHDR", 4) != 0) {
        return err_set(err, STATUS_CONTENT,
                       "the PNG picture is damaged (no header); export it again");
    }
    uint32_t width = number(bytes.data + 16), height = number(bytes.data + 20);
    bool interlaced = bytes.data[28] != 0;
    if (width == 0 || height == 0) {
        return err_set(err, STATUS_CONTENT,
                       "the PNG picture is damaged (it is empty); export it again");
    }
    if (width > SIDE_MAX || height > SIDE_MAX ||
        (uint64_t)width * height > (interlaced ? INTERLACED_PIXELS_MAX : PIXELS_MAX)) {
        return err_set(err, STATUS_CONTENT,
                       "the PNG picture is too large (%u x %u pixels%s); make it smaller%s", width,
                       height, interlaced ? ", interlaced" : "",
                       interlaced ? ", or export it without interlacing" : "");
    }
    *info = (struct picture_info){(int)width, (int)height, 1};
    return true;
}

struct reader {
    png_structp png;
    png_infop info;
    jmp_buf out;
    struct err *err;
    struct bytes rest; /* not read yet */
    int width, height; /* of what is wanted */
    colour ground;
    struct line_sink sink;
    struct shrink shrink;
    int channels;  /* bytes a pixel: red, green, blue, and alpha where the file has any */
    uint8_t *rows; /* one row, or all of them if it is interlaced */
    uint32_t *line;
};

static _Noreturn void fail(struct reader *r)
{
    longjmp(r->out, 1);
}

static _Noreturn void on_error(png_structp png, png_const_charp text)
{
    struct reader *r = png_get_error_ptr(png);
    err_set(r->err, STATUS_CONTENT, "the PNG picture is damaged (%.80s); export it again", text);
    fail(r);
}

/* libpng warns of what does not change the picture; a wrong check sum in it is an error. */
static void on_warning(png_structp png, png_const_charp text)
{
    (void)png;
    (void)text;
}

static void read_bytes(png_structp png, png_bytep data, size_t length)
{
    struct reader *r = png_get_io_ptr(png);
    if (length > r->rest.size) {
        png_error(png, "it ends too early");
    }
    memcpy(data, r->rest.data, length);
    r->rest.data += length;
    r->rest.size -= length;
}

/* 0x00RRGGBB from red, green, blue and whatever byte follows. */
static uint32_t opaque(const uint8_t *from)
{
    return number(from) >> 8;
}

static uint32_t over(const uint8_t *from, colour ground)
{
    uint32_t alpha = from[3];
    uint32_t result = 0;
    for (int i = 0; i < 3; i++) {
        uint32_t under = ground >> (16 - 8 * i) & 0xff;
        result = result << 8 | (from[i] * alpha + under * (255 - alpha) + 127) / 255;
    }
    return result;
}

/* A line over the ground. Of a row without alpha one byte more is read. */
static void flatten(const struct reader *r, const uint8_t *from, uint32_t count)
{
    for (uint32_t x = 0; x < count; x++) {
        r->line[x] = r->channels == 3 || from[3] == 255 ? opaque(from) : over(from, r->ground);
        from += r->channels;
    }
}

/* Reads up to the pixels, which will come as red, green, blue (and alpha, if there is any) of eight
 * bits whatever the file has. Chunks that say nothing about them are passed by. How many times the
 * rows are given. */
static int read_header(struct reader *r)
{
    png_structp png = r->png;
    png_set_read_fn(png, r, read_bytes);
    png_set_user_limits(png, SIDE_MAX, SIDE_MAX);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
    png_read_info(png, r->info);
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, r->info);
    r->channels = png_get_channels(png, r->info);
    if ((r->channels != 3 && r->channels != 4) ||
        png_get_rowbytes(png, r->info) != (size_t)r->channels * png_get_image_width(png, r->info)) {
        png_error(png, "its colours are not known");
    }
    return passes;
}

static void read_picture(struct reader *r)
{
    int passes = read_header(r);
    uint32_t width = png_get_image_width(r->png, r->info);
    uint32_t height = png_get_image_height(r->png, r->info);
    bool whole = passes > 1;
    size_t stride = (size_t)r->channels * width;
    r->rows = calloc((whole ? height : 1) * stride + 1, 1);
    r->line = malloc(width * sizeof *r->line);
    if (r->rows == NULL || r->line == NULL) {
        err_memory(r->err, "a PNG picture");
        fail(r);
    }
    if (!shrink_open(&r->shrink, (int)width, (int)height, r->width, r->height, r->sink, r->err)) {
        fail(r);
    }
    for (int pass = 0; pass < passes; pass++) {
        for (uint32_t y = 0; y < height; y++) {
            uint8_t *row = r->rows + (whole ? y * stride : 0);
            png_read_row(r->png, row, NULL);
            if (pass == passes - 1) {
                flatten(r, row, width);
                shrink_take(&r->shrink, r->line);
            }
        }
    }
    png_read_end(r->png, NULL);
}

/* All that the work holds is in *r, so that no local variable has to outlive the jump. */
static bool run(struct reader *r)
{
    if (setjmp(r->out) != 0) {
        return false;
    }
    read_picture(r);
    return true;
}

bool png_decode(struct bytes bytes, int width, int height, colour ground, struct line_sink sink,
                struct err *err)
{
    struct picture_info info;
    struct reader r = {.err = err,
                       .rest = bytes,
                       .width = width,
                       .height = height,
                       .ground = ground,
                       .sink = sink};
    if (!png_size(bytes, &info, err)) {
        return false;
    }
    r.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &r, on_error, on_warning);
    r.info = r.png == NULL ? NULL : png_create_info_struct(r.png);
    bool good = r.info == NULL ? err_memory(err, "a PNG picture") : run(&r);
    png_destroy_read_struct(&r.png, &r.info, NULL);
    shrink_close(&r.shrink);
    free(r.rows);
    free(r.line);
    return good;
}
