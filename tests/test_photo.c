/* Photo slides: the ground beside a picture of another shape than its place. */
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* A tall or small picture stands in the middle of a ground that can be told from the field, which
 * reaches from the panel to the picture's edge. */
static void test_a_picture_is_mounted(void **state)
{
    (void)state;
    static const char *const themes[] = {"formal", "blue", "dark"};
    static const int sizes[][2] = {{1920, 1080}, {1440, 1080}, {1080, 1920}, {800, 480}};
    struct stage stage;
    struct arena arena = {0};
    struct picture picture = {7, "Ảnh mẫu"};
    struct slide slide = support_slide(SLIDE_PHOTO, "Ba hình mẫu");
    slide.pictures = &picture;
    slide.picture_count = 1;
    stage_open(&stage, "formal", "vi", true);
    for (size_t i = 0; i < SUPPORT_COUNT(themes) * SUPPORT_COUNT(sizes); i++) {
        const int *size = sizes[i % SUPPORT_COUNT(sizes)];
        stage_theme(&stage, themes[i / SUPPORT_COUNT(sizes)]);
        stage_size(&stage, size[0], size[1], "Trường Mẫu");
        struct pages pages = stage_pages(&stage, &slide, &arena);
        assert_int_equal(pages.count, 1);
        size_t seen = 0;
        for (size_t k = 0; k < pages.page[0].scene.count; k++) {
            const struct item *item = &pages.page[0].scene.items[k];
            if (item->kind != ITEM_PICTURE) {
                continue;
            }
            seen++;
            assert_int_equal(item->box.x + item->box.w, size[0]);
            assert_false(item->as.picture.left || item->as.picture.top);
            assert_int_not_equal(item->as.picture.ground, stage.layout.theme->field);
        }
        assert_int_equal(seen, 1);
    }
    arena_free(&arena);
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_picture_is_mounted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
