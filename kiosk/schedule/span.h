/* Whether a rule for showing a slide will ever fit, and whether it is over. Pure. */
#ifndef KIOSK_SCHEDULE_SPAN_H
#define KIOSK_SCHEDULE_SPAN_H

#include "base/clock.h"
#include "content/deck.h"

/* Whether there is a moment that the rule allows: a day from first to last that is one of its
 * weekdays, and a holiday or none as it asks. */
bool span_any(const struct deck *deck, const struct showing *showing);

/* Whether all moments that the rule allows are before `now`. Of a moment that is not trusted
 * nothing is known: false. */
bool span_over(const struct deck *deck, const struct showing *showing, const struct moment *now);

#endif
