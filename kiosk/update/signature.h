/* The text of minisign's signature and public key files, read strictly: pure, no file, no hash.
 * https://jedisct1.github.io/minisign/, "Signature format" and "Public key format". */
#ifndef KIOSK_UPDATE_SIGNATURE_H
#define KIOSK_UPDATE_SIGNATURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    KEY_ID = 8,
    KEY_BYTES = 32,                 /* Ed25519 */
    KEY_NAME = 17,                  /* sixteen hexadecimal digits, zero-ended */
    SIGNATURE_BYTES = 64,           /* Ed25519 */
    SIGNATURE_FILE_MAX = 16 * 1024, /* minisign writes less than 1024 + 8192 + 256 */
};

struct signature {
    bool prehashed; /* "ED": over the BLAKE2b-512 of the file; else "Ed", over the file itself */
    uint8_t key_id[KEY_ID];
    uint8_t of_file[SIGNATURE_BYTES];
    uint8_t of_comment[SIGNATURE_BYTES]; /* over of_file and the trusted comment */
    const char *comment;                 /* the trusted one, in the text; not zero-ended */
    size_t comment_size;
};

/* Reads the four lines of a .minisig file, each ended by LF or CR LF, and nothing behind them.
 * NULL, or what is wrong with it in a few words. */
const char *signature_read(struct signature *s, const char *text, size_t size);

struct public_key {
    uint8_t id[KEY_ID];
    uint8_t key[KEY_BYTES];
};

/* Reads the two lines of a .pub file; the end of the last line may be missing. */
const char *public_key_read(struct public_key *k, const char *text, size_t size);

/* The key's id as minisign prints it. */
void key_name(char name[KEY_NAME], const uint8_t id[KEY_ID]);

#endif
