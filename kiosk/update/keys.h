/* The public keys that the device trusts: minisign's *.pub files in one folder. */
#ifndef KIOSK_UPDATE_KEYS_H
#define KIOSK_UPDATE_KEYS_H

#include "update/io.h"
#include "update/signature.h"
#include "update/verdict.h"

enum { KEYS_MAX = 32, KEYS_SHOWN = 128 };

struct keys {
    struct public_key key[KEYS_MAX];
    size_t count;
    char names[KEYS_SHOWN];  /* their ids, for a person: "1A…, 2B…"; cut to fit */
    char broken[KEYS_SHOWN]; /* the first file that can't be read as a key, and why; "" if none */
};

/* Reads the folder. REASON_NO_KEYS if it can't be read or holds no key that can; a file that is
 * broken beside good ones is only noted. */
bool keys_read(struct keys *keys, const struct io *io, const char *folder, struct verdict *v);

/* The key of that id, NULL if it is not trusted. */
const struct public_key *keys_find(const struct keys *keys, const uint8_t id[KEY_ID]);

#endif
