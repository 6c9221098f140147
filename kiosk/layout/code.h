/* The QR code of a link, with its call to action and the address as people read it. */
#ifndef KIOSK_LAYOUT_CODE_H
#define KIOSK_LAYOUT_CODE_H

#include "layout/para.h"

/* Side of the white square, u. */
double code_side(const struct draft *d);

/* On the panel's foot, the address' last baseline at `last`; on one line, though smaller, if
 * `one_line` and it can be. Returns the top of the white square; draws only if `draw`. */
double code_in_panel(struct draft *d, const char *link, double last, bool one_line, bool draw);

/* Height that the code takes at the foot of the field: more than its square if the address is long.
 */
double code_field_height(struct draft *d, const char *link);

/* At the foot of the field, the words beside it. `on_panel`: in the panel's inks. */
void code_in_field(struct draft *d, const char *link, bool on_panel);

#endif
