#include "commands/show_options.h"

#include "commands/options.h"

#include <getopt.h>
#include <string.h>

enum {
    OPTION_WINDOWED = 1,
    OPTION_SIZE,
    OPTION_DISPLAY,
    OPTION_ROTATE,
    OPTION_ROTATION,
    OPTION_TRANSITION,
    OPTION_ONCE,
    OPTION_KEYS,
    OPTION_RENDERER,
    OPTION_LOG_LEVEL,
    OPTION_HELP,
};

static const struct option_line lines[] = {
    {OPTION_WINDOWED, "windowed", NULL, "a window in place of the full screen; keys work"},
    {OPTION_SIZE, "size", "WxH", "size of that window, 1280x720 if not given"},
    {OPTION_DISPLAY, "display", "N", "which display, counted from 0"},
    {OPTION_ROTATE, "rotate", "DEGREES", "turn the picture clockwise: 0, 90, 180 or 270"},
    {OPTION_ROTATION, "rotation", "SECONDS",
     "how long every page stays, 0.2 to 86400, whatever the file says"},
    {OPTION_TRANSITION, "transition", "HOW", "fade, none, or milliseconds of the fade, 0 to 5000"},
    {OPTION_ONCE, "once", NULL, "show every page once, then end"},
    {OPTION_KEYS, "keys", NULL, "Right, Space: next page; Q, Escape: end"},
    {OPTION_RENDERER, "renderer", "WHICH", "auto, software or gpu"},
    {OPTION_LOG_LEVEL, "log-level", "LEVEL", "error, warning, info or debug"},
    {OPTION_HELP, "help", NULL, "print this"},
};

enum { LINE_COUNT = sizeof lines / sizeof *lines, FADE_MS = 600, FADE_MAX_MS = 5000 };

/* The place of the word in the list; -1 if it is not in it. */
static int find_word(const char *word, const char *const *list, int count)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(word, list[i]) == 0) {
            return i;
        }
    }
    return -1;
}

static bool read_word(const char *name, const char *word, const char *const *list, int count,
                      int *place, struct err *err)
{
    *place = find_word(word, list, count);
    if (*place >= 0) {
        return true;
    }
    return err_set(err, STATUS_USAGE, "--%s can't be %s; see kiosk show --help", name, word);
}

static bool read_whole(const char *name, const char *text, int least, int most, int *number,
                       struct err *err)
{
    double read = 0;
    if (!options_number(name, text, least, most, 0, &read, err)) {
        return false;
    }
    *number = (int)read;
    return true;
}

static bool read_transition(struct show_options *o, const char *value, struct err *err)
{
    static const char *const words[] = {"none", "fade"};
    const int place = find_word(value, words, 2);
    if (place < 0) {
        return read_whole("transition", value, 0, FADE_MAX_MS, &o->transition_ms, err);
    }
    o->transition_ms = place * FADE_MS;
    return true;
}

static bool read_option(struct show_options *o, int id, const char *value, struct err *err)
{
    static const char *const turns[] = {"0", "90", "180", "270"};
    static const char *const renderers[] = {"auto", "software", "gpu"};
    static const char *const levels[] = {"error", "warning", "info", "debug"};
    int place = 0;
    double seconds = 0;
    switch (id) {
    case OPTION_WINDOWED:
        o->screen.windowed = o->keys = true;
        return true;
    case OPTION_SIZE:
        o->screen.windowed = o->keys = true;
        return options_size("size", value, &o->screen.width, &o->screen.height, err);
    case OPTION_DISPLAY:
        return read_whole("display", value, 0, 63, &o->screen.display, err);
    case OPTION_ROTATE:
        if (!read_word("rotate", value, turns, 4, &place, err)) {
            return false;
        }
        o->screen.rotate = place * 90;
        return true;
    case OPTION_ROTATION:
        if (!options_number("rotation", value, 0.2, 86400, 3, &seconds, err)) {
            return false;
        }
        o->rotation_ms = (int)(seconds * 1000 + 0.5);
        return true;
    case OPTION_TRANSITION:
        return read_transition(o, value, err);
    case OPTION_ONCE:
        o->once = true;
        return true;
    case OPTION_KEYS:
        o->keys = true;
        return true;
    case OPTION_RENDERER:
        if (!read_word("renderer", value, renderers, 3, &place, err)) {
            return false;
        }
        o->screen.renderer = (enum screen_renderer)place;
        return true;
    case OPTION_LOG_LEVEL:
        if (!read_word("log-level", value, levels, 4, &place, err)) {
            return false;
        }
        o->log_level = (enum log_level)place;
        return true;
    default:
        o->help = true;
        return true;
    }
}

bool show_options_read(struct show_options *o, int argc, char **argv, struct err *err)
{
    *o = (struct show_options){
        .screen = {.renderer = SCREEN_AUTO, .stop_fd = -1},
        .transition_ms = TRANSITION_OF_FILE,
        .log_level = LOG_INFO,
    };
    int id;
    const char *value = NULL;
    while ((id = options_next(argc, argv, lines, LINE_COUNT, &value, err)) != OPTIONS_END) {
        if (id == OPTIONS_BAD || !read_option(o, id, value, err)) {
            return false;
        }
    }
    if (o->help) {
        options_help("kiosk show [OPTION]... FILE",
                     "Shows the slides of the data file on the whole screen, until it is ended.",
                     lines, LINE_COUNT);
        return true;
    }
    if (optind + 1 != argc) {
        return err_set(err, STATUS_USAGE,
                       optind >= argc ? "which data file? See kiosk show --help"
                                      : "only one data file can be shown; see kiosk show "
                                        "--help");
    }
    o->file = argv[optind];
    return true;
}
