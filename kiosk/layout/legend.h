/* What the colours of a chart stand for: square, name and total of each series. */
#ifndef KIOSK_LAYOUT_LEGEND_H
#define KIOSK_LAYOUT_LEGEND_H

#include "layout/table.h"

/* Draws it from the cap top `top` on, on one line if that can be, else in columns of which no row
 * has more than one entry less than the others; returns how much height it takes: 0 for one series
 * without a name. */
double legend_draw(struct draft *d, const struct table *t, double top);

#endif
