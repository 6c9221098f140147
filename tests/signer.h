/* An office that signs files, with Debian's own minisign(1). */
#ifndef KIOSK_TESTS_SIGNER_H
#define KIOSK_TESTS_SIGNER_H

#include <stddef.h>

struct signer {
    char secret[160]; /* path of the secret key */
    char public[160]; /* and of the public one */
};

/* Makes a pair of keys FOLDER/NAME.key and FOLDER/NAME.pub; a missing minisign fails the test. */
struct signer signer_make(const char *folder, const char *name);

/* Signs the file: FILE.minisig, with more options for minisign ("-t 'a comment'"). */
void signer_sign(const struct signer *signer, const char *file, const char *options);

/* The sixteen digits that minisign calls the key by. */
void signer_key(const struct signer *signer, char name[17]);

#endif
