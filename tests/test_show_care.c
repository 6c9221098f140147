/* Overscan, the shift against burning in, dim and dark hours. */
#include "device_text.h"
#include "theatre.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "commands/show_state.h"
#include "sqlite_shell.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WIDTH = THEATRE_WIDTH, HEIGHT = THEATRE_HEIGHT, PIXELS = THEATRE_PIXELS };

#define LOG "build/tmp/test_show_care.log"
#define ONE_SLIDE                                           \
    "INSERT INTO slide (id, position, kind, heading, body)" \
    " VALUES (1, 1, 'announcement', 'Mở cửa', 'Từ 8:00.');"

/* ---- The shift, without a display ---- */

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
    if (sql)
        shell_new(path, sql);
    device_conf(config, strlen(config));
    char *argv[] = {option, option, size, path, NULL};
    optind = 0;
    assert_int_equal(setenv("SDL_VIDEODRIVER", "dummy", 1), 0);
    s->show.options = &s->options;
    s->show.ticker.fd = -1;
    if (!show_options_read(&s->options, 4, argv, &err) ||
        !show_options_device(&s->options, &s->show.log, &err) ||
        !ticker_open(&s->show.ticker, &err))
        fail_msg("%s", err.text);
    s->options.file = strdup(path);
    s->show.log.level = LOG_ERROR;
    s->show.maker = maker_new(&err);
    source_open(&s->show.source, s->options.file);
    s->show.screen = screen_open(&s->options.screen, &err);
    if (!s->show.maker || !s->show.screen)
        fail_msg("%s", err.text);
    maker_resize(s->show.maker, 640, 360);
    assert_int_equal(source_load(&s->show.source, s->show.maker, &s->show.log), sql != NULL);
    unlink(DEVICE_CONF);
}

static void stand_close(struct stand *s)
{
    screen_close(s->show.screen);
    maker_free(s->show.maker);
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
    for (int y = 0; y < c->height; y++)
        memcpy(pixels + y * c->width, c->pixels + (ptrdiff_t)y * c->stride,
               (size_t)c->width * sizeof *pixels);
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
    const int lines = 300;          /* the clock is under them */
    for (int y = 1; y < lines; y++) /* the first step is one down */
        assert_memory_equal(moved + y * 640, home + (moves ? y - 1 : y) * 640, 640 * 4);
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
    assert_true(show_repaint(&s.show));
    assert_int_equal(s.show.next.step, s.show.shown.step);
    stand_close(&s);
}

/* ---- The hours, asked ---- */

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

/* ---- The real program ---- */

static void conf(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void conf(const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    device_conf(text, strlen(text));
}

static void test_overscan(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    static struct book inside;
    conf("[display]\noverscan = 5\n");
    book_read_as(&inside, THEATRE_EXAMPLE, t->folder, "--config=" DEVICE_CONF);
    theatre_show(t, THEATRE_EXAMPLE, "1", "--config", DEVICE_CONF);
    (void)theatre_wait_for_page(t, &inside, 10000);
    /* What the screen hides goes on as the picture ends. */
    const int left = WIDTH * 5 / 100 + 1, top = HEIGHT * 5 / 100;
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < left - 1; x++)
            assert_int_equal(t->frame[y * WIDTH + x], t->frame[y * WIDTH + left - 1]);
    for (int y = 0; y < top; y++)
        assert_memory_equal(t->frame + y * WIDTH, t->frame + top * WIDTH, WIDTH * 4);
    theatre_see_it_go_on(t, &inside, 2);
    theatre_end(t);
    book_free(&inside);
    unlink(DEVICE_CONF);
}

static bool is_black(const struct theatre *t)
{
    for (int i = 0; i < PIXELS; i++)
        if (t->frame[i] != 0)
            return false;
    return true;
}

static void wait_for_black(struct theatre *t, int within_ms)
{
    const int64_t until = clock_monotonic_ms() + within_ms;
    do {
        sleep_ms(20);
        theatre_grab(t);
        if (clock_monotonic_ms() > until)
            theatre_fail(t, -1);
    } while (!is_black(t));
}

static void say(const char *file, const char *hours)
{
    char sql[256];
    (void)snprintf(sql, sizeof sql,
                   ".timeout 2000\nINSERT INTO setting VALUES ('dark', '%s')"
                   " ON CONFLICT (name) DO UPDATE SET value = excluded.value;",
                   hours);
    shell_must(file, sql);
}

static int64_t switches(pid_t pid)
{
    char path[64];
    (void)snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    char *text = support_read(path, NULL);
    assert_non_null(text);
    const char *found = strstr(text, "\nvoluntary_ctxt_switches:");
    assert_non_null(found);
    const int64_t count = strtoll(found + strlen("\nvoluntary_ctxt_switches:"), NULL, 10);
    free(text);
    return count;
}

/* The hours of the data file are changed while it is shown. */
static void test_dark_by_the_file(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    struct scratch scratch = scratch_make();
    const struct scratch_path path = scratch_path(&scratch, "kiosk.db");
    size_t size;
    unsigned char *bytes = whole_file(THEATRE_EXAMPLE, &size);
    write_file(path.text, bytes, size);
    free(bytes);
    theatre_show(t, path.text, "1", "--transition", "none");
    (void)theatre_wait_for_page(t, &t->book, 10000);
    say(path.text, "00:00-12:00, 12:00-00:00");
    wait_for_black(t, 4000);
    sleep_ms(1500);
    const int64_t before = switches(t->show);
    sleep_ms(3000);
    assert_in_range(switches(t->show) - before, 0, 1); /* it sleeps */
    theatre_grab(t);
    assert_true(is_black(t));
    say(path.text, "none");
    (void)theatre_wait_for_page(t, &t->book, 4000);
    theatre_see_it_go_on(t, &t->book, 2);
    /* In the dark it can be ended as well. */
    say(path.text, "00:00-12:00, 12:00-00:00");
    wait_for_black(t, 4000);
    theatre_end(t);
    scratch_remove(&scratch);
}

/* "14:05" so many minutes after now, by the local clock. */
static const char *in_minutes(int minutes, char text[8])
{
    const struct moment m = clock_moment(clock_wall_ms(), 0);
    const int minute = (m.minute + minutes + HOURS_A_DAY_MIN) % HOURS_A_DAY_MIN;
    (void)snprintf(text, 8, "%02d:%02d", minute / 60, minute % 60);
    return text;
}

/* Whether the frame is a page with so much less of its brightness. */
static bool is_dimmed(const struct theatre *t, const struct book *b, int percent)
{
    for (int page = 0; page < b->count; page++) {
        bool good = true;
        for (int i = 0; i < PIXELS && good; i++) {
            const uint32_t from = b->page[page][i], keep = (uint32_t)(100 - percent) * 256 / 100;
            const uint32_t to = ((from & 0xff00ff) * keep >> 8 & 0xff00ff) |
                                ((from & 0x00ff00) * keep >> 8 & 0x00ff00);
            good = b->is_footer[i / WIDTH] || t->frame[i] == to;
        }
        if (good)
            return true;
    }
    return false;
}

/* The hours begin and end by themselves, at the full minute: one program is dimmed and goes dark,
 * while another one, which nobody sees, is dark and wakes. */
static void test_the_hours_come_by_themselves(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    char from[8], next[8], later[8];
    if (clock_wall_ms() % 60000 > 50000)
        sleep_ms(11000); /* both have to be there before the minute is over */
    in_minutes(-10, from);
    in_minutes(1, next);
    in_minutes(10, later);
    const int64_t minute_at = clock_monotonic_ms() + 60000 - clock_wall_ms() % 60000;
    conf("[display]\ndark = %s-%s\n", from, next);
    assert_int_equal(setenv("SDL_VIDEODRIVER", "dummy", 1), 0);
    const char *const argv[] = {program_kiosk(), "show", "--config",      DEVICE_CONF,
                                "--transition",  "none", THEATRE_EXAMPLE, NULL};
    const pid_t other = program_start(argv, LOG);
    assert_int_equal(unsetenv("SDL_VIDEODRIVER"), 0);
    sleep_ms(2500);
    conf("[display]\ndim = %s-%s\ndark = %s-%s\ndim_percent = 30\n", from, next, next, later);
    theatre_show(t, THEATRE_EXAMPLE, "60", "--config", DEVICE_CONF);
    const int64_t until = clock_monotonic_ms() + 6000;
    do {
        sleep_ms(20);
        theatre_grab(t);
        if (clock_monotonic_ms() > until)
            theatre_fail(t, -1);
    } while (!is_dimmed(t, &t->book, 70));
    while (clock_monotonic_ms() < minute_at - 500) {
        sleep_ms(200);
        theatre_grab(t);
        assert_false(is_black(t));
    }
    wait_for_black(t, 4000);
    theatre_end(t);
    int64_t took;
    assert_int_equal(program_stop(other, SIGTERM, 5000, &took), 0);
    char *log = support_read(LOG, NULL), dark[64];
    (void)snprintf(dark, sizeof dark, "kiosk: the screen is dark until %s\n", next);
    assert_non_null(log);
    if (!strstr(log, dark) || !strstr(log, "kiosk: the dark hours are over\n"))
        fail_msg("the log is: %s", log);
    free(log);
    unlink(LOG);
    unlink(DEVICE_CONF);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_page_that_stands_moves),
        cmocka_unit_test(test_a_repaint_does_not_move),
        cmocka_unit_test(test_whose_hours),
        cmocka_unit_test(test_always_and_never_dark),
        cmocka_unit_test_teardown(test_overscan, theatre_clear),
        cmocka_unit_test_teardown(test_dark_by_the_file, theatre_clear),
        cmocka_unit_test_teardown(test_the_hours_come_by_themselves, theatre_clear),
    };
    return cmocka_run_group_tests(tests, theatre_open, theatre_close);
}
