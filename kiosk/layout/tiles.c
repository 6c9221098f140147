#include "layout/kinds.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

/* Measures: design system, "Hero" and "Tile". */
enum { HERO_TILES = 4, TILES_A_PAGE = 6, COLUMNS = 3 };
#define HERO_HEIGHT 50.0 /* of a field that has room for a hero over tiles */
#define GUTTER 4.0
#define TILE_HEIGHT 22.4 /* rule to the last baseline of a label of two lines */
#define HERO_LABEL 4.25
#define HERO_CHANGE 4.4  /* baseline of the change under that of the label */
#define CHANGE 2.5       /* size of the line that tells the change */
#define CHANGE_BELOW 3.9 /* its baseline under that of the label */
#define ROW_LEAST 10.0
#define ROW_MOST 19.0

struct tiles {
    const struct slide *slide;
    struct panel panel;
    bool changes; /* a figure has a previous one */
    enum face face;
    double cap; /* of the face */
};

/* Width of a figure with the unit that stands behind it. */
static double figure_width(struct draft *d, const struct tiles *t, const struct statistic *s,
                           double size)
{
    const char *unit;
    const char *number = statistic_number(d, s, &unit);
    double width = draft_width(d, t->face, size, number);
    if (*unit != '\0') {
        double unit_size = fmax(size * .36, 2.5);
        width += .2 * size + draft_width(d, FACE_STRONG, unit_size, unit);
    }
    return width;
}

/* How deep the figure's ink goes under its baseline, in em: a comma does, a point does not. */
static double figure_depth(struct draft *d, const struct tiles *t, const struct statistic *s)
{
    const char *unit;
    bool deep = strchr(statistic_number(d, s, &unit), ',') != NULL;
    return deep ? face_metrics(t->face).down * .75 : 0;
}

static void figure(struct draft *d, const struct tiles *t, const struct statistic *s, double size,
                   double x, double baseline, colour c)
{
    const char *unit;
    const char *number = statistic_number(d, s, &unit);
    double width = draft_ink(d, t->face, size, x, baseline, c, number);
    if (*unit != '\0') {
        draft_text(d, FACE_STRONG, fmax(size * .36, 2.5), x + width + .2 * size, baseline, c, unit);
    }
    draft_load(d)->figures++;
}

/* The largest size, from `size` down, at which every figure is at most `width` wide. */
static double common_size(struct draft *d, const struct tiles *t, size_t first, size_t count,
                          double size, double width)
{
    for (size_t i = first; i < first + count; i++) {
        while (size > 2.5 && figure_width(d, t, &t->slide->statistics[i], size) > width) {
            size *= .94;
        }
    }
    return size;
}

static double hero_prefix(const struct draft *d)
{
    return d->grid.shape == SHAPE_PORTRAIT ? 3.75 : 3.5;
}

/* The label at the largest size from `size` down at which it takes at most so many lines. */
static struct lines label_lines(struct draft *d, struct para *para, const char *label, double size,
                                double width, size_t most)
{
    *para = para_plain(d, FACE_STRONG, label);
    struct lines lines = para_wrap(d, para, size, width, WRAP_BALANCED);
    while (size > DRAFT_FLOOR && (lines.count > most || lines.broken)) {
        size -= .25;
        lines = para_wrap(d, para, size, width, WRAP_BALANCED);
    }
    return lines;
}

/* The label of the hero takes two lines at most if it can, and the change stands under it. */
static struct lines hero_lines(struct draft *d, const struct tiles *t, struct para *para)
{
    return label_lines(d, para, t->slide->statistics[0].label, HERO_LABEL, d->grid.text_w, 2);
}

/* Cap top of the label under a figure whose baseline is `baseline`. */
static double hero_label(struct draft *d, const struct tiles *t, double baseline, double size)
{
    return baseline + fmax(3, figure_depth(d, t, &t->slide->statistics[0]) * size + 1.2);
}

/* Height of label and change, from the cap top to the deepest ink. */
static double hero_words(struct draft *d, const struct tiles *t)
{
    struct para para;
    struct lines lines = hero_lines(d, t, &para);
    double change = t->slide->statistics[0].has_previous ? HERO_CHANGE + .25 : 0;
    return (.74 + .24) * lines.size + para_pitch(&lines) * ((double)lines.count - 1) + change;
}

/* The largest size, from `size` down, at which label and change end over `bottom`. */
static double hero_size(struct draft *d, const struct tiles *t, double size, double bottom)
{
    bool prefix = !text_blank(t->slide->statistics[0].prefix);
    double top = t->panel.field_top + (prefix ? .74 * hero_prefix(d) + 2.4 : 0);
    double words = hero_words(d, t);
    while (size > 8 && hero_label(d, t, top + t->cap * size, size) + words > bottom) {
        size -= .25;
    }
    return size;
}

/* Prefix, figure, label and change under each other from the cap top `top` on. */
static void hero(struct draft *d, const struct tiles *t, double top, double size)
{
    const struct statistic *s = &t->slide->statistics[0];
    double x = d->grid.field_x;
    if (!text_blank(s->prefix)) {
        double prefix = hero_prefix(d);
        draft_text(d, FACE_TEXT, prefix, x, top + .74 * prefix, d->theme->ink_2, s->prefix);
        top += .74 * prefix + 2.4;
    }
    double baseline = top + t->cap * size;
    figure(d, t, s, size, x, baseline, d->theme->accent);
    struct para para;
    struct lines lines = hero_lines(d, t, &para);
    double first = hero_label(d, t, baseline, size) + .74 * lines.size;
    double last = para_draw(d, &lines, 0, lines.count, x, first, d->theme->ink);
    draft_text(d, FACE_TEXT, 2.75, x, last + HERO_CHANGE, d->theme->ink_2, statistic_change(d, s));
}

/* The label's cap top is `below` under the figure's baseline. */
static void tile(struct draft *d, const struct tiles *t, const struct statistic *s, double x,
                 double y, double w, double size, double below)
{
    draft_rule(d, x, y, w, .35, d->theme->rule);
    double prefix = y + 3 + .74 * 2.75;
    if (!text_blank(s->prefix)) {
        draft_text(d, FACE_TEXT, 2.75, x, prefix, d->theme->ink_2, s->prefix);
    }
    double baseline = prefix + 1.9 + t->cap * size;
    figure(d, t, s, size, x, baseline, d->theme->ink);
    struct para para;
    struct lines label = label_lines(d, &para, s->label, 2.75, w, 2);
    double last =
        para_draw(d, &label, 0, label.count, x, baseline + below + .74 * label.size, d->theme->ink);
    const char *change = statistic_change(d, s);
    double change_size = draft_fit(d, FACE_TEXT, CHANGE, DRAFT_FLOOR, w, change);
    draft_text(d, FACE_TEXT, change_size, x, last + CHANGE_BELOW, d->theme->ink_2, change);
}

static void tile_rows(struct draft *d, const struct tiles *t, size_t first, size_t count,
                      size_t columns, double top, double pitch, double size)
{
    double w = (d->grid.field_w - GUTTER * ((double)columns - 1)) / (double)columns;
    size = common_size(d, t, first, count, size, w);
    double below = 2.6; /* the same for all, so that labels share their baselines as figures do */
    for (size_t i = first; i < first + count; i++) {
        below = fmax(below, figure_depth(d, t, &t->slide->statistics[i]) * size + .9);
    }
    for (size_t i = 0; i < count; i++) {
        size_t row = i / columns;
        tile(d, t, &t->slide->statistics[first + i],
             d->grid.field_x + (w + GUTTER) * (double)(i % columns), top + pitch * (double)row, w,
             size, below);
    }
}

/* One full-width row from the rule at `y` on: label left, figure right, on one baseline. The prefix
 * stands above the label, or before the figure where the row is too low for that. */
static void full_row(struct draft *d, const struct tiles *t, const struct statistic *s, double y,
                     double pitch, double size)
{
    const struct grid *g = &d->grid;
    double right = g->field_x + g->field_w;
    double baseline = y + pitch / 2 + t->cap * size / 2;
    double width = figure_width(d, t, s, size);
    bool has_prefix = !text_blank(s->prefix);
    bool above = pitch >= 14 + (s->has_previous ? CHANGE_BELOW : 0);
    draft_rule(d, g->field_x, y, g->field_w, .35, d->theme->rule);
    figure(d, t, s, size, right - width, baseline, d->theme->ink);
    if (has_prefix && !above) {
        width += 1.2 + draft_text_right(d, FACE_TEXT, 2.75, right - width - 1.2, baseline,
                                        d->theme->ink_2, s->prefix);
    }
    struct para para;
    size_t most =
        above && has_prefix
            ? 1
            : (size_t)fmax(1, floor((pitch - 2 - (s->has_previous ? CHANGE_BELOW : 0)) / 4.125));
    double label_size = g->shape == SHAPE_PORTRAIT ? 3.5 : 3;
    double prefix_size = label_size - .25;
    struct lines label = label_lines(d, &para, s->label, label_size, g->field_w - width - 4, most);
    double height = para_pitch(&label) * ((double)label.count - 1);
    const char *change = statistic_change(d, s);
    double under = *change != '\0' ? CHANGE_BELOW : 0;
    double last = label.count > 1 || under > 0
                      ? y + pitch / 2 + (.74 * label.size + height - under) / 2
                      : baseline;
    draft_text(d, FACE_TEXT, CHANGE, g->field_x, last + under, d->theme->ink_2, change);
    para_draw(d, &label, 0, label.count, g->field_x, last - height, d->theme->ink);
    if (has_prefix && above) {
        draft_text(d, FACE_TEXT, prefix_size, g->field_x, last - height - .74 * label.size - 2.9,
                   d->theme->ink_2, s->prefix);
    }
}

static void full_rows(struct draft *d, const struct tiles *t, size_t first, size_t count,
                      double top, double bottom)
{
    double pitch = fmin((bottom - top) / (double)count, ROW_MOST);
    double most = fmin(d->grid.shape == SHAPE_PORTRAIT ? 12 : 8, (pitch - 4) / t->cap);
    double size = common_size(d, t, first, count, most, d->grid.field_w * .55);
    for (size_t i = 0; i < count; i++) {
        full_row(d, t, &t->slide->statistics[first + i], top + pitch * (double)i, pitch, size);
    }
}

static bool tile_labels_fit(struct draft *d, const struct tiles *t, size_t first, size_t count,
                            double width)
{
    for (size_t i = first; i < first + count; i++) {
        struct para para;
        struct lines lines = label_lines(d, &para, t->slide->statistics[i].label, 2.75, width, 2);
        if (lines.count > 2 || lines.broken) {
            return false;
        }
    }
    return true;
}

static void new_page(struct draft *d, const struct tiles *t)
{
    draft_page(d, GROUND_FIELD);
    panel_draw(d, &t->panel);
}

/* Rows may end at the rule of the footer, but keep away from a note that stands above it. */
static double rows_bottom(const struct draft *d, const struct tiles *t)
{
    bool note = d->grid.shape == SHAPE_PORTRAIT && t->panel.field_bottom < d->grid.standing;
    return note ? t->panel.field_bottom + 1.5
                : d->grid.rule - (d->grid.rule - d->grid.standing > 4.5 ? 2 : 0);
}

static void rows_pages(struct draft *d, const struct tiles *t)
{
    size_t n = t->slide->statistic_count;
    double top = t->panel.field_top;
    double bottom = rows_bottom(d, t);
    size_t fit = (size_t)fmax(1, floor((bottom - top) / ROW_LEAST));
    size_t pages = (n + fit - 1) / fit;
    for (size_t i = 0, first = 0; i < pages; i++) {
        size_t count = (n - first + (pages - i) - 1) / (pages - i);
        new_page(d, t);
        full_rows(d, t, first, count, top, bottom);
        first += count;
    }
}

static void grid_pages(struct draft *d, const struct tiles *t)
{
    size_t n = t->slide->statistic_count;
    size_t pages = (n + TILES_A_PAGE - 1) / TILES_A_PAGE;
    for (size_t i = 0, first = 0; i < pages; i++) {
        size_t count = (n - first + (pages - i) - 1) / (pages - i);
        new_page(d, t);
        tile_rows(d, t, first, count, count == 4 ? 2 : COLUMNS, t->panel.field_top,
                  t->panel.field_bottom - TILE_HEIGHT - (t->changes ? CHANGE_BELOW : 0) -
                      t->panel.field_top,
                  10);
        first += count;
    }
}

static void hero_page(struct draft *d, const struct tiles *t)
{
    const struct grid *g = &d->grid;
    size_t rest = t->slide->statistic_count - 1;
    bool portrait = g->shape == SHAPE_PORTRAIT;
    double size = portrait ? 24.5 : g->shape == SHAPE_SQUARISH ? 18 : 24;
    size = common_size(d, t, 0, 1, size + (t->face == FACE_FIGURES ? 2 : 0), g->field_w);
    double tiles_top = t->panel.field_bottom - (t->changes ? 24.4 : 20.8);
    if (rest > 0 && !portrait) {
        size = hero_size(d, t, size, tiles_top - 1.2);
    }
    new_page(d, t);
    hero(d, t, t->panel.field_top, size);
    if (rest == 0) {
        return;
    }
    if (portrait) {
        double top = t->panel.field_top + 40.2;
        double bottom = rows_bottom(d, t);
        full_rows(d, t, 1, rest, fmin(top, bottom - ROW_LEAST * (double)rest), bottom);
        return;
    }
    double tile_size = g->shape == SHAPE_SQUARISH ? 7 : 10;
    tile_rows(d, t, 1, rest, COLUMNS, tiles_top, 0, tile_size + (t->face == FACE_FIGURES ? 1 : 0));
}

void chart_tiles(struct draft *d, const struct slide *slide, const struct panel *panel)
{
    struct tiles t = {.slide = slide, .panel = *panel, .face = draft_figure_face(d)};
    t.cap = face_metrics(t.face).cap;
    size_t n = slide->statistic_count;
    for (size_t i = 0; i < n; i++) {
        t.changes = t.changes || slide->statistics[i].has_previous;
    }
    double w = (d->grid.field_w - GUTTER * (COLUMNS - 1)) / COLUMNS;
    bool portrait = d->grid.shape == SHAPE_PORTRAIT;
    struct para para;
    struct lines head = hero_lines(d, &t, &para);
    bool hero_fits = head.count <= 2 && !head.broken;
    bool low = !portrait && t.panel.field_bottom - t.panel.field_top < HERO_HEIGHT;
    hero_fits = hero_fits && !low;
    if (portrait ? n <= 4 && hero_fits && t.panel.field_bottom - t.panel.field_top > 80
                 : n <= HERO_TILES && hero_fits && tile_labels_fit(d, &t, 1, n - 1, w)) {
        hero_page(d, &t);
    } else if (!portrait && !low && n > 2 && tile_labels_fit(d, &t, 0, n, w)) {
        grid_pages(d, &t);
    } else {
        rows_pages(d, &t);
    }
}
