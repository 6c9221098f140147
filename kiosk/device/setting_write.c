#include "device/setting.h"

#include "base/file.h"

#include <stdio.h>

static void write_keys(const struct device_keys *keys, char text[DEVICE_TEXT_MAX])
{
    size_t used = 0;
    text[0] = '\0';
    for (int i = 0; i < keys->count; i++) {
        const int wrote =
            snprintf(text + used, DEVICE_TEXT_MAX - used, "%s%s", i > 0 ? ", " : "", keys->name[i]);
        used += wrote > 0 ? (size_t)wrote : 0;
    }
}

/* In the largest unit that it is a whole number of. */
static void write_bytes(int64_t bytes, char text[DEVICE_TEXT_MAX])
{
    int64_t count = bytes >> 10;
    const char *unit = "KMG";
    for (; unit[1] != '\0' && count % 1024 == 0; unit++) {
        count >>= 10;
    }
    (void)snprintf(text, DEVICE_TEXT_MAX, "%lld%c", (long long)count, *unit);
}

void setting_write(const struct setting *s, const struct device_settings *settings,
                   char text[DEVICE_TEXT_MAX])
{
    const void *from = (const char *)settings + s->offset;
    const int *number = from;
    const struct device_hours *hours = from;
    switch (s->kind) {
    case SETTING_WHOLE:
    case SETTING_TURN:
        (void)snprintf(text, DEVICE_TEXT_MAX, "%d", *number);
        break;
    case SETTING_DECIMAL:
        (void)snprintf(text, DEVICE_TEXT_MAX, "%g", *(const double *)from);
        break;
    case SETTING_WORD:
        (void)snprintf(text, DEVICE_TEXT_MAX, "%s", s->words[*number]);
        break;
    case SETTING_SIZE:
        (void)snprintf(text, DEVICE_TEXT_MAX, number[0] == 0 ? "full" : "%dx%d", number[0],
                       number[1]);
        break;
    case SETTING_HOURS:
        (void)snprintf(text, DEVICE_TEXT_MAX, "file");
        if (hours->given) {
            hours_write(&hours->hours, text, DEVICE_TEXT_MAX);
        }
        break;
    case SETTING_SECONDS:
        (void)snprintf(text, DEVICE_TEXT_MAX, "%s",
                       *number == DEVICE_ROTATION_AUTO ? "auto" : "file");
        if (*number > 0) {
            (void)snprintf(text, DEVICE_TEXT_MAX, "%.9g", *number / 1000.0);
        }
        break;
    case SETTING_KEYS:
        write_keys(from, text);
        break;
    case SETTING_PATH:
    case SETTING_TEXT:
        (void)snprintf(text, DEVICE_TEXT_MAX, "%s", (const char *)from);
        break;
    case SETTING_YES:
        (void)snprintf(text, DEVICE_TEXT_MAX, "%s", s->words[*(const bool *)from]);
        break;
    case SETTING_BYTES:
        write_bytes(*(const int64_t *)from, text);
        break;
    }
}

/* "auto, software or gpu" */
static void write_words(const char *const *words, char text[DEVICE_TEXT_MAX])
{
    size_t used = 0;
    for (int i = 0; words[i] != NULL; i++) {
        const char *between = i == 0 ? "" : words[i + 1] == NULL ? " or " : ", ";
        const int wrote = snprintf(text + used, DEVICE_TEXT_MAX - used, "%s%s", between, words[i]);
        used += wrote > 0 ? (size_t)wrote : 0;
    }
}

void setting_allowed(const struct setting *s, char text[DEVICE_TEXT_MAX])
{
    const char *fixed = "";
    switch (s->kind) {
    case SETTING_WHOLE:
        (void)snprintf(text, DEVICE_TEXT_MAX, "a whole number from %g to %g", s->least, s->most);
        return;
    case SETTING_DECIMAL:
        (void)snprintf(text, DEVICE_TEXT_MAX, "a number from %g to %g, with up to 2 decimals",
                       s->least, s->most);
        return;
    case SETTING_WORD:
    case SETTING_TURN:
    case SETTING_YES:
        write_words(s->words, text);
        return;
    case SETTING_SECONDS:
        (void)snprintf(text, DEVICE_TEXT_MAX,
                       "file, auto, or seconds from %g to %g, with up to 3 decimals", s->least,
                       s->most);
        return;
    case SETTING_SIZE:
        fixed = "full, or a size such as 1280x720";
        break;
    case SETTING_HOURS:
        fixed = "file, none, or up to 8 spans such as 20:00-06:00, 12:00-13:00";
        break;
    case SETTING_KEYS:
        fixed = "nothing, or up to 4 names of keys such as Right, Space";
        break;
    case SETTING_PATH:
        fixed = "a path that begins with /";
        break;
    case SETTING_TEXT:
        fixed = "some words, in UTF-8";
        break;
    case SETTING_BYTES:
        (void)snprintf(text, DEVICE_TEXT_MAX, "a size such as 512M, up to %dM", FILE_DATA_MIB_MAX);
        return;
    }
    (void)snprintf(text, DEVICE_TEXT_MAX, "%s", fixed);
}
