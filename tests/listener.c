#include "listener.h"

#include "base/clock.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

void listener_open(struct listener *l, int64_t watchdog_us)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    char name[64], number[24];
    *l = (struct listener){.fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)};
    assert_true(l->fd >= 0);
    /* A name of its own, not of the file system: the @ stands for a zero byte. */
    const int length = snprintf(name, sizeof name, "@kiosk-test-%d", (int)getpid());
    memcpy(address.sun_path + 1, name + 1, (size_t)length - 1);
    const socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + (size_t)length);
    assert_int_equal(bind(l->fd, (const struct sockaddr *)&address, size), 0);
    assert_int_equal(setenv("NOTIFY_SOCKET", name, 1), 0);
    (void)snprintf(number, sizeof number, "%lld", (long long)watchdog_us);
    assert_int_equal(watchdog_us > 0 ? setenv("WATCHDOG_USEC", number, 1) : 0, 0);
}

void listener_close(struct listener *l)
{
    (void)close(l->fd);
    assert_int_equal(unsetenv("NOTIFY_SOCKET"), 0);
    assert_int_equal(unsetenv("WATCHDOG_USEC"), 0);
}

bool listener_next(struct listener *l, int within_ms)
{
    struct pollfd polled = {.fd = l->fd, .events = POLLIN};
    if (poll(&polled, 1, within_ms) <= 0) {
        return false;
    }
    const ssize_t got = recv(l->fd, l->said, sizeof l->said - 1, 0);
    assert_true(got >= 0);
    l->said[got] = '\0';
    return true;
}

static int left(int64_t until)
{
    const int64_t ms = until - clock_monotonic_ms();
    return ms > 0 ? (int)ms : 0;
}

int listener_count(struct listener *l, const char *begin, int within_ms)
{
    const int64_t until = clock_monotonic_ms() + within_ms;
    int count = 0;
    while (left(until) > 0 && listener_next(l, left(until))) {
        count += strncmp(l->said, begin, strlen(begin)) == 0;
    }
    return count;
}

void listener_expect(struct listener *l, const char *begin, int within_ms)
{
    const int64_t until = clock_monotonic_ms() + within_ms;
    while (listener_next(l, left(until))) {
        if (strncmp(l->said, begin, strlen(begin)) == 0) {
            return;
        }
    }
    fail_msg("not told: %s", begin);
}
