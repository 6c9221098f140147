#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint_helpers.h"
#include "sample.h"

#include <stdlib.h>
#include <string.h>

enum { SIDE = 240, GROUND = 0x405060 };

/* One item of each kind, all over the canvas and over its edges. */
static struct scene everything(struct item items[16])
{
    static const struct point points[] = {{-10, -10}, {120, 200}, {260, 20}};
    struct item *i = items;
    *i++ = (struct item){.kind = ITEM_GRADIENT, .box = {-10, -10, 150, 300}, .colour = 0x7e191d};
    i[-1].as.gradient.bottom = 0x651115;
    *i++ = (struct item){.kind = ITEM_RECT, .box = {100, -20, 50, 300}, .colour = 0x80ffffff};
    *i++ = (struct item){.kind = ITEM_ROUNDED, .box = {-5, 30, 120, 120}, .colour = 0xffffff};
    i[-1].as.round.radius = 10;
    *i++ = (struct item){.kind = ITEM_QR, .box = {-5, 30, 120, 120}};
    i[-1].as.qr.text = "https://kiosk.example";
    *i++ = (struct item){.kind = ITEM_PICTURE, .box = {130, 130, 150, 150}};
    i[-1].as.picture.crop = true;
    *i++ = (struct item){.kind = ITEM_PICTURE, .box = {130, -30, 80, 60}};
    *i++ = (struct item){.kind = ITEM_DRUM, .box = {-10, -10, 300, 300}, .colour = 0x57ddb65c};
    i[-1].as.drum.cx = 200;
    i[-1].as.drum.cy = 60;
    i[-1].as.drum.r = 150;
    i[-1].as.drum.u = 3;
    *i++ = (struct item){.kind = ITEM_SIGN, .box = {170, 60, 110, 97}, .colour = 0xffce1f};
    *i++ = (struct item){.kind = ITEM_POLYLINE, .box = {-20, -20, 300, 300}, .colour = 0x0e4c80};
    i[-1].as.polyline.points = points;
    i[-1].as.polyline.count = 3;
    i[-1].as.polyline.width = 9;
    *i++ = (struct item){.kind = ITEM_RING, .box = {-20, 120, 160, 160}, .colour = 0xb1882f};
    i[-1].as.ring.cx = 60;
    i[-1].as.ring.cy = 200;
    i[-1].as.ring.outer = 70;
    i[-1].as.ring.inner = 40;
    i[-1].as.ring.to = 0.8f;
    *i++ = helper_text(FACE_SERIF, 60, -20, 100, "Ẩjy ★😀");
    i[-1].box.w = 300;
    *i++ = helper_text(FACE_TEXT, 24, 20, 236, "Hội nghị tổng kết năm 2020");
    i[-1].box.w = 300;
    return (struct scene){items, (size_t)(i - items), 16};
}

static void paint(struct painter *painter, const struct box *clip, struct canvas *canvas)
{
    struct item items[16];
    struct scene scene = everything(items);
    struct bytes jpeg = sample_jpeg(90, 80, sample_quarters, SAMPLE_BASELINE, 0, false);
    struct picture_source source = {&jpeg, sample_source};
    struct err err = {0};
    if (!painter_paint(painter, &scene, clip, &source, canvas, &err)) {
        fail_msg("%s", err.text);
    }
    sample_free(jpeg);
}

/* Painting with a clip changes nothing outside of it, and inside is what painting all gives. */
static void test_clip(void **state)
{
    (void)state;
    static const struct box clips[] = {{0, 0, 240, 240},  {40, 50, 100, 90},  {0, 0, 1, 1},
                                       {-50, 100, 80, 9}, {200, 7, 999, 200}, {0, 0, 0, 0},
                                       {300, 300, 10, 10}};
    struct painter *painter = helper_painter();
    struct canvas whole = helper_canvas(SIDE, SIDE, GROUND);
    paint(painter, NULL, &whole);
    for (size_t c = 0; c < sizeof clips / sizeof *clips; c++) {
        struct box k = clips[c];
        struct canvas part = helper_canvas(SIDE, SIDE, GROUND);
        paint(painter, &k, &part);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                bool in = x >= k.x && x < k.x + k.w && y >= k.y && y < k.y + k.h;
                uint32_t have = helper_pixel(&part, x, y);
                uint32_t want = in ? helper_pixel(&whole, x, y) : GROUND;
                for (int shift = 0; shift <= 24; shift += 8) {
                    int d = (int)(have >> shift & 0xff) - (int)(want >> shift & 0xff);
                    assert_in_range(d + 6, in ? 0 : 6, in ? 12 : 6); /* cairo's rounding */
                }
            }
        }
        canvas_free(&part);
    }
    canvas_free(&whole);
    painter_free(painter);
}

/* A canvas whose lines are longer than it is wide keeps what lies behind them, and the byte over
 * the colour stays 0. */
static void test_stride(void **state)
{
    (void)state;
    struct painter *painter = helper_painter();
    struct canvas plain = helper_canvas(SIDE, SIDE, GROUND);
    paint(painter, NULL, &plain);
    struct canvas wide = helper_canvas(SIDE + 13, SIDE, GROUND);
    struct canvas part = wide;
    part.width = SIDE;
    paint(painter, NULL, &part);
    for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE + 13; x++) {
            uint32_t want = x < SIDE ? helper_pixel(&plain, x, y) : GROUND;
            assert_int_equal(helper_pixel(&wide, x, y), want);
            assert_true(want <= 0xffffff);
        }
    }
    canvas_free(&wide);
    canvas_free(&plain);
    painter_free(painter);
}

/* The same pixels whatever was painted before, and after a trim. */
static void test_repeats(void **state)
{
    (void)state;
    struct painter *painter = helper_painter();
    struct canvas first = helper_canvas(SIDE, SIDE, GROUND);
    paint(painter, NULL, &first);
    for (int i = 0; i < 3; i++) {
        struct canvas again = helper_canvas(SIDE, SIDE, GROUND);
        paint(painter, NULL, &again);
        assert_memory_equal(again.pixels, first.pixels, (size_t)SIDE * SIDE * sizeof *first.pixels);
        canvas_free(&again);
        painter_trim(painter);
        struct measure m = painter_measure(painter);
        assert_true(m.width(m.ctx, FACE_TEXT, 20, "Hội", 5) > 10);
    }
    canvas_free(&first);
    painter_free(painter);
    painter_free(NULL);
}

/* Two painters do not share anything; either may go first. */
static void test_two_painters(void **state)
{
    (void)state;
    struct painter *a = helper_painter();
    struct painter *b = helper_painter();
    painter_free(a);
    struct canvas canvas = helper_canvas(SIDE, SIDE, GROUND);
    paint(b, NULL, &canvas);
    canvas_free(&canvas);
    painter_free(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clip),
        cmocka_unit_test(test_stride),
        cmocka_unit_test(test_repeats),
        cmocka_unit_test(test_two_painters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
