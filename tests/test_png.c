#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/png.h"
#include "sample.h"

#include <stdlib.h>
#include <string.h>

static void keep(void *ctx, int y, const uint32_t *pixels)
{
    uint32_t(*lines)[4] = ctx;
    memcpy(lines[y], pixels, sizeof lines[y]);
}

static bool decode(struct bytes bytes, colour ground, uint32_t lines[4][4], struct err *err)
{
    return png_decode(bytes, 4, 4, ground, (struct line_sink){lines, keep}, err);
}

static uint32_t see_through(int x, int y, int width, int height)
{
    (void)y;
    (void)width;
    (void)height;
    return (x < 2 ? 0x00000000u : x == 2 ? 0x80000000u : 0xff000000u) | 0xff0000;
}

static void test_opaque(void **state)
{
    (void)state;
    struct bytes png = sample_png(4, 4, sample_quarters, false);
    struct picture_info info;
    struct err err = {0};
    uint32_t lines[4][4];
    assert_true(png_is(png));
    assert_true(png_info(png, &info, &err));
    assert_int_equal(info.width, 4);
    assert_int_equal(info.height, 4);
    assert_int_equal(info.orientation, 1);
    assert_true(decode(png, 0x123456, lines, &err));
    for (int y = 0; y < 4; y++) {
        for (int x = 0; x < 4; x++) {
            assert_int_equal(lines[y][x] & 0xffffff, sample_quarters(x, y, 4, 4));
        }
    }
    sample_free(png);
}

static void test_alpha(void **state)
{
    (void)state;
    struct bytes png = sample_png(4, 4, see_through, true);
    struct err err = {0};
    uint32_t lines[4][4];
    assert_true(decode(png, 0x102030, lines, &err));
    assert_int_equal(lines[0][0] & 0xffffff, 0x102030);
    assert_int_equal(lines[3][3] & 0xffffff, 0xff0000);
    uint32_t half = lines[1][2] & 0xffffff;
    assert_in_range(half >> 16, 0x86, 0x89);
    assert_in_range(half & 0xff, 0x17, 0x19);
    sample_free(png);
}

static void test_too_large(void **state)
{
    (void)state;
    struct bytes png = sample_png(4, 4, sample_quarters, false);
    static const char *const sizes[] = {
        "\x00\x00\x75\x31\x00\x00\x00\x01", "\x00\x00\x00\x01\x00\x00\x75\x31",
        "\x00\x00\x1f\x41\x00\x00\x1f\x41", "\xff\xff\xff\xff\xff\xff\xff\xff",
        "\x00\x00\x00\x00\x00\x00\x00\x01",
    };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        uint8_t *copy = malloc(png.size);
        memcpy(copy, png.data, png.size);
        memcpy(copy + 16, sizes[i], 8);
        struct picture_info info;
        struct err err = {0};
        assert_false(png_info((struct bytes){copy, png.size}, &info, &err));
        assert_int_equal(err.status, STATUS_CONTENT);
        free(copy);
    }
    sample_free(png);
}

/* Cut anywhere before its last chunk, or with a spoilt byte: an error, never a crash. */
static void test_damage(void **state)
{
    (void)state;
    struct bytes png = sample_png(4, 4, sample_quarters, false);
    for (size_t size = 8; size < png.size - 12; size++) {
        uint8_t *copy = malloc(size);
        memcpy(copy, png.data, size);
        struct bytes cut = {copy, size};
        struct picture_info info;
        struct err err = {0};
        uint32_t lines[4][4];
        assert_false(png_info(cut, &info, &err) && decode(cut, 0, lines, &err));
        assert_int_equal(err.status, STATUS_CONTENT);
        free(copy);
    }
    for (size_t at = 33; at < png.size - 12; at++) {
        uint8_t *copy = malloc(png.size);
        memcpy(copy, png.data, png.size);
        copy[at] ^= 0x55;
        struct err err = {0};
        uint32_t lines[4][4];
        (void)decode((struct bytes){copy, png.size}, 0, lines, &err);
        free(copy);
    }
    sample_free(png);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_opaque),
        cmocka_unit_test(test_alpha),
        cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
