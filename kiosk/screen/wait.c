#include "screen/wait.h"

#include "base/clock.h"
#include "screen/driver.h"
#include "screen/inputs.h"

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
    *w = (struct wait){.fd = -1, .displays = -1, .console = driver_of(window->driver).console};
    w->fd = window->x11 ? x11_descriptor(window->x11) : wayland_descriptor(w, window->sdl);
}

void wait_close(struct wait *w)
{
    if (w->wayland) {
        SDL_UnloadObject(w->wayland);
    }
    *w = (struct wait){.fd = -1, .displays = -1};
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
    if (((w->fd < 0 && !w->console) || w->looks_up) && left > WAIT_LOOK_MS) {
        left = WAIT_LOOK_MS;
    }
    return left == INT64_MAX ? -1 : (int)left;
}

/* Whether poll(2) has found one of them readable, or gone. */
static bool any(const struct pollfd *polled, int count)
{
    bool is = false;
    for (int i = 0; i < count; i++) {
        is |= polled[i].revents != 0;
    }
    return is;
}

static int add(struct pollfd *polled, int count, const int *fds, int fd_count)
{
    for (int i = 0; i < fd_count; i++) {
        polled[count + i] = (struct pollfd){.fd = fds[i], .events = POLLIN};
    }
    return count + fd_count;
}

/* Behind those that are there: what SDL waits for on a console. */
static int add_inputs(struct pollfd *polled, int count, const struct wait *w)
{
    int inputs[INPUTS_MAX] = {0};
    const int found = w->console ? inputs_find(inputs, w->displays) : 0;
    return add(polled, count, inputs, found);
}

bool wait_sleep(struct wait *w, int64_t until_ms, const int *fds, int fd_count)
{
    struct pollfd polled[WAIT_FDS_MAX + 2 + INPUTS_MAX];
    fd_count = add(polled, 0, fds, fd_count < WAIT_FDS_MAX ? fd_count : WAIT_FDS_MAX);
    const int own = add(polled, fd_count, (const int[]){w->fd, w->displays}, 2); /* -1: none */
    const int64_t rest_until = w->input_at + WAIT_INPUT_MS;
    if (w->console && rest_until > clock_monotonic_ms()) {
        const int64_t rest = rest_until < until_ms ? rest_until : until_ms;
        if (poll(polled, (nfds_t)own, timeout(w, rest)) != 0 || rest == until_ms) {
            return any(polled, fd_count);
        }
    }
    const int count = add_inputs(polled, own, w);
    if (poll(polled, (nfds_t)count, timeout(w, until_ms)) <= 0) {
        return false;
    }
    if (any(polled + own, count - own)) {
        w->input_at = clock_monotonic_ms();
    }
    return any(polled, fd_count);
}
