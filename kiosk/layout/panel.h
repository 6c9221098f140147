/* The panel beside (portrait: above) the field: who speaks, the heading, the note and the code. It
 * is planned once a slide, and drawn on each of its pages. */
#ifndef KIOSK_LAYOUT_PANEL_H
#define KIOSK_LAYOUT_PANEL_H

#include "layout/para.h"

/* A part of the note; line feeds in it are breaks. */
struct note {
    enum face face;
    double size;
    bool bright; /* in the ink of the heading */
    const char *text;
};

enum { NOTE_MAX = 6 }; /* range, note, lead, presenter: label, name, office */

struct panel {
    const char *kind; /* at the head of the field; "" for none */
    const char *heading;
    const char *link; /* "" for none */
    struct note notes[NOTE_MAX];
    size_t note_count;
    bool no_ornament;

    /* Set by panel_plan: where the field's content goes. */
    double height;       /* portrait: of the panel */
    double field_top;    /* cap top of the first line */
    double field_bottom; /* last baseline */
    bool note_in_field;  /* there was no room for the note: it has to be set in the field */

    struct para heading_para;
    struct lines heading_lines;
};

/* The words of a slide that every kind has: heading, kind's name or label, note, link. */
struct panel panel_of(const struct draft *d, const struct slide *slide, enum word kind);

/* Adds a note behind the others; a blank text adds none. */
void panel_note(struct panel *p, enum face face, double size, bool bright, const char *text);

/* Chooses the size of the heading. */
void panel_plan(struct draft *d, struct panel *p);

/* Draws ground, panel and all that stands on it, and the kind's name, on the current page. The
 * ground is GROUND_FIELD or GROUND_FESTIVE. */
void panel_draw(struct draft *d, const struct panel *p);

/* The address as people read it: without the scheme and a last slash. */
const char *panel_address(struct draft *d, const char *link);

#endif
