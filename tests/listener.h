/* What a program tells the service manager, heard by the test in its place (sd_notify(3)). */
#ifndef KIOSK_TESTS_LISTENER_H
#define KIOSK_TESTS_LISTENER_H

#include <stdbool.h>
#include <stdint.h>

struct listener {
    int fd;
    char said[512]; /* the last message, its lines as they came */
};

/* Opens a socket and sets NOTIFY_SOCKET for the programs that are started from now on, and
 * WATCHDOG_USEC (0: unset). */
void listener_open(struct listener *l, int64_t watchdog_us);
void listener_close(struct listener *l);

/* Waits for the next message; false if none comes within that time. */
bool listener_next(struct listener *l, int within_ms);

/* Takes all that comes within that time, and tells how many messages began with `begin`. */
int listener_count(struct listener *l, const char *begin, int within_ms);

/* Waits until a message begins with `begin`; the test fails if that takes longer. */
void listener_expect(struct listener *l, const char *begin, int within_ms);

#endif
