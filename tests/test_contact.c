#include "commands/contact.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct canvas page(int width, int height, uint32_t ground)
{
    struct canvas canvas;
    struct err err = {0};
    assert_true(canvas_make(&canvas, width, height, &err));
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            canvas.pixels[y * canvas.stride + x] = ground;
        }
    }
    return canvas;
}

static uint32_t pixel(const struct canvas *canvas, int x, int y)
{
    return canvas->pixels[y * canvas->stride + x];
}

static void test_pages_in_rows_of_three(void **state)
{
    (void)state;
    struct contact contact = {0};
    struct canvas sheet;
    struct err err = {0};
    for (uint32_t i = 0; i < 5; i++) {
        struct canvas p = page(960, 540, 0x100000 * (i + 1));
        assert_true(contact_add(&contact, &p, &err));
        canvas_free(&p);
    }
    assert_true(contact_sheet(&contact, &sheet, &err));
    assert_int_equal(sheet.width, 3 * 480 + 4 * 16);
    assert_int_equal(sheet.height, 2 * 270 + 3 * 16);
    for (int i = 0; i < 5; i++) {
        int x = 16 + i % 3 * 496;
        int y = 16 + i / 3 * 286;
        assert_int_equal(pixel(&sheet, x, y), 0x100000 * (i + 1));
        assert_int_equal(pixel(&sheet, x + 479, y + 269), 0x100000 * (i + 1));
        assert_int_not_equal(pixel(&sheet, x - 1, y), 0x100000 * (i + 1));
        assert_int_not_equal(pixel(&sheet, x + 480, y + 269), 0x100000 * (i + 1));
    }
    assert_int_equal(pixel(&sheet, 16 + 2 * 496 + 5, 16 + 286 + 5), pixel(&sheet, 0, 0));
    canvas_free(&sheet);
    contact_free(&contact);
}

/* Smaller thumbs, and more of them in a row, for those who ask. */
static void test_other_thumbs(void **state)
{
    (void)state;
    struct contact contact = {.thumb_width = 180, .across = 10};
    struct canvas sheet;
    struct err err = {0};
    for (uint32_t i = 0; i < 12; i++) {
        struct canvas p = page(540, 960, 0x100000 * (i + 1));
        assert_true(contact_add(&contact, &p, &err));
        canvas_free(&p);
    }
    assert_true(contact_sheet(&contact, &sheet, &err));
    assert_int_equal(sheet.width, 10 * 180 + 11 * 16);
    assert_int_equal(sheet.height, 2 * 320 + 3 * 16);
    assert_int_equal(pixel(&sheet, 16 + 196, 16 + 336 + 319), 0xc00000);
    canvas_free(&sheet);
    contact_free(&contact);
}

/* A thumb is the mean of the page: half black, half white lines make grey. */
static void test_thumb_is_the_mean(void **state)
{
    (void)state;
    struct contact contact = {0};
    struct canvas sheet;
    struct err err = {0};
    struct canvas p = page(960, 540, 0);
    for (int y = 0; y < 540; y += 2) {
        for (int x = 0; x < 960; x++) {
            p.pixels[y * p.stride + x] = 0xffffff;
        }
    }
    assert_true(contact_add(&contact, &p, &err));
    assert_true(contact_sheet(&contact, &sheet, &err));
    assert_int_equal(sheet.width, 480 + 32);
    assert_int_equal(pixel(&sheet, 100, 100), 0x7f7f7f);
    canvas_free(&p);
    canvas_free(&sheet);
    contact_free(&contact);
}

/* Pages of one show may be of any size, but the sheet's cells are those of the first. */
static void test_small_and_odd_pages(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1}, {3, 200}, {481, 7}, {5000, 1}, {479, 479}};
    for (size_t i = 0; i < SUPPORT_COUNT(sizes); i++) {
        struct contact contact = {0};
        struct canvas sheet;
        struct err err = {0};
        struct canvas p = page(sizes[i][0], sizes[i][1], 0xabcdef);
        assert_true(contact_add(&contact, &p, &err));
        assert_true(contact_add(&contact, &p, &err));
        assert_true(contact_sheet(&contact, &sheet, &err));
        assert_int_equal(pixel(&sheet, 16, 16), 0xabcdef);
        canvas_free(&p);
        canvas_free(&sheet);
        contact_free(&contact);
    }
}

/* A full sheet can be made of pages of any form, and is told before one is too many. */
static void test_a_full_sheet(void **state)
{
    (void)state;
    static const int sizes[][4] = {
        /* of the page, of the sheet */
        {8, 8, 3 * 24 + 16, 15 * 24 + 16},
        {1080, 1920, 3 * 496 + 16, 15 * (853 + 16) + 16},
        {1, 16384, 3 * 17 + 16, 15 * 1040 + 16},
        {60, 9999, 3 * (6 + 16) + 16, 15 * 1040 + 16},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(sizes); i++) {
        struct contact contact = {0};
        struct canvas sheet;
        struct err err = {0};
        struct canvas p = page(sizes[i][0], sizes[i][1], 0x112233);
        while (!contact_full(&contact)) {
            assert_true(contact_add(&contact, &p, &err));
        }
        assert_int_equal(contact.count, 45);
        assert_false(contact_add(&contact, &p, &err));
        assert_true(contact_sheet(&contact, &sheet, &err));
        assert_int_equal(sheet.width, sizes[i][2]);
        assert_int_equal(sheet.height, sizes[i][3]);
        canvas_free(&p);
        canvas_free(&sheet);
        contact_free(&contact);
        contact_free(&contact);
    }
}

static void test_no_page_no_sheet(void **state)
{
    (void)state;
    struct contact contact = {0};
    struct canvas sheet;
    struct err err = {0};
    assert_false(contact_sheet(&contact, &sheet, &err));
    assert_int_not_equal(err.status, STATUS_OK);
    contact_free(&contact);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages_in_rows_of_three), cmocka_unit_test(test_thumb_is_the_mean),
        cmocka_unit_test(test_small_and_odd_pages),    cmocka_unit_test(test_a_full_sheet),
        cmocka_unit_test(test_no_page_no_sheet),       cmocka_unit_test(test_other_thumbs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
