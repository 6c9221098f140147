/* Awards of a festive page with the portraits of those who receive them, as large as there is room
 * for, under the headings of their categories. */
#ifndef KIOSK_LAYOUT_GALLERY_H
#define KIOSK_LAYOUT_GALLERY_H

#include "layout/entries.h"
#include "layout/para.h"

enum { GALLERY_MOST = 6 };
#define GALLERY_GUTTER 4.0

struct gallery_cell {
    struct lines name, detail;
    double text_top, height; /* from its own top */
    bool right;              /* the detail stands at the right end of the name's line */
};

struct gallery {
    const struct entries *entries; /* GALLERY_MOST at most */
    double x, top, width, height;  /* its place, in u; the last baseline is at its foot */

    /* Set by gallery_plan. */
    size_t columns;
    bool above; /* photographs stand above the names, not beside them */
    size_t size, name_lines;
    double photo; /* height, u */
    struct gallery_cell cell[GALLERY_MOST];
};

/* Chooses how the awards are set: their portraits as large as can be. Returns what that is worth,
 * in u of a portrait's height, to be compared with another place; 0 if there is no room. */
double gallery_plan(struct draft *d, struct gallery *g);

/* Draws on the current page. */
void gallery_draw(struct draft *d, const struct gallery *g);

#endif
