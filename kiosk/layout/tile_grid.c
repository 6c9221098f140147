#include "layout/tile_grid.h"

#include <math.h>

/* Measures: design system, "Tile". */
enum { A_PAGE = 6, COLUMNS = 3, LABEL_LINES = 2, CHANGE_LINES = 2 };
#define GUTTER 4.0
#define SIZE 10.0
#define SIZE_LEAST 5.0 /* smaller figures are better told in rows */
/* Cap top of the prefix under the rule, its size, and cap top of the figure under it. */
#define PREFIX_TOP 3.0
#define PREFIX 2.75
#define PREFIX_BELOW 1.9
#define LABEL_MOST 2.75
#define LABEL_LEAST 2.5
#define ROW_GAP 2.0 /* from the last baseline of a row to the next rule */

double tile_width(const struct draft *d, size_t columns)
{
    return (d->grid.field_w - GUTTER * ((double)columns - 1)) / (double)columns;
}

/* From the cap top of the label to the last baseline. */
static double words_height(struct draft *d, const struct tiles *t, const struct tile_grid *g,
                           const struct statistic *s)
{
    struct para para;
    struct lines label = tiles_label(d, &para, s->label, g->label_size, g->width, LABEL_LINES);
    double height = .74 * label.size + para_pitch(&label) * ((double)label.count - 1);
    struct lines change = tiles_change(d, &para, t, s, g->change_size, g->width);
    if (change.count > 0) {
        height += TILES_CHANGE_BELOW + para_pitch(&change) * ((double)change.count - 1);
    }
    return height;
}

/* The largest size at which all labels have two lines or fewer. */
static double label_size(struct draft *d, const struct tiles *t, size_t first, size_t count,
                         double width)
{
    double size = LABEL_MOST;
    for (size_t i = first; i < first + count; i++) {
        struct para para;
        size = tiles_label(d, &para, t->slide->statistics[i].label, size, width, LABEL_LINES).size;
    }
    return size;
}

struct tile_grid tile_grid_plan(struct draft *d, const struct tiles *t, size_t first,
                                size_t columns, double size)
{
    size_t n = t->slide->statistic_count;
    struct tile_grid g = {.columns = columns, .width = tile_width(d, columns)};
    g.size = tiles_common_size(d, t, first, n - first, size, g.width);
    g.label_size = label_size(d, t, first, n - first, g.width);
    g.change_size = tiles_change_size(d, t, first, n - first, g.width, g.label_size, CHANGE_LINES);
    g.below = 2.6;
    double words = 0;
    for (size_t i = first; i < n; i++) {
        const struct statistic *s = &t->slide->statistics[i];
        g.below = fmax(g.below, tiles_depth(d, t, s, g.size) + .9);
        words = fmax(words, words_height(d, t, &g, s));
    }
    g.height = PREFIX_TOP + .74 * PREFIX + PREFIX_BELOW + t->cap * g.size + g.below + words;
    return g;
}

static void tile(struct draft *d, const struct tiles *t, const struct tile_grid *g,
                 const struct statistic *s, double x, double y)
{
    draft_rule(d, x, y, g->width, .35, d->theme->rule);
    double prefix = y + PREFIX_TOP + .74 * PREFIX;
    draft_text(d, FACE_TEXT, PREFIX, x, prefix, d->theme->ink_2, s->prefix);
    double baseline = prefix + PREFIX_BELOW + t->cap * g->size;
    tiles_figure(d, t, s, g->size, x, baseline, d->theme->ink);
    struct para para;
    struct lines label = tiles_label(d, &para, s->label, g->label_size, g->width, LABEL_LINES);
    double last = para_draw(d, &label, 0, label.count, x, baseline + g->below + .74 * label.size,
                            d->theme->ink);
    struct lines change = tiles_change(d, &para, t, s, g->change_size, g->width);
    (void)para_draw(d, &change, 0, change.count, x, last + TILES_CHANGE_BELOW, d->theme->ink_2);
}

void tile_grid_draw(struct draft *d, const struct tiles *t, const struct tile_grid *g, size_t first,
                    size_t count, double top)
{
    for (size_t i = 0; i < count; i++) {
        size_t row = i / g->columns;
        tile(d, t, g, &t->slide->statistics[first + i],
             d->grid.field_x + (g->width + GUTTER) * (double)(i % g->columns),
             top + g->pitch * (double)row);
    }
}

bool tile_grid_words_fit(struct draft *d, const struct tiles *t, size_t first, double width)
{
    size_t count = t->slide->statistic_count - first;
    double size = label_size(d, t, first, count, width);
    for (size_t i = first; i < first + count; i++) {
        struct para para;
        struct lines label =
            tiles_label(d, &para, t->slide->statistics[i].label, size, width, LABEL_LINES);
        struct lines change =
            tiles_change(d, &para, t, &t->slide->statistics[i], DRAFT_FLOOR, width);
        if (label.count > LABEL_LINES || label.broken || change.count > CHANGE_LINES ||
            change.broken) {
            return false;
        }
    }
    return size >= LABEL_LEAST;
}

bool tile_grid_size_fits(struct draft *d, const struct tiles *t, size_t first, double size,
                         double width)
{
    return tiles_common_size(d, t, first, t->slide->statistic_count - first, size, width) >=
           SIZE_LEAST;
}

bool tile_grid_pages(struct draft *d, struct tiles *t)
{
    size_t n = t->slide->statistic_count;
    size_t columns = n == 4 ? 2 : COLUMNS;
    double width = tile_width(d, columns);
    struct tiles_place place = {0, n, SIZE, width};
    tiles_choose_form(d, t, &place, 1);
    if (!tile_grid_words_fit(d, t, 0, width) || !tile_grid_size_fits(d, t, 0, SIZE, width)) {
        return false;
    }
    struct tile_grid g = tile_grid_plan(d, t, 0, columns, SIZE);
    g.pitch = t->panel.field_bottom - g.height - t->panel.field_top;
    if (g.pitch < g.height + ROW_GAP) {
        return false;
    }
    size_t pages = (n + A_PAGE - 1) / A_PAGE;
    for (size_t i = 0, first = 0; i < pages; i++) {
        size_t count = (n - first + (pages - i) - 1) / (pages - i);
        tiles_page(d, t);
        tile_grid_draw(d, t, &g, first, count, t->panel.field_top);
        first += count;
    }
    return true;
}
