/* A quick hash, to know a text again; not against anybody who wants two of one hash. */
#ifndef KIOSK_BASE_HASH_H
#define KIOSK_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START UINT64_C(0xcbf29ce484222325)

/* The hash with more bytes added to it; begins with HASH_START. FNV-1a, 64 bits:
 * http://www.isthe.com/chongo/tech/comp/fnv/ */
uint64_t hash_add(uint64_t hash, const void *bytes, size_t size);

#endif
