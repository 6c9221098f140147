#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint_helpers.h"

enum { GROUND = 0x171717, YELLOW = 0xffce1f, MARK = 0x141414 };

static void test_sign(void **state)
{
    (void)state;
    struct painter *painter = helper_painter();
    struct canvas canvas = helper_canvas(400, 340, GROUND);
    struct item item = {.kind = ITEM_SIGN, .box = {30, 20, 324, 286}, .colour = YELLOW};
    item.as.sign.mark = MARK;
    helper_paint(painter, &canvas, item);
    struct box ink = helper_ink(&canvas, GROUND); /* reaches all four sides of its box */
    assert_in_range(ink.x, 30, 31);
    assert_in_range(ink.x + ink.w, 353, 354);
    assert_in_range(ink.y, 20, 21);
    assert_in_range(ink.y + ink.h, 305, 306);

    int middle = 30 + 162;
    assert_int_equal(helper_pixel(&canvas, 31, 21), GROUND); /* corners are not covered */
    assert_int_equal(helper_pixel(&canvas, 352, 21), GROUND);
    assert_int_equal(helper_pixel(&canvas, 31, 304), GROUND);     /* and round below */
    assert_int_equal(helper_pixel(&canvas, middle, 60), YELLOW);  /* above the mark */
    assert_int_equal(helper_pixel(&canvas, middle, 160), MARK);   /* its bar */
    assert_int_equal(helper_pixel(&canvas, middle, 222), YELLOW); /* the gap */
    assert_int_equal(helper_pixel(&canvas, middle, 247), MARK);   /* its dot */
    assert_int_equal(helper_pixel(&canvas, middle, 280), YELLOW);
    /* The bar is wider above. */
    assert_int_equal(helper_pixel(&canvas, middle + 16, 125), MARK);
    assert_int_equal(helper_pixel(&canvas, middle + 16, 200), YELLOW);
    for (int y = 25; y < 300; y++) { /* the same on both sides */
        for (int x = 0; x < 162; x++) {
            int right = (int)(helper_pixel(&canvas, middle + x, y) >> 16);
            int left = (int)(helper_pixel(&canvas, middle - 1 - x, y) >> 16);
            assert_in_range(left - right + 8, 0, 16);
        }
    }
    canvas_free(&canvas);
    painter_free(painter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
