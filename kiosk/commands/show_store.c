#include "commands/show_state.h"
#include "commands/trial.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool is_on_trial(const struct show_store *s)
{
    return s->is_on && s->current.number > 0 && !s->current.confirmed;
}

/* On trial a show that is to end has to say that it did not die, so it is given time to. */
static void set_current(struct show_store *s, const struct stored *current)
{
    s->current = *current;
    signals_grace(is_on_trial(s));
}

/* Takes the file of that number for the current one. */
static void take(struct show *show, const struct stored *current)
{
    struct show_store *s = &show->store;
    set_current(s, current);
    s->decks = show->source.decks;
    s->turns = 0;
    s->wanted = 0;
    if (current->number == 0 || !store_path(&s->store, current, s->path)) {
        s->path[0] = '\0';
    }
}

/* As a stick with that file would be refused, which has this name there. */
static void tell_why(const struct show *show, struct news *news)
{
    const struct err *why = &show->source.err;
    const char *text = strstr(why->text, ": "); /* behind the path in the store */
    news->reason = trial_reason(why->status);
    news_text(news->file, sizeof news->file, show->options->device.settings.stick_name);
    news_text(news->detail, sizeof news->detail, text == NULL ? why->text : text + 2);
}

/* Tells of a file that was given up for the current one, in the log, the journal and to the screen.
 * False if there was none. */
static bool tell_fall(const struct show *show, enum start start, const struct stored *current,
                      struct news *news)
{
    const long long serial = current->serial;
    if (start == START_FELL_BACK) {
        log_line(&show->log, LOG_WARNING,
                 "the new data file failed on its trial: back to serial %lld; kiosk status tells "
                 "more",
                 serial);
        journal_add(&show->store.store, "fell back to serial %lld", serial);
    } else if (start == START_LOST) {
        log_line(&show->log, LOG_WARNING,
                 "the data file was damaged on the disk: back to serial %lld; bring it again",
                 serial);
        journal_add(&show->store.store, "damaged on the disk: back to serial %lld", serial);
    } else if (start == START_NOT_TAKEN) {
        log_line(&show->log, LOG_WARNING,
                 "this program does not take the data file that it showed: back to serial %lld; "
                 "bring one that is made for it",
                 serial);
        journal_add(&show->store.store, "not taken by this program: back to serial %lld", serial);
    } else {
        return false;
    }
    *news = (struct news){.kind = NEWS_FELL_BACK, .serial = current->serial};
    if (start == START_LOST) {
        news->reason = REASON_STORE;
    } else if (start == START_NOT_TAKEN) {
        tell_why(show, news);
    }
    news_put(&show->store.store, news);
    return true;
}

/* Tells of the only file there, which is not shown this time. */
static void tell_held_back(const struct show *show)
{
    log_line(&show->log, LOG_WARNING,
             "the data file failed on its trial, and there is none before it: it is left out until "
             "the next start; bring a better one");
    journal_add(&show->store.store, "left out until the next start: it failed on its trial");
}

static bool open_store(struct show *show, struct verdict *v)
{
    struct show_store *s = &show->store;
    const struct device_settings *d = &show->options->device.settings;
    struct stored current = {0};
    enum start start = START_EMPTY;
    s->io = io_system();
    const bool read = store_open(&s->store, &s->io, d->folder, v) &&
                      store_start(&s->store, d->trial_starts, &start, &current, v);
    take(show, read ? &current : &(struct stored){0});
    struct news news;
    if (read && tell_fall(show, start, &current, &news)) {
        show_banner_tell(show, &news);
    } else if (read && start == START_HELD_BACK) {
        tell_held_back(show);
    }
    return read;
}

bool show_store_open(struct show *show, struct err *err)
{
    struct show_store *s = &show->store;
    struct verdict v = {0};
    char path[IO_PATH];
    s->is_on = true;
    signals_grace(true);            /* until it is known which file is taken */
    (void)signal(SIGCHLD, SIG_IGN); /* nobody waits for those that write aside */
    if (!open_store(show, &v)) {
        log_line(&show->log, LOG_ERROR, "%s", v.err.text);
    }
    (void)io_path(path, s->store.folder, "status");
    if (!watch_open(&s->status, path, err)) {
        return false;
    }
    (void)io_path(path, s->store.folder, "state");
    return watch_open(&show->watch, path, err);
}

enum aside { ASIDE_COUNT, ASIDE_CONFIRM, ASIDE_GIVE_UP, ASIDE_END };

static void work_aside(const struct show *show, enum aside what)
{
    const struct show_store *s = &show->store;
    struct state state;
    struct stored current;
    enum start start = START_CURRENT;
    struct news news;
    struct verdict v = {0};
    bool done = false;
    switch (what) {
    case ASIDE_COUNT:
        done = store_start(&s->store, INT_MAX, &start, &current, &v);
        break;
    case ASIDE_CONFIRM:
        done = store_confirm(&s->store, s->current.number, &state, &v);
        break;
    case ASIDE_GIVE_UP:
        done = store_give_up(&s->store, s->current.number, show->source.err.status, &start,
                             &current, &v);
        break;
    case ASIDE_END:
        done = store_ended(&s->store, s->current.number, &v);
        break;
    }
    if (!done) {
        log_line(&show->log, LOG_ERROR, "%s", v.err.text);
    } else if (what == ASIDE_CONFIRM && state.current.number == s->current.number) {
        journal_add(&s->store, "confirmed: serial %lld", (long long)s->current.serial);
        log_line(&show->log, LOG_INFO, "the data file has gone round once: its trial is over");
    } else if (what == ASIDE_GIVE_UP) {
        (void)tell_fall(show, start, &current, &news);
    }
}

/* A slow disk must not hold the show up, so another process waits for it. If it can't be had, the
 * next occasion comes with the next slide. It is not to be ended with the show, whose display is
 * not to stay open by it either. */
static bool aside(struct show *show, enum aside what)
{
    const pid_t child = fork();
    if (child == 0) {
        (void)signal(SIGTERM, SIG_IGN);
        (void)signal(SIGINT, SIG_IGN);
        (void)close_range(STDERR_FILENO + 1, ~0U, 0);
        work_aside(show, what);
        _exit(STATUS_OK);
    }
    return child > 0;
}

void show_store_lost(const struct show *show)
{
    if (is_on_trial(&show->store)) {
        work_aside(show, ASIDE_END);
    }
}

void show_store_close(struct show *show)
{
    struct show_store *s = &show->store;
    if (is_on_trial(s)) {
        (void)aside(show, ASIDE_END); /* nobody waits long for a show that is to end */
    }
    if (s->is_on) {
        watch_close(&s->status);
    }
}

void show_store_look(struct show *show)
{
    struct show_store *s = &show->store;
    struct state state;
    struct verdict v = {0};
    if (!store_read(&s->store, &state, NULL, &v)) {
        log_once(&show->log, LOG_WARNING, "%s", v.err.text);
        return;
    }
    if (state.current.number == s->current.number) {
        set_current(s, &state.current);
        return;
    }
    if (state.current.number == 0) {
        log_line(&show->log, LOG_INFO, "the store has no file any more");
    } else {
        log_line(&show->log, LOG_INFO, "the store has another file: serial %lld",
                 (long long)state.current.serial);
    }
    take(show, &state.current);
    show->source.load_at = show->stage->now_ms(show);
    if (state.current.number > 0 && !state.current.confirmed) {
        (void)aside(show, ASIDE_COUNT);
    }
}

void show_store_same(struct show *show)
{
    const struct show_banner *b = &show->banner;
    if (b->is_on && b->news.kind == NEWS_SAME && show->store.current.number == 0) {
        show_store_look(show);
    }
}

/* What another try can't mend. */
static bool is_for_good(enum status status)
{
    return status == STATUS_NO_FILE || (status >= STATUS_NOT_DATA && status <= STATUS_CONTENT);
}

void show_store_failed(struct show *show)
{
    struct show_store *s = &show->store;
    struct stored current;
    struct verdict v = {0};
    enum start start;
    if (!s->is_on || s->current.number == 0 || !is_for_good(show->source.err.status)) {
        return;
    }
    const int64_t failed = s->current.number;
    if (show->shown.is_there && s->asked != failed) {
        s->asked =
            failed; /* the store's state tells us when it is done; if not, the next try does */
        (void)aside(show, ASIDE_GIVE_UP);
        return;
    }
    if (!store_give_up(&s->store, failed, show->source.err.status, &start, &current, &v)) {
        log_once(&show->log, LOG_ERROR, "%s", v.err.text);
        return;
    }
    /* On a disk that is read-only it is current for ever: not to be tried over and over. */
    if (current.number == s->failed) {
        current = (struct stored){0};
    }
    s->failed = failed;
    take(show, &current);
    struct news news;
    if (tell_fall(show, start, &current, &news)) {
        show_banner_tell(show, &news);
    }
    show->source.load_at = show->stage->now_ms(show);
}

void show_store_told(struct show *show)
{
    struct show_store *s = &show->store;
    const struct spot *shown = &show->shown;
    if (!s->is_on || s->current.number == 0 || s->current.confirmed ||
        show->source.decks == s->decks || shown->deck != show->source.decks || shown->page > 0 ||
        (shown->is_calm && shown->why != CALM_NOT_DUE)) {
        return;
    }
    /* Where nothing is due, what was to be seen is the calm slide. */
    const size_t round = due_round(&show->due);
    const size_t wanted = s->wanted > 0 ? s->wanted : round > 0 ? round : 1;
    if (++s->turns > wanted && aside(show, ASIDE_CONFIRM)) {
        s->wanted = 2 * s->turns; /* unless the state says by then that it is done */
    }
}
