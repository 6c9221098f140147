#include "layout/kinds.h"
#include "layout/legend.h"
#include "layout/line_names.h"

#include <math.h>

#define THICK .55 /* of a line, u */
#define DOT .75   /* radius */
#define NARROWEST 30.0
#define NARROW 44.0 /* of a plot that has names beside it */

struct chart {
    struct table table;
    struct plot plot;
    struct line_names names;
};

/* How thick a line is, in that of the others: one that lies under another line of the same figures
 * shows on both sides of it. */
static double thickness(const struct table *t, size_t series)
{
    double thick = 1;
    for (size_t k = series + 1; k < t->series_count; k++) {
        bool same = true;
        for (size_t i = 0; i < t->label_count && same; i++) {
            const struct statistic *a = t->cell[i * t->series_count + series];
            const struct statistic *b = t->cell[i * t->series_count + k];
            same = (a == NULL) == (b == NULL) &&
                   (a == NULL || (a->value <= b->value && a->value >= b->value));
        }
        thick += same;
    }
    return thick;
}

static void dot(struct draft *d, double x, double y, double radius, colour ink)
{
    struct item *item =
        draft_item(d, ITEM_RING, x - radius, y - radius, 2 * radius, 2 * radius, ink);
    if (item != NULL) {
        double u = d->grid.u;
        item->as.ring.cx = (float)(x * u);
        item->as.ring.cy = (float)(y * u);
        item->as.ring.outer = (float)(radius * u);
        item->as.ring.to = 1;
    }
}

/* The run of points from `first` to before `end`, all of which have a figure. */
static void stroke(struct draft *d, const struct chart *c, size_t series, size_t first, size_t end)
{
    struct point *points = arena_take_array(d->arena, end - first, sizeof *points);
    if (points == NULL) {
        d->no_memory = true;
        return;
    }
    double top = c->plot.bottom;
    double bottom = c->plot.top;
    for (size_t i = first; i < end; i++) {
        double y = plot_y(&c->plot, c->table.cell[i * c->table.series_count + series]->value);
        points[i - first] =
            (struct point){(float)(plot_x(&c->plot, i) * d->grid.u), (float)(y * d->grid.u)};
        top = fmin(top, y);
        bottom = fmax(bottom, y);
    }
    double thick = THICK * thickness(&c->table, series);
    double left = plot_x(&c->plot, first) - thick;
    struct item *item =
        draft_item(d, ITEM_POLYLINE, left, top - thick, plot_x(&c->plot, end - 1) + thick - left,
                   bottom - top + 2 * thick, table_colour(d, &c->table, series));
    if (item != NULL) {
        item->as.polyline.points = points;
        item->as.polyline.count = end - first;
        item->as.polyline.width = (float)(thick * d->grid.u);
    }
}

/* A line is broken where a figure is missing; a point that stands alone is a dot. */
static void series_line(struct draft *d, const struct chart *c, size_t series)
{
    const struct table *t = &c->table;
    size_t n = t->label_count;
    for (size_t i = 0; i < n;) {
        if (t->cell[i * t->series_count + series] == NULL) {
            i++;
            continue;
        }
        size_t end = i;
        while (end < n && t->cell[end * t->series_count + series] != NULL) {
            end++;
        }
        if (end - i > 1) {
            stroke(d, c, series, i, end);
        }
        if (end - i == 1 || n <= 24) {
            for (size_t k = i; k < end; k++) {
                dot(d, plot_x(&c->plot, k),
                    plot_y(&c->plot, t->cell[k * t->series_count + series]->value),
                    DOT + (thickness(t, series) - 1) * THICK / 2, table_colour(d, t, series));
            }
        }
        draft_load(d)->figures += (int)(end - i);
        i = end;
    }
}

/* `told`: the last figures are told already. */
static void highest_figure(struct draft *d, const struct chart *c, bool told)
{
    const struct table *t = &c->table;
    const struct statistic *top = table_highest(t);
    if (top == NULL || top->value < t->most) {
        return; /* over it there may be gridlines and other lines */
    }
    for (size_t i = 0; i < t->label_count && !(told && i + 1 == t->label_count); i++) {
        if (t->cell[i * t->series_count + t->series_count - 1] == top) {
            plot_figure(d, &c->plot, table_figure(d, t, top), 3.25, plot_x(&c->plot, i), top->value,
                        DOT + .9, table_colour(d, t, t->series_count - 1));
            return;
        }
    }
}

/* Measures the plot, with so much room for names beside it; false if it is too narrow. */
static bool measure(struct draft *d, struct chart *c, const struct slide *slide, double beside)
{
    c->plot = (struct plot){.beside = beside};
    plot_measure(d, &c->plot, &c->table, slide);
    c->table.form = c->plot.form;
    d->fewer_labels = !plot_label(d, &c->plot);
    return c->plot.right - c->plot.left >= (beside > 0 ? NARROW : NARROWEST);
}

/* Whether the lines have their names at their ends. */
static bool name_lines(struct draft *d, struct chart *c, const struct slide *slide,
                       const struct panel *panel)
{
    if (!measure(d, c, slide, 0) || !line_names_fit(d, &c->names, &c->table) ||
        !measure(d, c, slide, c->names.width)) {
        return false;
    }
    struct plot trial = c->plot;
    plot_place(&trial, panel, 0);
    return line_names_place(&c->names, &trial);
}

bool chart_line(struct draft *d, const struct slide *slide, const struct panel *panel)
{
    struct chart c = {.table = table_of(d, slide)};
    c.table.no_totals = true;
    if (d->no_memory || c.table.label_count < 2 || c.table.series_count > TABLE_COLOURS ||
        !table_one_unit(&c.table) || table_has_prefix(&c.table)) {
        return false;
    }
    bool named = name_lines(d, &c, slide, panel);
    if (!named && !measure(d, &c, slide, 0)) {
        return false;
    }
    draft_page(d, GROUND_FIELD);
    panel_draw(d, panel);
    plot_begin(d, &c.plot, panel, named ? 0 : legend_draw(d, &c.table, panel->field_top));
    plot_end(d, &c.plot);
    for (size_t i = 0; i < c.table.series_count; i++) {
        series_line(d, &c, i);
    }
    plot_draw_labels(d, &c.plot);
    if (named) {
        line_names_draw(d, &c.names, &c.plot);
    }
    highest_figure(d, &c, named && c.names.figures);
    return true;
}
