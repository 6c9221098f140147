#include "paint/exif.h"

#include <stdbool.h>
#include <string.h>

/* The markers of ISO/IEC 10918-1 that matter here. */
enum { START_OF_SCAN = 0xda, APP1 = 0xe1 };

/* A TIFF 6.0 structure: numbers of the byte order it begins with, places from its start. */
struct tiff {
    struct bytes bytes;
    bool big; /* "MM" */
};

/* An unsigned number of 2 or 4 bytes; 0 outside the bytes. */
static uint32_t number(const struct tiff *t, size_t at, size_t size)
{
    if (at > t->bytes.size || t->bytes.size - at < size) {
        return 0;
    }
    uint32_t value = 0;
    for (size_t i = 0; i < size; i++) {
        value = value << 8 | t->bytes.data[at + (t->big ? i : size - 1 - i)];
    }
    return value;
}

static int orientation_of(struct tiff t)
{
    enum { ENTRY = 12, ORIENTATION = 0x0112, SHORT = 3 };
    size_t directory = number(&t, 4, 4);
    uint32_t entries = number(&t, directory, 2);
    for (uint32_t i = 0; i < entries; i++) {
        size_t entry = directory + 2 + (size_t)i * ENTRY;
        if (entry > t.bytes.size) {
            break;
        }
        if (number(&t, entry, 2) == ORIENTATION && number(&t, entry + 2, 2) == SHORT) {
            uint32_t value = number(&t, entry + 8, 2);
            return value >= 1 && value <= 8 ? (int)value : 1;
        }
    }
    return 1;
}

/* The contents of an APP1 segment (EXIF 2.32, 4.7.2). */
static int read_segment(const uint8_t *data, size_t size)
{
    static const char head[] = "Exif\0"; /* and the array's own zero: six bytes */
    if (size < sizeof head + 8 || memcmp(data, head, sizeof head) != 0) {
        return 0;
    }
    struct tiff t = {.bytes = {data + sizeof head, size - sizeof head}};
    t.big = t.bytes.data[0] == 'M';
    if (t.bytes.data[0] != t.bytes.data[1] || (!t.big && t.bytes.data[0] != 'I') ||
        number(&t, 2, 2) != 42) {
        return 0;
    }
    return orientation_of(t);
}

int exif_orientation(struct bytes jpeg)
{
    const uint8_t *p = jpeg.data;
    size_t at = 2; /* behind the start of the image */
    while (jpeg.size >= 4 && at <= jpeg.size - 4 && p[at] == 0xff) {
        uint8_t marker = p[at + 1];
        size_t length = (size_t)p[at + 2] << 8 | p[at + 3]; /* counts itself */
        if (marker == 0xff) {
            at++; /* a fill byte */
            continue;
        }
        if (marker == START_OF_SCAN || length < 2 || length > jpeg.size - at - 2) {
            break;
        }
        if (marker == APP1) {
            int orientation = read_segment(p + at + 4, length - 2);
            if (orientation > 0) {
                return orientation;
            }
        }
        at += 2 + length;
    }
    return 1;
}
