/* Vietnamese text put into the old encodings, for tests that take it out again. The tables are
 * written out here, not made from the program's. */
#ifndef KIOSK_TESTS_LEGACY_ENCODE_H
#define KIOSK_TESTS_LEGACY_ENCODE_H

#include "base/legacy.h"

/* Letters, each once: the 67 small ones with a mark, then their capitals in the same order. */
enum { LETTERS = 134 };
const char *encode_letter(size_t n);

/* How text in the encoding looks that was taken for Western European. In TCVN3, capitals that it
 * lacks become small, as they do where a capital font is used. The result is from malloc. */
char *encode_text(enum legacy encoding, const char *text);

#endif
