#include "layout/tiles.h"

#include "base/text.h"

#include <math.h>

/* Measures: mock-up of the portrait statistics. */
#define PITCH_LEAST 10.0
#define PITCH_MOST 19.0
#define FIGURE_WIDTH .55 /* of the field */
#define LABEL_GAP 4.0
#define FIGURE_LEAST 2.5
#define PREFIX_ABOVE 3.25 /* baseline of the prefix over the label's cap top */
#define LABEL_KEPT .8     /* labels rather get that much smaller than take two lines */

double tile_rows_bottom(const struct draft *d, const struct tiles *t)
{
    bool note = d->grid.shape == SHAPE_PORTRAIT && t->panel.field_bottom < d->grid.standing;
    return note ? t->panel.field_bottom + 1.5 : d->grid.rule - 2;
}

double tile_rows_size(const struct draft *d, const struct tiles *t, double pitch)
{
    return fmin(d->grid.shape == SHAPE_PORTRAIT ? 12 : 8, (pitch - 4) / t->cap);
}

static double label_size(const struct draft *d)
{
    return d->grid.shape == SHAPE_PORTRAIT ? 3.5 : 3;
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

/* The largest size at which all labels have room. */
static double labels_size(struct draft *d, const struct tiles *t, const struct tile_rows *r,
                          size_t first)
{
    double size = label_size(d);
    for (size_t i = first; i < t->slide->statistic_count; i++) {
        const struct statistic *s = &t->slide->statistics[i];
        struct para para;
        size = tiles_label(d, &para, s->label, size, label_width(d, t, r, s), r->label_lines).size;
    }
    return size;
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

struct tile_rows tile_rows_plan(struct draft *d, const struct tiles *t, size_t first, size_t most,
                                double top, double bottom)
{
    size_t n = t->slide->statistic_count - first;
    struct tile_rows r = {.top = top, .bottom = bottom};
    double under = t->changes ? TILES_CHANGE_BELOW : 0;
    r.change_size = TILES_CHANGE;
    r.pitch = fmin((bottom - top) / (double)most, PITCH_MOST);
    r.size = tiles_common_size(d, t, first, n, tile_rows_size(d, t, r.pitch),
                               d->grid.field_w * FIGURE_WIDTH);
    r.prefix_above = r.pitch >= 14 + under;
    while (r.size > FIGURE_LEAST && !changes_fit(d, t, &r, first)) {
        r.size *= .94;
    }
    r.fit = changes_fit(d, t, &r, first);
    bool prefix = false;
    for (size_t i = first; i < first + n; i++) {
        prefix = prefix || !text_blank(t->slide->statistics[i].prefix);
    }
    r.label_lines =
        r.prefix_above && prefix ? 1 : (size_t)fmax(1, floor((r.pitch - 2 - under) / 4.125));
    size_t lines = r.label_lines;
    r.label_lines = 1;
    double size = labels_size(d, t, &r, first);
    if (lines > 1 && size < LABEL_KEPT * label_size(d)) {
        r.label_lines = lines;
        size = labels_size(d, t, &r, first);
    }
    r.label_size = size;
    for (size_t i = first; i < first + n; i++) {
        const struct statistic *s = &t->slide->statistics[i];
        r.change_size = fmin(r.change_size, tiles_change_size(d, t, s, label_width(d, t, &r, s)));
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
    struct lines label =
        tiles_label(d, &para, s->label, r->label_size, label_width(d, t, r, s), r->label_lines);
    double height = para_pitch(&label) * ((double)label.count - 1);
    const char *change = change_text(d, t->form, s);
    double under = *change != '\0' ? TILES_CHANGE_BELOW : 0;
    double prefix = label_size(d) - .5;
    double over = r->prefix_above && !text_blank(s->prefix) ? .74 * prefix + PREFIX_ABOVE : 0;
    double last = label.count > 1 || under > 0
                      ? y + (r->pitch + over + .74 * label.size + height - under) / 2
                      : baseline;
    draft_text(d, FACE_TEXT, r->change_size, g->field_x, last + under, d->theme->ink_2, change);
    para_draw(d, &label, 0, label.count, g->field_x, last - height, d->theme->ink);
    if (r->prefix_above) {
        draft_text(d, FACE_TEXT, prefix, g->field_x,
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
