/* The words, numbers and dates of one language, read from a table under assets/languages. */
#ifndef KIOSK_LAYOUT_LANGUAGE_H
#define KIOSK_LAYOUT_LANGUAGE_H

#include "base/arena.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/err.h"

#include <stdbool.h>

enum word {
    WORD_ANNOUNCEMENT,
    WORD_STATISTICS,
    WORD_AWARDS,
    WORD_PHOTO,
    WORD_URGENT,
    WORD_PAGE,
    WORD_PLACE,
    WORD_CONTINUED,
    WORD_SCAN,
    WORD_SCAN_FOR,
    WORD_PRESENTER,
    WORD_RANGE,
    WORD_PEOPLE, /* who receives awards, with commas: what is counted in a range */
    WORD_CHANGE,
    WORD_POINT, /* of a percentage, one of them and more */
    WORD_POINTS,
    WORD_BOARD,
    WORD_EMPTY,
    WORD_EMPTY_HELP,
    WORD_NOT_NOW,
    WORD_NOT_NOW_HELP,
    WORD_BROKEN,
    WORD_BROKEN_HELP,
    WORD_BANNER_CHECKING,
    WORD_BANNER_KEEP,
    WORD_BANNER_UPDATED,
    WORD_BANNER_PULL,
    WORD_BANNER_NEW,
    WORD_BANNER_NEW_TITLED,
    WORD_BANNER_NEW_UNDATED,
    WORD_BANNER_SAME,
    WORD_BANNER_REFUSED,
    WORD_BANNER_KEPT,
    WORD_BANNER_ASK,
    WORD_BANNER_RESTORED,
    WORD_BANNER_RESTORED_WHY,
    WORD_BANNER_RESTORED_LOST,
    WORD_REFUSED_NONE,
    WORD_REFUSED_SEVERAL,
    WORD_REFUSED_NOT_FILE,
    WORD_REFUSED_LARGE,
    WORD_REFUSED_ROOM,
    WORD_REFUSED_UNSIGNED,
    WORD_REFUSED_NO_KEY,
    WORD_REFUSED_KEY,
    WORD_REFUSED_SIGNATURE,
    WORD_REFUSED_CHANGED,
    WORD_REFUSED_OLDER,
    WORD_REFUSED_FOREIGN,
    WORD_REFUSED_NEWER,
    WORD_REFUSED_ERRORS,
    WORD_REFUSED_TRIAL,
    WORD_REFUSED_PULLED,
    WORD_REFUSED_READ,
    WORD_REFUSED_BUSY,
    WORD_REFUSED_STORE,
    WORD_INFO,
    WORD_INFO_PROGRAM,
    WORD_INFO_TITLE,
    WORD_INFO_SERIAL,
    WORD_INFO_DATE,
    WORD_INFO_NEXT,
    WORD_INFO_SLIDES,
    WORD_INFO_CLOCK,
    WORD_INFO_CLOCK_BAD,
    WORD_INFO_SCREEN,
    WORD_INFO_DISK,
    WORD_INFO_HEAT,
    WORD_INFO_KEY,
    WORD_INFO_KEYS,
    WORD_INFO_KEYS_USUAL,
    WORD_COUNT
};

/* The words that large figures are shortened by. */
enum magnitude {
    MAGNITUDE_ONE, /* not shortened */
    MAGNITUDE_THOUSAND,
    MAGNITUDE_MILLION,
    MAGNITUDE_BILLION,
    MAGNITUDE_TRILLION,
    MAGNITUDE_COUNT
};

struct language {
    const char *word[WORD_COUNT];
    const char *thousands;
    const char *decimal;
    /* "{n} triệu", and "triệu" for a whole axis; NULL where the language has no such word, as
     * [MAGNITUDE_ONE] is. */
    const char *shortened[MAGNITUDE_COUNT];
    const char *magnitude[MAGNITUDE_COUNT];
    const char *large_units; /* words: a figure whose unit has one of them is not shortened */
    const char *date_short;
    const char *date_long;
    const char *weekday[7]; /* Monday first */
    const char *month[12];  /* NULL where the dates do not name the month */
    struct arena arena;
};

/* Reads a table (INI, zero-ended behind its size). STATUS_CONTENT if a line is not known or a word
 * is missing. language_free gives its memory back, also after an error. */
bool language_read(struct language *language, struct bytes ini, struct err *err);
void language_free(struct language *language);

/* The text with each {name} replaced; `pairs` is name, value, name, value, …, NULL. In the arena;
 * NULL if there is no memory. A name that is not in pairs stays as it is. */
const char *language_fill(struct arena *arena, const char *text, const char *const *pairs);

/* "Thứ Ba, 29/12/2020" and "Thứ Ba, 29 tháng 12 năm 2020"; NULL if there is no memory. */
const char *language_date(const struct language *language, struct arena *arena,
                          const struct moment *moment, bool in_full);

/* A number as the language writes it: 4.416, 12,5, −3; NULL if there is no memory. `decimals` is 0
 * to 6. Grouped by three from 1,000 on. */
const char *language_number(const struct language *language, struct arena *arena, double value,
                            int decimals);

#endif
