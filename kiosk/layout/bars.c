#include "layout/kinds.h"
#include "layout/legend.h"
#include "layout/table.h"

#include "base/text.h"

#include <math.h>

/* Rows of label, bar and figure. Every figure is written out, so there is no axis of values. */
#define PITCH_MOST 11.0
#define FIGURE_GAP 1.2 /* from the end of a bar to its figure */

struct bars {
    struct table table;
    double label_size, label_w;
    size_t label_lines;           /* most of any label */
    double figure_size, figure_w; /* of the widest figure */
    double under_w;               /* of the widest below zero: it stands left of its bar */
    double bar;                   /* thickness of one */
    double step;                  /* from bar to bar of one row */
    double pitch;
    double zero, scale; /* x of zero; u a value */
    double top, bottom;
};

static const char *figure_text(struct draft *d, const struct bars *b, const struct statistic *s)
{
    const char *text = form_figure_with_unit(d, b->table.form, s);
    return text_blank(s->prefix) ? text : draft_format(d, "%s %s", s->prefix, text);
}

/* Labels take at most two fifths of the field, at the largest size at which each has two lines or
 * fewer. */
static void measure_labels(struct draft *d, struct bars *b)
{
    for (double size = 3; size >= DRAFT_FLOOR; size -= .25) {
        b->label_size = size;
        b->label_w = 0;
        b->label_lines = 1;
        for (size_t i = 0; i < b->table.label_count; i++) {
            struct para para = para_plain(d, FACE_TEXT, b->table.label[i]);
            struct lines lines = para_wrap(d, &para, size, d->grid.field_w * .4, WRAP_BALANCED);
            b->label_lines = lines.count > b->label_lines ? lines.count : b->label_lines;
            for (size_t k = 0; k < lines.count; k++) {
                b->label_w = fmax(b->label_w, lines.line[k].width / d->grid.u);
            }
        }
        if (b->label_lines <= 2) {
            return;
        }
    }
}

/* The largest size from 3 down to `least` at which the figures leave so much of the room to the
 * bars; false if there is none. */
static bool figures_fit(struct draft *d, struct bars *b, double room, double least, double bars)
{
    for (double size = 3; size >= least; size -= .25) {
        b->figure_size = size;
        b->figure_w = 0;
        b->under_w = 0;
        for (size_t i = 0; i < b->table.label_count * b->table.series_count; i++) {
            const struct statistic *s = b->table.cell[i];
            if (s != NULL) {
                double width =
                    draft_width(d, FACE_FIGURES, size, figure_text(d, b, s)) + FIGURE_GAP;
                double *widest = s->value < 0 ? &b->under_w : &b->figure_w;
                *widest = fmax(*widest, width);
            }
        }
        if (b->figure_w + b->under_w <= room - bars) {
            return true;
        }
    }
    return false;
}

/* Figures are shortened where they would leave less than a third of the field to the bars, and get
 * smaller where even that does not help. */
static void measure_figures(struct draft *d, struct bars *b, const struct forms *forms, double room)
{
    static const struct {
        double least, bars;
    } wants[] = {{2.5, .33}, {2.25, .2}, {DRAFT_FLOOR, .1}};
    for (size_t k = 0; k < sizeof wants / sizeof *wants; k++) {
        for (size_t i = 0; i < forms->count; i++) {
            b->table.form = forms->form[i];
            if (figures_fit(d, b, room, wants[k].least, d->grid.field_w * wants[k].bars)) {
                return;
            }
        }
    }
}

static void measure(struct draft *d, struct bars *b, const struct slide *slide)
{
    const struct table *t = &b->table;
    measure_labels(d, b);
    double left = d->grid.field_x + b->label_w + (b->label_w > 0 ? 2.5 : 0);
    double room = d->grid.field_x + d->grid.field_w - left;
    struct forms forms = forms_of(d, slide, true);
    measure_figures(d, b, &forms, room);
    double span = t->most - t->least;
    b->scale = span > 0 ? fmax(room - b->figure_w - b->under_w, 1) / span : 0;
    b->zero = left + b->under_w - t->least * b->scale;
}

static double pitch_least(const struct bars *b)
{
    double label = (double)b->label_lines * b->label_size * 1.5 + .8;
    double k = (double)b->table.series_count;
    double bars = k > 1 ? k * b->figure_size * 1.35 + 1.6 : 5;
    return fmax(label, bars);
}

static void row(struct draft *d, const struct bars *b, size_t label, double y)
{
    const struct table *t = &b->table;
    double k = (double)t->series_count;
    double middle = y + b->pitch / 2;
    struct para para = para_plain(d, FACE_TEXT, t->label[label]);
    struct lines lines = para_wrap(d, &para, b->label_size, d->grid.field_w * .4, WRAP_BALANCED);
    double height = para_pitch(&lines) * ((double)lines.count - 1);
    para_draw(d, &lines, 0, lines.count, d->grid.field_x,
              middle + .74 * b->label_size / 2 - height / 2, d->theme->ink);
    double top = middle - (b->step * (k - 1) + b->bar) / 2;
    for (size_t i = 0; i < t->series_count; i++, top += b->step) {
        const struct statistic *s = t->cell[label * t->series_count + i];
        if (s == NULL) {
            continue;
        }
        double length = s->value * b->scale;
        draft_rect(d, fmin(b->zero, b->zero + length), top, fabs(length), b->bar,
                   table_colour(d, t, i));
        double baseline = top + b->bar / 2 + .33 * b->figure_size;
        if (s->value < 0) {
            draft_text_right(d, FACE_FIGURES, b->figure_size, b->zero + length - FIGURE_GAP,
                             baseline, d->theme->ink, figure_text(d, b, s));
        } else {
            draft_text(d, FACE_FIGURES, b->figure_size, b->zero + length + FIGURE_GAP, baseline,
                       d->theme->ink, figure_text(d, b, s));
        }
        draft_load(d)->figures++;
    }
}

/* What stands above the rows: legend, and the name of what the labels are. */
static double head(struct draft *d, const struct bars *b, const char *axis, double top)
{
    double legend = legend_draw(d, &b->table, top);
    double next = legend > 0 ? top + legend + 3 : top;
    if (text_blank(axis)) {
        return legend > 0 ? next : top - 1;
    }
    double size = draft_fit(d, FACE_TEXT, 2.75, DRAFT_FLOOR, d->grid.field_w, axis);
    draft_text(d, FACE_TEXT, size, d->grid.field_x, next + .74 * size, d->theme->ink_2, axis);
    return next + 4;
}

/* Heights are measured on a draft of its own, which is thrown away. */
static double head_height(const struct draft *d, const struct bars *b, const char *axis, double top)
{
    struct draft trial = *d;
    trial.count = 0;
    trial.page = NULL;
    trial.room = 0;
    draft_page(&trial, GROUND_FIELD);
    return head(&trial, b, axis, top);
}

bool chart_bars(struct draft *d, const struct slide *slide, const struct panel *panel)
{
    struct bars b = {.table = table_of(d, slide), .bottom = panel->field_bottom + 1.5};
    if (d->no_memory || b.table.series_count > TABLE_COLOURS) {
        return false;
    }
    measure(d, &b, slide);
    size_t n = b.table.label_count;
    double k = (double)b.table.series_count;
    b.top = head_height(d, &b, slide->axis, panel->field_top);
    size_t fit = (size_t)fmax(1, floor((b.bottom - b.top) / pitch_least(&b)));
    size_t pages = (n + fit - 1) / fit;
    size_t most = (n + pages - 1) / pages;
    b.pitch = fmin((b.bottom - b.top) / (double)most, fmax(PITCH_MOST, pitch_least(&b)));
    b.bar = fmin(k > 1 ? (b.pitch - 1.6) / k - .5 : b.pitch * .55, 4.5);
    b.step = k > 1 ? fmax(b.bar + .5, b.figure_size * 1.3) : b.bar;
    for (size_t i = 0, first = 0; i < pages && !d->no_memory; i++) {
        size_t count = (n - first + (pages - i) - 1) / (pages - i);
        draft_page(d, GROUND_FIELD);
        panel_draw(d, panel);
        (void)head(d, &b, slide->axis, panel->field_top);
        for (size_t r = 0; r < count; r++) {
            row(d, &b, first + r, b.top + b.pitch * (double)r);
        }
        draft_rect(d, b.zero - .3, b.top, .3, b.pitch * (double)count, d->theme->ink_2);
        first += count;
    }
    return true;
}
