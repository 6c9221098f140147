#include "layout/plot.h"

#include "base/text.h"

#include <math.h>

/* Measures: design system, "Chart". */
enum { GRIDLINES = 4, LINES_MOST = 64 };
#define HEIGHT_MOST 60.0

static double first_line(const struct plot *p)
{
    return ceil(p->table->least / p->step - 1e-9);
}

/* Whether the n-th multiple of the step is still on the axis. */
static bool on_axis(const struct plot *p, double n)
{
    return n * p->step <= p->table->most + p->step * 1e-9 && n - first_line(p) < LINES_MOST;
}

void plot_measure(struct draft *d, struct plot *p, const struct table *table, const char *axis)
{
    p->table = table;
    p->axis = text_blank(axis) ? "" : axis;
    p->step = table_step(table->most - table->least, GRIDLINES);
    p->decimals = table_decimals(p->step);
    double widest = 0;
    for (double n = first_line(p); on_axis(p, n); n++) {
        widest = fmax(
            widest,
            draft_width(d, FACE_FIGURES, 2.75, draft_number(d, n * p->step, p->decimals)) + 1.85);
    }
    widest = fmax(widest, *p->axis == '\0' ? 0 : draft_width(d, FACE_TEXT, 2.5, p->axis) + 1.8);
    p->left = d->grid.field_x + fmax(9.5, widest);
    p->right = d->grid.field_x + d->grid.field_w;
}

double plot_y(const struct plot *p, double value)
{
    double span = p->table->most - p->table->least;
    return span > 0 ? p->bottom - (value - p->table->least) / span * (p->bottom - p->top)
                    : p->bottom;
}

void plot_begin(struct draft *d, struct plot *p, const struct panel *panel, double legend)
{
    p->bottom = fmin(panel->field_bottom, panel->field_top + HEIGHT_MOST + legend) - 4;
    p->labels = p->bottom + 4.45;
    p->top = panel->field_top + (legend > 0 ? legend + 8 : 6);
    if (!table_has_totals(p->table)) { /* else the unit stands there */
        draft_text(d, FACE_TEXT, 2.5, d->grid.field_x, p->top - 3.4, d->theme->ink_2,
                   table_unit(p->table));
    }
    for (double n = first_line(p); on_axis(p, n) && !p->bare; n++) {
        double y = plot_y(p, n * p->step);
        if (fabs(n) > .5) {
            draft_rule(d, p->left, y - .09, p->right - p->left, .18, d->theme->hairline);
        }
        draft_text_right(d, FACE_FIGURES, 2.75, p->left - 1.85, y + .36 * 2.75, d->theme->ink_2,
                         draft_number(d, n * p->step, p->decimals));
    }
}

void plot_end(struct draft *d, const struct plot *p)
{
    draft_rule(d, p->left, plot_y(p, 0), p->right - p->left, .3, d->theme->ink_2);
    draft_text(d, FACE_TEXT, 2.5, d->grid.field_x, p->labels, d->theme->ink_2, p->axis);
}

double plot_label_size(struct draft *d, const struct plot *p, double pitch)
{
    for (double size = 2.75; size >= DRAFT_FLOOR; size -= .25) {
        bool fits = true;
        for (size_t i = 0; i < p->table->label_count && fits; i++) {
            fits = draft_width(d, FACE_FIGURES, size, p->table->label[i]) <= pitch - .8;
        }
        if (fits) {
            return size;
        }
    }
    return 0;
}

void plot_figure(struct draft *d, const struct plot *p, const char *text, double size, double x,
                 double value, double gap, colour c)
{
    double width = draft_width(d, FACE_FIGURES, size, text);
    double left = fmin(fmax(x - width / 2, p->left), p->right - width);
    draft_text(d, FACE_FIGURES, size, left, plot_y(p, fmax(value, 0)) - gap, c, text);
}
