#include "base/log.h"
#include "commands/commands.h"
#include "commands/store_options.h"
#include "commands/trial.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

enum { WAIT_FOR_OTHER_MS = 30 * 1000 };

/* A line for each step, for the journal or a person at the box. */
static void told(void *ctx, const struct news *news)
{
    if (news->kind == NEWS_CHECKING) {
        /* Who started this may end it when the stick goes; from here on that does no harm. */
        (void)signal(SIGTERM, SIG_IGN);
        (void)signal(SIGHUP, SIG_IGN);
    }
    enum news_kind *last = ctx;
    static const char *const words[NEWS_COUNT] = {
        [NEWS_COPYING] = "copying; leave the stick in",
        [NEWS_CHECKING] = "checking the signature; the stick may be pulled",
        [NEWS_TRYING] = "trying its pages",
    };
    if (news->kind != *last && words[news->kind] != NULL) {
        (void)printf("%s\n", words[news->kind]);
        (void)fflush(stdout);
    }
    *last = news->kind;
}

static void print_end(const struct news *news)
{
    if (news->kind == NEWS_SAME) {
        (void)printf("already installed: serial %lld; nothing was changed\n",
                     (long long)news->serial);
    } else {
        (void)printf("installed: serial %lld%s%s; on trial until the show has gone through it "
                     "once\n",
                     (long long)news->serial, news->title[0] == '\0' ? "" : ", ", news->title);
    }
}

int command_install(int argc, char **argv)
{
    struct store_options options;
    struct log log = {.level = LOG_INFO};
    const struct io io = io_system();
    struct trial trial = trial_defaults();
    enum news_kind last = NEWS_NONE;
    struct news news;
    struct verdict v = {0};
    if (!store_options_read(&options, OPTION_OF_INSTALL, 1, argc, argv, &log, &v.err)) {
        log_line(&log, LOG_ERROR, "%s", v.err.text);
        return (int)v.err.status;
    }
    if (options.help) {
        store_options_help("kiosk install [OPTION]... PATH",
                           "Installs the signed data file at PATH, a stick's folder or the file "
                           "itself.",
                           OPTION_OF_INSTALL);
        return STATUS_OK;
    }
    trial.width = options.width;
    trial.height = options.height;
    const struct install install = {.io = &io,
                                    .settings = options.settings,
                                    .trial = trial_run,
                                    .trial_ctx = &trial,
                                    .told = told,
                                    .told_ctx = &last,
                                    .wait_ms = WAIT_FOR_OTHER_MS};
    (void)signal(SIGXFSZ, SIG_IGN); /* a limit on the size of files is an error as any other */
    (void)signal(SIGPIPE, SIG_IGN); /* that nobody hears the steps is none */
    if (!install_run(&install, argv[optind], &news, &v)) {
        log_line(&log, LOG_ERROR, "refused (%s): %s", reason_name(v.reason), v.err.text);
        return (int)v.err.status;
    }
    print_end(&news);
    return STATUS_OK;
}
