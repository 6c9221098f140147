#include "layout/tile_rows.h"

#include "base/text.h"

#include <math.h>
#include <stdint.h>

/* Measures: mock-up of the portrait statistics. */
#define PITCH_LEAST 10.0
#define PITCH_MOST 19.0
#define FIGURE_WIDTH .55 /* of the field */
#define LABEL_GAP 4.0
#define FIGURE_LEAST 2.5
#define FIGURE_CAP .5     /* height of a figure in its row */
#define ROOM 3.2          /* in a row, over and under label and change */
#define PREFIX_ABOVE 3.25 /* baseline of the prefix over the label's cap top */

double tile_rows_bottom(const struct draft *d, const struct tiles *t)
{
    bool note = d->grid.shape == SHAPE_PORTRAIT && t->panel.field_bottom < d->grid.standing;
    return note ? t->panel.field_bottom + 1.5 : d->grid.rule - 2;
}

double tile_rows_size(const struct draft *d, const struct tiles *t, double pitch)
{
    return fmin(d->grid.shape == SHAPE_PORTRAIT ? 12 : 8, FIGURE_CAP * pitch / t->cap);
}

static double label_most(const struct draft *d)
{
    return d->grid.shape == SHAPE_PORTRAIT ? 3.5 : 3;
}

static double prefix_size(const struct draft *d)
{
    return label_most(d) - .5;
}

/* What the figure, and a prefix before it, leave to the label. */
static double label_width(struct draft *d, const struct tiles *t, const struct tile_rows *r,
                          const struct statistic *s)
{
    double width = tiles_width(d, t, s, r->size);
    if (!r->prefix_above && !text_blank(s->prefix)) {
        width += 1.2 + draft_width(d, FACE_TEXT, 2.75, s->prefix);
    }
    return d->grid.field_w - width - LABEL_GAP;
}

/* Height of a prefix over the label. */
static double over(const struct draft *d, const struct tile_rows *r, const struct statistic *s)
{
    return r->prefix_above && !text_blank(s->prefix) ? .74 * prefix_size(d) + PREFIX_ABOVE : 0;
}

static double under(const struct statistic *s)
{
    return s->has_previous ? TILES_CHANGE_BELOW : 0;
}

/* The label at the size of the row, as many lines of it as have room over each other. */
static struct lines label_lines(struct draft *d, const struct tiles *t, const struct tile_rows *r,
                                const struct statistic *s, struct para *para)
{
    *para = para_plain(d, FACE_STRONG, s->label);
    return para_wrap(d, para, r->label_size, label_width(d, t, r, s), WRAP_BALANCED);
}

/* Whether all labels have room at the size of the row, on so many lines at most. */
static bool labels_fit(struct draft *d, const struct tiles *t, const struct tile_rows *r,
                       size_t first, size_t most)
{
    for (size_t i = first; i < t->slide->statistic_count; i++) {
        const struct statistic *s = &t->slide->statistics[i];
        struct para para;
        struct lines lines = label_lines(d, t, r, s, &para);
        double height = .98 * lines.size + para_pitch(&lines) * ((double)lines.count - 1);
        if (lines.broken || lines.count > most ||
            (lines.count > 1 && height + over(d, r, s) + under(s) > r->pitch - ROOM)) {
            return false;
        }
    }
    return true;
}

/* The largest size down to `least` at which all labels have room. */
static bool fit_labels(struct draft *d, const struct tiles *t, struct tile_rows *r, size_t first,
                       double least, size_t most)
{
    for (double size = label_most(d); size >= least; size -= .25) {
        r->label_size = size;
        if (labels_fit(d, t, r, first, most)) {
            return true;
        }
    }
    return false;
}

/* Whether the changes have room under the labels at the least size. */
static bool changes_fit(struct draft *d, const struct tiles *t, const struct tile_rows *r,
                        size_t first)
{
    for (size_t i = first; i < t->slide->statistic_count; i++) {
        const struct statistic *s = &t->slide->statistics[i];
        if (draft_width(d, FACE_TEXT, DRAFT_FLOOR, change_text(d, t->form, s)) >
            label_width(d, t, r, s)) {
            return false;
        }
    }
    return true;
}

/* Figures, from the size that they have so far down, that leave the labels room: as large as can be
 * while those are easily read, then smaller. */
static void choose_sizes(struct draft *d, const struct tiles *t, struct tile_rows *r, size_t first)
{
    static const struct {
        double part, label; /* of the figures' size at least, and of the labels' */
        size_t lines;
    } wants[] = {{1, .9, 1},
                 {1, .85, SIZE_MAX},
                 {.8, .8, SIZE_MAX},
                 {.6, .7, SIZE_MAX},
                 {.4, DRAFT_FLOOR / 3.5, SIZE_MAX}};
    double most = r->size;
    for (size_t i = 0; i < sizeof wants / sizeof *wants; i++) {
        double least = fmax(DRAFT_FLOOR, wants[i].label * label_most(d));
        for (r->size = most; r->size >= fmax(most * wants[i].part, FIGURE_LEAST) - 1e-9;
             r->size *= .9) {
            if (changes_fit(d, t, r, first) && fit_labels(d, t, r, first, least, wants[i].lines)) {
                r->fit = true;
                return;
            }
        }
    }
}

struct tile_rows tile_rows_plan(struct draft *d, const struct tiles *t, size_t first, size_t most,
                                double top, double bottom)
{
    size_t n = t->slide->statistic_count - first;
    struct tile_rows r = {.top = top, .bottom = bottom};
    r.pitch = fmin((bottom - top) / (double)most, PITCH_MOST);
    r.size = tiles_common_size(d, t, first, n, tile_rows_size(d, t, r.pitch),
                               d->grid.field_w * FIGURE_WIDTH);
    r.prefix_above = r.pitch >= 14 + (t->changes ? TILES_CHANGE_BELOW : 0);
    choose_sizes(d, t, &r, first);
    r.change_size = fmax(DRAFT_FLOOR, fmin(TILES_CHANGE, r.label_size - .25));
    for (size_t i = first; i < first + n; i++) {
        const struct statistic *s = &t->slide->statistics[i];
        r.change_size =
            fmin(r.change_size, draft_fit(d, FACE_TEXT, r.change_size, DRAFT_FLOOR,
                                          label_width(d, t, &r, s), change_text(d, t->form, s)));
    }
    return r;
}

/* One row from the rule at `y` on, label and figure on one baseline. */
static void row(struct draft *d, const struct tiles *t, const struct tile_rows *r,
                const struct statistic *s, double y)
{
    const struct grid *g = &d->grid;
    double right = g->field_x + g->field_w;
    double baseline = y + r->pitch / 2 + t->cap * r->size / 2;
    double figure = right - tiles_width(d, t, s, r->size);
    draft_rule(d, g->field_x, y, g->field_w, .35, d->theme->rule);
    tiles_figure(d, t, s, r->size, figure, baseline, d->theme->ink);
    if (!r->prefix_above) {
        draft_text_right(d, FACE_TEXT, 2.75, figure - 1.2, baseline, d->theme->ink_2, s->prefix);
    }
    struct para para;
    struct lines label = label_lines(d, t, r, s, &para);
    double height = para_pitch(&label) * ((double)label.count - 1);
    double last = label.count > 1 || s->has_previous
                      ? y + (r->pitch + over(d, r, s) + .74 * label.size + height - under(s)) / 2
                      : baseline;
    draft_text(d, FACE_TEXT, r->change_size, g->field_x, last + under(s), d->theme->ink_2,
               change_text(d, t->form, s));
    para_draw(d, &label, 0, label.count, g->field_x, last - height, d->theme->ink);
    if (r->prefix_above) {
        draft_text(d, FACE_TEXT, prefix_size(d), g->field_x,
                   last - height - .74 * label.size - PREFIX_ABOVE, d->theme->ink_2, s->prefix);
    }
}

void tile_rows_draw(struct draft *d, const struct tiles *t, const struct tile_rows *r, size_t first,
                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        row(d, t, r, &t->slide->statistics[first + i], r->top + r->pitch * (double)i);
    }
}

void tile_rows_pages(struct draft *d, struct tiles *t)
{
    size_t n = t->slide->statistic_count;
    double top = t->panel.field_top;
    double bottom = tile_rows_bottom(d, t);
    size_t fit = (size_t)fmax(1, floor((bottom - top) / PITCH_LEAST));
    size_t pages = (n + fit - 1) / fit;
    size_t most = (n + pages - 1) / pages;
    double pitch = fmin((bottom - top) / (double)most, PITCH_MOST);
    struct tiles_place place = {0, n, tile_rows_size(d, t, pitch), d->grid.field_w * FIGURE_WIDTH};
    tiles_choose_form(d, t, &place, 1);
    struct tile_rows rows = tile_rows_plan(d, t, 0, most, top, bottom);
    for (size_t i = 0, first = 0; i < pages && rows.fit; i++) {
        size_t count = (n - first + (pages - i) - 1) / (pages - i);
        tiles_page(d, t);
        tile_rows_draw(d, t, &rows, first, count);
        first += count;
    }
}
