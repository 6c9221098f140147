/* The staff's guide as one sheet of A4. */
#ifndef APPLIANCE_GUIDE_SHEET_H
#define APPLIANCE_GUIDE_SHEET_H

#include "pen.h"
#include "words.h"

#define SHEET_WIDTH 595.28 /* A4 in points */
#define SHEET_HEIGHT 841.89

/* Draws it with an open pen. `pictures` is the folder of what kiosk render --banner KIND painted:
 * KIND.png, of 16 by 9; NULL leaves frames for them. STATUS_CONTENT if a section is missing or the
 * words have no room on one page, STATUS_NO_FILE if a picture is. */
bool sheet_draw(struct pen *pen, const struct words *words, const char *pictures, struct err *err);

#endif
