#include "screen/window.h"

#include "screen/driver.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WINDOWED_WIDTH = 1280, WINDOWED_HEIGHT = 720, HZ_MAX = 60 };

/* What SDL would do for a game and must not do here. Whoever sets a hint in the environment
 * (SDL_…) still has the last word, but for those set with SDL_HINT_OVERRIDE. */
static void set_hints(void)
{
    SDL_SetHintWithPriority(SDL_HINT_NO_SIGNAL_HANDLERS, "1", SDL_HINT_OVERRIDE);
    SDL_SetHint(SDL_HINT_APP_NAME, "Kiosk");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    /* Else SDL presents even the window's own surface through OpenGL, which without a GPU means
     * llvmpipe: 80 MB and five times the work. */
    SDL_SetHintWithPriority(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0", SDL_HINT_OVERRIDE);
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_PING, "0");
}

/* Things that libraries under SDL do at their start and that are of no use here: who sets these
 * variables keeps his own. The first two would cost more time than opening the window. */
static void set_environment(void)
{
    /* libX11 reads the compose sequences of the whole world (6 ms); nobody types text here. */
    const char *display = getenv("DISPLAY");
    if (display && *display) {
        setenv("XCOMPOSEFILE", "/dev/null", 0);
    }
    /* Without a session bus libdbus starts dbus-launch to make one. */
    const char *folder = getenv("XDG_RUNTIME_DIR");
    char bus[256];
    (void)snprintf(bus, sizeof bus, "%s/bus", folder ? folder : "");
    if (access(bus, F_OK)) {
        setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null", 0);
    }
    /* Where there is no Wayland, libwayland would write an error about this variable, ahead of the
     * line that tells what is wrong. */
    if (!folder && !getenv("WAYLAND_DISPLAY")) {
        setenv("XDG_RUNTIME_DIR", "/dev/null", 0);
    }
}

static bool open_video(struct err *err)
{
    set_environment();
    set_hints();
    /* SDL takes one that nobody sees of its own accord where there is no display; we only if it is
     * asked for. */
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) == 0 && driver_of(SDL_GetCurrentVideoDriver()).blind &&
        !SDL_GetHint(SDL_HINT_VIDEODRIVER)) {
        SDL_SetError("there is none");
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }
    if (!SDL_WasInit(SDL_INIT_VIDEO)) {
        return err_set(err, STATUS_DISPLAY,
                       "no display can be opened (%s); set DISPLAY or WAYLAND_DISPLAY, or run on a "
                       "console with a screen and the right to use it",
                       SDL_GetError());
    }
    SDL_StopTextInput();
    SDL_DisableScreenSaver();
    SDL_ShowCursor(SDL_DISABLE);
    /* Numbers in files and in cairo's and SQLite's text keep their point. */
    (void)setlocale(LC_NUMERIC, "C");
    return true;
}

static bool find_display(struct window *w, int wanted, SDL_Rect *bounds, struct err *err)
{
    const int count = SDL_GetNumVideoDisplays();
    if (wanted < 0 || wanted >= count) {
        return err_set(err, STATUS_DISPLAY,
                       "there is no display %d, only %d of them, counted from 0", wanted, count);
    }
    w->display = wanted;
    if (SDL_GetDisplayBounds(wanted, bounds)) {
        return err_set(err, STATUS_DISPLAY, "display %d has no size: %s", wanted, SDL_GetError());
    }
    return true;
}

bool window_open(struct window *w, const struct screen_options *options, struct err *err)
{
    *w = (struct window){0};
    if (!options->windowed) {
        /* A whole screen has no title bar. Where a compositor has none to give (cage), SDL 2.26
         * would go over to libdecor for one, and without its plugin the window never comes. */
        SDL_SetHint(SDL_HINT_VIDEO_WAYLAND_ALLOW_LIBDECOR, "0");
    }
    if (!open_video(err)) {
        return false;
    }
    w->driver = SDL_GetCurrentVideoDriver();
    SDL_Rect at = {0};
    if (!find_display(w, options->display, &at, err)) {
        return false;
    }
    const bool x11 = strcmp(w->driver, "x11") == 0;
    Uint32 flags = SDL_WINDOW_HIDDEN | SDL_WINDOW_ALLOW_HIGHDPI;
    if (options->windowed) {
        const int centred = (int)SDL_WINDOWPOS_CENTERED_DISPLAY((unsigned)w->display);
        at = (SDL_Rect){centred, centred, options->width > 0 ? options->width : WINDOWED_WIDTH,
                        options->height > 0 ? options->height : WINDOWED_HEIGHT};
        flags |= SDL_WINDOW_RESIZABLE;
    } else {
        flags |= x11 ? SDL_WINDOW_BORDERLESS : SDL_WINDOW_FULLSCREEN_DESKTOP;
    }
    w->sdl = SDL_CreateWindow("Kiosk", at.x, at.y, at.w, at.h, flags);
    if (!w->sdl) {
        return err_set(err, STATUS_DISPLAY, "no window can be opened: %s", SDL_GetError());
    }
    if (x11) {
        w->x11 = x11_new(w->sdl, options->lost, options->lost_ctx);
    }
    if (!x11 || options->windowed) {
        return true;
    }
    /* SDL's full screen waits 100 ms for the answer of a window manager, even where there is none
     * to answer: there, a window as large as the display does the same at once. */
    if (w->x11 && !x11_has_manager(w->x11)) {
        w->follows = true;
        SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
    } else {
        SDL_SetWindowFullscreen(w->sdl, SDL_WINDOW_FULLSCREEN_DESKTOP);
    }
    return true;
}

void window_close(struct window *w)
{
    x11_free(w->x11);
    if (w->sdl) {
        SDL_DestroyWindow(w->sdl);
    }
    if (SDL_WasInit(SDL_INIT_VIDEO)) {
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }
    *w = (struct window){0};
}

void window_lend_surface(void)
{
    SDL_SetHintWithPriority(SDL_HINT_FRAMEBUFFER_ACCELERATION, "opengles2", SDL_HINT_OVERRIDE);
}

void window_show(struct window *w)
{
    SDL_ShowWindow(w->sdl);
}

bool window_follow(struct window *w)
{
    struct box now;
    if (!w->follows || !x11_monitor(w->x11, w->display, &now) || now.w <= 0 || now.h <= 0) {
        return false;
    }
    int x = 0, y = 0, width = 0, height = 0;
    SDL_GetWindowPosition(w->sdl, &x, &y);
    SDL_GetWindowSize(w->sdl, &width, &height);
    const bool resized = width != now.w || height != now.h;
    if (resized) {
        SDL_SetWindowSize(w->sdl, now.w, now.h);
    }
    if (x != now.x || y != now.y) {
        SDL_SetWindowPosition(w->sdl, now.x, now.y);
    }
    return resized;
}

int window_hz(const struct window *w)
{
    SDL_DisplayMode mode;
    const int at = SDL_GetWindowDisplayIndex(w->sdl);
    if (at < 0 || SDL_GetCurrentDisplayMode(at, &mode) || mode.refresh_rate <= 0 ||
        mode.refresh_rate > HZ_MAX) {
        return HZ_MAX;
    }
    return mode.refresh_rate;
}
