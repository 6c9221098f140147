#include "paint/jpeg_write.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jerror.h>
#include <jpeglib.h>

struct maker {
    struct jpeg_error_mgr errors; /* first: libjpeg hands its address back */
    struct jpeg_compress_struct jpeg;
    jmp_buf out;
    struct err *err;
    unsigned char *data;
    unsigned long size;
    bool done;
};

static _Noreturn void on_error(j_common_ptr common)
{
    struct maker *m = (struct maker *)(void *)common->err;
    if (common->err->msg_code == JERR_OUT_OF_MEMORY) {
        err_memory(m->err, "a JPEG file");
    } else {
        char text[JMSG_LENGTH_MAX];
        common->err->format_message(common, text);
        err_set(m->err, STATUS_OUTPUT, "the JPEG file can't be made: %s; report this", text);
    }
    longjmp(m->out, 1);
}

static void write_picture(struct maker *m, const struct canvas *canvas, int quality)
{
    struct jpeg_compress_struct *j = &m->jpeg;
    j->image_width = (JDIMENSION)canvas->width;
    j->image_height = (JDIMENSION)canvas->height;
    j->input_components = 4;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    j->in_color_space = JCS_EXT_BGRX;
#else
    j->in_color_space = JCS_EXT_XRGB;
#endif
    jpeg_set_defaults(j);
    jpeg_set_quality(j, quality, TRUE);
    j->optimize_coding = TRUE;
    jpeg_start_compress(j, TRUE);
    while (j->next_scanline < j->image_height) {
        JSAMPROW row =
            (JSAMPROW)(canvas->pixels + (size_t)j->next_scanline * (size_t)canvas->stride);
        (void)jpeg_write_scanlines(j, &row, 1);
    }
    jpeg_finish_compress(j);
    m->done = true;
}

bool jpeg_write(const struct canvas *canvas, int quality, struct bytes *out, struct err *err)
{
    struct maker m = {.err = err};
    m.jpeg.err = jpeg_std_error(&m.errors);
    m.errors.error_exit = on_error;
    /* Everything that changes is in m, so that no local variable has to outlive the jump. */
    if (setjmp(m.out) == 0) {
        jpeg_create_compress(&m.jpeg);
        jpeg_mem_dest(&m.jpeg, &m.data, &m.size);
        write_picture(&m, canvas, quality);
    }
    jpeg_destroy_compress(&m.jpeg);
    *out = m.done ? (struct bytes){m.data, m.size} : (struct bytes){0};
    if (!m.done) {
        free(m.data);
    }
    return m.done;
}
