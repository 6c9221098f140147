/* A show on the store of a place, on an X server of our own, as people in a lobby see it. */
#ifndef KIOSK_TESTS_LOBBY_H
#define KIOSK_TESTS_LOBBY_H

#include "update_place.h"
#include "xvfb.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LOBBY_SOON_MS = 20000 };

/* Starts kiosk show on the store; its words go to the file show.log of the place. And ends it. */
pid_t lobby_show(const struct place *place, const char *program, const char *rotation);
void lobby_end(pid_t show);

/* Wait until the log of the show has the words, until kiosk status has them, until a banner of that
 * colour is on the glass, or is gone; the test fails if that does not come soon. */
void lobby_said(const struct place *place, const char *words);
void lobby_status(const struct place *place, const char *words);
void lobby_banner(const struct xvfb *x, uint32_t colour, bool there);

/* Pixels of that colour in the picture on the glass. */
size_t lobby_pixels(const struct xvfb *x, uint32_t colour);

/* How often the picture on the glass becomes another within that time. */
int lobby_turns(const struct xvfb *x, int within_ms);

/* A process that looks at the glass without a pause from now on: how often it did, and how often
 * most of the picture was black. */
struct lobby_watch;
struct lobby_watch *lobby_watch(const struct xvfb *x);
void lobby_watched(struct lobby_watch *watch, long *looks, long *black);

#endif
