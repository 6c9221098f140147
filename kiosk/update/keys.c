#include "update/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

enum { KEY_FILE_MAX = 2048 };

struct reading {
    struct keys *keys;
    const struct io *io;
    const char *folder;
};

static void note_name(struct keys *keys, const uint8_t id[KEY_ID])
{
    char name[KEY_NAME];
    const size_t used = strlen(keys->names);
    key_name(name, id);
    (void)snprintf(keys->names + used, sizeof keys->names - used, "%s%s", used == 0 ? "" : ", ",
                   name);
}

static void note_broken(struct keys *keys, const char *file, const char *why)
{
    if (keys->broken[0] == '\0') {
        (void)snprintf(keys->broken, sizeof keys->broken, "%.60s: %s", file, why);
    }
}

static bool read_key(void *to, const char *name)
{
    const struct reading *r = to;
    struct keys *keys = r->keys;
    const size_t length = strlen(name);
    char path[IO_PATH];
    char text[KEY_FILE_MAX];
    if (length < 4 || strcmp(name + length - 4, ".pub") != 0 || name[0] == '.') {
        return true;
    }
    if (keys->count == KEYS_MAX) {
        note_broken(keys, name, "too many keys");
        return false;
    }
    int64_t got = io_path(path, r->folder, name);
    if (got >= 0) {
        got = io_read_file(r->io, path, text, sizeof text);
    }
    struct public_key *key = &keys->key[keys->count];
    const char *why = got < 0 ? strerror((int)-got) : public_key_read(key, text, (size_t)got);
    if (why != NULL) {
        note_broken(keys, name, why);
    } else {
        note_name(keys, key->id);
        keys->count++;
    }
    return true;
}

bool keys_read(struct keys *keys, const struct io *io, const char *folder, struct verdict *v)
{
    *keys = (struct keys){0};
    struct reading r = {keys, io, folder};
    const int listed = io->list(io->ctx, folder, &r, read_key);
    if (listed < 0) {
        return verdict_io(v, REASON_NO_KEYS, "read the folder of trusted keys", folder, -listed);
    }
    if (keys->count > 0) {
        return true;
    }
    if (keys->broken[0] != '\0') {
        return verdict_set(v, REASON_NO_KEYS,
                           "the device trusts no key: %s in %.100s is not a public key of "
                           "minisign's; copy it there again",
                           keys->broken, folder);
    }
    return verdict_set(v, REASON_NO_KEYS,
                       "the device trusts no key: put the office's public key (a .pub file of "
                       "minisign's) into %.100s",
                       folder);
}

const struct public_key *keys_find(const struct keys *keys, const uint8_t id[KEY_ID])
{
    for (size_t i = 0; i < keys->count; i++) {
        if (memcmp(keys->key[i].id, id, KEY_ID) == 0) {
            return &keys->key[i];
        }
    }
    return NULL;
}
