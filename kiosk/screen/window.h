/* The one window, made through SDL. It is hidden until window_show. Private to screen/. */
#ifndef KIOSK_SCREEN_WINDOW_H
#define KIOSK_SCREEN_WINDOW_H

#include "base/err.h"
#include "screen/screen.h"
#include "screen/x11.h"

#include <SDL.h>
#include <stdbool.h>

struct window {
    SDL_Window *sdl;
    const char *driver; /* SDL's name of the video driver: "x11", "kmsdrm" */
    struct x11 *x11;    /* NULL on other drivers */
    int display;        /* the number of the display it was opened on */
    bool follows;       /* nobody but us fits the window to its display */
};

/* False on an error (STATUS_DISPLAY); *window is then to be closed all the same. */
bool window_open(struct window *window, const struct screen_options *options, struct err *err);

/* A zeroed window is allowed. */
void window_close(struct window *window);

/* Lets SDL present the window's surface through OpenGL ES 2, on drivers that have no surface of
 * their own; before the first use of the surface. */
void window_lend_surface(void);

void window_show(struct window *window);

/* Fits a window that follows its display to the display's size of now. True if its size changed,
 * which SDL does not tell by an event of its own then. */
bool window_follow(struct window *window);

/* Frames a second of the display, at most 60. */
int window_hz(const struct window *window);

#endif
