#include "base/clock.h"

#include <time.h>

int64_t clock_monotonic_ms(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_BOOTTIME, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t clock_wall_ms(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int weekday_of(int32_t days)
{
    int since_monday = (int)((days + 3) % 7); /* 1970-01-01 was a Thursday */
    return since_monday < 0 ? since_monday + 8 : since_monday + 1;
}

struct moment clock_moment(int64_t wall_ms, int64_t floor_ms)
{
    struct moment m = {0};
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm local;
    if (wall_ms < floor_ms || localtime_r(&seconds, &local) == NULL) {
        return m;
    }
    m.trusted = true;
    m.year = local.tm_year + 1900;
    m.month = local.tm_mon + 1;
    m.day = local.tm_mday;
    m.weekday = local.tm_wday == 0 ? 7 : local.tm_wday;
    m.minute = local.tm_hour * 60 + local.tm_min;
    return m;
}

bool clock_same_minute(const struct moment *a, const struct moment *b)
{
    if (!a->trusted || !b->trusted) {
        return a->trusted == b->trusted;
    }
    return a->minute == b->minute && a->day == b->day && a->month == b->month && a->year == b->year;
}

int64_t clock_after_ms(int64_t wall_ms, int minutes)
{
    const time_t seconds = (time_t)(wall_ms / 1000);
    struct tm local;
    if (localtime_r(&seconds, &local) != NULL) {
        local.tm_min += minutes;
        local.tm_sec = 0;
        local.tm_isdst = -1;
        const time_t then = mktime(&local);
        if (then > seconds) {
            return (int64_t)then * 1000;
        }
    }
    return wall_ms + (int64_t)minutes * 60000;
}

int32_t clock_days(int year, int month, int day)
{
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - 399) / 400;
    int of_era = y - era * 400;
    int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return (int32_t)(era * 146097 + day_of_era - 719468);
}

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* Exactly `digits` digits at *at, which is moved behind them; -1 if they are not there. */
static int number(const char **at, int digits)
{
    int value = 0;
    for (int i = 0; i < digits; i++, (*at)++) {
        if (**at < '0' || **at > '9') {
            return -1;
        }
        value = value * 10 + (**at - '0');
    }
    return value;
}

static bool parse_day(const char **at, struct moment *m)
{
    m->year = number(at, 4);
    if (m->year < 1 || *(*at)++ != '-') {
        return false;
    }
    m->month = number(at, 2);
    if (m->month < 1 || m->month > 12 || *(*at)++ != '-') {
        return false;
    }
    m->day = number(at, 2);
    return m->day >= 1 && m->day <= days_of_month(m->year, m->month);
}

static bool parse_time(const char **at, struct moment *m)
{
    int hour = number(at, 2);
    if (hour < 0 || hour > 23 || *(*at)++ != ':') {
        return false;
    }
    int minute = number(at, 2);
    m->minute = hour * 60 + minute;
    return minute >= 0 && minute <= 59;
}

bool clock_parse(const char *text, struct moment *m)
{
    struct moment got = {.trusted = true, .year = 1970, .month = 1, .day = 1};
    const char *at = text;
    if (parse_day(&at, &got)) {
        if (*at == ' ' || *at == 'T') {
            at++;
            if (!parse_time(&at, &got)) {
                return false;
            }
        }
    } else {
        got = (struct moment){.trusted = true, .year = 1970, .month = 1, .day = 1};
        at = text;
        if (!parse_time(&at, &got)) {
            return false;
        }
    }
    if (*at != '\0') {
        return false;
    }
    got.weekday = weekday_of(clock_days(got.year, got.month, got.day));
    *m = got;
    return true;
}
