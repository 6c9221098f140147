#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/shrink.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct taken {
    uint32_t *pixels;
    int width;
    int lines;
};

static void take(void *ctx, int y, const uint32_t *pixels)
{
    struct taken *t = ctx;
    assert_int_equal(y, t->lines);
    memcpy(t->pixels + (ptrdiff_t)y * t->width, pixels, (size_t)t->width * sizeof *pixels);
    t->lines++;
}

static uint32_t noise(int x, int y)
{
    uint32_t v = (uint32_t)x * 2654435761u ^ (uint32_t)y * 2246822519u;
    v ^= v >> 15;
    return v * 2654435761u & 0xffffff;
}

/* Runs the filter and hands back the small picture; the caller frees it. */
static uint32_t *shrunk(int from_w, int from_h, int to_w, int to_h, uint32_t (*pixel)(int, int))
{
    struct taken taken = {malloc((size_t)to_w * (size_t)to_h * sizeof(uint32_t)), to_w, 0};
    struct shrink s;
    struct err err = {0};
    assert_true(
        shrink_open(&s, from_w, from_h, to_w, to_h, (struct line_sink){&taken, take}, &err));
    uint32_t *line = malloc((size_t)from_w * sizeof *line);
    for (int y = 0; y < from_h; y++) {
        for (int x = 0; x < from_w; x++) {
            line[x] = pixel(x, y);
        }
        shrink_take(&s, line);
    }
    shrink_close(&s);
    free(line);
    assert_int_equal(taken.lines, to_h);
    return taken.pixels;
}

/* How much of [a, a + 1) lies in [from, to). */
static double overlap(int a, double from, double to)
{
    double low = fmax(a, from), high = fmin(a + 1, to);
    return high > low ? high - low : 0;
}

/* Against the plain definition, in floating point. */
static void test_is_the_average(void **state)
{
    (void)state;
    static const int sizes[][4] = {
        {10, 10, 5, 5}, {17, 13, 10, 7}, {64, 48, 63, 47}, {100, 3, 1, 1}, {31, 77, 31, 20}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        int fw = sizes[i][0], fh = sizes[i][1], tw = sizes[i][2], th = sizes[i][3];
        uint32_t *small = shrunk(fw, fh, tw, th, noise);
        double sx = (double)fw / tw, sy = (double)fh / th;
        for (int p = 0; p < tw * th; p++) {
            int x = p % tw, y = p / tw;
            for (int shift = 0; shift <= 16; shift += 8) {
                double sum = 0;
                for (int v = 0; v < fh; v++) {
                    for (int u = 0; u < fw; u++) {
                        sum += (noise(u, v) >> shift & 0xff) * overlap(u, x * sx, (x + 1) * sx) *
                               overlap(v, y * sy, (y + 1) * sy);
                    }
                }
                double want = sum / (sx * sy), have = small[p] >> shift & 0xff;
                assert_true(fabs(have - want) < 0.52);
            }
        }
        free(small);
    }
}

static uint32_t white(int x, int y)
{
    (void)x;
    (void)y;
    return 0xffffff;
}

/* Sums of the largest sides neither overflow nor lose white. */
static void test_largest(void **state)
{
    (void)state;
    uint32_t *wide = shrunk(30000, 2, 7, 1, white);
    uint32_t *high = shrunk(2, 30000, 1, 3, white);
    for (int i = 0; i < 7; i++) {
        assert_int_equal(wide[i], 0xffffff);
    }
    for (int i = 0; i < 3; i++) {
        assert_int_equal(high[i], 0xffffff);
    }
    free(wide);
    free(high);
}

static void test_same_size(void **state)
{
    (void)state;
    uint32_t *same = shrunk(9, 5, 9, 5, noise);
    for (int p = 0; p < 45; p++) {
        assert_int_equal(same[p], noise(p % 9, p / 9));
    }
    free(same);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_is_the_average),
        cmocka_unit_test(test_largest),
        cmocka_unit_test(test_same_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
