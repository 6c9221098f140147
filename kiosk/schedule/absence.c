#include "schedule/absence.h"

#include "schedule/calendar.h"
#include "schedule/span.h"

static enum absence_why why(const struct deck *deck, const struct showing *s,
                            const struct moment *moment, const struct calendar *at)
{
    if (calendar_allows(s, at)) {
        return ABSENT_NOT;
    }
    if (!span_any(deck, s)) {
        return ABSENT_NEVER;
    }
    if (!at->trusted) {
        return ABSENT_CLOCK;
    }
    if (span_over(deck, s, moment)) {
        return ABSENT_OVER;
    }
    if (at->day < s->first_day) {
        return ABSENT_LATER;
    }
    /* Of hours past midnight those that begin today count. */
    if ((s->weekdays & at->today) == 0 || at->day > s->last_day) {
        return ABSENT_WEEKDAY;
    }
    if (s->holidays != HOLIDAYS_TOO && at->is_holiday != (s->holidays == HOLIDAYS_ONLY)) {
        return ABSENT_HOLIDAY;
    }
    return ABSENT_HOUR;
}

struct absence absence_of(const struct deck *deck, const struct slide_ref *ref,
                          const struct moment *moment)
{
    const struct calendar at = calendar_at(deck, moment);
    struct absence nearest = {.why = ref->showing_count == 0 ? ABSENT_NOT : ABSENT_NEVER};
    for (uint32_t i = 0; i < ref->showing_count; i++) {
        const struct showing *rule = &deck->showings[ref->first_showing + i];
        const enum absence_why its = why(deck, rule, moment, &at);
        if (i == 0 || its > nearest.why) {
            nearest = (struct absence){its, *rule};
        }
    }
    return nearest;
}
