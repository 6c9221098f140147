#include "layout/tiles.h"

#include "base/text.h"
#include "layout/tile_grid.h"
#include "layout/tile_rows.h"

#include <math.h>

/* Measures: design system, "Hero". */
enum { HERO_TILES = 4, COLUMNS = 3 };
#define HERO_HEIGHT 50.0 /* of a field that has room for a hero over tiles */
#define RULE_GAP 2.0     /* from the deepest ink of the hero's words to the rule of the tiles */
#define TILE_OF_HERO .6  /* a tile's figure at most, so that the hero stays one */
#define HERO_CHANGE 4.4  /* baseline of the change under that of the label */
#define ROWS_LEAST 10.0  /* portrait: pitch of the rows under the hero */
#define ROWS_MORE 16.0   /* and the least under a panel that is so much higher */
#define PANEL_MORE 4.0
#define ALONE                                                                          \
    1.4 /* size of a figure with nothing under it, and of its label, in that of others \
         */
#define ALONE_LABEL 1.2

/* A hero with nothing under it is larger. */
static bool is_alone(const struct tiles *t)
{
    return t->slide->statistic_count == 1;
}

/* Cap top of the hero's figure under the baseline of its prefix. */
static double prefix_gap(const struct draft *d)
{
    return d->grid.shape == SHAPE_PORTRAIT ? 2.9 : 2.4;
}

static double hero_prefix(const struct draft *d)
{
    return d->grid.shape == SHAPE_PORTRAIT ? 4 : 3.5;
}

/* The label of the hero takes two lines at most if it can, and the change stands under it. */
static struct lines hero_lines(struct draft *d, const struct tiles *t, struct para *para)
{
    double size = d->grid.shape == SHAPE_PORTRAIT ? 5 : 4.25;
    size *= is_alone(t) ? ALONE_LABEL : 1;
    return tiles_label(d, para, t->slide->statistics[0].label, size, d->grid.text_w, 2);
}

/* Cap top of the label under a figure whose baseline is `baseline`. */
static double hero_label(struct draft *d, const struct tiles *t, double baseline, double size)
{
    return baseline + fmax(3, tiles_depth(d, t, &t->slide->statistics[0], size) + 1.2);
}

/* Height of label and change, from the cap top to the deepest ink. */
static double hero_words(struct draft *d, const struct tiles *t)
{
    struct para para;
    struct lines lines = hero_lines(d, t, &para);
    double change = t->slide->statistics[0].has_previous ? HERO_CHANGE + .25 : 0;
    return (.74 + .24) * lines.size + para_pitch(&lines) * ((double)lines.count - 1) + change;
}

/* The largest size, from `size` down, at which label and change end over `bottom`; 0: none. */
static double hero_size(struct draft *d, const struct tiles *t, double size, double bottom)
{
    bool prefix = !text_blank(t->slide->statistics[0].prefix);
    double top = t->panel.field_top + (prefix ? .74 * hero_prefix(d) + prefix_gap(d) : 0);
    double words = hero_words(d, t);
    while (size > 8 && hero_label(d, t, top + t->cap * size, size) + words > bottom) {
        size -= .25;
    }
    return size > 8 ? size : 0;
}

/* Prefix, figure, label and change under each other from the cap top `top` on. */
static void hero(struct draft *d, const struct tiles *t, double top, double size)
{
    const struct statistic *s = &t->slide->statistics[0];
    double x = d->grid.field_x;
    if (!text_blank(s->prefix)) {
        double prefix = hero_prefix(d);
        draft_text(d, FACE_TEXT, prefix, x, top + .74 * prefix, d->theme->ink_2, s->prefix);
        top += .74 * prefix + prefix_gap(d);
    }
    double baseline = top + t->cap * size;
    tiles_figure(d, t, s, size, x, baseline, d->theme->accent);
    struct para para;
    struct lines lines = hero_lines(d, t, &para);
    double first = hero_label(d, t, baseline, size) + .74 * lines.size;
    double last = para_draw(d, &lines, 0, lines.count, x, first, d->theme->ink);
    draft_text(d, FACE_TEXT, 2.75, x, last + HERO_CHANGE, d->theme->ink_2,
               change_text(d, t->form, s));
}

/* Sizes that the figures of a page with a hero have if they have room. */
static double hero_most(const struct draft *d, const struct tiles *t)
{
    double size = d->grid.shape == SHAPE_PORTRAIT   ? 24.5
                  : d->grid.shape == SHAPE_SQUARISH ? 18
                                                    : 24;
    return size + (t->face == FACE_FIGURES ? 2 : 0);
}

static double tile_most(const struct draft *d, const struct tiles *t)
{
    return (d->grid.shape == SHAPE_SQUARISH ? 7 : 10) + (t->face == FACE_FIGURES ? 1 : 0);
}

static double rows_top(const struct draft *d, const struct tiles *t, size_t rows)
{
    return fmin(t->panel.field_top + 40.2, tile_rows_bottom(d, t) - ROWS_LEAST * (double)rows);
}

/* Portrait: over a hero the panel is higher, where rows and note don't need the room. */
static void raise_panel(const struct draft *d, struct tiles *t)
{
    size_t rows = t->slide->statistic_count - 1;
    double room = tile_rows_bottom(d, t) - t->panel.field_top - 40.2 - PANEL_MORE;
    if (text_blank(t->slide->body) && room >= ROWS_MORE * (double)rows) {
        t->panel.height += PANEL_MORE;
        t->panel.field_top += PANEL_MORE;
    }
}

/* Whether figures and labels have room as a hero and what stands under it; sets their form. */
static bool hero_fits(struct draft *d, struct tiles *t)
{
    size_t n = t->slide->statistic_count;
    bool portrait = d->grid.shape == SHAPE_PORTRAIT;
    double height = t->panel.field_bottom - t->panel.field_top;
    struct para para;
    struct lines head = hero_lines(d, t, &para);
    if (head.count > 2 || head.broken || n > HERO_TILES || height < (portrait ? 80 : HERO_HEIGHT)) {
        return false;
    }
    struct tiles_place places[2] = {{0, 1, hero_most(d, t), d->grid.field_w}};
    struct tiles_place *under = &places[1];
    *under = (struct tiles_place){1, n - 1, tile_most(d, t), tile_width(d, COLUMNS)};
    if (portrait && n > 1) {
        double pitch = (tile_rows_bottom(d, t) - rows_top(d, t, n - 1)) / (double)(n - 1);
        under->size = tile_rows_size(d, t, pitch);
        under->width = d->grid.field_w * .55;
    }
    tiles_choose_form(d, t, places, n > 1 ? 2 : 1);
    return portrait || (tile_grid_words_fit(d, t, 1, under->width) &&
                        tile_grid_size_fits(d, t, 1, under->size, under->width));
}

/* False if what stands under it has no room: nothing is drawn then. */
static bool page(struct draft *d, const struct tiles *t)
{
    size_t rest = t->slide->statistic_count - 1;
    bool portrait = d->grid.shape == SHAPE_PORTRAIT;
    double size = tiles_common_size(d, t, 0, 1, hero_most(d, t), d->grid.field_w);
    if (is_alone(t)) {
        double larger = tiles_common_size(d, t, 0, 1, ALONE * hero_most(d, t), d->grid.field_w);
        size = fmax(size, larger);
    }
    double usual_top = t->panel.field_bottom - (t->changes ? 24.4 : 20.8);
    double tiles_top = usual_top;
    if (rest > 0 && !portrait) {
        struct tile_grid high = tile_grid_plan(d, t, 1, COLUMNS, tile_most(d, t));
        tiles_top = fmin(tiles_top, t->panel.field_bottom - high.height);
        size = hero_size(d, t, size, tiles_top - RULE_GAP);
    }
    struct tile_rows rows = {.fit = true};
    if (rest > 0 && portrait) {
        rows = tile_rows_plan(d, t, 1, rest, rows_top(d, t, rest), tile_rows_bottom(d, t));
    }
    if (!rows.fit || size <= 0) {
        return false;
    }
    tiles_page(d, t);
    hero(d, t, t->panel.field_top, size);
    if (rest > 0 && portrait) {
        tile_rows_draw(d, t, &rows, 1, rest);
    } else if (rest > 0) {
        struct tile_grid g =
            tile_grid_plan(d, t, 1, COLUMNS, fmin(tile_most(d, t), size * TILE_OF_HERO));
        /* Smaller than there was room for, they leave the hero some of it. */
        tiles_top = fmin(usual_top, t->panel.field_bottom - g.height);
        tile_grid_draw(d, t, &g, 1, rest, tiles_top);
    }
    return true;
}

bool tile_hero_page(struct draft *d, struct tiles *t)
{
    if (!hero_fits(d, t)) {
        return false;
    }
    if (d->grid.shape == SHAPE_PORTRAIT) {
        raise_panel(d, t);
    }
    return page(d, t);
}
