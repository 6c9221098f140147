/* A piece of memory with its length: a plain word of all rooms. */
#ifndef KIOSK_BASE_BYTES_H
#define KIOSK_BASE_BYTES_H

#include <stddef.h>
#include <stdint.h>

/* Who owns the bytes is said where they are handed over. */
struct bytes {
    const uint8_t *data;
    size_t size;
};

#endif
