/* Why a slide is not due. Pure. */
#ifndef KIOSK_SCHEDULE_ABSENCE_H
#define KIOSK_SCHEDULE_ABSENCE_H

#include "base/clock.h"
#include "content/deck.h"

/* From the farthest from coming to the nearest. */
enum absence_why {
    ABSENT_NEVER,   /* its rules can't be met */
    ABSENT_OVER,    /* its last day is over */
    ABSENT_LATER,   /* its first day is to come */
    ABSENT_WEEKDAY, /* it is another weekday */
    ABSENT_HOLIDAY, /* it is a holiday, or is none */
    ABSENT_HOUR,    /* it is another hour */
    ABSENT_CLOCK,   /* the time is not known */
    ABSENT_NOT      /* it is due */
};

struct absence {
    enum absence_why why;
    struct showing rule; /* the one that is nearest to be met; zeroed if there is none */
};

struct absence absence_of(const struct deck *deck, const struct slide_ref *ref,
                          const struct moment *moment);

#endif
