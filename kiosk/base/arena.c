#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 16 * 1024 };

struct arena_block {
    struct arena_block *before;
    size_t size;
    size_t used;
    _Alignas(max_align_t) unsigned char bytes[];
};

static struct arena_block *grow(struct arena *a, size_t size)
{
    size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    if (room > SIZE_MAX - sizeof(struct arena_block)) {
        return NULL;
    }
    struct arena_block *block = malloc(sizeof *block + room);
    if (block == NULL) {
        return NULL;
    }
    block->before = a->last;
    block->size = room;
    block->used = 0;
    a->last = block;
    a->reserved += sizeof *block + room;
    return block;
}

void *arena_take(struct arena *a, size_t size)
{
    const size_t align = _Alignof(max_align_t);
    if (size > SIZE_MAX - align) {
        return NULL;
    }
    size_t rounded = (size + align - 1) / align * align;
    struct arena_block *block = a->last;
    if (block == NULL || block->size - block->used < rounded) {
        block = grow(a, rounded);
        if (block == NULL) {
            return NULL;
        }
    }
    void *piece = block->bytes + block->used;
    block->used += rounded;
    a->used += rounded;
    return memset(piece, 0, rounded);
}

void *arena_take_array(struct arena *a, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        return NULL;
    }
    return arena_take(a, count * size);
}

char *arena_text(struct arena *a, const char *text, size_t length)
{
    if (length == SIZE_MAX) {
        return NULL;
    }
    char *copy = arena_take(a, length + 1);
    if (copy != NULL && length > 0) {
        memcpy(copy, text, length);
    }
    return copy;
}

char *arena_vformat(struct arena *a, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    const int length = vsnprintf(NULL, 0, format, args);
    char *text = length < 0 ? NULL : arena_take(a, (size_t)length + 1);
    if (text != NULL) {
        (void)vsnprintf(text, (size_t)length + 1, format, again);
    }
    va_end(again);
    return text;
}

char *arena_format(struct arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = arena_vformat(a, format, args);
    va_end(args);
    return text;
}

static void free_chain(struct arena_block *block)
{
    while (block != NULL) {
        struct arena_block *before = block->before;
        free(block);
        block = before;
    }
}

void arena_reset(struct arena *a)
{
    struct arena_block *kept = a->last;
    if (kept != NULL) {
        free_chain(kept->before);
        kept->before = NULL;
        kept->used = 0;
        if (kept->size > BLOCK_SIZE) { /* one giant slide must not be paid for a year */
            free(kept);
            kept = NULL;
        }
    }
    a->last = kept;
    a->used = 0;
    a->reserved = kept == NULL ? 0 : sizeof *kept + kept->size;
}

void arena_free(struct arena *a)
{
    if (a != NULL) {
        free_chain(a->last);
        *a = (struct arena){0};
    }
}
