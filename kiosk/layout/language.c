#include "layout/number.h"

#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const word_names[WORD_COUNT] = {
    [WORD_ANNOUNCEMENT] = "announcement",
    [WORD_STATISTICS] = "statistics",
    [WORD_AWARDS] = "awards",
    [WORD_PHOTO] = "photo",
    [WORD_URGENT] = "urgent",
    [WORD_PAGE] = "page",
    [WORD_PLACE] = "place",
    [WORD_CONTINUED] = "continued",
    [WORD_SCAN] = "scan",
    [WORD_SCAN_FOR] = "scan_for",
    [WORD_PRESENTER] = "presenter",
    [WORD_RANGE] = "range",
    [WORD_PEOPLE] = "people",
    [WORD_CHANGE] = "change",
    [WORD_POINT] = "point",
    [WORD_POINTS] = "points",
    [WORD_BOARD] = "board",
    [WORD_EMPTY] = "empty",
    [WORD_EMPTY_HELP] = "empty_help",
    [WORD_NOT_NOW] = "not_now",
    [WORD_NOT_NOW_HELP] = "not_now_help",
    [WORD_BROKEN] = "broken",
    [WORD_BROKEN_HELP] = "broken_help",
    [WORD_BANNER_CHECKING] = "banner_checking",
    [WORD_BANNER_KEEP] = "banner_keep",
    [WORD_BANNER_UPDATED] = "banner_updated",
    [WORD_BANNER_PULL] = "banner_pull",
    [WORD_BANNER_NEW] = "banner_new",
    [WORD_BANNER_NEW_TITLED] = "banner_new_titled",
    [WORD_BANNER_NEW_UNDATED] = "banner_new_undated",
    [WORD_BANNER_SAME] = "banner_same",
    [WORD_BANNER_REFUSED] = "banner_refused",
    [WORD_BANNER_KEPT] = "banner_kept",
    [WORD_BANNER_ASK] = "banner_ask",
    [WORD_BANNER_RESTORED] = "banner_restored",
    [WORD_BANNER_RESTORED_WHY] = "banner_restored_why",
    [WORD_BANNER_RESTORED_LOST] = "banner_restored_lost",
    [WORD_REFUSED_NONE] = "refused_none",
    [WORD_REFUSED_SEVERAL] = "refused_several",
    [WORD_REFUSED_NOT_FILE] = "refused_not_file",
    [WORD_REFUSED_LARGE] = "refused_large",
    [WORD_REFUSED_ROOM] = "refused_room",
    [WORD_REFUSED_UNSIGNED] = "refused_unsigned",
    [WORD_REFUSED_NO_KEY] = "refused_no_key",
    [WORD_REFUSED_KEY] = "refused_key",
    [WORD_REFUSED_SIGNATURE] = "refused_signature",
    [WORD_REFUSED_CHANGED] = "refused_changed",
    [WORD_REFUSED_OLDER] = "refused_older",
    [WORD_REFUSED_FOREIGN] = "refused_foreign",
    [WORD_REFUSED_NEWER] = "refused_newer",
    [WORD_REFUSED_ERRORS] = "refused_errors",
    [WORD_REFUSED_TRIAL] = "refused_trial",
    [WORD_REFUSED_PULLED] = "refused_pulled",
    [WORD_REFUSED_READ] = "refused_read",
    [WORD_REFUSED_BUSY] = "refused_busy",
    [WORD_REFUSED_STORE] = "refused_store",
    [WORD_INFO] = "info",
    [WORD_INFO_PROGRAM] = "info_program",
    [WORD_INFO_TITLE] = "info_title",
    [WORD_INFO_SERIAL] = "info_serial",
    [WORD_INFO_DATE] = "info_date",
    [WORD_INFO_NEXT] = "info_next",
    [WORD_INFO_SLIDES] = "info_slides",
    [WORD_INFO_CLOCK] = "info_clock",
    [WORD_INFO_CLOCK_BAD] = "info_clock_bad",
    [WORD_INFO_SCREEN] = "info_screen",
    [WORD_INFO_DISK] = "info_disk",
    [WORD_INFO_HEAT] = "info_heat",
    [WORD_INFO_KEY] = "info_key",
    [WORD_INFO_KEYS] = "info_keys",
    [WORD_INFO_KEYS_USUAL] = "info_keys_usual",
};

/* The number from 1 to `most` that is the whole of the text, without leading zeros; else 0. */
static int number_of(const char *text, int most)
{
    char *end;
    long number = strtol(text, &end, 10);
    bool plain = *text >= '1' && *text <= '9' && *end == '\0';
    return plain && number <= most ? (int)number : 0;
}

static const char *const magnitude_names[MAGNITUDE_COUNT] = {
    [MAGNITUDE_ONE] = "one", /* in no table */
    [MAGNITUDE_THOUSAND] = "thousand", [MAGNITUDE_MILLION] = "million",
    [MAGNITUDE_BILLION] = "billion",   [MAGNITUDE_TRILLION] = "trillion",
};

static const char **number_slot(struct language *l, const char *name)
{
    for (int i = MAGNITUDE_THOUSAND; i < MAGNITUDE_COUNT; i++) {
        if (strcmp(name, magnitude_names[i]) == 0) {
            return &l->shortened[i];
        }
        if (strncmp(name, "axis_", 5) == 0 && strcmp(name + 5, magnitude_names[i]) == 0) {
            return &l->magnitude[i];
        }
    }
    return strcmp(name, "thousands") == 0     ? &l->thousands
           : strcmp(name, "decimal") == 0     ? &l->decimal
           : strcmp(name, "large_units") == 0 ? &l->large_units
                                              : NULL;
}

/* Where the value of a line goes; NULL for an unknown line. */
static const char **slot(struct language *l, const char *section, const char *name)
{
    if (strcmp(section, "words") == 0) {
        for (int i = 0; i < WORD_COUNT; i++) {
            if (strcmp(word_names[i], name) == 0) {
                return &l->word[i];
            }
        }
    } else if (strcmp(section, "numbers") == 0) {
        return number_slot(l, name);
    } else if (strcmp(section, "dates") == 0) {
        if (strcmp(name, "short") == 0) {
            return &l->date_short;
        }
        if (strcmp(name, "long") == 0) {
            return &l->date_long;
        }
        int day = strncmp(name, "weekday_", 8) == 0 ? number_of(name + 8, 7) : 0;
        int month = strncmp(name, "month_", 6) == 0 ? number_of(name + 6, 12) : 0;
        if (day > 0) {
            return &l->weekday[day - 1];
        }
        if (month > 0) {
            return &l->month[month - 1];
        }
    }
    return NULL;
}

struct reading {
    struct language *language;
    bool no_memory;
};

static int read_line(void *user, const char *section, const char *name, const char *value)
{
    struct reading *r = user;
    const char **to = slot(r->language, section, name);
    if (to == NULL) {
        return 0;
    }
    *to = arena_text(&r->language->arena, value, strlen(value));
    r->no_memory = r->no_memory || *to == NULL;
    return *to != NULL;
}

bool language_read(struct language *l, struct bytes ini, struct err *err)
{
    *l = (struct language){0};
    if (ini.data == NULL) {
        return err_set(err, STATUS_CONTENT,
                       "there is no such language; use one of those in assets/languages");
    }
    struct reading r = {.language = l};
    int line = ini_parse_string((const char *)ini.data, read_line, &r);
    if (r.no_memory) {
        return err_memory(err, "the words of the screen");
    }
    if (line != 0) {
        return err_set(err, STATUS_CONTENT,
                       "line %d of the language table is not known; see assets/README.md", line);
    }
    bool whole = l->thousands != NULL && l->decimal != NULL && l->large_units != NULL &&
                 l->date_short != NULL && l->date_long != NULL;
    for (int i = MAGNITUDE_THOUSAND; i < MAGNITUDE_COUNT; i++) { /* a word, and how it is used */
        whole = whole && (l->shortened[i] == NULL) == (l->magnitude[i] == NULL);
    }
    for (int i = 0; i < WORD_COUNT; i++) {
        whole = whole && l->word[i] != NULL;
    }
    for (int i = 0; i < 7; i++) {
        whole = whole && l->weekday[i] != NULL;
    }
    return whole ? true
                 : err_set(err, STATUS_CONTENT,
                           "the language table lacks a line that assets/languages/en.ini has");
}

void language_free(struct language *l)
{
    if (l != NULL) {
        arena_free(&l->arena);
    }
}

/* The value for the name that stands in braces at `at`, and how long "{name}" is; NULL if none. */
static const char *value_of(const char *at, const char *const *pairs, size_t *length)
{
    for (; *pairs != NULL; pairs += 2) {
        size_t n = strlen(pairs[0]);
        if (strncmp(at + 1, pairs[0], n) == 0 && at[n + 1] == '}') {
            *length = n + 2;
            return pairs[1] == NULL ? "" : pairs[1];
        }
    }
    return NULL;
}

const char *language_fill(struct arena *arena, const char *text, const char *const *pairs)
{
    size_t room = strlen(text) + 1;
    for (const char *const *p = pairs; *p != NULL; p += 2) {
        room += p[1] == NULL ? 0 : 4 * strlen(p[1]); /* each name stands at most a few times */
    }
    char *out = arena_take(arena, room);
    if (out == NULL) {
        return NULL;
    }
    char *to = out;
    while (*text != '\0') {
        size_t length = 0;
        const char *value = *text == '{' ? value_of(text, pairs, &length) : NULL;
        size_t left = room - (size_t)(to - out) - 1;
        if (value != NULL && strlen(value) <= left) {
            memcpy(to, value, strlen(value));
            to += strlen(value);
            text += length;
        } else if (left > 0) {
            *to++ = *text++;
        } else {
            break;
        }
    }
    *to = '\0';
    return out;
}

const char *language_date(const struct language *l, struct arena *arena, const struct moment *m,
                          bool in_full)
{
    char d[12];
    char dd[12];
    char n[12];
    char mm[12];
    char yyyy[12];
    (void)snprintf(d, sizeof d, "%d", m->day);
    (void)snprintf(dd, sizeof dd, "%02d", m->day);
    (void)snprintf(n, sizeof n, "%d", m->month);
    (void)snprintf(mm, sizeof mm, "%02d", m->month);
    (void)snprintf(yyyy, sizeof yyyy, "%d", m->year);
    const char *month = m->month >= 1 && m->month <= 12 ? l->month[m->month - 1] : NULL;
    const char *weekday = m->weekday >= 1 && m->weekday <= 7 ? l->weekday[m->weekday - 1] : "";
    const char *const pairs[] = {"weekday", weekday, "dd",   dd,      "d",
                                 d,         "mm",    mm,     "month", month == NULL ? "" : month,
                                 "m",       n,       "yyyy", yyyy,    NULL};
    return language_fill(arena, in_full ? l->date_long : l->date_short, pairs);
}

const char *language_number(const struct language *l, struct arena *arena, double value,
                            int decimals)
{
    return number_in(l, arena, value, decimals, MAGNITUDE_ONE);
}
