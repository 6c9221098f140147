#include "layout/plot.h"

#include "layout/number.h"

#include "base/text.h"

#include <math.h>

/* Measures: design system, "Chart". */
enum { GRIDLINES = 4, LINES_MOST = 64 };
#define HEIGHT_MOST 60.0
#define TICK_MOST 12.5 /* width of a gridline's figure in full */
#define UNDER 3.8      /* room for figures under the marks */

static double first_line(const struct plot *p)
{
    return ceil(p->table->least / p->step - 1e-9);
}

/* Whether the n-th multiple of the step is still on the axis. */
static bool on_axis(const struct plot *p, double n)
{
    return n * p->step <= p->table->most + p->step * 1e-9 && n - first_line(p) < LINES_MOST;
}

/* The figure of a gridline, with its word if it is shortened. */
static const char *tick(struct draft *d, const struct plot *p, double n)
{
    bool zero = fabs(n) < .5;
    struct statistic s = {.value = zero ? 0 : n * p->step,
                          .decimals = zero ? 0 : p->decimals,
                          .unit = table_unit(p->table)};
    return form_figure(d, p->form, &s);
}

static double widest_tick(struct draft *d, const struct plot *p)
{
    double widest = 0;
    for (double n = first_line(p); on_axis(p, n) && !p->bare; n++) {
        widest = fmax(widest, draft_width(d, FACE_FIGURES, 2.75, tick(d, p, n)));
    }
    return widest;
}

/* The axis takes the word of the figures if they have one, else the largest in which its own are
 * short. */
static struct form short_form(const struct draft *d, const struct plot *p,
                              const struct slide *slide)
{
    const struct forms forms = forms_of(d, slide, true);
    const double most = fmax(p->table->most, -p->table->least);
    struct form form = {.shortened = true};
    if (forms.count > 1 && forms.form[1].common != MAGNITUDE_ONE) {
        return forms.form[1];
    }
    for (int i = MAGNITUDE_COUNT - 1; i > MAGNITUDE_ONE && form.common == MAGNITUDE_ONE; i--) {
        enum magnitude m = (enum magnitude)i;
        if (d->in->language->shortened[m] != NULL && most >= pow(1000, i) &&
            number_decimals(p->step, p->decimals, m) <= 2) {
            form.common = m;
        }
    }
    form.shortened = form.common != MAGNITUDE_ONE;
    return form;
}

void plot_measure(struct draft *d, struct plot *p, const struct table *table,
                  const struct slide *slide)
{
    p->table = table;
    p->axis = text_blank(slide->axis) ? "" : slide->axis;
    p->step = table_step(table->most - table->least, GRIDLINES);
    p->decimals = table_decimals(p->step);
    p->form = (struct form){0};
    if (widest_tick(d, p) > TICK_MOST) {
        p->form = short_form(d, p, slide);
    }
    double ticks = p->bare ? 0 : widest_tick(d, p) + 1.85;
    double name = *p->axis == '\0' ? 0 : draft_width(d, FACE_TEXT, 2.5, p->axis) + 1.8;
    p->left = d->grid.field_x + fmax(9.5, fmax(ticks, name));
    p->right = d->grid.field_x + d->grid.field_w - p->beside;
}

double plot_y(const struct plot *p, double value)
{
    double span = p->table->most - p->table->least;
    return span > 0 ? p->bottom - (value - p->table->least) / span * (p->bottom - p->top)
                    : p->bottom;
}

void plot_place(struct plot *p, const struct panel *panel, double legend)
{
    p->bottom = fmin(panel->field_bottom, panel->field_top + HEIGHT_MOST + legend) - 4;
    p->labels = p->bottom + 4.45;
    p->bottom -= (double)(p->label.lines - 1) * p->label.size * PLOT_LABEL_PITCH;
    p->labels -= (double)(p->label.lines - 1) * p->label.size * PLOT_LABEL_PITCH;
    p->bottom -= p->under && p->table->least < 0 ? UNDER : 0;
    p->top = panel->field_top + (legend > 0 ? legend + 9.4 : 6);
}

void plot_begin(struct draft *d, struct plot *p, const struct panel *panel, double legend)
{
    plot_place(p, panel, legend);
    if (!table_has_totals(p->table)) { /* else the unit stands there */
        const char *word = p->all == MAGNITUDE_ONE ? "" : d->in->language->magnitude[p->all];
        const char *unit = table_unit(p->table);
        bool both = *word != '\0' && !text_blank(unit);
        draft_text(d, FACE_TEXT, 2.5, d->grid.field_x, p->top - 3.4, d->theme->ink_2,
                   both            ? draft_format(d, "%s\u00a0%s", word, unit)
                   : *word != '\0' ? word
                                   : unit);
    }
    for (double n = first_line(p); on_axis(p, n) && !p->bare; n++) {
        double y = plot_y(p, n * p->step);
        if (fabs(n) > .5) {
            draft_rule(d, p->left, y - .09, p->right - p->left, .18, d->theme->hairline);
        }
        draft_text_right(d, FACE_FIGURES, 2.75, p->left - 1.85, y + .36 * 2.75, d->theme->ink_2,
                         tick(d, p, n));
    }
}

void plot_end(struct draft *d, const struct plot *p)
{
    draft_rule(d, p->left, plot_y(p, 0), p->right - p->left, .3, d->theme->ink_2);
    draft_text(d, FACE_TEXT, 2.5, d->grid.field_x, p->labels, d->theme->ink_2, p->axis);
}

void plot_figure(struct draft *d, const struct plot *p, const char *text, double size, double x,
                 double value, double gap, colour c)
{
    double width = draft_width(d, FACE_FIGURES, size, text);
    double left = fmin(fmax(x - width / 2, p->left), p->right - width);
    double y = plot_y(p, value);
    draft_text(d, FACE_FIGURES, size, left, value < 0 ? y + gap + .66 * size : y - gap, c, text);
}
