/* The heading on the panel: its size is chosen from the steps of the type scale. */
#ifndef KIOSK_LAYOUT_HEADING_H
#define KIOSK_LAYOUT_HEADING_H

#include "layout/para.h"

struct heading {
    struct lines lines;
};

/* Sets the heading on the hang line so that its ink ends above `bottom`; false if it can't be, even
 * at the floor: it is then set at the floor. */
bool heading_set(struct draft *d, struct heading *h, const char *text, double bottom);

/* Baseline of its last line. */
double heading_last(const struct draft *d, const struct heading *h);

void heading_draw(struct draft *d, const struct heading *h);

#endif
