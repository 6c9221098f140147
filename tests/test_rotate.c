#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screen/rotate.h"
#include "support.h"

#include <string.h>

enum { SIDE = 80, MARK = 0x00abcdef };

static const int degrees_of[] = {0, 90, 180, 270};

/* A picture of any size up to SIDE, with a stride that is wider. */
struct sheet {
    uint32_t pixels[SIDE * (SIDE + 3)];
    struct canvas canvas;
};

static void make(struct sheet *p, int width, int height, uint64_t seed)
{
    struct rng r = {seed};
    for (size_t i = 0; i < SUPPORT_COUNT(p->pixels); i++) {
        p->pixels[i] = seed ? (uint32_t)rng_next(&r) : MARK;
    }
    p->canvas = (struct canvas){p->pixels, width, height, width + 3};
}

static void make_turned(struct sheet *p, const struct canvas *of, int degrees)
{
    const bool swaps = rotate_swaps(degrees);
    make(p, swaps ? of->height : of->width, swaps ? of->width : of->height, 0);
}

static uint32_t at(const struct canvas *c, int x, int y)
{
    return c->pixels[y * c->stride + x];
}

/* Where the pixel (x, y) of a picture goes, said as plainly as can be. */
static void place(int degrees, int width, int height, int x, int y, int *to_x, int *to_y)
{
    *to_x = degrees == 0 ? x : degrees == 90 ? height - 1 - y : degrees == 180 ? width - 1 - x : y;
    *to_y = degrees == 0 ? y : degrees == 90 ? x : degrees == 180 ? height - 1 - y : width - 1 - x;
}

static void test_every_pixel_goes_to_its_place(void **state)
{
    (void)state;
    static struct sheet from, to;
    static const int sizes[][2] = {{1, 1}, {1, 5}, {7, 1}, {16, 16}, {33, 17}, {48, 80}, {80, 31}};
    for (size_t s = 0; s < SUPPORT_COUNT(sizes); s++) {
        for (size_t d = 0; d < SUPPORT_COUNT(degrees_of); d++) {
            make(&from, sizes[s][0], sizes[s][1], s + 1);
            make_turned(&to, &from.canvas, degrees_of[d]);
            rotate_copy(&to.canvas, &from.canvas, degrees_of[d], NULL);
            for (int y = 0; y < from.canvas.height; y++) {
                for (int x = 0; x < from.canvas.width; x++) {
                    int to_x, to_y;
                    place(degrees_of[d], from.canvas.width, from.canvas.height, x, y, &to_x, &to_y);
                    assert_int_equal(at(&to.canvas, to_x, to_y), at(&from.canvas, x, y));
                }
            }
            for (int y = 0; y < to.canvas.height; y++) {
                assert_int_equal(at(&to.canvas, to.canvas.width, y), MARK);
            }
        }
    }
}

static void test_four_quarters_are_none(void **state)
{
    (void)state;
    static struct sheet turned[5];
    make(&turned[0], 37, 22, 9);
    for (int i = 0; i < 4; i++) {
        make_turned(&turned[i + 1], &turned[i].canvas, 90);
        rotate_copy(&turned[i + 1].canvas, &turned[i].canvas, 90, NULL);
    }
    for (int y = 0; y < 22; y++) {
        assert_memory_equal(turned[4].pixels + y * 40, turned[0].pixels + y * 40, 37 * 4);
    }
}

static void test_a_part_touches_its_box_only(void **state)
{
    (void)state;
    static struct sheet from, to, whole;
    static const struct box parts[] = {
        {0, 0, 5, 4}, {10, 3, 20, 18}, {30, 20, 20, 20}, {-4, -4, 9, 9}};
    for (size_t p = 0; p < SUPPORT_COUNT(parts); p++) {
        for (size_t d = 0; d < SUPPORT_COUNT(degrees_of); d++) {
            make(&from, 40, 25, 3);
            make_turned(&to, &from.canvas, degrees_of[d]);
            make_turned(&whole, &from.canvas, degrees_of[d]);
            rotate_copy(&whole.canvas, &from.canvas, degrees_of[d], NULL);
            rotate_copy(&to.canvas, &from.canvas, degrees_of[d], &parts[p]);
            const struct box box = rotate_box(parts[p], degrees_of[d], 40, 25);
            for (int y = 0; y < to.canvas.height; y++) {
                for (int x = 0; x < to.canvas.width; x++) {
                    const bool inside =
                        x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;
                    assert_int_equal(at(&to.canvas, x, y), inside ? at(&whole.canvas, x, y) : MARK);
                }
            }
        }
    }
}

static void test_other_sizes_are_left_alone(void **state)
{
    (void)state;
    static struct sheet from, to;
    make(&from, 40, 25, 3);
    make(&to, 40, 25, 0);
    rotate_copy(&to.canvas, &from.canvas, 90, NULL);
    for (size_t i = 0; i < SUPPORT_COUNT(to.pixels); i++) {
        assert_int_equal(to.pixels[i], MARK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_pixel_goes_to_its_place),
        cmocka_unit_test(test_four_quarters_are_none),
        cmocka_unit_test(test_a_part_touches_its_box_only),
        cmocka_unit_test(test_other_sizes_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
