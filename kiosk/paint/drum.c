#include "paint/drum.h"

#include "paint/annulus.h"

#include <math.h>

/* All measures are in the outer radius; they are those of the design system's ornament, the widths
 * of its lines taken from the mock-ups. No two parts touch, so that a translucent colour nowhere
 * lies twice. */

/* Pixels; far outside any canvas, and safe to convert to int. */
#define FAR 1e6f

struct drum {
    struct brush *brush;
    cairo_t *cairo; /* for what has corners */
    struct box box;
    colour ink;
    double cx, cy, r; /* pixels */
    /* The box, in r from the centre, and the radii between which it lies. */
    double left, top, right, bottom;
    double nearest, farthest;
};

static double largest(double a, double b, double c)
{
    return fmax(a, fmax(b, c));
}

/* The box of the whole drum, with its outer line. */
static struct box extent(const struct item *item)
{
    float r = item->as.drum.r * 1.003f + item->as.drum.u;
    int left = (int)(item->as.drum.cx - r) - 1, top = (int)(item->as.drum.cy - r) - 1;
    int side = (int)(2 * r) + 4;
    return (struct box){left, top, side, side};
}

static struct drum drum_of(struct brush *brush, const struct item *item, struct box box)
{
    struct drum d = {
        .brush = brush,
        .box = box,
        .ink = item->colour,
        .cx = (double)item->as.drum.cx,
        .cy = (double)item->as.drum.cy,
        .r = (double)item->as.drum.r,
    };
    d.left = (box.x - d.cx) / d.r;
    d.top = (box.y - d.cy) / d.r;
    d.right = (box.x + box.w - d.cx) / d.r;
    d.bottom = (box.y + box.h - d.cy) / d.r;
    d.nearest = hypot(largest(d.left, -d.right, 0), largest(d.top, -d.bottom, 0));
    d.farthest = hypot(fmax(-d.left, d.right), fmax(-d.top, d.bottom));
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
    return outer >= d->nearest && inner <= d->farthest;
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

/* Fills from one radius to another about a point. */
static void circle(const struct drum *d, double x, double y, double outer, double inner)
{
    annulus_fill(d->brush, d->box, (float)(d->cx + d->r * x), (float)(d->cy + d->r * y),
                 (float)(d->r * outer), (float)(d->r * inner), d->ink);
}

static void ring(const struct drum *d, double radius, double width)
{
    double outer = radius + width / 2, inner = radius - width / 2;
    if (ring_seen(d, inner, outer)) {
        circle(d, 0, 0, outer, inner);
    }
}

static void rings(const struct drum *d)
{
    static const double thin[] = {.27, .326, .397, .47, .573, .634, .76, .83, .895, .982};
    static const double strong[] = {.255, .34, .484, .648};
    for (size_t i = 0; i < sizeof thin / sizeof *thin; i++) {
        ring(d, thin[i], .0025);
    }
    for (size_t i = 0; i < sizeof strong / sizeof *strong; i++) {
        ring(d, strong[i], .005);
    }
    ring(d, 1, .006);
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
        double outer = radius + .0015, inner = radius - .0015;
        for (int i = 0; ring_seen(d, at - outer, at + outer) && i < rows[row].count; i++) {
            double angle = 2 * M_PI * i / rows[row].count;
            if (seen(d, at, angle, outer)) {
                circle(d, at * cos(angle), at * sin(angle), outer, inner);
                circle(d, at * cos(angle), at * sin(angle), radius * .316, 0);
            }
        }
    }
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

/* One zigzag of `corners` corners, the parts that can be seen joined. */
static void zigzag(const struct drum *d, double inner, double outer, int corners)
{
    bool all = true, drawing = false;
    for (int i = 0; i < corners; i++) {
        double angle = 2 * M_PI * i / corners;
        double radius = i % 2 == 0 ? inner : outer;
        bool visible = seen(d, radius, angle, 3 * (outer - inner));
        if (visible && drawing) {
            line_to(d, radius, angle);
        } else if (visible) {
            move_to(d, radius, angle);
        }
        drawing = visible;
        all = all && visible;
    }
    if (all) {
        cairo_close_path(d->cairo);
    } else if (drawing) {
        line_to(d, inner, 0);
        line_to(d, outer, 2 * M_PI / corners);
    }
}

static void zigzags(const struct drum *d)
{
    static const struct {
        double inner, outer;
        int teeth;
    } rows[] = {{.502, .555, 56}, {.912, .965, 98}};
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        if (ring_seen(d, rows[row].inner, rows[row].outer)) {
            zigzag(d, rows[row].inner, rows[row].outer, 2 * rows[row].teeth);
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

static bool bronze(struct drum *d, struct err *err)
{
    rings(d);
    dotted_circles(d);
    d->cairo = brush_cairo(d->brush, d->box, err);
    if (d->cairo == NULL) {
        return false;
    }
    brush_source(d->cairo, d->ink);
    combs(d);
    zigzags(d);
    star(d);
    return brush_cairo_done(d->brush, err);
}

/* For themes without a drum: circles at equal steps. */
static void circles(const struct drum *d, double width)
{
    enum { CIRCLES = 18 };
    for (int i = 1; i <= CIRCLES; i++) {
        ring(d, (double)i / CIRCLES, width);
    }
}

bool drum_paint(struct brush *brush, const struct item *item, struct box box, struct err *err)
{
    if (!(item->as.drum.r > 0 && item->as.drum.r < FAR && fabsf(item->as.drum.cx) < FAR &&
          fabsf(item->as.drum.cy) < FAR)) {
        return true; /* nowhere near a canvas */
    }
    struct drum d = drum_of(brush, item, box_cut(box, extent(item)));
    if (box_empty(d.box)) {
        return true;
    }
    if (item->as.drum.style == DRUM_BRONZE) {
        return bronze(&d, err);
    }
    circles(&d, .22 * (double)item->as.drum.u / d.r);
    return true;
}
