/* The command line of kiosk show. */
#ifndef KIOSK_COMMANDS_SHOW_OPTIONS_H
#define KIOSK_COMMANDS_SHOW_OPTIONS_H

#include "base/err.h"
#include "base/log.h"
#include "screen/screen.h"

#include <stdbool.h>

enum { TRANSITION_OF_FILE = -1 };

struct show_options {
    const char *file;
    struct screen_options screen;
    int rotation_ms;   /* hold of every page; 0: as the file says */
    int transition_ms; /* of the cross-fade, 0: a hard cut, or TRANSITION_OF_FILE */
    bool once;         /* every page once, then the end */
    bool keys;         /* keys work: in a lobby they must not unless somebody wants them */
    bool help;         /* only --help was asked for, and is written already */
    enum log_level log_level;
};

/* False on an error (STATUS_USAGE). */
bool show_options_read(struct show_options *options, int argc, char **argv, struct err *err);

#endif
