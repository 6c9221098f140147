#include "commands/agenda_write.h"

#include "commands/agenda_left.h"
#include "commands/heading.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { WHY_MAX = 160, DAY_MAX = 32 };

const char *const agenda_weekdays[7] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
static const char *const decided[] = {
    [HOLD_FIXED] = "device", [HOLD_SLIDE] = "slide",       [HOLD_ROTATION] = "rotation",
    [HOLD_AUTO] = "auto",    [HOLD_SHORTEST] = "shortest", [HOLD_LONGEST] = "longest"};

/* Adds to a text, which stays zero-ended. */
static void add(char *to, size_t room, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static void add(char *to, size_t room, const char *format, ...)
{
    const size_t length = strlen(to);
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(to + length, room - length, format, arguments);
    va_end(arguments);
}

static void add_count(char *to, size_t room, int count, const char *what)
{
    if (count > 0) {
        add(to, room, "%s%d %s%s", to[0] == '\0' ? "" : ", ", count, what, count == 1 ? "" : "s");
    }
}

void agenda_why(char *to, size_t room, const struct hold *hold, const char *language)
{
    to[0] = '\0';
    if (hold->by < HOLD_AUTO) {
        add(to, room, "%s: %.10g s", decided[hold->by], hold->ms / 1000.0);
        return;
    }
    if (hold->by != HOLD_AUTO) {
        add(to, room, "%s_s: %.10g s in place of %.1f s, ", decided[hold->by], hold->ms / 1000.0,
            hold->auto_ms / 1000.0);
    }
    char counts[WHY_MAX] = "";
    add_count(counts, sizeof counts, hold->load.words,
              strcmp(language, "vi") == 0 ? "syllable" : "word");
    add_count(counts, sizeof counts, hold->load.figures, "figure");
    add_count(counts, sizeof counts, hold->load.rows, "row");
    add_count(counts, sizeof counts, hold->load.pictures, "picture");
    add_count(counts, sizeof counts, hold->load.faces, "portrait");
    add(to, room, "auto: %s", counts[0] == '\0' ? "nothing to read" : counts);
}

static struct moment moment_of(int64_t wall_ms)
{
    return clock_moment(wall_ms, INT64_MIN);
}

/* "07:00:06.500" */
static void time_of(char to[DAY_MAX], int64_t wall_ms)
{
    const struct moment m = moment_of(wall_ms);
    const int64_t ms = (wall_ms % 60000 + 60000) % 60000;
    (void)snprintf(to, DAY_MAX, "%02d:%02d:%02d.%03d", m.minute / 60, m.minute % 60,
                   (int)(ms / 1000), (int)(ms % 1000));
}

static void date_of(char to[DAY_MAX], const struct moment *m)
{
    (void)snprintf(to, DAY_MAX, "%04d-%02d-%02d", m->year, m->month, m->day);
}

void agenda_begin(struct agenda_writer *w, const struct rehearsal *r, int64_t wall_ms,
                  int64_t length_ms)
{
    char day[DAY_MAX];
    char time[DAY_MAX];
    const struct moment m = moment_of(wall_ms);
    const char *zone = rehearsal_deck(r)->settings.timezone;
    date_of(day, &m);
    time_of(time, wall_ms);
    w->json = (struct json){.to = stdout};
    if (w->as_json) {
        char at[2 * DAY_MAX];
        (void)snprintf(at, sizeof at, "%sT%s", day, time);
        json_open(&w->json, NULL, '{');
        json_text(&w->json, "file", r->file);
        json_text(&w->json, "from", at);
        json_integer(&w->json, "length_ms", length_ms);
        json_text(&w->json, "timezone", zone[0] == '\0' ? NULL : zone);
        json_integer(&w->json, "width", r->width);
        json_integer(&w->json, "height", r->height);
        json_open(&w->json, "pages", '[');
        return;
    }
    const bool whole_minutes = length_ms % 60000 == 0;
    (void)printf("The show as if it began on %s %s at %.8s%s%s, for %lld %s, at %dx%d\n",
                 agenda_weekdays[m.weekday - 1], day, time, zone[0] == '\0' ? "" : " ", zone,
                 (long long)(whole_minutes ? length_ms / 60000 : length_ms / 1000),
                 whole_minutes ? "min" : "s", r->width, r->height);
    w->day = m;
}

/* The beginning of a line: the time, and before it the day if that is another. */
static void print_time(struct agenda_writer *w, int64_t wall_ms)
{
    char text[DAY_MAX];
    const struct moment m = moment_of(wall_ms);
    if (m.day != w->day.day || m.month != w->day.month || m.year != w->day.year) {
        date_of(text, &m);
        (void)printf("%s %s\n", agenda_weekdays[m.weekday - 1], text);
    }
    w->day = m;
    time_of(text, wall_ms);
    (void)printf("%s  ", text);
}

static void json_time(struct agenda_writer *w, int64_t wall_ms)
{
    char day[DAY_MAX];
    char time[DAY_MAX];
    char at[2 * DAY_MAX];
    const struct moment m = moment_of(wall_ms);
    date_of(day, &m);
    time_of(time, wall_ms);
    (void)snprintf(at, sizeof at, "%sT%s", day, time);
    json_text(&w->json, "start", at);
    json_integer(&w->json, "start_ms", wall_ms);
}

static void write_page(struct agenda_writer *w, const struct rehearsal *r, const char *heading)
{
    const struct spot *shown = &r->show.shown;
    json_open(&w->json, NULL, '{');
    json_time(w, rehearsal_wall_ms(r));
    if (shown->is_calm) {
        json_text(&w->json, "slide", NULL);
        json_close(&w->json, '}');
        return;
    }
    json_integer(&w->json, "hold_ms", shown->hold_ms);
    json_integer(&w->json, "slide", shown->rota.id);
    json_integer(&w->json, "page", (int64_t)shown->page + 1);
    json_integer(&w->json, "pages", (int64_t)shown->pages);
    json_text(&w->json, "heading", heading);
    json_text(&w->json, "by", decided[shown->hold.by]);
    json_integer(&w->json, "auto_ms", shown->hold.auto_ms);
    json_integer(&w->json, "words", shown->hold.load.words);
    json_integer(&w->json, "figures", shown->hold.load.figures);
    json_integer(&w->json, "rows", shown->hold.load.rows);
    json_integer(&w->json, "pictures", shown->hold.load.pictures);
    json_integer(&w->json, "portraits", shown->hold.load.faces);
    json_close(&w->json, '}');
}

void agenda_page(struct agenda_writer *w, const struct rehearsal *r)
{
    const struct spot *shown = &r->show.shown;
    const bool still_calm = shown->is_calm && w->is_calm;
    w->is_calm = shown->is_calm;
    w->pages += !shown->is_calm;
    if (still_calm) {
        return;
    }
    const char *heading = shown->is_calm ? "" : r->slides[shown->rota.index].heading;
    if (w->as_json) {
        write_page(w, r, heading);
        return;
    }
    print_time(w, rehearsal_wall_ms(r));
    if (shown->is_calm) {
        (void)printf("        no slide %s: the built-in slide\n",
                     shown->why == CALM_NOT_DUE ? "is due" : "can be shown");
        return;
    }
    char why[WHY_MAX];
    agenda_why(why, sizeof why, &shown->hold, rehearsal_deck(r)->settings.language);
    (void)printf("%6.1f s  slide %lld", shown->hold_ms / 1000.0, (long long)shown->rota.id);
    if (shown->pages > 1) {
        (void)printf(", page %zu of %zu", shown->page + 1, shown->pages);
    }
    heading_print(heading);
    (void)printf("  (%s)\n", why);
}

void agenda_dark(struct agenda_writer *w, const struct rehearsal *r)
{
    w->is_calm = false;
    w->was_dark = true;
    if (w->as_json) {
        json_open(&w->json, NULL, '{');
        json_time(w, rehearsal_wall_ms(r));
        json_text(&w->json, "slide", NULL);
        json_text(&w->json, "dark", "yes");
        json_close(&w->json, '}');
        return;
    }
    print_time(w, rehearsal_wall_ms(r));
    (void)fputs("        the screen is dark\n", stdout);
}

bool agenda_end(struct agenda_writer *w, const struct rehearsal *r, int64_t from_ms, int64_t to_ms,
                struct err *err)
{
    if (w->as_json) {
        json_close(&w->json, ']');
        json_open(&w->json, "left_out", '[');
    }
    const bool done = agenda_left(w, r, from_ms, to_ms, err);
    if (w->as_json) {
        json_close(&w->json, ']');
        json_close(&w->json, '}');
    }
    return done;
}
