/* The table of settings, and how each kind of value is read and written. Private to device/. */
#ifndef KIOSK_DEVICE_SETTING_H
#define KIOSK_DEVICE_SETTING_H

#include "device/device.h"

enum setting_kind {
    SETTING_WHOLE,   /* int, from least to most */
    SETTING_DECIMAL, /* double, from least to most, two decimals */
    SETTING_WORD,    /* int, the place in `words` */
    SETTING_TURN,    /* int, degrees: ninety times that place */
    SETTING_SIZE,    /* two ints */
    SETTING_HOURS,   /* struct device_hours */
    SETTING_SECONDS, /* int, milliseconds */
    SETTING_KEYS,    /* struct device_keys */
    SETTING_PATH,    /* char[DEVICE_TEXT_MAX] */
    SETTING_TEXT,    /* the same */
    SETTING_YES,     /* bool, the place in `words` */
    SETTING_BYTES,   /* int64_t: the size of a data file */
};

struct setting {
    const char *section, *name;
    const char *option; /* of the command line; NULL: none */
    enum setting_kind kind;
    size_t offset; /* in struct device_settings */
    double least, most;
    const char *const *words; /* up to NULL */
    const char *standard;     /* the default, as it would stand in the file */
    const char *meaning;
};

/* The row at a place from 0; NULL behind the last, which is before DEVICE_ROWS_MAX. Rows of one
 * section stand together. */
const struct setting *setting_at(size_t index);

/* Puts the value into *settings; false, and nothing changed, if it is not allowed. */
bool setting_read(const struct setting *setting, struct device_settings *settings,
                  const char *text);

/* The value as it would stand in the file. */
void setting_write(const struct setting *setting, const struct device_settings *settings,
                   char text[DEVICE_TEXT_MAX]);

/* What is allowed, for people: "a whole number from 0 to 63". */
void setting_allowed(const struct setting *setting, char text[DEVICE_TEXT_MAX]);

#endif
