#include "mutant_parts.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static uint8_t *grow(struct blob *b, size_t size)
{
    if (b->size + size > b->room) {
        b->room = (b->size + size) * 2;
        b->data = realloc(b->data, b->room);
        mutant_must(b->data != NULL, "there is memory");
    }
    b->size += size;
    return b->data + b->size - size;
}

void blob_put(struct blob *b, const void *data, size_t size)
{
    if (size > 0) {
        memcpy(grow(b, size), data, size);
    }
}

void blob_fill(struct blob *b, uint8_t byte, size_t size)
{
    if (size > 0) {
        memset(grow(b, size), byte, size);
    }
}

void blob_put16(struct blob *b, unsigned value)
{
    const uint8_t bytes[] = {(uint8_t)(value >> 8), (uint8_t)value};
    blob_put(b, bytes, sizeof bytes);
}

void blob_put32(struct blob *b, uint32_t value)
{
    blob_put16(b, value >> 16);
    blob_put16(b, value & 0xffff);
}

void blob_chunk(struct blob *b, const char name[4], const uint8_t *data, size_t size)
{
    blob_put32(b, (uint32_t)size);
    const size_t from = b->size;
    blob_put(b, name, 4);
    blob_put(b, data, size);
    blob_put32(b, (uint32_t)crc32(0, b->data + from, (uInt)(size + 4)));
}

void blob_flip(struct blob *b, struct rng *rng, size_t head, size_t most)
{
    for (size_t left = 1 + rng_below(rng, most); left > 0 && b->size > 0; left--) {
        const size_t within = rng_once_in(rng, 3) || head > b->size ? b->size : head;
        uint8_t *at = &b->data[rng_below(rng, within)];
        static const uint8_t odd[] = {0, 1, 0x7f, 0x80, 0xff, 0xfe, 2, 10};
        switch (rng_below(rng, 3)) {
        case 0:
            *at = odd[rng_below(rng, sizeof odd)];
            break;
        case 1:
            *at ^= (uint8_t)(1U << rng_below(rng, 8));
            break;
        default:
            *at = (uint8_t)rng_next(rng);
            break;
        }
    }
}
