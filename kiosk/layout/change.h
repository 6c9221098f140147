/* How the change of a figure against the one a period earlier is told. */
#ifndef KIOSK_LAYOUT_CHANGE_H
#define KIOSK_LAYOUT_CHANGE_H

#include "layout/form.h"

/* "▲ 8,0 % so với 401", of a share "▼ 0,6 điểm % so với 99,1 %", of degrees "▼ 5 °C so với 2 °C";
 * without a percentage where that says nothing: from zero or less, to less than zero, or from next
 * to nothing. "" if there is no previous figure. It compares the figures as they are written, and
 * may be broken at its plain spaces. */
const char *change_text(struct draft *d, struct form form, const struct statistic *s);

#endif
