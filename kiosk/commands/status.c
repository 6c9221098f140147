#include "base/log.h"
#include "commands/commands.h"
#include "commands/json.h"
#include "commands/store_options.h"
#include "content/content.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ATTEMPTS = 5 };

struct report {
    struct store store;
    struct state state;
    bool rebuilt;
    struct news news;
    char *attempts; /* the last lines of the log */
};

/* "2020-12-29 14:05" in the device's time zone. */
static void time_text(char text[32], int64_t wall_ms)
{
    struct tm tm;
    const time_t seconds = (time_t)(wall_ms / 1000);
    if (localtime_r(&seconds, &tm) == NULL || strftime(text, 32, "%Y-%m-%d %H:%M", &tm) == 0) {
        (void)snprintf(text, 32, "?");
    }
}

/* The file's own title, or why it can't be loaded, which is worth knowing here. */
static void title_of(const struct store *store, const struct stored *stored, char title[160],
                     char problem[320])
{
    char path[IO_PATH];
    struct err err = {0};
    title[0] = problem[0] = '\0';
    (void)store_path(store, stored, path);
    struct content *content = content_open(path, CONTENT_STORED, CONTENT_QUICK, &err);
    if (content == NULL) {
        (void)snprintf(problem, 320, "%s", err.text);
    } else {
        (void)snprintf(title, 160, "%s", content_deck(content)->settings.title);
    }
    content_close(content);
}

static void print_stored(const struct report *r, const char *which, const struct stored *s)
{
    char title[160];
    char problem[320];
    char since[32];
    if (s->number == 0) {
        (void)printf("%s none\n", which);
        return;
    }
    title_of(&r->store, s, title, problem);
    time_text(since, s->since_ms);
    (void)printf("%s serial %lld, %.1f MB, installed %s, ", which, (long long)s->serial,
                 (double)s->size / 1e6, since);
    if (s->confirmed) {
        (void)printf("confirmed\n");
    } else {
        (void)printf("on trial (%d start%s so far)\n", s->starts, s->starts == 1 ? "" : "s");
    }
    if (title[0] != '\0' || problem[0] != '\0') {
        (void)printf("           %s%s\n", problem[0] == '\0' ? "" : "can't be loaded: ",
                     problem[0] == '\0' ? title : problem);
    }
}

static void print_report(const struct report *r)
{
    print_stored(r, "current:  ", &r->state.current);
    print_stored(r, "previous: ", &r->state.previous);
    if (r->rebuilt && r->state.current.number > 0) {
        (void)printf("The state was lost, and is made anew from the files at the next start.\n");
    }
    if (r->news.kind != NEWS_NONE) {
        char when[32];
        time_text(when, r->news.time_ms);
        (void)printf("last:      %s, %s%s%s\n", when, news_name(r->news.kind),
                     r->news.reason == REASON_NONE ? "" : ", ",
                     r->news.reason == REASON_NONE ? "" : reason_name(r->news.reason));
    }
    if (r->attempts != NULL && r->attempts[0] != '\0') {
        (void)printf("log:\n%s", r->attempts);
    }
}

static void write_stored(struct json *json, const struct report *r, const char *which,
                         const struct stored *s)
{
    char title[160];
    char problem[320];
    char digest[DIGEST_HEX];
    if (s->number == 0) {
        json_text(json, which, NULL);
        return;
    }
    title_of(&r->store, s, title, problem);
    digest_text(digest, s->digest);
    json_open(json, which, '{');
    json_integer(json, "number", s->number);
    json_integer(json, "serial", s->serial);
    json_text(json, "title", title);
    json_integer(json, "size", s->size);
    json_integer(json, "since_ms", s->since_ms);
    json_text(json, "state", s->confirmed ? "confirmed" : "trial");
    json_integer(json, "starts", s->starts);
    json_text(json, "blake2b", digest);
    json_text(json, "problem", problem[0] == '\0' ? NULL : problem);
    json_close(json, '}');
}

static void write_attempts(struct json *json, char *attempts)
{
    json_open(json, "log", '[');
    char *rest = NULL;
    for (char *line = attempts == NULL ? NULL : strtok_r(attempts, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest)) {
        json_text(json, NULL, line);
    }
    json_close(json, ']');
}

static void write_report(const struct report *r)
{
    struct json json = {.to = stdout};
    json_open(&json, NULL, '{');
    json_text(&json, "store", r->store.folder);
    write_stored(&json, r, "current", &r->state.current);
    write_stored(&json, r, "previous", &r->state.previous);
    json_integer(&json, "rebuilt", r->rebuilt && r->state.current.number > 0);
    json_open(&json, "last", '{');
    json_text(&json, "kind", news_name(r->news.kind));
    json_text(&json, "reason", reason_name(r->news.reason));
    json_text(&json, "detail", r->news.detail);
    json_integer(&json, "serial", r->news.serial);
    json_text(&json, "title", r->news.title);
    json_integer(&json, "permille", r->news.permille);
    json_integer(&json, "time_ms", r->news.time_ms);
    json_close(&json, '}');
    write_attempts(&json, r->attempts);
    json_close(&json, '}');
}

static bool read_report(struct report *r, const struct io *io, const char *folder,
                        struct verdict *v)
{
    if (!store_open(&r->store, io, folder, v) ||
        !store_read(&r->store, &r->state, &r->rebuilt, v)) {
        return false;
    }
    news_get(&r->store, &r->news);
    r->attempts = journal_tail(&r->store, ATTEMPTS);
    return true;
}

static const struct option_table table = {
    .usage = "kiosk status [OPTION]...",
    .what = "Tells what is installed, since when, and how the last attempts went.",
    .takes = "no file",
};

int command_status(int argc, char **argv)
{
    struct store_options options;
    struct log log = {.level = LOG_INFO};
    const struct io io = io_system();
    struct verdict v = {0};
    if (!store_options_read(&options, &table, OPTION_OF_STATUS, argc, argv, &log, &v.err)) {
        log_line(&log, LOG_ERROR, "%s", v.err.text);
        return (int)v.err.status;
    }
    if (options.help) {
        return STATUS_OK;
    }
    struct report *r = calloc(1, sizeof *r);
    if (r == NULL) {
        (void)err_memory(&v.err, "the status");
    } else if (read_report(r, &io, options.settings.folder, &v)) {
        if (options.as_json) {
            write_report(r);
        } else {
            print_report(r);
        }
    }
    if (v.err.status != STATUS_OK) {
        log_line(&log, LOG_ERROR, "%s", v.err.text);
    }
    free(r == NULL ? NULL : r->attempts);
    free(r);
    return (int)v.err.status;
}
