#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "checked.h"
#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Checks a file with a picture of id 7 and further SQL. */
static void check_image(struct checked *c, const char *media_type, struct bytes bytes,
                        const char *more, const char *size)
{
    int width;
    int height;
    char *image = checked_image(7, media_type, bytes.data, bytes.size);
    char *sql = malloc(strlen(image) + strlen(more) + 1);
    assert_non_null(sql);
    (void)strcpy(stpcpy(sql, image), more);
    assert_int_equal(sscanf(size, "%dx%d", &width, &height), 2);
    checked_sql_at(c, sql, width, height, "2020-12-30 12:00");
    free(sql);
    free(image);
}

#define PHOTO "INSERT INTO slide (id, position, kind, image) VALUES (1, 1, 'photo', 7);"
#define BESIDE                                                                                    \
    "INSERT INTO slide (id, position, kind, heading, body, image) VALUES (2, 2, 'announcement', " \
    "'B', 'Beside a picture.', 7);"

static void test_good(void **state)
{
    (void)state;
    struct checked c;
    struct bytes jpeg = sample_jpeg(1600, 1000, sample_quarters, SAMPLE_PROGRESSIVE, 6, true);
    check_image(&c, "image/jpeg", jpeg, PHOTO BESIDE, "1920x1080");
    checked_none(&c, NULL);
    sample_free(jpeg);
}

static void test_too_small(void **state)
{
    (void)state;
    struct checked c;
    struct bytes png = sample_png(400, 300, sample_quarters, true);
    check_image(&c, "image/png", png, PHOTO, "1920x1080");
    checked_one(&c, SEVERITY_WARNING, "picture-small", 1, "picture 7 has only 400 x 300 pixels");
    assert_int_equal(c.count, 1);
    check_image(&c, "image/png", png, PHOTO, "640x360"); /* large enough there */
    checked_none(&c, NULL);
    sample_free(png);
}

/* A picture that lies on its side is judged as it is seen. */
static void test_turned(void **state)
{
    (void)state;
    struct checked c;
    struct bytes jpeg = sample_jpeg(400, 200, sample_quarters, SAMPLE_BASELINE, 6, true);
    check_image(&c, "image/jpeg", jpeg, PHOTO, "3840x2160");
    checked_one(&c, SEVERITY_WARNING, "picture-small", 1, "200 x 400 pixels");
    sample_free(jpeg);
}

static void test_damaged(void **state)
{
    (void)state;
    struct checked c;
    struct bytes jpeg = sample_jpeg(1600, 1000, sample_quarters, SAMPLE_BASELINE, 0, false);
    struct bytes half = {jpeg.data, jpeg.size / 2};
    check_image(&c, "image/jpeg", half, PHOTO BESIDE, "1920x1080");
    checked_one(&c, SEVERITY_ERROR, "picture-unreadable", 1, "picture 7: the JPEG picture is");
    checked_one(&c, SEVERITY_ERROR, "picture-unreadable", 2, "picture 7: the JPEG picture is");
    assert_int_equal(c.count, 2);
    sample_free(jpeg);
}

static void test_damaged_png(void **state)
{
    (void)state;
    struct checked c;
    struct bytes png = sample_png(160, 90, sample_quarters, false);
    ((uint8_t *)(uintptr_t)png.data)[png.size / 2] ^= 0x55; /* a wrong check sum */
    check_image(&c, "image/png", png, PHOTO, "160x90");
    checked_one(&c, SEVERITY_ERROR, "picture-unreadable", 1, "picture 7: the PNG picture is");
    png.size -= 20;
    check_image(&c, "image/png", png, PHOTO, "160x90");
    checked_one(&c, SEVERITY_ERROR, "picture-unreadable", 1, "picture 7: the PNG picture is");
    sample_free(png);
}

static void test_headers(void **state)
{
    (void)state;
    struct checked c;
    static const uint8_t bomb[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0,    13,
                                   'I',  'H', 'D', 'R', 0,    0,    0xc3, 0x50, 0, 0, 0xc3, 0x50,
                                   8,    2,   0,   0,   0,    0,    0,    0,    0, 0};
    check_image(&c, "image/png", (struct bytes){bomb, sizeof bomb}, PHOTO, "1920x1080");
    checked_one(&c, SEVERITY_ERROR, "picture-unreadable", 1, "too large (50000 x 50000 pixels)");
    struct bytes cmyk = sample_jpeg(64, 64, sample_quarters, SAMPLE_CMYK, 0, false);
    check_image(&c, "image/jpeg", cmyk, PHOTO, "1920x1080");
    checked_one(&c, SEVERITY_ERROR, "picture-unreadable", 1, "CMYK");
    assert_non_null(strstr(c.found[0].advice, "export it again in RGB"));
    sample_free(cmyk);
}

static void test_missing(void **state)
{
    (void)state;
    struct checked c;
    struct bytes png = sample_png(8, 8, sample_quarters, false);
    check_image(&c, "image/png", png, PHOTO BESIDE "DROP TRIGGER image_delete; DELETE FROM image;",
                "1920x1080");
    checked_one(&c, SEVERITY_ERROR, "slide-unreadable", 1, "its image is not in the file");
    checked_one(&c, SEVERITY_ERROR, "slide-unreadable", 2, "its image is not in the file");
    assert_string_equal(c.found[0].advice, "write the image again");
    sample_free(png);
}

/* What no slide shows is looked at too: a slide may be enabled some day. */
static void test_damaged_and_not_shown(void **state)
{
    (void)state;
    struct checked c;
    static const uint8_t bytes[] = {0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1};
    check_image(&c, "image/jpeg", (struct bytes){bytes, sizeof bytes},
                PHOTO "UPDATE slide SET enabled = 0 WHERE id = 1;", "1920x1080");
    checked_one(&c, SEVERITY_WARNING, "picture-unreadable", OF_FILE, "picture 7");
    checked_one(&c, SEVERITY_NOTE, "slides-off", OF_FILE, NULL);
    assert_int_equal(c.count, 2);
}

/* Many pictures, so that their list grows, used in another order than their ids. */
static void test_many(void **state)
{
    (void)state;
    struct checked c;
    struct bytes png = sample_png(40, 30, sample_quarters, false);
    char hex[800];
    char *sql = checked_image(7, "image/png", png.data, png.size);
    const char *from = strstr(sql, "X'");
    assert_non_null(from);
    (void)snprintf(hex, sizeof hex, "%.*s", (int)(strchr(from + 2, '\'') - from + 1), from);
    free(sql);
    char all[1600];
    (void)snprintf(
        all, sizeof all,
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 200) "
        "INSERT INTO image (id, name, media_type, data) SELECT n, n, 'image/png', %s FROM n;"
        "INSERT INTO slide (id, position, kind, heading, image) SELECT id, id * 37 %% 200, "
        "'photo', "
        "'P', id FROM image WHERE id <> 100;",
        hex);
    checked_sql_at(&c, all, 200, 100, "2020-12-30 12:00");
    checked_none(&c, "picture-unreadable");
    assert_int_equal(c.totals.slides, 200);
    assert_int_equal(c.totals.found[SEVERITY_ERROR], 0);
    checked_one(&c, SEVERITY_NOTE, "images-unused", OF_FILE, "1 picture");
    sample_free(png);
}

#define LINK(link)                                                                               \
    "INSERT INTO slide (id, position, kind, heading, body, link) VALUES (1, 1, 'announcement', " \
    "'L', 'B', " link ");"

static void test_codes(void **state)
{
    (void)state;
    struct checked c;
    checked_sql_at(&c, LINK("'https://truongmau.example/'"), 1920, 1080, "2020-12-30");
    checked_none(&c, NULL);
    checked_sql_at(&c, LINK("'https://truongmau.example/' || hex(zeroblob(80))"), 640, 360,
                   "2020-12-30");
    checked_one(&c, SEVERITY_WARNING, "code-small", 1, "telephones need 3");
    checked_none(&c, "code-impossible");
    checked_sql_at(&c, LINK("'https://truongmau.example/' || hex(zeroblob(80))"), 160, 90,
                   "2020-12-30");
    checked_one(&c, SEVERITY_ERROR, "code-impossible", 1, NULL);
    checked_sql(&c, LINK("'https://truongmau.example/' || hex(zeroblob(60))"));
    checked_one(&c, SEVERITY_NOTE, "link-shortened", 1, NULL);
    checked_sql(&c, LINK("'https://truongmau.example/tong-ket'"));
    checked_none(&c, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),        cmocka_unit_test(test_too_small),
        cmocka_unit_test(test_turned),      cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_damaged_png), cmocka_unit_test(test_headers),
        cmocka_unit_test(test_missing),     cmocka_unit_test(test_damaged_and_not_shown),
        cmocka_unit_test(test_many),        cmocka_unit_test(test_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
