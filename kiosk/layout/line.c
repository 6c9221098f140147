#include "layout/kinds.h"
#include "layout/plot.h"

#include <math.h>

#define THICK .55 /* of a line, u */
#define DOT .75   /* radius */

struct chart {
    struct table table;
    struct plot plot;
};

static void dot(struct draft *d, double x, double y, colour ink)
{
    struct item *item = draft_item(d, ITEM_RING, x - DOT, y - DOT, 2 * DOT, 2 * DOT, ink);
    if (item != NULL) {
        double u = d->grid.u;
        item->as.ring.cx = (float)(x * u);
        item->as.ring.cy = (float)(y * u);
        item->as.ring.outer = (float)(DOT * u);
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
    double left = plot_x(&c->plot, first) - THICK;
    struct item *item =
        draft_item(d, ITEM_POLYLINE, left, top - THICK, plot_x(&c->plot, end - 1) + THICK - left,
                   bottom - top + 2 * THICK, table_colour(d, &c->table, series));
    if (item != NULL) {
        item->as.polyline.points = points;
        item->as.polyline.count = end - first;
        item->as.polyline.width = (float)(THICK * d->grid.u);
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
                    table_colour(d, t, series));
            }
        }
        draft_load(d)->figures += (int)(end - i);
        i = end;
    }
}

static void highest_figure(struct draft *d, const struct chart *c)
{
    const struct table *t = &c->table;
    const struct statistic *top = table_highest(t);
    if (top == NULL || top->value < t->most) {
        return; /* over it there may be gridlines and other lines */
    }
    for (size_t i = 0; i < t->label_count; i++) {
        if (t->cell[i * t->series_count + t->series_count - 1] == top) {
            plot_figure(d, &c->plot, table_figure(d, t, top), 3.25, plot_x(&c->plot, i), top->value,
                        DOT + .9, table_colour(d, t, t->series_count - 1));
            return;
        }
    }
}

bool chart_line(struct draft *d, const struct slide *slide, const struct panel *panel)
{
    struct chart c = {.table = table_of(d, slide)};
    if (d->no_memory || c.table.label_count < 2 || c.table.series_count > TABLE_COLOURS ||
        !table_one_unit(&c.table) || table_has_prefix(&c.table)) {
        return false;
    }
    plot_measure(d, &c.plot, &c.table, slide);
    c.table.form = c.plot.form;
    if (c.plot.right - c.plot.left < 30) {
        return false;
    }
    d->fewer_labels = !plot_label(d, &c.plot);
    draft_page(d, GROUND_FIELD);
    panel_draw(d, panel);
    plot_begin(d, &c.plot, panel, table_legend(d, &c.table, panel->field_top));
    plot_end(d, &c.plot);
    for (size_t i = 0; i < c.table.series_count; i++) {
        series_line(d, &c, i);
    }
    plot_draw_labels(d, &c.plot);
    highest_figure(d, &c);
    return true;
}
