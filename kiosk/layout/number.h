/* Figures shortened the way a language does, and only exactly: 12.500.000 is 12,5 triệu, and
 * 12.345.678 has more digits than anybody wants to read behind a mark. Pure. */
#ifndef KIOSK_LAYOUT_NUMBER_H
#define KIOSK_LAYOUT_NUMBER_H

#include "layout/language.h"

/* The same figure in thousands, millions, ... without the word: "12,5" is 12.500.000 in millions.
 * It has all digits that it needs to be exact, and no zeros behind them. */
const char *number_in(const struct language *language, struct arena *arena, double value,
                      int decimals, enum magnitude magnitude);

/* How many digits behind the mark that takes: 1 for 12.500.000 in millions. */
int number_decimals(double value, int decimals, enum magnitude magnitude);

/* Whether a unit, such as "triệu đồng", has a word of magnitude in it. */
bool number_has_large_unit(const struct language *language, const char *unit);

#endif
