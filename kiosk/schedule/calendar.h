/* Which slides may be shown at a moment. Pure. */
#ifndef KIOSK_SCHEDULE_CALENDAR_H
#define KIOSK_SCHEDULE_CALENDAR_H

#include "base/clock.h"
#include "content/deck.h"

/* Whether the rule allows the moment. A moment that is not trusted fits no rule that asks for a day
 * or an hour. */
bool calendar_allows(const struct showing *showing, const struct moment *moment);

/* Whether the slide is due: it has no rule, or one of its rules allows the moment. */
bool calendar_due(const struct deck *deck, const struct slide_ref *ref,
                  const struct moment *moment);

#endif
