/* Which rows of a running text stand on which page. */
#ifndef KIOSK_LAYOUT_FLOW_PAGES_H
#define KIOSK_LAYOUT_FLOW_PAGES_H

#include "layout/flow.h"

enum { FLOW_NO_ROW = -1 };

/* Each page costs more than all that can be said against its turns. */
#define FLOW_FEWEST_PAGES 1e6

/* Parts the rows, as they are set, into pages that are filled alike and turn at good places: sets
 * page_count, first, bad_turns, over and parted. `page_cost` is what a page costs beside its
 * squared slack, where a bad turn or an empty page costs 1. Out of memory: draft.no_memory, and no
 * pages.
 */
void flow_turn(struct draft *d, struct flow *f, double page_cost);

/* From the first baseline of a page to its last, at most; u. */
double flow_page_room(const struct flow *f, bool first);

/* A page that starts within a table shows the head of the table again: the row of the head, or
 * FLOW_NO_ROW; *extra is set to the distance from its baseline to that of the page's first row. It
 * is left out where it would take more than a third of the page. */
ptrdiff_t flow_head_again(const struct flow *f, size_t row, double room, double *extra);

/* Distance of the block's first baseline from the line before it, in pitches. */
double flow_gap(const struct block *before, const struct block *b);

#endif
