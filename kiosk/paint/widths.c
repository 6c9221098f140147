#include "paint/widths.h"

#include "base/hash.h"

#include <stdlib.h>

enum { ROOM = 8192 }; /* 128 KiB, while a slide is set */

struct width_entry {
    uint64_t key;
    int width;
};

uint64_t widths_key(int face, int size, const char *text, size_t length)
{
    const int kind[] = {face, size};
    return hash_add(hash_add(HASH_START, kind, sizeof kind), text, length) | 1;
}

/* The lowest bit is that of every key. */
static size_t place_of(uint64_t key)
{
    return (size_t)((key ^ key >> 32) >> 1) % ROOM;
}

int widths_find(const struct widths *widths, uint64_t key)
{
    const struct width_entry *entry = widths->entry == NULL ? NULL : &widths->entry[place_of(key)];
    return entry != NULL && entry->key == key ? entry->width : -1;
}

void widths_keep(struct widths *widths, uint64_t key, int width)
{
    if (widths->entry == NULL) {
        widths->entry = calloc(ROOM, sizeof *widths->entry);
    }
    if (widths->entry != NULL) {
        widths->entry[place_of(key)] = (struct width_entry){key, width};
    }
}

void widths_free(struct widths *widths)
{
    free(widths->entry);
    *widths = (struct widths){0};
}
