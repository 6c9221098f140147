/* The panel beside (portrait: above) the field: who speaks, the heading, the notes and the code. It
 * is planned once a slide, and drawn on each of its pages. What it has no room for is marked, and
 * goes to a page of its own (rest.h). */
#ifndef KIOSK_LAYOUT_PANEL_H
#define KIOSK_LAYOUT_PANEL_H

#include "layout/heading.h"
#include "layout/note.h"

struct panel {
    const char *kind; /* at the head of the field; "" for none */
    const char *heading;
    const char *link; /* "" for none */
    struct notes notes;
    bool no_ornament;
    int64_t behind; /* image that fills the field behind the text; 0: none */

    /* Set by panel_plan: where the field's content goes. */
    double height;       /* portrait: of the panel */
    double field_top;    /* cap top of the first line */
    double field_bottom; /* last baseline */
    bool notes_out;      /* there was no room for the notes */
    bool code_out;       /* nor for the code */
    bool address_small;  /* the code's address is on one line, to leave the heading more */

    struct heading set; /* the heading as it is set */
    struct lines organisation;
    double kind_size;
    double logo_part; /* of its full size */
};

/* The words of a slide that every kind has: heading, kind's name or label, note, link. */
struct panel panel_of(const struct draft *d, const struct slide *slide, enum word kind);

/* Chooses sizes and places. A kind's name or an organisation that is too long for its place becomes
 * a note. */
void panel_plan(struct draft *d, struct panel *p);

/* The most that a logo may take, u. */
#define PANEL_LOGO_W 13.0
#define PANEL_LOGO_H 7.2

/* The logo, the organisation and the bar over it, for a page that draws its panel itself. */
void panel_plan_header(struct draft *d, struct panel *p);
void panel_draw_header(struct draft *d, const struct panel *p);

/* Draws ground, panel and all that stands on it, and the kind's name, on the current page. The
 * ground is GROUND_FIELD or GROUND_FESTIVE. */
void panel_draw(struct draft *d, const struct panel *p);

#endif
