#include "commands/agenda_write.h"

#include "base/text.h"
#include "schedule/absence.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { HEADING_SHOWN = 44, WHY_MAX = 160, DAY_MAX = 32 };

static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
static const char *const decided[] = {
    [HOLD_FIXED] = "device", [HOLD_SLIDE] = "slide",       [HOLD_ROTATION] = "rotation",
    [HOLD_AUTO] = "auto",    [HOLD_SHORTEST] = "shortest", [HOLD_LONGEST] = "longest"};
static const char *const absences[] = {
    [ABSENT_NEVER] = "never",     [ABSENT_OVER] = "over",       [ABSENT_LATER] = "later",
    [ABSENT_WEEKDAY] = "weekday", [ABSENT_HOLIDAY] = "holiday", [ABSENT_HOUR] = "hour",
    [ABSENT_CLOCK] = "clock",     [ABSENT_NOT] = "turn"};

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
        add(to, room, "%s%d %s%s", strchr(to, ':')[1] == '\0' ? " " : ", ", count, what,
            count == 1 ? "" : "s");
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
        add(to, room, "%s_s: %.10g s in place of %.1f s", decided[hold->by], hold->ms / 1000.0,
            hold->auto_ms / 1000.0);
        add(to, room, ", auto:");
    } else {
        add(to, room, "auto:");
    }
    char counts[WHY_MAX] = ":";
    add_count(counts, sizeof counts, hold->load.words,
              strcmp(language, "vi") == 0 ? "syllable" : "word");
    add_count(counts, sizeof counts, hold->load.figures, "figure");
    add_count(counts, sizeof counts, hold->load.rows, "row");
    add_count(counts, sizeof counts, hold->load.pictures, "picture");
    add_count(counts, sizeof counts, hold->load.faces, "portrait");
    add(to, room, "%s", counts[1] == '\0' ? " nothing to read" : counts + 1);
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

/* The first words of a heading, on one line. */
static void print_heading(const char *heading)
{
    const size_t length = strlen(heading);
    size_t at = 0;
    if (text_blank(heading)) {
        return;
    }
    (void)fputs(" \"", stdout);
    for (int n = 0; n < HEADING_SHOWN && at < length; n++) {
        const size_t size = text_grapheme(heading + at, length - at);
        if (size == 1 && heading[at] < ' ') {
            (void)putchar(' ');
        } else {
            (void)fwrite(heading + at, 1, size, stdout);
        }
        at += size;
    }
    (void)fputs(at < length ? "…\"" : "\"", stdout);
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
    (void)printf("The show as if it began on %s %s at %.8s%s%s, for %.10g min, at %dx%d\n",
                 weekdays[m.weekday - 1], day, time, zone[0] == '\0' ? "" : " ", zone,
                 (double)length_ms / 60000, r->width, r->height);
    w->day = m;
}

/* The beginning of a line: the time, and before it the day if that is another. */
static void print_time(struct agenda_writer *w, int64_t wall_ms)
{
    char text[DAY_MAX];
    const struct moment m = moment_of(wall_ms);
    if (m.day != w->day.day || m.month != w->day.month || m.year != w->day.year) {
        date_of(text, &m);
        (void)printf("%s %s\n", weekdays[m.weekday - 1], text);
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
    print_heading(heading);
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

static void say_absence(char *to, size_t room, const struct absence *absence)
{
    const struct showing *s = &absence->rule;
    struct moment m;
    to[0] = '\0';
    switch (absence->why) {
    case ABSENT_NEVER:
        add(to, room, "it can never come: its days have no such weekday or holiday");
        break;
    case ABSENT_OVER:
        add(to, room, "its last %s is over", s->holidays == HOLIDAYS_ONLY ? "holiday" : "day");
        if (s->last_day != INT32_MAX && s->holidays != HOLIDAYS_ONLY) {
            m = moment_of((int64_t)s->last_day * 86400000 + 43200000);
            add(to, room, ", %04d-%02d-%02d", m.year, m.month, m.day);
        }
        break;
    case ABSENT_LATER:
        m = moment_of((int64_t)s->first_day * 86400000 + 43200000);
        add(to, room, "its first day is to come, %04d-%02d-%02d", m.year, m.month, m.day);
        break;
    case ABSENT_WEEKDAY:
        add(to, room, "not on this weekday, only on");
        for (int i = 0; i < 7; i++) {
            if ((s->weekdays >> i & 1) != 0) {
                add(to, room, " %s", weekdays[i]);
            }
        }
        break;
    case ABSENT_HOLIDAY:
        add(to, room, s->holidays == HOLIDAYS_NOT ? "not on a holiday" : "only on holidays");
        break;
    case ABSENT_HOUR:
        add(to, room, "not at this hour, only from %02d:%02d to %02d:%02d", s->from_minute / 60,
            s->from_minute % 60, s->until_minute / 60, s->until_minute % 60);
        break;
    case ABSENT_CLOCK:
        add(to, room, "the time is not known");
        break;
    case ABSENT_NOT:
        add(to, room, "its turn does not come in this time");
        break;
    }
}

static void write_left(struct agenda_writer *w, int64_t id, const char *heading, const char *code,
                       const char *why)
{
    if (w->as_json) {
        json_open(&w->json, NULL, '{');
        json_integer(&w->json, "slide", id);
        json_text(&w->json, "heading", heading);
        json_text(&w->json, "code", code);
        json_text(&w->json, "why", why);
        json_close(&w->json, '}');
        return;
    }
    (void)printf("  slide %lld", (long long)id);
    print_heading(heading);
    (void)printf(": %s\n", why);
}

/* A slide of the deck that did not come. */
static void write_absent(struct agenda_writer *w, const struct rehearsal *r, size_t index,
                         const char *heading, const struct moment *from, const struct moment *to)
{
    const struct deck *deck = rehearsal_deck(r);
    const struct slide_ref *ref = &deck->slides[index];
    char why[WHY_MAX];
    if (r->slides[index].is_laid_out && r->slides[index].pages == 0) {
        /* What it is that is wrong: "slide 9: has no picture". */
        const char *text = r->slides[index].err.text;
        (void)snprintf(why, sizeof why, "slide %lld: ", (long long)ref->id);
        text += strncmp(text, why, strlen(why)) == 0 ? strlen(why) : 0;
        write_left(w, ref->id, heading, "bad", text);
        return;
    }
    struct absence absence = absence_of(deck, ref, from);
    const struct absence later = absence_of(deck, ref, to);
    if (later.why == ABSENT_NOT) {
        absence = later;
    }
    if (absence.why == ABSENT_NOT && w->pages == 0 && w->was_dark) {
        write_left(w, ref->id, heading, "dark", "the screen is dark");
        return;
    }
    const struct due_list *urgent = &r->show.due.list[DUE_URGENT];
    if (absence.why == ABSENT_NOT && deck->settings.urgent == URGENT_ALONE && !ref->urgent &&
        urgent->count > 0) {
        write_left(w, ref->id, heading, "urgent", "urgent slides come alone while they last");
        return;
    }
    say_absence(why, sizeof why, &absence);
    write_left(w, ref->id, heading, absences[absence.why], why);
}

static void begin_left(struct agenda_writer *w, bool *begun)
{
    if (!*begun && !w->as_json) {
        (void)fputs("Left out:\n", stdout);
    }
    *begun = true;
}

bool agenda_end(struct agenda_writer *w, const struct rehearsal *r, int64_t from_ms, int64_t to_ms,
                struct err *err)
{
    const struct deck *deck = rehearsal_deck(r);
    struct content *content = r->show.source.content;
    const struct moment from = moment_of(from_ms);
    const struct moment to = moment_of(to_ms);
    struct arena arena = {0};
    struct content_off *off = NULL;
    size_t off_count = 0;
    bool begun = false;
    if (w->as_json) {
        json_close(&w->json, ']');
        json_open(&w->json, "left_out", '[');
    }
    for (size_t i = 0; i < deck->slide_count; i++) {
        struct slide slide = {.heading = ""};
        struct err bad = {0};
        if (r->slides[i].times > 0) {
            continue;
        }
        arena_reset(&arena);
        if (!content_slide(content, &deck->slides[i], &arena, &slide, &bad)) {
            slide.heading = "";
        }
        begin_left(w, &begun);
        write_absent(w, r, i, slide.heading, &from, &to);
    }
    arena_reset(&arena);
    const bool done = content_off(content, &arena, &off, &off_count, err);
    for (size_t i = 0; done && i < off_count; i++) {
        begin_left(w, &begun);
        write_left(w, off[i].id, off[i].heading, "disabled", "it is not enabled");
    }
    arena_free(&arena);
    if (w->as_json) {
        json_close(&w->json, ']');
        json_close(&w->json, '}');
    }
    return done;
}
