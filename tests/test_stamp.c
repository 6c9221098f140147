/* The logo is decoded once, however many pages have it: its pixels, and how often it is read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/stamp.h"
#include "paint_helpers.h"
#include "sample.h"

#include <string.h>

enum { SIDE = 120, GROUND = 0xf0f0f0, LOGO = 3, PHOTO = 4 };

/* Where the pictures come from, and how often they were asked for. */
struct file {
    struct bytes logo, photo;
    int logos, photos;
    bool missing;
};

static struct file file;
static struct painter *painter;

static bool bytes(void *ctx, int64_t image, struct bytes *out, struct err *err)
{
    struct file *f = ctx;
    f->logos += image == LOGO;
    f->photos += image == PHOTO;
    if (f->missing) {
        return err_set(err, STATUS_CONTENT, "is not in the file");
    }
    return sample_source(image == LOGO ? &f->logo : &f->photo, image, out, err);
}

static int set_up(void **state)
{
    (void)state;
    file = (struct file){.logo = sample_png(200, 100, sample_quarters, false),
                         .photo = sample_png(160, 160, sample_quarters, false)};
    painter = helper_painter();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    painter_free(painter);
    sample_free(file.logo);
    sample_free(file.photo);
    return 0;
}

static struct item picture(int64_t image, struct box box)
{
    struct item item = {.kind = ITEM_PICTURE, .box = box};
    item.as.picture.image = image;
    item.as.picture.ground = GROUND;
    return item;
}

static struct canvas page(struct item *items, size_t count, const struct box *clip)
{
    const struct picture_source source = {&file, bytes};
    const struct scene scene = {items, count, count};
    struct canvas canvas = helper_canvas(SIDE, SIDE, 0x123456);
    struct err err = {0};
    if (!painter_paint(painter, &scene, clip, &source, &canvas, &err)) {
        fail_msg("%s", err.text);
    }
    return canvas;
}

static void assert_same(struct canvas a, struct canvas b)
{
    assert_memory_equal(a.pixels, b.pixels, (size_t)SIDE * SIDE * sizeof *a.pixels);
    canvas_free(&a);
    canvas_free(&b);
}

#define AT ((struct box){10, 10, 60, 40})

static void test_is_read_once(void **state)
{
    (void)state;
    struct item items[] = {picture(LOGO, AT), picture(PHOTO, (struct box){20, 60, 50, 50})};
    struct canvas first = page(items, 2, NULL);
    painter_trim(painter);
    assert_same(first, page(items, 2, NULL));
    assert_int_equal(file.logos, 1);
    assert_int_equal(file.photos, 2);
    /* At another place, and only a part of it. */
    const struct box part = {30, 25, 17, 30};
    items[0].box.x += 5;
    struct canvas moved = page(items, 1, &part);
    assert_int_equal(file.logos, 1);
    painter_forget(painter);
    assert_same(moved, page(items, 1, &part));
    assert_int_equal(file.logos, 2);
}

static void test_another_is_another(void **state)
{
    (void)state;
    struct item item = picture(LOGO, AT);
    struct canvas canvas = page(&item, 1, NULL);
    canvas_free(&canvas);
    struct item others[] = {item, item, picture(PHOTO, AT)};
    others[0].box.w = 40;
    others[1].as.picture.ground = 0x808080;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct canvas stamped = page(&others[i], 1, NULL);
        painter_forget(painter);
        assert_same(stamped, page(&others[i], 1, NULL));
    }
    assert_int_equal(file.logos, 5);
    assert_int_equal(file.photos, 2);
}

/* What is cut off, or could not be read, is not kept; nor what is large. */
static void test_not_kept(void **state)
{
    (void)state;
    struct item item = picture(LOGO, (struct box){100, 10, 60, 40});
    struct canvas cut = page(&item, 1, NULL);
    assert_same(cut, page(&item, 1, NULL));
    assert_int_equal(file.logos, 2);
    item = picture(LOGO, AT);
    item.as.picture.spare = true;
    file.missing = true;
    struct canvas none = page(&item, 1, NULL);
    assert_int_equal(helper_pixel(&none, 30, 30), GROUND);
    canvas_free(&none);
    file.missing = false;
    struct canvas there = page(&item, 1, NULL);
    assert_int_not_equal(helper_pixel(&there, 30, 30), GROUND);
    canvas_free(&there);
    assert_int_equal(file.logos, 4);
    struct stamp stamp = {0};
    struct canvas large = helper_canvas(300, 300, 0);
    const struct brush brush = brush_open(&large, NULL);
    const struct picture_info info = {300, 300, 1};
    stamp_take(&stamp, LOGO, &info, GROUND, &brush, (struct box){0, 0, 300, 300});
    assert_false(stamp_is(&stamp, LOGO, GROUND));
    stamp_take(&stamp, LOGO, &info, GROUND, &brush, (struct box){0, 0, 256, 256});
    assert_true(stamp_is(&stamp, LOGO, GROUND));
    assert_false(stamp_is(&stamp, PHOTO, GROUND));
    stamp_free(&stamp);
    canvas_free(&large);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_is_read_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_another_is_another, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_not_kept, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
