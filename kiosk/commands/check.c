#include "commands/check.h"

#include "base/log.h"
#include "base/zone.h"
#include "commands/commands.h"
#include "commands/config.h"
#include "commands/heading.h"
#include "commands/json.h"
#include "commands/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { OPT_SIZE = 1, OPT_SCALE, OPT_OVERSCAN, OPT_AT, OPT_CONFIG, OPT_JSON };

static const struct option_line lines[] = {
    {OPT_SIZE, "size", "WxH", "of the screen, in pixels (the device's, or 1920x1080)"},
    {OPT_SCALE, "scale", "FACTOR", "of the screen, over the file's text_scale: 0.8 to 1.25"},
    {OPT_OVERSCAN, "overscan", "PERCENT", "of each side that the screen hides: 0 to 10"},
    {OPT_AT, "at", "TIME", "the day to look from: \"2020-12-29\" or \"2020-12-29 14:05\" (now)"},
    {OPT_JSON, "json", NULL, "tell it as one JSON object, for programs"},
    {OPT_CONFIG, "config", "PATH", CONFIG_HELP},
};

static const struct option_table table = {
    .usage = "kiosk check [OPTION]... FILE",
    .what = "Tells what is wrong in the data file FILE, before the screen does: a line for each "
            "thing,\n"
            "with what to do about it. Status 0: nothing to mend; 1: errors or warnings.",
    .lines = lines,
    .count = sizeof lines / sizeof *lines,
    .takes = "one data file",
    .words = 1,
};

static const char *const severities[SEVERITY_COUNT] = {
    [SEVERITY_NOTE] = "note", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error"};

struct command {
    const char *file;
    const char *config;
    struct device device;
    struct check_options options;
    struct check_totals totals;
    bool as_json;
    struct json json;
};

static bool read_day(struct command *c, const char *value, struct err *err)
{
    bool has_day = strlen(value) >= sizeof "2020-12-29" - 1;
    return (has_day && clock_parse(value, &c->options.now)) ||
           err_set(err, STATUS_USAGE,
                   "--at %s: not a day; write it as \"2020-12-29\" or \"2020-12-29 14:05\"", value);
}

static bool read_option(void *ctx, int id, const char *value, struct err *err)
{
    struct command *c = ctx;
    switch (id) {
    case OPT_SIZE:
        return options_size("size", value, &c->options.width, &c->options.height, err);
    case OPT_SCALE:
        return device_option(&c->device, "scale", value, err);
    case OPT_OVERSCAN:
        return device_option(&c->device, "overscan", value, err);
    case OPT_AT:
        return read_day(c, value, err);
    case OPT_CONFIG:
        c->config = value;
        return true;
    default: /* OPT_JSON */
        c->as_json = true;
        return true;
    }
}

static void print_finding(void *ctx, const struct finding *f)
{
    (void)ctx;
    (void)printf("%s: ", severities[f->severity]);
    if (f->slide == 0) {
        (void)fputs("file", stdout);
    } else {
        (void)printf("slide %lld", (long long)f->slide);
    }
    heading_print(f->heading);
    (void)printf(": %s%s%s\n", f->what, *f->advice == '\0' ? "" : "; ", f->advice);
}

static void write_finding(void *ctx, const struct finding *f)
{
    struct json *json = &((struct command *)ctx)->json;
    json_open(json, NULL, '{');
    json_text(json, "severity", severities[f->severity]);
    json_text(json, "code", f->code);
    if (f->slide == 0) {
        json_text(json, "slide", NULL);
    } else {
        json_integer(json, "slide", f->slide);
    }
    json_text(json, "heading", f->heading);
    json_text(json, "what", f->what);
    json_text(json, "advice", f->advice);
    json_close(json, '}');
}

static void begin(struct command *c)
{
    c->options.ctx = c;
    c->options.found = c->as_json ? write_finding : print_finding;
    c->json = (struct json){.to = stdout};
    if (c->as_json) {
        const struct moment *m = &c->options.now;
        char at[32];
        (void)snprintf(at, sizeof at, "%04d-%02d-%02d %02d:%02d", m->year, m->month, m->day,
                       m->minute / 60, m->minute % 60);
        json_open(&c->json, NULL, '{');
        json_text(&c->json, "file", c->file);
        json_integer(&c->json, "width", c->options.width);
        json_integer(&c->json, "height", c->options.height);
        json_text(&c->json, "at", at);
        json_open(&c->json, "findings", '[');
    }
}

/* `problem` is NULL if the file was looked at to its end. */
static void end(struct command *c, enum status status, const char *problem)
{
    const struct check_totals *t = &c->totals;
    size_t errors = t->found[SEVERITY_ERROR];
    size_t warnings = t->found[SEVERITY_WARNING];
    size_t notes = t->found[SEVERITY_NOTE];
    if (c->as_json) {
        json_close(&c->json, ']');
        json_integer(&c->json, "slides", (int64_t)t->slides);
        json_integer(&c->json, "errors", (int64_t)errors);
        json_integer(&c->json, "warnings", (int64_t)warnings);
        json_integer(&c->json, "notes", (int64_t)notes);
        json_integer(&c->json, "status", status);
        json_text(&c->json, "problem", problem);
        json_close(&c->json, '}');
    } else if (problem == NULL) {
        (void)printf("%zu slide%s at %dx%d: %zu error%s, %zu warning%s, %zu note%s\n", t->slides,
                     t->slides == 1 ? "" : "s", c->options.width, c->options.height, errors,
                     errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s", notes,
                     notes == 1 ? "" : "s");
    }
}

/* Notes are good to know, but leave nothing to mend: a file that has no more than those is clean.
 */
static enum status run(struct command *c, struct err *err)
{
    struct content *content = content_open(c->file, CONTENT_EDITED, CONTENT_PAGES, err);
    if (content != NULL) {
        (void)zone_use(content_deck(content)->settings.timezone, getenv("TZ"));
    }
    if (!c->options.now.trusted) {
        c->options.now = clock_moment(clock_wall_ms(), 0); /* of that zone */
    }
    begin(c);
    bool done = content != NULL && check_content(content, &c->options, &c->totals, err);
    size_t bad = c->totals.found[SEVERITY_ERROR] + c->totals.found[SEVERITY_WARNING];
    enum status status = !done ? err->status : bad > 0 ? STATUS_FINDINGS : STATUS_OK;
    end(c, status, done ? NULL : err->text);
    content_close(content);
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        (void)err_set(err, STATUS_OUTPUT, "what was found can't be written; is the disk full?");
        return STATUS_OUTPUT;
    }
    return status;
}

int command_check(int argc, char **argv)
{
    struct command c = {0};
    struct log log = {.level = LOG_INFO};
    struct err err = {0};
    device_init(&c.device);
    bool help = false;
    if (!options_read(&table, argc, argv, read_option, &c, &help, &err)) {
        log_line(&log, LOG_ERROR, "%s", err.text);
        return (int)err.status;
    }
    if (help) {
        return STATUS_OK;
    }
    c.file = argv[optind];
    if (!config_read(&c.device, c.config, &log, &err)) {
        log_line(&log, LOG_ERROR, "%s", err.text);
        return (int)err.status;
    }
    if (c.options.width == 0) {
        config_picture(&c.device, &c.options.width, &c.options.height);
    }
    c.options.scale = c.device.settings.scale;
    c.options.overscan = c.device.settings.overscan;
    enum status status = run(&c, &err);
    if (status > STATUS_FINDINGS) {
        log_line(&log, LOG_ERROR, "%s", err.text);
    }
    return (int)status;
}
