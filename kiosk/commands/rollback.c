#include "base/log.h"
#include "commands/commands.h"
#include "commands/store_options.h"

#include <stdio.h>

static const struct option_table table = {
    .usage = "kiosk rollback [OPTION]...",
    .what = "Goes back to the data file that was installed before the current one.",
    .takes = "no file",
};

int command_rollback(int argc, char **argv)
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
        !store_roll_back(&store, &state, &v)) {
        log_line(&log, LOG_ERROR, "%s", v.err.text);
        return (int)v.err.status;
    }
    const struct news news = {
        .kind = NEWS_ROLLED_BACK, .serial = state.current.serial, .permille = 1000};
    news_put(&store, &news);
    journal_add(&store, "rolled back to serial %lld", (long long)state.current.serial);
    (void)printf("back to serial %lld; the file that was given up is not taken again by itself\n",
                 (long long)state.current.serial);
    return STATUS_OK;
}
