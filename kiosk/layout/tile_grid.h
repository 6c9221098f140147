/* Large figures as tiles beside and under each other: the figure, and under it label and change. */
#ifndef KIOSK_LAYOUT_TILE_GRID_H
#define KIOSK_LAYOUT_TILE_GRID_H

#include "layout/tiles.h"

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

#endif
