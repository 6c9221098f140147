#include "paint/shapes.h"

#include <math.h>

static void path_rounded(cairo_t *cairo, struct box b, double radius)
{
    double most = (b.w < b.h ? b.w : b.h) / 2.0;
    double r = radius < most ? radius : most;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, b.x + b.w - r, b.y + r, r, -M_PI_2, 0);
    cairo_arc(cairo, b.x + b.w - r, b.y + b.h - r, r, 0, M_PI_2);
    cairo_arc(cairo, b.x + r, b.y + b.h - r, r, M_PI_2, M_PI);
    cairo_arc(cairo, b.x + r, b.y + r, r, M_PI, M_PI + M_PI_2);
    cairo_close_path(cairo);
}

bool shapes_rounded(struct brush *brush, const struct item *item, struct box box, struct err *err)
{
    if (!(item->as.round.radius > 0)) {
        brush_fill(brush, box, item->colour);
        return true;
    }
    cairo_t *cairo = brush_cairo(brush, box, err);
    if (cairo == NULL) {
        return false;
    }
    path_rounded(cairo, item->box, (double)item->as.round.radius);
    brush_source(cairo, item->colour);
    cairo_fill(cairo);
    return brush_cairo_done(brush, err);
}

bool shapes_polyline(struct brush *brush, const struct item *item, struct box box, struct err *err)
{
    if (item->as.polyline.count == 0) {
        return true;
    }
    cairo_t *cairo = brush_cairo(brush, box, err);
    if (cairo == NULL) {
        return false;
    }
    for (size_t i = 0; i < item->as.polyline.count; i++) {
        struct point p = item->as.polyline.points[i];
        cairo_line_to(cairo, (double)p.x, (double)p.y);
    }
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_width(cairo, (double)item->as.polyline.width);
    brush_source(cairo, item->colour);
    cairo_stroke(cairo);
    return brush_cairo_done(brush, err);
}

bool shapes_ring(struct brush *brush, const struct item *item, struct box box, struct err *err)
{
    double cx = (double)item->as.ring.cx, cy = (double)item->as.ring.cy;
    double outer = (double)item->as.ring.outer, inner = (double)item->as.ring.inner;
    double from = (double)item->as.ring.from, to = (double)item->as.ring.to;
    if (!(outer > 0) || !(to > from)) {
        return true;
    }
    cairo_t *cairo = brush_cairo(brush, box, err);
    if (cairo == NULL) {
        return false;
    }
    bool whole = to - from >= 1;
    double start = from * 2 * M_PI - M_PI_2, end = to * 2 * M_PI - M_PI_2;
    if (whole) {
        end = start + 2 * M_PI;
    }
    cairo_arc(cairo, cx, cy, outer, start, end);
    if (inner > 0) {
        if (whole) {
            cairo_close_path(cairo);
            cairo_new_sub_path(cairo);
        }
        cairo_arc_negative(cairo, cx, cy, inner, end, start);
    } else if (!whole) {
        cairo_line_to(cairo, cx, cy);
    }
    cairo_close_path(cairo);
    brush_source(cairo, item->colour);
    cairo_fill(cairo);
    return brush_cairo_done(brush, err);
}
