/* The loop: it sleeps until something is due, or happens. */
#include "base/clock.h"
#include "commands/show_state.h"

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
static void tick(struct show *show, struct spot *spot)
{
    const struct moment now = show_moment(show, 0);
    struct err err = {0};
    if (!spot->is_there || clock_same_minute(&spot->moment, &now)) {
        return;
    }
    if (!show->stage->tick(show, spot, &now, &err)) {
        log_once(&show->log, LOG_WARNING, "the clock can't be painted: %s", err.text);
    }
    spot->moment = now;
}

/* To be woken when the page on the screen will show another minute. */
static void wake_for_clock(struct show *show)
{
    const int64_t minute_ms = 60000;
    const int64_t now_ms = show->stage->wall_ms(show);
    show->stage->wake_at(show, show->shown.moment.trusted ? (now_ms / minute_ms + 1) * minute_ms
                                                          : INT64_MAX);
}

/* The wall clock was set since the next page was chosen: another may be due by now. */
static void choose_again(struct show *show)
{
    const int64_t now = show->stage->now_ms(show);
    const struct moment then = show_moment(show, show->turn_at > now ? show->turn_at - now : 0);
    if (show->state != NEXT_WANTED && show->state != NEXT_OVER && !show->shown.is_calm &&
        !clock_same_minute(&then, &show->chosen_for)) {
        show->state = NEXT_WANTED;
        show->prepare_at = now;
    }
}

static void tick_shown(struct show *show)
{
    if (!show->by_hand.has_panel) {
        tick(show, &show->shown);
    }
    wake_for_clock(show);
    /* Nothing but the calm slide is to come: with the minute another may be due. */
    const bool stays =
        show->state == NEXT_SAME || (show->state == NEXT_PAINTED && show->next.is_calm);
    if (show->shown.is_calm && stays &&
        (show->shown.why == CALM_NOT_DUE || show->shown.why == CALM_NO_SLIDES)) {
        show->turn_at = show->stage->now_ms(show);
    }
    choose_again(show);
}

static bool turn(struct show *show, int ms, struct err *err)
{
    tick(show, &show->next);
    const int64_t start = show->stage->now_ms(show);
    if (!show->stage->turn(show, ms, err)) {
        log_once(&show->log, LOG_ERROR, "%s", err->text);
        show->turn_at = start + LOST_TURN_MS;
        return ++show->lost_turns < LOST_TURNS_MAX;
    }
    show->lost_turns = 0;
    show->by_hand.has_panel = false;
    show_stepped(show, start);
    show->shown = show->next;
    show->state = NEXT_WANTED;
    show->prepare_at = start;
    show->turn_at = start + show->shown.hold_ms;
    wake_for_clock(show);
    return true;
}

/* The time of the page on the screen is over. False when the show is. */
static bool hold_over(struct show *show, struct err *err)
{
    const int64_t now = show->stage->now_ms(show);
    source_look(&show->source);
    show->by_hand.is_paused = false;
    switch (show->state) {
    case NEXT_PAINTED:
        show_leave_trail(show);
        if (!turn(show, fade_ms(show), err)) {
            return false;
        }
        if (show->lost_turns == 0) {
            show->stage->told(show);
        }
        return true;
    case NEXT_SAME:
        if (!show->shown.is_calm) { /* slides that failed in between have had their turns */
            show->shown.rota = show->next.rota;
        }
        show->turn_at = now + show->shown.hold_ms;
        show->state = NEXT_WANTED;
        show->prepare_at = now;
        show->stage->told(show);
        return true;
    case NEXT_OVER:
        return false;
    default:
        return true;
    }
}

/* Turns to a black page. False when the screen is lost for good. */
static bool blacken(struct show *show, int ms, struct err *err)
{
    if (show_black(show, ms, err)) {
        show->lost_turns = 0;
        show->by_hand.has_panel = false;
        return true;
    }
    log_once(&show->log, LOG_ERROR, "%s", err->text);
    show->is_dark = false; /* and once more */
    show->prepare_at = show->stage->now_ms(show) + LOST_TURN_MS;
    return ++show->lost_turns < LOST_TURNS_MAX;
}

/* Turns to the page on the screen, painted anew; its time goes on. If the file can't give it now,
 * one that may stay as it is does, and any other gives way. */
static bool again(struct show *show, int ms, bool may_stay, struct err *err)
{
    const int64_t turn_at = show->turn_at;
    const enum repaint done = show_repaint(show);
    if (done != REPAINT_DONE) {
        show->prepare_at = show->stage->now_ms(show);
        if (done == REPAINT_GONE || !may_stay) {
            show->shown.is_there = false;
            show->turn_at = show->prepare_at;
        }
        return true;
    }
    const bool good = turn(show, ms, err);
    show->turn_at = turn_at;
    return good;
}

/* Turns to the page on the screen as the new deck has it, which stays for the time that the deck
 * now gives it; if it is gone, its time is over. */
static bool take_up(struct show *show, struct err *err)
{
    const int64_t since = show->turn_at - show->shown.hold_ms;
    const int64_t now = show->stage->now_ms(show);
    bool good = true;
    switch (show_repaint(show)) {
    case REPAINT_DONE:
        good = turn(show, fade_ms(show), err);
        show->turn_at = since + show->shown.hold_ms;
        break;
    case REPAINT_GONE:
        show->turn_at = now;
        show->prepare_at = now;
        break;
    default: /* the file has changed again: the page stays, and there is another load to come */
        show->prepare_at = now;
        break;
    }
    return good;
}

/* False when the screen is lost for good. */
static bool load(struct show *show, struct err *err)
{
    const int64_t now = show->stage->now_ms(show);
    const bool had_deck = show->source.content != NULL;
    const bool loaded = source_load(&show->source, show->maker, &show->log);
    if (!loaded) {
        show_store_failed(show);
    }
    if (!loaded && had_deck) {
        return true;
    }
    show->left_out = show->left_out || (loaded && source_deck(&show->source)->complaint_count > 0);
    /* What was prepared came from the old deck. */
    show->state = NEXT_WANTED;
    show->failures = 0;
    show->all_failed_ms = 0;
    show->prepare_at = now;
    if (show->is_dark) {
        return true;
    }
    if (!show->shown.is_there || show->shown.is_calm) {
        show->turn_at = now;
        return true;
    }
    show_close_panel(show);
    return take_up(show, err);
}

static bool repaint(struct show *show, struct err *err)
{
    return show->is_dark ? blacken(show, 0, err) : again(show, 0, false, err);
}

static bool resized(struct show *show, struct err *err)
{
    const struct canvas *canvas = screen_next(show->screen);
    maker_resize(show->maker, canvas->width, canvas->height);
    log_line(&show->log, LOG_INFO, "%s", screen_description(show->screen));
    return repaint(show, err);
}

/* To SDL another display is another screen. False when there is none, or the show has to end. */
static bool reopen(struct show *show, struct err *err)
{
    log_line(&show->log, LOG_INFO, "the displays have changed: the screen is opened anew");
    screen_close(show->screen);
    if (show_screen_open(show, err)) {
        const bool good = repaint(show, err);
        if (show->shown.is_there) {
            show_service_told(show);
        }
        return good;
    }
    if (err->status != STATUS_OK) {
        log_line(&show->log, LOG_ERROR, "%s", err->text);
        show->lost_turns = LOST_TURNS_MAX;
    }
    return false;
}

/* Does what the hours ask for. False when the screen is lost for good. */
static bool follow_hours(struct show *show, struct err *err)
{
    switch (show_hours(show)) {
    case HOURS_BLACKEN:
        return blacken(show, transition_ms(show), err);
    case HOURS_REPAINT:
        return again(show, transition_ms(show), true, err);
    default:
        return true;
    }
}

/* Sleeps, and takes what woke it. False if that ends the show. */
static bool sleep_and_wake(struct show *show, struct err *err)
{
    const bool has_panel = show->by_hand.has_panel && !show_panel_over(show);
    int64_t until = show->is_dark                ? INT64_MAX
                    : has_panel                  ? show->by_hand.panel_until_ms
                    : show->state == NEXT_WANTED ? show->prepare_at
                                                 : show->turn_at;
    until = earlier(until, show->source.load_at);
    until = earlier(until, service_feed_at(&show->service));
    if (!show->is_dark) {
        until = earlier(until, show_banner_at(show));
    }
    switch (show->stage->wait(show, until)) {
    case WAKE_QUIT:
        return false;
    case WAKE_KEY:
        return show_key(show);
    case WAKE_RESIZED:
        return resized(show, err);
    case WAKE_DISPLAYS:
        return reopen(show, err);
    case WAKE_FD:
        tick_shown(show);
        show->stage->changes(show);
        return true;
    default:
        show->stage->changes(show);
        return true;
    }
}

/* One round: whatever is due, or else a sleep. False when the show is over. */
static bool go_on(struct show *show, struct err *err)
{
    if (show->source.load_at <= show->stage->now_ms(show) && !load(show, err)) {
        return false;
    }
    if (!follow_hours(show, err)) {
        return false;
    }
    if (show->is_dark) {
        return sleep_and_wake(show, err);
    }
    const enum banner_say say = show_banner_due(show);
    const bool has_panel = show->by_hand.has_panel;
    if (has_panel && say == BANNER_STAYS && !show_panel_over(show)) {
        return sleep_and_wake(show, err);
    }
    show_close_panel(show);
    if ((has_panel || say != BANNER_STAYS) && show->shown.is_there &&
        !again(show, say == BANNER_TURNS ? transition_ms(show) : 0, false, err)) {
        return false;
    }
    if (show->state == NEXT_WANTED && show->prepare_at <= show->stage->now_ms(show)) {
        show_prepare(show);
    }
    if (show->state != NEXT_WANTED && show->turn_at <= show->stage->now_ms(show)) {
        return hold_over(show, err);
    }
    return sleep_and_wake(show, err);
}

enum status show_run(struct show *show, struct err *err)
{
    show->turn_at = show->prepare_at = show->stage->now_ms(show);
    while (!show->stage->over(show) && go_on(show, err)) {
        show_service_feed(show);
    }
    if (show->lost_turns >= LOST_TURNS_MAX) {
        return STATUS_DISPLAY;
    }
    if (show->by_hand.wants_console) {
        return STATUS_CONSOLE;
    }
    if (!show->options->once) {
        return STATUS_OK;
    }
    const enum status status = show->source.err.status;
    return status == STATUS_OK && show->left_out ? STATUS_FINDINGS : status;
}
