#include "device/setting.h"

#include "base/decimal.h"
#include "base/file.h"
#include "base/text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEGREES = 90 };

static int find(const char *text, const char *const *words)
{
    for (int i = 0; words[i] != NULL; i++) {
        if (strcmp(text, words[i]) == 0) {
            return i;
        }
    }
    return -1;
}

static bool read_size(const char *text, int side[2])
{
    if (strcmp(text, "full") == 0) {
        side[0] = side[1] = 0;
        return true;
    }
    return decimal_size(text, &side[0], &side[1]);
}

static bool read_hours(const char *text, struct device_hours *hours)
{
    if (strcmp(text, "file") == 0) {
        *hours = (struct device_hours){0};
        return true;
    }
    struct device_hours read = {.given = true};
    if (!hours_read(&read.hours, text)) {
        return false;
    }
    *hours = read;
    return true;
}

static bool read_seconds(const struct setting *s, const char *text, int *ms)
{
    double seconds;
    if (strcmp(text, "file") == 0) {
        *ms = DEVICE_ROTATION_OF_FILE;
    } else if (strcmp(text, "auto") == 0) {
        *ms = DEVICE_ROTATION_AUTO;
    } else if (decimal_read(text, s->least, s->most, 3, &seconds)) {
        *ms = (int)(seconds * 1000 + 0.5);
    } else {
        return false;
    }
    return true;
}

/* Names with commas between them; a name may have blanks in it ("Page Down"). */
static bool read_keys(const char *text, struct device_keys *keys)
{
    struct device_keys read = {0};
    for (const char *at = text; *text != '\0';) {
        at += strspn(at, " \t");
        size_t length = strcspn(at, ",");
        const char *next = at + length;
        while (length > 0 && isblank((unsigned char)at[length - 1])) {
            length--;
        }
        if (length < 1 || *at == ';' || length >= sizeof *read.name ||
            read.count == DEVICE_KEYS_MAX) {
            return false;
        }
        memcpy(read.name[read.count++], at, length);
        if (*next == '\0') {
            break;
        }
        at = next + 1;
    }
    *keys = read;
    return true;
}

static bool read_bytes(const char *text, int64_t *bytes)
{
    static const char units[] = "KMG";
    const size_t digits = strspn(text, "0123456789");
    if (digits < 1 || digits > 9 || text[digits] == '\0' || text[digits + 1] != '\0') {
        return false;
    }
    const char *unit = strchr(units, text[digits]);
    const int64_t read = unit == NULL ? 0 : strtoll(text, NULL, 10) << (10 * (unit - units + 1));
    if (read < 1 || read > (int64_t)FILE_DATA_MIB_MAX << 20) {
        return false;
    }
    *bytes = read;
    return true;
}

/* What goes to a screen, a terminal or a log, where nobody looks at it again. Behind a blank a
 * semicolon begins a comment, so that a value that begins with one would not mean the same
 * everywhere; nor would the name of a key. */
static bool is_plain(const char *text)
{
    if (*text == ';') {
        return false;
    }
    for (const char *c = text; *c != '\0'; c++) {
        if (iscntrl((unsigned char)*c)) {
            return false;
        }
    }
    return text_valid(text, strlen(text));
}

bool setting_read(const struct setting *s, struct device_settings *settings, const char *text)
{
    void *to = (char *)settings + s->offset;
    double number = 0;
    int place = 0;
    if (!is_plain(text)) {
        return false;
    }
    switch (s->kind) {
    case SETTING_WHOLE:
        if (!decimal_read(text, s->least, s->most, 0, &number)) {
            return false;
        }
        *(int *)to = (int)number;
        return true;
    case SETTING_DECIMAL:
        if (!decimal_read(text, s->least, s->most, 2, &number)) {
            return false;
        }
        *(double *)to = number;
        return true;
    case SETTING_WORD:
    case SETTING_TURN:
        place = find(text, s->words);
        if (place < 0) {
            return false;
        }
        *(int *)to = s->kind == SETTING_TURN ? place * DEGREES : place;
        return true;
    case SETTING_SIZE:
        return read_size(text, to);
    case SETTING_HOURS:
        return read_hours(text, to);
    case SETTING_SECONDS:
        return read_seconds(s, text, to);
    case SETTING_KEYS:
        return read_keys(text, to);
    case SETTING_PATH:
    case SETTING_TEXT:
        if ((s->kind == SETTING_PATH && *text != '/') || *text == '\0' ||
            strlen(text) >= DEVICE_TEXT_MAX) {
            return false;
        }
        (void)snprintf(to, DEVICE_TEXT_MAX, "%s", text);
        return true;
    case SETTING_YES:
        place = find(text, s->words);
        if (place < 0) {
            return false;
        }
        *(bool *)to = place == 1;
        return true;
    case SETTING_BYTES:
        return read_bytes(text, to);
    }
    return false;
}
