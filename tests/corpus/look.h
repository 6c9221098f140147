/* All that the program does with a data file, done to one of which nothing good is expected: it is
 * loaded, laid out and painted as by kiosk show, which is also rehearsed for a day, looked over as
 * by kiosk check, and tried as by kiosk install, though without its cage. */
#ifndef KIOSK_TESTS_LOOK_H
#define KIOSK_TESTS_LOOK_H

#include <stdbool.h>

/* What is known at any time; in memory shared with whoever waits for the end. */
struct look {
    double limit_s;    /* of the processor, for each step; set by the caller, as are */
    int width, height; /* of the screen, pixels */
    char at[64];       /* the step in work */
    char slowest[64];
    double slowest_ms; /* of the processor */
    int slides, pages;
    bool opened; /* the show would show it */
    bool good;   /* it could be installed */
    bool done;
    char fault[400]; /* "": none */
};

/* Looks at the file. A step that takes longer than its limit ends the process by SIGPROF; what must
 * never be ends it with status 1, and is told in `fault`. */
void look_at(struct look *look, const char *path);

#endif
