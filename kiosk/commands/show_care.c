/* What the hours and the wear of a screen ask of the picture: it is black, it is dimmed, and it is
 * moved a little from time to time. */
#include "base/clock.h"
#include "base/hours.h"
#include "commands/show_state.h"

enum { SHIFT_MS = 3 * 60 * 1000 }; /* 4 pixels to each side and back take an hour and a half */

/* The device's own hours, or those of the data file. */
static const struct hours *hours(const struct device_hours *own, const struct hours *of_file)
{
    static const struct hours never;
    return own->given ? &own->hours : of_file != NULL ? of_file : &never;
}

/* Minutes that it has still to be dark; 0: it has not. */
static int dark_left(const struct show *show, const struct moment *moment)
{
    const struct deck *deck = source_deck(&show->source);
    if (!moment->trusted || show->options->once) {
        return 0;
    }
    return hours_left(
        hours(&show->options->device.settings.dark, deck != NULL ? &deck->settings.dark : NULL),
        moment->minute);
}

int show_dimmed(const struct show *show, const struct moment *moment)
{
    const struct deck *deck = source_deck(&show->source);
    const struct device_settings *s = &show->options->device.settings;
    const struct hours *dim = hours(&s->dim, deck != NULL ? &deck->settings.dim : NULL);
    return moment->trusted && hours_left(dim, moment->minute) > 0 ? 100 - s->dim_percent : 0;
}

int64_t show_step(const struct show *show, int64_t at_ms)
{
    return show->shown.step + (show->step_at > 0 && at_ms >= show->step_at ? 1 : 0);
}

void show_stepped(struct show *show, int64_t now_ms)
{
    if (show->step_at == 0 || show->next.step != show->shown.step) {
        show->step_at = now_ms + SHIFT_MS;
    }
}

void show_finish(struct show *show, const struct spot *spot)
{
    struct finish finish = {.dimmed = spot->dimmed};
    const int reach = frame_reach(maker_frame(show->maker), show->options->device.settings.shift);
    frame_step(&finish, spot->step, reach);
    maker_finish(show->maker, &finish);
}

bool show_black(struct show *show, int fade_ms, struct err *err)
{
    show->state = NEXT_WANTED;
    show->shown.is_there = false;
    return show->stage->black(show, fade_ms, err);
}

enum hours_say show_hours(struct show *show)
{
    const struct moment now = show_moment(show, 0);
    const int left = dark_left(show, &now);
    const bool was_dark = show->is_dark;
    show->is_dark = left > 0;
    if (show->is_dark) {
        show->stage->wake_at(show, clock_after_ms(show->stage->wall_ms(show), left));
    }
    if (show->is_dark && !was_dark) {
        const int end = (now.minute + left) % HOURS_A_DAY_MIN;
        log_line(&show->log, LOG_INFO, "the screen is dark until %02d:%02d", end / 60, end % 60);
        return HOURS_BLACKEN;
    }
    if (was_dark && !show->is_dark) {
        log_line(&show->log, LOG_INFO, "the dark hours are over");
        show->prepare_at = show->turn_at = show->stage->now_ms(show);
        return HOURS_GO_ON;
    }
    const bool repaints = show->shown.is_there && show->shown.dimmed != show_dimmed(show, &now);
    return repaints ? HOURS_REPAINT : HOURS_GO_ON;
}
