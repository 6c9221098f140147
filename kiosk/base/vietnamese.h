/* The letters of Vietnamese, and which of them make a syllable. */
#ifndef KIOSK_BASE_VIETNAMESE_H
#define KIOSK_BASE_VIETNAMESE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In the order of a Vietnamese dictionary. */
enum viet_vowel {
    VIET_A,
    VIET_A_BREVE,
    VIET_A_CIRCUMFLEX,
    VIET_E,
    VIET_E_CIRCUMFLEX,
    VIET_I,
    VIET_O,
    VIET_O_CIRCUMFLEX,
    VIET_O_HORN,
    VIET_U,
    VIET_U_HORN,
    VIET_Y,
    VIET_VOWELS
};

enum viet_tone {
    VIET_LEVEL,
    VIET_GRAVE,
    VIET_HOOK,
    VIET_TILDE,
    VIET_ACUTE,
    VIET_DOT,
    VIET_TONES,
};

/* The small letter, as one code point: ộ for VIET_O_CIRCUMFLEX and VIET_DOT. */
uint32_t viet_letter(enum viet_vowel vowel, enum viet_tone tone);

/* Takes a small letter apart; false if it is not a vowel. */
bool viet_parts(uint32_t letter, enum viet_vowel *vowel, enum viet_tone *tone);

/* Whether the small letters are one syllable as it can stand in Vietnamese text: an initial, a
 * rhyme, and one tone at most, which stands where it may, in the old way (hòa) or the new (hoà). */
bool viet_syllable(const uint32_t *letters, size_t count);

#endif
