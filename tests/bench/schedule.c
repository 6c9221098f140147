/* What choosing the next slide costs, in this process, as JSON on the standard output:
 *   the longest and the median change, in ms, of a deck of many slides with ten showings each,
 * where every change falls into another minute, for each of the ways to choose; and the CPU seconds
 * of a year of a usual deck, one second a step. */
#include "base/clock.h"
#include "schedule/rota.h"
#include "schedule/timing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SHOWINGS = 10, CHANGES = 301 };

static double cpu_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

struct deck_room {
    struct deck deck;
    struct slide_ref *slides;
    struct showing *showings;
    int32_t holidays[20];
};

/* Nine rules that never fit and a last one that does: the longest way to "due". */
static int make(struct deck_room *d, size_t slides, int weight, size_t urgent_each)
{
    *d = (struct deck_room){0};
    d->slides = calloc(slides, sizeof *d->slides);
    d->showings = calloc(slides * SHOWINGS, sizeof *d->showings);
    if (d->slides == NULL || d->showings == NULL) {
        return 0;
    }
    const int32_t first = clock_days(2021, 1, 1);
    for (size_t i = 0; i < sizeof d->holidays / sizeof *d->holidays; i++) {
        d->holidays[i] = first + (int32_t)(17 * i);
    }
    for (size_t i = 0; i < slides; i++) {
        d->slides[i] = (struct slide_ref){.id = (int64_t)i + 1,
                                          .first_showing = (uint32_t)(i * SHOWINGS),
                                          .showing_count = SHOWINGS,
                                          .weight = (uint8_t)(i % 10 == 0 ? weight : 1),
                                          .urgent = urgent_each > 0 && i % urgent_each == 0};
        for (size_t k = 0; k < SHOWINGS; k++) {
            const int last = k + 1 == SHOWINGS;
            d->showings[i * SHOWINGS + k] =
                (struct showing){.first_day = INT32_MIN,
                                 .last_day = last ? INT32_MAX : first,
                                 .from_minute = last ? 0 : 600,
                                 .until_minute = last ? 0 : 500,
                                 .weekdays = 0x7f,
                                 .holidays = last ? HOLIDAYS_TOO : HOLIDAYS_NOT};
        }
    }
    d->deck = (struct deck){.slides = d->slides,
                            .slide_count = slides,
                            .showings = d->showings,
                            .showing_count = slides * SHOWINGS,
                            .holidays = d->holidays,
                            .holiday_count = sizeof d->holidays / sizeof *d->holidays};
    return 1;
}

static void end(struct deck_room *d)
{
    free(d->slides);
    free(d->showings);
}

static int changes(const char *name, size_t slides, int weight, size_t urgent_each, int shuffle)
{
    struct deck_room d;
    struct due due = {0};
    struct rota rota = {0};
    struct err err = {0};
    static double v[CHANGES];
    size_t shown = 0;
    if (!make(&d, slides, weight, urgent_each)) {
        return 0;
    }
    d.deck.settings.shuffle = shuffle != 0;
    for (int i = 0; i < CHANGES; i++) {
        const struct moment m = {true, 2021, 6, 1 + i / 1440, 1 + i / 1440 % 7, i % 1440};
        size_t places;
        const double start = cpu_ms();
        if (!due_update(&due, &d.deck, 1, &m, false, &err)) {
            return 0;
        }
        shown += rota_next(&rota, &d.deck, &due) != ROTA_NONE;
        shown += rota_place(&rota, &due, &places) > 0;
        v[i] = cpu_ms() - start;
    }
    const double start = cpu_ms();
    rota_move(&rota, &d.deck);
    const double move = cpu_ms() - start;
    qsort(v, CHANGES, sizeof *v, by_size);
    printf("  {\"how\": \"%s\", \"slides\": %zu, \"change_ms\": %.4f, \"worst_ms\": %.4f, "
           "\"move_ms\": %.4f, \"shown\": %zu}",
           name, slides, v[CHANGES / 2], v[CHANGES * 99 / 100], move, shown);
    due_free(&due);
    end(&d);
    return 1;
}

/* Twenty slides, of which some are due in office hours only. */
static int year(void)
{
    struct deck_room d;
    struct due due = {0};
    struct rota rota = {0};
    struct err err = {0};
    const struct deck_settings *settings;
    if (!make(&d, 20, 3, 7)) {
        return 0;
    }
    for (size_t i = 0; i < 20; i += 2) {
        struct showing *s = &d.showings[i * SHOWINGS + SHOWINGS - 1];
        s->from_minute = 450;
        s->until_minute = 1020;
        s->weekdays = 0x1f;
    }
    settings = &d.deck.settings;
    const int64_t first_ms = (int64_t)clock_days(2021, 1, 1) * 86400000;
    const double start = cpu_ms();
    int64_t turn_ms = first_ms;
    size_t turns = 0;
    struct moment m = {0};
    for (int64_t ms = first_ms; ms < first_ms + (int64_t)365 * 86400000; ms += 1000) {
        if (ms % 60000 == 0) {
            m = clock_moment(ms, 0);
        }
        if (!due_update(&due, &d.deck, 1, &m, false, &err)) {
            return 0;
        }
        if (ms >= turn_ms) {
            const size_t index = rota_next(&rota, &d.deck, &due);
            const struct load load = {.words = (int)(index % 30)};
            turn_ms += index == ROTA_NONE
                           ? 60000
                           : timing_hold(0, &d.deck.slides[index], settings, &load).ms;
            turns += index != ROTA_NONE;
        }
    }
    printf("\"year_cpu_s\": %.3f, \"year_turns\": %zu", (cpu_ms() - start) / 1e3, turns);
    due_free(&due);
    end(&d);
    return 1;
}

int main(void)
{
    static const struct {
        const char *name;
        int weight;
        size_t urgent_each;
        int shuffle;
    } ways[] = {{"in order", 1, 0, 0},
                {"with weights", 7, 0, 0},
                {"with urgent ones", 1, 10, 0},
                {"shuffled", 1, 0, 1},
                {"shuffled, with weights", 7, 10, 1}};
    int ok = 1;
    printf("{\"changes\": [\n");
    for (size_t i = 0; ok && i < 2 * sizeof ways / sizeof *ways; i++) {
        const size_t w = i / 2;
        ok = changes(ways[w].name, i % 2 == 0 ? 1000 : 10000, ways[w].weight, ways[w].urgent_each,
                     ways[w].shuffle);
        printf(i + 1 < 2 * sizeof ways / sizeof *ways ? ",\n" : "],\n");
    }
    ok = ok && year();
    printf("}\n");
    return ok ? 0 : 1;
}
