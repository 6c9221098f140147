#include "paint/jpeg.h"

#include "paint/exif.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jerror.h>
#include <jpeglib.h>

enum {
    SIDE_MAX = 30000,
    PIXELS_MAX = 200 * 1000 * 1000,
    /* A picture in several scans, as every progressive one is, is held whole, two bytes a sample,
     * with its file: the show is to do with 256 MB in all. 24 megapixels have room with a file of
     * up to 38 MiB, and 50 with one of 32 where the colours are halved in both directions. */
    HELD_MAX = 176 * 1024 * 1024,
    /* Cameras write about ten; each costs a pass over the whole picture ("Two Issues with the JPEG
     * Standard", libjpeg-turbo, 2017). */
    SCANS_MAX = 100,
};

struct reader {
    struct jpeg_error_mgr errors; /* first: libjpeg hands its address back */
    struct jpeg_progress_mgr progress;
    struct jpeg_decompress_struct jpeg;
    jmp_buf out;
    struct err *err;
    struct bytes bytes;
    struct picture_info *info; /* for read_info */
    int width, height;         /* for read_picture, with the rest */
    struct line_sink sink;
    struct shrink shrink;
    uint32_t *line;
};

static struct reader *reader_of(j_common_ptr common)
{
    return (struct reader *)(void *)common->err;
}

static _Noreturn void fail(struct reader *r)
{
    longjmp(r->out, 1);
}

static _Noreturn void on_error(j_common_ptr common)
{
    struct reader *r = reader_of(common);
    if (common->err->msg_code == JERR_OUT_OF_MEMORY) {
        err_memory(r->err, "a JPEG picture");
    } else {
        char text[JMSG_LENGTH_MAX];
        common->err->format_message(common, text);
        err_set(r->err, STATUS_CONTENT,
                "the JPEG picture is damaged (%s); export it again from its original", text);
    }
    fail(r);
}

/* libjpeg paints grey where data is missing and only warns. Bytes too many, or an odd header, do no
 * harm; anything else shows. */
static void on_message(j_common_ptr common, int level)
{
    int code = common->err->msg_code;
    if (level < 0 && code != JWRN_EXTRANEOUS_DATA && code != JWRN_ADOBE_XFORM &&
        code != JWRN_JFIF_MAJOR && code != JWRN_BOGUS_PROGRESSION && code != JWRN_TOO_MUCH_DATA) {
        on_error(common);
    }
}

static void on_progress(j_common_ptr common)
{
    struct reader *r = reader_of(common);
    if (r->jpeg.input_scan_number > SCANS_MAX) {
        err_set(r->err, STATUS_CONTENT,
                "the JPEG picture has more than %d scans; export it again as a baseline JPEG",
                SCANS_MAX);
        fail(r);
    }
}

static void refuse(struct reader *r, const char *what)
{
    err_set(r->err, STATUS_CONTENT, "the JPEG picture %s", what);
    fail(r);
}

/* Bytes that are held of the picture until its last scan. */
static uint64_t held(const struct jpeg_decompress_struct *j)
{
    uint64_t blocks = 0;
    for (int i = 0; i < j->num_components; i++) {
        blocks += (uint64_t)j->comp_info[i].width_in_blocks * j->comp_info[i].height_in_blocks;
    }
    return blocks * sizeof(JBLOCK);
}

static void read_header(struct reader *r)
{
    struct jpeg_decompress_struct *j = &r->jpeg;
    jpeg_mem_src(j, r->bytes.data, (unsigned long)r->bytes.size);
    (void)jpeg_read_header(j, TRUE);
    uint64_t pixels = (uint64_t)j->image_width * j->image_height;
    const bool whole = jpeg_has_multiple_scans(j);
    const bool fits = !whole || held(j) + r->bytes.size <= HELD_MAX;
    if (j->image_width > SIDE_MAX || j->image_height > SIDE_MAX || pixels > PIXELS_MAX || !fits) {
        char text[160];
        (void)snprintf(text, sizeof text, "is too large (%u x %u pixels%s); make it smaller%s",
                       j->image_width, j->image_height, whole ? ", progressive" : "",
                       fits ? "" : ", or export it as a baseline JPEG");
        refuse(r, text);
    }
    if (j->jpeg_color_space == JCS_CMYK || j->jpeg_color_space == JCS_YCCK) {
        refuse(r, "is in CMYK, made for print; export it again in RGB (sRGB)");
    }
    if (j->jpeg_color_space != JCS_GRAYSCALE && j->jpeg_color_space != JCS_YCbCr &&
        j->jpeg_color_space != JCS_RGB) {
        refuse(r, "is in colours that are not known; export it again in RGB (sRGB)");
    }
}

static void read_info(struct reader *r)
{
    read_header(r);
    *r->info = (struct picture_info){
        .width = (int)r->jpeg.image_width,
        .height = (int)r->jpeg.image_height,
        .orientation = exif_orientation(r->bytes),
    };
}

/* The smallest half, quarter or eighth at which the decoder's picture is not smaller than what is
 * wanted. libjpeg-turbo has the other eighths too, but not in vector instructions: they take longer
 * than what they spare, and leave less to average. */
static void choose_scale(struct reader *r)
{
    r->jpeg.scale_denom = 8;
    for (unsigned eighths = 1; eighths <= 8; eighths *= 2) {
        r->jpeg.scale_num = eighths;
        jpeg_calc_output_dimensions(&r->jpeg);
        if ((int)r->jpeg.output_width >= r->width && (int)r->jpeg.output_height >= r->height) {
            break;
        }
    }
}

static void read_picture(struct reader *r)
{
    struct jpeg_decompress_struct *j = &r->jpeg;
    read_header(r);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    j->out_color_space = JCS_EXT_BGRX;
#else
    j->out_color_space = JCS_EXT_XRGB;
#endif
    choose_scale(r);
    (void)jpeg_start_decompress(j);
    r->line = malloc(j->output_width * sizeof *r->line);
    if (r->line == NULL) {
        err_memory(r->err, "a JPEG picture");
        fail(r);
    }
    if (!shrink_open(&r->shrink, (int)j->output_width, (int)j->output_height, r->width, r->height,
                     r->sink, r->err)) {
        fail(r);
    }
    while (j->output_scanline < j->output_height) {
        JSAMPROW row = (JSAMPROW)r->line;
        (void)jpeg_read_scanlines(j, &row, 1);
        shrink_take(&r->shrink, r->line);
    }
    (void)jpeg_finish_decompress(j);
}

/* Runs `work`, which may leave by fail(). Everything it holds is in *r, so that no local variable
 * has to outlive the jump. */
static bool run(struct reader *r, void (*work)(struct reader *))
{
    r->jpeg.err = jpeg_std_error(&r->errors);
    r->errors.error_exit = on_error;
    r->errors.emit_message = on_message;
    r->progress.progress_monitor = on_progress;
    bool good = false;
    if (setjmp(r->out) == 0) {
        jpeg_create_decompress(&r->jpeg);
        r->jpeg.progress = &r->progress;
        work(r);
        good = true;
    }
    jpeg_destroy_decompress(&r->jpeg);
    shrink_close(&r->shrink);
    free(r->line);
    return good;
}

bool jpeg_is(struct bytes bytes)
{
    return bytes.size >= 3 && bytes.data[0] == 0xff && bytes.data[1] == 0xd8 &&
           bytes.data[2] == 0xff;
}

bool jpeg_info(struct bytes bytes, struct picture_info *info, struct err *err)
{
    struct reader r = {.err = err, .bytes = bytes, .info = info};
    return run(&r, read_info);
}

bool jpeg_decode(struct bytes bytes, int width, int height, struct line_sink sink, struct err *err)
{
    struct reader r = {.err = err, .bytes = bytes, .width = width, .height = height, .sink = sink};
    return run(&r, read_picture);
}
