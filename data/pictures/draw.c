#include "draw.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

static double part(unsigned rgb, int shift)
{
    return ((rgb >> shift) & 0xff) / 255.0;
}

void colour(cairo_t *c, unsigned rgb)
{
    cairo_set_source_rgb(c, part(rgb, 16), part(rgb, 8), part(rgb, 0));
}

void box(cairo_t *c, double x, double y, double w, double h, unsigned rgb)
{
    colour(c, rgb);
    cairo_rectangle(c, x, y, w, h);
    cairo_fill(c);
}

void rounded(cairo_t *c, double x, double y, double w, double h, double r, unsigned rgb)
{
    cairo_new_sub_path(c);
    cairo_arc(c, x + w - r, y + r, r, -M_PI / 2, 0);
    cairo_arc(c, x + w - r, y + h - r, r, 0, M_PI / 2);
    cairo_arc(c, x + r, y + h - r, r, M_PI / 2, M_PI);
    cairo_arc(c, x + r, y + r, r, M_PI, 3 * M_PI / 2);
    cairo_close_path(c);
    colour(c, rgb);
    cairo_fill(c);
}

void shaded(cairo_t *c, double x, double y, double w, double h, unsigned top, unsigned bottom)
{
    cairo_pattern_t *p = cairo_pattern_create_linear(0, y, 0, y + h);
    cairo_pattern_add_color_stop_rgb(p, 0, part(top, 16), part(top, 8), part(top, 0));
    cairo_pattern_add_color_stop_rgb(p, 1, part(bottom, 16), part(bottom, 8), part(bottom, 0));
    cairo_set_source(c, p);
    cairo_rectangle(c, x, y, w, h);
    cairo_fill(c);
    cairo_pattern_destroy(p);
}

static void outline(cairo_t *c, const double (*points)[2], int count)
{
    cairo_move_to(c, points[0][0], points[0][1]);
    for (int i = 1; i < count; i++) {
        cairo_line_to(c, points[i][0], points[i][1]);
    }
}

void shape(cairo_t *c, const double (*points)[2], int count, unsigned rgb)
{
    outline(c, points, count);
    cairo_close_path(c);
    colour(c, rgb);
    cairo_fill(c);
}

void limb(cairo_t *c, const double (*points)[2], int count, double width, unsigned rgb)
{
    outline(c, points, count);
    cairo_set_line_cap(c, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(c, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_width(c, width);
    colour(c, rgb);
    cairo_stroke(c);
}

void disc(cairo_t *c, double x, double y, double r, unsigned rgb)
{
    colour(c, rgb);
    cairo_arc(c, x, y, r, 0, 2 * M_PI);
    cairo_fill(c);
}

void curtain(cairo_t *c, double x, double y, double w, double h)
{
    const double fold = 44;
    cairo_pattern_t *p = cairo_pattern_create_linear(x, 0, x + fold, 0);
    cairo_pattern_set_extend(p, CAIRO_EXTEND_REPEAT);
    cairo_pattern_add_color_stop_rgb(p, 0, .50, .25, .20);
    cairo_pattern_add_color_stop_rgb(p, .35, .62, .37, .30);
    cairo_pattern_add_color_stop_rgb(p, .6, .56, .31, .25);
    cairo_pattern_add_color_stop_rgb(p, 1, .50, .25, .20);
    cairo_set_source(c, p);
    cairo_rectangle(c, x, y, w, h);
    cairo_fill(c);
    cairo_pattern_destroy(p);
    p = cairo_pattern_create_linear(0, y, 0, y + h); /* light falls from above */
    cairo_pattern_add_color_stop_rgba(p, 0, .15, .05, .03, .25);
    cairo_pattern_add_color_stop_rgba(p, .3, .15, .05, .03, 0);
    cairo_pattern_add_color_stop_rgba(p, 1, .15, .05, .03, .3);
    cairo_set_source(c, p);
    cairo_rectangle(c, x, y, w, h);
    cairo_fill(c);
    cairo_pattern_destroy(p);
}

static int write_jpeg(cairo_surface_t *surface, FILE *file)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    static JSAMPLE line[WIDTH * 3];
    JSAMPROW lines[1] = {line};
    jpeg.err = jpeg_std_error(&errors); /* ends the program on an error */
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, file);
    jpeg.image_width = WIDTH;
    jpeg.image_height = HEIGHT;
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 90, TRUE);
    jpeg.optimize_coding = TRUE;
    jpeg_start_compress(&jpeg, TRUE);
    const unsigned char *pixels = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            const unsigned char *pixel = pixels + (ptrdiff_t)y * stride + (ptrdiff_t)x * 4;
            line[x * 3] = pixel[2];
            line[x * 3 + 1] = pixel[1];
            line[x * 3 + 2] = pixel[0];
        }
        (void)jpeg_write_scanlines(&jpeg, lines, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    return fclose(file);
}

static int picture(const char *folder, const char *name, int jpeg, void (*draw)(cairo_t *c))
{
    char path[256];
    int failed = 1;
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    cairo_t *c = cairo_create(surface);
    draw(c);
    cairo_destroy(c);
    cairo_surface_flush(surface);
    if (jpeg) {
        FILE *file = fopen(path, "wb");
        failed = file == NULL || write_jpeg(surface, file) != 0;
    } else {
        failed = cairo_surface_write_to_png(surface, path) != CAIRO_STATUS_SUCCESS;
    }
    cairo_surface_destroy(surface);
    if (failed) {
        perror(path);
    }
    return failed;
}

int main(int count, char **arguments)
{
    const char *folder = count > 1 ? arguments[1] : ".";
    int failed = picture(folder, "hoi-truong.jpg", 1, draw_hall) +
                 picture(folder, "trao-tap-the.jpg", 1, draw_collectives) +
                 picture(folder, "trao-ca-nhan.jpg", 1, draw_individuals) +
                 picture(folder, "thu-vien.png", 0, draw_library);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
