/* What the staff does with the show: to the next page or back, a pause, a jump, the panel. */
#include "commands/facts.h"
#include "commands/show_state.h"

#include <string.h>

enum { PANEL_MS = 60000, BEHIND_PANEL_MS = 3000 };

/* The next page is to come now, and is to be chosen anew. */
static void hurry(struct show *show)
{
    show->by_hand.is_paused = false;
    show->turn_at = show->prepare_at = show->stage->now_ms(show);
    show->state = NEXT_WANTED;
}

static void next(struct show *show)
{
    show->by_hand.is_paused = false;
    show->turn_at = show->stage->now_ms(show); /* what was prepared is what was to come */
}

void show_leave_trail(struct show *show)
{
    struct by_hand *hand = &show->by_hand;
    const struct spot *shown = &show->shown;
    const bool goes_back = hand->goes_back;
    hand->goes_back = false;
    if (!shown->is_there || shown->is_calm || goes_back) {
        return;
    }
    if (hand->trail_count == TRAIL_MAX) {
        memmove(hand->trail, hand->trail + 1, (TRAIL_MAX - 1) * sizeof *hand->trail);
        hand->trail_count--;
    }
    hand->trail[hand->trail_count++] = (struct way){true, shown->deck, shown->rota, shown->page};
}

/* Brings show->due up to now; false if there is no deck, or no memory. */
static bool due_now(struct show *show)
{
    const struct deck *deck = source_deck(&show->source);
    const struct moment now = show_moment(show, 0);
    struct err err = {0};
    return deck != NULL &&
           due_update(&show->due, deck, show->source.decks, &now, show->options->once, &err);
}

/* To the last page before this one that may still be shown. */
static void back(struct show *show)
{
    struct by_hand *hand = &show->by_hand;
    if (!due_now(show)) {
        return;
    }
    while (hand->trail_count > 0) {
        struct way way = hand->trail[--hand->trail_count];
        if (show_may_go(show, &way)) {
            hand->to = way;
            hand->goes_back = true;
            hurry(show);
            return;
        }
    }
}

static void pause_or_go_on(struct show *show)
{
    if (show->by_hand.is_paused) {
        next(show);
        return;
    }
    const int64_t now = show->stage->now_ms(show);
    show->by_hand.is_paused = true;
    show->turn_at = now + (int64_t)show->options->device.settings.pause_s * 1000;
    show->state = NEXT_WANTED; /* what is due then may be something else */
    show->prepare_at = now;
    log_line(&show->log, LOG_INFO, "paused by a key, for %d s",
             show->options->device.settings.pause_s);
}

static void jump(struct show *show, int number)
{
    struct way to = {.is_there = true, .deck = show->shown.deck, .rota = show->shown.rota};
    if (!due_now(show)) {
        return;
    }
    const struct deck *deck = source_deck(&show->source);
    if (to.deck != show->source.decks) {
        rota_move(&to.rota, deck);
        to.deck = show->source.decks;
    }
    if (!rota_jump(&to.rota, deck, &show->due, (size_t)number)) {
        log_line(&show->log, LOG_INFO, "there is no slide number %d to jump to", number);
        return;
    }
    show->by_hand.to = to;
    hurry(show);
}

bool show_panel_over(const struct show *show)
{
    return show->stage->now_ms(show) >= show->by_hand.panel_until_ms;
}

void show_close_panel(struct show *show)
{
    const int64_t now = show->stage->now_ms(show);
    if (!show->by_hand.has_panel || show->by_hand.panel_until_ms == 0) {
        return;
    }
    show->by_hand.panel_until_ms = 0;
    if (show->turn_at < now + BEHIND_PANEL_MS) { /* to be seen once more before it goes */
        show->turn_at = now + BEHIND_PANEL_MS;
    }
}

/* What comes next; the round is only looked at. */
static void look_ahead(const struct show *show, struct facts *facts)
{
    const struct deck *deck = source_deck(&show->source);
    const struct slide *slide = NULL;
    const struct pages *pages = NULL;
    const struct spot *spot = show->state == NEXT_PAINTED ? &show->next : &show->shown;
    facts->due = due_count(&show->due);
    if (deck == NULL || !spot->is_there || spot->is_calm || spot->deck != show->source.decks) {
        return;
    }
    facts->next_place = rota_place(&spot->rota, &show->due, &facts->places);
    if (maker_look(show->maker, spot->slot, &slide, &pages)) {
        facts->next = slide->heading;
    }
}

static void open_panel(struct show *show)
{
    const struct moment now = show_moment(show, 0);
    struct facts facts = {.file = show->source.path,
                          .deck = source_deck(&show->source),
                          .now = &now,
                          .next = "",
                          .screen = screen_description(show->screen),
                          .device = &show->options->device.settings};
    struct err err = {0};
    look_ahead(show, &facts);
    show->state = NEXT_WANTED; /* its picture is painted over */
    show->prepare_at = show->stage->now_ms(show);
    if (!facts_paint(show->maker, &facts, screen_next(show->screen), &err) ||
        !screen_turn(show->screen, 0, &err)) {
        log_once(&show->log, LOG_WARNING, "the panel can't be shown: %s", err.text);
        return;
    }
    show->by_hand.has_panel = true;
    show->by_hand.panel_until_ms = show->stage->now_ms(show) + PANEL_MS;
}

bool show_key(struct show *show)
{
    struct by_hand *hand = &show->by_hand;
    const struct staff_wish wish =
        staff_take(&hand->keys, show->options->device.settings.keys, show->options->keys,
                   screen_key(show->screen), show->stage->now_ms(show));
    if (wish.action == ACTION_LEAVE) {
        log_line(&show->log, LOG_INFO, "ended by a key");
        return false;
    }
    if (wish.action == ACTION_CONSOLE) {
        log_line(&show->log, LOG_INFO, "ended by a key, for the maintenance console");
        hand->wants_console = true;
        return false;
    }
    if (wish.action == ACTION_COUNT || show->is_dark || !show->shown.is_there) {
        return true;
    }
    const bool had_panel = hand->has_panel;
    if (had_panel && wish.action == ACTION_STAFF) {
        hand->panel_until_ms = show->stage->now_ms(show) + PANEL_MS;
        return true;
    }
    show_close_panel(show); /* any other key closes it, and does what it does besides */
    switch (wish.action) {
    case ACTION_NEXT:
        next(show);
        break;
    case ACTION_BACK:
        back(show);
        break;
    case ACTION_PAUSE:
        pause_or_go_on(show);
        break;
    case ACTION_JUMP:
        jump(show, wish.number);
        break;
    case ACTION_PANEL:
    case ACTION_STAFF:
        if (!had_panel) {
            open_panel(show);
        }
        break;
    default:
        break;
    }
    return true;
}
