#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint_helpers.h"

#include <qrencode.h>
#include <string.h>

enum { WHITE = 0xffffff, BLACK = 0x000000, SIDE = 300 };

static const char link[] = "https://ductrong.example/tong-ket-2020";

static bool paint(const char *text, struct box box, struct canvas *canvas, struct err *err)
{
    struct painter *painter = helper_painter();
    struct item item = {.kind = ITEM_QR, .box = box};
    item.as.qr.text = text;
    struct scene scene = {&item, 1, 1};
    bool good = painter_paint(painter, &scene, NULL, NULL, canvas, err);
    painter_free(painter);
    return good;
}

/* The code that was painted: its modules are read back from the canvas. */
struct read {
    int x, y, size, width;
};

static struct read read_code(const struct canvas *canvas)
{
    struct box ink = helper_ink(canvas, WHITE);
    struct read r = {ink.x, ink.y, 0, 0};
    /* The upper side of the first finder pattern is seven modules of black. */
    int run = 0;
    while (helper_pixel(canvas, ink.x + run, ink.y) == BLACK) {
        run++;
    }
    assert_int_equal(run % 7, 0);
    r.size = run / 7;
    assert_int_equal(ink.w, ink.h);
    assert_int_equal(ink.w % r.size, 0);
    r.width = ink.w / r.size;
    assert_int_equal((r.width - 17) % 4, 0); /* a size that the standard has */
    return r;
}

static bool module(const struct canvas *canvas, struct read r, int x, int y)
{
    uint32_t first = helper_pixel(canvas, r.x + x * r.size, r.y + y * r.size);
    for (int i = 0; i < r.size * r.size; i++) {
        uint32_t c =
            helper_pixel(canvas, r.x + x * r.size + i % r.size, r.y + y * r.size + i / r.size);
        assert_int_equal(c, first); /* whole pixels only */
    }
    assert_true(first == BLACK || first == WHITE);
    return first == BLACK;
}

static void assert_finder(const struct canvas *canvas, struct read r, int left, int top)
{
    for (int y = 0; y < 7; y++) {
        for (int x = 0; x < 7; x++) {
            bool ring = x == 0 || x == 6 || y == 0 || y == 6;
            bool heart = x >= 2 && x <= 4 && y >= 2 && y <= 4;
            assert_int_equal(module(canvas, r, left + x, top + y), ring || heart);
        }
    }
}

static void test_code(void **state)
{
    (void)state;
    struct canvas canvas = helper_canvas(SIDE, SIDE, WHITE);
    struct box box = {20, 10, 264, 264};
    struct err err = {0};
    assert_true(paint(link, box, &canvas, &err));
    struct read r = read_code(&canvas);
    assert_finder(&canvas, r, 0, 0);
    assert_finder(&canvas, r, r.width - 7, 0);
    assert_finder(&canvas, r, 0, r.width - 7);

    /* Four modules of quiet around it, no room for larger modules, and in the middle. */
    int side = r.width * r.size, margin = (264 - side) / 2;
    assert_true(margin >= 4 * r.size);
    assert_true((r.width + 8) * (r.size + 1) > 264);
    assert_int_equal(r.x, 20 + margin);
    assert_int_equal(r.y, 10 + margin);

    /* Module for module what the encoder says for level M. */
    QRcode *code = QRcode_encodeString8bit(link, 0, QR_ECLEVEL_M);
    assert_int_equal(code->width, r.width);
    for (int i = 0; i < r.width * r.width; i++) {
        assert_int_equal(module(&canvas, r, i % r.width, i / r.width), code->data[i] & 1);
    }
    QRcode_free(code);
    canvas_free(&canvas);
}

/* Where the modules of level M would be under three pixels, level L makes them larger. */
static void test_level(void **state)
{
    (void)state;
    char text[121];
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    struct canvas canvas = helper_canvas(SIDE, SIDE, WHITE);
    struct err err = {0};
    assert_true(paint(text, (struct box){0, 0, 150, 150}, &canvas, &err));
    QRcode *low = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L);
    QRcode *medium = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    assert_true(150 / (medium->width + 8) < 3);
    assert_int_equal(150 / (low->width + 8), 3);
    assert_int_equal(read_code(&canvas).width, low->width);
    QRcode_free(low);
    QRcode_free(medium);
    canvas_free(&canvas);
}

static void test_refused(void **state)
{
    (void)state;
    static char text[3001];
    memset(text, 'a', sizeof text - 1);
    struct canvas canvas = helper_canvas(SIDE, SIDE, WHITE);
    struct err err = {0};
    assert_false(paint(text, (struct box){0, 0, 264, 264}, &canvas, &err)); /* in no code */
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_false(paint("", (struct box){0, 0, 264, 264}, &canvas, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    text[2000] = '\0';
    assert_false(paint(text, (struct box){0, 0, 100, 100}, &canvas, &err)); /* not in the box */
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_int_equal(helper_ink(&canvas, WHITE).w, 0);
    canvas_free(&canvas);
}

/* The same size is told before it is painted. */
static void test_module(void **state)
{
    (void)state;
    static char text[3001];
    struct item item = {.kind = ITEM_QR};
    item.as.qr.text = link;
    for (int side = 30; side <= SIDE; side += 45) {
        struct canvas canvas = helper_canvas(SIDE, SIDE, WHITE);
        struct err err = {0};
        item.box = (struct box){0, 0, side, side + 20};
        bool painted = paint(link, item.box, &canvas, &err);
        assert_int_equal(painter_module(&item) > 0, painted);
        if (painted) {
            assert_int_equal(painter_module(&item), read_code(&canvas).size);
        }
        canvas_free(&canvas);
    }
    memset(text, 'a', sizeof text - 1);
    item.as.qr.text = text;
    assert_int_equal(painter_module(&item), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_code),
        cmocka_unit_test(test_level),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_module),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
