#include "base/hours.h"

#include <stdio.h>
#include <string.h>

static const char *skip_blanks(const char *at)
{
    return at + strspn(at, " \t");
}

/* "22:00" at *at, which is moved behind it; -1 if there is none. */
static int read_time(const char **at)
{
    const char *t = *at;
    const size_t digits = strspn(t, "0123456789");
    if ((digits != 1 && digits != 2) || t[digits] != ':' ||
        strspn(t + digits + 1, "0123456789") != 2) {
        return -1;
    }
    const int hour = digits == 2 ? (t[0] - '0') * 10 + t[1] - '0' : t[0] - '0';
    t += digits + 1;
    const int minute = (t[0] - '0') * 10 + t[1] - '0';
    *at = t + 2;
    return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

bool hours_read(struct hours *hours, const char *text)
{
    struct hours read = {0};
    const char *at = skip_blanks(text);
    if (strcmp(at, "none") == 0) {
        *hours = read;
        return true;
    }
    do {
        at = skip_blanks(read.count > 0 ? at + 1 : at);
        const int from = read_time(&at);
        at = skip_blanks(at);
        if (from < 0 || *at != '-' || read.count == HOURS_SPANS_MAX) {
            return false;
        }
        at = skip_blanks(at + 1);
        const int until = read_time(&at);
        if (until < 0 || until == from) {
            return false;
        }
        read.span[read.count].from = (int16_t)from;
        read.span[read.count++].until = (int16_t)until;
        at = skip_blanks(at);
    } while (*at == ',');
    if (*at != '\0') {
        return false;
    }
    *hours = read;
    return true;
}

void hours_write(const struct hours *hours, char *text, size_t size)
{
    (void)snprintf(text, size, "none");
    size_t used = 0;
    for (int i = 0; i < hours->count && used < size; i++) {
        const int from = hours->span[i].from, until = hours->span[i].until;
        const int wrote = snprintf(text + used, size - used, "%s%02d:%02d-%02d:%02d",
                                   i > 0 ? ", " : "", from / 60, from % 60, until / 60, until % 60);
        used += wrote > 0 ? (size_t)wrote : 0;
    }
}

/* Minutes from `minute` forward to the time of day `to`, 0 to 1439. */
static int forward(int minute, int to)
{
    return (to - minute + HOURS_A_DAY_MIN) % HOURS_A_DAY_MIN;
}

int hours_left(const struct hours *hours, int minute)
{
    int left = 0;
    /* Each span can prolong the time once only, unless they go round the clock. */
    for (int round = 0; round <= hours->count; round++) {
        const int at = (minute + left) % HOURS_A_DAY_MIN;
        int more = 0;
        for (int i = 0; i < hours->count; i++) {
            const int length = forward(hours->span[i].from, hours->span[i].until);
            const int gone = forward(hours->span[i].from, at);
            if (gone < length && length - gone > more) {
                more = length - gone;
            }
        }
        if (more == 0) {
            return left;
        }
        left += more;
        if (left >= HOURS_A_DAY_MIN) {
            break;
        }
    }
    return HOURS_A_DAY_MIN;
}
