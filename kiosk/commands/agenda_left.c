#include "commands/agenda_left.h"

#include "commands/heading.h"
#include "schedule/absence.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { WHY_MAX = 160 };

static const char *const absences[] = {
    [ABSENT_NEVER] = "never",     [ABSENT_OVER] = "over",       [ABSENT_LATER] = "later",
    [ABSENT_WEEKDAY] = "weekday", [ABSENT_HOLIDAY] = "holiday", [ABSENT_HOUR] = "hour",
    [ABSENT_CLOCK] = "clock",     [ABSENT_NOT] = "turn"};

/* "2021-01-05" of a day since 1970-01-01, which is that of no zone. */
static void date_of(char to[16], int32_t day)
{
    const time_t seconds = (time_t)day * 86400;
    struct tm tm;
    if (gmtime_r(&seconds, &tm) == NULL || strftime(to, 16, "%Y-%m-%d", &tm) == 0) {
        (void)snprintf(to, 16, "?");
    }
}

static void weekdays_of(char to[7 * sizeof " Mon"], const struct showing *s)
{
    *to = '\0';
    for (int i = 0; i < 7; i++) {
        if ((s->weekdays >> i & 1) != 0) {
            to = stpcpy(stpcpy(to, " "), agenda_weekdays[i]);
        }
    }
}

static void say_absence(char *to, size_t room, const struct absence *absence)
{
    const struct showing *s = &absence->rule;
    char days[7 * sizeof " Mon"];
    switch (absence->why) {
    case ABSENT_NEVER:
        (void)snprintf(to, room, "it can never come: its days have no such weekday or holiday");
        break;
    case ABSENT_OVER:
        if (s->holidays == HOLIDAYS_ONLY || s->last_day == INT32_MAX) {
            (void)snprintf(to, room, "its last %s is over",
                           s->holidays == HOLIDAYS_ONLY ? "holiday" : "day");
        } else {
            date_of(days, s->last_day);
            (void)snprintf(to, room, "its last day is over, %s", days);
        }
        break;
    case ABSENT_LATER:
        date_of(days, s->first_day);
        (void)snprintf(to, room, "its first day is to come, %s", days);
        break;
    case ABSENT_WEEKDAY:
        weekdays_of(days, s);
        (void)snprintf(to, room, "not on this weekday, only on%s", days);
        break;
    case ABSENT_HOLIDAY:
        (void)snprintf(to, room,
                       s->holidays == HOLIDAYS_NOT ? "not on a holiday" : "only on holidays");
        break;
    case ABSENT_HOUR:
        (void)snprintf(to, room, "not at this hour, only from %02d:%02d to %02d:%02d",
                       s->from_minute / 60, s->from_minute % 60, s->until_minute / 60,
                       s->until_minute % 60);
        break;
    case ABSENT_CLOCK:
        (void)snprintf(to, room, "the time is not known");
        break;
    case ABSENT_NOT:
        (void)snprintf(to, room, "its turn does not come in this time");
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
    heading_print(heading);
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

bool agenda_left(struct agenda_writer *w, const struct rehearsal *r, int64_t from_ms, int64_t to_ms,
                 struct err *err)
{
    const struct deck *deck = rehearsal_deck(r);
    struct content *content = r->show.source.content;
    const struct moment from = clock_moment(from_ms, INT64_MIN);
    const struct moment to = clock_moment(to_ms, INT64_MIN);
    struct arena arena = {0};
    struct content_off *off = NULL;
    size_t off_count = 0;
    bool begun = false;
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
    return done;
}
