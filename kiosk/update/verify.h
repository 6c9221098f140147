/* Whether a file is the one that the office signed. */
#ifndef KIOSK_UPDATE_VERIFY_H
#define KIOSK_UPDATE_VERIFY_H

#include "update/digest.h"
#include "update/io.h"
#include "update/keys.h"
#include "update/signature.h"
#include "update/verdict.h"

/* Told while a long step goes on: `done` of `whole` bytes. `told` may be NULL. */
struct progress {
    void *ctx;
    void (*told)(void *ctx, int64_t done, int64_t whole);
};

/* What was hashed: exactly `size` bytes, which the file still had at its end. */
struct hashed {
    uint8_t digest[DIGEST_BYTES];
    int64_t size;
    int64_t said_size; /* what the SQLite file's own head says of its size; 0: it does not say */
};

/* Hashes an open file with a buffer of 64 KiB. `path` is for messages. REASON_STORE if it can't be
 * read to its end, REASON_MEMORY. */
bool verify_hash(const struct io *io, int fd, const char *path, struct progress progress,
                 struct hashed *hashed, struct verdict *v);

/* Whether the text of a .minisig file claims to be by a key that is trusted, which needs no file:
 * what can't be right need not be copied. The reasons are those of "Its signature". */
bool verify_signer(const struct keys *keys, const char *text, size_t size, struct signature *s,
                   const struct public_key **key, struct verdict *v);

/* Whether such a key signed it for that digest: the prehashed Ed25519 signature, and the global one
 * over it and the trusted comment. */
bool verify_signature(const struct keys *keys, const char *text, size_t size,
                      const struct hashed *hashed, struct verdict *v);

#endif
