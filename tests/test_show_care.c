/* The shift against burning in and the hours, without a display. */
#include "device_text.h"
#include "sqlite_shell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "commands/show_state.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ONE_SLIDE                                           \
    "INSERT INTO slide (id, position, kind, heading, body)" \
    " VALUES (1, 1, 'announcement', 'Mở cửa', 'Từ 8:00.');"

struct stand {
    struct scratch scratch;
    struct show_options options;
    struct show show;
};

static void stand_open(struct stand *s, const char *config, const char *sql)
{
    struct err err = {0};
    *s = (struct stand){.scratch = scratch_make()};
    char path[200], option[] = "--config=" DEVICE_CONF, size[] = "--size=640x360";
    (void)snprintf(path, sizeof path, "%s/a.db", s->scratch.folder);
    if (sql) {
        shell_new(path, sql);
    }
    device_conf(config, strlen(config));
    char *argv[] = {option, option, size, path, NULL};
    optind = 0;
    assert_int_equal(setenv("SDL_VIDEODRIVER", "dummy", 1), 0);
    s->show.stage = &show_glass;
    s->show.options = &s->options;
    s->show.ticker.fd = -1;
    if (!show_options_read(&s->options, 4, argv, &err) ||
        !show_options_device(&s->options, &s->show.log, &err) ||
        !ticker_open(&s->show.ticker, &err)) {
        fail_msg("%s", err.text);
    }
    s->options.file = strdup(path);
    s->show.log.level = LOG_ERROR;
    s->show.maker = maker_new(&err);
    source_open(&s->show.source, s->options.file, CONTENT_EDITED);
    s->show.screen = screen_open(&s->options.screen, &err);
    if (!s->show.maker || !s->show.screen) {
        fail_msg("%s", err.text);
    }
    maker_resize(s->show.maker, 640, 360);
    assert_int_equal(source_load(&s->show.source, s->show.maker, &s->show.log), sql != NULL);
    unlink(DEVICE_CONF);
}

static void stand_close(struct stand *s)
{
    screen_close(s->show.screen);
    maker_free(s->show.maker);
    due_free(&s->show.due);
    source_close(&s->show.source);
    ticker_close(&s->show.ticker);
    free((void *)(uintptr_t)s->options.file);
    scratch_remove(&s->scratch);
    assert_int_equal(unsetenv("SDL_VIDEODRIVER"), 0);
}

/* As the loop does when a page is turned to. */
static void stand_turn(struct stand *s)
{
    struct show *show = &s->show;
    assert_int_equal(show->state, NEXT_PAINTED);
    show_stepped(show, clock_monotonic_ms());
    show->shown = show->next;
    show->state = NEXT_WANTED;
    show->turn_at = clock_monotonic_ms() + show->shown.hold_ms;
}

static uint32_t *copy_next(struct stand *s)
{
    const struct canvas *c = screen_next(s->show.screen);
    uint32_t *pixels = malloc((size_t)c->width * (size_t)c->height * sizeof *pixels);
    assert_non_null(pixels);
    for (int y = 0; y < c->height; y++) {
        memcpy(pixels + y * c->width, c->pixels + (ptrdiff_t)y * c->stride,
               (size_t)c->width * sizeof *pixels);
    }
    return pixels;
}

/* A page that never changes is not painted anew, but for a step when one is due; each step moves it
 * by a pixel. `sql` NULL: it is the built-in one. */
static void check_steps(const char *config, const char *sql, bool moves)
{
    struct stand s;
    struct show *show = &s.show;
    stand_open(&s, config, sql);
    show_prepare(show);
    assert_int_equal(show->next.step, 0);
    uint32_t *home = copy_next(&s);
    stand_turn(&s);
    assert_true(show->step_at > clock_monotonic_ms() + 60000);
    show_prepare(show);
    assert_int_equal(show->state, NEXT_SAME);
    /* A step is due when this page has had its time. */
    show->step_at = clock_monotonic_ms() - 1;
    show->state = NEXT_WANTED;
    show_prepare(show);
    assert_int_equal(show->next.step, 1);
    uint32_t *moved = copy_next(&s);
    stand_turn(&s);
    assert_true(show->step_at > clock_monotonic_ms() + 60000);
    const int lines = 300;            /* the clock is under them */
    for (int y = 1; y < lines; y++) { /* the first step is one down */
        assert_memory_equal(moved + y * 640, home + (moves ? y - 1 : y) * 640, 640 * 4);
    }
    assert_memory_equal(moved, home, 640 * 4);
    show_prepare(show);
    assert_int_equal(show->state, NEXT_SAME);
    free(home);
    free(moved);
    stand_close(&s);
}

static void test_a_page_that_stands_moves(void **state)
{
    (void)state;
    check_steps("[display]\nshift = 8\n", ONE_SLIDE, true);
    check_steps("", ONE_SLIDE, true); /* by default, too */
    check_steps("[display]\nshift = 4\n", NULL, true);
}

/* In the middle of its time a page stays where it is, whatever the reason to paint it anew. */
static void test_a_repaint_does_not_move(void **state)
{
    (void)state;
    struct stand s;
    stand_open(&s, "", ONE_SLIDE);
    show_prepare(&s.show);
    stand_turn(&s);
    s.show.step_at = clock_monotonic_ms() - 1;
    assert_int_equal(show_repaint(&s.show), REPAINT_DONE);
    assert_int_equal(s.show.next.step, s.show.shown.step);
    stand_close(&s);
}

static struct moment at(int minute)
{
    return (struct moment){true, 2026, 11, 25, 3, minute};
}

static void test_whose_hours(void **state)
{
    (void)state;
    struct stand s;
    const struct moment unknown = {0}, noon = at(12 * 60), night = at(23 * 60);
    stand_open(&s, "[display]\ndim_percent = 25\n",
               ONE_SLIDE "INSERT INTO setting VALUES ('dim', '22:00-06:00')");
    assert_int_equal(show_dimmed(&s.show, &noon), 0);
    assert_int_equal(show_dimmed(&s.show, &night), 75);
    assert_int_equal(show_dimmed(&s.show, &unknown), 0);
    stand_close(&s);
    stand_open(&s, "[display]\ndim = 12:00-13:00\n",
               ONE_SLIDE "INSERT INTO setting VALUES ('dim', '22:00-06:00')");
    assert_int_equal(show_dimmed(&s.show, &noon), 60);
    assert_int_equal(show_dimmed(&s.show, &night), 0);
    stand_close(&s);
}

static void test_always_and_never_dark(void **state)
{
    (void)state;
    static const char always[] =
        ONE_SLIDE "INSERT INTO setting VALUES ('dark', '00:00-12:00,12:00-00:00')";
    struct stand s;
    stand_open(&s, "", always);
    assert_int_equal(show_hours(&s.show), HOURS_BLACKEN);
    assert_true(s.show.is_dark);
    assert_int_equal(show_hours(&s.show), HOURS_GO_ON);
    assert_true(s.show.is_dark);
    s.options.once = true; /* for who wants to see all pages now */
    assert_int_equal(show_hours(&s.show), HOURS_GO_ON);
    assert_false(s.show.is_dark);
    stand_close(&s);
    stand_open(&s, "[display]\ndark = none\n", always);
    assert_int_equal(show_hours(&s.show), HOURS_GO_ON);
    assert_false(s.show.is_dark);
    stand_close(&s);
    /* The clock is known to be wrong: the file is of later than now. */
    stand_open(&s, "",
               ONE_SLIDE "INSERT INTO setting VALUES ('as_of', '9999-01-01'),"
                         " ('dark', '00:00-12:00,12:00-00:00')");
    assert_int_equal(show_hours(&s.show), HOURS_GO_ON);
    assert_false(s.show.is_dark);
    stand_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_page_that_stands_moves),
        cmocka_unit_test(test_a_repaint_does_not_move),
        cmocka_unit_test(test_whose_hours),
        cmocka_unit_test(test_always_and_never_dark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
