/* A Markdown body as a plain list of blocks (md4c reads it; CommonMark 0.30). Raw HTML and links
 * are plain text. */
#ifndef KIOSK_LAYOUT_MARKUP_H
#define KIOSK_LAYOUT_MARKUP_H

#include "layout/para.h"

enum block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_ORDERED, /* an item of a numbered list */
    BLOCK_BULLET,  /* an item of another list */
    BLOCK_HEADING,
    BLOCK_QUOTE,
    BLOCK_ROW, /* of a table: `para` holds its cells one behind the other */
};

struct cell {
    struct para para;
    bool right; /* stands at the right end of its column, as figures do */
};

struct block {
    enum block_kind kind;
    int depth;      /* of the list, from 0; deeper than MARKUP_DEPTH_MAX is drawn as that deep */
    long number;    /* of an ordered item */
    bool continues; /* a further paragraph of the item before */
    bool whole;     /* is not parted by the turn of a page, if it can be helped */
    struct para para;
    struct cell *cells; /* of a row */
    size_t cell_count;
    bool head;     /* of the table: a row that is set strong, with a rule under it */
    bool too_wide; /* it has more than MARKUP_CELLS_MAX cells: `para` has them all */
};

struct blocks {
    struct block *block;
    size_t count, room;
};

enum { MARKUP_DEPTH_MAX = 3, MARKUP_CELLS_MAX = 12 };

/* Appends a block; the place of its copy, or NULL and draft.no_memory. */
struct block *blocks_add(struct draft *d, struct blocks *blocks, struct block block);

/* Empty paragraphs are left out. Out of memory: draft.no_memory. */
struct blocks markup_read(struct draft *d, const char *body);

#endif
