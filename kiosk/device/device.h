/* The settings of the machine that shows, which are nobody's business who writes content: read from
 * /etc/kiosk.conf, an INI file, and from the command line, which goes before it. What is wrong in
 * the file is told, and the default holds in its place. */
#ifndef KIOSK_DEVICE_DEVICE_H
#define KIOSK_DEVICE_DEVICE_H

#include "base/err.h"
#include "base/hours.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DEVICE_FILE "/etc/kiosk.conf"

enum {
    DEVICE_ROTATION_OF_FILE = 0,
    DEVICE_ROTATION_AUTO = -1,
    DEVICE_TEXT_MAX = 200, /* of a value, with its zero */
    DEVICE_KEYS_MAX = 4,
    DEVICE_FAULTS_MAX = 16,
    DEVICE_ROWS_MAX = 32,
};

/* What keys can do; "" is none. */
enum device_action {
    ACTION_NEXT,
    ACTION_BACK,
    ACTION_PAUSE,
    ACTION_JUMP,
    ACTION_PANEL,
    ACTION_LEAVE,
    ACTION_CONSOLE, /* ends the show as well, and tells so: a login is to take its place */
    ACTION_STAFF,   /* the usual keys work for a while */
    ACTION_COUNT
};

/* In the order of enum screen_renderer and enum log_level, which this room does not know. */
enum device_renderer { DEVICE_AUTO, DEVICE_SOFTWARE, DEVICE_GPU };
enum device_log { DEVICE_ERROR, DEVICE_WARNING, DEVICE_INFO, DEVICE_DEBUG };

struct device_keys {
    int count;
    char name[DEVICE_KEYS_MAX][24]; /* as SDL calls it: "Right", "Space" */
};

struct device_hours {
    bool given; /* false: as the data file says */
    struct hours hours;
};

struct device_settings {
    /* [display] */
    int number;        /* which display, from 0 */
    int rotate;        /* clockwise: 0, 90, 180 or 270 degrees */
    int width, height; /* of a window; 0: the whole screen */
    int renderer;      /* enum device_renderer */
    double scale;      /* over the data file's text_scale */
    double overscan;   /* percent of each side that the screen hides */
    int shift;         /* against burning in: pixels of 1080 lines to each side */
    struct device_hours dim, dark;
    int dim_percent; /* brightness that is left in the dim hours */
    /* [rotation] */
    int rotation_ms; /* hold of every page, or DEVICE_ROTATION_… */
    /* [keys] */
    struct device_keys keys[ACTION_COUNT];
    int pause_s; /* after which a pause is over by itself */
    /* [log] */
    int log_level; /* enum device_log */
    /* [store] */
    char folder[DEVICE_TEXT_MAX], trusted_keys[DEVICE_TEXT_MAX];
    bool require_signature;
    int64_t max_size; /* bytes */
    char stick_name[DEVICE_TEXT_MAX];
    bool allow_older;
    int trial_starts;
    bool write_result;
    char ask[DEVICE_TEXT_MAX]; /* "nobody": none is told of */
};

struct device {
    struct device_settings settings;
    const char *path;          /* of the file that was read, borrowed; NULL: none */
    int line[DEVICE_ROWS_MAX]; /* of that file, where the row's value comes from; or DEVICE_… */
    struct err fault[DEVICE_FAULTS_MAX]; /* what is wrong in the file, a line each */
    size_t faults;                       /* how many there are: may be more than are kept */
};

enum { DEVICE_DEFAULT = 0, DEVICE_COMMAND_LINE = -1 };

/* One setting as people see it. */
struct device_row {
    const char *section, *name;
    const char *option;          /* of the command line, without its dashes; NULL: there is none */
    char value[DEVICE_TEXT_MAX]; /* as it would stand in the file */
    char standard[DEVICE_TEXT_MAX]; /* its default */
    char allowed[DEVICE_TEXT_MAX];
    const char *meaning;
    int line;                       /* DEVICE_DEFAULT, DEVICE_COMMAND_LINE or a line of the file */
    const struct device_keys *keys; /* the value, of a setting of [keys]; else NULL */
};

/* All defaults. */
void device_init(struct device *device);

/* Takes the value of an option of the command line. False with STATUS_USAGE. */
bool device_option(struct device *device, const char *option, const char *value, struct err *err);

/* Reads the file; NULL: DEVICE_FILE, which may be missing. What the command line gave stays. Faults
 * are in the device; false only if a file that was asked for can't be read (STATUS_USAGE). */
bool device_read(struct device *device, const char *path, struct err *err);

/* The setting at a place from 0; false behind the last. */
bool device_row(const struct device *device, size_t index, struct device_row *row);

#endif
