/* The loop of the show while its wall clock is set, or does not know the time. */
#include "commands/rehearsal.h"

#include "base/zone.h"
#include "sqlite_shell.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DAY_MS ((int64_t)86400000)

struct jumps {
    int64_t holds[2000];
    int64_t slides[2000];
    int64_t began[2000];
    size_t count;
    struct rng rng;
};

static void told_in_jumps(void *ctx, struct rehearsal *r)
{
    struct jumps *j = ctx;
    assert_true(j->count < SUPPORT_COUNT(j->holds));
    assert_false(r->show.shown.is_calm);
    j->began[j->count] = r->now_ms;
    j->holds[j->count] = r->show.shown.hold_ms;
    j->slides[j->count] = r->show.shown.rota.id;
    j->count++;
}

/* An hour or forty years, forward or back, in the middle of holds. */
static int64_t sets_the_clock(void *ctx, struct rehearsal *r, int64_t until_ms)
{
    static const int64_t offs[] = {
        3600000, -3600000, 40 * 365 * DAY_MS, -40 * 365 * DAY_MS, DAY_MS, -1, 59999, -DAY_MS};
    struct jumps *j = ctx;
    if (rng_once_in(&j->rng, 3)) {
        rehearsal_set_clock(r, rehearsal_wall_ms(r) + offs[rng_below(&j->rng, 8)]);
    }
    return until_ms < r->now_ms + 7001 ? until_ms : r->now_ms + 7001;
}

static void test_a_clock_that_is_set(void **state)
{
    (void)state;
    const struct scratch scratch = scratch_make();
    const struct scratch_path db = scratch_path(&scratch, "jumps.db");
    shell_new(db.text, "INSERT INTO slide (id, position, kind, heading, seconds) VALUES"
                       " (1, 1, 'announcement', 'A', 10), (2, 2, 'announcement', 'B', 11),"
                       " (3, 3, 'announcement', 'C', 12.345);");
    static struct jumps j;
    j.rng.state = 3;
    struct show_options options = {.transition_ms = TRANSITION_OF_FILE};
    struct err err = {0};
    device_init(&options.device);
    struct rehearsal r = {.file = db.text,
                          .options = &options,
                          .width = 800,
                          .height = 600,
                          .ctx = &j,
                          .told = told_in_jumps,
                          .sleeps = sets_the_clock};
    assert_true(rehearsal_open(&r, &err));
    assert_true(rehearsal_run(&r, 1764000000000, 4 * 3600000, &err));
    rehearsal_close(&r);
    assert_true(j.count > 1200);
    for (size_t i = 0; i < j.count; i++) {
        static const int64_t holds[] = {10000, 11000, 12345};
        assert_int_equal(j.slides[i], i % 3 + 1); /* none is skipped */
        assert_int_equal(j.holds[i], holds[i % 3]);
        assert_true(i == 0 || j.began[i] == j.began[i - 1] + j.holds[i - 1]);
    }
    scratch_remove(&scratch);
}

/* A box without a clock of its own begins in 1970, and finds the time later. */
struct no_clock {
    size_t before[4],
        after[4]; /* how often each slide came while the time was not known, and then */
    bool knows;
    int64_t knows_ms, first_ms; /* since when, and when the first dated slide came */
};

static void told_without_clock(void *ctx, struct rehearsal *r)
{
    struct no_clock *n = ctx;
    const int64_t id = r->show.shown.rota.id;
    assert_false(r->show.shown.is_calm);
    assert_int_equal(r->show.shown.moment.trusted, n->knows); /* no time on it, or the right one */
    assert_in_range(id, 1, 3);
    (n->knows ? n->after : n->before)[id]++;
    if (n->knows && n->first_ms == 0 && id == 2) {
        n->first_ms = r->now_ms;
    }
}

static int64_t finds_the_time(void *ctx, struct rehearsal *r, int64_t until_ms)
{
    struct no_clock *n = ctx;
    if (!n->knows && r->now_ms > 600000) {
        struct moment m;
        assert_true(clock_parse("2038-01-19 10:00", &m)); /* nothing special */
        n->knows = true;
        n->knows_ms = r->now_ms;
        rehearsal_set_clock(r, zone_wall_ms(&m, ""));
    }
    return until_ms;
}

static void test_a_clock_that_is_not_known(void **state)
{
    (void)state;
    const struct scratch scratch = scratch_make();
    const struct scratch_path db = scratch_path(&scratch, "clock.db");
    shell_new(db.text, "INSERT INTO setting VALUES ('as_of', '2026-01-01'), ('rotation', '10');"
                       "INSERT INTO slide (id, position, kind, heading) VALUES"
                       " (1, 1, 'announcement', 'Always'), (2, 2, 'announcement', 'Dated'),"
                       " (3, 3, 'announcement', 'In 1970');"
                       "INSERT INTO showing (slide, first_day, last_day) VALUES"
                       " (2, '2020-01-01', NULL), (3, NULL, '1999-01-01');");
    static const char *const times[] = {"1970-01-01 00:00", "2000-02-29 12:00", "2025-12-31 23:00"};
    for (size_t i = 0; i < SUPPORT_COUNT(times); i++) {
        struct no_clock n = {0};
        struct show_options options = {.transition_ms = TRANSITION_OF_FILE};
        struct err err = {0};
        struct moment m;
        device_init(&options.device);
        struct rehearsal r = {.file = db.text,
                              .options = &options,
                              .width = 800,
                              .height = 600,
                              .ctx = &n,
                              .told = told_without_clock,
                              .sleeps = finds_the_time};
        assert_true(rehearsal_open(&r, &err));
        assert_true(clock_parse(times[i], &m));
        assert_true(rehearsal_run(&r, zone_wall_ms(&m, ""), 1200000, &err));
        rehearsal_close(&r);
        assert_true(n.before[1] >= 59 && n.before[2] == 0 && n.before[3] == 0);
        assert_true(n.after[1] >= 28 && n.after[2] >= 28 && n.after[3] == 0);
        /* The next page is chosen by the new time already. */
        assert_true(n.first_ms - n.knows_ms <= 10000);
    }
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_clock_that_is_set),
        cmocka_unit_test(test_a_clock_that_is_not_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
