#include "commands/store_options.h"

#include "base/file.h"
#include "commands/config.h"
#include "commands/options.h"

#include <unistd.h>

enum {
    OPT_CONFIG = 1,
    OPT_STORE,
    OPT_KEYS,
    OPT_NAME,
    OPT_MAX_SIZE,
    OPT_SIZE,
    OPT_OLDER,
    OPT_RESULT,
    OPT_QUIET,
    OPT_WAIT,
    OPT_JSON
};

static const struct {
    int which;
    struct option_line line;
} all[] = {
    {OPTION_OF_ALL, {OPT_CONFIG, "config", "PATH", CONFIG_HELP}},
    {OPTION_OF_ALL,
     {OPT_STORE, "store", "DIR", "the folder of the store, in place of the setting's"}},
    {OPTION_OF_INSTALL,
     {OPT_KEYS, "keys", "DIR", "the folder of the trusted public keys, in place of the setting's"}},
    {OPTION_OF_INSTALL,
     {OPT_NAME, "name", "PATTERN", "the file to look for in a folder, in place of the setting's"}},
    {OPTION_OF_INSTALL,
     {OPT_MAX_SIZE, "max-size", "MIB", "the largest file taken, in place of the setting's"}},
    {OPTION_OF_INSTALL,
     {OPT_SIZE, "size", "WxH",
      "of the screen, for the trial (that of the settings, or 1920x1080)"}},
    {OPTION_OF_INSTALL,
     {OPT_OLDER, "allow-older", NULL, "take a file that is not newer, or was taken back"}},
    {OPTION_OF_INSTALL,
     {OPT_RESULT, "result", NULL, "leave kiosk-result.txt beside the file on the stick"}},
    {OPTION_OF_INSTALL,
     {OPT_QUIET, "quiet", NULL, "the screen tells only of a file that is there, signed and new"}},
    {OPTION_OF_INSTALL,
     {OPT_WAIT, "wait", "SECONDS", "for another installation to end, 0 to 3600 (30)"}},
    {OPTION_OF_STATUS, {OPT_JSON, "json", NULL, "tell it as one JSON object, for programs"}},
};
enum { WAIT_FOR_OTHER_MS = 30 * 1000 };
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

/* What the command line says goes before the settings, which are read after it. */
struct said {
    struct store_options *o;
    const char *config, *store, *keys, *name;
    int64_t max_size; /* 0: nothing is said */
    bool older, result;
};

static bool read_max_size(struct said *said, const char *value, struct err *err)
{
    double mib = 0;
    if (!options_number("max-size", value, 1, FILE_DATA_MIB_MAX, 0, &mib, err)) {
        return false;
    }
    said->max_size = (int64_t)mib * 1024 * 1024;
    return true;
}

static bool read_wait(struct said *said, const char *value, struct err *err)
{
    double seconds = 0;
    if (!options_number("wait", value, 0, 3600, 0, &seconds, err)) {
        return false;
    }
    said->o->wait_ms = (int)seconds * 1000;
    return true;
}

static bool read_option(void *ctx, int id, const char *value, struct err *err)
{
    struct said *said = ctx;
    switch (id) {
    case OPT_CONFIG:
        said->config = value;
        return true;
    case OPT_STORE:
        said->store = value;
        return true;
    case OPT_KEYS:
        said->keys = value;
        return true;
    case OPT_NAME:
        said->name = value;
        return true;
    case OPT_MAX_SIZE:
        return read_max_size(said, value, err);
    case OPT_SIZE:
        return options_size("size", value, &said->o->width, &said->o->height, err);
    case OPT_OLDER:
        said->older = true;
        return true;
    case OPT_RESULT:
        said->result = true;
        return true;
    case OPT_QUIET:
        said->o->quiet = true;
        return true;
    case OPT_WAIT:
        return read_wait(said, value, err);
    default: /* OPT_JSON */
        said->o->as_json = true;
        return true;
    }
}

static struct store_settings settings_of(const struct device_settings *settings)
{
    return (struct store_settings){.folder = settings->folder,
                                   .trusted_keys = settings->trusted_keys,
                                   .name = settings->stick_name,
                                   .require_signature = settings->require_signature,
                                   .allow_older = settings->allow_older,
                                   .max_size = settings->max_size,
                                   .trial_starts = settings->trial_starts,
                                   .write_result = settings->write_result};
}

static void put_together(struct store_options *o, const struct said *said)
{
    struct store_settings *s = &o->settings;
    *s = settings_of(&o->device.settings);
    s->folder = said->store != NULL ? said->store : s->folder;
    s->trusted_keys = said->keys != NULL ? said->keys : s->trusted_keys;
    s->name = said->name != NULL ? said->name : s->name;
    s->max_size = said->max_size > 0 ? said->max_size : s->max_size;
    s->allow_older |= said->older;
    s->write_result |= said->result;
    if (o->width == 0) {
        config_picture(&o->device, &o->width, &o->height);
    }
}

bool store_options_read(struct store_options *o, const struct option_table *command, int which,
                        int argc, char **argv, struct log *log, struct err *err)
{
    struct option_line lines[ALL];
    struct option_table table = *command;
    struct said said = {.o = o};
    *o = (struct store_options){.wait_ms = WAIT_FOR_OTHER_MS};
    device_init(&o->device);
    table.lines = lines;
    table.count = choose(which, lines);
    if (!options_read(&table, argc, argv, read_option, &said, &o->help, err)) {
        return false;
    }
    if (o->help) {
        return true;
    }
    if (!config_read(&o->device, said.config, log, err)) {
        return false;
    }
    put_together(o, &said);
    return true;
}
