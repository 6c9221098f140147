#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/png.h"
#include "sample.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

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
    assert_true(png_size(png, &info, &err));
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
        assert_false(png_size((struct bytes){copy, png.size}, &info, &err));
        assert_int_equal(err.status, STATUS_CONTENT);
        free(copy);
    }
    sample_free(png);
}

/* The file that libpng makes of rows of `row_bytes` bytes each. */
struct file {
    uint8_t *data;
    size_t size;
};

static void append(png_structp png, png_bytep data, size_t length)
{
    struct file *f = png_get_io_ptr(png);
    f->data = realloc(f->data, f->size + length);
    assert_non_null(f->data);
    memcpy(f->data + f->size, data, length);
    f->size += length;
}

static void flush(png_structp png)
{
    (void)png;
}

struct form {
    uint32_t width, height;
    int depth, type, interlace;
    const uint8_t *palette, *clear; /* three bytes and one for each of two colours; NULL: none */
};

/* Every row is taken from `rows`, or the same one again if there is but one. */
static struct bytes make(const struct form *form, const uint8_t *rows, size_t row_bytes, bool same)
{
    struct file f = {0};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &f, append, flush);
    png_set_IHDR(png, info, form->width, form->height, form->depth, form->type, form->interlace,
                 PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE);
    if (form->palette != NULL) {
        png_color colours[2] = {{form->palette[0], form->palette[1], form->palette[2]},
                                {form->palette[3], form->palette[4], form->palette[5]}};
        png_set_PLTE(png, info, colours, 2);
    }
    if (form->clear != NULL) {
        png_set_tRNS(png, info, form->clear, 2, NULL);
    }
    png_set_compression_level(png, 1);
    png_write_info(png, info);
    int passes = png_set_interlace_handling(png);
    for (int pass = 0; pass < passes; pass++) {
        for (uint32_t y = 0; y < form->height; y++) {
            png_write_row(png, rows + (same ? 0 : y * row_bytes));
        }
    }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return (struct bytes){f.data, f.size};
}

/* Whatever a file may have in place of red, green and blue of eight bits. */
static void test_other_forms(void **state)
{
    (void)state;
    static const uint8_t palette[] = {0xff, 0, 0, 0, 0x80, 0xff};
    static const uint8_t clear[] = {0xff, 0};
    static const struct {
        struct form form;
        uint8_t row[32];
        uint32_t left, right; /* colours of the first two pixels and of the last two */
    } forms[] = {
        {{4, 4, 1, PNG_COLOR_TYPE_GRAY, 0, NULL, NULL}, {0x30}, 0x000000, 0xffffff},
        {{4, 4, 8, PNG_COLOR_TYPE_GRAY, 0, NULL, NULL}, {9, 9, 200, 200}, 0x090909, 0xc8c8c8},
        {{4, 4, 8, PNG_COLOR_TYPE_GRAY_ALPHA, 0, NULL, NULL},
         {9, 255, 9, 255, 7, 0, 7, 0},
         0x090909,
         0x102030},
        {{4, 4, 16, PNG_COLOR_TYPE_GRAY, 0, NULL, NULL},
         {0x80, 0x80, 0x80, 0x80, 0xff, 0xff, 0xff, 0xff},
         0x808080,
         0xffffff},
        {{4, 4, 16, PNG_COLOR_TYPE_RGB, 0, NULL, NULL},
         {1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 4, 4, 5, 5, 6, 6},
         0x010203,
         0x040506},
        {{4, 4, 1, PNG_COLOR_TYPE_PALETTE, 0, palette, NULL}, {0x30}, 0xff0000, 0x0080ff},
        {{4, 4, 8, PNG_COLOR_TYPE_PALETTE, 0, palette, clear}, {0, 0, 1, 1}, 0xff0000, 0x102030},
        {{4, 4, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_ADAM7, NULL, NULL},
         {1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6},
         0x010203,
         0x040506},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct bytes png = make(&forms[i].form, forms[i].row, 0, true);
        struct err err = {0};
        uint32_t lines[4][4];
        if (!decode(png, 0x102030, lines, &err)) {
            fail_msg("form %zu: %s", i, err.text);
        }
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                assert_int_equal(lines[y][x], x < 2 ? forms[i].left : forms[i].right);
            }
        }
        sample_free(png);
    }
}

struct gradient {
    int next; /* the line that should come */
};

static void expect_gradient(void *ctx, int y, const uint32_t *pixels)
{
    struct gradient *g = ctx;
    assert_int_equal(y, g->next++);
    for (int x = 0; x < 13; x++) {
        assert_int_equal(pixels[x], (uint32_t)(y << 16 | x << 8 | (x ^ y)));
    }
}

static void test_interlaced(void **state)
{
    (void)state;
    enum { WIDTH = 13, HEIGHT = 21 };
    uint8_t rows[HEIGHT][WIDTH][3];
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            rows[y][x][0] = (uint8_t)y;
            rows[y][x][1] = (uint8_t)x;
            rows[y][x][2] = (uint8_t)(x ^ y);
        }
    }
    const struct form form = {WIDTH, HEIGHT, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_ADAM7,
                              NULL,  NULL};
    struct bytes png = make(&form, &rows[0][0][0], sizeof rows[0], false);
    struct gradient gradient = {0};
    struct err err = {0};
    assert_true(
        png_decode(png, WIDTH, HEIGHT, 0, (struct line_sink){&gradient, expect_gradient}, &err));
    assert_int_equal(gradient.next, HEIGHT);
    sample_free(png);
}

static void count(void *ctx, int y, const uint32_t *pixels)
{
    (void)y;
    (void)pixels;
    ++*(int *)ctx;
}

/* The largest that is taken needs no more than a few rows of memory. */
static void test_large_and_small_in_memory(void **state)
{
    (void)state;
    enum { SIDE = 8000, MOST_KB = 32 * 1024 };
    static const uint8_t row[SIDE / 8];
    struct form form = {SIDE, SIDE, 1, PNG_COLOR_TYPE_GRAY, 0, NULL, NULL};
    struct bytes png = make(&form, row, 0, true);
    struct rusage before, after;
    struct picture_info info;
    struct err err = {0};
    int lines = 0;
    assert_int_equal(getrusage(RUSAGE_SELF, &before), 0);
    assert_true(png_size(png, &info, &err));
    assert_true(png_decode(png, 64, 64, 0, (struct line_sink){&lines, count}, &err));
    assert_int_equal(getrusage(RUSAGE_SELF, &after), 0);
    assert_int_equal(lines, 64);
    assert_in_range(after.ru_maxrss - before.ru_maxrss, 0, MOST_KB);
    sample_free(png);
    /* One that has to be held whole may not be as large, and says what would help. */
    form.interlace = PNG_INTERLACE_ADAM7;
    form.height = 2001;
    png = make(&form, row, 0, true);
    assert_false(png_size(png, &info, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_non_null(strstr(err.text, "without interlacing"));
    assert_false(png_decode(png, 64, 64, 0, (struct line_sink){&lines, count}, &err));
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
        assert_false(png_size(cut, &info, &err) && decode(cut, 0, lines, &err));
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
        cmocka_unit_test(test_opaque),     cmocka_unit_test(test_alpha),
        cmocka_unit_test(test_too_large),  cmocka_unit_test(test_other_forms),
        cmocka_unit_test(test_interlaced), cmocka_unit_test(test_large_and_small_in_memory),
        cmocka_unit_test(test_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
