#include "layout/grid.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static void equal(double have, double want)
{
    if (fabs(have - want) > 1e-9) {
        fail_msg("%g, not %g", have, want);
    }
}

/* The numbers of the design system's table. */
static void test_landscape(void **state)
{
    (void)state;
    struct grid g = grid_of(1920, 1080, 1);
    assert_int_equal(g.shape, SHAPE_LANDSCAPE);
    equal(g.u, 12);
    equal(g.width, 160);
    equal(g.height, 90);
    equal(g.margin, 8);
    equal(g.panel_w, 56);
    equal(g.panel_text_w, 44);
    equal(g.field_x, 64);
    equal(g.field_w, 88);
    equal(g.text_w, 88);
    equal(g.header, 11.6);
    equal(g.hang, 20);
    equal(g.standing, 75);
    equal(g.rule, 80);
    equal(g.foot, 85.4);
}

static void test_four_to_three(void **state)
{
    (void)state;
    struct grid g = grid_of(1440, 1080, 1);
    assert_int_equal(g.shape, SHAPE_SQUARISH);
    equal(g.margin, 6);
    equal(g.panel_w, 44);
    equal(g.panel_text_w, 34);
    equal(g.field_x, 50);
    equal(g.field_w, 64);
}

static void test_portrait(void **state)
{
    (void)state;
    struct grid g = grid_of(1080, 1920, 1);
    assert_int_equal(g.shape, SHAPE_PORTRAIT);
    equal(g.u, 12);
    equal(g.margin, 6);
    equal(g.panel_w, 90);
    equal(g.panel_text_w, 78);
    equal(g.field_x, 6);
    equal(g.field_w, 78);
    equal(g.header, 10.6);
    equal(g.hang, 17);
    equal(g.standing, 160 - 14.5);
    equal(g.rule, 160 - 10.2);
    equal(g.foot, 160 - 4.8);
}

/* Text stops at 96 wide, charts and photographs take the rest. */
static void test_wide(void **state)
{
    (void)state;
    struct grid g = grid_of(2560, 1080, 1);
    equal(g.panel_w, 56);
    equal(g.text_w, 96);
    assert_true(g.field_w > 136);
}

static void test_where_the_shape_turns(void **state)
{
    (void)state;
    assert_int_equal(grid_of(1620, 1080, 1).shape, SHAPE_LANDSCAPE);
    assert_int_equal(grid_of(1619, 1080, 1).shape, SHAPE_SQUARISH);
    assert_int_equal(grid_of(1080, 1080, 1).shape, SHAPE_SQUARISH);
    assert_int_equal(grid_of(1080, 1081, 1).shape, SHAPE_PORTRAIT);
}

/* At any size there is room for text, inside the picture. */
static void test_every_size_has_room(void **state)
{
    (void)state;
    for (int width = 1; width < 9000; width += width / 7 + 1) {
        for (int height = 1; height < 9000; height += height / 7 + 1) {
            struct grid g = grid_of(width, height, 1);
            assert_true(g.u > 0);
            equal(g.width * g.u, width);
            equal(g.height * g.u, height);
            equal(fmin(g.width, g.height), 90);
            assert_true(g.text_w >= 30 && g.text_w <= 96 && g.text_w <= g.field_w);
            assert_true(g.field_x + g.field_w <= g.width);
            assert_true(g.header < g.hang && g.hang < g.standing);
            assert_true(g.standing < g.rule && g.rule < g.foot && g.foot < g.height);
            assert_true(g.margin + g.panel_text_w <= g.panel_w);
        }
    }
}

/* For viewers farther off: fewer and larger u, as many as a page needs. */
static void test_scale(void **state)
{
    (void)state;
    struct grid g = grid_of(1920, 1080, 1.25);
    equal(g.u, 15);
    equal(g.width, 128);
    equal(g.height, 72);
    equal(g.panel_w, 44);
    equal(g.hang, 20);
    equal(g.standing, 57);
    equal(g.rule, 62);
    equal(grid_of(1440, 1080, 1.25).width, 104);
    equal(grid_of(1080, 1920, 1.25).width, 72);
    equal(grid_of(1080, 1080, 1.25).u, 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_landscape),
        cmocka_unit_test(test_four_to_three),
        cmocka_unit_test(test_portrait),
        cmocka_unit_test(test_wide),
        cmocka_unit_test(test_where_the_shape_turns),
        cmocka_unit_test(test_every_size_has_room),
        cmocka_unit_test(test_scale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
