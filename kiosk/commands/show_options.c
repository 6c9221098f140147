#include "commands/show_options.h"

#include "commands/config.h"
#include "commands/options.h"
#include "commands/staff.h"
#include "content/deck.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum {
    OPTION_CONFIG = 1,
    OPTION_ROTATION,
    OPTION_TRANSITION,
    OPTION_DISPLAY,
    OPTION_ROTATE,
    OPTION_SCALE,
    OPTION_OVERSCAN,
    OPTION_WINDOWED,
    OPTION_SIZE,
    OPTION_KEYS,
    OPTION_ONCE,
    OPTION_RENDERER,
    OPTION_LOG_LEVEL,
    OPTION_PRINT_CONFIG,
    OPTION_WAIT,
};

static const struct option_line lines[] = {
    {OPTION_CONFIG, "config", "PATH", CONFIG_HELP},
    {OPTION_ROTATION, "rotation", "SECONDS",
     "how long every page stays, 0.2 to 86400, whatever the file says; or auto, or file"},
    {OPTION_TRANSITION, "transition", "HOW", "fade, none, or milliseconds of the fade, 0 to 5000"},
    {OPTION_DISPLAY, "display", "N", "which display, counted from 0"},
    {OPTION_ROTATE, "rotate", "DEGREES", "turn the picture clockwise: 0, 90, 180 or 270"},
    {OPTION_SCALE, "scale", "FACTOR", "over the file's text_scale, 0.8 to 1.25"},
    {OPTION_OVERSCAN, "overscan", "PERCENT", "of each side that the screen hides, 0 to 10"},
    {OPTION_WINDOWED, "windowed", NULL, "a window in place of the full screen; keys work"},
    {OPTION_SIZE, "size", "WxH", "size of that window, 1280x720 if not given"},
    {OPTION_KEYS, "keys", NULL,
     "Right: next page; Left: back; Space: pause; number, Return: jump; I: panel; Q: end"},
    {OPTION_ONCE, "once", NULL, "show every page once, then end"},
    {OPTION_RENDERER, "renderer", "WHICH", "auto, software or gpu"},
    {OPTION_LOG_LEVEL, "log-level", "LEVEL", "error, warning, info or debug"},
    {OPTION_PRINT_CONFIG, "print-config", NULL,
     "print the settings of the device, and where each comes from"},
    {OPTION_WAIT, "wait-for-display", NULL, "without a display wait for one, as a service does"},
};

static const struct option_table table = {
    .usage = "kiosk show [OPTION]... [FILE]",
    .what = "Shows the slides of a data file on the whole screen, until it is ended: of FILE, or "
            "of the\n"
            "one that kiosk install put into the store.",
    .lines = lines,
    .count = sizeof lines / sizeof *lines,
};

enum { FADE_MAX_MS = 5000 };

static bool read_transition(struct show_options *o, const char *value, struct err *err)
{
    double ms = 0;
    if (strcmp(value, "fade") == 0) {
        ms = DECK_FADE_MS;
    } else if (strcmp(value, "none") != 0 &&
               !options_number("transition", value, 0, FADE_MAX_MS, 0, &ms, NULL)) {
        return err_set(err, STATUS_USAGE,
                       "--transition %s: write fade, none, or milliseconds from 0 to %d", value,
                       FADE_MAX_MS);
    }
    o->transition_ms = (int)ms;
    return true;
}

static bool read_option(void *ctx, int id, const char *value, struct err *err)
{
    struct show_options *o = ctx;
    switch (id) {
    case OPTION_CONFIG:
        o->config = value;
        return true;
    case OPTION_TRANSITION:
        return read_transition(o, value, err);
    case OPTION_WINDOWED:
        o->screen.windowed = true;
        return true;
    case OPTION_KEYS:
        o->keys = true;
        return true;
    case OPTION_ONCE:
        o->once = true;
        return true;
    case OPTION_PRINT_CONFIG:
        o->print_config = true;
        return true;
    case OPTION_WAIT:
        o->waits = true;
        return true;
    default: /* a setting of the device, under the same name */
        return device_option(&o->device, lines[id - 1].name, value, err);
    }
}

bool show_options_read(struct show_options *o, int argc, char **argv, struct err *err)
{
    *o = (struct show_options){.screen = {.stop_fd = -1}, .transition_ms = TRANSITION_OF_FILE};
    device_init(&o->device);
    if (!options_read(&table, argc, argv, read_option, o, &o->help, err)) {
        return false;
    }
    if (o->help) {
        return true;
    }
    if (optind + 1 < argc) {
        return err_set(err, STATUS_USAGE, "only one data file can be shown; see kiosk show --help");
    }
    o->file = optind < argc ? argv[optind] : NULL;
    return true;
}

/* A key of a name that there is none of would never be pressed. */
static void look_at_keys(struct device *device, struct log *log)
{
    struct device_row row;
    for (size_t i = 0; device_row(device, i, &row); i++) {
        const struct device_keys *keys = row.keys;
        for (int k = 0; keys != NULL && k < keys->count; k++) {
            if (!screen_knows_key(keys->name[k])) {
                log_line(log, LOG_WARNING,
                         "%s:%d: %s: no key is called \"%s\"; write it as SDL does, such as Right, "
                         "PageDown, Return, F5, Ctrl+Alt+K, or Pad a for the button of a gamepad",
                         device->path, row.line, row.name, keys->name[k]);
                device->faults++;
            }
        }
    }
}

_Static_assert((int)DEVICE_AUTO == (int)SCREEN_AUTO &&
                   (int)DEVICE_SOFTWARE == (int)SCREEN_SOFTWARE &&
                   (int)DEVICE_GPU == (int)SCREEN_GPU,
               "the device's setting is the screen's");

bool show_options_device(struct show_options *o, struct log *log, struct err *err)
{
    const struct device_settings *s = &o->device.settings;
    if (!config_read(&o->device, o->config, log, err)) {
        return false;
    }
    look_at_keys(&o->device, log);
    o->screen.display = s->number;
    o->screen.rotate = s->rotate;
    o->screen.width = s->width;
    o->screen.height = s->height;
    o->screen.windowed |= s->width > 0;
    o->screen.renderer = (enum screen_renderer)s->renderer;
    o->keys |= o->screen.windowed;
    o->screen.pads = staff_has_pad(s->keys);
    o->screen.connectors = getenv("KIOSK_CONNECTORS");
    return true;
}
