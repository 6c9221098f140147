#include "base/log.h"
#include "commands/commands.h"
#include "commands/config.h"
#include "commands/convert_parts.h"
#include "commands/options.h"

#include <getopt.h>
#include <string.h>

enum { OPT_WRITE = 1, OPT_TEXT, OPT_FROM, OPT_CONFIG };

static const struct option_line lines[] = {
    {OPT_WRITE, "write", NULL, "change the data file; without it, only tell what would change"},
    {OPT_TEXT, "text", NULL, "take a text file (or the standard input), write UTF-8"},
    {OPT_FROM, "from", "WHAT", "tcvn3 or vni: the encoding is known, don't guess"},
    {OPT_CONFIG, "config", "PATH", CONFIG_HELP},
};

static const struct option_table table = {
    .usage = "kiosk convert [OPTION]... FILE\n       kiosk convert --text [TEXTFILE]",
    .what = "Makes Unicode of Vietnamese text in the old encodings TCVN3 (ABC, fonts .VnTime) and\n"
            "VNI (fonts VNI-Times), which looks like \"TuyÓn dông\" and \"Tuyeån duïng\".",
    .lines = lines,
    .count = sizeof lines / sizeof *lines,
};

struct arguments {
    const char *file;
    const char *config;
    bool text;
    bool write;
    enum legacy from;
    bool help;
};

static bool read_option(void *ctx, int id, const char *value, struct err *err)
{
    struct arguments *a = ctx;
    switch (id) {
    case OPT_WRITE:
        a->write = true;
        return true;
    case OPT_TEXT:
        a->text = true;
        return true;
    case OPT_FROM:
        a->from = strcmp(value, "tcvn3") == 0 ? LEGACY_TCVN3
                  : strcmp(value, "vni") == 0 ? LEGACY_VNI
                                              : LEGACY_NONE;
        return a->from != LEGACY_NONE ||
               err_set(err, STATUS_USAGE, "--from is tcvn3 or vni, not %s", value);
    default: /* OPT_CONFIG */
        a->config = value;
        return true;
    }
}

static bool read_arguments(struct arguments *a, int argc, char **argv, struct err *err)
{
    if (!options_read(&table, argc, argv, read_option, a, &a->help, err)) {
        return false;
    }
    if (a->help) {
        return true;
    }
    if (a->text && a->write) {
        return err_set(err, STATUS_USAGE,
                       "--write is for data files; --text writes to the standard output");
    }
    if (optind + 1 == argc || (a->text && optind == argc)) {
        a->file = optind < argc ? argv[optind] : "-";
        return true;
    }
    return err_set(err, STATUS_USAGE,
                   "convert takes one data file, or --text and a text file; kiosk convert --help "
                   "tells more");
}

int command_convert(int argc, char **argv)
{
    struct arguments a = {0};
    struct err err = {0};
    struct log log = {.level = LOG_INFO};
    enum status status = STATUS_OK;
    if (!read_arguments(&a, argc, argv, &err)) {
        log_line(&log, LOG_ERROR, "%s", err.text);
        return (int)err.status;
    }
    if (a.help) {
        return STATUS_OK;
    }
    bool done = config_log(a.config, &log, &err) &&
                (a.text ? convert_text(a.file, a.from, &log, &err)
                        : convert_file(a.file, a.from, a.write, &status, &err));
    if (!done) {
        log_line(&log, LOG_ERROR, "%s", err.text);
        status = err.status;
    }
    return (int)status;
}
