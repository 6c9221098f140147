#include "schedule/calendar.h"

bool calendar_is_holiday(const struct deck *deck, int32_t day)
{
    size_t low = 0;
    size_t high = deck->holiday_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (deck->holidays[middle] < day) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < deck->holiday_count && deck->holidays[low] == day;
}

struct calendar calendar_at(const struct deck *deck, const struct moment *m)
{
    if (!m->trusted) {
        return (struct calendar){0};
    }
    const int32_t day = clock_days(m->year, m->month, m->day);
    return (struct calendar){.trusted = true,
                             .minute = m->minute,
                             .day = day,
                             .today = (uint8_t)(1U << (m->weekday - 1)),
                             .yesterday = (uint8_t)(1U << ((m->weekday + 5) % 7)),
                             .is_holiday = calendar_is_holiday(deck, day),
                             .was_holiday = calendar_is_holiday(deck, day - 1)};
}

static bool day_fits(const struct showing *s, int32_t day, uint8_t weekday, bool holiday)
{
    return day >= s->first_day && day <= s->last_day && (s->weekdays & weekday) != 0 &&
           (s->holidays == HOLIDAYS_TOO || holiday == (s->holidays == HOLIDAYS_ONLY));
}

bool calendar_allows(const struct showing *s, const struct calendar *at)
{
    bool all_day = s->from_minute == s->until_minute;
    if (!at->trusted) {
        return all_day && s->first_day == INT32_MIN && s->last_day == INT32_MAX &&
               (s->weekdays & EVERY_WEEKDAY) == EVERY_WEEKDAY && s->holidays == HOLIDAYS_TOO;
    }
    if (all_day) {
        return day_fits(s, at->day, at->today, at->is_holiday);
    }
    if (s->from_minute < s->until_minute) {
        return at->minute >= s->from_minute && at->minute < s->until_minute &&
               day_fits(s, at->day, at->today, at->is_holiday);
    }
    /* Past midnight: the small hours belong to the day before. */
    if (at->minute >= s->from_minute) {
        return day_fits(s, at->day, at->today, at->is_holiday);
    }
    return at->minute < s->until_minute && day_fits(s, at->day - 1, at->yesterday, at->was_holiday);
}

bool calendar_due(const struct deck *deck, const struct slide_ref *ref, const struct calendar *at)
{
    for (uint32_t i = 0; i < ref->showing_count; i++) {
        if (calendar_allows(&deck->showings[ref->first_showing + i], at)) {
            return true;
        }
    }
    return ref->showing_count == 0;
}
