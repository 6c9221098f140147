/* Time zones by their names in the IANA database ("Asia/Ho_Chi_Minh"), as the C library reads them.
 * The zone of a program is in its environment (TZ), which clock_moment follows. */
#ifndef KIOSK_BASE_ZONE_H
#define KIOSK_BASE_ZONE_H

#include "base/clock.h"

#include <stdbool.h>
#include <stdint.h>

/* Whether this machine has the zone. "" is the machine's own, which it has. */
bool zone_known(const char *name);

/* Makes it the zone of this program; where it is "" or not known, `machine`, which is what TZ was
 * when the program began (NULL: it was not set). False if it is not known. */
bool zone_use(const char *name, const char *machine);

/* The wall clock milliseconds at which it is that moment in the zone; where it is "" or not known,
 * in the zone in use. Of an hour that comes twice, or not at all, it is what mktime(3) takes. */
int64_t zone_wall_ms(const struct moment *moment, const char *name);

#endif
