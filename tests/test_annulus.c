#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/annulus.h"
#include "paint_helpers.h"

#include <math.h>
#include <stdlib.h>

enum { W = 120, H = 90 };

/* The share of a pixel that lies between the circles, by 16 x 16 points. */
static double share(int x, int y, double cx, double cy, double outer, double inner)
{
    int hits = 0;
    for (int i = 0; i < 256; i++) {
        double d = hypot(x + (i % 16 + .5) / 16 - cx, y + (i / 16 + .5) / 16 - cy);
        hits += d <= outer && (inner <= 0 || d > inner);
    }
    return hits / 256.0;
}

/* White on black, so that a channel is the share of the pixel. */
static void test_coverage(void **state)
{
    (void)state;
    static const float cases[][4] = {
        {60, 45, 40, 37.8f},  {60.3f, 44.7f, 30, 28.2f}, {12.5f, 45, 11.2f, 9},  {60, 45, 5, 0},
        {60.5f, 45.5f, 3, 0}, {-300, 45, 360, 355},      {60, 400, 380, 378.2f}, {60, 45, 200, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const float *c = cases[i];
        struct canvas canvas = helper_canvas(W, H, 0);
        struct brush brush = brush_open(&canvas, NULL);
        annulus_fill(&brush, brush.clip, c[0], c[1], c[2], c[3], 0xffffff);
        double sum = 0, want_sum = 0;
        for (int p = 0; p < W * H; p++) {
            double want =
                share(p % W, p / W, (double)c[0], (double)c[1], (double)c[2], (double)c[3]);
            double have = (helper_pixel(&canvas, p % W, p / W) & 0xff) / 255.0;
            assert_true(fabs(have - want) < 0.13); /* corners of a slanting edge */
            sum += have;
            want_sum += want;
        }
        assert_true(fabs(sum - want_sum) < 0.01 * want_sum + 0.5);
        brush_close(&brush);
        canvas_free(&canvas);
    }
}

static void test_stays_in_its_box(void **state)
{
    (void)state;
    struct canvas canvas = helper_canvas(W, H, 0);
    struct brush brush = brush_open(&canvas, NULL);
    annulus_fill(&brush, (struct box){30, 20, 40, 30}, 50, 35, 500, 0, 0xffffff);
    struct box ink = helper_ink(&canvas, 0);
    assert_int_equal(ink.x, 30);
    assert_int_equal(ink.y, 20);
    assert_int_equal(ink.w, 40);
    assert_int_equal(ink.h, 30);
    /* Far away: nothing, and no endless loop. */
    annulus_fill(&brush, brush.clip, 1e9f, 1e9f, 10, 5, 0xff0000);
    annulus_fill(&brush, brush.clip, -1e9f, 45, 10, 5, 0xff0000);
    assert_int_equal(helper_pixel(&canvas, 50, 35), 0xffffff);
    assert_int_equal(helper_ink(&canvas, 0).w, 40);
    brush_close(&brush);
    canvas_free(&canvas);
}

static void test_alpha(void **state)
{
    (void)state;
    struct canvas canvas = helper_canvas(W, H, 0);
    struct brush brush = brush_open(&canvas, NULL);
    annulus_fill(&brush, brush.clip, 60, 45, 20, 0, 0x40ffffff);
    assert_int_equal(helper_pixel(&canvas, 60, 45), 0x404040);
    brush_close(&brush);
    canvas_free(&canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_coverage),
        cmocka_unit_test(test_stays_in_its_box),
        cmocka_unit_test(test_alpha),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
