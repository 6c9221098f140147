/* Which award lists are festive, and that a reason has two lines there. */
#include "drawing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#define LONG "Tổ chức phong trào đọc sách trong toàn trường và giúp các em chọn sách hằng tuần"

/* The pages of so many awards, all for that reason. */
static struct pages awards(struct drawing *s, int width, int height, size_t count,
                           const char *reason)
{
    struct award award[8];
    assert_true(count <= sizeof award / sizeof *award);
    for (size_t i = 0; i < count; i++) {
        award[i] = (struct award){
            .recipient = "Học sinh Mẫu", .category = "Cá nhân", .honour = "", .reason = reason};
    }
    const struct slide slide = {.kind = SLIDE_AWARDS,
                                .label = "",
                                .heading = "Khen thưởng",
                                .lead = "",
                                .body = "",
                                .note = "",
                                .link = "",
                                .presenter = "",
                                .presenter_office = "",
                                .axis = "",
                                .awards = award,
                                .award_count = count};
    stage_size(&s->stage, width, height, "Trường Mẫu");
    return stage_pages(&s->stage, &slide, &s->arena);
}

static size_t lines_of(const struct page *page, enum face face)
{
    size_t lines = 0;
    for (size_t i = 0; i < page->scene.count; i++) {
        const struct item *item = &page->scene.items[i];
        lines += item->kind == ITEM_TEXT && item->as.text.face == face;
    }
    return lines;
}

static void six_are_festive_and_seven_are_a_roll(void **state)
{
    struct pages six = awards(*state, 1920, 1080, 6, "Kết quả học tập");
    assert_int_equal(six.count, 1);
    assert_int_equal(six.page[0].ground, GROUND_FESTIVE);
    assert_int_equal(awards(*state, 1920, 1080, 7, "Kết quả học tập").page[0].ground, GROUND_FIELD);
}

static void a_reason_takes_two_lines(void **state)
{
    struct pages none = awards(*state, 1920, 1080, 3, "");
    struct pages three = awards(*state, 1920, 1080, 3, LONG);
    assert_int_equal(three.count, 1);
    assert_int_equal(three.page[0].ground, GROUND_FESTIVE);
    assert_int_equal(lines_of(&three.page[0], FACE_TEXT), lines_of(&none.page[0], FACE_TEXT) + 6);
}

/* Size of the names in pixels. */
static int name_size(struct drawing *s, int width, int height, size_t count)
{
    struct pages pages = awards(s, width, height, count, "Kết quả học tập");
    const struct item *item = NULL;
    assert_int_equal(pages.count, 1);
    assert_int_equal(pages.page[0].ground, GROUND_FESTIVE);
    assert_true(support_has_text(&pages.page[0].scene, "Học sinh Mẫu", &item));
    return item->as.text.size;
}

/* One to three names are far larger than six. */
static void few_names_are_large(void **state)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {1440, 1080}, {800, 480}};
    for (size_t i = 0; i < SUPPORT_COUNT(sizes); i++) {
        int side = sizes[i][0] < sizes[i][1] ? sizes[i][0] : sizes[i][1];
        assert_true(name_size(*state, sizes[i][0], sizes[i][1], 1) * 90 >= 7 * side - 45);
        assert_true(name_size(*state, sizes[i][0], sizes[i][1], 3) * 90 >= 5 * side - 45);
        assert_true(name_size(*state, sizes[i][0], sizes[i][1], 4) * 90 <= 4 * side + 45);
    }
}

/* Names without a category begin at the top, and nothing parts them. */
static void no_category_no_heading(void **state)
{
    struct drawing *s = *state;
    const struct award award[] = {
        {.recipient = "Học sinh Mẫu", .category = "", .honour = "", .reason = ""},
        {.recipient = "Lớp Mẫu", .category = "", .honour = "", .reason = ""}};
    struct slide slide = support_slide(SLIDE_AWARDS, "Khen thưởng");
    slide.awards = award;
    slide.award_count = 2;
    stage_size(&s->stage, 1920, 1080, "Mẫu");
    struct pages pages = stage_pages(&s->stage, &slide, &s->arena);
    const struct item *first = NULL;
    const struct item *heading = NULL;
    assert_true(support_has_text(&pages.page[0].scene, "Học sinh Mẫu", &first));
    assert_true(support_has_text(&pages.page[0].scene, "Khen thưởng", &heading));
    for (size_t i = 0; i < pages.page[0].scene.count; i++) {
        const struct item *item = &pages.page[0].scene.items[i];
        assert_false(item->kind == ITEM_RECT && item->box.y > heading->box.y);
    }
    int top = first->as.text.baseline - (int)(.74 * first->as.text.size);
    assert_in_range(top, 20 * 12 - 2, 20 * 12 + 2);
}

static void what_has_no_room_is_a_roll(void **state)
{
    assert_int_equal(awards(*state, 1080, 1920, 6, LONG).page[0].ground, GROUND_FESTIVE);
    assert_int_equal(awards(*state, 1920, 1080, 6, LONG).page[0].ground, GROUND_FIELD);
    assert_int_equal(awards(*state, 1920, 1080, 3, LONG ", " LONG).page[0].ground, GROUND_FIELD);
}

static int baseline_of(const struct page *page, const char *text)
{
    const struct item *item = NULL;
    assert_true(support_has_text(&page->scene, text, &item));
    return item->as.text.baseline;
}

/* Date and place stand apart from who hands over, which stays together. */
static void presenter_and_date(void **state)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {1440, 1080}, {2560, 1080}};
    struct drawing *s = *state;
    const struct award award = {
        .recipient = "Học sinh Mẫu", .category = "Cá nhân", .honour = "", .reason = ""};
    struct slide slide = support_slide(SLIDE_AWARDS, "Khen thưởng");
    slide.awards = &award;
    slide.award_count = 1;
    slide.lead = "Sáng 29/12/2020";
    slide.presenter = "Hiệu trưởng";
    slide.presenter_office = "Trường Mẫu";
    for (size_t i = 0; i < SUPPORT_COUNT(sizes); i++) {
        stage_size(&s->stage, sizes[i][0], sizes[i][1], "Mẫu");
        struct pages pages = stage_pages(&s->stage, &slide, &s->arena);
        assert_int_equal(pages.count, 1);
        int lead = baseline_of(&pages.page[0], "Sáng 29/12/2020");
        int label = baseline_of(&pages.page[0], "Người trao");
        int name = baseline_of(&pages.page[0], "Hiệu trưởng");
        int office = baseline_of(&pages.page[0], "Trường Mẫu");
        assert_true(lead < label && label < name && name < office);
        assert_true(label - lead > name - label);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(six_are_festive_and_seven_are_a_roll),
        cmocka_unit_test(few_names_are_large),
        cmocka_unit_test(no_category_no_heading),
        cmocka_unit_test(a_reason_takes_two_lines),
        cmocka_unit_test(what_has_no_room_is_a_roll),
        cmocka_unit_test(presenter_and_date),
    };
    return cmocka_run_group_tests_name("festive", tests, drawing_begin_fonts, drawing_end);
}
