#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/frame.h"
#include "support.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 40, HEIGHT = 30, PIXELS = WIDTH * HEIGHT, OLD = 0x123456 };

static uint32_t picture_pixel(int x, int y)
{
    return (uint32_t)(x * 5 + 1) << 16 | (uint32_t)(y * 7 + 1) << 8 | 0x55;
}

static int clamp(int at, int sides)
{
    return at < 0 ? 0 : at >= sides ? sides - 1 : at;
}

static uint32_t dimmed(uint32_t pixel, int percent)
{
    uint32_t out = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        out |= (pixel >> shift & 0xff) * ((uint32_t)(100 - percent) * 256 / 100) / 256 << shift;
    }
    return out;
}

/* What has to be at a place of the canvas: the nearest pixel of the picture. */
static uint32_t expected(const struct frame *f, const struct finish *by, int x, int y)
{
    return dimmed(
        picture_pixel(clamp(x - f->left - by->dx, f->width), clamp(y - f->top - by->dy, f->height)),
        by->dimmed);
}

static void paint(struct canvas *canvas, const struct frame *f, struct box part)
{
    struct canvas inner = frame_inner(canvas, f);
    for (int y = part.y; y < part.y + part.h; y++) {
        for (int x = part.x; x < part.x + part.w; x++) {
            inner.pixels[y * inner.stride + x] = picture_pixel(x, y);
        }
    }
}

static void check_whole(double overscan, struct finish by)
{
    struct err err = {0};
    struct canvas canvas;
    assert_true(canvas_make(&canvas, WIDTH, HEIGHT, &err));
    const struct frame f = frame_make(WIDTH, HEIGHT, overscan);
    const struct box all = {0, 0, f.width, f.height};
    paint(&canvas, &f, all);
    const struct box box = frame_finish(&canvas, &f, &by, all);
    assert_true(box.x == 0 && box.y == 0 && box.w == WIDTH && box.h == HEIGHT);
    for (int i = 0; i < PIXELS; i++) {
        if (canvas.pixels[i] != expected(&f, &by, i % WIDTH, i / WIDTH)) {
            fail_msg("overscan %g, moved %d %d, dimmed %d: pixel %d %d is %06x", overscan, by.dx,
                     by.dy, by.dimmed, i % WIDTH, i / WIDTH, canvas.pixels[i]);
        }
    }
    canvas_free(&canvas);
}

static void test_nearest_pixel_everywhere(void **state)
{
    (void)state;
    static const double overscans[] = {0, 2.5, 10};
    for (size_t i = 0; i < SUPPORT_COUNT(overscans); i++) {
        for (int dx = -5; dx <= 5; dx++) {
            for (int dy = -5; dy <= 5; dy++) {
                for (int dim = 0; dim <= 60; dim += 30) {
                    check_whole(overscans[i], (struct finish){dx, dy, dim});
                }
            }
        }
    }
}

/* Where it says that it is, a part looks as the whole would; all else is left alone but the place
 * where it was painted. */
static void check_part(struct box part, double overscan, struct finish by)
{
    struct err err = {0};
    struct canvas canvas;
    assert_true(canvas_make(&canvas, WIDTH, HEIGHT, &err));
    for (int i = 0; i < PIXELS; i++) {
        canvas.pixels[i] = OLD;
    }
    const struct frame f = frame_make(WIDTH, HEIGHT, overscan);
    paint(&canvas, &f, part);
    const struct box box = frame_finish(&canvas, &f, &by, part);
    assert_true(box.x >= 0 && box.y >= 0 && box.x + box.w <= WIDTH && box.y + box.h <= HEIGHT);
    for (int i = 0; i < PIXELS; i++) {
        const int x = i % WIDTH, y = i / WIDTH;
        const bool was = x >= f.left + part.x && x < f.left + part.x + part.w &&
                         y >= f.top + part.y && y < f.top + part.y + part.h;
        if (x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h) {
            assert_int_equal(canvas.pixels[i], expected(&f, &by, x, y));
        } else if (!was) {
            assert_int_equal(canvas.pixels[i], OLD);
        }
    }
    /* It reaches as far as its edges do. */
    assert_int_equal(box.x == 0, part.x == 0);
    assert_int_equal(box.x + box.w == WIDTH, part.x + part.w == f.width);
    assert_int_equal(box.y + box.h == HEIGHT, part.y + part.h == f.height);
    canvas_free(&canvas);
}

static void test_parts(void **state)
{
    (void)state;
    const struct frame f = frame_make(WIDTH, HEIGHT, 10);
    const struct box parts[] = {{5, 5, 10, 10},
                                {0, f.height - 6, f.width, 6},
                                {8, f.height - 6, f.width - 8, 6},
                                {0, 0, 4, f.height}};
    for (size_t i = 0; i < SUPPORT_COUNT(parts); i++) {
        for (int dx = -2; dx <= 2; dx++) {
            for (int dy = -2; dy <= 2; dy++) {
                check_part(parts[i], 10, (struct finish){dx, dy, dx == dy ? 40 : 0});
            }
        }
    }
}

/* A part that is moved off the canvas altogether is nowhere. */
static void test_nothing_left(void **state)
{
    (void)state;
    struct err err = {0};
    struct canvas canvas;
    assert_true(canvas_make(&canvas, WIDTH, HEIGHT, &err));
    const struct frame f = frame_make(WIDTH, HEIGHT, 0);
    const struct finish by = {.dx = -4};
    const struct box box = frame_finish(&canvas, &f, &by, (struct box){0, 5, 3, 3});
    assert_true(box.w <= 0 || box.h <= 0);
    canvas_free(&canvas);
}

static void test_margins(void **state)
{
    (void)state;
    const struct frame f = frame_make(1920, 1080, 2.5);
    assert_int_equal(f.left, 48);
    assert_int_equal(f.top, 27);
    assert_int_equal(f.width, 1824);
    assert_int_equal(f.height, 1026);
    const struct frame none = frame_make(1920, 1080, 0);
    assert_int_equal(none.left + none.top, 0);
    assert_int_equal(none.width, 1920);
}

/* The path is closed, goes a pixel at a time, and reaches its bounds on all sides. */
static void test_path(void **state)
{
    (void)state;
    for (int reach = 1; reach <= 16; reach++) {
        struct finish last = {0}, at, low = {0}, high = {0};
        const int64_t round = 8 * (int64_t)reach;
        frame_step(&at, 0, reach);
        assert_true(at.dx == 0 && at.dy == 0);
        for (int64_t step = 1; step <= round; step++) {
            frame_step(&at, step, reach);
            assert_true(abs(at.dx - last.dx) <= 1 && abs(at.dy - last.dy) <= 1);
            assert_true(at.dx != last.dx || at.dy != last.dy);
            low.dx = at.dx < low.dx ? at.dx : low.dx;
            low.dy = at.dy < low.dy ? at.dy : low.dy;
            high.dx = at.dx > high.dx ? at.dx : high.dx;
            high.dy = at.dy > high.dy ? at.dy : high.dy;
            last = at;
        }
        assert_true(last.dx == 0 && last.dy == 0);
        assert_true(low.dx == -reach && low.dy == -reach);
        assert_true(high.dx == reach && high.dy == reach);
        frame_step(&at, round * 1000000000 + 1, reach);
        frame_step(&last, 1, reach);
        assert_true(at.dx == last.dx && at.dy == last.dy);
    }
    struct finish still = {.dx = 3, .dy = 3};
    frame_step(&still, 17, 0);
    assert_true(still.dx == 0 && still.dy == 0);
}

static void test_reach(void **state)
{
    (void)state;
    const struct frame hd = {.width = 1920, .height = 1080},
                       upright = {.width = 2160, .height = 3840},
                       small = {.width = 320, .height = 200};
    assert_int_equal(frame_reach(&hd, 4), 4);
    assert_int_equal(frame_reach(&upright, 4), 8);
    assert_int_equal(frame_reach(&small, 1), 1);
    assert_int_equal(frame_reach(&hd, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nearest_pixel_everywhere),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_nothing_left),
        cmocka_unit_test(test_margins),
        cmocka_unit_test(test_path),
        cmocka_unit_test(test_reach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
