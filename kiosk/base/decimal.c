#include "base/decimal.h"

#include <stdlib.h>
#include <string.h>

static const char digits[] = "0123456789";

enum { DIGITS_MAX = 15, SIDE_DIGITS_MAX = 5 };

/* Looked at before strtod sees it, as that would take "0x10", "inf" and " 5" as well. */
static bool is_decimal(const char *text, int decimals)
{
    const size_t whole = strspn(text, digits);
    if (whole < 1 || whole > DIGITS_MAX) {
        return false;
    }
    text += whole;
    if (*text == '\0') {
        return true;
    }
    const size_t more = strspn(text + 1, digits);
    return *text == '.' && more > 0 && more <= (size_t)decimals && text[1 + more] == '\0';
}

bool decimal_read(const char *text, double least, double most, int decimals, double *number)
{
    const bool is_number = is_decimal(text, decimals);
    const double read = is_number ? strtod(text, NULL) : 0;
    if (!is_number || read < least || read > most) {
        return false;
    }
    *number = read;
    return true;
}

bool decimal_size(const char *text, int *width, int *height)
{
    int side[2];
    for (int i = 0; i < 2; i++) {
        const size_t length = strspn(text, digits);
        if (length < 1 || length > SIDE_DIGITS_MAX || text[length] != (i == 0 ? 'x' : '\0')) {
            return false;
        }
        side[i] = (int)strtol(text, NULL, 10);
        if (side[i] < 1 || side[i] > DECIMAL_SIDE_MAX) {
            return false;
        }
        text += length + 1;
    }
    *width = side[0];
    *height = side[1];
    return true;
}
