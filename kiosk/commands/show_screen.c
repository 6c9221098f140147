/* Opening the screen, at the start and anew, and waiting where there is none yet. */
#include "commands/show_state.h"

#include <poll.h>

enum {
    TRY_MS = 1000,
    READY_TRIES = 30, /* a machine without a display must not hold up what waits for the service */
};

/* Whoever types the command wants to read what is wrong; a service wants a picture. */
static bool may_wait(const struct show *show, const struct err *err)
{
    return err->status == STATUS_DISPLAY && (show->options->waits || show->service.is_on);
}

/* False if the show has to end. */
static bool wait_for_display(struct show *show, int tries, const struct err *err)
{
    struct pollfd polled = {.fd = show->signals.stop_fd, .events = POLLIN};
    if (tries == 0) {
        log_line(&show->log, LOG_WARNING, "%s; waiting for one", err->text);
        service_status(&show->service, "waiting for a display");
    }
    if (tries == READY_TRIES) {
        service_ready(&show->service);
    }
    for (int64_t until = show->stage->now_ms(show) + TRY_MS;;) {
        const int64_t now = show->stage->now_ms(show);
        service_feed(&show->service, now, true);
        if (now >= until) {
            return true;
        }
        const int64_t next = service_feed_at(&show->service);
        const int64_t wait = (next < until ? next : until) - now;
        if (poll(&polled, 1, wait > 0 ? (int)wait : 0) > 0) {
            return false;
        }
    }
}

bool show_screen_open(struct show *show, struct err *err)
{
    for (int tries = 0;; tries++) {
        *err = (struct err){0};
        show->screen = screen_open(&show->options->screen, err);
        if (show->screen != NULL) {
            const struct canvas *canvas = screen_next(show->screen);
            maker_resize(show->maker, canvas->width, canvas->height);
            log_line(&show->log, LOG_INFO, "%s", screen_description(show->screen));
            return true;
        }
        if (!may_wait(show, err)) {
            return false;
        }
        if (!wait_for_display(show, tries, err)) {
            *err = (struct err){0};
            return false;
        }
    }
}
