#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/brush.h"
#include "paint_helpers.h"

#include <limits.h>
#include <stdlib.h>

static void assert_box(struct box have, int x, int y, int w, int h)
{
    assert_int_equal(have.x, x);
    assert_int_equal(have.y, y);
    assert_int_equal(have.w, w);
    assert_int_equal(have.h, h);
}

static void test_cut(void **state)
{
    (void)state;
    struct box a = {10, 20, 30, 40};
    assert_box(box_cut(a, (struct box){0, 0, 100, 100}), 10, 20, 30, 40);
    assert_box(box_cut(a, (struct box){15, 0, 10, 30}), 15, 20, 10, 10);
    assert_true(box_empty(box_cut(a, (struct box){40, 20, 5, 5})));
    assert_true(box_empty(box_cut(a, (struct box){0, 0, 10, 100})));
    assert_true(box_empty(box_cut(a, (struct box){12, 25, -5, 5})));
    assert_true(box_empty(box_cut(a, (struct box){INT_MAX, INT_MAX, INT_MAX, INT_MAX})));
    assert_box(box_cut(a, (struct box){INT_MIN, INT_MIN, INT_MAX, INT_MAX}), 0, 0, 0, 0);
    assert_box(box_cut(a, (struct box){-5, -5, INT_MAX, INT_MAX}), 10, 20, 30, 40);
}

static void test_clip_lies_in_the_canvas(void **state)
{
    (void)state;
    struct canvas canvas = helper_canvas(20, 10, 0);
    struct brush brush = brush_open(&canvas, NULL);
    assert_box(brush.clip, 0, 0, 20, 10);
    brush_close(&brush);
    brush = brush_open(&canvas, &(struct box){-5, 5, 100, 100});
    assert_box(brush.clip, 0, 5, 20, 5);
    brush_close(&brush);
    canvas_free(&canvas);
}

/* Every channel and alpha against the definition. */
static void test_mix(void **state)
{
    (void)state;
    for (uint32_t alpha = 0; alpha < 256; alpha++) {
        for (uint32_t from = 0; from < 256; from += 5) {
            for (uint32_t to = 0; to < 256; to += 3) {
                uint32_t want = (from * alpha + to * (255 - alpha) + 127) / 255;
                uint32_t have =
                    brush_mix(from << 16 | to << 8 | from, to << 16 | from << 8 | to, alpha);
                uint32_t back = (to * alpha + from * (255 - alpha) + 127) / 255;
                assert_int_equal(have, want << 16 | back << 8 | want);
            }
        }
    }
}

static void test_fill(void **state)
{
    (void)state;
    struct canvas canvas = helper_canvas(10, 10, 0x0000ff);
    struct brush brush = brush_open(&canvas, NULL);
    brush_fill(&brush, (struct box){2, 3, 4, 5}, 0xff0000);
    assert_box(helper_ink(&canvas, 0x0000ff), 2, 3, 4, 5);
    assert_int_equal(helper_pixel(&canvas, 5, 7), 0xff0000);
    brush_fill(&brush, (struct box){0, 0, 10, 10}, 0x80000000);
    assert_int_equal(helper_pixel(&canvas, 0, 0), 0x00007f);
    assert_int_equal(helper_pixel(&canvas, 2, 3), 0x7f0000);
    brush_fill(&brush, (struct box){0, 0, 10, 10}, 0xff123456);
    assert_int_equal(helper_pixel(&canvas, 9, 9), 0x123456);
    brush_close(&brush);
    canvas_free(&canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_clip_lies_in_the_canvas),
        cmocka_unit_test(test_mix),
        cmocka_unit_test(test_fill),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
