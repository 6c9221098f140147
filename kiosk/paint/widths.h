/* The widths of texts that were measured. Wrapping asks for the same words at the same size again
 * and again, and shaping a text costs a hundred times more than finding it here. */
#ifndef KIOSK_PAINT_WIDTHS_H
#define KIOSK_PAINT_WIDTHS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct width {
    uint64_t hash;
    size_t at, length; /* of the text, in widths->text */
    int face, size;
    int width; /* pixels */
};

/* A zeroed one is empty. It takes 288 KiB at most. */
struct widths {
    struct width *slot; /* NULL: nothing was kept yet; free where length is 0 */
    size_t count;       /* of those that are taken */
    char *text;
    size_t used; /* bytes of it */
};

/* Whether the width is known. */
bool widths_find(const struct widths *widths, int face, int size, const char *text, size_t length,
                 int *width);

/* Keeps a width that was not found. When it is full all others are forgotten; without memory this
 * one is. */
void widths_add(struct widths *widths, int face, int size, const char *text, size_t length,
                int width);

void widths_free(struct widths *widths);

#endif
