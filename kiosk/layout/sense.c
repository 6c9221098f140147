#include "layout/sense.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool ends_with(struct sense_word w, const char *end)
{
    size_t length = strlen(end);
    return w.length >= length && memcmp(w.text + w.length - length, end, length) == 0;
}

static bool has_pause(struct sense_word w)
{
    static const char *const marks[] = {",", ".", ";", ":", "!", "?", "…", "–", "—", ")"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (ends_with(w, marks[i])) {
            return true;
        }
    }
    return false;
}

/* Whether it is a whole number, as what is counted follows one. */
static bool is_number(struct sense_word w)
{
    size_t digits = 0;
    for (size_t i = 0; i < w.length; i++) {
        digits += is_digit(w.text[i]);
        if (!is_digit(w.text[i]) && w.text[i] != '.' && w.text[i] != ',') {
            return false;
        }
    }
    return digits > 0 && is_digit(w.text[w.length - 1]);
}

/* 1900 to 2099 count nothing. */
static bool is_year(struct sense_word w)
{
    return w.length == 4 && is_number(w) &&
           (memcmp(w.text, "19", 2) == 0 || memcmp(w.text, "20", 2) == 0);
}

/* "A", "II", "B,". */
static bool is_letter_name(struct sense_word w)
{
    size_t length = w.length - (w.length > 1 && has_pause(w) ? 1 : 0);
    bool roman = length > 0;
    for (size_t i = 0; i < length; i++) {
        roman = roman && strchr("IVX", w.text[i]) != NULL;
    }
    return roman || (length == 1 && w.text[0] >= 'A' && w.text[0] <= 'Z');
}

/* A number that names what stands before it, as dates, times and years do, and those behind which
 * nothing is that they could count. */
static bool is_label(struct sense_word w, bool last)
{
    return is_letter_name(w) ||
           (is_digit(w.text[0]) && (last || has_pause(w) || !is_number(w) || is_year(w)));
}

enum sense sense_of_break(struct sense_word before, struct sense_word after, bool last)
{
    if (before.length == 0 || after.length == 0) {
        return SENSE_WORD;
    }
    if (has_pause(before)) {
        return SENSE_PAUSE;
    }
    if (is_label(after, last)) {
        return SENSE_LABEL;
    }
    return is_number(before) && !is_year(before) ? SENSE_COUNT : SENSE_WORD;
}
