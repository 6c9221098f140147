/* How a figure may be told, worked out another way than the program does. */
#ifndef KIOSK_TESTS_TOLD_FIGURE_H
#define KIOSK_TESTS_TOLD_FIGURE_H

#include "content/deck.h"
#include "layout/language.h"

/* The figure in so many thousands of thousands, with three digits behind its mark at most, if that
 * is the figure exactly; else NULL. Where it is large (`apart`), its word stands apart without a
 * space. */
const char *told_shortened(const struct language *l, struct arena *arena, double value,
                           int decimals, int magnitude, bool apart);

/* Whether the labels are numbers that follow each other, so that an axis need not have them all. */
bool told_numbers_in_order(const struct slide *slide);

#endif
