/* What X11 is asked beside SDL. libX11 and libXrandr are those that SDL itself has loaded: the
 * program is linked to neither. Private to screen/. */
#ifndef KIOSK_SCREEN_X11_H
#define KIOSK_SCREEN_X11_H

#include "layout/scene.h"

#include <SDL.h>
#include <stdbool.h>

struct x11;

/* The connection of an SDL window; NULL if it is no X11 window or libX11 can't be loaded. `lost`
 * (NULL is allowed) is called when the server is gone: see screen_options. */
struct x11 *x11_new(SDL_Window *window, void (*lost)(void *ctx), void *lost_ctx);

/* NULL is allowed. */
void x11_free(struct x11 *x);

/* The connection's descriptor: readable when the server has sent something. */
int x11_descriptor(const struct x11 *x);

/* Whether a window manager runs (Extended Window Manager Hints, _NET_SUPPORTING_WM_CHECK). */
bool x11_has_manager(const struct x11 *x);

/* Where monitor number `index` lies now, the primary one first: SDL 2.26 notices monitors that come
 * and go, but not that one changes its mode. False if the server can't tell. */
bool x11_monitor(const struct x11 *x, int index, struct box *bounds);

/* Whether an event of the server (an SDL_SYSWMEVENT) may mean that a monitor changed. */
bool x11_is_monitor_event(const SDL_Event *event);

#endif
