#include "update/verify.h"

#include <errno.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 64 * 1024, SQLITE_HEAD = 100 };

static uint32_t big_endian(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* https://www.sqlite.org/fileformat.html, 1.3: page size at 16, pages at 28, which count if the
 * change counter at 24 is that of 92. Only for words: the signature decides. */
static int64_t size_said(const uint8_t *head, size_t size)
{
    if (size < SQLITE_HEAD || memcmp(head, "SQLite format 3", 16) != 0 ||
        big_endian(head + 24) != big_endian(head + 92)) {
        return 0;
    }
    const int64_t page = head[16] << 8 | head[17];
    return (page == 1 ? 65536 : page) * (int64_t)big_endian(head + 28);
}

static bool hash_pieces(const struct io *io, int fd, uint8_t *piece, struct progress progress,
                        struct hashed *h, const char *path, struct verdict *v)
{
    struct io_about about;
    const int known = io->about(io->ctx, fd, &about);
    if (known < 0) {
        return verdict_io(v, REASON_STORE, "look at it", path, -known);
    }
    crypto_generichash_state state;
    (void)crypto_generichash_init(&state, NULL, 0, DIGEST_BYTES);
    *h = (struct hashed){0};
    for (;;) {
        const int64_t got = io_read(io, fd, piece, PIECE, h->size);
        if (got < 0) {
            return verdict_io(v, REASON_STORE, "read it", path, (int)-got);
        }
        if (h->size == 0) {
            h->said_size = size_said(piece, (size_t)got);
        }
        (void)crypto_generichash_update(&state, piece, (uint64_t)got);
        h->size += got;
        if (got < PIECE) {
            break;
        }
        if (progress.told != NULL) {
            progress.told(progress.ctx, h->size, about.size);
        }
    }
    (void)crypto_generichash_final(&state, h->digest, DIGEST_BYTES);
    return h->size == about.size ||
           verdict_set(v, REASON_STORE,
                       "the copy in the store changed while it was read; nothing "
                       "else may write there");
}

bool verify_hash(const struct io *io, int fd, const char *path, struct progress progress,
                 struct hashed *hashed, struct verdict *v)
{
    uint8_t *piece = malloc(PIECE);
    if (piece == NULL) {
        return verdict_io(v, REASON_MEMORY, "hash it", path, ENOMEM);
    }
    const bool done = hash_pieces(io, fd, piece, progress, hashed, path, v);
    free(piece);
    return done;
}

/* What was signed is another file than this: how they differ, as far as can be told. */
static bool not_the_signed(const struct hashed *h, struct verdict *v)
{
    const int64_t lacks = h->said_size - h->size;
    if (h->said_size > 0 && lacks > 0) {
        return verdict_set(v, REASON_CUT_OFF,
                           "the file is cut off: it lacks %lld of the %lld bytes that its head "
                           "tells of; copy it to the stick again, and eject that before pulling it",
                           (long long)lacks, (long long)h->said_size);
    }
    if (h->said_size > 0 && lacks < 0) {
        return verdict_set(v, REASON_ADDED_TO,
                           "the file has %lld bytes more than were written by the program that "
                           "made it; take it from the office again",
                           (long long)-lacks);
    }
    return verdict_set(v, REASON_ALTERED,
                       "the file is not the one that was signed: sign it after its last change, "
                       "and copy both files to the stick");
}

bool verify_signer(const struct keys *keys, const char *text, size_t size, struct signature *s,
                   const struct public_key **key, struct verdict *v)
{
    const char *wrong = signature_read(s, text, size);
    if (wrong != NULL) {
        return verdict_set(v, REASON_BAD_SIGNATURE,
                           "the signature file is not whole: %s; sign the file again with "
                           "\"minisign -Sm\", and copy both files to the stick",
                           wrong);
    }
    if (!s->prehashed) {
        return verdict_set(v, REASON_OLD_SIGNATURE,
                           "the signature is of minisign's old form (-l), which is not taken; sign "
                           "the file with \"minisign -Sm\"");
    }
    *key = keys_find(keys, s->key_id);
    if (*key == NULL) {
        char name[KEY_NAME];
        key_name(name, s->key_id);
        return verdict_set(v, REASON_WRONG_KEY,
                           "signed with the key %s, which this device does not trust; it trusts "
                           "%s%s%s",
                           name, keys->names, keys->broken[0] == '\0' ? "" : ", and can't read ",
                           keys->broken);
    }
    return true;
}

bool verify_signature(const struct keys *keys, const char *text, size_t size,
                      const struct hashed *hashed, struct verdict *v)
{
    struct signature s = {0};
    const struct public_key *key = NULL;
    if (!verify_signer(keys, text, size, &s, &key, v) || key == NULL) {
        return false;
    }
    if (crypto_sign_verify_detached(s.of_file, hashed->digest, DIGEST_BYTES, key->key) != 0) {
        return not_the_signed(hashed, v);
    }
    unsigned char both[SIGNATURE_BYTES + SIGNATURE_FILE_MAX];
    if (s.comment_size > SIGNATURE_FILE_MAX) {
        return verdict_set(v, REASON_BAD_SIGNATURE, "the trusted comment is too long");
    }
    memcpy(both, s.of_file, SIGNATURE_BYTES);
    memcpy(both + SIGNATURE_BYTES, s.comment, s.comment_size);
    if (crypto_sign_verify_detached(s.of_comment, both, SIGNATURE_BYTES + s.comment_size,
                                    key->key) != 0) {
        return verdict_set(v, REASON_COMMENT,
                           "the trusted comment of the signature was changed; sign the file again "
                           "with \"minisign -Sm\"");
    }
    return true;
}
