#include "layout/number.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* The digits of a figure that is not negative, without its point; "behind" of them are behind it.
 */
struct digits {
    char text[384]; /* the longest double has 309 digits before its point */
    size_t length, behind;
};

static struct digits digits_of(double value, int decimals, enum magnitude magnitude)
{
    struct digits d = {.behind = 0};
    char plain[352];
    (void)snprintf(plain, sizeof plain, "%.*f", decimals, fabs(value));
    size_t whole = strcspn(plain, ".");
    size_t all = strlen(plain);
    d.behind = (all > whole ? all - whole - 1 : 0) + 3 * (size_t)magnitude;
    size_t digits = all > whole ? all - 1 : all;
    for (size_t i = digits; i <= d.behind; i++) { /* at least one stands before the point */
        d.text[d.length++] = '0';
    }
    for (size_t i = 0; i < all; i++) {
        if (plain[i] != '.') {
            d.text[d.length++] = plain[i];
        }
    }
    while (magnitude != MAGNITUDE_ONE && d.behind > 0 && d.text[d.length - 1] == '0') {
        d.length--;
        d.behind--;
    }
    d.text[d.length] = '\0';
    return d;
}

int number_decimals(double value, int decimals, enum magnitude magnitude)
{
    return isfinite(value) ? (int)digits_of(value, decimals, magnitude).behind : 0;
}

const char *number_in(const struct language *l, struct arena *arena, double value, int decimals,
                      enum magnitude magnitude)
{
    if (!isfinite(value)) {
        return "–";
    }
    struct digits d = digits_of(value, decimals, magnitude);
    size_t whole = d.length - d.behind;
    bool negative = value < 0 && strspn(d.text, "0") != d.length;
    char *out =
        arena_take(arena, 4 + d.length + (whole / 3) * strlen(l->thousands) + strlen(l->decimal));
    if (out == NULL) {
        return NULL;
    }
    char *to = out;
    if (negative) {
        to = stpcpy(to, "−");
    }
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0) {
            to = stpcpy(to, l->thousands);
        }
        *to++ = d.text[i];
    }
    if (d.behind > 0) {
        to = stpcpy(to, l->decimal);
        to = stpcpy(to, d.text + whole);
    }
    *to = '\0';
    return out;
}

/* Bytes of what parts two words at this place: a space (also one that does not break), a full stop
 * or a slash; 0 if nothing does. */
static size_t gap_length(const char *text)
{
    return strncmp(text, "\u00a0", strlen("\u00a0")) == 0  ? strlen("\u00a0")
           : *text != '\0' && strchr(" ./", *text) != NULL ? 1
                                                           : 0;
}

/* The next word of the text, *rest behind it; its length, 0 at the end. */
static size_t next_word(const char **rest, const char **word)
{
    const char *at = *rest;
    for (size_t gap; (gap = gap_length(at)) > 0;) {
        at += gap;
    }
    *word = at;
    while (*at != '\0' && gap_length(at) == 0) {
        at++;
    }
    *rest = at;
    return (size_t)(at - *word);
}

bool number_has_large_unit(const struct language *l, const char *unit)
{
    const char *word;
    const char *known;
    for (size_t length; (length = next_word(&unit, &word)) > 0;) {
        const char *rest = l->large_units;
        for (size_t other; (other = next_word(&rest, &known)) > 0;) {
            if (other == length && strncasecmp(word, known, length) == 0) {
                return true;
            }
        }
    }
    return false;
}
