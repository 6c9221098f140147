#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/jpeg.h"
#include "sample.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static void ignore(void *ctx, int y, const uint32_t *pixels)
{
    (void)ctx;
    (void)y;
    (void)pixels;
}

static bool decode(struct bytes bytes, int width, int height, struct err *err)
{
    return jpeg_decode(bytes, width, height, (struct line_sink){NULL, ignore}, err);
}

/* A copy with some bytes changed; the caller frees it. */
static struct bytes changed(struct bytes bytes, size_t at, const char *patch, size_t length)
{
    uint8_t *copy = malloc(bytes.size);
    memcpy(copy, bytes.data, bytes.size);
    memcpy(copy + at, patch, length);
    return (struct bytes){copy, bytes.size};
}

/* Where a marker stands. */
static size_t find(struct bytes bytes, uint8_t marker)
{
    for (size_t at = 0; at + 1 < bytes.size; at++) {
        if (bytes.data[at] == 0xff && bytes.data[at + 1] == marker) {
            return at;
        }
    }
    fail_msg("no marker %02x", marker);
    return 0;
}

static void test_info(void **state)
{
    (void)state;
    struct bytes jpeg = sample_jpeg(70, 50, sample_quarters, SAMPLE_BASELINE, 6, false);
    struct picture_info info;
    struct err err = {0};
    assert_true(jpeg_is(jpeg));
    assert_true(jpeg_info(jpeg, &info, &err));
    assert_int_equal(info.width, 70);
    assert_int_equal(info.height, 50);
    assert_int_equal(info.orientation, 6);
    sample_free(jpeg);
}

struct canvas_lines {
    uint32_t *pixels;
    int width, lines;
};

static void keep(void *ctx, int y, const uint32_t *pixels)
{
    struct canvas_lines *c = ctx;
    memcpy(c->pixels + (ptrdiff_t)y * c->width, pixels, (size_t)c->width * sizeof *pixels);
    c->lines++;
}

/* Whether two colours differ by no more than JPEG may. */
static bool near(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift <= 16; shift += 8) {
        int difference = (int)(a >> shift & 0xff) - (int)(b >> shift & 0xff);
        if (difference < -6 || difference > 6) {
            return false;
        }
    }
    return true;
}

static void test_decode(void **state)
{
    (void)state;
    static const enum sample_kind kinds[] = {SAMPLE_BASELINE, SAMPLE_PROGRESSIVE, SAMPLE_GREY};
    static const int sizes[][2] = {{200, 120}, {100, 60}, {90, 54}, {20, 12}, {10, 6}};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        struct bytes jpeg = sample_jpeg(200, 120, sample_quarters, kinds[k], 0, false);
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            int w = sizes[s][0], h = sizes[s][1];
            struct canvas_lines c = {calloc((size_t)w * (size_t)h, 4), w, 0};
            struct err err = {0};
            assert_true(jpeg_decode(jpeg, w, h, (struct line_sink){&c, keep}, &err));
            assert_int_equal(c.lines, h);
            uint32_t first = c.pixels[0], last = c.pixels[w * h - 1];
            bool grey = kinds[k] == SAMPLE_GREY;
            assert_true(near(first, grey ? 0xffffff : 0xff0000));
            assert_true(near(last, 0xffffff));
            assert_true(near(c.pixels[(h - 1) * w], grey ? 0x000000 : 0x0000ff));
            free(c.pixels);
        }
        sample_free(jpeg);
    }
}

static void test_cmyk_is_refused(void **state)
{
    (void)state;
    struct bytes jpeg = sample_jpeg(20, 20, sample_quarters, SAMPLE_CMYK, 0, false);
    struct picture_info info;
    struct err err = {0};
    assert_false(jpeg_info(jpeg, &info, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_non_null(strstr(err.text, "CMYK"));
    sample_free(jpeg);
}

/* Sizes that only the header claims: refused at once, without their memory. */
static void test_bombs(void **state)
{
    (void)state;
    static const struct {
        enum sample_kind kind;
        const char *size; /* height, then width, as in the frame header */
        bool good;
    } cases[] = {
        {SAMPLE_BASELINE, "\x75\x31\x00\x10", false},    /* 30,001 high */
        {SAMPLE_BASELINE, "\x00\x10\x75\x31", false},    /* 30,001 wide */
        {SAMPLE_BASELINE, "\x75\x30\x75\x30", false},    /* 900 megapixels */
        {SAMPLE_BASELINE, "\x37\x3c\x37\x3c", true},     /* 199.9 */
        {SAMPLE_BASELINE, "\x37\x3f\x37\x3f", false},    /* 200.0 */
        {SAMPLE_PROGRESSIVE, "\x27\x10\x27\x10", false}, /* 100, progressive */
        {SAMPLE_PROGRESSIVE, "\x1f\x40\x1f\x40", false}, /* 64 */
        {SAMPLE_PROGRESSIVE, "\x0f\xa0\x17\x70", true},  /* 24 */
    };
    clock_t start = clock();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bytes jpeg = sample_jpeg(16, 16, sample_quarters, cases[i].kind, 0, false);
        size_t frame = find(jpeg, cases[i].kind == SAMPLE_PROGRESSIVE ? 0xc2 : 0xc0);
        struct bytes bomb = changed(jpeg, frame + 5, cases[i].size, 4);
        struct picture_info info;
        struct err err = {0};
        assert_int_equal(jpeg_info(bomb, &info, &err), cases[i].good);
        if (!cases[i].good) {
            assert_int_equal(err.status, STATUS_CONTENT);
            assert_non_null(strstr(err.text, "too large"));
        }
        assert_false(decode(bomb, 1, 1, &err)); /* the good ones have no such data */
        sample_free(bomb);
        sample_free(jpeg);
    }
    assert_true(clock() - start < 3 * CLOCKS_PER_SEC);
}

/* A baseline picture is held whole as well, if each colour has a scan of its own. */
static void test_bomb_of_several_scans(void **state)
{
    (void)state;
    static const uint8_t head[] = {
        0xff, 0xd8, 0xff, 0xc0, 0,    17, 8, 0x1a, 0x0a, 0x75, 0x30, 3,    /* 30,000 x 6,666 */
        1,    0x11, 0,    2,    0x11, 0,  3, 0x11, 0,                      /* three components */
        0xff, 0xda, 0,    8,    1,    1,  0, 0,    63,   0,    0xff, 0xd9, /* a scan of the first */
    };
    struct picture_info info;
    struct err err = {0};
    assert_false(jpeg_info((struct bytes){head, sizeof head}, &info, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_non_null(strstr(err.text, "too large (30000 x 6666"));
}

/* A progressive picture of very many scans. */
static void test_scans(void **state)
{
    (void)state;
    struct bytes jpeg = sample_jpeg(16, 16, sample_quarters, SAMPLE_PROGRESSIVE, 0, false);
    size_t scan = find(jpeg, 0xda), end = jpeg.size - 2;
    /* The last scan may be repeated: it refines by nothing new, which only warns. */
    size_t last = scan;
    for (size_t at = scan; at + 1 < end; at++) {
        if (jpeg.data[at] == 0xff && jpeg.data[at + 1] == 0xda) {
            last = at;
        }
    }
    enum { TIMES = 400 };
    uint8_t *many = malloc(jpeg.size + TIMES * (end - last));
    memcpy(many, jpeg.data, end);
    size_t size = end;
    for (int i = 0; i < TIMES; i++) {
        memcpy(many + size, jpeg.data + last, end - last);
        size += end - last;
    }
    memcpy(many + size, "\xff\xd9", 2);
    struct err err = {0};
    assert_false(decode((struct bytes){many, size + 2}, 8, 8, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_non_null(strstr(err.text, "scans"));
    free(many);
    sample_free(jpeg);
}

/* A file that ends too early is an error, wherever it ends; garbage inside is one too, or is what a
 * JPEG decoder can't know; neither crashes. */
static void test_damage(void **state)
{
    (void)state;
    static const enum sample_kind kinds[] = {SAMPLE_BASELINE, SAMPLE_PROGRESSIVE};
    for (size_t k = 0; k < 2; k++) {
        struct bytes jpeg = sample_jpeg(64, 64, sample_quarters, kinds[k], 0, false);
        for (size_t size = 0; size < jpeg.size - 2; size++) {
            uint8_t *copy = malloc(size > 0 ? size : 1);
            memcpy(copy, jpeg.data, size);
            struct bytes cut = {copy, size};
            struct err err = {0};
            struct picture_info info;
            if (jpeg_is(cut) && jpeg_info(cut, &info, &err)) {
                assert_false(decode(cut, 64, 64, &err));
            }
            assert_true(size < 3 || err.status == STATUS_CONTENT);
            free(copy);
        }
        for (size_t at = 2; at < jpeg.size; at++) {
            struct bytes spoilt = changed(jpeg, at, "\x5a", 1);
            struct err err = {0};
            struct picture_info info;
            if (jpeg_info(spoilt, &info, &err) && info.width >= 8 && info.height >= 8) {
                (void)decode(spoilt, 8, 8, &err);
            }
            sample_free(spoilt);
        }
        sample_free(jpeg);
    }
}

/* Some cameras write a few bytes too many: no reason to refuse a photograph. */
static void test_extra_bytes(void **state)
{
    (void)state;
    struct bytes jpeg = sample_jpeg(16, 16, sample_quarters, SAMPLE_BASELINE, 0, false);
    uint8_t *more = malloc(jpeg.size + 4);
    memcpy(more, jpeg.data, jpeg.size - 2);
    memcpy(more + jpeg.size - 2, "\x01\x02\x03\x04\xff\xd9", 6);
    struct err err = {0};
    assert_true(decode((struct bytes){more, jpeg.size + 4}, 16, 16, &err));
    free(more);
    sample_free(jpeg);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_info),   cmocka_unit_test(test_decode),
        cmocka_unit_test(test_bombs),  cmocka_unit_test(test_cmyk_is_refused),
        cmocka_unit_test(test_scans),  cmocka_unit_test(test_bomb_of_several_scans),
        cmocka_unit_test(test_damage), cmocka_unit_test(test_extra_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
