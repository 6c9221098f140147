#include "commands/ticker.h"

#include "base/clock.h"

#include <errno.h>
#include <string.h>
#include <sys/timerfd.h>
#include <unistd.h>

bool ticker_open(struct ticker *t, struct err *err)
{
    t->fd = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (t->fd < 0) {
        return err_set(err, STATUS_MEMORY, "the clock can't be waited for: %s", strerror(errno));
    }
    ticker_at(t, INT64_MAX);
    return true;
}

void ticker_close(struct ticker *t)
{
    if (t->fd >= 0) {
        close(t->fd);
    }
    t->fd = -1;
}

void ticker_at(struct ticker *t, int64_t wall_ms)
{
    const int64_t far_ms = 1000000000000; /* the kernel has to have an end */
    if (wall_ms == INT64_MAX) {
        wall_ms = clock_wall_ms() + far_ms;
    }
    const struct itimerspec at = {
        .it_value = {.tv_sec = wall_ms / 1000, .tv_nsec = wall_ms % 1000 * 1000000}};
    uint64_t times;
    /* A clock that was set is told by an error of this read, and only once. */
    if (read(t->fd, &times, sizeof times) < 0 && errno == EINTR) {
        errno = 0;
    }
    timerfd_settime(t->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &at, NULL);
}
