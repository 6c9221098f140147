/* Festive awards with portraits: where they stand, and that they do not cost the text its room. */

#include "drawing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

enum { MOST = 6, FIRST = 100 };

/* The page of so many awards; those whose bit is set have a photo, of id FIRST and above. */
static const struct page *page_of(struct drawing *s, int width, int height, size_t count,
                                  unsigned photos)
{
    static const char *const names[MOST] = {"Học sinh Mẫu 1", "Học sinh Mẫu 2", "Học sinh Mẫu 3",
                                            "Học sinh Mẫu 4", "Học sinh Mẫu 5", "Học sinh Mẫu 6"};
    struct award *award = arena_take(&s->arena, count * sizeof *award);
    struct slide *slide = arena_take(&s->arena, sizeof *slide);
    assert_true(award != NULL && slide != NULL);
    for (size_t i = 0; i < count; i++) {
        award[i] = (struct award){.recipient = names[i],
                                  .category = "Cá nhân",
                                  .honour = "",
                                  .reason = "Giúp bạn",
                                  .photo = photos >> i & 1 ? (int64_t)(FIRST + i) : 0};
    }
    *slide = support_slide(SLIDE_AWARDS, "Khen thưởng");
    slide->awards = award;
    slide->award_count = count;
    stage_size(&s->stage, width, height, "Trường Mẫu");
    struct pages pages = stage_pages(&s->stage, slide, &s->arena);
    assert_int_equal(pages.count, 1);
    assert_int_equal(pages.page[0].ground, GROUND_FESTIVE);
    return pages.page;
}

/* The n-th picture of the page, NULL behind the last. */
static const struct item *picture(const struct page *page, size_t n)
{
    for (size_t i = 0; i < page->scene.count; i++) {
        if (page->scene.items[i].kind == ITEM_PICTURE && n-- == 0) {
            return &page->scene.items[i];
        }
    }
    return NULL;
}

static const struct item *text(const struct page *page, const char *is)
{
    for (size_t i = 0; i < page->scene.count; i++) {
        const struct item *item = &page->scene.items[i];
        if (item->kind == ITEM_TEXT && item->as.text.length == strlen(is) &&
            memcmp(item->as.text.text, is, strlen(is)) == 0) {
            return item;
        }
    }
    return NULL;
}

/* All alike, upright, cut to fill their place, and spared if they can't be read. */
static void test_every_photo_is_shown(void **state)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {1440, 1080},
                                   {2560, 1080}, {800, 480},   {3840, 2160}};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        for (size_t count = 1; count <= MOST; count++) {
            const struct page *page = page_of(*state, sizes[s][0], sizes[s][1], count, 0x3f);
            for (size_t i = 0; i < count; i++) {
                const struct item *item = picture(page, i);
                assert_non_null(item);
                assert_int_equal(item->as.picture.image, FIRST + i);
                assert_true(item->as.picture.fill && item->as.picture.spare);
                assert_in_range(item->box.w * 5 - item->box.h * 4 + 5, 0, 10);
                assert_true(item->box.h * 90 >=
                            7 * (sizes[s][1] < sizes[s][0] ? sizes[s][1] : sizes[s][0]));
            }
            assert_null(picture(page, count));
            assert_int_equal(page->load.faces, count);
            assert_int_equal(page->load.pictures, 0);
        }
    }
}

/* Few of them are large. */
static void test_few_are_large(void **state)
{
    int before = 10000;
    for (size_t count = 1; count <= MOST; count++) {
        const struct item *item = picture(page_of(*state, 1920, 1080, count, 0x3f), 0);
        assert_true(item->box.h <= before);
        before = item->box.h;
    }
    assert_true(picture(page_of(*state, 1920, 1080, 1, 1), 0)->box.h > 1080 / 3);
}

/* Size of the names, in pixels, which may take two lines. */
static int name_size(const struct page *page)
{
    static const char start[] = "Học sinh";
    for (size_t i = 0; i < page->scene.count; i++) {
        const struct item *item = &page->scene.items[i];
        if (item->kind == ITEM_TEXT && item->as.text.length >= strlen(start) &&
            memcmp(item->as.text.text, start, strlen(start)) == 0) {
            return item->as.text.size;
        }
    }
    fail_msg("no name is shown");
    return 0;
}

/* The name of one winner is far larger than in a list, and so is its photograph; names grow no
 * louder than small photographs. */
static void test_names_are_festive(void **state)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {1440, 1080}, {800, 480}};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        int side = sizes[s][1] < sizes[s][0] ? sizes[s][1] : sizes[s][0];
        const struct page *page = page_of(*state, sizes[s][0], sizes[s][1], 1, 1);
        assert_true(name_size(page) * 90 >= 5 * side);
        assert_true(picture(page, 0)->box.h * 90 >= 32 * side);
        for (size_t count = 1; count <= MOST; count++) {
            page = page_of(*state, sizes[s][0], sizes[s][1], count, 0x3f);
            int size = name_size(page);
            assert_true(size * 90 <= 4 * side + 45 || text(page, "Học sinh Mẫu 1") != NULL);
            int most = 90 * picture(page, 0)->box.h + 10 * side; /* a fifth of it and 2 u */
            assert_true(size * 90 <= 4 * side + 45 || size * 450 <= most + 450);
            assert_true(count <= 3 || size * 90 <= 4 * side + 45);
        }
    }
}

/* Of three in portrait, none stands alone under two. */
static void test_none_stands_alone(void **state)
{
    const struct page *page = page_of(*state, 1080, 1920, 3, 7);
    for (size_t i = 1; i < 3; i++) {
        assert_int_equal(picture(page, i)->box.x, picture(page, 0)->box.x);
    }
}

/* Where only some have one, no name stands back for it. */
static void test_some_without(void **state)
{
    const struct page *page = page_of(*state, 1920, 1080, 3, 5);
    assert_int_equal(picture(page, 0)->as.picture.image, FIRST);
    assert_int_equal(picture(page, 1)->as.picture.image, FIRST + 2);
    assert_null(picture(page, 2));
    assert_int_equal(picture(page, 0)->box.x, picture(page, 1)->box.x);
    const struct item *first = text(page, "Học sinh Mẫu 1");
    const struct item *second = text(page, "Học sinh Mẫu 2");
    assert_non_null(first);
    assert_non_null(second);
    assert_int_equal(first->box.x, second->box.x);
    assert_true(first->box.x + first->box.w < picture(page, 0)->box.x);
}

/* Without a photo the page is as it was before there were any. */
static void test_none(void **state)
{
    const struct page *page = page_of(*state, 1920, 1080, 4, 0);
    assert_null(picture(page, 0));
    assert_int_equal(text(page, "Học sinh Mẫu 1")->as.text.size, 48);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_photo_is_shown), cmocka_unit_test(test_few_are_large),
        cmocka_unit_test(test_names_are_festive),    cmocka_unit_test(test_none_stands_alone),
        cmocka_unit_test(test_some_without),         cmocka_unit_test(test_none),
    };
    return cmocka_run_group_tests_name("gallery", tests, drawing_begin_fonts, drawing_end);
}
