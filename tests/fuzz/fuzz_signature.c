/* A .minisig or .pub file that minisign wrote, or somebody else. */
#include "fuzz.h"

#include "update/verify.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

/* The two keys that are trusted, and the file that was signed with the first: seeds/signature was
 * made by minisign with their secret halves, which nobody has any more. */
static const char *const trusted[] = {
    "untrusted comment: minisign public key "
    "9C10A730AA91FB1B\nRWQb+5GqMKcQnPnaO+d0qwZQCkK+6Lum57EWjBT6C5JXqEe1iyYDQyqK\n",
    "untrusted comment: minisign public key "
    "1C7E5D9302F87525\nRWQldfgCk11+HG9/OvnNS4zz5YObBEUsf3WO6FltjkvTOGmUsU3yXrMj\n",
};
static const char signed_file[] = "Kiosk: the file that was signed.\n";
static const char signed_line[] =
    "RUQb+"
    "5GqMKcQnC8xesvoQjMyPzcZeLPWJ03KkpBlPIUmNK24TsHcubtoL4ggnfi9R2NneFK8J1crKhBrsufYq7r9XKnY0xWjNQs"
    "="; /* the one line that is true of it */
static const char signed_comment[] = "sample";

struct office {
    struct keys keys;
    struct hashed hashed;
};

static void *open_office(void)
{
    struct office *o = calloc(1, sizeof *o);
    fuzz_must(o != NULL, "there is memory");
    for (size_t i = 0; i < 2; i++) {
        const char *wrong = public_key_read(&o->keys.key[i], trusted[i], strlen(trusted[i]));
        fuzz_must(wrong == NULL, "the trusted keys can be read");
        o->keys.count++;
    }
    o->hashed.size = (int64_t)strlen(signed_file);
    (void)crypto_generichash(o->hashed.digest, DIGEST_BYTES, (const uint8_t *)signed_file,
                             strlen(signed_file), NULL, 0);
    return o;
}

/* Whoever has no secret key can't make another signature that holds. */
static bool check_signature(const struct office *o, const char *text, size_t size)
{
    struct verdict v = {0};
    struct signature s = {0};
    const char *wrong = signature_read(&s, text, size);
    const bool good = verify_signature(&o->keys, text, size, &o->hashed, &v);
    fuzz_must(good == (v.reason == REASON_NONE), "a refusal has a reason");
    fuzz_must(!good || wrong == NULL, "what is accepted can be read");
    if (wrong == NULL) {
        fuzz_must(s.comment >= text && s.comment + s.comment_size < text + size,
                  "the comment is in the text");
    }
    if (good) {
        const char *line = memmem(text, size, signed_line, strlen(signed_line));
        fuzz_must(s.prehashed, "the old form is not accepted");
        fuzz_must(line != NULL, "no other signature of the file holds");
        fuzz_must(s.comment_size == strlen(signed_comment) &&
                      memcmp(s.comment, signed_comment, s.comment_size) == 0,
                  "no other comment holds");
    }
    return good;
}

static void check_key(const struct office *o, const char *text, size_t size)
{
    struct keys keys = {.count = 1};
    struct verdict v = {0};
    if (public_key_read(&keys.key[0], text, size) != NULL) {
        return;
    }
    fuzz_must(keys_find(&keys, keys.key[0].id) == &keys.key[0], "a key is found by its id");
    char name[KEY_NAME];
    key_name(name, keys.key[0].id);
    fuzz_must(strlen(name) == KEY_NAME - 1, "a key has a name");
    (void)verify_signature(&keys, text, size, &o->hashed, &v);
}

static bool run(void *ctx, const uint8_t *data, size_t size)
{
    const struct office *o = ctx;
    if (size == 0 || size > SIGNATURE_FILE_MAX) {
        return false;
    }
    const char *text = (const char *)data;
    check_key(o, text, size);
    return check_signature(o, text, size);
}

const struct fuzz_target fuzz_signature = {"signature", open_office, run, free};
