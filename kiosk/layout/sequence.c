#include "layout/sequence.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { NAME_LEAST = 3 }; /* letters of a month's name */

long sequence_number(const char *label)
{
    size_t length = strlen(label);
    bool plain = length > 0 && length <= 6 && strspn(label, "0123456789") == length;
    return plain ? strtol(label, NULL, 10) : -1;
}

long sequence_first_of(const char *label)
{
    size_t day = strncmp(label, "1/", 2) == 0 ? 2 : strncmp(label, "01/", 3) == 0 ? 3 : 0;
    return day > 0 ? strtol(label + day, NULL, 10) : -1;
}

/* Numbers with slashes between them, such as 16/12/2020; how many there are, 0 if it is anything
 * else. */
static size_t slashed(const char *label, long number[3])
{
    size_t count = 0;
    while (count < 3) {
        size_t digits = strspn(label, "0123456789");
        if (digits == 0 || digits > 4) {
            return 0;
        }
        number[count++] = strtol(label, NULL, 10);
        label += digits;
        if (*label == '\0') {
            return count;
        }
        if (*label++ != '/') {
            return 0;
        }
    }
    return 0;
}

static bool next_day(const char *a, const char *b)
{
    long from[3] = {0};
    long to[3] = {0};
    if (slashed(a, from) < 2 || slashed(b, to) < 2 || to[0] < 1 || to[0] > 31 || to[1] < 1 ||
        to[1] > 12) {
        return false;
    }
    return (to[1] == from[1] && to[0] == from[0] + 1) ||
           (to[1] == from[1] % 12 + 1 && to[0] == 1 && from[0] >= 28);
}

/* 0 to 11 of a name, or the beginning of one; -1 if it is none. */
static int month_named(const struct language *l, const char *label)
{
    size_t length = strlen(label);
    for (int i = 0; i < 12; i++) {
        if (l->month[i] != NULL && length >= NAME_LEAST &&
            strncasecmp(l->month[i], label, length) == 0) {
            return i;
        }
    }
    return -1;
}

static size_t before_number(const char *label)
{
    size_t length = strlen(label);
    while (length > 0 && strchr("0123456789", label[length - 1]) != NULL) {
        length--;
    }
    return length;
}

static bool next_month(const struct language *l, const char *a, const char *b)
{
    long from[3] = {0};
    long to[3] = {0};
    if (slashed(a, from) == 2 && slashed(b, to) == 2) { /* 12/2020, 1/2021 */
        return from[1] >= 1000 && to[0] == from[0] % 12 + 1 && to[1] == from[1] + (to[0] == 1);
    }
    if (month_named(l, a) >= 0) {
        return month_named(l, b) == (month_named(l, a) + 1) % 12;
    }
    size_t name = before_number(a);
    if (name == 0 || a[name] == '\0' || before_number(b) != name || strncmp(a, b, name) != 0) {
        return false;
    }
    long number = sequence_number(a + name);
    return number >= 0 && (sequence_number(b + name) == number + 1 ||
                           (number == 12 && sequence_number(b + name) == 1));
}

enum sequence sequence_of(const struct language *l, const char *const *labels, size_t count)
{
    bool numbers = count > 1;
    bool days = count > 1;
    bool months = count > 1;
    for (size_t i = 0; i + 1 < count; i++) {
        long number = sequence_number(labels[i]);
        numbers = numbers && number >= 0 && sequence_number(labels[i + 1]) == number + 1;
        days = days && next_day(labels[i], labels[i + 1]);
        months = months && next_month(l, labels[i], labels[i + 1]);
    }
    return numbers  ? SEQUENCE_NUMBERS
           : days   ? SEQUENCE_DAYS
           : months ? SEQUENCE_MONTHS
                    : SEQUENCE_NONE;
}
