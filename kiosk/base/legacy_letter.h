/* The tables of the Vietnamese encodings from before Unicode. Only legacy.c and legacy_guess.c
 * include this. */
#ifndef KIOSK_BASE_LEGACY_LETTER_H
#define KIOSK_BASE_LEGACY_LETTER_H

#include "base/legacy.h"

#include <stdint.h>

/* The letter that the encoding has at the start of the valid UTF-8 `text`, which is not empty;
 * returns the bytes that it takes there. What the encoding does not know is a letter as it is. */
size_t legacy_letter(enum legacy encoding, const char *text, size_t length, uint32_t *letter);

/* Whether a byte of Windows-1252, by its code point, is a letter or part of one there. */
bool legacy_knows(enum legacy encoding, uint32_t codepoint);

#endif
