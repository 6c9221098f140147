#include "paint/widths.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 4096, COUNT_MAX = SLOTS / 4 * 3, TEXT_MAX = 128 * 1024 };

/* The slot that has the text, or the free one where it belongs: there is always one. */
static struct width *slot(const struct widths *w, const struct width *key, const char *text)
{
    for (size_t i = key->hash % SLOTS;; i = (i + 1) % SLOTS) {
        struct width *s = &w->slot[i];
        if (s->length == 0 ||
            (s->hash == key->hash && s->length == key->length && s->face == key->face &&
             s->size == key->size && memcmp(w->text + s->at, text, key->length) == 0)) {
            return s;
        }
    }
}

static struct width make_key(int face, int size, const char *text, size_t length)
{
    const int of[] = {face, size};
    return (struct width){.hash = hash_add(hash_add(HASH_START, of, sizeof of), text, length),
                          .length = length,
                          .face = face,
                          .size = size};
}

bool widths_find(const struct widths *w, int face, int size, const char *text, size_t length,
                 int *width)
{
    if (w->slot == NULL || length == 0) {
        return false;
    }
    const struct width key = make_key(face, size, text, length);
    const struct width *found = slot(w, &key, text);
    *width = found->width;
    return found->length > 0;
}

/* Room for one more. */
static bool reserve(struct widths *w, size_t length)
{
    if (w->slot == NULL) {
        w->slot = calloc(SLOTS, sizeof *w->slot);
        w->text = malloc(TEXT_MAX);
        if (w->slot == NULL || w->text == NULL) {
            widths_free(w);
            return false;
        }
    }
    if (w->count == COUNT_MAX || w->used + length > TEXT_MAX) {
        memset(w->slot, 0, SLOTS * sizeof *w->slot);
        w->count = w->used = 0;
    }
    return true;
}

void widths_add(struct widths *w, int face, int size, const char *text, size_t length, int width)
{
    if (length == 0 || length > TEXT_MAX || !reserve(w, length)) {
        return;
    }
    struct width key = make_key(face, size, text, length);
    struct width *to = slot(w, &key, text);
    if (to->length > 0) {
        return;
    }
    key.at = w->used;
    key.width = width;
    memcpy(w->text + w->used, text, length);
    w->used += length;
    w->count++;
    *to = key;
}

void widths_free(struct widths *w)
{
    free(w->slot);
    free(w->text);
    *w = (struct widths){0};
}
