/* Hours of the day as people write them: "22:00-05:30, 12:00-13:00". */
#ifndef KIOSK_BASE_HOURS_H
#define KIOSK_BASE_HOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { HOURS_SPANS_MAX = 8, HOURS_TEXT_MAX = 14 * HOURS_SPANS_MAX, HOURS_A_DAY_MIN = 24 * 60 };

struct hours {
    int count; /* 0: never */
    struct {
        int16_t from, until; /* minutes of the day; until is exclusive, and of the next day if it is
                                not after from */
    } span[HOURS_SPANS_MAX];
};

/* Reads spans with commas between them, or "none". False if it is anything else: a time that does
 * not exist, a span without length, too many. */
bool hours_read(struct hours *hours, const char *text);

/* Writes them the same way, zero-ended; `size` is HOURS_TEXT_MAX + 1 or more. */
void hours_write(const struct hours *hours, char *text, size_t size);

/* Minutes from a minute of the day (0 to 1439) to the end of the spans that it lies in, those that
 * follow without a gap included; 0: it lies in none. HOURS_A_DAY_MIN if there is no end. */
int hours_left(const struct hours *hours, int minute);

#endif
