#include "base/zone.h"
#include "commands/agenda_write.h"
#include "commands/commands.h"
#include "commands/config.h"
#include "commands/options.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { OPT_ON = 1, OPT_FROM, OPT_FOR, OPT_SIZE, OPT_CONFIG, OPT_JSON };

static const struct option_line lines[] = {
    {OPT_ON, "on", "DAY", "the day: 2021-01-04 (today)"},
    {OPT_FROM, "from", "HH:MM", "when the show begins (now; with --on midnight)"},
    {OPT_FOR, "for", "TIME", "how long it goes on: 2h, 90m, 1h30m, 7d (1h; with --on alone 24h)"},
    {OPT_SIZE, "size", "WxH", "of the screen, in pixels (the device's, or 1920x1080)"},
    {OPT_CONFIG, "config", "PATH", CONFIG_HELP},
    {OPT_JSON, "json", NULL, "as JSON, for programs"},
};
enum { HOUR_MS = 3600 * 1000 };

static const struct option_table table = {
    .usage = "kiosk agenda [OPTION]... FILE",
    .what =
        "Tells what will be on the screen when, for how long and why, and what is left out, as if\n"
        "the show began at that time.",
    .lines = lines,
    .count = sizeof lines / sizeof *lines,
    .takes = "one data file",
    .words = 1,
};

struct agenda {
    const char *config;
    struct moment on;   /* not trusted: not given */
    struct moment from; /* its minute; not trusted: not given */
    int64_t length_ms;  /* 0: not given */
    struct log log;
    struct show_options options;
    struct rehearsal rehearsal;
    struct agenda_writer writer;
};

/* "1h30m": whole numbers, each with d, h, m or s behind it. 0 if it is anything else, or more than
 * ten years. */
static int64_t read_length(const char *text)
{
    static const struct {
        char unit;
        int64_t ms;
    } units[] = {{'d', (int64_t)24 * HOUR_MS}, {'h', HOUR_MS}, {'m', 60000}, {'s', 1000}};
    const int64_t most = (int64_t)3660 * 24 * HOUR_MS;
    int64_t sum = 0;
    while (*text != '\0') {
        char *end;
        const size_t digits = strspn(text, "0123456789");
        int64_t ms = 0;
        if (digits == 0 || digits > 9) {
            return 0;
        }
        const int64_t number = strtoll(text, &end, 10);
        for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
            ms = *end == units[i].unit ? number * units[i].ms : ms;
        }
        sum += ms;
        if (ms == 0 || sum > most) {
            return 0;
        }
        text = end + 1;
    }
    return sum;
}

static bool read_option(void *ctx, int id, const char *value, struct err *err)
{
    struct agenda *a = ctx;
    switch (id) {
    case OPT_ON:
        return (strlen(value) == sizeof "2021-01-04" - 1 && clock_parse(value, &a->on)) ||
               err_set(err, STATUS_USAGE, "--on %s: not a day; write it as 2021-01-04", value);
    case OPT_FROM:
        return (strlen(value) == sizeof "07:00" - 1 && clock_parse(value, &a->from)) ||
               err_set(err, STATUS_USAGE, "--from %s: not a time; write it as 07:00", value);
    case OPT_FOR:
        a->length_ms = read_length(value);
        return a->length_ms > 0 ||
               err_set(err, STATUS_USAGE,
                       "--for %s: no length of time; write it as 2h or 1h30m, up to ten years",
                       value);
    case OPT_SIZE:
        return options_size("size", value, &a->rehearsal.width, &a->rehearsal.height, err);
    case OPT_CONFIG:
        a->config = value;
        return true;
    default: /* OPT_JSON */
        a->writer.as_json = true;
        return true;
    }
}

/* When the show begins, by the wall clock of its zone. */
static int64_t beginning(const struct agenda *a)
{
    const int64_t now_ms = clock_wall_ms() / 1000 * 1000;
    struct moment m = clock_moment(now_ms, INT64_MIN);
    if (!a->on.trusted && !a->from.trusted) {
        return now_ms;
    }
    if (a->on.trusted) {
        m = a->on;
    }
    if (a->from.trusted) {
        m.minute = a->from.minute;
    }
    return zone_wall_ms(&m, "");
}

/* How long the day of --on is, which in many zones has 23 or 25 hours once a year. */
static int64_t day_ms(const struct agenda *a, int64_t from_ms)
{
    struct moment next = clock_moment(from_ms + (int64_t)36 * HOUR_MS, INT64_MIN);
    next.minute = 0;
    return a->on.trusted && !a->from.trusted ? zone_wall_ms(&next, "") - from_ms : HOUR_MS;
}

static void page(void *ctx, struct rehearsal *r)
{
    agenda_page(ctx, r);
}

static void dark(void *ctx, struct rehearsal *r)
{
    agenda_dark(ctx, r);
}

static bool run(struct agenda *a, struct err *err)
{
    struct rehearsal *r = &a->rehearsal;
    if (!config_read(&a->options.device, a->config, &a->log, err)) {
        return false;
    }
    if (r->width == 0) {
        config_picture(&a->options.device, &r->width, &r->height);
    }
    r->options = &a->options;
    r->any_time = true;
    r->ctx = &a->writer;
    r->told = page;
    r->dark = dark;
    if (!rehearsal_open(r, err)) {
        return false;
    }
    const int64_t from_ms = beginning(a);
    if (a->length_ms == 0) {
        a->length_ms = day_ms(a, from_ms);
    }
    agenda_begin(&a->writer, r, from_ms, a->length_ms);
    return rehearsal_run(r, from_ms, a->length_ms, err) &&
           agenda_end(&a->writer, r, from_ms, from_ms + a->length_ms, err);
}

int command_agenda(int argc, char **argv)
{
    struct agenda a = {.log = {.level = LOG_INFO},
                       .options = {.transition_ms = TRANSITION_OF_FILE}};
    struct err err = {0};
    device_init(&a.options.device);
    bool help = false;
    if (!options_read(&table, argc, argv, read_option, &a, &help, &err)) {
        log_line(&a.log, LOG_ERROR, "%s", err.text);
        return (int)err.status;
    }
    if (help) {
        return STATUS_OK;
    }
    a.rehearsal.file = argv[optind];
    enum status status = STATUS_OK;
    if (!run(&a, &err)) {
        log_line(&a.log, LOG_ERROR, "%s", err.text);
        status = err.status;
    }
    rehearsal_close(&a.rehearsal);
    return (int)status;
}
