/* What the staff does with the show: to the next page or back, a pause, a jump, the panel. */
#include "commands/panel.h"
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

static void back(struct show *show)
{
    struct by_hand *hand = &show->by_hand;
    if (hand->trail_count == 0) {
        return;
    }
    hand->to = hand->trail[--hand->trail_count];
    hand->goes_back = true;
    hurry(show);
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

/* The round goes on from where it is until it is at the place: at most once round. */
static void jump(struct show *show, int number)
{
    const struct deck *deck = source_deck(&show->source);
    struct rota rota = show->shown.rota;
    if (deck == NULL) {
        return;
    }
    if (show->shown.deck != show->source.decks) {
        rota_move(&rota, deck);
    }
    const size_t most = 2 * due_round(&show->due) + 2;
    for (size_t i = 0; i < most; i++) {
        size_t places = 0;
        if (rota_next(&rota, deck, &show->due) == ROTA_NONE) {
            return;
        }
        const bool counts = !rota.urgent || show->due.list[DUE_OTHERS].count == 0;
        if (counts && rota_place(&rota, &show->due, &places) == (size_t)number) {
            show->by_hand.to = (struct way){true, show->source.decks, rota, 0};
            hurry(show);
            return;
        }
    }
    log_line(&show->log, LOG_INFO, "there is no slide number %d to jump to", number);
}

bool show_panel_over(const struct show *show)
{
    return show->stage->now_ms(show) >= show->by_hand.panel_until_ms;
}

static void close_panel(struct show *show)
{
    const int64_t now = show->stage->now_ms(show);
    show->by_hand.panel_until_ms = now;
    if (show->turn_at < now + BEHIND_PANEL_MS) { /* to be seen once more before it goes */
        show->turn_at = now + BEHIND_PANEL_MS;
    }
}

/* What comes next; the round is only looked at. */
static void look_ahead(const struct show *show, struct panel_facts *facts)
{
    const struct deck *deck = source_deck(&show->source);
    const struct slide *slide = NULL;
    const struct pages *pages = NULL;
    const struct spot *next = show->state == NEXT_PAINTED ? &show->next : &show->shown;
    facts->due = due_count(&show->due);
    if (deck == NULL || !next->is_there || next->is_calm || next->deck != show->source.decks) {
        return;
    }
    facts->next_place = rota_place(&next->rota, &show->due, &facts->places);
    if (maker_look(show->maker, next->slot, &slide, &pages)) {
        facts->next = slide->heading;
    }
}

static void open_panel(struct show *show)
{
    const struct moment now = show_moment(show, 0);
    struct panel_facts facts = {.file = show->source.path,
                                .deck = source_deck(&show->source),
                                .now = &now,
                                .next = "",
                                .screen = screen_description(show->screen),
                                .device = &show->options->device.settings};
    struct err err = {0};
    look_ahead(show, &facts);
    show->state = NEXT_WANTED; /* its picture is painted over */
    show->prepare_at = show->stage->now_ms(show);
    if (!panel_paint(show->maker, &facts, screen_next(show->screen), &err) ||
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
    if (wish.action == ACTION_COUNT || show->is_dark || !show->shown.is_there) {
        return true;
    }
    if (hand->has_panel) { /* any key closes it, and does what it does besides */
        close_panel(show);
    }
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
        if (!hand->has_panel) {
            open_panel(show);
        }
        break;
    case ACTION_STAFF:
        open_panel(show);
        break;
    default:
        break;
    }
    return true;
}
