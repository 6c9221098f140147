#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/paint.h"
#include "paint/png.h"
#include "sample.h"

#include <string.h>

static void test_make(void **state)
{
    (void)state;
    struct canvas canvas;
    struct err err = {0};
    assert_true(canvas_make(&canvas, 7, 5, &err));
    assert_int_equal(canvas.width, 7);
    assert_int_equal(canvas.height, 5);
    assert_true(canvas.stride >= 7);
    for (int i = 0; i < 5 * canvas.stride; i++) {
        assert_int_equal(canvas.pixels[i], 0);
    }
    canvas_free(&canvas);
    canvas_free(&canvas); /* an empty one is allowed */
    assert_null(canvas.pixels);
}

static void test_refused(void **state)
{
    (void)state;
    static const int sizes[][2] = {{0, 5}, {5, 0}, {-1, 5}, {5, -1}, {16385, 1}, {1, 16385}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct canvas canvas;
        struct err err = {0};
        assert_false(canvas_make(&canvas, sizes[i][0], sizes[i][1], &err));
        assert_int_equal(err.status, STATUS_USAGE);
        canvas_free(&canvas);
    }
}

static void compare(void *ctx, int y, const uint32_t *pixels)
{
    const struct canvas *canvas = ctx;
    for (int x = 0; x < canvas->width; x++) {
        assert_int_equal(pixels[x] & 0xffffff, canvas->pixels[y * canvas->stride + x]);
    }
}

/* What is written comes back, also where lines are longer than the picture is wide. */
static void test_png(void **state)
{
    (void)state;
    uint32_t pixels[3 * 8];
    for (uint32_t i = 0; i < 3 * 8; i++) {
        pixels[i] = i * 0x050b13;
    }
    struct canvas canvas = {.pixels = pixels, .width = 5, .height = 3, .stride = 8};
    struct bytes png;
    struct err err = {0};
    assert_true(canvas_png(&canvas, &png, &err));
    struct picture_info info;
    assert_true(png_is(png) && png_size(png, &info, &err));
    assert_int_equal(info.width, 5);
    assert_int_equal(info.height, 3);
    assert_true(png_decode(png, 5, 3, 0, (struct line_sink){&canvas, compare}, &err));
    sample_free(png);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_make),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_png),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
