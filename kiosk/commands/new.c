#include "base/file.h"
#include "base/log.h"
#include "commands/commands.h"
#include "commands/config.h"
#include "commands/new_picture.h"
#include "commands/options.h"
#include "content/write.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPT_LANGUAGE = 1, OPT_EMPTY, OPT_CONFIG };

static const struct option_line lines[] = {
    {OPT_LANGUAGE, "language", "WHICH", "vi or en: of the samples, and of the file (vi)"},
    {OPT_EMPTY, "empty", NULL, "without the sample slides"},
    {OPT_CONFIG, "config", "PATH", CONFIG_HELP},
};

static const struct option_table table = {
    .usage = "kiosk new [OPTION]... FILE",
    .what =
        "Makes the data file FILE, with one sample slide of each kind. A file of that name is left "
        "alone.",
    .lines = lines,
    .count = sizeof lines / sizeof *lines,
    .takes = "the name of one data file",
    .words = 1,
};

struct arguments {
    const char *file;
    const char *language;
    bool empty;
    const char *config;
};

static bool read_option(void *ctx, int id, const char *value, struct err *err)
{
    struct arguments *a = ctx;
    switch (id) {
    case OPT_LANGUAGE:
        a->language = value;
        return strcmp(value, "vi") == 0 || strcmp(value, "en") == 0 ||
               err_set(err, STATUS_USAGE, "--language is vi or en, not %s", value);
    case OPT_EMPTY:
        a->empty = true;
        return true;
    default: /* OPT_CONFIG */
        a->config = value;
        return true;
    }
}

static bool add_language(const struct arguments *a, struct writer *writer, struct err *err)
{
    const struct write_value values[] = {
        {.column = "name", .type = WRITE_TEXT, .text = "language"},
        {.column = "value", .type = WRITE_TEXT, .text = a->language},
    };
    return writer_add(writer, "setting", values, 2, NULL, err);
}

static bool add_samples(const struct arguments *a, struct writer *writer, struct err *err)
{
    struct bytes picture;
    if (!new_picture(&picture, err)) {
        return false;
    }
    const struct write_value values[] = {
        {.column = "id", .type = WRITE_WHOLE, .whole = 1},
        {.column = "name", .type = WRITE_TEXT, .text = "sample"},
        {.column = "media_type", .type = WRITE_TEXT, .text = "image/jpeg"},
        {.column = "data", .type = WRITE_BLOB, .blob = picture},
    };
    bool done =
        writer_add(writer, "image", values, 4, NULL, err) &&
        writer_asset(writer, strcmp(a->language, "en") == 0 ? "data/new-en.sql" : "data/new-vi.sql",
                     err);
    free((void *)(uintptr_t)picture.data);
    return done;
}

/* The file is made in memory, so that what is on the disk is whole or not there. */
static bool run(const struct arguments *a, struct err *err)
{
    struct bytes file = {0};
    struct writer *writer = writer_new(err);
    bool done = writer != NULL &&
                (a->empty ? add_language(a, writer, err) : add_samples(a, writer, err)) &&
                writer_commit(writer, err) && writer_bytes(writer, &file, err) &&
                file_create(a->file, file, err);
    writer_close(writer);
    free((void *)(uintptr_t)file.data);
    return done;
}

int command_new(int argc, char **argv)
{
    struct arguments a = {.language = "vi"};
    struct err err = {0};
    struct log log = {.level = LOG_INFO};
    bool help = false;
    if (!options_read(&table, argc, argv, read_option, &a, &help, &err)) {
        log_line(&log, LOG_ERROR, "%s", err.text);
        return (int)err.status;
    }
    if (help) {
        return STATUS_OK;
    }
    a.file = argv[optind];
    if (!config_log(a.config, &log, &err) || !run(&a, &err)) {
        log_line(&log, LOG_ERROR, "%s", err.text);
        return (int)err.status;
    }
    (void)printf("%s: made%s\n", a.file, a.empty ? ", without slides" : ", with sample slides");
    return STATUS_OK;
}
