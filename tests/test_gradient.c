#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint_helpers.h"

#include <string.h>

enum { TOP = 0x7e191d, BOTTOM = 0x651115, W = 64, H = 1080 };

static struct canvas painted(const struct box *clip)
{
    struct painter *painter = helper_painter();
    struct canvas canvas = helper_canvas(W, H, 0);
    struct item item = {.kind = ITEM_GRADIENT, .box = {0, 0, W, H}, .colour = TOP};
    item.as.gradient.bottom = BOTTOM;
    struct scene scene = {&item, 1, 1};
    struct err err = {0};
    assert_true(painter_paint(painter, &scene, clip, NULL, &canvas, &err));
    painter_free(painter);
    return canvas;
}

static void test_ends(void **state)
{
    (void)state;
    struct canvas canvas = painted(NULL);
    for (int x = 0; x < W; x++) {
        assert_int_equal(helper_pixel(&canvas, x, 0), TOP);
        assert_int_equal(helper_pixel(&canvas, x, H - 1), BOTTOM);
    }
    canvas_free(&canvas);
}

/* Over any eight lines the average is the colour in between, and no pixel is two steps off it. */
static void test_between(void **state)
{
    (void)state;
    struct canvas canvas = painted(NULL);
    for (int y = 0; y + 8 <= H; y++) {
        for (int shift = 0; shift <= 16; shift += 8) {
            double from = TOP >> shift & 0xff, to = BOTTOM >> shift & 0xff, sum = 0;
            double want = from + (to - from) * (y + 3.5) / (H - 1);
            for (int i = 0; i < 8 * W; i++) {
                double value = helper_pixel(&canvas, i % W, y + i / W) >> shift & 0xff;
                assert_true(value > want - 1.2 && value < want + 1.2);
                sum += value;
            }
            /* Thresholds average 1/128 below a half, which the rounding down takes. */
            assert_true(sum / (8 * W) > want - 0.06 && sum / (8 * W) < want + 0.06);
        }
    }
    canvas_free(&canvas);
}

/* Dithered: where the colour lies between two steps a line has both. */
static void test_no_bands(void **state)
{
    (void)state;
    struct canvas canvas = painted(NULL);
    int mixed = 0;
    for (int y = 0; y < H; y++) {
        int differ = 0;
        for (int x = 1; x < W; x++) {
            differ |= helper_pixel(&canvas, x, y) != helper_pixel(&canvas, 0, y);
        }
        mixed += differ;
    }
    assert_true(mixed > H * 3 / 4);
    canvas_free(&canvas);
}

static void test_clipped_is_the_same(void **state)
{
    (void)state;
    struct box clip = {13, 101, 20, 300};
    struct canvas whole = painted(NULL), part = painted(&clip);
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++) {
            bool in = x >= 13 && x < 33 && y >= 101 && y < 401;
            assert_int_equal(helper_pixel(&part, x, y), in ? helper_pixel(&whole, x, y) : 0);
        }
    }
    canvas_free(&whole);
    canvas_free(&part);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_between),
        cmocka_unit_test(test_no_bands),
        cmocka_unit_test(test_clipped_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
