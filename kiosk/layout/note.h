/* The notes at the foot of a panel or field: source, scope, who hands over. */
#ifndef KIOSK_LAYOUT_NOTE_H
#define KIOSK_LAYOUT_NOTE_H

#include "layout/para.h"

/* A part of the note; line feeds in it are breaks. */
struct note {
    enum face face;
    double size;
    bool bright; /* in the ink of the heading */
    const char *text;
};

enum { NOTE_MAX = 8 }; /* range, kind, note, lead, presenter: label, name, office; organisation */

struct notes {
    struct note note[NOTE_MAX];
    size_t count;
    size_t apart; /* the note before which there is a gap, because other matter begins; 0: none */
};

/* Adds a note behind the others; a blank text adds none. */
void notes_add(struct notes *n, enum face face, double size, bool bright, const char *text);

/* Puts a note before the others. */
void notes_head(struct notes *n, struct note note);

/* Cap top of the first line if the last baseline is `last`; `last` if there are none. */
double notes_top(struct draft *d, const struct notes *n, double last, double measure);

void notes_draw(struct draft *d, const struct notes *n, double x, double last, double measure,
                colour quiet, colour bright);

#endif
