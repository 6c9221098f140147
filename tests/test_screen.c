/* The screen without a display: SDL's dummy driver has a window and a surface, but nobody sees it.
 * What is on the glass is read back from that surface. tests/test_x11.c has the rest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "screen/screen.h"
#include "support.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static struct screen *open_screen(int width, int height, int rotate, int stop_fd)
{
    struct err err = {0};
    const struct screen_options options = {
        .windowed = true, .width = width, .height = height, .rotate = rotate, .stop_fd = stop_fd};
    struct screen *s = screen_open(&options, &err);
    assert_string_equal(err.text, "");
    assert_non_null(s);
    return s;
}

static void paint(struct canvas *c, uint32_t seed)
{
    for (int y = 0; y < c->height; y++) {
        for (int x = 0; x < c->width; x++) {
            c->pixels[y * c->stride + x] = (seed + (uint32_t)(y * 1000 + x) * 2654435761u) >> 8;
        }
    }
}

static SDL_Window *window(void)
{
    for (Uint32 id = 1; id < 100; id++) {
        if (SDL_GetWindowFromID(id)) {
            return SDL_GetWindowFromID(id);
        }
    }
    fail();
    return NULL;
}

static uint32_t glass(int x, int y)
{
    const SDL_Surface *s = SDL_GetWindowSurface(window());
    assert_non_null(s);
    const uint32_t *line = (const uint32_t *)((const uint8_t *)s->pixels + y * s->pitch);
    return line[x] & 0xffffff;
}

static void turn(struct screen *s, int fade_ms)
{
    struct err err = {0};
    assert_true(screen_turn(s, fade_ms, &err));
}

static void test_the_page_is_on_the_glass(void **state)
{
    (void)state;
    static const int turns[] = {0, 90, 180, 270};
    for (size_t i = 0; i < SUPPORT_COUNT(turns); i++) {
        struct screen *s = open_screen(300, 200, turns[i], -1);
        struct canvas *next = screen_next(s);
        const bool swaps = turns[i] == 90 || turns[i] == 270;
        assert_int_equal(next->width, swaps ? 200 : 300);
        assert_int_equal(next->height, swaps ? 300 : 200);
        for (uint32_t page = 1; page < 4; page++) {
            next = screen_next(s);
            paint(next, page);
            turn(s, page == 2 ? 100 : 0);
            const uint32_t first = next->pixels[0];
            const int x = turns[i] == 90 || turns[i] == 180 ? 299 : 0;
            const int y = turns[i] == 180 || turns[i] == 270 ? 199 : 0;
            assert_int_equal(glass(x, y), first);
            const uint32_t last = next->pixels[(next->height - 1) * next->stride + next->width - 1];
            assert_int_equal(glass(299 - x, 199 - y), last);
        }
        screen_close(s);
    }
}

static void test_a_part_is_refreshed(void **state)
{
    (void)state;
    struct screen *s = open_screen(300, 200, 90, -1);
    const struct box part = {10, 20, 30, 40};
    struct err err = {0};
    /* Before the first page there is nothing to refresh, and it is no error. */
    assert_true(screen_refresh(s, &part, &err));
    paint(screen_next(s), 1);
    turn(s, 0);
    const uint32_t outside = glass(0, 0);
    struct canvas *shown = screen_shown(s);
    for (int i = 0; i < shown->width * shown->height; i++) {
        shown->pixels[i] = 0x123456;
    }
    assert_true(screen_refresh(s, &part, &err));
    int count = 0;
    for (int y = 0; y < 200; y++) {
        for (int x = 0; x < 300; x++) {
            count += glass(x, y) == 0x123456;
        }
    }
    assert_int_equal(count, part.w * part.h);
    assert_int_equal(glass(299 - 20, 10), 0x123456);
    assert_int_equal(glass(0, 0), outside);
    assert_true(screen_refresh(s, &(struct box){-50, -50, 9999, 9999}, &err));
    assert_int_equal(glass(0, 0), 0x123456);
    screen_close(s);
}

static void test_a_fade_takes_its_time(void **state)
{
    (void)state;
    struct screen *s = open_screen(200, 150, 0, -1);
    paint(screen_next(s), 1);
    int64_t start = clock_monotonic_ms();
    turn(s, 4000);
    assert_in_range(clock_monotonic_ms() - start, 0, 1000); /* the first page comes at once */
    paint(screen_next(s), 2);
    start = clock_monotonic_ms();
    turn(s, 300);
    assert_in_range(clock_monotonic_ms() - start, 299, 600);
    assert_int_equal(glass(7, 7), screen_next(s)->pixels[7 * 200 + 7]);
    screen_close(s);
}

static void test_the_end_cuts_a_fade_short(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    struct screen *s = open_screen(200, 150, 0, ends[0]);
    paint(screen_next(s), 1);
    turn(s, 0);
    paint(screen_next(s), 2);
    assert_int_equal(write(ends[1], "x", 1), 1);
    const int64_t start = clock_monotonic_ms();
    turn(s, 5000);
    assert_in_range(clock_monotonic_ms() - start, 0, 150);
    assert_int_equal(glass(7, 7), screen_next(s)->pixels[7 * 200 + 7]);
    screen_close(s);
    close(ends[0]);
    close(ends[1]);
}

static enum screen_wake wait_ms(struct screen *s, int ms, const int *fds, int count)
{
    return screen_wait(s, clock_monotonic_ms() + ms, fds, count);
}

static void settle(struct screen *s)
{
    while (wait_ms(s, 0, NULL, 0) != WAKE_TIME) {
        ;
    }
}

static void test_waits_until_the_time(void **state)
{
    (void)state;
    struct screen *s = open_screen(200, 150, 0, -1);
    settle(s);
    struct rusage before, after;
    getrusage(RUSAGE_SELF, &before);
    const int64_t until = clock_monotonic_ms() + 1000;
    assert_int_equal(screen_wait(s, until, NULL, 0), WAKE_TIME);
    assert_in_range(clock_monotonic_ms(), until, until + 50);
    getrusage(RUSAGE_SELF, &after);
    assert_in_range(after.ru_nvcsw - before.ru_nvcsw, 0, 12);
    /* A moment that has gone by comes at once. */
    assert_int_equal(screen_wait(s, 0, NULL, 0), WAKE_TIME);
    screen_close(s);
}

static void test_a_descriptor_wakes(void **state)
{
    (void)state;
    int quiet[2], loud[2];
    assert_int_equal(pipe(quiet), 0);
    assert_int_equal(pipe(loud), 0);
    struct screen *s = open_screen(200, 150, 0, -1);
    settle(s);
    const int fds[] = {quiet[0], -1, loud[0]};
    assert_int_equal(wait_ms(s, 30, fds, 3), WAKE_TIME);
    assert_int_equal(write(loud[1], "x", 1), 1);
    assert_int_equal(screen_wait(s, INT64_MAX, fds, 3), WAKE_FD);
    /* It is told even if the time has come as well. */
    assert_int_equal(screen_wait(s, 0, fds, 3), WAKE_FD);
    screen_close(s);
    for (int i = 0; i < 2; i++) {
        close(quiet[i]);
        close(loud[i]);
    }
}

static void push_key(SDL_Keycode key, bool repeat)
{
    SDL_Event e = {.key = {.type = SDL_KEYDOWN, .repeat = repeat, .keysym = {.sym = key}}};
    assert_int_equal(SDL_PushEvent(&e), 1);
}

static void test_keys_and_the_end_wake(void **state)
{
    (void)state;
    struct screen *s = open_screen(200, 150, 0, -1);
    settle(s);
    push_key(SDLK_RIGHT, true);
    assert_int_equal(wait_ms(s, 20, NULL, 0), WAKE_TIME);
    push_key(SDLK_RIGHT, false);
    push_key(SDLK_q, false);
    assert_int_equal(wait_ms(s, 500, NULL, 0), WAKE_KEY);
    assert_string_equal(screen_key(s), "Right");
    assert_int_equal(wait_ms(s, 500, NULL, 0), WAKE_KEY);
    assert_string_equal(screen_key(s), "Q");
    SDL_PushEvent(&(SDL_Event){.type = SDL_QUIT});
    assert_int_equal(wait_ms(s, 500, NULL, 0), WAKE_QUIT);
    screen_close(s);
}

static void test_another_size(void **state)
{
    (void)state;
    struct screen *s = open_screen(300, 200, 0, -1);
    paint(screen_next(s), 1);
    turn(s, 0);
    SDL_SetWindowSize(window(), 240, 320);
    assert_int_equal(wait_ms(s, 500, NULL, 0), WAKE_RESIZED);
    assert_int_equal(screen_next(s)->width, 240);
    assert_int_equal(screen_next(s)->height, 320);
    assert_int_equal(screen_shown(s)->width, 240);
    assert_int_equal(wait_ms(s, 20, NULL, 0), WAKE_TIME);
    /* What is on the glass has the old size: there is nothing to fade from. */
    struct err err = {0};
    assert_true(screen_refresh(s, &(struct box){0, 0, 240, 320}, &err));
    paint(screen_next(s), 2);
    const int64_t start = clock_monotonic_ms();
    turn(s, 4000);
    assert_in_range(clock_monotonic_ms() - start, 0, 1000);
    assert_int_equal(glass(239, 319), screen_next(s)->pixels[240 * 320 - 1]);
    assert_non_null(strstr(screen_description(s), "240x320"));
    screen_close(s);
}

static void test_a_tiny_window(void **state)
{
    (void)state;
    for (int rotate = 0; rotate < 360; rotate += 90) {
        struct screen *s = open_screen(10, 10, rotate, -1);
        assert_true(screen_next(s)->width >= 120);
        assert_true(screen_next(s)->height >= 120);
        for (uint32_t page = 1; page < 3; page++) {
            paint(screen_next(s), page);
            turn(s, 50);
        }
        struct err err = {0};
        assert_true(screen_refresh(s, &(struct box){0, 0, 500, 500}, &err));
        screen_close(s);
    }
}

static void test_a_lost_picture_is_asked_for(void **state)
{
    (void)state;
    struct screen *s = open_screen(300, 200, 0, -1);
    paint(screen_next(s), 1);
    turn(s, 0);
    settle(s);
    SDL_PushEvent(&(SDL_Event){.type = SDL_RENDER_DEVICE_RESET});
    assert_int_equal(wait_ms(s, 500, NULL, 0), WAKE_RESIZED);
    screen_close(s);
}

static void test_no_such_display(void **state)
{
    (void)state;
    struct err err = {0};
    const struct screen_options options = {.display = 9, .stop_fd = -1};
    assert_null(screen_open(&options, &err));
    assert_int_equal(err.status, STATUS_DISPLAY);
    assert_non_null(strstr(err.text, "9"));
    setenv("SDL_VIDEODRIVER", "nonesuch", 1);
    assert_null(screen_open(&(struct screen_options){.stop_fd = -1}, &err));
    assert_int_equal(err.status, STATUS_DISPLAY);
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    screen_close(NULL);
}

int main(void)
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_page_is_on_the_glass),
        cmocka_unit_test(test_a_part_is_refreshed),
        cmocka_unit_test(test_a_fade_takes_its_time),
        cmocka_unit_test(test_the_end_cuts_a_fade_short),
        cmocka_unit_test(test_waits_until_the_time),
        cmocka_unit_test(test_a_descriptor_wakes),
        cmocka_unit_test(test_keys_and_the_end_wake),
        cmocka_unit_test(test_another_size),
        cmocka_unit_test(test_a_tiny_window),
        cmocka_unit_test(test_a_lost_picture_is_asked_for),
        cmocka_unit_test(test_no_such_display),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
