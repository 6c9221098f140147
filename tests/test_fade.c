#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screen/fade.h"
#include "support.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 61, HEIGHT = 7, STRIDE = 70, OTHER_STRIDE = 64, GUARD = 0x5a5a5a5a };

static uint32_t glass[HEIGHT * STRIDE], start[HEIGHT * STRIDE], next[HEIGHT * OTHER_STRIDE];

static void fill(uint64_t seed)
{
    struct rng r = {seed};
    for (size_t i = 0; i < SUPPORT_COUNT(glass); i++) {
        start[i] = i % STRIDE < WIDTH ? (uint32_t)rng_next(&r) : GUARD;
    }
    for (size_t i = 0; i < SUPPORT_COUNT(next); i++) {
        next[i] = (uint32_t)rng_next(&r);
    }
    memcpy(glass, start, sizeof glass);
}

static void step(unsigned weight, unsigned rounding)
{
    fade_step(glass, STRIDE, next, OTHER_STRIDE, WIDTH, HEIGHT,
              (struct fade_stride){weight, rounding});
}

static int channel(uint32_t pixel, int number)
{
    return (int)(pixel >> (8 * number) & 0xff);
}

static void assert_guards(void)
{
    for (size_t i = 0; i < SUPPORT_COUNT(glass); i++) {
        if (i % STRIDE >= WIDTH) {
            assert_int_equal(glass[i], GUARD);
        }
    }
}

static void test_no_weight_changes_nothing(void **state)
{
    (void)state;
    fill(1);
    step(0, 255);
    assert_memory_equal(glass, start, sizeof glass);
}

static void test_full_weight_is_the_next_page(void **state)
{
    (void)state;
    fill(2);
    step(FADE_WHOLE, 77);
    for (int y = 0; y < HEIGHT; y++) {
        assert_memory_equal(glass + y * STRIDE, next + y * OTHER_STRIDE, WIDTH * sizeof *glass);
    }
    assert_guards();
}

static void test_half_is_the_middle(void **state)
{
    (void)state;
    fill(3);
    step(FADE_WHOLE / 2, 128);
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            for (int c = 0; c < 4; c++) {
                assert_int_equal(channel(glass[y * STRIDE + x], c),
                                 (channel(start[y * STRIDE + x], c) +
                                  channel(next[y * OTHER_STRIDE + x], c) + 1) /
                                     2);
            }
        }
    }
    assert_guards();
}

/* A fade as turn.c makes it, of `frames` frames: each channel goes from its start to its end, never
 * back, never past it, and never far from the straight line. */
static void check_fade(int frames)
{
    enum { OFF_LINE_MAX = 8 };
    static uint32_t before[HEIGHT * STRIDE];
    struct fade fade = {0};
    for (int k = 1; k <= frames; k++) {
        memcpy(before, glass, sizeof glass);
        const struct fade_stride by = fade_advance(&fade, (unsigned)(k * FADE_FULL / frames));
        step(by.weight, by.rounding);
        for (int i = 0; i < WIDTH * HEIGHT * 4; i++) {
            const int at = i / 4 / WIDTH * STRIDE + i / 4 % WIDTH, c = i % 4;
            const int a = channel(start[at], c), was = channel(before[at], c),
                      now = channel(glass[at], c),
                      b = channel(next[i / 4 / WIDTH * OTHER_STRIDE + i / 4 % WIDTH], c);
            assert_true(a <= b ? was <= now && now <= b : was >= now && now >= b);
            assert_in_range(abs(a + (b - a) * k / frames - now), 0, OFF_LINE_MAX);
        }
    }
    for (int y = 0; y < HEIGHT; y++) {
        assert_memory_equal(glass + y * STRIDE, next + y * OTHER_STRIDE, WIDTH * sizeof *glass);
    }
}

static void test_fade_goes_straight_to_the_end(void **state)
{
    (void)state;
    static const int frames[] = {1, 2, 5, 36, 150, 300};
    for (uint64_t seed = 0; seed < 5; seed++) {
        for (size_t i = 0; i < SUPPORT_COUNT(frames); i++) {
            fill(seed);
            check_fade(frames[i]);
        }
    }
}

static void test_same_pixels_stay(void **state)
{
    (void)state;
    for (unsigned weight = 0; weight <= FADE_WHOLE; weight++) {
        for (uint32_t value = 0; value < 256; value++) {
            const uint32_t same = value * 0x01010101u;
            uint32_t pixel = same;
            fade_step(&pixel, 1, &same, 1, 1, 1, (struct fade_stride){weight, value});
            assert_int_equal(pixel, same);
        }
    }
}

static void test_no_step_goes_back(void **state)
{
    (void)state;
    struct fade fade = {0};
    fade_advance(&fade, FADE_FULL / 2);
    assert_int_equal(fade.position, FADE_FULL / 2);
    assert_int_equal(fade_advance(&fade, FADE_FULL / 4).weight, 0);
    assert_int_equal(fade.position, FADE_FULL / 2);
    assert_int_equal(fade_advance(&fade, FADE_FULL / 4 * 3).weight, FADE_WHOLE / 2);
    assert_int_equal(fade_advance(&fade, FADE_FULL).weight, FADE_WHOLE);
    assert_int_equal(fade.position, FADE_FULL);
    /* What is over stays over. */
    assert_int_equal(fade_advance(&fade, 0).weight, FADE_WHOLE);
}

static void test_empty_is_allowed(void **state)
{
    (void)state;
    fill(4);
    const struct fade_stride by = {FADE_WHOLE, 0};
    fade_step(glass, STRIDE, next, OTHER_STRIDE, 0, HEIGHT, by);
    fade_step(glass, STRIDE, next, OTHER_STRIDE, WIDTH, 0, by);
    fade_step(glass, STRIDE, next, OTHER_STRIDE, -3, -3, by);
    assert_memory_equal(glass, start, sizeof glass);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_weight_changes_nothing),
        cmocka_unit_test(test_full_weight_is_the_next_page),
        cmocka_unit_test(test_half_is_the_middle),
        cmocka_unit_test(test_fade_goes_straight_to_the_end),
        cmocka_unit_test(test_same_pixels_stay),
        cmocka_unit_test(test_no_step_goes_back),
        cmocka_unit_test(test_empty_is_allowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
