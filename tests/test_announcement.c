/* Announcements: where their picture, caption and code go. */
#include "drawing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#define LONG_TEXT                                                                                                             \
    "Hội nghị tổng kết hoạt động năm 2020 đề ra phương hướng, nhiệm vụ năm 2021. Trong năm, hai " \
    "trang thông tin được duy trì hoạt động thường xuyên, với nhiều bài viết mới mỗi tuần."

static const struct picture sample = {7, "Ảnh mẫu"};

static int begin(void **state)
{
    struct drawing *d = drawing_open(1920, 1080, true);
    stage_size(&d->stage, 1920, 1080, "Trường Mẫu");
    d->slide = support_slide(SLIDE_ANNOUNCEMENT, "Góc đọc sách mới");
    *state = d;
    return 0;
}

static const struct item *of_kind(const struct scene *scene, enum item_kind kind)
{
    for (size_t i = 0; i < scene->count; i++) {
        if (scene->items[i].kind == kind) {
            return &scene->items[i];
        }
    }
    return NULL;
}

static struct pages with_picture(struct drawing *s, const char *body, bool behind)
{
    s->slide.body = body;
    s->slide.pictures = &sample;
    s->slide.picture_count = 1;
    s->slide.picture_behind = behind;
    return stage_pages(&s->stage, &s->slide, &s->arena);
}

/* A heading alone is said by the field, larger than any on a panel, in one piece. */
static void test_a_heading_alone_is_in_the_field(void **state)
{
    struct drawing *s = *state;
    static const int sizes[][2] = {{1920, 1080}, {1440, 1080}, {1080, 1920}};
    for (size_t i = 0; i < SUPPORT_COUNT(sizes); i++) {
        stage_size(&s->stage, sizes[i][0], sizes[i][1], "Trường Mẫu");
        s->slide = support_slide(SLIDE_ANNOUNCEMENT, "Nghỉ Tết");
        struct pages pages = stage_pages(&s->stage, &s->slide, &s->arena);
        const struct item *heading = NULL;
        assert_int_equal(pages.count, 1);
        assert_true(support_has_text(&pages.page[0].scene, "Nghỉ Tết", &heading));
        assert_true(heading->as.text.size > 9 * 12);
        const struct item *panel = of_kind(&pages.page[0].scene, ITEM_GRADIENT);
        assert_non_null(panel);
        bool beside = heading->box.x > panel->box.x + panel->box.w;
        assert_true(beside || heading->box.y > panel->box.y + panel->box.h);
        s->slide.lead = "Từ 10/02";
        pages = stage_pages(&s->stage, &s->slide, &s->arena);
        assert_true(support_has_text(&pages.page[0].scene, "Nghỉ Tết", &heading));
        assert_true(heading->as.text.size <= 7 * 12);
    }
}

static void test_less_text_has_a_larger_picture(void **state)
{
    struct drawing *s = *state;
    struct pages few = with_picture(s, "Mở cửa mỗi ngày.", false);
    struct pages many = with_picture(s, LONG_TEXT, false);
    assert_true(few.count == 1 && many.count == 1);
    const struct item *large = of_kind(&few.page[0].scene, ITEM_PICTURE);
    const struct item *usual = of_kind(&many.page[0].scene, ITEM_PICTURE);
    assert_true(large != NULL && usual != NULL);
    assert_int_equal(usual->box.w, 40 * 12);
    assert_true(large->box.w >= 50 * 12);
    assert_int_equal(large->box.x + large->box.w, usual->box.x + usual->box.w);
}

/* Of the body, which is set in the text face and starts the field. */
static double body_size(struct drawing *s, const char *body, int width, int height)
{
    s->slide.body = body;
    stage_size(&s->stage, width, height, "Trường Mẫu");
    struct pages pages = stage_pages(&s->stage, &s->slide, &s->arena);
    for (size_t i = 0; i < pages.page[0].scene.count; i++) {
        const struct item *item = &pages.page[0].scene.items[i];
        if (item->kind == ITEM_TEXT && item->as.text.face == FACE_TEXT) {
            return item->as.text.size / grid_of(width, height, 1).u;
        }
    }
    return 0;
}

static void test_few_words_are_large(void **state)
{
    struct drawing *s = *state;
    static const int sizes[][2] = {{1920, 1080}, {1440, 1080}, {1080, 1920}};
    static const double usual[] = {3.75, 3.25, 3.75};
    for (size_t i = 0; i < SUPPORT_COUNT(sizes); i++) {
        double few = body_size(s, "Mở cửa mỗi ngày.", sizes[i][0], sizes[i][1]);
        double some = body_size(s, LONG_TEXT, sizes[i][0], sizes[i][1]);
        double many =
            body_size(s, LONG_TEXT "\n\n" LONG_TEXT "\n\n" LONG_TEXT, sizes[i][0], sizes[i][1]);
        assert_true(few >= usual[i] + .9 && few >= some);
        assert_true(some > usual[i] + .4 && some > many);
        assert_true(many <= usual[i] + .6);
    }
    /* Never nearly as large as a heading that is small. */
    s->slide.heading = LONG_TEXT;
    assert_true(body_size(s, "Mở cửa mỗi ngày.", 1920, 1080) < 4);
}

/* A wide picture is larger under the text than beside it, a tall one is not. */
static void test_a_wide_picture_is_under_the_text(void **state)
{
    struct drawing *s = *state;
    const struct item *text;
    s->slide.picture_aspect = 3;
    struct pages pages = with_picture(s, "Mở cửa mỗi ngày.", false);
    const struct item *picture = of_kind(&pages.page[0].scene, ITEM_PICTURE);
    assert_true(support_has_text(&pages.page[0].scene, "Mở cửa mỗi ngày.", &text));
    assert_int_equal(picture->box.x, text->box.x);
    assert_true(picture->box.y > text->as.text.baseline && picture->box.w > 80 * 12);
    s->slide.picture_aspect = .5;
    pages = with_picture(s, "Mở cửa mỗi ngày.", false);
    picture = of_kind(&pages.page[0].scene, ITEM_PICTURE);
    assert_true(support_has_text(&pages.page[0].scene, "Mở cửa mỗi ngày.", &text));
    assert_true(picture->box.x > text->box.x + text->box.w);
    assert_int_equal(picture->box.y, 20 * 12);
    assert_true(picture->box.w * 10 < picture->box.h * 6);
}

/* The panel has no room for the caption under such a heading. */
static void test_a_caption_is_on_the_page_of_its_picture(void **state)
{
    struct drawing *s = *state;
    static char heading[400]; /* the stage keeps it */
    for (int i = 0; i < 24; i++) {
        (void)strcat(heading, "thông báo ");
    }
    s->slide.heading = heading;
    static const int sizes[][2] = {{1920, 1080}, {1280, 720}, {1280, 1024}, {1080, 1920}};
    for (size_t i = 0; i < SUPPORT_COUNT(sizes); i++) {
        stage_size(&s->stage, sizes[i][0], sizes[i][1], "Trường Mẫu");
        struct pages pages = with_picture(s, LONG_TEXT LONG_TEXT, false);
        size_t seen = 0;
        for (size_t p = 0; p < pages.count; p++) {
            if (of_kind(&pages.page[p].scene, ITEM_PICTURE) != NULL) {
                assert_true(support_has_text(&pages.page[p].scene, "Ảnh mẫu", NULL));
                seen++;
            }
        }
        assert_int_equal(seen, 1);
    }
}

/* On every page of the text; a picture that is urgent stays on a page of its own. */
static void test_behind_the_text(void **state)
{
    struct drawing *s = *state;
    struct pages pages =
        with_picture(s, LONG_TEXT "\n\n" LONG_TEXT "\n\n" LONG_TEXT "\n\n" LONG_TEXT, true);
    assert_true(pages.count > 1);
    for (size_t p = 0; p < pages.count; p++) {
        const struct item *picture = of_kind(&pages.page[p].scene, ITEM_PICTURE);
        assert_non_null(picture);
        assert_true(picture->as.picture.behind);
        assert_memory_equal(&picture[1].box, &picture->box, sizeof picture->box);
        assert_int_equal(picture->box.x + picture->box.w, 1920);
        assert_true(support_has_text(&pages.page[p].scene, "Ảnh mẫu", NULL));
    }
    s->slide.urgent = true;
    pages = with_picture(s, "Mất điện.", true);
    assert_int_equal(pages.count, 2);
    assert_null(of_kind(&pages.page[0].scene, ITEM_PICTURE));
    assert_false(of_kind(&pages.page[1].scene, ITEM_PICTURE)->as.picture.behind);
}

/* A heading is never smaller than the text beside it because of a code. */
static void test_heading_over_a_code(void **state)
{
    struct drawing *s = *state;
    s->slide.heading = "Hội nghị tổng kết năm 2020 của Ban Chỉ đạo";
    s->slide.link = "https://truongmau.example/tong-ket-2020";
    s->slide.body = "Mời dự họp.";
    for (int percent = 100; percent <= 125; percent += 5) {
        s->stage.layout.text_scale = percent / 100.0;
        struct pages pages = stage_pages(&s->stage, &s->slide, &s->arena);
        const struct item *body;
        size_t codes = 0;
        assert_true(support_has_text(&pages.page[0].scene, "Mời dự họp.", &body));
        double u = grid_of(1920, 1080, percent / 100.0).u;
        for (size_t i = 0; i < pages.page[0].scene.count; i++) {
            const struct item *item = &pages.page[0].scene.items[i];
            if (item->kind == ITEM_TEXT && item->as.text.face == FACE_SERIF) {
                assert_true(item->as.text.size >= 3.5 * u - 1);
            }
        }
        for (size_t p = 0; p < pages.count; p++) {
            codes += of_kind(&pages.page[p].scene, ITEM_QR) != NULL;
        }
        assert_int_equal(codes, 1);
    }
}

/* Nobody types two hundred letters: the address is cut at a slash, and says so. */
static void test_a_long_address(void **state)
{
    struct drawing *s = *state;
    static const int sizes[][2] = {{1920, 1080}, {1280, 1024}, {1080, 1920}};
    s->slide.link = "https://truongmau.example/tin-tuc/2020/12/"
                    "hoi-nghi-tong-ket-hoat-dong-nam-2020-va-phuong-huong-nhiem-vu-nam-2021-"
                    "cua-nha-truong-va-cac-to-chuyen-mon.html";
    for (size_t i = 0; i < SUPPORT_COUNT(sizes); i++) {
        stage_size(&s->stage, sizes[i][0], sizes[i][1], "Trường Mẫu");
        struct pages pages = stage_pages(&s->stage, &s->slide, &s->arena);
        const struct scene *scene = &pages.page[0].scene;
        int lines = 0;
        bool told = false;
        assert_non_null(of_kind(scene, ITEM_QR));
        for (size_t k = 0; k < scene->count; k++) {
            const struct item *item = &scene->items[k];
            if (item->kind == ITEM_TEXT && item->as.text.face == FACE_TEXT && item->box.y > 540) {
                char *text = arena_text(&s->arena, item->as.text.text, item->as.text.length);
                lines += strpbrk(text, "/-") != NULL;
                told = told || strstr(text, "…") != NULL;
            }
        }
        assert_in_range(lines, 1, 2);
        assert_true(told);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_heading_alone_is_in_the_field, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_less_text_has_a_larger_picture, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_few_words_are_large, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_a_wide_picture_is_under_the_text, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_a_caption_is_on_the_page_of_its_picture, begin,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_behind_the_text, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_heading_over_a_code, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_a_long_address, begin, drawing_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
