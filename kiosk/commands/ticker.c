#include "commands/ticker.h"

#include "base/clock.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/timerfd.h>
#include <unistd.h>

bool ticker_open(struct ticker *t, struct err *err)
{
    t->fd = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (t->fd < 0) {
        return err_set(err, STATUS_MEMORY, "the clock can't be waited for: %s", strerror(errno));
    }
    ticker_next(t, false);
    return true;
}

void ticker_close(struct ticker *t)
{
    if (t->fd >= 0) {
        close(t->fd);
    }
    t->fd = -1;
}

void ticker_next(struct ticker *t, bool wanted)
{
    enum { MINUTE_S = 60, FAR_S = 1000000000 };
    const int64_t now_s = clock_wall_ms() / 1000;
    const struct itimerspec at = {.it_value.tv_sec =
                                      wanted ? (now_s / MINUTE_S + 1) * MINUTE_S : now_s + FAR_S};
    uint64_t times;
    /* A clock that was set is told by an error of this read, and only once. */
    if (read(t->fd, &times, sizeof times) < 0 && errno == EINTR) {
        errno = 0;
    }
    timerfd_settime(t->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &at, NULL);
}
