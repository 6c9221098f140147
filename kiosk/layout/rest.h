/* The words of a slide that have no place in its layout, on text pages of their own, so that
 * nothing is lost. */
#ifndef KIOSK_LAYOUT_REST_H
#define KIOSK_LAYOUT_REST_H

#include "layout/flow.h"
#include "layout/panel.h"

/* Appends a paragraph; a blank text appends none. */
void rest_add(struct draft *d, struct blocks *blocks, enum block_kind kind, enum face face,
              const char *text);

/* Appends the notes if the panel has no room for them. */
void rest_notes(struct draft *d, struct blocks *blocks, const struct panel *panel);

/* Text pages of the blocks under the same heading, and of the code that the panel had no room for.
 * No page if there is neither. */
void rest_pages(struct draft *d, const struct panel *panel, const struct blocks *blocks);

#endif
