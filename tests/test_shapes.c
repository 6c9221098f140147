#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint_helpers.h"

#include <math.h>

enum { SIDE = 200, GROUND = 0x000000, INK = 0xffffff };

static struct canvas painted(struct item item)
{
    struct painter *painter = helper_painter();
    struct canvas canvas = helper_canvas(SIDE, SIDE, GROUND);
    helper_paint(painter, &canvas, item);
    painter_free(painter);
    return canvas;
}

/* The ink in pixels. */
static double area(const struct canvas *canvas)
{
    double sum = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
        sum += (canvas->pixels[i] & 0xff) / 255.0;
    }
    return sum;
}

static bool close_to(double have, double want)
{
    return fabs(have - want) < want * 0.01;
}

static void test_rounded(void **state)
{
    (void)state;
    struct item item = {.kind = ITEM_ROUNDED, .box = {20, 30, 100, 60}, .colour = INK};
    item.as.round.radius = 12;
    struct canvas c = painted(item);
    assert_true(close_to(area(&c), 100 * 60 - (4 - M_PI) * 12 * 12));
    assert_int_equal(helper_pixel(&c, 20, 30), GROUND);
    assert_int_equal(helper_pixel(&c, 119, 89), GROUND);
    assert_int_equal(helper_pixel(&c, 40, 30), INK); /* straight sides are sharp */
    assert_int_equal(helper_pixel(&c, 20, 60), INK);
    canvas_free(&c);

    item.as.round.radius = 1000; /* no more than half of the shorter side */
    c = painted(item);
    assert_true(close_to(area(&c), 100 * 60 - (4 - M_PI) * 30 * 30));
    canvas_free(&c);

    item.as.round.radius = 0;
    c = painted(item);
    assert_true(close_to(area(&c), 100 * 60));
    canvas_free(&c);
}

static void test_polyline(void **state)
{
    (void)state;
    static const struct point points[] = {{30, 50}, {130, 50}, {130, 150}};
    struct item item = {.kind = ITEM_POLYLINE, .box = {0, 0, SIDE, SIDE}, .colour = INK};
    item.as.polyline.points = points;
    item.as.polyline.count = 3;
    item.as.polyline.width = 10;
    struct canvas c = painted(item);
    /* Two bars, less where they share the corner's quarter, and three round ends. */
    double want = 2 * 100 * 10 - 25 + M_PI * 25 * 1.25;
    assert_true(close_to(area(&c), want));
    assert_int_equal(helper_pixel(&c, 26, 50), INK);     /* round end */
    assert_int_equal(helper_pixel(&c, 134, 45), GROUND); /* round corner */
    canvas_free(&c);
    item.as.polyline.count = 0;
    c = painted(item);
    assert_true(area(&c) < 0.01);
    canvas_free(&c);
}

static struct item ring(float from, float to, float inner)
{
    struct item item = {.kind = ITEM_RING, .box = {0, 0, SIDE, SIDE}, .colour = INK};
    item.as.ring.cx = item.as.ring.cy = 100;
    item.as.ring.outer = 80;
    item.as.ring.inner = inner;
    item.as.ring.from = from;
    item.as.ring.to = to;
    return item;
}

static void test_ring(void **state)
{
    (void)state;
    struct canvas c = painted(ring(0, 1, 50)); /* whole, with a hole */
    assert_true(close_to(area(&c), M_PI * (80 * 80 - 50 * 50)));
    assert_int_equal(helper_pixel(&c, 100, 100), GROUND);
    canvas_free(&c);

    c = painted(ring(0, 0.25f, 50)); /* from twelve to three o'clock */
    assert_true(close_to(area(&c), M_PI * (80 * 80 - 50 * 50) / 4));
    assert_int_equal(helper_pixel(&c, 145, 55), INK);
    assert_int_equal(helper_pixel(&c, 55, 55), GROUND);
    assert_int_equal(helper_pixel(&c, 145, 145), GROUND);
    canvas_free(&c);

    c = painted(ring(0.5f, 0.75f, 0)); /* a slice, from six to nine */
    assert_true(close_to(area(&c), M_PI * 80 * 80 / 4));
    assert_int_equal(helper_pixel(&c, 90, 110), INK);
    assert_int_equal(helper_pixel(&c, 110, 110), GROUND);
    canvas_free(&c);

    c = painted(ring(0.3f, 0.3f, 50));
    assert_true(area(&c) < 0.01);
    canvas_free(&c);
}

static void test_alpha(void **state)
{
    (void)state;
    struct item item = ring(0, 1, 0);
    item.colour = 0x80ffffff;
    struct canvas c = painted(item);
    assert_int_equal(helper_pixel(&c, 100, 100), 0x808080);
    canvas_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rounded),
        cmocka_unit_test(test_polyline),
        cmocka_unit_test(test_ring),
        cmocka_unit_test(test_alpha),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
