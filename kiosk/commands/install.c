#include "base/log.h"
#include "commands/commands.h"
#include "commands/store_options.h"
#include "commands/trial.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* What is done about signals while a file is installed. */
static const int deaf_to[] = {
    SIGXFSZ, /* a limit on the size of files is an error as any other */
    SIGPIPE, /* that nobody hears the steps is none */
    SIGTERM, /* these only when the copy is there: whoever started this may end it when the */
    SIGHUP,  /* stick goes, which from then on does no harm */
};
enum { DEAF = sizeof deaf_to / sizeof *deaf_to, AT_ONCE = 2 };

struct hearing {
    enum news_kind last;
    struct sigaction before[DEAF];
    int deaf;    /* how many of them are ignored */
    bool result; /* that one will be left on the stick */
};

static void be_deaf(struct hearing *h, int count)
{
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    for (; h->deaf < count; h->deaf++) {
        (void)sigaction(deaf_to[h->deaf], &ignore, &h->before[h->deaf]);
    }
}

static void hear_again(const struct hearing *h)
{
    for (int i = 0; i < h->deaf; i++) {
        (void)sigaction(deaf_to[i], &h->before[i], NULL);
    }
}

/* A line for each step, for the journal or a person at the box. */
static void told(void *ctx, const struct news *news)
{
    struct hearing *h = ctx;
    if (news->kind == NEWS_CHECKING) {
        be_deaf(h, DEAF);
    }
    static const char *const words[NEWS_COUNT] = {
        [NEWS_COPYING] = "copying; leave the stick in",
        [NEWS_CHECKING] = "checking the signature; the stick may be pulled",
        [NEWS_TRYING] = "trying its pages",
    };
    if (news->kind != h->last && words[news->kind] != NULL) {
        const bool stays = news->kind == NEWS_CHECKING && h->result;
        (void)printf("%s\n", stays ? "checking the signature; leave the stick in for the result"
                                   : words[news->kind]);
        (void)fflush(stdout);
    }
    h->last = news->kind;
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

static const struct option_table table = {
    .usage = "kiosk install [OPTION]... PATH",
    .what = "Installs the signed data file at PATH, a stick's folder or the file itself.",
    .takes = "one folder or file",
    .words = 1,
};

int command_install(int argc, char **argv)
{
    struct store_options options;
    struct log log = {.level = LOG_INFO};
    const struct io io = io_system();
    struct trial trial = trial_defaults();
    struct hearing hearing = {0};
    struct news news;
    struct verdict v = {0};
    if (!store_options_read(&options, &table, OPTION_OF_INSTALL, argc, argv, &log, &v.err)) {
        log_line(&log, LOG_ERROR, "%s", v.err.text);
        return (int)v.err.status;
    }
    if (options.help) {
        return STATUS_OK;
    }
    hearing.result = options.settings.write_result;
    trial.width = options.width;
    trial.height = options.height;
    trial.scale = options.device.settings.scale;
    trial.overscan = options.device.settings.overscan;
    const struct install install = {.io = &io,
                                    .settings = options.settings,
                                    .trial = trial_run,
                                    .trial_ctx = &trial,
                                    .told = told,
                                    .told_ctx = &hearing,
                                    .wait_ms = options.wait_ms,
                                    .quiet = options.quiet};
    be_deaf(&hearing, AT_ONCE);
    const bool done = install_run(&install, argv[optind], &news, &v);
    hear_again(&hearing);
    if (!done) {
        log_line(&log, LOG_ERROR, "refused (%s): %s", reason_name(v.reason), v.err.text);
        return (int)v.err.status;
    }
    print_end(&news);
    return STATUS_OK;
}
