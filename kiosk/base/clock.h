/* The two clocks: one that only goes forward, for holds, and the wall's, for people. */
#ifndef KIOSK_BASE_CLOCK_H
#define KIOSK_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* A moment as the wall clock of the place shows it. */
struct moment {
    bool trusted; /* false: the box does not know the time; the rest says nothing then */
    int year;     /* 2020 */
    int month;    /* 1 to 12 */
    int day;      /* 1 to 31 */
    int weekday;  /* 1 Monday to 7 Sunday (ISO 8601) */
    int minute;   /* of the day, 0 to 1439 */
};

/* Milliseconds of a clock that no setting of the time moves; it counts the time asleep too. */
int64_t clock_monotonic_ms(void);

/* Milliseconds of the wall clock since 1970-01-01 00:00 UTC. */
int64_t clock_wall_ms(void);

/* The moment in the local time zone (TZ or /etc/localtime). A time before `floor_ms` (wall
 * milliseconds, such as the day when the data file was made) is not trusted. */
struct moment clock_moment(int64_t wall_ms, int64_t floor_ms);

/* Whether a page shows both as the same: one minute of one day, or none where neither is trusted.
 */
bool clock_same_minute(const struct moment *a, const struct moment *b);

/* The wall clock when it will be so many minutes later than at `wall_ms` by the clocks of the
 * place, at the full minute: where they are put forward meanwhile that is sooner. */
int64_t clock_after_ms(int64_t wall_ms, int minutes);

/* Days from 1970-01-01 to a date of the proleptic Gregorian calendar (Howard Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms", days_from_civil). */
int32_t clock_days(int year, int month, int day);

/* Reads "2020-12-29", "14:05" (as a moment of 1970) or "2020-12-29 14:05" (also with a T) into *m,
 * which is then trusted. False if the text is anything else or names a day or time that does not
 * exist. */
bool clock_parse(const char *text, struct moment *m);

#endif
