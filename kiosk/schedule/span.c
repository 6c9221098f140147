#include "schedule/span.h"

enum { EVERY_DAY = 0x7f, MINUTES_A_DAY = 24 * 60 };

static bool on_weekday(const struct showing *s, int64_t day)
{
    int64_t since_monday = ((day + 3) % 7 + 7) % 7; /* 1970-01-01 was a Thursday */
    return (s->weekdays >> since_monday & 1) != 0;
}

/* The last day that the rule allows; *day is set. False if it allows none. */
static bool last_day(const struct showing *s, int64_t *day)
{
    for (int64_t d = s->last_day; d >= s->first_day && d > (int64_t)s->last_day - 7; d--) {
        if (on_weekday(s, d)) {
            *day = d;
            return true;
        }
    }
    return false;
}

bool span_any(const struct showing *s)
{
    int64_t day;
    return last_day(s, &day);
}

bool span_over(const struct showing *s, const struct moment *now)
{
    int64_t day = 0;
    if (!now->trusted || (s->last_day == INT32_MAX && (s->weekdays & EVERY_DAY) != 0)) {
        return false;
    }
    if (!last_day(s, &day)) {
        return true;
    }
    int64_t end = day * MINUTES_A_DAY + s->until_minute; /* exclusive */
    if (s->until_minute <= s->from_minute) { /* to midnight, or into the small hours behind it */
        end = (day + 1) * MINUTES_A_DAY + (s->until_minute == s->from_minute ? 0 : s->until_minute);
    }
    int64_t minute =
        (int64_t)clock_days(now->year, now->month, now->day) * MINUTES_A_DAY + now->minute;
    return minute >= end;
}
