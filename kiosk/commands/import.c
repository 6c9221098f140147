#include "base/decode.h"
#include "base/file.h"
#include "base/legacy.h"
#include "commands/commands.h"
#include "commands/config.h"
#include "commands/import_rows.h"
#include "commands/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SOURCE_MAX = 16 * 1024 * 1024 };

enum {
    OPT_KIND = 1,
    OPT_SLIDE,
    OPT_APPEND,
    OPT_HEADING,
    OPT_LABEL,
    OPT_NOTE,
    OPT_CHART,
    OPT_AXIS,
    OPT_PRESENTER,
    OPT_OFFICE,
    OPT_POSITION,
    OPT_DECIMAL,
    OPT_DRY_RUN,
    OPT_CONFIG
};

static const struct option_line lines[] = {
    {OPT_KIND, "kind", "KIND", "announcements, statistics or awards"},
    {OPT_SLIDE, "slide", "ID", "the slide whose statistics or awards are replaced"},
    {OPT_APPEND, "append", NULL, "add to them in place of replacing them"},
    {OPT_HEADING, "heading", "TEXT", "of the slide; without --slide a new one is made"},
    {OPT_LABEL, "label", "TEXT", "over the heading, in place of the kind's name"},
    {OPT_NOTE, "note", "TEXT", "source or scope"},
    {OPT_CHART, "chart", "HOW", "statistics: tiles, bars, columns, line or donut"},
    {OPT_AXIS, "axis", "TEXT", "statistics: what the labels are, such as Month"},
    {OPT_PRESENTER, "presenter", "NAME", "awards: who hands them over"},
    {OPT_OFFICE, "presenter-office", "TEXT", "awards: the presenter's office"},
    {OPT_POSITION, "position", "N", "the slide's place in the order; last if not given"},
    {OPT_DECIMAL, "decimal", "MARK", "comma or point, where the figures don't tell"},
    {OPT_DRY_RUN, "dry-run", NULL, "only say what would be imported"},
    {OPT_CONFIG, "config", "PATH", CONFIG_HELP},
};
enum { SET_MAX = 10 };

static const struct option_table table = {
    .usage = "kiosk import [OPTION]... --kind KIND FILE SOURCE.csv",
    .what = "Takes announcements, statistics or awards out of a table (CSV, as spreadsheets export "
            "it)\n"
            "into the data file FILE: all of its rows, or none.",
    .lines = lines,
    .count = sizeof lines / sizeof *lines,
    .takes = "a data file and a table (CSV)",
    .words = 2,
};

struct arguments {
    const char *file;
    const char *source;
    const struct import_kind *kind;
    int64_t slide;
    bool append;
    struct write_value set[SET_MAX];
    size_t set_count;
    bool heading;
    char mark;
    bool dry_run;
    const char *config;
};

static bool set(struct arguments *a, const char *column, const char *text)
{
    for (size_t i = 0; i < a->set_count; i++) {
        if (strcmp(a->set[i].column, column) == 0) {
            a->set[i].text = text;
            return true;
        }
    }
    a->set[a->set_count++] =
        (struct write_value){.column = column, .type = WRITE_TEXT, .text = text};
    return true;
}

static bool read_position(struct arguments *a, const char *value, struct err *err)
{
    double number;
    if (!options_number("position", value, 0, 999999999, 0, &number, err)) {
        return false;
    }
    (void)set(a, "position", "");
    for (size_t i = 0; i < a->set_count; i++) {
        if (strcmp(a->set[i].column, "position") == 0) {
            a->set[i].type = WRITE_WHOLE;
            a->set[i].whole = (int64_t)number;
        }
    }
    return true;
}

static bool read_option(void *ctx, int id, const char *value, struct err *err)
{
    struct arguments *a = ctx;
    switch (id) {
    case OPT_KIND:
        a->kind = import_kind_find(value);
        return a->kind != NULL ||
               err_set(err, STATUS_USAGE, "--kind is announcements, statistics or awards, not %s",
                       value);
    case OPT_SLIDE:
        return options_id("slide", value, &a->slide, err);
    case OPT_APPEND:
        a->append = true;
        return true;
    case OPT_HEADING:
        a->heading = true;
        return set(a, "heading", value);
    case OPT_LABEL:
        return set(a, "label", value);
    case OPT_NOTE:
        return set(a, "note", value);
    case OPT_CHART:
        return set(a, "chart", value);
    case OPT_AXIS:
        return set(a, "axis", value);
    case OPT_PRESENTER:
        return set(a, "presenter", value);
    case OPT_OFFICE:
        return set(a, "presenter_office", value);
    case OPT_POSITION:
        return read_position(a, value, err);
    case OPT_DECIMAL:
        a->mark = strcmp(value, "comma") == 0 ? ',' : strcmp(value, "point") == 0 ? '.' : '\0';
        return a->mark != '\0' ||
               err_set(err, STATUS_USAGE, "--decimal is comma or point, not %s", value);
    case OPT_DRY_RUN:
        a->dry_run = true;
        return true;
    default: /* OPT_CONFIG */
        a->config = value;
        return true;
    }
}

/* Whether what was given goes together. */
static bool fits(const struct arguments *a, struct err *err)
{
    if (a->kind == NULL) {
        return err_set(err, STATUS_USAGE,
                       "say what the table holds: --kind announcements, statistics or awards");
    }
    if (a->kind->slide == SLIDE_ANNOUNCEMENT) {
        return (a->slide == 0 && a->set_count == 0 && !a->append) ||
               err_set(err, STATUS_USAGE,
                       "each announcement is a slide of its own; what --slide, --heading and the "
                       "like would say stands in the table's columns");
    }
    if (a->slide == 0 && !a->heading) {
        return err_set(err, STATUS_USAGE,
                       "say which slide the %s go to: --slide ID, or --heading TEXT for a new one",
                       a->kind->word);
    }
    return !a->append || a->slide != 0 ||
           err_set(err, STATUS_USAGE, "--append needs the slide to add to: --slide ID");
}

/* Text in an old encoding would be imported as gibberish. */
static bool check_encoding(const struct decoded *text, const char *source, struct err *err)
{
    enum legacy encoding = legacy_guess(text->text, text->length);
    if (encoding != LEGACY_NONE) {
        return err_set(err, STATUS_CONTENT,
                       "%s: is in the old encoding %s; convert it first: kiosk convert --text %s > "
                       "new.csv",
                       source, legacy_name(encoding), source);
    }
    return text->unicode ||
           err_set(
               err, STATUS_CONTENT,
               "%s, line %zu: is not UTF-8; save the table as \"CSV UTF-8\", or as Unicode text",
               source, text->bad_line);
}

static bool read_source(struct import *im, struct err *err)
{
    struct bytes file;
    struct decoded text;
    if (!file_read(im->source, SOURCE_MAX, &file, err)) {
        return false;
    }
    bool done = (decode_text(&im->arena, file, &text, err) || err_prefix(err, "%s", im->source)) &&
                check_encoding(&text, im->source, err) &&
                (sheet_read(&im->arena, text.text, text.length, &im->sheet, err) ||
                 err_prefix(err, "%s", im->source));
    free((void *)(uintptr_t)file.data);
    return done;
}

static void tell(const struct arguments *a, const struct import *im,
                 const struct import_result *result)
{
    const char *what = a->dry_run ? "would be imported" : "imported";
    (void)printf("%s: %zu %s%s %s ", a->file, result->rows, a->kind->one,
                 result->rows == 1 ? "" : "s", what);
    if (a->kind->slide == SLIDE_ANNOUNCEMENT) {
        (void)printf(result->rows == 1 ? "as slide %lld\n" : "as slides %lld to %lld\n",
                     (long long)result->first, (long long)result->last);
        return;
    }
    (void)printf("into %s %lld%s\n", a->slide == 0 ? "the new slide" : "slide",
                 (long long)result->first,
                 a->kind->slide != SLIDE_STATISTICS ? ""
                 : im->mark == ','                  ? ", read with a decimal comma"
                                                    : ", read with a decimal point");
}

/* What happened is in *err; its text is empty where it was told already. */
static bool run(const struct arguments *a, struct import *im, struct err *err)
{
    struct import_result result;
    const struct import_target target = {a->slide, a->append, a->set, a->set_count};
    bool list = a->kind->slide != SLIDE_ANNOUNCEMENT;
    err->status = STATUS_CONTENT;
    if (!read_source(im, err) || !import_head(im) || !import_find_mark(im)) {
        return false;
    }
    im->writer = writer_open(a->file, err);
    if (im->writer == NULL || !import_rows(im, list ? &target : NULL, &result, err) ||
        (!a->dry_run && !writer_commit(im->writer, err))) {
        return false;
    }
    tell(a, im, &result);
    return true;
}

int command_import(int argc, char **argv)
{
    struct arguments a = {0};
    struct err err = {0};
    struct log log = {.level = LOG_INFO};
    bool help = false;
    if (!options_read(&table, argc, argv, read_option, &a, &help, &err) ||
        (!help && !fits(&a, &err))) {
        log_line(&log, LOG_ERROR, "%s", err.text);
        return (int)err.status;
    }
    if (help) {
        return STATUS_OK;
    }
    a.file = argv[optind];
    a.source = argv[optind + 1];
    struct import im = {.kind = a.kind, .source = a.source, .log = &log, .mark = a.mark};
    bool done = config_log(a.config, &log, &err) && run(&a, &im, &err);
    if (!done && err.text[0] != '\0') {
        log_line(&log, LOG_ERROR, "%s", err.text);
    }
    if (!done) {
        log_line(&log, LOG_ERROR, "%s: nothing was imported%s", a.file,
                 im.problems > 1 ? "; correct all of these lines, and try again" : "");
    }
    writer_close(im.writer);
    arena_free(&im.arena);
    return done ? STATUS_OK : (int)err.status;
}
