/* Whether a page keeps the rules that no content may break (design system, "What may never
 * happen"). Layout asks of each of its own pages, and sets the slide as plain text if the answer is
 * no. */
#ifndef KIOSK_LAYOUT_SOUND_H
#define KIOSK_LAYOUT_SOUND_H

#include "layout/draft.h"

/* No text leaves its place (picture, panel, field above the footer) or touches other text, a code,
 * a picture, a rule or the ornament; none is under the floor. */
bool page_sound(const struct draft *d, const struct page *page);

/* Whether all pages of the draft from page `first` on are sound, and there is one. */
bool pages_sound(const struct draft *d, size_t first);

#endif
