/* From one page to the next in frames of even pace. Private to screen/. */
#ifndef KIOSK_SCREEN_TURN_H
#define KIOSK_SCREEN_TURN_H

#include "screen/present.h"

/* Fades from the picture on the glass to the loaded page for `fade_ms`, at `hz` frames a second;
 * the last frame is exactly that page. At once the last frame if fade_ms is 0 or as soon as
 * `stop_fd` is readable (-1: none). */
bool turn_fade(struct presenter *p, int fade_ms, int hz, int stop_fd, struct err *err);

#endif
