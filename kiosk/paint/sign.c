#include "paint/sign.h"

#include <math.h>

/* A filled polygon grown by `radius`, which makes its corners round. */
static void grown(cairo_t *cairo, const double (*corners)[2], size_t count, double radius)
{
    for (size_t i = 0; i < count; i++) {
        cairo_line_to(cairo, corners[i][0], corners[i][1]);
    }
    cairo_close_path(cairo);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_width(cairo, 2 * radius);
    cairo_fill_preserve(cairo);
    cairo_stroke(cairo);
}

bool sign_paint(struct brush *brush, const struct item *item, struct box box, struct err *err)
{
    cairo_t *cairo = brush_cairo(brush, box, err);
    if (cairo == NULL) {
        return false;
    }
    /* All measures are in the height, taken from the mock-up of the urgent slide. */
    double w = item->box.w, h = item->box.h;
    double middle = item->box.x + w / 2, top = item->box.y;
    double left = item->box.x, right = left + w, bottom = top + h;

    double r = .078 * h;
    const double triangle[][2] = {
        {middle, top + r}, {right - r, bottom - r}, {left + r, bottom - r}};
    brush_source(cairo, item->colour | 0xff000000);
    grown(cairo, triangle, 3, r);

    double soft = .015 * h; /* the corners of the mark's bar */
    double bar_top = top + .325 * h + soft, bar_bottom = top + .683 * h - soft;
    double wide = .068 * h - soft, narrow = .042 * h - soft;
    const double bar[][2] = {{middle - wide, bar_top},
                             {middle + wide, bar_top},
                             {middle + narrow, bar_bottom},
                             {middle - narrow, bar_bottom}};
    brush_source(cairo, item->as.sign.mark | 0xff000000);
    grown(cairo, bar, 4, soft);
    cairo_arc(cairo, middle, top + .795 * h, .059 * h, 0, 2 * M_PI);
    cairo_fill(cairo);
    return brush_cairo_done(brush, err);
}
