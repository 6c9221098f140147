#include "layout/kinds.h"
#include "layout/table.h"

#include "base/text.h"

#include <math.h>

/* Measures: design system, "Chart". */
enum { GRIDLINES = 4 };

struct columns {
    const struct slide *slide;
    struct table table;
    struct panel panel;
    double left, right, top, bottom; /* of the plot; bottom is the axis' lower end */
    double step;
    int decimals;
    double label_size;
    double pitch; /* of the groups */
    double width; /* of a column */
};

static double y_of(const struct columns *c, double value)
{
    double span = c->table.most - c->table.least;
    if (!(span > 0)) {
        return c->bottom;
    }
    return c->bottom - (value - c->table.least) / span * (c->bottom - c->top);
}

static double widest_tick(struct draft *d, const struct columns *c)
{
    double most = 0;
    for (double v = ceil(c->table.least / c->step) * c->step; v <= c->table.most + c->step * 1e-9;
         v += c->step) {
        most = fmax(most, draft_width(d, FACE_FIGURES, 2.75, draft_number(d, v, c->decimals)));
    }
    return most;
}

/* The largest size at which all labels stand beside each other; 0 if there is none. */
static double fit_labels(struct draft *d, const struct columns *c)
{
    for (double size = 2.75; size >= DRAFT_FLOOR; size -= .25) {
        bool fits = true;
        for (size_t i = 0; i < c->table.label_count && fits; i++) {
            fits = draft_width(d, FACE_FIGURES, size, c->table.label[i]) <= c->pitch - .8;
        }
        if (fits) {
            return size;
        }
    }
    return 0;
}

static bool measure(struct draft *d, struct columns *c)
{
    double n = (double)c->table.label_count;
    double k = (double)c->table.series_count;
    c->step = table_step(c->table.most - c->table.least, GRIDLINES);
    c->decimals = table_decimals(c->step);
    c->right = d->grid.field_x + d->grid.field_w;
    double axis = text_blank(c->slide->axis) ? 0 : draft_width(d, FACE_TEXT, 2.5, c->slide->axis);
    c->left = d->grid.field_x + fmax(9.5, fmax(widest_tick(d, c), axis) + 1.8);
    c->pitch = (c->right - c->left) / n;
    double gap = .3 * (k - 1);
    c->width = fmin((fmin(c->pitch * .81, c->pitch - 1.2) - gap) / k, 7);
    c->label_size = fit_labels(d, c);
    return k <= 3 && c->width >= .8 && c->label_size > 0 && c->right - c->left >= 30;
}

static void axes(struct draft *d, const struct columns *c)
{
    for (double v = ceil(c->table.least / c->step) * c->step; v <= c->table.most + c->step * 1e-9;
         v += c->step) {
        double y = y_of(c, v);
        bool zero = fabs(v) < c->step / 2;
        if (!zero) {
            draft_rule(d, c->left, y - .09, c->right - c->left, .18, d->theme->hairline);
        }
        draft_text_right(d, FACE_FIGURES, 2.75, c->left - 1.85, y + .33 * 2.75, d->theme->ink_2,
                         draft_number(d, zero ? 0 : v, c->decimals));
    }
}

/* Whether every figure has room above its column. */
static bool all_labelled(struct draft *d, const struct columns *c)
{
    if (c->table.series_count != 1) {
        return false;
    }
    for (size_t i = 0; i < c->table.label_count; i++) {
        const struct statistic *s = c->table.cell[i];
        if (s != NULL && draft_width(d, FACE_FIGURES, 2.75,
                                     draft_number(d, s->value, s->decimals)) > c->pitch - .6) {
            return false;
        }
    }
    return true;
}

/* The highest figure of the newest series. */
static const struct statistic *highest(const struct table *t)
{
    const struct statistic *top = NULL;
    for (size_t i = 0; i < t->label_count; i++) {
        const struct statistic *s = t->cell[i * t->series_count + t->series_count - 1];
        if (s != NULL && (top == NULL || s->value > top->value)) {
            top = s;
        }
    }
    return top;
}

static void figure_over(struct draft *d, const struct columns *c, const struct statistic *s,
                        double middle, double size, colour ink)
{
    const char *text = draft_number(d, s->value, s->decimals);
    if (!text_blank(s->prefix) && c->table.series_count == 1) {
        const char *with = draft_format(d, "%s %s", s->prefix, text);
        text = draft_width(d, FACE_FIGURES, size, with) <= c->pitch - .6 ? with : text;
    }
    double width = draft_width(d, FACE_FIGURES, size, text);
    double x = fmin(fmax(middle - width / 2, c->left), c->right - width);
    draft_text(d, FACE_FIGURES, size, x, y_of(c, fmax(s->value, 0)) - 1, ink, text);
}

static void group(struct draft *d, const struct columns *c, size_t label, bool all,
                  const struct statistic *top)
{
    const struct table *t = &c->table;
    double middle = c->left + c->pitch * ((double)label + .5);
    double k = (double)t->series_count;
    double x = middle - (c->width * k + .3 * (k - 1)) / 2;
    for (size_t i = 0; i < t->series_count; i++, x += c->width + .3) {
        const struct statistic *s = t->cell[label * t->series_count + i];
        if (s == NULL) {
            continue;
        }
        double y = y_of(c, s->value);
        double zero = y_of(c, 0);
        draft_rect(d, x, fmin(y, zero), c->width, fabs(zero - y), table_colour(d, t, i));
        draft_load(d)->figures++;
        if (all || s == top) {
            figure_over(d, c, s, x + c->width / 2, all ? 2.75 : 3.25, table_colour(d, t, i));
        }
    }
    double width = draft_width(d, FACE_FIGURES, c->label_size, t->label[label]);
    draft_text(d, FACE_FIGURES, c->label_size, middle - width / 2, c->panel.field_bottom,
               d->theme->ink, t->label[label]);
}

bool chart_columns(struct draft *d, const struct slide *slide)
{
    struct columns c = {
        .slide = slide, .table = table_of(d, slide), .panel = panel_of(d, slide, WORD_STATISTICS)};
    panel_note(&c.panel, FACE_TEXT, 2.75, false, slide->lead);
    if (d->no_memory || !measure(d, &c)) {
        return false;
    }
    panel_plan(d, &c.panel);
    draft_page(d, GROUND_FIELD);
    panel_draw(d, &c.panel);
    double legend = table_legend(d, &c.table, c.panel.field_top);
    if (c.panel.field_bottom - c.panel.field_top > 60) { /* portrait: at most 60 high */
        c.panel.field_bottom = c.panel.field_top + 60 + (legend > 0 ? legend : 0);
    }
    c.bottom = c.panel.field_bottom - 4;
    c.top = c.panel.field_top + (legend > 0 ? legend + 8 : 5);
    axes(d, &c);
    bool all = all_labelled(d, &c);
    const struct statistic *top = highest(&c.table);
    for (size_t i = 0; i < c.table.label_count; i++) {
        group(d, &c, i, all, top);
    }
    draft_rule(d, c.left, y_of(&c, 0), c.right - c.left, .3, d->theme->ink_2);
    if (!text_blank(slide->axis)) {
        draft_text(d, FACE_TEXT, 2.5, d->grid.field_x, c.panel.field_bottom, d->theme->ink_2,
                   slide->axis);
    }
    return true;
}
