/* Makes the staff's guide: guide LANGUAGE GUIDE.INI PICTURES OUT.pdf (or OUT.png, to look at). */
#include "base/asset.h"
#include "base/file.h"
#include "sheet.h"

#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOOK 2.0 /* pixels of the PNG to a point */

enum { GUIDE_MAX = 1 << 20 };

static bool draw(const struct words *words, const char *pictures, const char *out, struct err *err)
{
    const size_t length = strlen(out);
    const bool png = length > 4 && strcmp(out + length - 4, ".png") == 0;
    cairo_surface_t *sheet =
        png ? cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(SHEET_WIDTH * LOOK),
                                         (int)(SHEET_HEIGHT * LOOK))
            : cairo_pdf_surface_create(out, SHEET_WIDTH, SHEET_HEIGHT);
    if (!png) {
        cairo_pdf_surface_set_metadata(sheet, CAIRO_PDF_METADATA_TITLE, words_text(words, "title"));
    }
    cairo_t *cr = cairo_create(sheet);
    if (png) {
        cairo_scale(cr, LOOK, LOOK);
        cairo_set_source_rgb(cr, 1, 1, 1);
        cairo_paint(cr);
    }
    struct pen pen = {0};
    bool ok = pen_open(&pen, cr, err) && sheet_draw(&pen, words, pictures, err);
    cairo_show_page(cr);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    if (png && status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_write_to_png(sheet, out);
    }
    cairo_surface_finish(sheet);
    status = status == CAIRO_STATUS_SUCCESS ? cairo_surface_status(sheet) : status;
    cairo_surface_destroy(sheet);
    pen_close(&pen);
    if (ok && status != CAIRO_STATUS_SUCCESS) {
        ok = err_set(err, STATUS_OUTPUT, "%s can't be written (%s); look at its folder", out,
                     cairo_status_to_string(status));
    }
    if (!ok) {
        (void)remove(out);
    }
    return ok;
}

int main(int argc, char **argv)
{
    struct err err = {0};
    struct bytes guide = {0};
    struct words words = {0};
    char table[64];
    if (argc != 5) {
        (void)fprintf(stderr, "usage: guide LANGUAGE GUIDE.INI PICTURES OUT.pdf\n");
        return STATUS_USAGE;
    }
    (void)snprintf(table, sizeof table, "assets/languages/%s.ini", argv[1]);
    const bool ok = file_read(argv[2], GUIDE_MAX, &guide, &err) &&
                    words_read(&words, argv[1], guide, asset_find(table), &err) &&
                    draw(&words, argv[3], argv[4], &err);
    if (!ok) {
        (void)fprintf(stderr, "guide: %s\n", err.text);
    }
    words_free(&words);
    free((void *)(uintptr_t)guide.data);
    return ok ? STATUS_OK : (int)err.status;
}
