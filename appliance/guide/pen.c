#include "pen.h"

#include "base/asset.h"

#include <cairo-ft.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>

struct pen_face {
    FT_Face ft;
    cairo_font_face_t *cairo;
    hb_font_t *hb;
    double upem; /* units of HarfBuzz in an em */
};

static const char *const files[FACE_COUNT] = {
    [FACE_TEXT] = "fonts/BeVietnamPro-Regular.ttf",
    [FACE_ITALIC] = "fonts/BeVietnamPro-Italic.ttf",
    [FACE_STRONG] = "fonts/BeVietnamPro-SemiBold.ttf",
    [FACE_SERIF] = "fonts/SourceSerif4-Bold.ttf",
    [FACE_FIGURES] = "fonts/SourceSans3-SemiBold.ttf",
};

static bool open_face(struct pen *pen, enum face which, struct err *err)
{
    const struct bytes file = asset_find(files[which]);
    struct pen_face *f = calloc(1, sizeof *f);
    pen->face[which] = f;
    if (f == NULL || FT_New_Memory_Face(pen->library, file.data, (FT_Long)file.size, 0, &f->ft)) {
        return err_memory(err, "the guide's faces");
    }
    f->cairo = cairo_ft_font_face_create_for_ft_face(f->ft, FT_LOAD_NO_HINTING);
    hb_blob_t *blob = hb_blob_create((const char *)file.data, (unsigned)file.size,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    f->hb = hb_font_create(face);
    f->upem = hb_face_get_upem(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return true;
}

bool pen_open(struct pen *pen, cairo_t *cr, struct err *err)
{
    FT_Library library = NULL;
    pen->cr = cr;
    if (FT_Init_FreeType(&library)) {
        return err_memory(err, "the guide's faces");
    }
    pen->library = library;
    for (int i = 0; i < FACE_COUNT; i++) {
        if (!open_face(pen, (enum face)i, err)) {
            return false;
        }
    }
    return true;
}

void pen_close(struct pen *pen)
{
    for (int i = 0; i < FACE_COUNT; i++) {
        struct pen_face *f = pen->face[i];
        if (f != NULL) {
            hb_font_destroy(f->hb);
            cairo_font_face_destroy(f->cairo);
            FT_Done_Face(f->ft);
            free(f);
        }
    }
    FT_Done_FreeType(pen->library);
}

static void use_colour(struct pen *pen, colour c)
{
    cairo_set_source_rgb(pen->cr, (c >> 16 & 255) / 255.0, (c >> 8 & 255) / 255.0,
                         (c & 255) / 255.0);
}

void pen_box(struct pen *pen, double x, double y, double width, double height, colour c)
{
    use_colour(pen, c);
    cairo_rectangle(pen->cr, x, y, width, height);
    cairo_fill(pen->cr);
}

/* Draws what HarfBuzz made of a text, each letter with its glyphs, so that the PDF can be searched
 * and copied from. */
static void show(struct pen *pen, hb_buffer_t *shaped, double scale, double x, double baseline,
                 const char *text, size_t length)
{
    unsigned count = 0;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(shaped, &count);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(shaped, &count);
    cairo_glyph_t *glyphs = cairo_glyph_allocate((int)count);
    cairo_text_cluster_t *clusters = cairo_text_cluster_allocate((int)count);
    if (count > 0 && (glyphs == NULL || clusters == NULL)) {
        pen->no_memory = true;
        count = 0;
    }
    int parts = 0;
    for (unsigned i = 0; i < count; i++) {
        glyphs[i] = (cairo_glyph_t){info[i].codepoint, x + at[i].x_offset * scale,
                                    baseline - at[i].y_offset * scale};
        x += at[i].x_advance * scale;
        if (i > 0 && info[i].cluster == info[i - 1].cluster) {
            clusters[parts - 1].num_glyphs++;
            continue;
        }
        unsigned next = i + 1;
        while (next < count && info[next].cluster == info[i].cluster) {
            next++;
        }
        const size_t end = next < count ? info[next].cluster : length;
        clusters[parts++] = (cairo_text_cluster_t){(int)(end - info[i].cluster), 1};
    }
    cairo_show_text_glyphs(pen->cr, text, (int)length, glyphs, (int)count, clusters, parts, 0);
    cairo_glyph_free(glyphs);
    cairo_text_cluster_free(clusters);
}

/* The width of a text in one face; `drawn` at a baseline if that is wanted. */
static double run(struct pen *pen, enum face face, const struct pen_style *style, bool drawn,
                  double x, double baseline, const char *text, size_t length)
{
    const struct pen_face *f = pen->face[face];
    const double scale = style->size / f->upem;
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, (int)length, 0, (int)length);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(f->hb, buffer, NULL, 0);
    unsigned count = 0;
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &count);
    double width = 0;
    for (unsigned i = 0; i < count; i++) {
        width += at[i].x_advance * scale;
    }
    pen->no_memory = pen->no_memory || !hb_buffer_allocation_successful(buffer);
    if (drawn && count > 0) {
        cairo_set_font_face(pen->cr, f->cairo);
        cairo_set_font_size(pen->cr, style->size);
        use_colour(pen, style->ink);
        show(pen, buffer, scale, x, baseline, text, length);
    }
    hb_buffer_destroy(buffer);
    return width;
}

/* One line, in which * turns the strong face on and off. */
static double line(struct pen *pen, const struct pen_style *style, bool *strong, bool drawn,
                   double x, double baseline, const char *text, size_t length)
{
    const double from = x;
    while (length > 0) {
        size_t part = 0;
        while (part < length && text[part] != '*') {
            part++;
        }
        const enum face face = *strong ? FACE_STRONG : style->face;
        x += run(pen, face, style, drawn, x, baseline, text, part);
        if (part < length) {
            *strong = !*strong;
            part++;
        }
        text += part;
        length -= part;
    }
    return x - from;
}

double pen_width(struct pen *pen, const struct pen_style *style, const char *text)
{
    bool strong = false;
    return line(pen, style, &strong, false, 0, 0, text, strlen(text));
}

/* Goes through the lines that a width makes; returns how many there are. */
static int wrap(struct pen *pen, const struct pen_style *style, double x, double baseline,
                double width, bool drawn, const char *text)
{
    bool strong = false;
    int lines = 0;
    while (*text != '\0') {
        size_t fits = 0; /* up to the end of a word */
        size_t next = strcspn(text, " ");
        for (;;) {
            bool as_now = strong;
            if (fits > 0 && line(pen, style, &as_now, false, 0, 0, text, next) > width) {
                break;
            }
            fits = next;
            if (text[next] == '\0') {
                break;
            }
            next += 1 + strcspn(text + next + 1, " ");
        }
        (void)line(pen, style, &strong, drawn, x, baseline + lines * style->leading, text, fits);
        lines++;
        text += fits + (text[fits] == ' ');
    }
    return lines;
}

double pen_text(struct pen *pen, const struct pen_style *style, double x, double baseline,
                double width, bool balanced, const char *text)
{
    const int lines = wrap(pen, style, x, baseline, width, false, text);
    double narrow = width;
    while (balanced && narrow > width / 2 &&
           wrap(pen, style, x, baseline, narrow - 2, false, text) == lines) {
        narrow -= 2;
    }
    (void)wrap(pen, style, x, baseline, narrow, true, text);
    return baseline + (lines > 0 ? lines - 1 : 0) * style->leading;
}
