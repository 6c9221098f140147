/* The names of lines at their ends, in place of a legend. */
#ifndef KIOSK_LAYOUT_LINE_NAMES_H
#define KIOSK_LAYOUT_LINE_NAMES_H

#include "layout/plot.h"

enum { LINE_NAMES_MOST = TABLE_COLOURS };

struct line_names {
    double width; /* of the widest, with the space before it; 0: they have no room */
    bool figures; /* the last figure stands under each name */
    double middle[LINE_NAMES_MOST]; /* y of each */
};

/* Whether the names may stand at the ends: every line goes on to the last label, and no name is too
 * wide. Sets their width, for plot_measure. */
bool line_names_fit(struct draft *d, struct line_names *n, const struct table *t);

/* Places them in a plot that is measured, each near its line's end, with figures if they have room;
 * false if the lines end too close to each other. */
bool line_names_place(struct line_names *n, const struct plot *p);

void line_names_draw(struct draft *d, const struct line_names *n, const struct plot *p);

#endif
