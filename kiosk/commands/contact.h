/* A contact sheet: all pages small on one picture. */
#ifndef KIOSK_COMMANDS_CONTACT_H
#define KIOSK_COMMANDS_CONTACT_H

#include "paint/paint.h"

/* A zeroed one is empty. */
struct contact {
    struct canvas *thumb; /* from malloc */
    size_t count, room;
};

/* Adds the page, shrunk to a width of about 480 pixels. */
bool contact_add(struct contact *contact, const struct canvas *page, struct err *err);

/* All pages in rows of up to three, on a new canvas that the caller frees. */
bool contact_sheet(const struct contact *contact, struct canvas *sheet, struct err *err);

void contact_free(struct contact *contact);

#endif
