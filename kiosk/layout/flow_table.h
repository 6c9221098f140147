/* The tables of a flow: how wide their columns are, and drawing a row. */
#ifndef KIOSK_LAYOUT_FLOW_TABLE_H
#define KIOSK_LAYOUT_FLOW_TABLE_H

#include "layout/markup.h"

struct flow_columns {
    double x[MARKUP_CELLS_MAX]; /* from the frame's left edge, u */
    double w[MARKUP_CELLS_MAX];
    double gap; /* between them */
    size_t count;
};

/* The columns of the table whose first row is the block `first`, at that size, in a measure; in the
 * arena. NULL if the measure is too narrow for so many: its rows are then set as paragraphs. */
const struct flow_columns *flow_table_columns(struct draft *d, const struct blocks *blocks,
                                              size_t first, double size, double measure);

/* Lines that the row takes: those of its longest cell, at least 1. */
size_t flow_table_lines(struct draft *d, const struct block *row,
                        const struct flow_columns *columns, double size);

/* Draws a row whose first baseline is `baseline`, with the rule under it. */
void flow_table_draw(struct draft *d, const struct block *row, const struct flow_columns *columns,
                     double size, double x, double baseline);

#endif
