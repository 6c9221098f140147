#include "schedule/span.h"

#include "schedule/calendar.h"

static bool on_weekday(const struct showing *s, int64_t day)
{
    int64_t since_monday = ((day + 3) % 7 + 7) % 7; /* 1970-01-01 was a Thursday */
    return (s->weekdays >> since_monday & 1) != 0;
}

static bool allowed(const struct deck *deck, const struct showing *s, int64_t day)
{
    return day >= s->first_day && day <= s->last_day && on_weekday(s, day) &&
           (s->holidays == HOLIDAYS_TOO ||
            calendar_is_holiday(deck, (int32_t)day) == (s->holidays == HOLIDAYS_ONLY));
}

/* The last day that the rule allows; *day is set. False if it allows none. */
static bool last_day(const struct deck *deck, const struct showing *s, int64_t *day)
{
    if (s->holidays == HOLIDAYS_ONLY) {
        for (size_t i = deck->holiday_count; i-- > 0;) {
            *day = deck->holidays[i];
            if (allowed(deck, s, *day)) {
                return true;
            }
        }
        return false;
    }
    /* One of seven days is the right weekday, and each holiday takes away one at most. */
    const int64_t look_at = 7 * (1 + (int64_t)deck->holiday_count);
    for (int64_t d = s->last_day; d >= s->first_day && d > s->last_day - look_at; d--) {
        if (allowed(deck, s, d)) {
            *day = d;
            return true;
        }
    }
    return false;
}

bool span_any(const struct deck *deck, const struct showing *s)
{
    int64_t day;
    return last_day(deck, s, &day);
}

bool span_over(const struct deck *deck, const struct showing *s, const struct moment *now)
{
    int64_t day = 0;
    if (!now->trusted || (s->last_day == INT32_MAX && (s->weekdays & EVERY_WEEKDAY) != 0 &&
                          s->holidays != HOLIDAYS_ONLY)) {
        return false;
    }
    if (!last_day(deck, s, &day)) {
        return true;
    }
    int64_t end = day * HOURS_A_DAY_MIN + s->until_minute; /* exclusive */
    if (s->until_minute <= s->from_minute) { /* to midnight, or into the small hours behind it */
        end =
            (day + 1) * HOURS_A_DAY_MIN + (s->until_minute == s->from_minute ? 0 : s->until_minute);
    }
    int64_t minute =
        (int64_t)clock_days(now->year, now->month, now->day) * HOURS_A_DAY_MIN + now->minute;
    return minute >= end;
}
