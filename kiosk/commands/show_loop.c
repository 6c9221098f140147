/* The loop: it sleeps until something is due, or happens. */
#include "base/clock.h"
#include "commands/show_state.h"

#include <string.h>

enum { LOST_TURNS_MAX = 10, LOST_TURN_MS = 1000 };

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int transition_ms(const struct show *show)
{
    const struct deck *deck = source_deck(&show->source);
    const int ms = show->options->transition_ms;
    return ms != TRANSITION_OF_FILE ? ms : deck ? deck->settings.transition_ms : 0;
}

static int fade_ms(const struct show *show)
{
    const int ms = transition_ms(show);
    /* A page is to be seen whole for half of its time at least. */
    return ms < show->next.hold_ms / 2 ? ms : show->next.hold_ms / 2;
}

/* Brings the clock on a page up to date. */
static void tick(struct show *show, struct spot *spot, struct canvas *canvas, struct box *part)
{
    const struct moment now = show_moment(show, 0);
    struct err err = {0};
    *part = (struct box){0};
    if (!spot->is_there || show_same_moment(&spot->moment, &now)) {
        return;
    }
    show_finish(show, spot);
    if (!maker_tick(show->maker, spot->slot, spot->page, &now, canvas, part, &err)) {
        *part = (struct box){0};
        log_once(&show->log, LOG_WARNING, "the clock can't be painted: %s", err.text);
    }
    spot->moment = now;
}

static void tick_shown(struct show *show)
{
    struct box part;
    struct err err = {0};
    tick(show, &show->shown, screen_shown(show->screen), &part);
    if (part.w > 0 && !screen_refresh(show->screen, &part, &err)) {
        log_once(&show->log, LOG_WARNING, "%s", err.text);
    }
    ticker_next(&show->ticker, show->shown.moment.trusted);
    /* Nothing but the calm slide is to come: it may be time for another one now. */
    const bool stays =
        show->state == NEXT_SAME || (show->state == NEXT_PAINTED && show->next.is_calm);
    if (show->shown.is_calm && show->shown.why == CALM_NOT_DUE && stays) {
        show->turn_at = clock_monotonic_ms();
    }
}

static bool turn(struct show *show, int ms, struct err *err)
{
    struct box part;
    tick(show, &show->next, screen_next(show->screen), &part);
    const int64_t start = clock_monotonic_ms();
    if (!screen_turn(show->screen, ms, err)) {
        log_once(&show->log, LOG_ERROR, "%s", err->text);
        show->turn_at = start + LOST_TURN_MS;
        return ++show->lost_turns < LOST_TURNS_MAX;
    }
    show->lost_turns = 0;
    log_line(&show->log, LOG_DEBUG, "slide %lld, page %zu of %zu, for %d ms",
             (long long)(show->next.is_calm ? 0 : show->next.rota.id), show->next.page + 1,
             show->next.pages, show->next.hold_ms);
    show_stepped(show, start);
    show->shown = show->next;
    show->state = NEXT_WANTED;
    show->prepare_at = start;
    show->turn_at = start + show->shown.hold_ms;
    ticker_next(&show->ticker, show->shown.moment.trusted);
    return true;
}

/* The time of the page on the screen is over. False when the show is. */
static bool hold_over(struct show *show, struct err *err)
{
    const int64_t now = clock_monotonic_ms();
    switch (show->state) {
    case NEXT_PAINTED:
        return turn(show, fade_ms(show), err);
    case NEXT_SAME:
        show->turn_at = now + show->shown.hold_ms;
        show->state = NEXT_WANTED;
        show->prepare_at = now;
        return true;
    case NEXT_OVER:
        return false;
    default:
        return true;
    }
}

static void load(struct show *show)
{
    const int64_t now = clock_monotonic_ms();
    const bool had_deck = show->source.content != NULL;
    const bool loaded = source_load(&show->source, show->maker, &show->log);
    if (!loaded && had_deck) {
        return;
    }
    /* What was prepared came from the old deck. */
    show->state = NEXT_WANTED;
    show->failures = 0;
    show->all_failed_ms = 0;
    show->prepare_at = now;
    if (!show->shown.is_there || show->shown.is_calm) {
        show->turn_at = now;
    }
}

/* Turns to a black page. False when the screen is lost for good. */
static bool blacken(struct show *show, int ms, struct err *err)
{
    if (show_black(show, ms, err)) {
        show->lost_turns = 0;
        return true;
    }
    log_once(&show->log, LOG_ERROR, "%s", err->text);
    show->is_dark = false; /* and once more */
    show->prepare_at = clock_monotonic_ms() + LOST_TURN_MS;
    return ++show->lost_turns < LOST_TURNS_MAX;
}

/* Turns to the page on the screen, painted anew; its time goes on. */
static bool again(struct show *show, int ms, struct err *err)
{
    const int64_t turn_at = show->turn_at;
    if (!show_repaint(show)) {
        show->shown.is_there = false; /* its slot is empty: there is nothing to go on with */
        show->prepare_at = show->turn_at = clock_monotonic_ms();
        return true;
    }
    const bool good = turn(show, ms, err);
    show->turn_at = turn_at;
    return good;
}

static bool resized(struct show *show, struct err *err)
{
    const struct canvas *canvas = screen_next(show->screen);
    maker_resize(show->maker, canvas->width, canvas->height);
    log_line(&show->log, LOG_INFO, "%s", screen_description(show->screen));
    return show->is_dark ? blacken(show, 0, err) : again(show, 0, err);
}

/* Does what the hours ask for. False when the screen is lost for good. */
static bool follow_hours(struct show *show, struct err *err)
{
    switch (show_hours(show)) {
    case HOURS_BLACKEN:
        return blacken(show, transition_ms(show), err);
    case HOURS_REPAINT:
        return again(show, transition_ms(show), err);
    default:
        return true;
    }
}

static void take_words(struct show *show)
{
    if (signals_hup(&show->signals)) {
        show->source.load_at = clock_monotonic_ms();
    }
    if (watch_take(&show->watch)) {
        source_changed(&show->source);
    }
}

/* False if the key ends the show. */
static bool take_key(struct show *show)
{
    const char *key = screen_key(show->screen);
    if (!show->options->keys) {
        return true;
    }
    if (strcmp(key, "Q") == 0 || strcmp(key, "Escape") == 0) {
        return false;
    }
    if (strcmp(key, "Right") == 0 || strcmp(key, "Space") == 0 || strcmp(key, "PageDown") == 0) {
        show->turn_at = clock_monotonic_ms();
    }
    return true;
}

/* Sleeps, and takes what woke it. False if that ends the show. */
static bool sleep_and_wake(struct show *show, struct err *err)
{
    const int fds[] = {show->signals.stop_fd, show->signals.hup_fd, show->watch.fd,
                       show->ticker.fd};
    int64_t until = show->is_dark                ? INT64_MAX
                    : show->state == NEXT_WANTED ? show->prepare_at
                                                 : show->turn_at;
    until = earlier(until, earlier(show->source.load_at, show->watch.look_at));
    switch (screen_wait(show->screen, until, fds, sizeof fds / sizeof *fds)) {
    case WAKE_QUIT:
        return false;
    case WAKE_KEY:
        return take_key(show);
    case WAKE_RESIZED:
        return resized(show, err);
    case WAKE_FD:
        tick_shown(show);
        take_words(show);
        return true;
    default:
        take_words(show);
        return true;
    }
}

/* One round: whatever is due, or else a sleep. False when the show is over. */
static bool go_on(struct show *show, struct err *err)
{
    if (show->source.load_at <= clock_monotonic_ms()) {
        load(show);
    }
    if (!follow_hours(show, err)) {
        return false;
    }
    if (show->is_dark) {
        return sleep_and_wake(show, err);
    }
    if (show->state == NEXT_WANTED && show->prepare_at <= clock_monotonic_ms()) {
        show_prepare(show);
    }
    if (show->state != NEXT_WANTED && show->turn_at <= clock_monotonic_ms()) {
        return hold_over(show, err);
    }
    return sleep_and_wake(show, err);
}

enum status show_run(struct show *show, struct err *err)
{
    show->turn_at = show->prepare_at = clock_monotonic_ms();
    while (!signals_stop(&show->signals) && go_on(show, err)) {
    }
    if (show->lost_turns >= LOST_TURNS_MAX) {
        return STATUS_DISPLAY;
    }
    return show->options->once ? show->source.err.status : STATUS_OK;
}
