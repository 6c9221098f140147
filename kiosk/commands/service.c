#include "commands/service.h"

#include "base/text.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <systemd/sd-daemon.h>

/* sd_watchdog_enabled(3) asks for half the time; a third leaves room for a slow page. */
enum { FEEDS = 3 };

void service_open(struct service *s)
{
    const char *socket = getenv("NOTIFY_SOCKET");
    uint64_t bites_us = 0;
    *s = (struct service){.is_on = socket != NULL && *socket != '\0'};
    if (s->is_on && sd_watchdog_enabled(0, &bites_us) > 0) {
        const uint64_t ms = bites_us / 1000 / FEEDS;
        s->feed_ms = ms < 1 ? 1 : ms > INT_MAX ? INT_MAX : (int)ms;
    }
}

void service_ready(struct service *s)
{
    if (s->is_on && !s->is_ready) {
        (void)sd_notify(0, "READY=1");
        s->is_ready = true;
    }
}

void service_status(const struct service *s, const char *text)
{
    if (s->is_on) {
        char line[256];
        (void)snprintf(line, sizeof line, "STATUS=%s", text);
        text_tame(line); /* a line feed would begin another message */
        (void)sd_notify(0, line);
    }
}

void service_stopping(const struct service *s)
{
    if (s->is_on) {
        (void)sd_notify(0, "STOPPING=1");
    }
}

int64_t service_feed_at(const struct service *s)
{
    return s->feed_ms > 0 ? s->fed_at + s->feed_ms : INT64_MAX;
}

void service_feed(struct service *s, int64_t now_ms, bool is_well)
{
    if (now_ms < service_feed_at(s)) {
        return;
    }
    s->fed_at = now_ms;
    if (is_well) {
        (void)sd_notify(0, "WATCHDOG=1");
    }
}
