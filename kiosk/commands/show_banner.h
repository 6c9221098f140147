/* What an update is about, as a banner over the page that is shown. Private to show*.c. */
#ifndef KIOSK_COMMANDS_SHOW_BANNER_H
#define KIOSK_COMMANDS_SHOW_BANNER_H

#include "base/arena.h"
#include "layout/banner.h"
#include "update/update.h"

struct show;

struct show_banner {
    bool is_on;
    bool is_new; /* the news are not painted yet */
    struct news news;
    struct banner banner; /* with its words in the arena */
    struct arena words;
    bool is_painted;
    int64_t until;      /* clock_monotonic_ms when it goes */
    int64_t not_before; /* and when it may be painted anew */
};

enum banner_say {
    BANNER_STAYS,
    BANNER_GOES_ON, /* the page is to be painted anew, at once */
    BANNER_TURNS,   /* the same, with the fade from page to page */
};

void show_banner_close(struct show_banner *banner);

/* Takes what the store's status file says; or what is told here. */
void show_banner_take(struct show *show);
void show_banner_tell(struct show *show, const struct news *news);

/* clock_monotonic_ms of the next time that show_banner_due is to be asked; INT64_MAX: no time. */
int64_t show_banner_at(const struct show *show);

/* Brings the maker up to the news; what is to be done with the page on the screen. */
enum banner_say show_banner_due(struct show *show);

#endif
