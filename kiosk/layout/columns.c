#include "layout/kinds.h"
#include "layout/plot.h"

#include <math.h>

/* Measures: design system, "Chart". */
struct columns {
    struct table table;
    struct plot plot;
    double label_size;
    double pitch;       /* of the groups */
    double width;       /* of a column */
    double figure_size; /* of the figures over all columns; 0: only the highest is written */
};

static bool measure(struct draft *d, struct columns *c, const char *axis)
{
    plot_measure(d, &c->plot, &c->table, axis);
    double k = (double)c->table.series_count;
    c->pitch = (c->plot.right - c->plot.left) / (double)c->table.label_count;
    c->width = fmin((fmin(c->pitch * .81, c->pitch - 1.2) - .3 * (k - 1)) / k, 7);
    c->label_size = plot_label_size(d, &c->plot, c->pitch);
    return k <= 3 && table_one_unit(&c->table) && c->width >= .8 && c->label_size > 0 &&
           c->plot.right - c->plot.left >= 30;
}

/* The largest size at which every figure has room above its column; 0 if there is none. */
static double figure_size(struct draft *d, const struct columns *c)
{
    for (double size = 2.75; size >= DRAFT_FLOOR && c->table.series_count == 1; size -= .25) {
        bool fits = true;
        for (size_t i = 0; i < c->table.label_count && fits; i++) {
            const struct statistic *s = c->table.cell[i];
            fits = s == NULL || draft_width(d, FACE_FIGURES, size, table_figure(d, &c->table, s)) <=
                                    c->pitch - .6;
        }
        if (fits) {
            return size;
        }
    }
    return 0;
}

static void group(struct draft *d, const struct columns *c, size_t label,
                  const struct statistic *top)
{
    const struct table *t = &c->table;
    double middle = c->plot.left + c->pitch * ((double)label + .5);
    double k = (double)t->series_count;
    double x = middle - (c->width * k + .3 * (k - 1)) / 2;
    double zero = plot_y(&c->plot, 0);
    for (size_t i = 0; i < t->series_count; i++, x += c->width + .3) {
        const struct statistic *s = t->cell[label * t->series_count + i];
        if (s == NULL) {
            continue;
        }
        double y = plot_y(&c->plot, s->value);
        draft_rect(d, x, fmin(y, zero), c->width, fabs(zero - y), table_colour(d, t, i));
        draft_load(d)->figures++;
        if (c->figure_size > 0 || s == top) {
            plot_figure(d, &c->plot, table_figure(d, t, s),
                        c->figure_size > 0 ? c->figure_size : 3.25, x + c->width / 2, s->value, 1,
                        table_colour(d, t, i));
        }
    }
    double width = draft_width(d, FACE_FIGURES, c->label_size, t->label[label]);
    draft_text(d, FACE_FIGURES, c->label_size, middle - width / 2, c->plot.labels, d->theme->ink,
               t->label[label]);
}

bool chart_columns(struct draft *d, const struct slide *slide, const struct panel *panel)
{
    struct columns c = {.table = table_of(d, slide)};
    if (d->no_memory || !measure(d, &c, slide->axis)) {
        return false;
    }
    c.figure_size = figure_size(d, &c);
    if (c.figure_size <= 0 && table_has_prefix(&c.table)) {
        return false; /* "trên" must not be lost where the figure is not written out */
    }
    c.plot.bare = c.figure_size > 0;
    draft_page(d, GROUND_FIELD);
    panel_draw(d, panel);
    plot_begin(d, &c.plot, panel, table_legend(d, &c.table, panel->field_top));
    const struct statistic *top = table_highest(&c.table);
    if (top != NULL && top->value < c.table.most) {
        top = NULL; /* over it there may be gridlines and other columns */
    }
    for (size_t i = 0; i < c.table.label_count; i++) {
        group(d, &c, i, top);
    }
    plot_end(d, &c.plot);
    return true;
}
