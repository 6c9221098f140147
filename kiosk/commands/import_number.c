#include "commands/import_number.h"

#include <stdlib.h>
#include <string.h>

enum { DIGITS_MAX = 32 };

/* Bytes of a sign that may stand between groups of digits where `mark` is the decimal mark. */
static size_t separator(const char *at, char mark)
{
    static const char *const signs[] = {" ", "'", "\u00a0", "\u202f", "\u2009", "\u2019"};
    if (*at == (mark == ',' ? '.' : ',')) {
        return 1;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i]);
        if (strncmp(at, signs[i], length) == 0) {
            return length;
        }
    }
    return 0;
}

static size_t digits(const char *at)
{
    return strspn(at, "0123456789");
}

struct plain {
    char text[DIGITS_MAX + 4];
    size_t length;
};

static bool put(struct plain *p, const char *from, size_t length)
{
    if (length > DIGITS_MAX - p->length) {
        return false;
    }
    memcpy(p->text + p->length, from, length);
    p->length += length;
    p->text[p->length] = '\0';
    return true;
}

/* The digits before the mark, in groups or not; *at is moved behind them. */
static bool read_whole(const char **at, char mark, struct plain *p)
{
    size_t first = digits(*at);
    size_t sign = separator(*at + first, mark);
    bool grouped = sign > 0 && digits(*at + first + sign) == 3;
    if (first == 0 || (grouped && (first > 3 || **at == '0')) || !put(p, *at, first)) {
        return false;
    }
    const char *used = *at + first;
    *at += first;
    while (grouped && separator(*at, mark) == sign && strncmp(*at, used, sign) == 0 &&
           digits(*at + sign) == 3) {
        if (!put(p, *at + sign, 3)) {
            return false;
        }
        *at += sign + 3;
    }
    return true;
}

bool import_number_read(const char *text, char mark, struct import_number *number)
{
    static const char minus[] = "\u2212";
    struct plain p = {0};
    const char *at = text;
    *number = (struct import_number){0};
    bool negative = *at == '-' || strncmp(at, minus, sizeof minus - 1) == 0;
    at += *at == '-' || *at == '+' ? 1 : negative ? sizeof minus - 1 : 0;
    if (!read_whole(&at, mark, &p)) {
        return false;
    }
    if (*at == mark) {
        size_t behind = digits(at + 1);
        if (behind == 0 || !put(&p, ".", 1) || !put(&p, at + 1, behind)) {
            return false;
        }
        number->decimals = (int)behind;
        at += 1 + behind;
    }
    size_t gap = separator(at, mark);
    if (at[gap] == '%' && *at != ',' && *at != '.') {
        number->percent = true;
        at += gap + 1;
    }
    number->value = strtod(p.text, NULL);
    number->value = negative && number->value > 0 ? -number->value : number->value;
    return *at == '\0';
}

char import_number_mark(const char *text)
{
    struct import_number comma;
    struct import_number point;
    bool with_comma = import_number_read(text, ',', &comma);
    bool with_point = import_number_read(text, '.', &point);
    if (with_comma && with_point) {
        return comma.decimals == point.decimals ? 0 : '?';
    }
    return with_comma ? ',' : with_point ? '.' : '!';
}
