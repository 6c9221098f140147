#include "layout/tiles.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

/* Measures: design system, "Hero" and "Tile". */
enum { HERO_TILES = 4, TILES_A_PAGE = 6, COLUMNS = 3 };
#define HERO_HEIGHT 50.0 /* of a field that has room for a hero over tiles */
#define GUTTER 4.0
#define TILE_HEIGHT 22.4 /* rule to the last baseline of a label of two lines */
#define TILE_LEAST 5.0   /* smaller figures are better told in rows */
#define TILE_OF_HERO .6  /* a tile's figure at most, so that the hero stays one */
#define HERO_CHANGE 4.4  /* baseline of the change under that of the label */
#define ROWS_LEAST 10.0  /* portrait: pitch of the rows under the hero */
#define ROWS_MORE 16.0   /* and the least under a panel that is so much higher */
#define PANEL_MORE 4.0

/* A figure is told in full while that takes no more than this from its size. */
#define SIZE_KEPT .6

/* Words behind a figure. */
static double words_size(double size)
{
    return fmax(size * .36, 2.5);
}

double tiles_width(struct draft *d, const struct tiles *t, const struct statistic *s, double size)
{
    const char *words;
    const char *number = form_large(d, t->form, s, &words);
    double width = draft_width(d, t->face, size, number);
    if (*words != '\0') {
        width += .2 * size + draft_width(d, FACE_STRONG, words_size(size), words);
    }
    return width;
}

double tiles_depth(struct draft *d, const struct tiles *t, const struct statistic *s)
{
    const char *words;
    bool deep = strchr(form_large(d, t->form, s, &words), ',') != NULL;
    return deep ? face_metrics(t->face).down * .75 : 0;
}

void tiles_figure(struct draft *d, const struct tiles *t, const struct statistic *s, double size,
                  double x, double baseline, colour c)
{
    const char *words;
    const char *number = form_large(d, t->form, s, &words);
    double width = draft_ink(d, t->face, size, x, baseline, c, number);
    draft_text(d, FACE_STRONG, words_size(size), x + width + .2 * size, baseline, c, words);
    draft_load(d)->figures++;
}

double tiles_common_size(struct draft *d, const struct tiles *t, size_t first, size_t count,
                         double size, double width)
{
    for (size_t i = first; i < first + count; i++) {
        while (size > 2.5 && tiles_width(d, t, &t->slide->statistics[i], size) > width) {
            size *= .94;
        }
    }
    return size;
}

void tiles_choose_form(struct draft *d, struct tiles *t, const struct tiles_place *places,
                       size_t count)
{
    struct forms forms = forms_of(d, t->slide, false);
    for (size_t i = 0; i < forms.count; i++) {
        t->form = forms.form[i];
        bool fits = true;
        for (size_t k = 0; k < count && fits; k++) {
            const struct tiles_place *p = &places[k];
            fits = tiles_common_size(d, t, p->first, p->count, p->size, p->width) >=
                   SIZE_KEPT * p->size;
        }
        if (fits) {
            return;
        }
    }
    t->form = forms.form[0];
}

struct lines tiles_label(struct draft *d, struct para *para, const char *label, double size,
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

double tiles_change_size(struct draft *d, const struct tiles *t, const struct statistic *s,
                         double width)
{
    return draft_fit(d, FACE_TEXT, TILES_CHANGE, DRAFT_FLOOR, width, change_text(d, t->form, s));
}

void tiles_page(struct draft *d, const struct tiles *t)
{
    draft_page(d, GROUND_FIELD);
    panel_draw(d, &t->panel);
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
    return tiles_label(d, para, t->slide->statistics[0].label,
                       d->grid.shape == SHAPE_PORTRAIT ? 5 : 4.25, d->grid.text_w, 2);
}

/* Cap top of the label under a figure whose baseline is `baseline`. */
static double hero_label(struct draft *d, const struct tiles *t, double baseline, double size)
{
    return baseline + fmax(3, tiles_depth(d, t, &t->slide->statistics[0]) * size + 1.2);
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
    double top = t->panel.field_top + (prefix ? .74 * hero_prefix(d) + prefix_gap(d) : 0);
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

/* The sizes of all tiles of a slide. */
struct grid_style {
    size_t columns;
    double width, pitch;
    double size, label_size, change_size;
    double below; /* cap top of the labels under the figures' baseline */
};

static double tile_width(const struct draft *d, size_t columns)
{
    return (d->grid.field_w - GUTTER * ((double)columns - 1)) / (double)columns;
}

static struct grid_style grid_plan(struct draft *d, const struct tiles *t, size_t first,
                                   size_t columns, double size, double pitch)
{
    size_t n = t->slide->statistic_count;
    struct grid_style g = {.columns = columns, .width = tile_width(d, columns), .pitch = pitch};
    g.size = tiles_common_size(d, t, first, n - first, size, g.width);
    g.label_size = 2.75;
    g.change_size = TILES_CHANGE;
    g.below = 2.6;
    for (size_t i = first; i < n; i++) {
        const struct statistic *s = &t->slide->statistics[i];
        struct para para;
        g.label_size = tiles_label(d, &para, s->label, g.label_size, g.width, 2).size;
        g.change_size = fmin(g.change_size, tiles_change_size(d, t, s, g.width));
        g.below = fmax(g.below, tiles_depth(d, t, s) * g.size + .9);
    }
    return g;
}

static void tile(struct draft *d, const struct tiles *t, const struct grid_style *g,
                 const struct statistic *s, double x, double y)
{
    draft_rule(d, x, y, g->width, .35, d->theme->rule);
    double prefix = y + 3 + .74 * 2.75;
    draft_text(d, FACE_TEXT, 2.75, x, prefix, d->theme->ink_2, s->prefix);
    double baseline = prefix + 1.9 + t->cap * g->size;
    tiles_figure(d, t, s, g->size, x, baseline, d->theme->ink);
    struct para para;
    struct lines label = tiles_label(d, &para, s->label, g->label_size, g->width, 2);
    double last = para_draw(d, &label, 0, label.count, x, baseline + g->below + .74 * label.size,
                            d->theme->ink);
    draft_text(d, FACE_TEXT, g->change_size, x, last + TILES_CHANGE_BELOW, d->theme->ink_2,
               change_text(d, t->form, s));
}

static void grid_draw(struct draft *d, const struct tiles *t, const struct grid_style *g,
                      size_t first, size_t count, double top)
{
    for (size_t i = 0; i < count; i++) {
        size_t row = i / g->columns;
        tile(d, t, g, &t->slide->statistics[first + i],
             d->grid.field_x + (g->width + GUTTER) * (double)(i % g->columns),
             top + g->pitch * (double)row);
    }
}

static bool tile_labels_fit(struct draft *d, const struct tiles *t, size_t first, size_t count,
                            double width)
{
    for (size_t i = first; i < first + count; i++) {
        struct para para;
        struct lines lines = tiles_label(d, &para, t->slide->statistics[i].label, 2.75, width, 2);
        if (lines.count > 2 || lines.broken) {
            return false;
        }
    }
    return true;
}

static size_t grid_columns(const struct tiles *t)
{
    return t->slide->statistic_count == 4 ? 2 : COLUMNS;
}

#define GRID_SIZE 10.0

/* Whether tiles have room for the figures; sets their form. */
static bool grid_fits(struct draft *d, struct tiles *t)
{
    size_t n = t->slide->statistic_count;
    double w = tile_width(d, grid_columns(t));
    struct tiles_place place = {0, n, GRID_SIZE, w};
    tiles_choose_form(d, t, &place, 1);
    return tile_labels_fit(d, t, 0, n, w) &&
           tiles_common_size(d, t, 0, n, GRID_SIZE, w) >= TILE_LEAST;
}

static void grid_pages(struct draft *d, const struct tiles *t)
{
    size_t n = t->slide->statistic_count;
    size_t pages = (n + TILES_A_PAGE - 1) / TILES_A_PAGE;
    double pitch = t->panel.field_bottom - TILE_HEIGHT - (t->changes ? TILES_CHANGE_BELOW : 0) -
                   t->panel.field_top;
    struct grid_style g = grid_plan(d, t, 0, grid_columns(t), GRID_SIZE, pitch);
    for (size_t i = 0, first = 0; i < pages; i++) {
        size_t count = (n - first + (pages - i) - 1) / (pages - i);
        tiles_page(d, t);
        grid_draw(d, t, &g, first, count, t->panel.field_top);
        first += count;
    }
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
    return portrait || (tile_labels_fit(d, t, 1, n - 1, under->width) &&
                        tiles_common_size(d, t, 1, n - 1, under->size, under->width) >= TILE_LEAST);
}

/* False if what stands under it has no room: nothing is drawn then. */
static bool hero_page(struct draft *d, const struct tiles *t)
{
    size_t rest = t->slide->statistic_count - 1;
    bool portrait = d->grid.shape == SHAPE_PORTRAIT;
    double size = tiles_common_size(d, t, 0, 1, hero_most(d, t), d->grid.field_w);
    double tiles_top = t->panel.field_bottom - (t->changes ? 24.4 : 20.8);
    if (rest > 0 && !portrait) {
        size = hero_size(d, t, size, tiles_top - 1.2);
    }
    struct tile_rows rows = {.fit = true};
    if (rest > 0 && portrait) {
        rows = tile_rows_plan(d, t, 1, rest, rows_top(d, t, rest), tile_rows_bottom(d, t));
    }
    if (!rows.fit) {
        return false;
    }
    tiles_page(d, t);
    hero(d, t, t->panel.field_top, size);
    if (rest > 0 && portrait) {
        tile_rows_draw(d, t, &rows, 1, rest);
    } else if (rest > 0) {
        struct grid_style g =
            grid_plan(d, t, 1, COLUMNS, fmin(tile_most(d, t), size * TILE_OF_HERO), 0);
        grid_draw(d, t, &g, 1, rest, tiles_top);
    }
    return true;
}

void chart_tiles(struct draft *d, const struct slide *slide, const struct panel *panel)
{
    struct tiles t = {.slide = slide, .panel = *panel, .face = draft_figure_face(d)};
    t.cap = face_metrics(t.face).cap;
    for (size_t i = 0; i < slide->statistic_count; i++) {
        t.changes = t.changes || slide->statistics[i].has_previous;
    }
    bool low = t.panel.field_bottom - t.panel.field_top < HERO_HEIGHT;
    bool hero_first = hero_fits(d, &t);
    if (hero_first && d->grid.shape == SHAPE_PORTRAIT) {
        raise_panel(d, &t);
    }
    if (hero_first && hero_page(d, &t)) {
        return;
    }
    if (d->grid.shape != SHAPE_PORTRAIT && !low && slide->statistic_count > 2 && grid_fits(d, &t)) {
        grid_pages(d, &t);
    } else {
        tile_rows_pages(d, &t);
    }
}
