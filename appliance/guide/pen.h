/* Text and rules on a sheet of paper: the program's own faces, shaped by HarfBuzz and drawn by
 * cairo, so that a PDF keeps letters as letters. Measures are points, 1/72 inch. */
#ifndef APPLIANCE_GUIDE_PEN_H
#define APPLIANCE_GUIDE_PEN_H

#include "base/err.h"
#include "layout/scene.h"

#include <cairo.h>
#include <stdbool.h>

struct pen_face;

struct pen {
    cairo_t *cr; /* borrowed */
    struct pen_face *face[FACE_COUNT];
    void *library;  /* FreeType's */
    bool no_memory; /* something was not drawn */
};

/* Needs a zeroed *pen. The faces are those that are built into the program. pen_close is right
 * after an error too; the surface has to be finished before. */
bool pen_open(struct pen *pen, cairo_t *cr, struct err *err);
void pen_close(struct pen *pen);

/* How a text is set. Words between two * are in FACE_STRONG. */
struct pen_style {
    enum face face;
    double size, leading; /* an em; from baseline to baseline */
    colour ink;
};

/* Draws a text into a width, from its first baseline on, in lines of about equal length if
 * `balanced`; returns the last baseline. */
double pen_text(struct pen *pen, const struct pen_style *style, double x, double baseline,
                double width, bool balanced, const char *text);

/* How wide it is on one line. */
double pen_width(struct pen *pen, const struct pen_style *style, const char *text);

void pen_box(struct pen *pen, double x, double y, double width, double height, colour c);

#endif
