/* An X server of our own without a screen (Xvfb), whose picture is a file that is read here; and
 * the programs that are started on it. */
#ifndef KIOSK_TESTS_XVFB_H
#define KIOSK_TESTS_XVFB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct xvfb {
    pid_t pid;
    char name[16]; /* of the display: ":42" */
    char folder[64];
    const uint8_t *file; /* the picture in the form of xwd(1), as the server writes it */
    size_t size;
    const uint32_t *pixels; /* in it */
    int width, height, stride;
};

/* Starts a server on a free display number, its background white, and sets DISPLAY. False if Xvfb
 * is not installed; any other trouble fails the test. */
bool xvfb_start(struct xvfb *x, int width, int height);
void xvfb_stop(struct xvfb *x);

/* Copies the picture of now; `pixels` has room for width x height. */
void xvfb_grab(const struct xvfb *x, uint32_t *pixels);

/* Starts a program with its standard error output in the file `log` (NULL: as the test's). */
pid_t program_start(const char *const *argv, const char *log);

/* Waits at most so long for the end of a program. Its exit status; -1 if it ended by a signal; -2
 * if it runs on, and it is killed then. */
int program_end(pid_t pid, int within_ms);

/* Sends the signal, waits, and tells how long the program took. */
int program_stop(pid_t pid, int signal, int within_ms, int64_t *took_ms);

/* The program under test: $KIOSK, else build/kiosk-san, else build/kiosk. */
const char *program_kiosk(void);

/* Whether that one is built with sanitizers, which makes it several times slower. */
bool program_is_slow(void);

#endif
