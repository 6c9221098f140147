/* The shift against burning in and the hours, without a display. */
#include "device_text.h"
#include "sqlite_shell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/zone.h"
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

/* As a logo and in the page: the painter remembers the one, and has to read the other anew. */
#define PICTURE                                                                                \
    ONE_SLIDE "INSERT INTO image (id, name, media_type, data) VALUES (1, 'a', 'image/png', "   \
              "X'89504e470d0a1a0a0000000d49484452000000040000000308020000003b9639910000001049" \
              "44415478da6338212707470c383900f5c70c31efea02160000000049454e44ae426082');"      \
              "UPDATE slide SET image = 1;"                                                    \
              "INSERT INTO setting (name, value) VALUES ('logo', 'a');"

/* A show of its own loop, whose every sleep is a step of the story. */
struct story {
    struct stand stand;
    const char *path;
    bool has_picture;
    int step;
    int64_t wall_ms;
};

static struct story *story_of(const struct show *show)
{
    return show->stage_ctx;
}

static int64_t story_wall_ms(const struct show *show)
{
    return story_of(show)->wall_ms;
}

static void ignore(struct show *show)
{
    (void)show;
}

static bool story_over(const struct show *show)
{
    return story_of(show)->step > 3;
}

static void spoil(const char *path)
{
    size_t size;
    unsigned char *bytes = whole_file(path, &size);
    memset(bytes, 0x5a, size);
    FILE *file = fopen(path, "r+b"); /* in its place, as a copy that failed */
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
    free(bytes);
}

static enum screen_wake story_wait(struct show *show, int64_t until_ms)
{
    struct story *s = story_of(show);
    const struct spot *shown = &show->shown;
    (void)until_ms;
    assert_true(shown->is_there);
    switch (s->step++) {
    case 0:
        assert_false(shown->is_calm);
        spoil(s->path);
        show->source.load_at = 0;
        break;
    case 1:
        assert_int_equal(show->source.err.status, STATUS_NOT_DATA);
        s->wall_ms += (int64_t)60 * 60 * 1000; /* from 19:30 on; it is dimmed at 20:00 */
        break;
    case 2: /* as it stands, if its picture can't be read any more */
        assert_false(shown->is_calm);
        assert_int_equal(shown->dimmed, s->has_picture ? 0 : 60);
        show->by_hand.has_panel = true; /* and its time is over */
        break;
    default: /* the panel must not stay */
        assert_false(show->by_hand.has_panel);
        assert_int_equal(shown->is_calm, s->has_picture);
        assert_int_equal(shown->dimmed, 60);
        break;
    }
    return WAKE_TIME;
}

static void check_story(const char *sql)
{
    struct story s = {.has_picture = strcmp(sql, PICTURE) == 0};
    struct show *show = &s.stand.show;
    struct show_stage stage = show_glass;
    struct err err = {0};
    stand_open(&s.stand, "[display]\ndim = 20:00-06:00\n", sql);
    s.path = s.stand.options.file;
    s.wall_ms = zone_wall_ms(&(struct moment){true, 2030, 1, 2, 3, 19 * 60 + 30}, "");
    stage.wall_ms = story_wall_ms;
    stage.wait = story_wait;
    stage.changes = ignore;
    stage.over = story_over;
    show->stage = &stage;
    show->stage_ctx = &s;
    assert_int_equal(show_run(show, &err), STATUS_OK);
    assert_int_equal(s.step, 4);
    stand_close(&s.stand);
}

/* What is on the screen stays, through the dim hours and after the panel, while the file is bad. */
static void test_a_bad_file_takes_no_good_page_away(void **state)
{
    (void)state;
    check_story(ONE_SLIDE);
    check_story(PICTURE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_page_that_stands_moves),
        cmocka_unit_test(test_a_repaint_does_not_move),
        cmocka_unit_test(test_whose_hours),
        cmocka_unit_test(test_always_and_never_dark),
        cmocka_unit_test(test_a_bad_file_takes_no_good_page_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
