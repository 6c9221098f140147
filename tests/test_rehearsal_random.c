/* The loop of the show on random decks, with a wall clock that somebody sets at random: it never
 * stalls, no hold is out of its bounds, and every slide that may always come does so in each round.
 */
#include "commands/rehearsal.h"

#include "sqlite_shell.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

enum { DECKS = 24, SLIDES_MAX = 12, HOUR_MS = 3600000, SQL_MAX = 8000 };

struct watched {
    struct rng rng;
    bool always[SLIDES_MAX + 1]; /* may come at any time, by id */
    bool urgent[SLIDES_MAX + 1];
    size_t since[SLIDES_MAX + 1]; /* slides that came since it came */
    bool urgent_alone;
    size_t round; /* the longest of late */
    size_t slides;
    size_t told;
    int64_t end_ms; /* of the page on the screen; 0: the built-in slide */
};

static void told(void *ctx, struct rehearsal *r)
{
    struct watched *w = ctx;
    const struct spot *s = &r->show.shown;
    const struct deck_settings *settings = &rehearsal_deck(r)->settings;
    assert_true(w->end_ms == 0 || r->now_ms == w->end_ms);
    w->end_ms = s->is_calm ? 0 : r->now_ms + s->hold_ms;
    w->told++;
    if (s->is_calm) {
        return;
    }
    assert_in_range(s->hold_ms, settings->shortest_ms, settings->longest_ms);
    const size_t round = due_round(&r->show.due);
    w->round = round > w->round ? round : w->round;
    if (s->page > 0) {
        return;
    }
    bool urgent_due = r->show.due.list[DUE_URGENT].count > 0 || w->urgent[s->rota.id];
    for (size_t id = 1; id <= w->slides; id++) {
        const bool waits = w->always[id] && (!w->urgent_alone || !urgent_due || w->urgent[id]);
        w->since[id] = (int64_t)id == s->rota.id || !waits ? 0 : w->since[id] + 1;
        if (w->since[id] > 3 * w->round + 20) {
            fail_msg("slide %zu waits for %zu slides", id, w->since[id]);
        }
    }
}

static int64_t sleeps(void *ctx, struct rehearsal *r, int64_t until_ms)
{
    struct watched *w = ctx;
    if (rng_once_in(&w->rng, 40)) {
        const int64_t back = rng_once_in(&w->rng, 2) ? -1 : 1;
        rehearsal_set_clock(r, rehearsal_wall_ms(r) +
                                   back * (int64_t)rng_below(&w->rng, 40 * (size_t)HOUR_MS));
    }
    return rng_once_in(&w->rng, 3) ? r->now_ms + (int64_t)rng_below(&w->rng, 5000) : until_ms;
}

static void add(char *sql, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void add(char *sql, const char *format, ...)
{
    const size_t length = strlen(sql);
    va_list arguments;
    va_start(arguments, format);
    const int n = vsnprintf(sql + length, SQL_MAX - length, format, arguments);
    va_end(arguments);
    assert_true(n > 0 && (size_t)n < SQL_MAX - length);
}

/* Writes a deck, and notes what is to be watched. */
static void write_deck(struct watched *w, char *sql)
{
    static const char *const rules[] = {"between", "alone", "in_order"};
    struct rng *rng = &w->rng;
    const size_t rule = rng_below(rng, 3);
    sql[0] = '\0';
    add(sql, "INSERT INTO setting VALUES ('shortest_s', '%zu'), ('longest_s', '%zu'),",
        2 + rng_below(rng, 10), 12 + rng_below(rng, 50));
    add(sql, " ('urgent', '%s'), ('shuffle', '%s'), ('timezone', '%s');", rules[rule],
        rng_once_in(rng, 2) ? "yes" : "no",
        rng_once_in(rng, 2) ? "Asia/Ho_Chi_Minh" : "America/New_York");
    w->urgent_alone = rule == URGENT_ALONE;
    w->slides = 1 + rng_below(rng, SLIDES_MAX);
    for (size_t id = 1; id <= w->slides; id++) {
        w->urgent[id] = rng_once_in(rng, 5);
        w->always[id] = rng_once_in(rng, 2);
        add(sql,
            "INSERT INTO slide (id, position, kind, heading, body, weight, urgent) VALUES"
            " (%zu, %zu, 'announcement', 'H', printf('%%.%zuc', 'x') || ' x x x', %zu, %d);",
            id, rng_below(rng, 5), 1 + rng_below(rng, 400),
            rng_once_in(rng, 3) ? 1 + rng_below(rng, 10) : 1, w->urgent[id]);
        for (size_t n = w->always[id] ? 0 : 1 + rng_below(rng, 2); n > 0; n--) {
            add(sql,
                "INSERT INTO showing (slide, weekdays, from_time, until_time) VALUES"
                " (%zu, '%s', '%02zu:15', '%02zu:45');",
                id, rng_once_in(rng, 2) ? "12345" : "1467", rng_below(rng, 24), rng_below(rng, 24));
        }
    }
}

static void test_random_decks(void **state)
{
    (void)state;
    const struct scratch scratch = scratch_make();
    for (size_t deck = 0; deck < DECKS; deck++) {
        struct watched w = {.rng = {deck + 1}};
        char name[24], sql[SQL_MAX];
        snprintf(name, sizeof name, "%zu.db", deck);
        const struct scratch_path db = scratch_path(&scratch, name);
        write_deck(&w, sql);
        shell_new(db.text, sql);
        struct show_options options = {.transition_ms = TRANSITION_OF_FILE};
        struct err err = {0};
        device_init(&options.device);
        struct rehearsal r = {.file = db.text,
                              .options = &options,
                              .width = 800,
                              .height = 600,
                              .ctx = &w,
                              .told = told,
                              .sleeps = sleeps};
        assert_true(rehearsal_open(&r, &err));
        assert_true(rehearsal_run(&r, 1790000000000, 48 * (int64_t)HOUR_MS, &err));
        /* To the end: a page at least every minute, or the built-in slide. */
        assert_true(w.told >= 48 * 60 - 1);
        assert_true(w.end_ms == 0 || w.end_ms >= r.end_ms);
        rehearsal_close(&r);
    }
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_decks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
