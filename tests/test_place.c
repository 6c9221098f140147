#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/place.h"

static void check(int width, int height, struct box box, bool crop, struct box want)
{
    struct picture_info info = {width, height, 1};
    struct box have = place_picture(&info, box, crop, false, false);
    assert_int_equal(have.x, want.x);
    assert_int_equal(have.y, want.y);
    assert_int_equal(have.w, want.w);
    assert_int_equal(have.h, want.h);
}

static void test_whole(void **state)
{
    (void)state;
    struct box box = {100, 50, 400, 300};
    check(4000, 3000, box, false, (struct box){100, 50, 400, 300});
    check(4000, 2000, box, false, (struct box){100, 100, 400, 200});
    check(1000, 3000, box, false, (struct box){250, 50, 100, 300});
    check(30000, 1, box, false, (struct box){100, 199, 400, 1}); /* never nothing */
}

static void test_crop(void **state)
{
    (void)state;
    struct box box = {0, 0, 800, 700};
    /* An eighth of the width may be lost: 800 of 914. */
    check(1000, 800, box, true, (struct box){-37, 0, 875, 700});
    check(8000, 6125, box, true, (struct box){-57, 0, 914, 700});
    check(8000, 6100, box, true, (struct box){0, 45, 800, 610}); /* a little too much */
    check(700, 700, box, true, (struct box){0, -50, 800, 800});
    check(690, 700, box, true, (struct box){55, 0, 690, 700});
    check(1000, 800, box, false, (struct box){0, 30, 800, 640});
}

static void test_small(void **state)
{
    (void)state;
    struct box box = {0, 0, 900, 900};
    check(300, 300, box, true, (struct box){0, 0, 900, 900});
    check(100, 50, box, true, (struct box){300, 375, 300, 150}); /* three times, no more */
    check(1, 1, box, false, (struct box){448, 448, 3, 3});
}

static void check_fill(int width, int height, struct box box, bool middle, struct box want)
{
    struct picture_info info = {width, height, 1};
    struct box have = place_fill(&info, box, middle);
    assert_int_equal(have.x, want.x);
    assert_int_equal(have.y, want.y);
    assert_int_equal(have.w, want.w);
    assert_int_equal(have.h, want.h);
}

/* A portrait covers its box whatever it loses, and never its head. */
static void test_fill(void **state)
{
    (void)state;
    struct box box = {100, 50, 80, 100};
    check_fill(800, 1000, box, false, (struct box){100, 50, 80, 100});
    check_fill(900, 1600, box, false, (struct box){100, 50, 80, 142}); /* the foot is lost */
    check_fill(160, 100, box, false, (struct box){60, 50, 160, 100});  /* both sides alike */
    check_fill(4000, 100, box, false, (struct box){-1860, 50, 4000, 100});
    check_fill(27, 34, box, false, (struct box){100, 50, 80, 101});
    check_fill(10, 13, box, false, (struct box){100, 50, 80, 104});
    check_fill(9, 9, box, false, (struct box){126, 86, 27, 27}); /* too small to cover it */
}

/* A ground for text loses as much on every side. */
static void test_fill_from_the_middle(void **state)
{
    (void)state;
    struct box box = {100, 50, 400, 300};
    check_fill(4000, 3000, box, true, box);
    check_fill(4000, 2000, box, true, (struct box){0, 50, 600, 300});
    check_fill(1000, 3000, box, true, (struct box){100, -400, 400, 1200});
    check_fill(200, 150, box, true, box);
    check_fill(100, 100, box, true, (struct box){150, 50, 300, 300}); /* too small: whole */
    check_fill(65535, 1, box, true, (struct box){100, 199, 400, 1});
}

static void test_lying(void **state)
{
    (void)state;
    struct picture_info info = {4000, 3000, 6};
    assert_int_equal(place_width(&info), 3000);
    assert_int_equal(place_height(&info), 4000);
    struct box to = place_picture(&info, (struct box){0, 0, 300, 400}, false, false, false);
    assert_int_equal(to.w, 300);
    assert_int_equal(to.h, 400);
}

/* Where each orientation puts the first stored pixel, and the last of the first line. */
static void test_turns(void **state)
{
    (void)state;
    enum { W = 4, H = 3 };
    static const int first[9][2] = {{0},    {0, 0}, {3, 0}, {3, 2}, {0, 2},
                                    {0, 0}, {2, 0}, {2, 3}, {0, 3}};
    static const int line_end[9][2] = {{0},    {3, 0}, {0, 0}, {0, 2}, {3, 2},
                                       {0, 3}, {2, 3}, {2, 0}, {0, 0}};
    for (int o = 1; o <= 8; o++) {
        struct turn_map t = place_turn(o, W, H);
        assert_int_equal(t.x0, first[o][0]);
        assert_int_equal(t.y0, first[o][1]);
        assert_int_equal(t.x0 + (W - 1) * t.xx, line_end[o][0]);
        assert_int_equal(t.y0 + (W - 1) * t.yx, line_end[o][1]);
        /* Every pixel lands inside, each on its own. */
        int seen = 0;
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                int to_x = t.x0 + x * t.xx + y * t.xy, to_y = t.y0 + x * t.yx + y * t.yy;
                assert_in_range(to_x, 0, (o >= 5 ? H : W) - 1);
                assert_in_range(to_y, 0, (o >= 5 ? W : H) - 1);
                seen |= 1 << (to_y * 4 + to_x);
            }
        }
        assert_int_equal(__builtin_popcount((unsigned)seen), W * H);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_crop),
        cmocka_unit_test(test_small),
        cmocka_unit_test(test_fill),
        cmocka_unit_test(test_fill_from_the_middle),
        cmocka_unit_test(test_lying),
        cmocka_unit_test(test_turns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
