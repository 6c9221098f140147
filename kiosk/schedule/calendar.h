/* Which slides may be shown at a moment. Pure. */
#ifndef KIOSK_SCHEDULE_CALENDAR_H
#define KIOSK_SCHEDULE_CALENDAR_H

#include "base/clock.h"
#include "content/deck.h"

/* A moment as the rules ask for it: worked out once, for all rules of a deck. */
struct calendar {
    bool trusted;
    int minute;               /* of the day */
    int32_t day;              /* clock_days */
    uint8_t today, yesterday; /* weekdays as in struct showing: one bit each */
    bool is_holiday, was_holiday;
};

struct calendar calendar_at(const struct deck *deck, const struct moment *moment);

bool calendar_is_holiday(const struct deck *deck, int32_t day);

/* Whether the rule allows the moment. A moment that is not trusted fits no rule that asks for a day
 * or an hour. What the rule says of days is of the day that its span of hours begins on. */
bool calendar_allows(const struct showing *showing, const struct calendar *at);

/* Whether the slide is due: it has no rule, or one of its rules allows the moment. */
bool calendar_due(const struct deck *deck, const struct slide_ref *ref, const struct calendar *at);

#endif
