/* UTF-8 text: valid, in NFC, walked by code points and by what a reader calls a character. */
#ifndef KIOSK_BASE_TEXT_H
#define KIOSK_BASE_TEXT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether the bytes are UTF-8 as RFC 3629 has it (no surrogates, no overlong forms) without a zero
 * byte. */
bool text_valid(const char *text, size_t length);

/* The valid UTF-8 `text` in Unicode normalization form C, zero-ended, in the arena; control
 * characters other than tab and line feed become spaces, CR LF becomes LF. Of combining marks
 * and signs without width no more than 30 in a row are kept (UAX #15, Stream-Safe Text Format).
 * *out_length, if not NULL, is set to its bytes. NULL if there is no memory. */
char *text_nfc(struct arena *a, const char *text, size_t length, size_t *out_length);

/* Makes zero-ended bytes of unknown origin harmless in a line for a terminal, a log or a screen, in
 * place: control characters (C0, C1) and those that end a line or turn the writing round become
 * spaces, each byte that is not UTF-8 a question mark; a character that is cut off at the end goes.
 */
void text_tame(char *text);

/* Ends the text in a buffer of `size` bytes with "…" at a whole character, if printf(3) had
 * `wanted` bytes to write there and could not write all. */
void text_cut(char *text, size_t size, int wanted);

/* The code point at `text`, which is valid and not at its end; *size is set to its bytes. */
uint32_t text_codepoint(const char *text, size_t *size);

/* Bytes of the grapheme cluster (UAX #29, extended) that starts at `text`; 0 at the end. */
size_t text_grapheme(const char *text, size_t length);

/* Code points of the text. */
size_t text_count(const char *text, size_t length);

/* The valid UTF-8 `text` as it is compared with others: its case folded, each white space one plain
 * space, none at its ends. Zero-ended, in the arena; NULL if there is no memory. */
char *text_fold(struct arena *a, const char *text);

/* Whether the text is NULL, empty or only white space. */
bool text_blank(const char *text);

#endif
