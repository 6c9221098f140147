#include "screen/screen.h"

#include "base/clock.h"
#include "screen/connectors.h"
#include "screen/driver.h"
#include "screen/fade.h"
#include "screen/key.h"
#include "screen/page.h"
#include "screen/present.h"
#include "screen/rotate.h"
#include "screen/turn.h"
#include "screen/uevent.h"
#include "screen/wait.h"
#include "screen/window.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A window that somebody made tiny, or that is not there at all while it is minimised, is painted
 * as if it were as large as this. */
enum { WIDTH_MIN = 160, HEIGHT_MIN = 120 };

/* What SDL told and the caller has not been told yet. */
struct events {
    bool quit, key, resized, exposed;
};

struct screen {
    struct window window;
    struct wait wait;
    struct connectors connectors;
    struct presenter *presenter;
    int stop_fd;
    struct canvas next;  /* the page that comes next; after its turn it is painted over */
    struct canvas shown; /* only what was painted since the last turn: the glass has the rest */
    bool is_whole; /* the glass has a page: not before the first turn, nor between a resize and
                      the next turn */
    bool is_open;  /* the window has been shown */
    struct events seen;
    char key[KEY_NAME_MAX]; /* of the last WAKE_KEY */
    char description[128];
};

static bool has_gpu(void)
{
    char path[32];
    for (int minor = 128; minor < 192; minor++) { /* the minors of DRM's render nodes */
        (void)snprintf(path, sizeof path, "/dev/dri/renderD%d", minor);
        if (access(path, R_OK | W_OK) == 0) {
            return true;
        }
    }
    return false;
}

/* Before the window, for what is plugged while that is opened; and so before it is known whether
 * SDL tells of the displays. The kernel has no words about the folder of a test. */
static void open_connectors(struct screen *s, const struct screen_options *o)
{
    const bool kernel = o->connectors == NULL;
    connectors_open(&s->connectors, kernel ? "/sys/class/drm" : o->connectors,
                    kernel ? uevent_open() : -1);
}

static void keep_connectors(struct screen *s, const struct screen_options *o)
{
    if (o->connectors == NULL && !driver_of(s->window.driver).displays) {
        connectors_close(&s->connectors);
    }
    connectors_opened(&s->connectors);
    s->wait.displays = s->connectors.fd;
}

static bool choose_presenter(struct screen *s, const struct screen_options *o, struct err *err)
{
    const bool needed = driver_of(s->window.driver).needs_gpu;
    const bool asked = o->renderer == SCREEN_GPU || (needed && o->renderer == SCREEN_AUTO);
    if (asked || (o->renderer == SCREEN_AUTO && s->window.x11 && has_gpu())) {
        s->presenter = present_gpu(s->window.sdl, o->rotate, !asked, err);
    }
    if (!s->presenter && needed) {
        window_lend_surface();
    }
    if (!s->presenter) {
        s->presenter = present_software(s->window.sdl, o->rotate, err);
    }
    return s->presenter != NULL;
}

/* The size of a page for the window as it is now. */
static void page_size(const struct screen *s, int *width, int *height)
{
    int w = 0, h = 0;
    s->presenter->kind->size(s->presenter, &w, &h);
    w = w < WIDTH_MIN ? WIDTH_MIN : w;
    h = h < HEIGHT_MIN ? HEIGHT_MIN : h;
    const bool swaps = rotate_swaps(s->presenter->degrees);
    *width = swaps ? h : w;
    *height = swaps ? w : h;
}

static bool make_pages(struct screen *s, int width, int height, struct err *err)
{
    struct canvas next, shown;
    if (!page_make(&next, width, height, err)) {
        return false;
    }
    if (!page_make(&shown, width, height, err)) {
        page_free(&next);
        return false;
    }
    page_free(&s->next);
    page_free(&s->shown);
    s->next = next;
    s->shown = shown;
    return true;
}

static void describe(struct screen *s)
{
    int w = 0, h = 0;
    s->presenter->kind->size(s->presenter, &w, &h);
    (void)snprintf(s->description, sizeof s->description, "%s, %s, %dx%d, display %d",
                   s->window.driver, s->presenter->kind->name, w, h, s->window.display);
}

struct screen *screen_open(const struct screen_options *options, struct err *err)
{
    struct screen *s = calloc(1, sizeof *s);
    if (!s) {
        err_memory(err, "the screen");
        return NULL;
    }
    int width = 0, height = 0;
    s->stop_fd = options->stop_fd;
    open_connectors(s, options);
    if (!window_open(&s->window, options, err) || !choose_presenter(s, options, err)) {
        goto fail;
    }
    wait_open(&s->wait, &s->window);
    keep_connectors(s, options);
    if (options->pads) {
        key_pads_open();
        s->wait.looks_up = true;
    }
    page_size(s, &width, &height);
    if (!make_pages(s, width, height, err)) {
        goto fail;
    }
    describe(s);
    return s;
fail:
    screen_close(s);
    return NULL;
}

void screen_close(struct screen *s)
{
    if (!s) {
        return;
    }
    wait_close(&s->wait);
    connectors_close(&s->connectors);
    key_pads_close();
    if (s->presenter) {
        s->presenter->kind->free(s->presenter);
    }
    window_close(&s->window);
    page_free(&s->next);
    page_free(&s->shown);
    free(s);
}

struct canvas *screen_next(struct screen *s)
{
    return &s->next;
}

struct canvas *screen_shown(struct screen *s)
{
    return &s->shown;
}

bool screen_refresh(struct screen *s, const struct box *part, struct err *err)
{
    if (!s->is_whole || part->w <= 0 || part->h <= 0) {
        return true;
    }
    return s->presenter->kind->part(s->presenter, &s->shown, part, err);
}

bool screen_turn(struct screen *s, int fade_ms, struct err *err)
{
    struct presenter *p = s->presenter;
    if (!p->kind->load(p, &s->next, err) ||
        !turn_fade(p, s->is_whole ? fade_ms : 0, window_hz(&s->window), s->stop_fd, err)) {
        return false;
    }
    if (!s->is_open) {
        /* The picture is ready when the window comes up, so that nothing else is seen in it. */
        window_show(&s->window);
        s->is_open = true;
        /* A window manager may have changed its size already. */
        const bool good = p->kind->holds(p)
                              ? p->kind->again(p, err)
                              : p->kind->load(p, &s->next, err) && p->kind->step(p, FADE_FULL, err);
        if (!good) {
            return false;
        }
    }
    page_forget(&s->shown);
    s->is_whole = true;
    return true;
}

/* The window had or has another size, or the graphics memory was lost. Whether the pages have to be
 * painted anew: until the next turn the window then shows what the display server leaves in it. */
static bool start_anew(struct screen *s)
{
    int width = 0, height = 0;
    page_size(s, &width, &height);
    const bool same = width == s->next.width && height == s->next.height;
    if (same && s->is_whole && s->presenter->kind->holds(s->presenter)) {
        s->presenter->kind->again(s->presenter, NULL);
        return false;
    }
    s->is_whole = false;
    /* Without memory for new pages the old ones go on. */
    if (!same && make_pages(s, width, height, NULL)) {
        describe(s);
    }
    return true;
}

/* Takes SDL's events: up to the first key, so that each is told. Not by SDL_PollEvent, which stops
 * where it stopped collecting the last time, without a look at what came since: that may be in the
 * display server's library already, where wait_sleep doesn't see it. */
static void take_events(struct screen *s)
{
    struct events *seen = &s->seen;
    SDL_Event e;
    SDL_PumpEvents();
    while (!seen->key && SDL_PeepEvents(&e, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) > 0) {
        switch (e.type) {
        case SDL_QUIT:
            seen->quit = true;
            break;
        case SDL_RENDER_TARGETS_RESET:
        case SDL_RENDER_DEVICE_RESET:
            s->is_whole = false;
            seen->resized = true;
            break;
        case SDL_WINDOWEVENT:
            seen->exposed |= e.window.event == SDL_WINDOWEVENT_EXPOSED;
            seen->resized |= e.window.event == SDL_WINDOWEVENT_SIZE_CHANGED;
            break;
        case SDL_SYSWMEVENT:
            if (x11_is_monitor_event(&e)) {
                seen->resized |= window_follow(&s->window);
            }
            break;
        default:
            seen->key = key_take(&e, s->key);
            break;
        }
    }
}

/* Whether the event was seen; it is then told, and forgotten here. */
static bool tell(bool *event)
{
    const bool seen = *event;
    *event = false;
    return seen;
}

enum screen_wake screen_wait(struct screen *s, int64_t until_ms, const int *fds, int fd_count)
{
    for (;;) {
        take_events(s);
        if (tell(&s->seen.quit)) {
            return WAKE_QUIT;
        }
        if (tell(&s->seen.resized) && start_anew(s)) {
            return WAKE_RESIZED;
        }
        if (tell(&s->seen.exposed) && s->is_open && s->is_whole) {
            s->presenter->kind->again(s->presenter, NULL);
        }
        if (tell(&s->seen.key)) {
            return WAKE_KEY;
        }
        if (connectors_due(&s->connectors) && connectors_changed(&s->connectors)) {
            return WAKE_DISPLAYS;
        }
        const int64_t look_at = s->connectors.look_at;
        if (wait_sleep(&s->wait, look_at < until_ms ? look_at : until_ms, fds, fd_count)) {
            return WAKE_FD;
        }
        if (clock_monotonic_ms() >= until_ms) {
            return WAKE_TIME;
        }
    }
}

const char *screen_key(const struct screen *s)
{
    return s->key;
}

bool screen_knows_key(const char *name)
{
    return key_known(name);
}

const char *screen_description(const struct screen *s)
{
    return s->description;
}
