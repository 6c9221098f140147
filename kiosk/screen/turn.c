#include "screen/turn.h"

#include "screen/fade.h"

#include <poll.h>
#include <stdint.h>
#include <time.h>

enum { NS_IN_MS = 1000000, NS_IN_S = 1000000000 };

static int64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * NS_IN_S + t.tv_nsec;
}

/* Sleeps until the moment; true if stop_fd became readable before. */
static bool sleep_until(int64_t due_ns, int stop_fd)
{
    struct pollfd polled = {.fd = stop_fd, .events = POLLIN};
    for (;;) {
        const int64_t left = due_ns - now_ns();
        const struct timespec t = {.tv_sec = left > 0 ? left / NS_IN_S : 0,
                                   .tv_nsec = left > 0 ? left % NS_IN_S : 0};
        const int ready = ppoll(&polled, 1, &t, NULL);
        if (ready > 0) {
            return true;
        }
        if (ready == 0 || left <= 0) {
            return false;
        }
        /* A signal came between: there may be time left. */
    }
}

bool turn_fade(struct presenter *p, int fade_ms, int hz, int stop_fd, struct err *err)
{
    const int64_t frames = (int64_t)fade_ms * hz / 1000;
    const int64_t start = now_ns();
    /* Frame k is due k/hz after the start, whatever the ones before took; those that are late
     * already are left out. */
    for (int64_t k = 1; k < frames;) {
        if (sleep_until(start + k * NS_IN_S / hz, stop_fd)) {
            break;
        }
        if (!p->kind->step(p, (unsigned)(k * FADE_FULL / frames), err)) {
            return false;
        }
        const int64_t due = (now_ns() - start) * hz / NS_IN_S;
        k = due > k ? due : k + 1;
    }
    if (frames > 1) {
        sleep_until(start + (int64_t)fade_ms * NS_IN_MS, stop_fd);
    }
    return p->kind->step(p, FADE_FULL, err);
}
