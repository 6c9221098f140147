/* How well a line of a heading breaks between two words: readers take a line as one thing, and
 * "năm | 2020" or "2 | cá nhân" are two halves of one. It knows no language: only numbers, letters
 * that are labels, and punctuation. */
#ifndef KIOSK_LAYOUT_SENSE_H
#define KIOSK_LAYOUT_SENSE_H

#include <stdbool.h>
#include <stddef.h>

enum sense {
    SENSE_PAUSE, /* behind punctuation: the best place */
    SENSE_WORD,  /* between any two words */
    SENSE_COUNT, /* between a number and what it counts */
    SENSE_LABEL, /* between a word and the number or letter that is its name: "phòng | 12", "Tổ | A"
                  */
};

/* A word of a text; no byte of it is a space. */
struct sense_word {
    const char *text;
    size_t length;
};

/* What a break between the words would be; `last` if the text ends with the second one. */
enum sense sense_of_break(struct sense_word before, struct sense_word after, bool last);

#endif
