#include "screen/wait.h"

#include "base/clock.h"

#include <SDL_syswm.h>
#include <poll.h>
#include <string.h>

/* The descriptor of the Wayland connection, through the library that SDL itself has loaded. */
static int wayland_descriptor(struct wait *w, SDL_Window *window)
{
#ifdef SDL_VIDEO_DRIVER_WAYLAND
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info) || info.subsystem != SDL_SYSWM_WAYLAND) {
        return -1;
    }
    w->wayland = SDL_LoadObject("libwayland-client.so.0");
    void *address = w->wayland ? SDL_LoadFunction(w->wayland, "wl_display_get_fd") : NULL;
    int (*get_fd)(struct wl_display *) = NULL;
    memcpy(&get_fd, &address, sizeof get_fd);
    return get_fd ? get_fd(info.info.wl.display) : -1;
#else
    (void)w;
    (void)window;
    return -1;
#endif
}

void wait_open(struct wait *w, const struct window *window)
{
    *w = (struct wait){.fd = -1};
    w->fd = window->x11 ? x11_descriptor(window->x11) : wayland_descriptor(w, window->sdl);
}

void wait_close(struct wait *w)
{
    if (w->wayland) {
        SDL_UnloadObject(w->wayland);
    }
    *w = (struct wait){.fd = -1};
}

/* Milliseconds for poll(2) until the moment; -1: for ever. */
static int timeout(const struct wait *w, int64_t until_ms)
{
    enum { LONGEST_MS = 1000000000 };
    int64_t left = INT64_MAX;
    if (until_ms != INT64_MAX) {
        left = until_ms - clock_monotonic_ms();
        left = left < 0 ? 0 : left > LONGEST_MS ? LONGEST_MS : left;
    }
    if ((w->fd < 0 || w->looks_up) && left > WAIT_LOOK_MS) {
        left = WAIT_LOOK_MS;
    }
    return left == INT64_MAX ? -1 : (int)left;
}

bool wait_sleep(const struct wait *w, int64_t until_ms, const int *fds, int fd_count)
{
    struct pollfd polled[WAIT_FDS_MAX + 1];
    if (fd_count > WAIT_FDS_MAX) {
        fd_count = WAIT_FDS_MAX;
    }
    for (int i = 0; i < fd_count; i++) {
        polled[i] = (struct pollfd){.fd = fds[i], .events = POLLIN};
    }
    polled[fd_count] = (struct pollfd){.fd = w->fd, .events = POLLIN}; /* -1 is passed over */
    if (poll(polled, (nfds_t)fd_count + 1, timeout(w, until_ms)) <= 0) {
        return false;
    }
    for (int i = 0; i < fd_count; i++) {
        if (polled[i].revents) {
            return true;
        }
    }
    return false;
}
