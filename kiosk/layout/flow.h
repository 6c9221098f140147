/* Running text in the field: blocks set at the largest size at which they fit, or else over pages
 * of about the same length. */
#ifndef KIOSK_LAYOUT_FLOW_H
#define KIOSK_LAYOUT_FLOW_H

#include "layout/markup.h"

/* Where the text goes; u. */
struct flow_frame {
    double x, measure;
    double first_top; /* cap top of the first line on the first page */
    double top;       /* on the others */
    double bottom;    /* last baseline */
    bool page_more;   /* a page more is better than one that turns at a bad place */
};

struct flow_line {
    size_t block;  /* index in blocks */
    size_t index;  /* of the line in its block */
    double indent; /* from frame.x */
    double before; /* distance from the baseline of the row before it */
    double depth;  /* from its first baseline to its last: a row of a table may have several */
};

struct flow {
    struct flow_frame frame;
    const struct blocks *blocks;
    struct lines *lines;                 /* one for each block */
    const struct flow_columns **columns; /* of each block that is a row of a table, else NULL */
    struct flow_line *row;
    size_t row_count;
    double size;
    double number_w; /* indent of an item of a numbered list */
    size_t *first;   /* row that each page starts with; first[page_count] is row_count */
    size_t page_count;
    size_t tall_rows; /* rows of tables that take more than a line */
    size_t bad_turns; /* pages that start with a lone line, item, or what was just announced */
    bool over;        /* there is no room for a single line: each page's first is under the frame */
    bool parted; /* a block that is to stay whole goes on over a turn: it is taller than a page */
};

/* Sets the blocks at the first of the sizes (falling) at which all fit on one page; else at the
 * largest size that takes no more pages than the last of them (frame.page_more: one more, if need
 * be), or one a little smaller if its pages turn at better places, or if it breaks the cells of
 * half as many rows of its tables. */
struct flow flow_plan(struct draft *d, const struct blocks *blocks, const struct flow_frame *frame,
                      const double *sizes, size_t size_count);

/* Last baseline of a page of the flow, in u; 0 if there is no such page. */
double flow_last(const struct flow *flow, size_t page);

/* Draws a page of the flow on the current page. */
void flow_draw(struct draft *d, const struct flow *flow, size_t page);

#endif
