#include "schedule/calendar.h"

enum { EVERY_DAY = 0x7f };

static bool day_fits(const struct showing *s, int32_t day, int weekday)
{
    return day >= s->first_day && day <= s->last_day && ((s->weekdays >> (weekday - 1)) & 1) != 0;
}

bool calendar_allows(const struct showing *s, const struct moment *m)
{
    bool all_day = s->from_minute == s->until_minute;
    if (!m->trusted) {
        return all_day && s->first_day == INT32_MIN && s->last_day == INT32_MAX &&
               (s->weekdays & EVERY_DAY) == EVERY_DAY;
    }
    int32_t day = clock_days(m->year, m->month, m->day);
    if (all_day) {
        return day_fits(s, day, m->weekday);
    }
    if (s->from_minute < s->until_minute) {
        return m->minute >= s->from_minute && m->minute < s->until_minute &&
               day_fits(s, day, m->weekday);
    }
    /* Past midnight: the small hours belong to the day before. */
    if (m->minute >= s->from_minute) {
        return day_fits(s, day, m->weekday);
    }
    return m->minute < s->until_minute &&
           day_fits(s, day - 1, m->weekday == 1 ? 7 : m->weekday - 1);
}

bool calendar_due(const struct deck *deck, const struct slide_ref *ref, const struct moment *moment)
{
    for (uint32_t i = 0; i < ref->showing_count; i++) {
        if (calendar_allows(&deck->showings[ref->first_showing + i], moment)) {
            return true;
        }
    }
    return ref->showing_count == 0;
}
