#include "layout/kinds.h"
#include "layout/table.h"

#include "base/text.h"

#include <math.h>

/* Rows of label, bar and figure. Every figure is written out, so there is no axis. */
#define PITCH_MOST 11.0
#define FIGURE 3.0

struct bars {
    struct table table;
    struct panel panel;
    double label_size, label_w;
    size_t label_lines; /* most of any label */
    double figure_w;    /* widest figure */
    double bar;         /* thickness of one */
    double pitch;
    double zero, scale; /* x of zero; u a value */
};

static const char *figure_text(struct draft *d, const struct statistic *s)
{
    const char *text = statistic_figure(d, s);
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

static void measure(struct draft *d, struct bars *b)
{
    const struct table *t = &b->table;
    measure_labels(d, b);
    for (size_t i = 0; i < t->label_count * t->series_count; i++) {
        if (t->cell[i] != NULL) {
            b->figure_w =
                fmax(b->figure_w, draft_width(d, FACE_FIGURES, FIGURE, figure_text(d, t->cell[i])));
        }
    }
    double left = d->grid.field_x + b->label_w + (b->label_w > 0 ? 2.5 : 0);
    double room = fmax(d->grid.field_x + d->grid.field_w - left - b->figure_w - 1.2, 1);
    double span = t->most - t->least;
    b->scale = span > 0 ? room / span : 0;
    b->zero = left - t->least * b->scale;
}

static double pitch_least(const struct bars *b)
{
    double label = (double)b->label_lines * b->label_size * 1.5 + .8;
    double k = (double)b->table.series_count;
    double bars = k > 1 ? k * 3.9 + 1.6 : 5;
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
    double step = k > 1 ? fmax(b->bar + .5, 3.6) : b->bar;
    double top = middle - (step * (k - 1) + b->bar) / 2;
    for (size_t i = 0; i < t->series_count; i++, top += step) {
        const struct statistic *s = t->cell[label * t->series_count + i];
        if (s == NULL) {
            continue;
        }
        double length = s->value * b->scale;
        draft_rect(d, fmin(b->zero, b->zero + length), top, fabs(length), b->bar,
                   table_colour(d, t, i));
        draft_text(d, FACE_FIGURES, FIGURE, fmax(b->zero, b->zero + length) + 1.2,
                   top + b->bar / 2 + .33 * FIGURE, d->theme->ink, figure_text(d, s));
        draft_load(d)->figures++;
    }
}

void chart_bars(struct draft *d, const struct slide *slide)
{
    struct bars b = {.table = table_of(d, slide), .panel = panel_of(d, slide, WORD_STATISTICS)};
    panel_note(&b.panel, FACE_TEXT, 2.75, false, slide->lead);
    panel_plan(d, &b.panel);
    if (d->no_memory) {
        return;
    }
    measure(d, &b);
    size_t n = b.table.label_count;
    double bottom = b.panel.field_bottom + 1.5;
    /* The legend is measured on a draft of its own, which is thrown away. */
    struct draft trial = *d;
    trial.count = 0;
    trial.page = NULL;
    trial.room = 0;
    draft_page(&trial, GROUND_FIELD);
    double legend = table_legend(&trial, &b.table, b.panel.field_top);
    double top = b.panel.field_top + (legend > 0 ? legend + 3 : -1);
    size_t fit = (size_t)fmax(1, floor((bottom - top) / pitch_least(&b)));
    size_t pages = (n + fit - 1) / fit;
    size_t most = (n + pages - 1) / pages;
    b.pitch = fmin((bottom - top) / (double)most, fmax(PITCH_MOST, pitch_least(&b)));
    double k = (double)b.table.series_count;
    b.bar = fmin(k > 1 ? (b.pitch - 1.6) / k - .5 : b.pitch * .55, 4.5);
    for (size_t i = 0, first = 0; i < pages && !d->no_memory; i++) {
        size_t count = (n - first + (pages - i) - 1) / (pages - i);
        draft_page(d, GROUND_FIELD);
        panel_draw(d, &b.panel);
        (void)table_legend(d, &b.table, b.panel.field_top);
        for (size_t r = 0; r < count; r++) {
            row(d, &b, first + r, top + b.pitch * (double)r);
        }
        draft_rect(d, b.zero - .3, top, .3, b.pitch * (double)count, d->theme->ink_2);
        first += count;
    }
}
