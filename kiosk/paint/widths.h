/* Widths of texts that were measured already: setting a slide asks for the same ones many times,
 * and shaping a text takes a hundred times as long as finding it here. */
#ifndef KIOSK_PAINT_WIDTHS_H
#define KIOSK_PAINT_WIDTHS_H

#include <stddef.h>
#include <stdint.h>

struct widths {
    struct width_entry *entry; /* NULL: none is known */
};

/* What the width of the text is known by; never 0. */
uint64_t widths_key(int face, int size, const char *text, size_t length);

/* The width in pixels; -1: not known. Needs a zeroed struct at first. */
int widths_find(const struct widths *widths, uint64_t key);

/* Remembers it, in place of another one. Where there is no memory it does not. */
void widths_keep(struct widths *widths, uint64_t key, int width);

/* Forgets all. */
void widths_free(struct widths *widths);

#endif
