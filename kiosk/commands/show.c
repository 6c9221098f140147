#include "commands/commands.h"
#include "commands/config.h"
#include "commands/show_state.h"

#include <unistd.h>

/* There is no way back from here: Xlib has lost its connection in the middle of whatever it did. */
static void display_lost(void *ctx)
{
    const struct show *show = ctx;
    log_line(&show->log, LOG_ERROR, "the X server is gone; start it, and then the show again");
    show_store_lost(show);
    _exit(STATUS_DISPLAY);
}

/* The file that is shown, or the store that it comes from. */
static bool open_file(struct show *show, const struct show_options *options, struct err *err)
{
    if (!(options->file == NULL ? show_store_open(show, err)
                                : watch_open(&show->watch, options->file, err))) {
        return false;
    }
    source_open(&show->source, options->file == NULL ? show->store.path : options->file,
                options->file == NULL ? CONTENT_STORED : CONTENT_EDITED);
    return true;
}

/* The screen comes before the file: a start that has none must not count against a file that is on
 * trial. False with STATUS_OK if the show has to end. */
static bool open_all(struct show *show, struct show_options *options, struct err *err)
{
    if (!signals_open(&show->signals, err) || !ticker_open(&show->ticker, err)) {
        return false;
    }
    show->maker = maker_new(err);
    if (!show->maker) {
        return false;
    }
    options->screen.stop_fd = show->signals.stop_fd;
    options->screen.lost = display_lost;
    options->screen.lost_ctx = show;
    maker_screen(show->maker, options->device.settings.scale, options->device.settings.overscan);
    return show_screen_open(show, err) && !signals_stop(&show->signals) &&
           open_file(show, options, err);
}

static void close_all(struct show *show)
{
    service_stopping(&show->service);
    show_store_close(show); /* before a display or a disk can hold it up */
    screen_close(show->screen);
    maker_free(show->maker);
    show_banner_close(&show->banner);
    due_free(&show->due);
    source_close(&show->source);
    watch_close(&show->watch);
    ticker_close(&show->ticker);
    signals_close(&show->signals);
}

int command_show(int argc, char **argv)
{
    struct err err = {0};
    struct show_options options;
    struct show show = {.options = &options,
                        .stage = &show_glass,
                        .signals = {-1, -1},
                        .watch = {.fd = -1},
                        .ticker = {.fd = -1}};
    if (!show_options_read(&options, argc, argv, &err)) {
        log_line(&show.log, LOG_ERROR, "%s", err.text);
        return (int)err.status;
    }
    if (options.help) {
        return STATUS_OK;
    }
    enum status status = STATUS_OK;
    service_open(&show.service);
    if (!show_options_device(&options, &show.log, &err)) {
        log_line(&show.log, LOG_ERROR, "%s", err.text);
        return (int)err.status;
    }
    if (options.print_config) {
        config_print(&options.device);
        return options.device.faults > 0 ? STATUS_FINDINGS : STATUS_OK;
    }
    if (open_all(&show, &options, &err)) {
        status = show_run(&show, &err);
    } else if (err.status != STATUS_OK) {
        log_line(&show.log, LOG_ERROR, "%s", err.text);
        status = err.status;
    }
    close_all(&show);
    return (int)status;
}
