/* The loop of the show, for a year, on a simulated clock. */
#include "commands/rehearsal.h"

#include "base/zone.h"
#include "command.h"
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

enum { DAYS = 366, KEPT = 20000 };

/* What began when. */
struct turn {
    int64_t wall_ms, hold_ms;
    int64_t slide; /* 0: the built-in one; -1: dark */
    size_t page;
};

struct record {
    uint64_t day[DAYS + 2]; /* a sum over the turns of each day */
    int64_t from_ms;
    size_t turns;
    struct turn kept[KEPT]; /* the first ones */
    int64_t end_ms;         /* of the hold of the last page; 0: it has none */
    bool was_calm;
    size_t ends_of_calm;
    size_t wakes;
    struct rng rng;
};

static void keep(struct record *k, const struct turn *t)
{
    const size_t day = (size_t)((t->wall_ms - k->from_ms) / DAY_MS);
    assert_true(day < SUPPORT_COUNT(k->day));
    k->day[day] = (k->day[day] ^ (uint64_t)(t->wall_ms * 31 + t->hold_ms)) * 0x100000001b3U;
    k->day[day] = (k->day[day] ^ (uint64_t)(t->slide * 100 + (int64_t)t->page)) * 0x100000001b3U;
    if (k->turns < KEPT) {
        k->kept[k->turns] = *t;
    }
    k->turns++;
}

static void told(void *ctx, struct rehearsal *r)
{
    struct record *k = ctx;
    const struct spot *s = &r->show.shown;
    const struct deck_settings *settings = &rehearsal_deck(r)->settings;
    struct turn t = {.wall_ms = rehearsal_wall_ms(r)};
    if (!s->is_calm) {
        t.hold_ms = s->hold_ms;
        t.slide = s->rota.id;
        t.page = s->page;
        assert_in_range(s->hold_ms, settings->shortest_ms, settings->longest_ms);
    } else if (k->was_calm) {
        return; /* it goes on */
    }
    /* The built-in slide gives way in the minute in which another is due. */
    assert_true(!k->was_calm || t.wall_ms % 60000 == 0);
    k->ends_of_calm += k->was_calm;
    k->was_calm = s->is_calm;
    /* One page ends where the next begins. */
    assert_true(k->end_ms == 0 || k->end_ms == r->now_ms);
    k->end_ms = s->is_calm ? 0 : r->now_ms + s->hold_ms;
    keep(k, &t);
}

static void dark(void *ctx, struct rehearsal *r)
{
    struct record *k = ctx;
    const struct turn t = {.wall_ms = rehearsal_wall_ms(r), .slide = -1};
    k->end_ms = 0;
    k->was_calm = false;
    keep(k, &t);
}

/* A show that is woken by this and that. */
static int64_t sleeps_badly(void *ctx, struct rehearsal *r, int64_t until_ms)
{
    struct record *k = ctx;
    (void)until_ms;
    k->wakes++;
    return r->now_ms + (int64_t)rng_below(&k->rng, 60000);
}

static const char deck_sql[] =
    "INSERT INTO setting VALUES ('timezone', 'America/New_York'), ('shortest_s', '30'),"
    " ('longest_s', '50'), ('language', 'en'), ('dark', '22:00-23:30');"
    "INSERT INTO holiday VALUES ('2021-12-24', 'x'), ('2022-07-04', 'y');"
    "INSERT INTO slide (id, position, kind, heading, body, weight, urgent) VALUES"
    " (1, 1, 'announcement', 'Always', 'Some words to read.', 1, 0),"
    " (2, 2, 'announcement', 'Mornings', printf('%.3000c', 'w'), 1, 0),"
    " (3, 3, 'announcement', 'Often', 'x', 4, 0),"
    " (4, 4, 'announcement', 'Over', 'x', 1, 0),"
    " (5, 5, 'announcement', 'Nights', 'x', 1, 0),"
    " (6, 6, 'announcement', 'Holidays', 'x', 1, 0),"
    " (7, 7, 'announcement', 'Not on holidays', 'x', 2, 0),"
    " (8, 8, 'announcement', 'Urgent for an hour', 'x', 1, 1),"
    " (9, 9, 'photo', 'Can not be shown', '', 1, 0),"
    " (10, 10, 'announcement', 'Leap day', 'x', 1, 0);"
    "INSERT INTO showing (slide, first_day, last_day, weekdays, from_time, until_time, holidays)"
    " VALUES (2, NULL, NULL, '12345', '07:00', '09:15', NULL),"
    " (2, NULL, NULL, '6', '10:00', NULL, NULL),"
    " (4, NULL, '2021-11-30', NULL, NULL, NULL, NULL),"
    " (5, NULL, NULL, '57', '21:00', '06:15', NULL), (6, NULL, NULL, NULL, NULL, NULL, 1),"
    " (7, NULL, NULL, '12345', NULL, NULL, 0), (3, NULL, NULL, '12345', NULL, NULL, NULL),"
    " (3, NULL, NULL, '6', NULL, NULL, NULL), (8, NULL, NULL, '1', '12:00', '13:00', NULL),"
    " (10, '2024-02-29', '2024-02-29', NULL, NULL, NULL, NULL),"
    " (1, NULL, NULL, '123456', NULL, NULL, NULL);"; /* on Sundays nothing is left for most of the
                                                        day */

/* Plays; the record is the caller's to free. */
static struct record *play(const char *db, const char *from, int64_t length_ms,
                           int64_t (*sleeps)(void *, struct rehearsal *, int64_t))
{
    struct record *k = calloc(1, sizeof *k);
    struct show_options options = {.transition_ms = TRANSITION_OF_FILE};
    struct err err = {0};
    struct moment m;
    assert_non_null(k);
    device_init(&options.device);
    k->rng.state = 5;
    struct rehearsal r = {.file = db,
                          .options = &options,
                          .width = 1280,
                          .height = 720,
                          .any_time = true,
                          .ctx = k,
                          .told = told,
                          .dark = dark,
                          .sleeps = sleeps};
    if (!rehearsal_open(&r, &err)) {
        fail_msg("%s", err.text);
    }
    assert_true(clock_parse(from, &m));
    k->from_ms = zone_wall_ms(&m, "");
    assert_true(rehearsal_run(&r, k->from_ms, length_ms, &err));
    rehearsal_close(&r);
    assert_true(zone_use("", NULL));
    return k;
}

/* A show that is woken a million times for nothing shows what the agenda foretells, which never
 * looks but when something is due: to the millisecond, through summer time, a turn of the year and
 * all that the calendar has. */
static void test_a_year(void **state)
{
    (void)state;
    const struct scratch scratch = scratch_make();
    const struct scratch_path db = scratch_path(&scratch, "year.db");
    shell_new(db.text, deck_sql);
    struct record *show = play(db.text, "2021-11-01 07:00", (DAYS - 1) * DAY_MS, sleeps_badly);
    struct record *agenda = play(db.text, "2021-11-01 07:00", (DAYS - 1) * DAY_MS, NULL);
    print_message("%zu pages, %zu wakes\n", show->turns, show->wakes);
    assert_true(show->turns > 400000 && show->wakes > 1000000);
    assert_true(show->ends_of_calm > 40);
    assert_int_equal(show->turns, agenda->turns);
    for (size_t i = 0; i < KEPT; i++) {
        const struct turn *a = &show->kept[i];
        const struct turn *b = &agenda->kept[i];
        if (a->wall_ms != b->wall_ms || a->hold_ms != b->hold_ms || a->slide != b->slide ||
            a->page != b->page) {
            fail_msg("turn %zu: slide %lld page %zu at %lld, not slide %lld page %zu at %lld", i,
                     (long long)a->slide, a->page, (long long)a->wall_ms, (long long)b->slide,
                     b->page, (long long)b->wall_ms);
        }
    }
    for (size_t day = 0; day < DAYS; day++) {
        assert_true(show->day[day] == agenda->day[day]);
    }
    free(show);
    free(agenda);
    scratch_remove(&scratch);
}

/* The same with a new order in every round, and urgent slides alone. */
static void test_a_month_shuffled(void **state)
{
    (void)state;
    const struct scratch scratch = scratch_make();
    const struct scratch_path db = scratch_path(&scratch, "month.db");
    shell_new(db.text, deck_sql);
    shell_must(db.text, "INSERT INTO setting VALUES ('shuffle', 'yes'), ('urgent', 'alone')");
    struct record *show = play(db.text, "2024-02-25 07:00", 30 * DAY_MS, sleeps_badly);
    struct record *agenda = play(db.text, "2024-02-25 07:00", 30 * DAY_MS, NULL);
    assert_int_equal(show->turns, agenda->turns);
    bool leap_day = false;
    for (size_t i = 0; i < KEPT && i < show->turns; i++) {
        leap_day = leap_day || show->kept[i].slide == 10;
        assert_true(show->kept[i].wall_ms == agenda->kept[i].wall_ms &&
                    show->kept[i].slide == agenda->kept[i].slide);
    }
    assert_true(leap_day);
    for (size_t day = 0; day < 30; day++) {
        assert_true(show->day[day] == agenda->day[day]);
    }
    free(show);
    free(agenda);
    scratch_remove(&scratch);
}

/* The number behind the next such key. */
static long long number_of(const char *json, const char *key)
{
    char quoted[40];
    snprintf(quoted, sizeof quoted, "\"%s\": ", key);
    const char *found = strstr(json, quoted);
    assert_non_null(found);
    return strtoll(found + strlen(quoted), NULL, 10);
}

/* What `kiosk agenda --json` prints of a day, line by line. */
static void test_agenda_of_a_day(void **state)
{
    (void)state;
    const struct scratch scratch = scratch_make();
    const struct scratch_path db = scratch_path(&scratch, "day.db");
    char line[400];
    int status;
    shell_new(db.text, deck_sql);
    struct record *show = play(db.text, "2021-11-01 00:00", 7 * DAY_MS, sleeps_badly);
    const struct scratch_path out = scratch_path(&scratch, "agenda.json");
    snprintf(line, sizeof line,
             "build/kiosk agenda --json --size 1280x720 --on 2021-11-01 --for 7d %s > %s", db.text,
             out.text);
    char *words = command_output(line, &status);
    assert_string_equal(words, "");
    assert_int_equal(status, 0);
    free(words);
    size_t size;
    char *said = support_read(out.text, &size);
    assert_non_null(said);
    size_t n = 0;
    char *at = said;
    for (char *end; (end = memchr(at, '}', (size_t)(said + size - at))) != NULL; at = end + 1) {
        *end = '\0'; /* a page a time: the sanitizer measures each text that is searched */
        if (strstr(at, "\"start_ms\"") == NULL) {
            continue;
        }
        assert_true(n < show->turns);
        assert_true(number_of(at, "start_ms") == show->kept[n].wall_ms);
        if (show->kept[n].slide > 0) {
            assert_true(number_of(at, "hold_ms") == show->kept[n].hold_ms);
            assert_true(number_of(at, "slide") == show->kept[n].slide);
            assert_int_equal(number_of(at, "page"), show->kept[n].page + 1);
        }
        n++;
    }
    assert_true(n > 10000 && n == show->turns);
    free(said);
    free(show);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_year),
        cmocka_unit_test(test_a_month_shuffled),
        cmocka_unit_test(test_agenda_of_a_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
