/* The digest of a data file, BLAKE2b-512, and its text. */
#ifndef KIOSK_UPDATE_DIGEST_H
#define KIOSK_UPDATE_DIGEST_H

#include <stdbool.h>
#include <stdint.h>

enum { DIGEST_BYTES = 64, DIGEST_HEX = 2 * DIGEST_BYTES + 1 };

/* In hexadecimal, zero-ended. */
void digest_text(char text[DIGEST_HEX], const uint8_t digest[DIGEST_BYTES]);

/* And back; false if the text is anything but that. */
bool digest_read(uint8_t digest[DIGEST_BYTES], const char *text);

#endif
