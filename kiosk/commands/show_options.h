/* The command line of kiosk show. */
#ifndef KIOSK_COMMANDS_SHOW_OPTIONS_H
#define KIOSK_COMMANDS_SHOW_OPTIONS_H

#include "base/err.h"
#include "base/log.h"
#include "device/device.h"
#include "screen/screen.h"

#include <stdbool.h>

enum { TRANSITION_OF_FILE = -1 };

struct show_options {
    const char *file;     /* NULL: that of the store */
    const char *config;   /* the file of the device's settings; NULL: the usual one */
    struct device device; /* its settings, those of the command line among them */
    struct screen_options screen;
    int transition_ms; /* of the cross-fade, 0: a hard cut, or TRANSITION_OF_FILE */
    bool once;         /* every page once, then the end */
    bool keys;         /* keys work: in a lobby they must not unless somebody wants them */
    bool waits;        /* for a display, if there is none */
    bool print_config; /* only print the settings of the device */
    bool help;         /* only --help was asked for, and is written already */
};

/* Reads the command line. False on an error (STATUS_USAGE). */
bool show_options_read(struct show_options *options, int argc, char **argv, struct err *err);

/* Reads the settings of the device, which the command line goes before, and logs what is wrong in
 * them. False on an error. */
bool show_options_device(struct show_options *options, struct log *log, struct err *err);

#endif
