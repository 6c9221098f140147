#include "base/log.h"
#include "commands/commands.h"
#include "commands/store_options.h"

#include <stdio.h>

static const struct option_table table = {
    .usage = "kiosk confirm [OPTION]...",
    .what = "Ends the trial of the current data file: it is good.",
    .takes = "no file",
};

int command_confirm(int argc, char **argv)
{
    struct store_options options;
    struct log log = {.level = LOG_INFO};
    const struct io io = io_system();
    struct store store;
    struct state state;
    struct verdict v = {0};
    if (!store_options_read(&options, &table, 0, argc, argv, &log, &v.err)) {
        log_line(&log, LOG_ERROR, "%s", v.err.text);
        return (int)v.err.status;
    }
    if (options.help) {
        return STATUS_OK;
    }
    if (!store_open(&store, &io, options.settings.folder, &v) ||
        !store_confirm(&store, 0, &state, &v)) {
        log_line(&log, LOG_ERROR, "%s", v.err.text);
        return (int)v.err.status;
    }
    journal_add(&store, "confirmed: serial %lld", (long long)state.current.serial);
    (void)printf("confirmed: serial %lld\n", (long long)state.current.serial);
    return STATUS_OK;
}
