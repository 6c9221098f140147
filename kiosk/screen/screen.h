/* From pixels to glass: the only room that opens a window. It keeps the page that is on the screen
 * and the one that comes next, turns from one to the other, and sleeps in between. */
#ifndef KIOSK_SCREEN_SCREEN_H
#define KIOSK_SCREEN_SCREEN_H

#include "base/err.h"
#include "paint/paint.h"

#include <stdbool.h>
#include <stdint.h>

enum screen_renderer {
    SCREEN_AUTO,     /* gpu where there is a real one, else software */
    SCREEN_SOFTWARE, /* blended by the CPU */
    SCREEN_GPU,      /* OpenGL ES 2 */
};

struct screen_options {
    int display;       /* 0 is the first */
    bool windowed;     /* a window that may be moved, in place of the full screen */
    int width, height; /* of the window; 0: the display's, or 1280x720 in a window */
    int rotate;        /* clockwise turn of the picture: 0, 90, 180 or 270 degrees */
    enum screen_renderer renderer;
    bool pads;   /* gamepads are heard, too; costs WAIT_LOOK_MS' wake-ups (wait.h) */
    int stop_fd; /* readable when the program has to end: a turn is then cut short; -1: none */
    /* Folder in which displays are looked for that come and go (WAKE_DISPLAYS); NULL: the kernel's
     * on a bare console, and none where a display server tells of them. Borrowed. */
    const char *connectors;
    /* Called with `lost_ctx` when the X server is gone. It must not return: Xlib ends the program
     * behind it, with status 1. NULL: that is done. */
    void (*lost)(void *ctx);
    void *lost_ctx;
};

struct screen;

/* Opens the window but shows nothing before the first screen_turn. NULL on an error
 * (STATUS_DISPLAY). */
struct screen *screen_open(const struct screen_options *options, struct err *err);

/* NULL is allowed. */
void screen_close(struct screen *screen);

/* The page that comes next, for painting; as wide and high as the picture is before it is rotated.
 * What it holds is not seen until screen_turn. The pointer is good until the next WAKE_RESIZED. */
struct canvas *screen_next(struct screen *screen);

/* A canvas of the same size for painting a part of the page on the screen anew; screen_refresh
 * shows it. It does not hold the rest of that page: only the glass does. */
struct canvas *screen_shown(struct screen *screen);
bool screen_refresh(struct screen *screen, const struct box *part, struct err *err);

/* Puts the next page on the screen, cross-fading for `fade_ms` (0: at once; the first page of all,
 * and the first after WAKE_RESIZED, come at once anyway). */
bool screen_turn(struct screen *screen, int fade_ms, struct err *err);

enum screen_wake {
    WAKE_TIME,     /* the time has come */
    WAKE_FD,       /* one of the descriptors is readable */
    WAKE_RESIZED,  /* the picture may have another size: both canvases are new, and what is on the
                      glass stays until the next screen_turn */
    WAKE_QUIT,     /* the window was closed */
    WAKE_KEY,      /* a key went down: screen_key tells which */
    WAKE_DISPLAYS, /* a display was plugged, or has other modes: close the screen, and open it anew
                    */
};

/* Sleeps until the clock_monotonic_ms `until_ms` or until something happens; INT64_MAX sleeps for
 * ever. `fds` are watched for reading. An exposed window is presented again within. */
enum screen_wake screen_wait(struct screen *screen, int64_t until_ms, const int *fds, int fd_count);

/* The name of the key of the last WAKE_KEY, with what was held: "Right", "Ctrl+Alt+K"; of a
 * gamepad's button "Pad a" (key.h). */
const char *screen_key(const struct screen *screen);

/* Whether there is such a name. Needs no screen. */
bool screen_knows_key(const char *name);

/* "x11, software, 1920x1080, display 0": for the log; it lives until screen_close. */
const char *screen_description(const struct screen *screen);

#endif
