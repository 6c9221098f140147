/* What tiles and rows of large figures share: one form and one size for the figures of a slide. */
#ifndef KIOSK_LAYOUT_TILES_H
#define KIOSK_LAYOUT_TILES_H

#include "layout/change.h"
#include "layout/kinds.h"

#define TILES_CHANGE 2.5       /* most size of the line that tells the change */
#define TILES_CHANGE_BELOW 3.9 /* its baseline under that of the label */

struct tiles {
    const struct slide *slide;
    struct panel panel;
    struct form form;
    bool changes; /* a figure has a previous one */
    enum face face;
    double cap; /* of the face */
};

/* Width of a figure with the words that stand behind it. */
double tiles_width(struct draft *d, const struct tiles *t, const struct statistic *s, double size);

/* How deep the figure's ink goes under its baseline, in em: a comma does, a point does not. */
double tiles_depth(struct draft *d, const struct tiles *t, const struct statistic *s);

void tiles_figure(struct draft *d, const struct tiles *t, const struct statistic *s, double size,
                  double x, double baseline, colour c);

/* The largest size, from `size` down, at which each of so many figures is at most `width` wide. */
double tiles_common_size(struct draft *d, const struct tiles *t, size_t first, size_t count,
                         double size, double width);

/* The label at the largest size from `size` down at which it takes at most so many lines. */
struct lines tiles_label(struct draft *d, struct para *para, const char *label, double size,
                         double width, size_t most);

/* The change at that size; no lines if there is none. */
struct lines tiles_change(struct draft *d, struct para *para, const struct tiles *t,
                          const struct statistic *s, double size, double width);

/* The largest size, smaller than that of the labels, at which all changes take one line, else
 * `most`; DRAFT_FLOOR if there is none. */
double tiles_change_size(struct draft *d, const struct tiles *t, size_t first, size_t count,
                         double width, double label, size_t most);

/* Begins a page with its panel. */
void tiles_page(struct draft *d, const struct tiles *t);

/* Tiles beside and under each other: figure, and under it label and change. */
struct tile_grid {
    size_t columns;
    double width, height; /* of a tile, from its rule to the last baseline */
    double pitch;         /* from row to row: set by whoever draws several */
    double size, label_size, change_size;
    double below; /* cap top of the labels under the figures' baseline */
};

double tile_width(const struct draft *d, size_t columns);

/* Whether the labels from `first` on have room at a good size, and the changes; and the figures. */
bool tile_grid_words_fit(struct draft *d, const struct tiles *t, size_t first, double width);
bool tile_grid_size_fits(struct draft *d, const struct tiles *t, size_t first, double size,
                         double width);

/* One size for all figures from `first` on, from `size` down. */
struct tile_grid tile_grid_plan(struct draft *d, const struct tiles *t, size_t first,
                                size_t columns, double size);
void tile_grid_draw(struct draft *d, const struct tiles *t, const struct tile_grid *g, size_t first,
                    size_t count, double top);

/* All figures as tiles, over as many pages as they need; false, and no page, if they don't fit. */
bool tile_grid_pages(struct draft *d, struct tiles *t);

/* The first figure large, the others under it as tiles or rows; false, and no page, if they don't
 * fit. */
bool tile_hero_page(struct draft *d, struct tiles *t);

/* Rows of the whole width from `top` on, label left and figure right: `count` figures, with so much
 * room as `most` of them need. */
struct tile_rows {
    double top, bottom;
    double pitch, size;
    double label_size, change_size;
    bool prefix_above; /* of the label, not before the figure */
    bool fit;          /* the changes have room beside the figures */
};

/* Rows may end at the rule of the footer, but keep away from a note that stands above it. */
double tile_rows_bottom(const struct draft *d, const struct tiles *t);

/* The size that the figures of rows have if they have room. */
double tile_rows_size(const struct draft *d, const struct tiles *t, double pitch);

/* Sizes for all figures from `first` on, `most` of them under each other. */
struct tile_rows tile_rows_plan(struct draft *d, const struct tiles *t, size_t first, size_t most,
                                double top, double bottom);
void tile_rows_draw(struct draft *d, const struct tiles *t, const struct tile_rows *rows,
                    size_t first, size_t count);

/* All figures as rows, over as many pages as they need; no page if they don't fit. */
void tile_rows_pages(struct draft *d, struct tiles *t);

/* A place for figures: so wide, and as large as that if they fit. */
struct tiles_place {
    size_t first, count;
    double size, width;
};

/* Sets the first form in which all figures have room at their places, and if there is none the full
 * one. */
void tiles_choose_form(struct draft *d, struct tiles *t, const struct tiles_place *places,
                       size_t count);

#endif
