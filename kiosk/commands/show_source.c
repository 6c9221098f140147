#include "commands/show_source.h"

#include "base/clock.h"
#include "base/zone.h"
#include "version.h"

#include <stdlib.h>
#include <string.h>

enum {
    QUIET_MS = 100,        /* a file is loaded this long after the last word that it changed */
    NOISE_MAX_MS = 1000,   /* but not later than this after the first */
    BUSY_MS = 1000,        /* a writer has locked it */
    BACKOFF_MS = 1000,     /* doubled at each failure */
    BACKOFF_MAX_MS = 60000 /* for what inotify can't see: a network folder, a mount above */
};

void source_open(struct source *s, const char *path, enum content_mode mode)
{
    const char *zone = getenv("TZ");
    *s = (struct source){.path = path, .mode = mode, .backoff_ms = BACKOFF_MS};
    s->machine_zone = zone == NULL ? NULL : strdup(zone);
}

void source_close(struct source *s)
{
    content_close(s->content);
    s->content = NULL;
    free(s->machine_zone);
    s->machine_zone = NULL;
}

static struct stat look(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 ? info : (struct stat){0};
}

static bool same_file(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static void try_later(struct source *s, bool busy)
{
    s->load_at = clock_monotonic_ms() + (busy ? BUSY_MS : s->backoff_ms);
    if (!busy) {
        s->backoff_ms = s->backoff_ms * 2 > BACKOFF_MAX_MS ? BACKOFF_MAX_MS : s->backoff_ms * 2;
    }
}

static struct content *open_file(const struct source *s, struct err *err)
{
    if (s->path[0] == '\0') {
        (void)err_set(err, STATUS_NO_FILE,
                      "no data file is installed that can be shown; kiosk install takes one up, or "
                      "give the path of one");
        return NULL;
    }
    return content_open(s->path, s->mode, CONTENT_QUICK, err);
}

bool source_load(struct source *s, struct maker *maker, struct log *log)
{
    s->changed_at = 0;
    s->seen = look(s->path); /* before it is opened: what happens meanwhile is a change */
    struct err err = {0};
    (void)zone_use("", s->machine_zone); /* for the times of a file that names none */
    struct content *loaded = open_file(s, &err);
    if (!loaded || !maker_load(maker, loaded, &err)) {
        content_close(loaded);
        if (s->content != NULL) {
            (void)zone_use(content_deck(s->content)->settings.timezone, s->machine_zone);
        }
        log_once(log, LOG_WARNING, "%s%s", err.text,
                 s->content ? "; what is on the screen stays" : "");
        s->err = err;
        try_later(s, err.status == STATUS_BUSY);
        return false;
    }
    content_close(s->content);
    s->content = loaded;
    s->decks++;
    s->load_at = INT64_MAX;
    s->backoff_ms = BACKOFF_MS;
    s->err = (struct err){0};
    log_forget(log);
    const struct deck *deck = content_deck(loaded);
    const char *zone = deck->settings.timezone;
    if (!zone_use(zone, s->machine_zone)) {
        log_line(log, LOG_WARNING,
                 "this machine knows no time zone %s, so it keeps to its own; correct the setting "
                 "timezone, or install the package tzdata",
                 zone);
    }
    log_line(log, LOG_INFO, "%s: %zu slide%s", s->path, deck->slide_count,
             deck->slide_count == 1 ? "" : "s");
    for (size_t i = 0; i < deck->complaint_count; i++) {
        log_line(log, LOG_WARNING, "%s: %s", s->path, deck->complaints[i]);
    }
    return true;
}

void source_changed(struct source *s)
{
    const int64_t now = clock_monotonic_ms();
    if (!s->changed_at) {
        s->changed_at = now;
    }
    const int64_t latest = s->changed_at + NOISE_MAX_MS;
    s->load_at = now + QUIET_MS < latest ? now + QUIET_MS : latest;
}

void source_look(struct source *s)
{
    const struct stat now = look(s->path);
    if (!same_file(&now, &s->seen)) {
        source_changed(s);
    }
}

void source_reload(struct source *s)
{
    if (s->load_at == INT64_MAX) {
        try_later(s, false);
    }
}

const struct deck *source_deck(const struct source *s)
{
    return s->content ? content_deck(s->content) : NULL;
}

int64_t source_floor_ms(const struct source *s)
{
    const int64_t as_of_ms = s->content ? content_deck(s->content)->settings.as_of_ms : 0;
    if (s->any_time) {
        return INT64_MIN;
    }
    return as_of_ms > KIOSK_WRITTEN_MS ? as_of_ms : KIOSK_WRITTEN_MS;
}
