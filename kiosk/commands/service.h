/* What a running show tells the service manager that started it (sd_notify(3), sd_watchdog(3)):
 * that it is on, what is on the screen, and that it is alive. Without one (no NOTIFY_SOCKET) all of
 * this does nothing, and no time is ever asked for. */
#ifndef KIOSK_COMMANDS_SERVICE_H
#define KIOSK_COMMANDS_SERVICE_H

#include <stdbool.h>
#include <stdint.h>

/* Zeroed, there is no service manager. */
struct service {
    bool is_on;     /* somebody listens */
    bool is_ready;  /* and has been told so */
    int feed_ms;    /* the watchdog is fed this often; 0: there is none */
    int64_t fed_at; /* clock_monotonic_ms when it was last looked at */
};

/* Reads the environment, before any other thread is there. */
void service_open(struct service *service);

/* The picture is on the glass, or there is none that could be: told once. */
void service_ready(struct service *service);

/* What is shown, in a line for people; it may be cut off. */
void service_status(const struct service *service, const char *text);

/* The show ends. */
void service_stopping(const struct service *service);

/* clock_monotonic_ms at which service_feed is to be called at the latest; INT64_MAX: never. Twice
 * and more within the time after which the watchdog bites. */
int64_t service_feed_at(const struct service *service);

/* Feeds the watchdog if the time has come and all is well; if not, it is asked again after the same
 * time. */
void service_feed(struct service *service, int64_t now_ms, bool is_well);

#endif
