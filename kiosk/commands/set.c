#include "base/log.h"
#include "base/text.h"
#include "base/zone.h"
#include "commands/commands.h"
#include "commands/config.h"
#include "commands/options.h"
#include "commands/values.h"
#include "content/write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { OPT_DEFAULT = 1, OPT_CONFIG };

static const struct option_line lines[] = {
    {OPT_DEFAULT, "default", NULL, "go back to what holds where nothing is given"},
    {OPT_CONFIG, "config", "PATH", CONFIG_HELP},
};

static const struct option_table table = {
    .usage = "kiosk set [OPTION]... FILE [NAME [VALUE]]\n"
             "       kiosk set [OPTION]... FILE slide ID [COLUMN [VALUE]]",
    .what =
        "Changes a setting of the data file FILE, or a column of one of its slides, and says what\n"
        "it was. Without a value prints it; without a name lists them all, with what they mean.\n"
        "A show that runs takes it up within a second.",
    .lines = lines,
    .count = sizeof lines / sizeof *lines,
};

enum { SHOWN = 60, CELL = 24 };

/* What is asked for. */
struct target {
    const char *file;
    int64_t slide;                 /* 0: a setting */
    const struct value_line *line; /* NULL: list them all */
    const char *value;             /* NULL: print it */
    bool to_default;
    const char *config;
};

static bool read_slide(struct target *t, const char *text, struct err *err)
{
    return options_id("slide", text, &t->slide, NULL) ||
           err_set(err, STATUS_USAGE, "slide %s is not the id of a slide, a whole number", text);
}

/* FILE [NAME [VALUE]], or FILE slide ID [COLUMN [VALUE]]. */
static bool read_words(struct target *t, int count, char **words, struct err *err)
{
    if (count < 1) {
        return err_set(err, STATUS_USAGE, "which data file? See kiosk set --help");
    }
    t->file = words[0];
    int at = 1;
    if (count > 1 && strcmp(words[1], "slide") == 0) {
        if (count == 2) {
            return err_set(err, STATUS_USAGE, "which slide? Give its id: kiosk set FILE slide 3");
        }
        if (!read_slide(t, words[2], err)) {
            return false;
        }
        at = 3;
    }
    if (count > at) {
        t->line =
            t->slide == 0
                ? values_find(values_settings, values_setting_count, "setting", words[at], err)
                : values_find(values_columns, values_column_count, "column", words[at], err);
        if (t->line == NULL) {
            return false;
        }
    }
    if (count > at + 1) {
        t->value = words[at + 1];
    }
    if (count > at + 2) {
        return err_set(err, STATUS_USAGE,
                       "one value at a time; put quotes around a value of several words");
    }
    if (t->to_default && (t->line == NULL || t->value != NULL)) {
        return err_set(err, STATUS_USAGE, "--default takes a name, and no value");
    }
    return true;
}

static bool read_option(void *ctx, int id, const char *value, struct err *err)
{
    struct target *t = ctx;
    (void)err;
    if (id == OPT_CONFIG) {
        t->config = value;
    } else {
        t->to_default = true;
    }
    return true;
}

/* Writes a text, at most `most` characters of it and then on one line; returns how many it wrote.
 * No control characters: the terminal would obey them. */
static size_t print_short(const char *text, size_t most)
{
    const size_t length = strlen(text);
    const bool utf8 = text_valid(text, length);
    size_t at = 0;
    size_t n = 0;
    for (; at < length && n < most; n++) {
        size_t size = utf8 ? text_grapheme(text + at, length - at) : 1;
        const unsigned char c = (unsigned char)text[at];
        if (n + 1 == most && at + size < length) {
            (void)fputs("…", stdout);
        } else if (c == '\n' && most == SIZE_MAX) {
            (void)putchar('\n');
        } else if (c < ' ' || c == 0x7f || !utf8) {
            (void)putchar(c > ' ' && c < 0x7f ? c : ' ');
        } else {
            (void)fwrite(text + at, 1, size, stdout);
        }
        at += size;
    }
    return n;
}

static void pad(size_t written, size_t to)
{
    (void)printf("%*s", written < to ? (int)(to - written) : 1, "");
}

static bool is_given(const struct value_line *line, const char *value)
{
    return value != NULL && (value[0] != '\0' || line->is_number);
}

static bool read_value(struct writer *writer, const struct target *t, const struct value_line *line,
                       struct arena *arena, const char **value, struct err *err)
{
    return t->slide == 0 ? writer_setting(writer, arena, line->name, value, err)
                         : writer_slide_value(writer, arena, t->slide, line->name, value, err);
}

static bool list(struct writer *writer, const struct target *t, struct arena *arena,
                 struct err *err)
{
    const struct value_line *all = t->slide == 0 ? values_settings : values_columns;
    const size_t count = t->slide == 0 ? values_setting_count : values_column_count;
    for (size_t i = 0; i < count; i++) {
        const char *value;
        if (!read_value(writer, t, &all[i], arena, &value, err)) {
            return false;
        }
        if (i == 0) { /* there is such a slide */
            (void)printf("%-18s%-*s%-18s %s\n", t->slide == 0 ? "setting" : "column", CELL + 2,
                         "value", "(default)", "what it is");
        }
        const bool given = is_given(&all[i], value);
        pad(print_short(all[i].name, CELL), 18);
        pad(print_short(given ? value : "-", CELL), CELL + 2);
        char otherwise[CELL + 16] = "";
        if (all[i].otherwise[0] != '\0') {
            (void)snprintf(otherwise, sizeof otherwise, "(%s)", all[i].otherwise);
        }
        (void)printf("%-18s %s\n", otherwise, all[i].text);
    }
    return true;
}

static void print_value(const struct value_line *line, const char *value)
{
    if (is_given(line, value)) {
        (void)print_short(value, SHOWN);
    } else {
        (void)printf("not given%s%s%s",
                     line->otherwise[0] == '\0' ? "" : " (default: ", line->otherwise,
                     line->otherwise[0] == '\0' ? "" : ")");
    }
}

static bool is_number(const char *text)
{
    char *end = NULL;
    const size_t length = strlen(text);
    if (length == 0 || length > 20 || strspn(text, "0123456789.-") != length) {
        return false;
    }
    (void)strtod(text, &end);
    return *end == '\0';
}

/* What the schema can't know. */
static bool check_value(const struct target *t, struct err *err)
{
    if (t->value == NULL || t->line == NULL) {
        return true;
    }
    if (t->line->is_number && !is_number(t->value)) {
        return err_set(err, STATUS_USAGE, "%s is a number: %s", t->line->name, t->line->text);
    }
    if (t->line->is_number && strchr(t->value, '.') != NULL &&
        strcmp(t->line->name, "seconds") != 0) {
        return err_set(err, STATUS_USAGE, "%s is a whole number: %s", t->line->name, t->line->text);
    }
    /* A machine without the database can't tell. */
    if (strcmp(t->line->name, "timezone") == 0 && zone_known("Etc/UTC") && !zone_known(t->value)) {
        return err_set(err, STATUS_USAGE,
                       "there is no time zone %.60s; write it as in Asia/Ho_Chi_Minh, "
                       "Europe/Berlin or UTC",
                       t->value);
    }
    return true;
}

/* What an UPDATE writes where nothing, or the default, is asked for. */
static bool default_of(const struct value_line *line, struct write_value *value, struct err *err)
{
    if (line->is_null) {
        value->type = WRITE_NULL;
    } else if (line->is_number && line->otherwise[0] == '\0') {
        return err_set(err, STATUS_USAGE, "%s has no default; give it a value", line->name);
    } else {
        value->text = line->is_number ? line->otherwise : "";
    }
    return true;
}

static bool write_column(struct writer *writer, const struct target *t,
                         const struct value_line *line, struct err *err)
{
    /* STRICT tables take a number that is written as text for the number. */
    struct write_value value = {.column = line->name, .type = WRITE_TEXT, .text = t->value};
    const bool empty = t->value == NULL || (line->is_null && t->value[0] == '\0');
    return (!empty || default_of(line, &value, err)) &&
           writer_change(writer, "slide", t->slide, &value, 1, err);
}

static bool change(struct writer *writer, const struct target *t, const struct value_line *line,
                   struct arena *arena, struct err *err)
{
    const char *before;
    const char *after;
    if (!read_value(writer, t, line, arena, &before, err) ||
        !(t->slide == 0 ? writer_set_setting(writer, line->name, t->value, err)
                        : write_column(writer, t, line, err)) ||
        !read_value(writer, t, line, arena, &after, err) || !writer_commit(writer, err)) {
        return false;
    }
    if (t->slide != 0) {
        (void)printf("slide %lld: ", (long long)t->slide);
    }
    (void)printf("%s: ", line->name);
    print_value(line, before);
    (void)fputs(" → ", stdout);
    print_value(line, after);
    (void)putchar('\n');
    return true;
}

static bool run(const struct target *t, struct err *err)
{
    struct arena arena = {0};
    const bool changes = t->value != NULL || t->to_default;
    struct writer *writer = NULL;
    bool done = !changes || check_value(t, err);
    if (done) {
        writer = changes ? writer_open(t->file, err) : writer_look(t->file, err);
        done = writer != NULL;
    }
    if (done && t->line == NULL) {
        done = list(writer, t, &arena, err);
    } else if (done && changes) {
        done = change(writer, t, t->line, &arena, err);
    } else if (done) {
        const char *value;
        done = read_value(writer, t, t->line, &arena, &value, err);
        if (done && is_given(t->line, value)) {
            (void)print_short(value, SIZE_MAX);
            (void)putchar('\n');
        } else if (done) {
            print_value(t->line, value);
            (void)putchar('\n');
        }
    }
    writer_close(writer);
    arena_free(&arena);
    return done;
}

int command_set(int argc, char **argv)
{
    struct target t = {0};
    struct err err = {0};
    struct log log = {.level = LOG_INFO};
    bool help = false;
    if (!options_read(&table, argc, argv, read_option, &t, &help, &err) ||
        (!help && !read_words(&t, argc - optind, argv + optind, &err))) {
        log_line(&log, LOG_ERROR, "%s", err.text);
        return (int)err.status;
    }
    if (help) {
        return STATUS_OK;
    }
    if (!config_log(t.config, &log, &err) || !run(&t, &err)) {
        log_line(&log, LOG_ERROR, "%s", err.text);
        return (int)err.status;
    }
    return STATUS_OK;
}
