/* Large figures in rows of the whole width, label left and figure right. */
#ifndef KIOSK_LAYOUT_TILE_ROWS_H
#define KIOSK_LAYOUT_TILE_ROWS_H

#include "layout/tiles.h"

/* Rows from `top` on. */
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

#endif
