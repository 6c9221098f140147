#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint_helpers.h"
#include "sample.h"

#include <math.h>
#include <string.h>

enum { WHITE = 0xffffff, BLACK = 0x000000, GROUND = 0x334455, OUTSIDE = 0xabcdef };

static bool paint_item(struct bytes bytes, struct item item, struct canvas *canvas, struct err *err)
{
    struct painter *painter = helper_painter();
    item.kind = ITEM_PICTURE;
    item.as.picture.image = 7;
    item.as.picture.ground = GROUND;
    struct scene scene = {&item, 1, 1};
    struct picture_source source = {&bytes, sample_source};
    bool good = painter_paint(painter, &scene, NULL, &source, canvas, err);
    painter_free(painter);
    return good;
}

static bool paint(struct bytes bytes, struct box box, bool crop, struct canvas *canvas,
                  struct err *err)
{
    return paint_item(bytes, (struct item){.box = box, .as.picture.crop = crop}, canvas, err);
}

static struct canvas painted(struct bytes bytes, struct box box, bool crop)
{
    struct canvas canvas = helper_canvas(100, 100, OUTSIDE);
    struct err err = {0};
    if (!paint(bytes, box, crop, &canvas, &err)) {
        fail_msg("%s", err.text);
    }
    /* Nothing outside the box. */
    struct box ink = helper_ink(&canvas, OUTSIDE);
    assert_int_equal(ink.x, box.x);
    assert_int_equal(ink.y, box.y);
    assert_int_equal(ink.w, box.w);
    assert_int_equal(ink.h, box.h);
    return canvas;
}

/* One of the four colours of sample_quarters, or the ground, whichever is near. */
static char name(const struct canvas *canvas, int x, int y)
{
    static const struct {
        uint32_t colour;
        char name;
    } known[] = {{0xff0000, 'r'}, {0x00ff00, 'g'}, {0x0000ff, 'b'}, {WHITE, 'w'}, {GROUND, '.'}};
    uint32_t c = helper_pixel(canvas, x, y);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        int far = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int d = (int)(c >> shift & 0xff) - (int)(known[i].colour >> shift & 0xff);
            far = d * d > far ? d * d : far;
        }
        if (far < 200) {
            return known[i].name;
        }
    }
    return '?';
}

/* The colours at the middles of the four quarters of a box. */
static void assert_quarters(const struct canvas *canvas, struct box b, const char *want)
{
    char have[5] = {
        name(canvas, b.x + b.w / 4, b.y + b.h / 4),
        name(canvas, b.x + b.w * 3 / 4, b.y + b.h / 4),
        name(canvas, b.x + b.w / 4, b.y + b.h * 3 / 4),
        name(canvas, b.x + b.w * 3 / 4, b.y + b.h * 3 / 4),
        '\0',
    };
    assert_string_equal(have, want);
}

/* All eight orientations, smaller, at the same size and larger. */
static void test_orientations(void **state)
{
    (void)state;
    static const char *const want[9] = {"",     "rgbw", "grwb", "wbgr", "bwrg",
                                        "rbgw", "brwg", "wgbr", "gwrb"};
    static const int sizes[][2] = {{160, 120}, {60, 45}, {32, 24}};
    for (int o = 1; o <= 8; o++) {
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            struct bytes jpeg = sample_jpeg(sizes[s][0], sizes[s][1], sample_quarters,
                                            SAMPLE_BASELINE, o, o % 2 == 0);
            struct box box = {10, 20, o >= 5 ? 45 : 60, o >= 5 ? 60 : 45};
            struct canvas canvas = painted(jpeg, box, false);
            assert_quarters(&canvas, box, want[o]);
            canvas_free(&canvas);
            sample_free(jpeg);
        }
    }
}

static void test_whole_on_its_ground(void **state)
{
    (void)state;
    struct bytes png = sample_png(200, 100, sample_quarters, false);
    struct box box = {10, 10, 80, 80};
    struct canvas canvas = painted(png, box, true); /* half would be lost: so not cropped */
    assert_int_equal(helper_pixel(&canvas, 10, 10), GROUND);
    assert_int_equal(helper_pixel(&canvas, 50, 29), GROUND);
    assert_int_equal(name(&canvas, 15, 30), 'r');
    assert_quarters(&canvas, (struct box){10, 30, 80, 40}, "rgbw");
    assert_int_equal(helper_pixel(&canvas, 50, 70), GROUND);
    canvas_free(&canvas);
    sample_free(png);
}

static void test_cropped_in_the_middle(void **state)
{
    (void)state;
    struct bytes png = sample_png(180, 160, sample_quarters, false);
    struct box box = {10, 10, 80, 80};
    struct canvas canvas = painted(png, box, true);
    assert_quarters(&canvas, box, "rgbw");
    assert_int_equal(name(&canvas, 49, 10), 'r'); /* the middle stays in the middle */
    assert_int_equal(name(&canvas, 50, 10), 'g');
    canvas_free(&canvas);
    sample_free(png);
}

/* Larger than three times its size it would be mush: it stands on the ground. */
static void test_small_stays_small(void **state)
{
    (void)state;
    struct bytes png = sample_png(10, 10, sample_quarters, false);
    struct box box = {0, 0, 100, 100};
    struct canvas canvas = painted(png, box, true);
    assert_int_equal(helper_pixel(&canvas, 34, 50), GROUND);
    assert_quarters(&canvas, (struct box){35, 35, 30, 30}, "rgbw");
    assert_int_equal(helper_pixel(&canvas, 65, 50), GROUND);
    canvas_free(&canvas);
    sample_free(png);
}

static void test_refused(void **state)
{
    (void)state;
    struct canvas canvas = helper_canvas(100, 100, OUTSIDE);
    struct box box = {0, 0, 100, 100};
    static const char *const wrong[] = {"", "GIF89a", "\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "RIFF"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct err err = {0};
        struct bytes bytes = {(const uint8_t *)wrong[i], strlen(wrong[i])};
        assert_false(paint(bytes, box, false, &canvas, &err));
        assert_int_equal(err.status, STATUS_CONTENT);
        assert_non_null(strstr(err.text, "picture 7: "));
    }
    struct bytes whole = sample_jpeg(90, 90, sample_quarters, SAMPLE_BASELINE, 0, false);
    struct err err = {0};
    assert_false(paint((struct bytes){whole.data, whole.size * 2 / 3}, box, false, &canvas, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    sample_free(whole);
    canvas_free(&canvas);
}

/* The sides or the foot are cut off, never the head. */
static void test_filled(void **state)
{
    (void)state;
    struct canvas canvas = helper_canvas(100, 100, OUTSIDE);
    struct box box = {10, 10, 40, 50};
    struct item item = {.box = box, .as.picture.fill = true};
    struct err err = {0};
    struct bytes high = sample_png(40, 400, sample_quarters, false);
    assert_true(paint_item(high, item, &canvas, &err));
    assert_quarters(&canvas, box, "rgrg");
    sample_free(high);
    struct bytes wide = sample_jpeg(400, 50, sample_quarters, SAMPLE_BASELINE, 0, false);
    assert_true(paint_item(wide, item, &canvas, &err));
    assert_quarters(&canvas, box, "rgbw");
    sample_free(wide);
    struct box ink = helper_ink(&canvas, OUTSIDE);
    assert_memory_equal(&ink, &box, sizeof box);
    canvas_free(&canvas);
}

/* What the page can do without leaves its ground if it can't be read. */
static void test_spared(void **state)
{
    (void)state;
    struct canvas canvas = helper_canvas(100, 100, OUTSIDE);
    struct item item = {.box = {0, 0, 90, 90}, .as.picture.spare = true};
    struct bytes whole = sample_jpeg(90, 90, sample_quarters, SAMPLE_BASELINE, 0, false);
    struct bytes half = {whole.data, whole.size * 2 / 3};
    struct err err = {0};
    assert_true(paint_item(half, item, &canvas, &err));
    assert_int_equal(err.status, STATUS_OK);
    assert_int_equal(helper_pixel(&canvas, 0, 0), GROUND);
    assert_int_equal(helper_pixel(&canvas, 89, 89), GROUND);
    assert_int_equal(helper_pixel(&canvas, 90, 90), OUTSIDE);
    assert_true(paint_item(whole, item, &canvas, &err));
    assert_quarters(&canvas, item.box, "rgbw");
    sample_free(whole);
    canvas_free(&canvas);
}

static bool lost(void *ctx, int64_t image, struct bytes *out, struct err *err)
{
    (void)ctx;
    (void)out;
    return err_set(err, STATUS_CHANGED, "picture %d is gone", (int)image);
}

/* What the source says is what the caller hears. */
static void test_source_fails(void **state)
{
    (void)state;
    struct painter *painter = helper_painter();
    struct canvas canvas = helper_canvas(10, 10, WHITE);
    struct item item = {.kind = ITEM_PICTURE, .box = {0, 0, 10, 10}};
    item.as.picture.image = 3;
    item.as.picture.spare = true; /* that spares what is wrong with the picture only */
    struct scene scene = {&item, 1, 1};
    struct picture_source source = {NULL, lost};
    struct err err = {0};
    assert_false(painter_paint(painter, &scene, NULL, &source, &canvas, &err));
    assert_int_equal(err.status, STATUS_CHANGED);
    assert_string_equal(err.text, "picture 3 is gone");
    assert_false(painter_paint(painter, &scene, NULL, NULL, &canvas, &err));
    /* Wholly outside the clip it is not even asked for. */
    struct box clip = {10, 0, 5, 5};
    assert_true(painter_paint(painter, &scene, &clip, &source, &canvas, &err));
    canvas_free(&canvas);
    painter_free(painter);
}

static void test_size_and_growth(void **state)
{
    (void)state;
    struct err err = {0};
    int width;
    int height;
    struct bytes png = sample_png(70, 50, sample_quarters, false);
    assert_true(painter_picture_size(png, &width, &height, &err));
    assert_int_equal(width, 70);
    assert_int_equal(height, 50);
    sample_free(png);
    struct bytes lying = sample_jpeg(64, 32, sample_quarters, SAMPLE_BASELINE, 6, true);
    assert_true(painter_picture_size(lying, &width, &height, &err)); /* as it is seen */
    assert_int_equal(width, 32);
    assert_int_equal(height, 64);
    lying.size = 10;
    assert_false(painter_picture_size(lying, &width, &height, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    sample_free(lying);

    struct item item = {.kind = ITEM_PICTURE, .box = {5, 5, 200, 100}};
    assert_true(fabs(painter_growth(&item, 400, 200) - .5) < .01);
    assert_true(fabs(painter_growth(&item, 50, 50) - 2) < .01);
    assert_true(fabs(painter_growth(&item, 10, 10) - 3) < .01); /* no more than that */
    item.as.picture.crop = true;
    assert_true(fabs(painter_growth(&item, 110, 60) - 1.82) < .01); /* the box is covered */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_orientations),
        cmocka_unit_test(test_whole_on_its_ground),
        cmocka_unit_test(test_cropped_in_the_middle),
        cmocka_unit_test(test_small_stays_small),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_filled),
        cmocka_unit_test(test_spared),
        cmocka_unit_test(test_source_fails),
        cmocka_unit_test(test_size_and_growth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
