/* The options of the commands that work on the store: install, status, rollback, confirm. */
#ifndef KIOSK_COMMANDS_STORE_OPTIONS_H
#define KIOSK_COMMANDS_STORE_OPTIONS_H

#include "base/log.h"
#include "commands/options.h"
#include "device/device.h"
#include "update/update.h"

struct store_options {
    struct device device;           /* its settings */
    struct store_settings settings; /* those of its store, and what the command line has set */
    int width, height;              /* of the screen that a trial is made for */
    int wait_ms;                    /* for another installation to end */
    bool as_json, quiet, help;
};

/* Which of the options a command has. */
enum { OPTION_OF_ALL = 1, OPTION_OF_INSTALL = 2, OPTION_OF_STATUS = 4 };

/* Reads the command line of a command that has the options of `which`; its table has no lines of
 * its own. Then reads the settings of the device, whose faults are logged. At --help, which sets
 * options->help, nothing more is read. STATUS_USAGE. */
bool store_options_read(struct store_options *options, const struct option_table *command,
                        int which, int argc, char **argv, struct log *log, struct err *err);

#endif
