/* The options of the commands that work on the store: install, status, rollback, confirm. */
#ifndef KIOSK_COMMANDS_STORE_OPTIONS_H
#define KIOSK_COMMANDS_STORE_OPTIONS_H

#include "commands/options.h"
#include "update/update.h"

struct store_options {
    struct store_settings settings; /* to start with: store_defaults() */
    int width, height;              /* of the screen that a trial is made for */
    bool as_json, help;
};

/* Which of the options a command has. */
enum { OPTION_OF_ALL = 1, OPTION_OF_INSTALL = 2, OPTION_OF_STATUS = 4 };

/* Reads the command line of a command that takes the options of `which`, and `arguments` words
 * behind them (argv[optind]). STATUS_USAGE, also for a store that is not named. With *help set the
 * rest is not looked at. */
bool store_options_read(struct store_options *options, int which, int arguments, int argc,
                        char **argv, struct err *err);

/* As options_help, with the options of `which`. */
void store_options_help(const char *usage, const char *what, int which);

#endif
