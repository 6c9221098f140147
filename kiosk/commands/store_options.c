#include "commands/store_options.h"

#include <unistd.h>

enum {
    OPT_STORE = 1,
    OPT_KEYS,
    OPT_NAME,
    OPT_MAX_SIZE,
    OPT_SIZE,
    OPT_OLDER,
    OPT_RESULT,
    OPT_JSON,
    OPT_HELP
};

static const struct {
    int which;
    struct option_line line;
} all[] = {
    {OPTION_OF_ALL, {OPT_STORE, "store", "DIR", "the folder of the store"}},
    {OPTION_OF_INSTALL, {OPT_KEYS, "keys", "DIR", "the folder of the trusted public keys (*.pub)"}},
    {OPTION_OF_INSTALL,
     {OPT_NAME, "name", "PATTERN", "the file to look for in a folder (kiosk.db)"}},
    {OPTION_OF_INSTALL, {OPT_MAX_SIZE, "max-size", "MIB", "the largest file taken (1024)"}},
    {OPTION_OF_INSTALL, {OPT_SIZE, "size", "WxH", "of the screen, for the trial (1920x1080)"}},
    {OPTION_OF_INSTALL,
     {OPT_OLDER, "allow-older", NULL, "take a file that is not newer, or was taken back"}},
    {OPTION_OF_INSTALL,
     {OPT_RESULT, "result", NULL, "leave kiosk-result.txt beside the file on the stick"}},
    {OPTION_OF_STATUS, {OPT_JSON, "json", NULL, "tell it as one JSON object, for programs"}},
    {OPTION_OF_ALL, {OPT_HELP, "help", NULL, "this text"}},
};
enum { ALL = sizeof all / sizeof *all };

static size_t choose(int which, struct option_line lines[ALL])
{
    size_t count = 0;
    for (size_t i = 0; i < ALL; i++) {
        if ((all[i].which & (which | OPTION_OF_ALL)) != 0) {
            lines[count++] = all[i].line;
        }
    }
    return count;
}

static bool read_max_size(struct store_options *o, const char *value, struct err *err)
{
    double mib = 0;
    if (!options_number("max-size", value, 1, 4095, 0, &mib, err)) {
        return false;
    }
    o->settings.max_size = (int64_t)mib * 1024 * 1024;
    return true;
}

static bool read_option(struct store_options *o, int id, const char *value, struct err *err)
{
    switch (id) {
    case OPT_STORE:
        o->settings.folder = value;
        return true;
    case OPT_KEYS:
        o->settings.trusted_keys = value;
        return true;
    case OPT_NAME:
        o->settings.name = value;
        return true;
    case OPT_MAX_SIZE:
        return read_max_size(o, value, err);
    case OPT_SIZE:
        return options_size("size", value, &o->width, &o->height, err);
    case OPT_OLDER:
        o->settings.allow_older = true;
        return true;
    case OPT_RESULT:
        o->settings.write_result = true;
        return true;
    case OPT_JSON:
        o->as_json = true;
        return true;
    default:
        o->help = true;
        return true;
    }
}

bool store_options_read(struct store_options *o, int which, int arguments, int argc, char **argv,
                        struct err *err)
{
    struct option_line lines[ALL];
    const size_t count = choose(which, lines);
    const char *value;
    int id;
    while ((id = options_next(argc, argv, lines, count, &value, err)) != OPTIONS_END) {
        if (id == OPTIONS_BAD || !read_option(o, id, value, err)) {
            return false;
        }
        if (o->help) {
            return true;
        }
    }
    if (optind + arguments != argc) {
        return err_set(err, STATUS_USAGE, "%s takes %s; kiosk %s --help tells more", argv[0],
                       arguments == 0 ? "no file" : "one folder or file", argv[0]);
    }
    if (o->settings.folder == NULL) {
        return err_set(err, STATUS_USAGE, "say where the store is: --store DIR");
    }
    if ((which & OPTION_OF_INSTALL) != 0 && o->settings.trusted_keys == NULL &&
        o->settings.require_signature) {
        return err_set(err, STATUS_USAGE, "say where the trusted keys are: --keys DIR");
    }
    return true;
}

void store_options_help(const char *usage, const char *what, int which)
{
    struct option_line lines[ALL];
    const size_t count = choose(which, lines);
    options_help(usage, what, lines, count);
}
