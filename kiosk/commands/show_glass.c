/* The stage that people see. */
#include "base/asset.h"
#include "commands/show_state.h"

#include <malloc.h>
#include <string.h>

static int64_t now_ms(const struct show *show)
{
    (void)show;
    return clock_monotonic_ms();
}

static int64_t wall_ms(const struct show *show)
{
    (void)show;
    return clock_wall_ms();
}

static void wake_at(struct show *show, int64_t at_ms)
{
    ticker_at(&show->ticker, at_ms);
}

static enum screen_wake wait(struct show *show, int64_t until_ms)
{
    const int fds[] = {show->signals.stop_fd, show->signals.hup_fd, show->watch.fd, show->ticker.fd,
                       show->store.status.fd};
    const int count = (int)(sizeof fds / sizeof *fds) - (show->store.is_on ? 0 : 1);
    int64_t look_at = show->watch.look_at;
    if (show->store.is_on && show->store.status.look_at < look_at) {
        look_at = show->store.status.look_at;
    }
    return screen_wait(show->screen, until_ms < look_at ? until_ms : look_at, fds, count);
}

static void changes(struct show *show)
{
    if (signals_hup(&show->signals)) {
        show->source.load_at = clock_monotonic_ms();
    }
    const bool changed = watch_take(&show->watch);
    if (changed && show->store.is_on) {
        show_store_look(show);
    } else if (changed) {
        source_changed(&show->source);
    }
    if (show->store.is_on && watch_take(&show->store.status)) {
        show_banner_take(show);
        show_store_same(show);
    }
}

static bool over(const struct show *show)
{
    return signals_stop(&show->signals);
}

static bool slide(struct show *show, const struct slide_ref *ref, size_t place, size_t places,
                  struct err *err)
{
    return maker_slide(show->maker, show->next.slot, ref, place, places, &show->next.pages, err);
}

static bool calm(struct show *show, struct err *err)
{
    return maker_calm(show->maker, show->next.slot, show->next.why, err);
}

static struct hold hold(const struct show *show, const struct spot *spot)
{
    return maker_hold(show->maker, spot->slot, spot->page,
                      show->options->device.settings.rotation_ms);
}

/* Painting takes some MB for a moment, of glyphs and lines of text, which glibc would keep for the
 * next time, and of the files of the faces. A page stands for seconds: others can use them. */
static void give_back(void)
{
    (void)malloc_trim(0);
    asset_forget();
}

static bool paint(struct show *show, struct err *err)
{
    const struct spot *next = &show->next;
    show_finish(show, next);
    const bool good = maker_paint(show->maker, next->slot, next->page, &next->moment,
                                  screen_next(show->screen), err);
    if (show->shown.is_there) { /* nobody waits for it */
        give_back();
    }
    return good;
}

static bool tick(struct show *show, struct spot *spot, const struct moment *now, struct err *err)
{
    const bool on_glass = spot == &show->shown;
    struct canvas *canvas = on_glass ? screen_shown(show->screen) : screen_next(show->screen);
    struct box part;
    show_finish(show, spot);
    return maker_tick(show->maker, spot->slot, spot->page, now, canvas, &part, err) &&
           (!on_glass || part.w <= 0 || screen_refresh(show->screen, &part, err));
}

static bool turn(struct show *show, int fade_ms, struct err *err)
{
    const bool good = screen_turn(show->screen, fade_ms, err);
    give_back();
    return good;
}

static bool black(struct show *show, int fade_ms, struct err *err)
{
    const struct canvas *canvas = screen_next(show->screen);
    for (int y = 0; y < canvas->height; y++) {
        memset(canvas->pixels + (ptrdiff_t)y * canvas->stride, 0,
               (size_t)canvas->width * sizeof *canvas->pixels);
    }
    if (!screen_turn(show->screen, fade_ms, err)) {
        return false;
    }
    show_service_told(show);
    return true;
}

static void told(struct show *show)
{
    const struct spot *shown = &show->shown;
    log_line(&show->log, LOG_DEBUG, "slide %lld, page %zu of %zu, for %d ms",
             (long long)(shown->is_calm ? 0 : shown->rota.id), shown->page + 1, shown->pages,
             shown->hold_ms);
    show_store_told(show);
    show_service_told(show);
}

const struct show_stage show_glass = {
    .now_ms = now_ms,
    .wall_ms = wall_ms,
    .wake_at = wake_at,
    .wait = wait,
    .changes = changes,
    .over = over,
    .slide = slide,
    .calm = calm,
    .hold = hold,
    .paint = paint,
    .tick = tick,
    .turn = turn,
    .black = black,
    .told = told,
};
