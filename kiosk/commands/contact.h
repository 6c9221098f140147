/* A contact sheet: many pages small on one picture. */
#ifndef KIOSK_COMMANDS_CONTACT_H
#define KIOSK_COMMANDS_CONTACT_H

#include "paint/paint.h"

/* Of one sheet: what the eye finds its way in, and 15 rows of the tallest fit on a canvas. */
enum { CONTACT_MAX = 45 };

/* A zeroed one is empty. */
struct contact {
    struct canvas thumb[CONTACT_MAX];
    size_t count;
};

/* Adds the page, shrunk to about 480 pixels of width and at most 1024 of height. Not to be called
 * on a full one. */
bool contact_add(struct contact *contact, const struct canvas *page, struct err *err);

bool contact_full(const struct contact *contact);

/* All pages in rows of up to three, on a new canvas that the caller frees. */
bool contact_sheet(const struct contact *contact, struct canvas *sheet, struct err *err);

/* It is empty then, and can be used again. */
void contact_free(struct contact *contact);

#endif
