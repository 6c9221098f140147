#include "update/digest.h"

#include <sodium.h>
#include <string.h>

_Static_assert(DIGEST_BYTES == crypto_generichash_BYTES_MAX, "BLAKE2b-512");

void digest_text(char text[DIGEST_HEX], const uint8_t digest[DIGEST_BYTES])
{
    (void)sodium_bin2hex(text, DIGEST_HEX, digest, DIGEST_BYTES);
}

bool digest_read(uint8_t digest[DIGEST_BYTES], const char *text)
{
    size_t got = 0;
    return sodium_hex2bin(digest, DIGEST_BYTES, text, strlen(text), NULL, &got, NULL) == 0 &&
           got == DIGEST_BYTES;
}
