/* A show on the store of a place, on an X server of our own, as people in a lobby see it. */
#ifndef KIOSK_TESTS_LOBBY_H
#define KIOSK_TESTS_LOBBY_H

#include "update_place.h"
#include "xvfb.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LOBBY_SOON_MS = 20000, LOBBY_WIDTH = 640, LOBBY_HEIGHT = 360 };

/* For place_bring: two slides, so that the picture changes. */
#define LOBBY_SECOND_SLIDE                                                                        \
    "INSERT INTO slide (id, position, kind, heading, body) VALUES (2, 2, 'announcement', 'Then'," \
    "'More.');"

/* The X server, from before the first test of a group until after its last; a test that needs it is
 * skipped where there is none. */
int lobby_open(void **state);
int lobby_close(void **state);
void lobby_need(void);

/* Starts kiosk show on the store; its words go to the file show.log of the place. And ends it. */
pid_t lobby_show(const struct place *place, const char *program, const char *rotation);
void lobby_end(pid_t show);

/* Wait until the log of the show has the words, until kiosk status has them, until a banner of that
 * colour is on the glass, or is gone; the test fails if that does not come soon. */
void lobby_said(const struct place *place, const char *words);
void lobby_status(const struct place *place, const char *words);
void lobby_banner(uint32_t colour, bool there);

/* Pixels of that colour in the picture on the glass. */
size_t lobby_pixels(uint32_t colour);

/* How often the picture on the glass becomes another within that time. */
int lobby_turns(int within_ms);

/* A process that looks at the glass without a pause from now on: how often it did, and how often
 * most of the picture was black. */
struct lobby_watch;
struct lobby_watch *lobby_watch(void);
void lobby_watched(struct lobby_watch *watch, long *looks, long *black);

#endif
