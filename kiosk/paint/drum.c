#include "paint/drum.h"

#include <math.h>

/* All measures are in the outer radius; they are those of the design system's ornament, the widths
 * of its lines taken from the mock-ups. No two parts touch that are drawn by different strokes, so
 * that a translucent colour nowhere lies twice. */

struct drum {
    cairo_t *cairo;
    double cx, cy, r; /* pixels */
    double near, far; /* radii between which the box lies, in r */
    double left, top; /* the box, in r from the centre */
    double right, bottom;
};

static double largest(double a, double b, double c)
{
    return fmax(a, fmax(b, c));
}

static struct drum drum_of(cairo_t *cairo, const struct item *item, struct box box)
{
    struct drum d = {
        .cairo = cairo,
        .cx = (double)item->as.drum.cx,
        .cy = (double)item->as.drum.cy,
        .r = (double)item->as.drum.r,
    };
    d.left = (box.x - d.cx) / d.r;
    d.top = (box.y - d.cy) / d.r;
    d.right = (box.x + box.w - d.cx) / d.r;
    d.bottom = (box.y + box.h - d.cy) / d.r;
    d.near = hypot(largest(d.left, -d.right, 0), largest(d.top, -d.bottom, 0));
    d.far = hypot(fmax(-d.left, d.right), fmax(-d.top, d.bottom));
    return d;
}

/* Whether anything within `reach` of the place at the radius and angle can be seen. */
static bool seen(const struct drum *d, double radius, double angle, double reach)
{
    double x = radius * cos(angle), y = radius * sin(angle);
    return x + reach >= d->left && x - reach <= d->right && y + reach >= d->top &&
           y - reach <= d->bottom;
}

/* Whether a ring from one radius to another can be seen. */
static bool ring_seen(const struct drum *d, double inner, double outer)
{
    return outer >= d->near && inner <= d->far;
}

static void move_to(const struct drum *d, double radius, double angle)
{
    cairo_move_to(d->cairo, d->cx + d->r * radius * cos(angle), d->cy + d->r * radius * sin(angle));
}

static void line_to(const struct drum *d, double radius, double angle)
{
    cairo_line_to(d->cairo, d->cx + d->r * radius * cos(angle), d->cy + d->r * radius * sin(angle));
}

static void stroke(const struct drum *d, double width)
{
    cairo_set_line_width(d->cairo, width * d->r);
    cairo_stroke(d->cairo);
}

/* A disc about a point, or with a width the circle of that radius, added to the path. Filling two
 * arcs that run against each other takes cairo a third of the time of stroking one. */
static void add_circle(const struct drum *d, double x, double y, double radius, double width)
{
    double cx = d->cx + d->r * x, cy = d->cy + d->r * y;
    cairo_new_sub_path(d->cairo);
    cairo_arc(d->cairo, cx, cy, d->r * (radius + width / 2), 0, 2 * M_PI);
    cairo_close_path(d->cairo);
    if (width > 0) {
        cairo_new_sub_path(d->cairo);
        cairo_arc_negative(d->cairo, cx, cy, d->r * (radius - width / 2), 2 * M_PI, 0);
        cairo_close_path(d->cairo);
    }
}

static void add_ring(const struct drum *d, double radius, double width)
{
    if (ring_seen(d, radius - width / 2, radius + width / 2)) {
        add_circle(d, 0, 0, radius, width);
    }
}

static void rings(const struct drum *d)
{
    static const double thin[] = {.27, .326, .397, .47, .573, .634, .76, .83, .895, .982};
    static const double strong[] = {.255, .34, .484, .648};
    for (size_t i = 0; i < sizeof thin / sizeof *thin; i++) {
        add_ring(d, thin[i], .0025);
    }
    for (size_t i = 0; i < sizeof strong / sizeof *strong; i++) {
        add_ring(d, strong[i], .005);
    }
    add_ring(d, 1, .006);
    cairo_fill(d->cairo);
}

/* Rows of small circles, each with a dot in it. */
static void dotted_circles(const struct drum *d)
{
    static const struct {
        double at, radius;
        int count;
    } rows[] = {{.298, .0144, 56}, {.604, .0154, 112}, {.862, .0164, 150}};
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        double at = rows[row].at, radius = rows[row].radius;
        for (int i = 0; ring_seen(d, at - radius * 2, at + radius * 2) && i < rows[row].count;
             i++) {
            double angle = 2 * M_PI * i / rows[row].count;
            if (seen(d, at, angle, radius * 1.2)) {
                add_circle(d, at * cos(angle), at * sin(angle), radius, .003);
                add_circle(d, at * cos(angle), at * sin(angle), radius * .316, 0);
            }
        }
    }
    cairo_fill(d->cairo);
}

/* Rows of short strokes that point to the centre. */
static void combs(const struct drum *d)
{
    static const struct {
        double from, to;
        int count;
    } rows[] = {{.352, .385, 140}, {.775, .815, 280}};
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        double from = rows[row].from, to = rows[row].to;
        for (int i = 0; ring_seen(d, from, to) && i < rows[row].count; i++) {
            double angle = 2 * M_PI * i / rows[row].count;
            if (seen(d, (from + to) / 2, angle, to - from)) {
                move_to(d, from, angle);
                line_to(d, to, angle);
            }
        }
    }
    stroke(d, .0026);
}

static void zigzags(const struct drum *d)
{
    static const struct {
        double from, to;
        int teeth;
    } rows[] = {{.502, .555, 56}, {.912, .965, 98}};
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        double from = rows[row].from, to = rows[row].to;
        int corners = 2 * rows[row].teeth;
        bool all = true, drawing = false;
        for (int i = 0; ring_seen(d, from, to) && i <= corners; i++) {
            double angle = 2 * M_PI * i / corners;
            double radius = i % 2 == 0 ? from : to;
            bool visible = seen(d, radius, angle, 2 * (to - from));
            if (visible && drawing && !(all && i == corners)) {
                line_to(d, radius, angle);
            } else if (visible && !drawing) {
                move_to(d, radius, angle);
            }
            drawing = visible;
            all = all && visible;
        }
        if (all && drawing) {
            cairo_close_path(d->cairo);
        }
    }
    stroke(d, .0034);
}

/* The star in the middle, and two chevrons between each two of its rays. */
static void star(const struct drum *d)
{
    enum { RAYS = 14 };
    static const struct {
        double wing, tip, width;
    } chevrons[] = {{.23, .195, .0045}, {.2, .165, .0038}};
    const double step = 2 * M_PI / RAYS;
    if (!ring_seen(d, 0, .24)) {
        return;
    }
    for (int i = 0; i < RAYS; i++) {
        line_to(d, .075, i * step);
        line_to(d, .235, (i + .5) * step);
    }
    cairo_close_path(d->cairo);
    cairo_fill(d->cairo);
    for (size_t c = 0; c < sizeof chevrons / sizeof *chevrons; c++) {
        for (int i = 0; i < RAYS; i++) {
            move_to(d, chevrons[c].wing, (i - .25) * step);
            line_to(d, chevrons[c].tip, i * step);
            line_to(d, chevrons[c].wing, (i + .25) * step);
        }
        stroke(d, chevrons[c].width);
    }
}

/* For themes without a drum: circles at equal steps. */
static void circles(const struct drum *d, double width)
{
    enum { CIRCLES = 18 };
    for (int i = 1; i <= CIRCLES; i++) {
        add_ring(d, (double)i / CIRCLES, width);
    }
    cairo_fill(d->cairo);
}

bool drum_paint(struct brush *brush, const struct item *item, struct box box, struct err *err)
{
    if (!(item->as.drum.r > 0)) {
        return true;
    }
    cairo_t *cairo = brush_cairo(brush, box, err);
    if (cairo == NULL) {
        return false;
    }
    struct drum d = drum_of(cairo, item, box);
    brush_source(cairo, item->colour);
    if (item->as.drum.style == DRUM_BRONZE) {
        rings(&d);
        dotted_circles(&d);
        combs(&d);
        zigzags(&d);
        star(&d);
    } else {
        circles(&d, .22 * (double)item->as.drum.u / d.r);
    }
    return brush_cairo_done(brush, err);
}
