/* A contact sheet: many pages small on one picture. */
#ifndef KIOSK_COMMANDS_CONTACT_H
#define KIOSK_COMMANDS_CONTACT_H

#include "paint/paint.h"

/* Of one sheet: what the eye finds its way in, and 15 rows of the tallest fit on a canvas. */
enum { CONTACT_MAX = 45 };

/* A zeroed one is empty. */
struct contact {
    int thumb_width; /* pixels; 0: 480 */
    int across;      /* thumbs in a row; 0: 3 */
    struct canvas thumb[CONTACT_MAX];
    size_t count;
};

/* Adds the page, shrunk to the width of a thumb and at most 1024 of height. Not to be called on a
 * full one. */
bool contact_add(struct contact *contact, const struct canvas *page, struct err *err);

bool contact_full(const struct contact *contact);

/* All pages in rows, on a new canvas that the caller frees. */
bool contact_sheet(const struct contact *contact, struct canvas *sheet, struct err *err);

/* It is empty then, and can be used again. */
void contact_free(struct contact *contact);

#endif
