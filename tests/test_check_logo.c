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

/* A file whose logo is that picture, on such a screen. */
static void check_logo_on(struct checked *c, const char *media_type, struct bytes bytes,
                          const char *more, double scale, double overscan)
{
    char *image = checked_image(7, media_type, bytes.data, bytes.size);
    char *sql = malloc(strlen(image) + strlen(more) + 128);
    assert_non_null(sql);
    (void)sprintf(sql, "%s INSERT INTO setting (name, value) VALUES ('logo', '7'); %s", image,
                  more);
    checked_sql_on(c, sql, scale, overscan);
    free(sql);
    free(image);
}

static void check_logo(struct checked *c, const char *media_type, struct bytes bytes,
                       const char *more)
{
    check_logo_on(c, media_type, bytes, more, 1, 0);
}

static uint32_t white(int x, int y, int width, int height)
{
    (void)width;
    (void)height;
    return 0xfff8f8f8 + (uint32_t)((x + y) % 8);
}

static uint32_t clear(int x, int y, int width, int height)
{
    (void)x;
    (void)y;
    (void)width;
    (void)height;
    return 0x00202020;
}

static void test_good(void **state)
{
    (void)state;
    struct checked c;
    struct bytes png = sample_png(200, 200, sample_quarters, false);
    check_logo(&c, "image/png", png, "");
    checked_none(&c, NULL); /* neither is it unused, nor too small where it stands */
    sample_free(png);
}

static void test_small(void **state)
{
    (void)state;
    struct checked c;
    struct bytes png = sample_png(40, 40, sample_quarters, false);
    check_logo(&c, "image/png", png, "");
    checked_one(&c, SEVERITY_WARNING, "logo-small", OF_FILE, "40x40 pixels");
    assert_int_equal(c.count, 1);
    sample_free(png);
}

/* On a screen of its own scale the logo has another size, and is a logo still. */
static void test_screens(void **state)
{
    (void)state;
    struct checked c;
    struct bytes png = sample_png(50, 38, sample_quarters, false);
    for (int percent = 100; percent <= 125; percent += 5) {
        check_logo_on(&c, "image/png", png, "", percent / 100.0, 0);
        checked_one(&c, SEVERITY_WARNING, "logo-small", OF_FILE, "50x38 pixels");
        assert_int_equal(c.count, 1);
    }
    sample_free(png);
    png = sample_png(64, 64, sample_quarters, false);
    check_logo_on(&c, "image/png", png, "", 1, 0);
    checked_none(&c, NULL);
    check_logo_on(&c, "image/png", png, "", 1.25, 0);
    checked_one(&c, SEVERITY_WARNING, "logo-small", OF_FILE, NULL);
    assert_int_equal(c.count, 1);
    check_logo_on(&c, "image/png", png, "", 1.25, 10);
    checked_none(&c, NULL);
    sample_free(png);
}

static void test_nothing_to_be_seen(void **state)
{
    (void)state;
    static uint32_t (*const pixel[])(int, int, int, int) = {white, clear};
    for (size_t i = 0; i < 2; i++) {
        struct checked c;
        struct bytes png = sample_png(200, 200, pixel[i], true);
        check_logo(&c, "image/png", png, "");
        checked_one(&c, SEVERITY_WARNING, "logo-pale", OF_FILE, NULL);
        assert_int_equal(c.count, 1);
        sample_free(png);
    }
}

static void test_missing(void **state)
{
    (void)state;
    struct checked c;
    struct bytes png = sample_png(200, 200, sample_quarters, false);
    check_logo(&c, "image/png", png,
               "DROP TRIGGER setting_logo_update;"
               "UPDATE setting SET value = '8' WHERE name = 'logo';");
    checked_one(&c, SEVERITY_WARNING, "logo-missing", OF_FILE, "\"8\"");
    checked_one(&c, SEVERITY_NOTE, "images-unused", OF_FILE, NULL);
    assert_int_equal(c.count, 2);
    sample_free(png);
}

/* The slides are shown without it, so it is told once and of none of them. */
static void test_unreadable(void **state)
{
    (void)state;
    struct checked c;
    struct bytes png = sample_png(200, 200, sample_quarters, false);
    struct bytes half = {png.data, png.size / 2};
    check_logo(&c, "image/png", half,
               "INSERT INTO slide (position, kind, heading) VALUES (3, 'announcement', 'H');");
    checked_one(&c, SEVERITY_ERROR, "logo-unreadable", OF_FILE, NULL);
    assert_int_equal(c.count, 1);
    sample_free(png);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),    cmocka_unit_test(test_small),
        cmocka_unit_test(test_screens), cmocka_unit_test(test_nothing_to_be_seen),
        cmocka_unit_test(test_missing), cmocka_unit_test(test_unreadable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
