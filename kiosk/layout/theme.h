/* The colours and faces of a slide, read from one small file under assets/themes. */
#ifndef KIOSK_LAYOUT_THEME_H
#define KIOSK_LAYOUT_THEME_H

#include "base/bytes.h"
#include "base/err.h"
#include "layout/scene.h"

#include <stdbool.h>

enum ornament { ORNAMENT_NONE, ORNAMENT_BRONZE, ORNAMENT_CIRCLES };

struct theme {
    bool serif; /* headings and display figures in the serif face, else in the text face */
    enum ornament ornament;
    bool
        panel_edge; /* an edge in the accent parts panel and field, where their colours are close */
    bool high_contrast; /* text has the contrast of level AAA, wherever it stands */
    colour field;       /* ground of what is said */
    colour ink;         /* text on it */
    colour ink_2;       /* quiet text on it */
    colour accent;      /* coloured text, newest series */
    colour series_2;    /* fill of the second series */
    colour rule;        /* strong rules, progress */
    colour hairline;
    colour track; /* progress not yet made */
    colour panel_top, panel_bottom;
    colour panel_ink;    /* heading */
    colour header_ink;   /* organisation */
    colour panel_ink_2;  /* notes */
    colour panel_accent; /* bar, rules, ornament */
    colour festive_figure;
    colour festive_track;
};

/* The colours of an urgent slide, the same in every theme. */
extern const struct theme theme_urgent;

/* Reads a theme file (INI, zero-ended behind its size as asset_find gives it). STATUS_CONTENT with
 * the line if a name or value is unknown or a colour is missing. */
bool theme_read(struct theme *theme, struct bytes ini, struct err *err);

#endif
