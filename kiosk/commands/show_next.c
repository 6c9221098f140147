/* Which page comes next, and its painting. */
#include "base/clock.h"
#include "commands/show_state.h"

enum {
    CALM_HOLD_MS = 60000, /* then it is looked again whether there is something to show */
    BUSY_MS = 1000,
    ALL_FAILED_MS = 5000, /* doubled with each round that fails */
    ALL_FAILED_MAX_MS = 60000,
};

struct moment show_moment(const struct show *show, int64_t ahead_ms)
{
    return clock_moment(show->stage->wall_ms(show) + ahead_ms, source_floor_ms(&show->source));
}

/* Paints show->next, which is laid out already. */
static bool paint(struct show *show, struct err *err)
{
    struct spot *next = &show->next;
    if (!show->stage->paint(show, err)) {
        return false;
    }
    next->hold = (struct hold){.ms = CALM_HOLD_MS};
    if (!next->is_calm) {
        next->hold = show->stage->hold(show, next);
    }
    next->hold_ms = next->hold.ms;
    next->is_there = true;
    show->state = NEXT_PAINTED;
    return true;
}

static void prepare_calm(struct show *show, enum calm why)
{
    const struct spot *shown = &show->shown;
    if (show->options->once) {
        show->state = NEXT_OVER;
        return;
    }
    if (shown->is_there && shown->is_calm && shown->why == why &&
        shown->deck == show->source.decks && shown->step == show->next.step) {
        show->state = NEXT_SAME;
        return;
    }
    show->next = (struct spot){.is_calm = true,
                               .why = why,
                               .deck = show->source.decks,
                               .rota = shown->rota,
                               .slot = !shown->slot,
                               .pages = 1,
                               .moment = show->next.moment,
                               .step = show->next.step,
                               .dimmed = show->next.dimmed};
    struct err err = {0};
    if (show->stage->calm(show, &err) && paint(show, &err)) {
        return;
    }
    log_once(&show->log, LOG_ERROR, "the built-in slide can't be painted: %s", err.text);
    show->prepare_at = show->stage->now_ms(show) + ALL_FAILED_MAX_MS;
}

/* None of the slides could be made: the calm one, and a new try that comes later each time. */
static void all_failed(struct show *show)
{
    const int doubled = show->all_failed_ms * 2;
    show->all_failed_ms = doubled == 0                  ? ALL_FAILED_MS
                          : doubled < ALL_FAILED_MAX_MS ? doubled
                                                        : ALL_FAILED_MAX_MS;
    show->failures = 0;
    prepare_calm(show, CALM_NO_SLIDES);
    (show->state == NEXT_SAME ? &show->shown : &show->next)->hold_ms = show->all_failed_ms;
}

/* Goes on behind the slide that could not be painted. Its turn is that of another slide of its
 * group: otherwise the one urgent slide, that is on the screen, would come once more. Where the
 * whole group has failed, it has to. */
static void pass_over(struct show *show)
{
    const struct rota *shown = &show->shown.rota;
    struct rota *tried = &show->tried;
    const struct due_list *group =
        &show->due.list[show->next.rota.urgent ? DUE_URGENT : DUE_OTHERS];
    *tried = show->next.rota;
    show->failures++;
    if (show->shown.is_there && !show->shown.is_calm && shown->urgent != tried->urgent &&
        show->failures < group->turns) {
        tried->index = shown->index;
        tried->id = shown->id;
    }
}

/* A file that changed since its deck was loaded, and could not be loaded anew, may also read as
 * damaged: nothing but a new deck helps. The page on the screen stays. */
static bool has_changed(const struct show *show, const struct err *err)
{
    return err->status == STATUS_CHANGED || show->source.err.status != STATUS_OK;
}

/* A slide or page could not be made: what to do instead, and when. */
static void failed(struct show *show, const struct err *err)
{
    const int64_t now = show->stage->now_ms(show);
    const bool changed = has_changed(show, err);
    const bool busy = err->status == STATUS_BUSY;
    if (changed || busy) {
        show->waits_for_file = true;
        log_once(&show->log, LOG_INFO, "%s", err->text);
        show->prepare_at = changed ? INT64_MAX : now + BUSY_MS;
        if (changed) {
            source_reload(&show->source);
        }
        if (!show->shown.is_there && !show->options->once) {
            prepare_calm(show, CALM_BAD_FILE);
        }
        return;
    }
    log_once(&show->log, LOG_WARNING, "slide %lld is left out: %s", (long long)show->next.rota.id,
             err->text);
    show->left_out = true;
    show->prepare_at = now;
    pass_over(show);
    if (show->failures >= due_round(&show->due)) {
        all_failed(show);
    }
}

/* Lays out the slide that show->next.rota stands at, into next->slot. */
static bool lay_out(struct show *show, const struct deck *deck, struct err *err)
{
    struct spot *next = &show->next;
    size_t places = 1;
    const size_t place = rota_place(&next->rota, &show->due, &places);
    return show->stage->slide(show, &deck->slides[next->rota.index], place, places, err);
}

static bool is_in_deck(const struct rota *rota, const struct deck *deck)
{
    return rota->started && rota->index < deck->slide_count &&
           deck->slides[rota->index].id == rota->id;
}

/* Whether the slide on the screen has a further page to show; it is then show->next. */
static bool go_on_in_slide(struct show *show, const struct deck *deck, struct err *err)
{
    const struct spot *shown = &show->shown;
    if (!shown->is_there || shown->is_calm || show->failures > 0 ||
        shown->page + 1 >= shown->pages) {
        return false;
    }
    struct spot *next = &show->next;
    next->rota = shown->rota;
    next->page = shown->page + 1;
    if (shown->deck == show->source.decks) {
        next->slot = shown->slot;
        next->pages = shown->pages;
        return true;
    }
    rota_move(&next->rota, deck);
    next->slot = !shown->slot;
    return is_in_deck(&next->rota, deck) && lay_out(show, deck, err) && next->page < next->pages;
}

bool show_may_go(const struct show *show, struct way *way)
{
    const struct deck *deck = source_deck(&show->source);
    if (way->deck != show->source.decks) {
        rota_move(&way->rota, deck);
        way->deck = show->source.decks;
    }
    return is_in_deck(&way->rota, deck) && due_has(&show->due, way->rota.index);
}

/* Whether the page that the staff asked for can be shown; it is then show->next, laid out. */
static bool go_by_hand(struct show *show, const struct deck *deck, struct err *err)
{
    struct way to = show->by_hand.to;
    struct spot *next = &show->next;
    show->by_hand.to.is_there = false;
    if (!to.is_there || !show_may_go(show, &to)) {
        return false;
    }
    next->rota = to.rota;
    next->slot = !show->shown.slot;
    if (!lay_out(show, deck, err)) {
        return false;
    }
    next->page = to.page < next->pages ? to.page : next->pages - 1;
    return true;
}

/* Whether there is a next slide; it is then show->next, laid out. If not, either the show is calm
 * or over (state), or it could not be laid out (*err). */
static bool go_to_slide(struct show *show, const struct deck *deck, struct err *err)
{
    const struct spot *shown = &show->shown;
    struct spot *next = &show->next;
    next->page = 0;
    next->slot = !shown->slot;
    next->rota = show->failures > 0 ? show->tried : shown->rota;
    if (show->failures == 0 && shown->deck != show->source.decks) {
        rota_move(&next->rota, deck);
    }
    const struct rota before = next->rota;
    if (!before.started && next->moment.trusted) { /* another order every day */
        const struct moment *m = &next->moment;
        next->rota.seed = (uint64_t)clock_days(m->year, m->month, m->day);
    }
    if (rota_next(&next->rota, deck, &show->due) == ROTA_NONE) {
        prepare_calm(show, deck->slide_count > 0 ? CALM_NOT_DUE : CALM_NO_SLIDES);
        return false;
    }
    if (show->options->once && before.started && next->rota.index <= before.index) {
        show->state = NEXT_OVER;
        return false;
    }
    if (shown->is_there && !shown->is_calm && shown->pages == 1 &&
        shown->deck == show->source.decks && shown->rota.id == next->rota.id &&
        shown->step == next->step) {
        show->state = NEXT_SAME;
        return false;
    }
    return lay_out(show, deck, err);
}

void show_prepare(struct show *show)
{
    const int64_t now = show->stage->now_ms(show);
    const struct deck *deck = source_deck(&show->source);
    /* The calm slide gives way at once, any other page when it has had its time. */
    const bool waits = show->shown.is_there && !show->shown.is_calm && show->turn_at > now;
    struct err err = {0};
    show->prepare_at = INT64_MAX;
    show->waits_for_file = false;
    show->next = (struct spot){
        .deck = show->source.decks,
        .moment = show_moment(show, waits ? show->turn_at - now : 0),
        .step = show_step(show, waits ? show->turn_at : now),
    };
    show->next.dimmed = show_dimmed(show, &show->next.moment);
    show->chosen_for = show->next.moment;
    if (!deck) {
        prepare_calm(show,
                     show->source.err.status == STATUS_NO_FILE ? CALM_NO_FILE : CALM_BAD_FILE);
        return;
    }
    bool found = due_update(&show->due, deck, show->source.decks, &show->next.moment,
                            show->options->once, &err) &&
                 (go_by_hand(show, deck, &err) ||
                  (err.status == STATUS_OK && go_on_in_slide(show, deck, &err)));
    if (!found && err.status == STATUS_OK) {
        found = go_to_slide(show, deck, &err);
    }
    if (found && paint(show, &err)) {
        show->failures = 0;
        show->all_failed_ms = 0;
        if (!waits) {
            show->turn_at = now;
        }
    } else if (err.status != STATUS_OK) {
        failed(show, &err);
    }
}

/* Lays out the slide on the screen as the deck in use has it. */
static bool lay_out_again(struct show *show, const struct deck *deck, struct err *err)
{
    struct spot *next = &show->next;
    const bool other_deck = next->deck != show->source.decks;
    if (other_deck) {
        rota_move(&next->rota, deck);
        next->deck = show->source.decks;
    }
    if (!due_update(&show->due, deck, show->source.decks, &next->moment, show->options->once,
                    err) ||
        !is_in_deck(&next->rota, deck) || (other_deck && !due_has(&show->due, next->rota.index)) ||
        !lay_out(show, deck, err)) {
        return false;
    }
    if (next->page >= next->pages) {
        next->page = next->pages - 1;
    }
    return true;
}

/* Makes show->next the page on the screen as of now, with its layout in that slot. */
static void begin_again(struct show *show, int slot)
{
    struct spot *next = &show->next;
    *next = show->shown;
    next->is_there = false;
    next->slot = slot;
    next->moment = show_moment(show, 0);
    next->dimmed = show_dimmed(show, &next->moment);
    show->state = NEXT_WANTED;
}

/* Paints it as it was laid out, which needs no file but for its pictures. */
static bool paint_as_it_was(struct show *show)
{
    struct err err = {0};
    begin_again(show, show->shown.slot);
    return show->next.deck == show->source.decks && paint(show, &err);
}

enum repaint show_repaint(struct show *show)
{
    const struct deck *deck = source_deck(&show->source);
    struct err err = {0};
    const struct spot *next = &show->next;
    begin_again(show, !show->shown.slot); /* what is on the screen is kept in case this fails */
    if (!show->shown.is_there) {
        return REPAINT_GONE;
    }
    if ((next->is_calm ? show->stage->calm(show, &err)
                       : deck != NULL && lay_out_again(show, deck, &err)) &&
        paint(show, &err)) {
        return REPAINT_DONE;
    }
    if (err.status == STATUS_OK || (err.status != STATUS_BUSY && !has_changed(show, &err))) {
        return REPAINT_GONE;
    }
    return paint_as_it_was(show) ? REPAINT_DONE : REPAINT_LATER;
}
