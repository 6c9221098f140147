#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint_helpers.h"

#include <math.h>
#include <stdlib.h>

enum { SIDE = 640, GROUND = 0x000000, INK = 0xffffff };

static struct item drum(enum drum_style style, struct box box, colour ink)
{
    struct item item = {.kind = ITEM_DRUM, .box = box, .colour = ink};
    item.as.drum.style = style;
    item.as.drum.cx = item.as.drum.cy = SIDE / 2;
    item.as.drum.r = 300;
    item.as.drum.u = 10;
    return item;
}

static struct canvas painted(enum drum_style style, struct box box, colour ink)
{
    struct painter *painter = helper_painter();
    struct canvas canvas = helper_canvas(SIDE, SIDE, GROUND);
    helper_paint(painter, &canvas, drum(style, box, ink));
    painter_free(painter);
    return canvas;
}

/* How much of a line from the centre outwards is ink between two radii (in the outer radius), in
 * pixels. */
static double ink_along(const struct canvas *canvas, double turns, double from, double to)
{
    double sum = 0, step = 0.1;
    for (double r = from * 300; r < to * 300; r += step) {
        double x = SIDE / 2 + r * cos(2 * M_PI * turns), y = SIDE / 2 + r * sin(2 * M_PI * turns);
        sum += (helper_pixel(canvas, (int)floor(x), (int)floor(y)) & 0xff) / 255.0 * step;
    }
    return sum;
}

/* The parts of the design system stand where it has them. */
static void test_bronze(void **state)
{
    (void)state;
    struct canvas c = painted(DRUM_BRONZE, (struct box){0, 0, SIDE, SIDE}, INK);
    static const double rings[] = {.255, .27,  .326, .34, .397, .47,  .484, .573,
                                   .634, .648, .76,  .83, .895, .982, 1};
    for (size_t i = 0; i < sizeof rings / sizeof *rings; i++) {
        for (double turns = 0.01; turns < 1; turns += 0.0937) {
            assert_true(ink_along(&c, turns, rings[i] - .005, rings[i] + .005) > 0.3);
        }
    }
    for (int ray = 0; ray < 14; ray++) {
        assert_true(ink_along(&c, (ray + .5) / 14, .08, .2) > .11 * 300); /* along a ray */
        assert_true(ink_along(&c, ray / 14.0, .085, .155) < 0.5);         /* between two */
    }
    assert_true(ink_along(&c, 0.25, .4, .468) < 0.5); /* the empty bands */
    assert_true(ink_along(&c, 0.25, .655, .755) < 0.5);
    canvas_free(&c);
}

static void test_circles(void **state)
{
    (void)state;
    struct canvas c = painted(DRUM_CIRCLES, (struct box){0, 0, SIDE, SIDE}, INK);
    for (int i = 1; i <= 18; i++) {
        double at = i / 18.0;
        double sum = 0;
        for (int turn = 0; turn < 40; turn++) {
            sum += ink_along(&c, turn / 40.0 + .003, at - .02, at + .02);
            assert_true(ink_along(&c, turn / 40.0 + .003, at - .04, at - .015) < 0.2);
        }
        assert_true(fabs(sum / 40 - 2.2) < 0.1); /* .22 u */
    }
    canvas_free(&c);
}

/* A part that is painted by itself is that part of the whole, and nothing is outside of it. */
static void test_parts(void **state)
{
    (void)state;
    static const struct box boxes[] = {{0, 0, 320, 640},    {300, 20, 200, 100}, {330, 300, 77, 66},
                                       {500, 500, 140, 90}, {0, 0, 20, 20},      {5, 300, 60, 1}};
    for (int style = DRUM_BRONZE; style <= DRUM_CIRCLES; style++) {
        struct canvas whole =
            painted((enum drum_style)style, (struct box){0, 0, SIDE, SIDE}, 0x57ffd43b);
        for (size_t b = 0; b < sizeof boxes / sizeof *boxes; b++) {
            struct box box = boxes[b];
            struct canvas part = painted((enum drum_style)style, box, 0x57ffd43b);
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    bool in = x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;
                    uint32_t want = in ? helper_pixel(&whole, x, y) : GROUND;
                    uint32_t have = helper_pixel(&part, x, y);
                    /* Cairo rounds a clipped path by a level or two. */
                    int off = (int)(want >> 16) - (int)(have >> 16);
                    if (off < -6 || off > 6) {
                        fail_msg("box %d: (%d, %d) is %d off", (int)b, x, y, off);
                    }
                }
            }
            canvas_free(&part);
        }
        canvas_free(&whole);
    }
}

/* A translucent drum is nowhere darker than one stroke of it. */
static void test_no_double_alpha(void **state)
{
    (void)state;
    struct canvas c = painted(DRUM_BRONZE, (struct box){0, 0, SIDE, SIDE}, 0x57ffffff);
    for (int i = 0; i < SIDE * SIDE; i++) {
        assert_true((c.pixels[i] & 0xff) <= 0x58);
    }
    canvas_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bronze),
        cmocka_unit_test(test_circles),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_no_double_alpha),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
