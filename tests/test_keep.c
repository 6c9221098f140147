/* Pictures made ready for keeping, and the two writers that this needs. */
#include "paint/paint.h"

#include "paint/jpeg.h"
#include "paint/png.h"
#include "sample.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static void give_back(struct kept_picture *kept)
{
    sample_free(kept->bytes);
    *kept = (struct kept_picture){0};
}

static struct kept_picture keep(struct bytes file)
{
    struct err err = {0};
    struct kept_picture kept;
    if (!picture_keep(file, &kept, &err)) {
        fail_msg("%s", err.text);
    }
    return kept;
}

static void put_line(void *ctx, int y, const uint32_t *pixels)
{
    struct canvas *canvas = ctx;
    memcpy(canvas->pixels + (size_t)y * (size_t)canvas->stride, pixels,
           (size_t)canvas->width * sizeof *pixels);
}

/* The kept picture at its own size, on `ground`. */
static struct canvas decode(const struct kept_picture *kept, uint32_t ground)
{
    struct err err = {0};
    struct canvas canvas;
    struct picture_info info;
    struct line_sink sink = {&canvas, put_line};
    bool is_jpeg = strcmp(kept->media_type, "image/jpeg") == 0;
    assert_true(is_jpeg ? jpeg_is(kept->bytes) : png_is(kept->bytes));
    assert_true(is_jpeg ? jpeg_info(kept->bytes, &info, &err) : png_size(kept->bytes, &info, &err));
    assert_int_equal(info.width, kept->width);
    assert_int_equal(info.height, kept->height);
    assert_int_equal(info.orientation, 1);
    assert_true(canvas_make(&canvas, info.width, info.height, &err));
    assert_true(is_jpeg ? jpeg_decode(kept->bytes, info.width, info.height, sink, &err)
                        : png_decode(kept->bytes, info.width, info.height, ground, sink, &err));
    return canvas;
}

static void expect_pixel(const struct canvas *canvas, int x, int y, uint32_t want)
{
    uint32_t got = canvas->pixels[(size_t)y * (size_t)canvas->stride + (size_t)x];
    for (int shift = 0; shift <= 16; shift += 8) {
        int a = (int)(got >> shift & 0xff);
        int b = (int)(want >> shift & 0xff);
        if (abs(a - b) > 4) {
            fail_msg("%06x at (%d, %d), not %06x", got & 0xffffff, x, y, want);
        }
    }
}

/* The middle of each quarter of sample_quarters, turned or not. */
static void expect_quarters(const struct canvas *c, uint32_t a, uint32_t b, uint32_t d, uint32_t e)
{
    expect_pixel(c, c->width / 4, c->height / 4, a);
    expect_pixel(c, c->width * 3 / 4, c->height / 4, b);
    expect_pixel(c, c->width / 4, c->height * 3 / 4, d);
    expect_pixel(c, c->width * 3 / 4, c->height * 3 / 4, e);
}

static void what_is_fit_stays_byte_for_byte(void **state)
{
    (void)state;
    struct bytes files[] = {
        sample_jpeg(200, 120, sample_quarters, SAMPLE_BASELINE, 0, false),
        sample_jpeg(200, 120, sample_quarters, SAMPLE_PROGRESSIVE, 1, true),
        sample_jpeg(64, 3840, sample_quarters, SAMPLE_GREY, 0, false),
        sample_png(120, 200, sample_quarters, false),
        sample_png(3840, 4, sample_quarters, true),
    };
    for (size_t i = 0; i < SUPPORT_COUNT(files); i++) {
        struct kept_picture kept = keep(files[i]);
        assert_true(kept.same);
        assert_int_equal(kept.bytes.size, files[i].size);
        assert_memory_equal(kept.bytes.data, files[i].data, files[i].size);
        assert_string_equal(kept.media_type, i < 3 ? "image/jpeg" : "image/png");
        assert_int_equal(kept.width, kept.from_width);
        give_back(&kept);
        sample_free(files[i]);
    }
}

static void a_picture_is_turned_upright(void **state)
{
    (void)state;
    enum { RED = 0xff0000, GREEN = 0x00ff00, BLUE = 0x0000ff, WHITE = 0xffffff };
    /* EXIF 2.32: what the first line and the first column are. */
    static const uint32_t want[9][4] = {
        [2] = {GREEN, RED, WHITE, BLUE}, [3] = {WHITE, BLUE, GREEN, RED},
        [4] = {BLUE, WHITE, RED, GREEN}, [5] = {RED, BLUE, GREEN, WHITE},
        [6] = {BLUE, RED, WHITE, GREEN}, [7] = {WHITE, GREEN, BLUE, RED},
        [8] = {GREEN, WHITE, RED, BLUE},
    };
    struct bytes plain = sample_jpeg(160, 96, sample_quarters, SAMPLE_BASELINE, 0, false);
    struct kept_picture kept = keep(plain);
    struct canvas canvas = decode(&kept, 0);
    expect_quarters(&canvas, RED, GREEN, BLUE, WHITE);
    canvas_free(&canvas);
    give_back(&kept);
    sample_free(plain);
    for (int orientation = 2; orientation <= 8; orientation++) {
        struct bytes file =
            sample_jpeg(160, 96, sample_quarters, SAMPLE_BASELINE, orientation, false);
        kept = keep(file);
        assert_false(kept.same);
        assert_int_equal(kept.width, orientation >= 5 ? 96 : 160);
        assert_int_equal(kept.from_width, kept.width);
        canvas = decode(&kept, 0);
        const uint32_t *w = want[orientation];
        expect_quarters(&canvas, w[0], w[1], w[2], w[3]);
        canvas_free(&canvas);
        give_back(&kept);
        sample_free(file);
    }
}

static void a_large_picture_is_shrunk(void **state)
{
    (void)state;
    static const struct {
        int width, height, to_width, to_height;
        bool png;
    } cases[] = {
        {5000, 250, 3840, 192, false}, {60, 7680, 30, 3840, false}, {3841, 3841, 3840, 3840, false},
        {4800, 100, 3840, 80, true},   {30000, 1, 3840, 1, false},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(cases); i++) {
        struct bytes file =
            cases[i].png ? sample_png(cases[i].width, cases[i].height, sample_quarters, false)
                         : sample_jpeg(cases[i].width, cases[i].height, sample_quarters,
                                       SAMPLE_BASELINE, 0, false);
        struct kept_picture kept = keep(file);
        assert_false(kept.same);
        assert_int_equal(kept.width, cases[i].to_width);
        assert_int_equal(kept.height, cases[i].to_height);
        assert_int_equal(kept.from_width, cases[i].width);
        assert_string_equal(kept.media_type, "image/jpeg"); /* nothing shines through */
        struct canvas canvas = decode(&kept, 0);
        if (kept.height > 50) {
            expect_quarters(&canvas, 0xff0000, 0x00ff00, 0x0000ff, 0xffffff);
        }
        canvas_free(&canvas);
        give_back(&kept);
        sample_free(file);
    }
    /* Lying and too large: what counts is how it is seen. */
    struct bytes file = sample_jpeg(4000, 100, sample_quarters, SAMPLE_BASELINE, 6, true);
    struct kept_picture kept = keep(file);
    assert_int_equal(kept.width, 96);
    assert_int_equal(kept.height, 3840);
    assert_int_equal(kept.from_width, 100);
    give_back(&kept);
    sample_free(file);
}

/* Half covers, in a colour that tells whether it is multiplied once. */
static uint32_t half_clear(int x, int y, int width, int height)
{
    (void)y;
    (void)height;
    return x < width / 2 ? 0x80c86432 : x < width * 3 / 4 ? 0x00000000 : 0xff0a141e;
}

static void what_shines_through_still_does(void **state)
{
    (void)state;
    struct bytes file = sample_png(4800, 100, half_clear, true);
    struct kept_picture kept = keep(file);
    assert_false(kept.same);
    assert_string_equal(kept.media_type, "image/png");
    assert_int_equal(kept.width, 3840);
    struct canvas black = decode(&kept, 0x000000);
    struct canvas white = decode(&kept, 0xffffff);
    expect_pixel(&black, 400, 40, 0x643219);
    expect_pixel(&white, 400, 40, 0xe3b198);
    expect_pixel(&black, 2300, 40, 0x000000);
    expect_pixel(&white, 2300, 40, 0xffffff);
    expect_pixel(&black, 3400, 40, 0x0a141e);
    expect_pixel(&white, 3400, 40, 0x0a141e);
    canvas_free(&black);
    canvas_free(&white);
    give_back(&kept);
    sample_free(file);
}

static void refuse(struct bytes file, const char *want)
{
    struct err err = {0};
    struct kept_picture kept;
    assert_false(picture_keep(file, &kept, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_null(kept.bytes.data);
    if (strstr(err.text, want) == NULL) {
        fail_msg("no \"%s\": %s", want, err.text);
    }
}

static void what_cannot_be_shown_is_refused(void **state)
{
    (void)state;
    refuse((struct bytes){(const uint8_t *)"GIF89a..", 8}, "neither");
    refuse((struct bytes){NULL, 0}, "neither");
    struct bytes cmyk = sample_jpeg(32, 32, sample_quarters, SAMPLE_CMYK, 0, false);
    refuse(cmyk, "CMYK");
    sample_free(cmyk);
    /* Small enough to be kept as it is, but cut off: that is seen now, and not on the screen. */
    struct bytes files[] = {sample_jpeg(300, 300, sample_quarters, SAMPLE_BASELINE, 0, false),
                            sample_png(300, 300, sample_quarters, false)};
    for (size_t i = 0; i < SUPPORT_COUNT(files); i++) {
        refuse((struct bytes){files[i].data, files[i].size - files[i].size / 3}, "damaged");
        refuse((struct bytes){files[i].data, 20}, "damaged");
        sample_free(files[i]);
    }
}

static void damaged_pictures_end_well(void **state)
{
    (void)state;
    struct rng rng = {21};
    struct bytes files[] = {sample_jpeg(160, 90, sample_quarters, SAMPLE_BASELINE, 6, false),
                            sample_jpeg(160, 90, sample_quarters, SAMPLE_PROGRESSIVE, 0, false),
                            sample_png(160, 90, half_clear, true)};
    for (int round = 0; round < 300; round++) {
        struct bytes file = files[rng_below(&rng, SUPPORT_COUNT(files))];
        uint8_t *copy = malloc(file.size);
        assert_non_null(copy);
        memcpy(copy, file.data, file.size);
        for (size_t n = 1 + rng_below(&rng, 4); n > 0; n--) {
            copy[rng_below(&rng, file.size)] = (uint8_t)rng_next(&rng);
        }
        struct err err = {0};
        struct kept_picture kept;
        if (picture_keep((struct bytes){copy, file.size}, &kept, &err)) {
            assert_true(kept.width <= 3840 && kept.height <= 3840);
        }
        give_back(&kept);
        free(copy);
    }
    for (size_t i = 0; i < SUPPORT_COUNT(files); i++) {
        sample_free(files[i]);
    }
}

static void a_canvas_becomes_a_jpeg(void **state)
{
    (void)state;
    struct err err = {0};
    struct canvas canvas;
    assert_true(canvas_make(&canvas, 64, 48, &err));
    for (int i = 0; i < 64 * 48; i++) {
        canvas.pixels[i] = sample_quarters(i % 64, i / 64, 64, 48);
    }
    struct bytes rough;
    struct bytes fine;
    assert_true(canvas_jpeg(&canvas, 20, &rough, &err));
    assert_true(canvas_jpeg(&canvas, 95, &fine, &err));
    assert_true(rough.size < fine.size);
    struct kept_picture kept = keep(fine);
    struct canvas back = decode(&kept, 0);
    expect_quarters(&back, 0xff0000, 0x00ff00, 0x0000ff, 0xffffff);
    canvas_free(&back);
    give_back(&kept);
    sample_free(rough);
    sample_free(fine);
    canvas_free(&canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_fit_stays_byte_for_byte),
        cmocka_unit_test(a_picture_is_turned_upright),
        cmocka_unit_test(a_large_picture_is_shrunk),
        cmocka_unit_test(what_shines_through_still_does),
        cmocka_unit_test(what_cannot_be_shown_is_refused),
        cmocka_unit_test(damaged_pictures_end_well),
        cmocka_unit_test(a_canvas_becomes_a_jpeg),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
