/* The words for a piece of news. */
#ifndef KIOSK_COMMANDS_SHOW_NEWS_H
#define KIOSK_COMMANDS_SHOW_NEWS_H

#include "base/arena.h"
#include "layout/banner.h"
#include "layout/language.h"
#include "update/update.h"

/* The banner of a piece of news, its words in the arena; `ask` is whom to ask, NULL: nobody.
 * False if it is none that the screen tells of, or for want of memory. */
bool show_news_banner(const struct news *news, const struct language *language, const char *ask,
                      struct arena *arena, struct banner *banner);

#endif
