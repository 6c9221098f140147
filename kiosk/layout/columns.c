#include "layout/kinds.h"
#include "layout/legend.h"
#include "layout/plot.h"

#include "base/text.h"

#include <math.h>

/* Measures: design system, "Chart". */
struct columns {
    struct table table;
    struct plot plot;
    double width;       /* of a column */
    double figure_size; /* of the figures over all columns; 0: only the highest is written */
};

/* Places and sizes, with the room that the axis leaves; false if there are too many columns. */
static bool measure(struct draft *d, struct columns *c, const struct slide *slide)
{
    plot_measure(d, &c->plot, &c->table, slide);
    double k = (double)c->table.series_count;
    bool labels = plot_label(d, &c->plot);
    double pitch = c->plot.pitch;
    c->width = fmin((fmin(pitch * .81, pitch - 1.2) - .3 * (k - 1)) / k, 7);
    if (c->width < .8 && k < 2) {
        c->width = pitch * .75; /* many columns stand closer */
    }
    return k <= 3 && table_one_unit(&c->table) && c->width >= .8 && labels &&
           c->plot.right - c->plot.left >= 30;
}

/* A word for all figures is told once, at the head of the chart. */
static const char *figure_text(struct draft *d, const struct columns *c, const struct statistic *s)
{
    if (c->plot.all == MAGNITUDE_ONE) {
        return table_figure(d, &c->table, s);
    }
    const char *number = form_number(d, c->table.form, s);
    return text_blank(s->prefix) ? number : draft_format(d, "%s %s", s->prefix, number);
}

/* The largest size down to `least` at which every figure has room above its column; 0 if there is
 * none. */
static double figure_size(struct draft *d, const struct columns *c, double least)
{
    for (double size = 2.75; size >= least; size -= .25) {
        bool fits = true;
        for (size_t i = 0; i < c->table.label_count && fits; i++) {
            const struct statistic *s = c->table.cell[i];
            fits = s == NULL ||
                   draft_width(d, FACE_FIGURES, size, figure_text(d, c, s)) <= c->plot.pitch - .6;
        }
        if (fits) {
            return size;
        }
    }
    return 0;
}

/* Figures over all columns: in full, or in one word, or in full and small. */
static bool write_all(struct draft *d, struct columns *c, const struct slide *slide)
{
    const struct forms forms = forms_of(d, slide, true);
    enum magnitude word = forms.count > 1 ? forms.form[1].common : MAGNITUDE_ONE;
    c->figure_size = c->table.series_count == 1 ? figure_size(d, c, 2.25) : 0;
    if (c->figure_size > 0 || c->table.series_count != 1) {
        return c->figure_size > 0;
    }
    if (word != MAGNITUDE_ONE) {
        c->table.form = forms.form[1];
        c->plot.all = word;
        c->figure_size = figure_size(d, c, DRAFT_FLOOR);
    }
    if (c->figure_size <= 0) {
        c->table.form = (struct form){0};
        c->plot.all = MAGNITUDE_ONE;
        c->figure_size = figure_size(d, c, DRAFT_FLOOR);
    }
    return c->figure_size > 0;
}

static void group(struct draft *d, const struct columns *c, size_t label,
                  const struct statistic *top)
{
    const struct table *t = &c->table;
    double middle = plot_x(&c->plot, label);
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
            plot_figure(d, &c->plot, figure_text(d, c, s),
                        c->figure_size > 0 ? c->figure_size : 3.25, x + c->width / 2, s->value, 1,
                        table_colour(d, t, i));
        }
    }
}

bool chart_columns(struct draft *d, const struct slide *slide, const struct panel *panel)
{
    struct columns c = {.table = table_of(d, slide), .plot = {.bare = true, .under = true}};
    if (d->no_memory || !measure(d, &c, slide) || !write_all(d, &c, slide)) {
        c.plot.bare = false;
        c.plot.under = false;
        if (d->no_memory || table_has_prefix(&c.table) || !measure(d, &c, slide)) {
            return false; /* "trên" must not be lost where the figure is not written out */
        }
        c.table.form = c.plot.form;
    }
    draft_page(d, GROUND_FIELD);
    panel_draw(d, panel);
    plot_begin(d, &c.plot, panel, legend_draw(d, &c.table, panel->field_top));
    const struct statistic *top = table_highest(&c.table);
    if (top != NULL && top->value < c.table.most) {
        top = NULL; /* over it there may be gridlines and other columns */
    }
    for (size_t i = 0; i < c.table.label_count; i++) {
        group(d, &c, i, top);
    }
    plot_draw_labels(d, &c.plot);
    plot_end(d, &c.plot);
    return true;
}
