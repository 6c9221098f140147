#include "commands/rehearsal.h"

#include <stdlib.h>
#include <string.h>

static int64_t now_ms(const struct show *show)
{
    const struct rehearsal *r = show->stage_ctx;
    return r->now_ms;
}

static int64_t wall_ms(const struct show *show)
{
    const struct rehearsal *r = show->stage_ctx;
    return r->now_ms + r->ahead_ms;
}

static void wake_at(struct show *show, int64_t at_ms)
{
    struct rehearsal *r = show->stage_ctx;
    r->wake_ms = at_ms;
}

static enum screen_wake wait(struct show *show, int64_t until_ms)
{
    struct rehearsal *r = show->stage_ctx;
    if (r->sleeps != NULL) {
        const int64_t wake_ms = r->sleeps(r->ctx, r, until_ms);
        until_ms = wake_ms < until_ms ? wake_ms : until_ms;
    }
    if (r->clock_was_set) {
        r->clock_was_set = false;
        return WAKE_FD;
    }
    const int64_t clock_ms = r->wake_ms == INT64_MAX ? INT64_MAX : r->wake_ms - r->ahead_ms;
    const int64_t then = clock_ms < until_ms ? clock_ms : until_ms;
    if (then >= r->end_ms) {
        r->now_ms = r->end_ms;
        return WAKE_QUIT;
    }
    r->now_ms = then > r->now_ms ? then : r->now_ms;
    return clock_ms <= until_ms ? WAKE_FD : WAKE_TIME;
}

static void changes(struct show *show)
{
    (void)show;
}

static bool over(const struct show *show)
{
    const struct rehearsal *r = show->stage_ctx;
    return r->problem.status != STATUS_OK;
}

static bool remember(struct rehearsal *r, struct rehearsed *known, struct err *err)
{
    const struct slide *slide;
    const struct pages *pages;
    const int slot = r->show.next.slot;
    if (!maker_look(r->show.maker, slot, &slide, &pages)) {
        return false;
    }
    known->load = calloc(pages->count, sizeof *known->load);
    known->heading = strdup(slide->heading);
    if (known->load == NULL || known->heading == NULL) {
        return err_memory(err, "the rehearsal");
    }
    for (size_t p = 0; p < pages->count; p++) {
        known->load[p] = pages->page[p].load;
    }
    known->pages = pages->count;
    return true;
}

static bool lay_out(struct show *show, const struct slide_ref *ref, size_t place, size_t places,
                    struct err *err)
{
    struct rehearsal *r = show->stage_ctx;
    struct rehearsed *known = &r->slides[show->next.rota.index];
    size_t pages = 0;
    if (!known->is_laid_out) {
        struct rehearsed now = {.is_laid_out = true, .times = known->times};
        if (maker_slide(show->maker, show->next.slot, ref, place, places, &pages, &now.err)) {
            (void)remember(r, &now, &now.err);
        }
        *known = now;
    }
    if (known->pages == 0) {
        *err = known->err;
        if (err->status != STATUS_CONTENT && err->status != STATUS_DAMAGED) {
            r->problem = *err; /* of the file, or the machine */
        }
        return false;
    }
    show->next.pages = known->pages;
    return true;
}

static bool calm(struct show *show, struct err *err)
{
    (void)show;
    (void)err;
    return true;
}

static struct hold hold(const struct show *show, const struct spot *spot)
{
    const struct rehearsal *r = show->stage_ctx;
    const struct deck *deck = rehearsal_deck(r);
    const size_t index = spot->rota.index;
    return timing_hold(show->options->device.settings.rotation_ms, &deck->slides[index],
                       &deck->settings, &r->slides[index].load[spot->page]);
}

static bool paint(struct show *show, struct err *err)
{
    (void)show;
    (void)err;
    return true;
}

static bool tick(struct show *show, struct spot *spot, const struct moment *now, struct err *err)
{
    (void)show;
    (void)spot;
    (void)now;
    (void)err;
    return true;
}

static bool turn(struct show *show, int fade_ms, struct err *err)
{
    (void)show;
    (void)fade_ms;
    (void)err;
    return true;
}

static bool black(struct show *show, int fade_ms, struct err *err)
{
    struct rehearsal *r = show->stage_ctx;
    (void)fade_ms;
    (void)err;
    if (r->dark != NULL) {
        r->dark(r->ctx, r);
    }
    return true;
}

static void told(struct show *show)
{
    struct rehearsal *r = show->stage_ctx;
    if (!show->shown.is_calm && show->shown.page == 0) {
        r->slides[show->shown.rota.index].times++;
    }
    if (r->told != NULL) {
        r->told(r->ctx, r);
    }
}

static const struct show_stage stage = {
    .now_ms = now_ms,
    .wall_ms = wall_ms,
    .wake_at = wake_at,
    .wait = wait,
    .changes = changes,
    .over = over,
    .slide = lay_out,
    .calm = calm,
    .hold = hold,
    .paint = paint,
    .tick = tick,
    .turn = turn,
    .black = black,
    .told = told,
};

bool rehearsal_open(struct rehearsal *r, struct err *err)
{
    struct show *show = &r->show;
    *show = (struct show){.options = r->options,
                          .log = {.level = LOG_ERROR},
                          .signals = {-1, -1},
                          .watch = {.fd = -1, .folder = -1, .look_at = INT64_MAX},
                          .ticker = {.fd = -1},
                          .stage = &stage,
                          .stage_ctx = r};
    source_open(&show->source, r->file, CONTENT_EDITED);
    show->source.any_time = r->any_time;
    show->maker = maker_new(err);
    if (show->maker == NULL) {
        return false;
    }
    if (!source_load(&show->source, show->maker, &show->log)) {
        *err = show->source.err;
        return false;
    }
    maker_screen(show->maker, r->options->device.settings.scale,
                 r->options->device.settings.overscan);
    maker_resize(show->maker, r->width, r->height);
    r->slide_count = rehearsal_deck(r)->slide_count;
    r->slides = calloc(r->slide_count + 1, sizeof *r->slides);
    return r->slides != NULL || err_memory(err, "the rehearsal");
}

const struct deck *rehearsal_deck(const struct rehearsal *r)
{
    return source_deck(&r->show.source);
}

bool rehearsal_run(struct rehearsal *r, int64_t wall_ms, int64_t length_ms, struct err *err)
{
    r->now_ms = 1000; /* not 0, which stands for "not yet" here and there */
    r->ahead_ms = wall_ms - r->now_ms;
    r->end_ms = r->now_ms + length_ms;
    r->wake_ms = INT64_MAX;
    (void)show_run(&r->show, err);
    if (r->problem.status != STATUS_OK) {
        *err = r->problem;
        return false;
    }
    return true;
}

int64_t rehearsal_wall_ms(const struct rehearsal *r)
{
    return r->now_ms + r->ahead_ms;
}

void rehearsal_set_clock(struct rehearsal *r, int64_t wall_ms)
{
    r->ahead_ms = wall_ms - r->now_ms;
    r->clock_was_set = true;
}

void rehearsal_close(struct rehearsal *r)
{
    for (size_t i = 0; r->slides != NULL && i < r->slide_count; i++) {
        free(r->slides[i].load);
        free(r->slides[i].heading);
    }
    free(r->slides);
    due_free(&r->show.due);
    maker_free(r->show.maker);
    source_close(&r->show.source);
}
