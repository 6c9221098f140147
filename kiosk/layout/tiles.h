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

/* How deep the ink of a figure of that size goes under its baseline, u: a comma does, a point does
 * not, and words do. */
double tiles_depth(struct draft *d, const struct tiles *t, const struct statistic *s, double size);

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

/* A place for figures: so wide, and as large as that if they fit. */
struct tiles_place {
    size_t first, count;
    double size, width;
};

/* Sets the first form in which all figures have room at their places, and if there is none the full
 * one. */
void tiles_choose_form(struct draft *d, struct tiles *t, const struct tiles_place *places,
                       size_t count);

/* tile_hero.c: the first figure large, the others under it as tiles or rows; false, and no page, if
 * they don't fit. */
bool tile_hero_page(struct draft *d, struct tiles *t);

#endif
