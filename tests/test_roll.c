/* Long award lists: columns by the lengths of names, pages and columns without a lonely name,
 * portraits, the range that is told, and that a list of thousands is quickly set. */
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

enum { MOST = 5000, COLUMNS = 3 };

static const struct {
    int width, height;
} sizes[] = {{1920, 1080}, {1080, 1920}, {1440, 1080}, {2560, 1080}, {800, 480}};

struct scratch {
    struct stage stage;
    struct arena arena;
    struct award award[MOST];
    size_t count;
    struct slide slide;
    size_t measured; /* bytes */
};

static int begin(void **state)
{
    static struct scratch s;
    stage_open(&s.stage, "formal", "vi", true);
    *state = &s;
    return 0;
}

static int end(void **state)
{
    struct scratch *s = *state;
    arena_free(&s->arena);
    stage_close(&s->stage);
    return 0;
}

/* `count` awards, `each` of a category ("Khối 1" and so on); the name's number stands for %03zu. */
static void fill(struct scratch *s, size_t count, size_t each, const char *name, const char *honour,
                 const char *reason)
{
    arena_reset(&s->arena);
    for (size_t i = 0; i < count; i++) {
        s->award[i] = (struct award){
            .recipient = arena_format(&s->arena, "%s %03zu", name, i + 1),
            .category = arena_format(&s->arena, "Khối %zu", 1 + i / each),
            .honour = honour,
            .reason = reason,
        };
    }
    s->count = count;
}

static struct pages lay_out(struct scratch *s, size_t size)
{
    s->slide = support_slide(SLIDE_AWARDS, "Khen thưởng");
    s->slide.awards = s->award;
    s->slide.award_count = s->count;
    stage_size(&s->stage, sizes[size].width, sizes[size].height, "Trường Mẫu");
    return stage_pages(&s->stage, &s->slide, &s->arena);
}

static bool starts(const struct item *item, const char *with)
{
    return item->kind == ITEM_TEXT && item->as.text.length >= strlen(with) &&
           memcmp(item->as.text.text, with, strlen(with)) == 0;
}

/* Names of one category on one page, by their column. */
struct section {
    int x[COLUMNS];
    size_t names[COLUMNS];
    size_t columns, all, most;
};

static void add_name(struct section *s, int x)
{
    size_t c = 0;
    while (c < s->columns && s->x[c] != x) {
        c++;
    }
    assert_true(c < COLUMNS);
    s->columns += c == s->columns;
    s->x[c] = x;
    s->names[c]++;
    s->all++;
    s->most = s->names[c] > s->most ? s->names[c] : s->most;
}

/* The sections of a page; the field's headings begin with "Khối ", names with `name`. */
static size_t sections_of(const struct page *page, const char *name, struct section *out,
                          size_t room)
{
    size_t count = 0;
    for (size_t i = 0; i < page->scene.count; i++) {
        const struct item *item = &page->scene.items[i];
        if (starts(item, "Khối ") && item->as.text.face == FACE_STRONG) {
            assert_true(count < room);
            out[count++] = (struct section){0};
        } else if (starts(item, name)) {
            assert_true(count > 0);
            add_name(&out[count - 1], item->box.x);
        }
    }
    return count;
}

static void check_balance(struct scratch *s, size_t size, size_t each)
{
    struct pages pages = lay_out(s, size);
    size_t told = 0;
    for (size_t p = 0; p < pages.count; p++) {
        struct section section[40] = {{.all = 0}};
        size_t on_page = 0;
        size_t count = sections_of(&pages.page[p], "Mẫu", section, SUPPORT_COUNT(section));
        for (size_t i = 0; i < count; i++) {
            if (section[i].all < (each < 2 ? 1 : 2) && told + 1 < s->count) {
                fail_msg("%zu by %zu, %dx%d, page %zu: %zu names in a category", s->count, each,
                         sizes[size].width, sizes[size].height, p + 1, section[i].all);
            }
            for (size_t c = 0; c < section[i].columns; c++) {
                assert_true(section[i].names[c] + 1 >= section[i].most);
            }
            on_page += section[i].all;
            told += section[i].all;
        }
        if (on_page < 2 && s->count > 1) {
            fail_msg("%zu by %zu: one name on page %zu of %zu", s->count, each, p + 1, pages.count);
        }
    }
    assert_int_equal(told, s->count);
}

/* One that is left over has a category of its own here, and can't be helped. */
static void test_no_name_alone(void **state)
{
    static const size_t by[] = {1000, 28, 17, 11, 5, 2};
    struct scratch *s = *state;
    for (size_t size = 0; size < SUPPORT_COUNT(sizes); size++) {
        for (size_t n = 7; n < 90; n += n % 10 == 3 ? 2 : 1) {
            for (size_t b = 0; b < SUPPORT_COUNT(by); b++) {
                if (n % by[b] != 1) {
                    fill(s, n, by[b], "Mẫu", n % 2 == 0 ? "" : "9A", "");
                    check_balance(s, size, by[b]);
                }
            }
        }
    }
}

/* The mock-up: sixty names on three pages of twenty. */
static void test_pages_are_alike(void **state)
{
    struct scratch *s = *state;
    fill(s, 60, 28, "Học sinh Mẫu", "9A4", "");
    struct pages pages = lay_out(s, 0);
    assert_int_equal(pages.count, 3);
    for (size_t p = 0; p < 3; p++) {
        struct section section[8] = {{.all = 0}};
        size_t names = 0;
        size_t count = sections_of(&pages.page[p], "Học sinh", section, 8);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(section[i].columns, 2);
            names += section[i].all;
        }
        assert_int_equal(names, 20);
    }
}

static size_t columns_for(struct scratch *s, size_t size, const char *name, const char *reason)
{
    fill(s, 48, 48, name, "", reason);
    struct pages pages = lay_out(s, size);
    struct section section[2] = {{.all = 0}};
    assert_int_equal(sections_of(&pages.page[0], name, section, 2), 1);
    return section[0].columns;
}

static void test_columns_by_length(void **state)
{
    struct scratch *s = *state;
    assert_int_equal(columns_for(s, 0, "Lê Mẫu", ""), 3);
    assert_int_equal(columns_for(s, 0, "Nguyễn Thị Phương Mẫu", ""), 2);
    assert_int_equal(columns_for(s, 0, "Lê Mẫu", "Có nhiều thành tích trong phong trào thi đua"),
                     1);
    assert_int_equal(columns_for(s, 1, "Nguyễn Thị Mẫu", ""), 2);
    assert_int_equal(columns_for(s, 3, "Nguyễn Thị Mẫu", "9A4"), 3);
}

/* One that is too long does not cost the others their column, and is told whole. */
static void test_a_long_name_takes_more_lines(void **state)
{
    struct scratch *s = *state;
    fill(s, 40, 40, "Trần Mẫu", "9A4", "");
    struct pages before = lay_out(s, 0);
    s->award[12].recipient = "Công Huyền Tôn Nữ Thị Phương Thảo Nguyên Mẫu Dài Thật Dài";
    struct pages after = lay_out(s, 0);
    struct section section[2] = {{.all = 0}};
    assert_int_equal(sections_of(&after.page[0], "Trần", section, 2), 1);
    assert_true(section[0].columns >= 2);
    assert_true(after.count <= before.count + 1);
    assert_int_equal(support_pages_with(&after, "Công Huyền Tôn Nữ Thị"), 1);
}

static void test_range_tells_who(void **state)
{
    struct scratch *s = *state;
    fill(s, 60, 60, "Học sinh Mẫu", "9A4", "");
    for (size_t i = 0; i < 60; i++) {
        s->award[i].category = i < 28 ? "Học\u00a0sinh xuất sắc" : "HỌC SINH giỏi";
    }
    struct pages pages = lay_out(s, 0);
    assert_int_equal(support_pages_with(&pages, "Số 21–40 trong 60 học sinh"), 1);
    s->award[59].recipient = ""; /* a count is not one of them */
    s->award[59].count = 3;
    pages = lay_out(s, 0);
    assert_int_equal(support_pages_with(&pages, "Số 21–40 trong 60"), 1);
    fill(s, 60, 60, "Học sinh Mẫu", "9A4", "");
    for (size_t i = 0; i < 60; i++) {
        s->award[i].category = i < 28 ? "Học sinh xuất sắc" : "Học sinhh giỏi";
    }
    pages = lay_out(s, 0);
    assert_int_equal(support_pages_with(&pages, "Số 21–40 trong 60"), 1);
}

static size_t pictures_on(const struct page *page)
{
    size_t count = 0;
    for (size_t i = 0; i < page->scene.count; i++) {
        count += page->scene.items[i].kind == ITEM_PICTURE;
    }
    return count;
}

static size_t pictures_of(struct scratch *s, size_t size, size_t count, size_t one_in)
{
    size_t all = 0;
    fill(s, count, count, "Học sinh Mẫu", "9A", "");
    for (size_t i = 0; i < count; i++) {
        s->award[i].photo = i % one_in == 0 ? 0 : (int64_t)(100 + i);
    }
    struct pages pages = lay_out(s, size);
    for (size_t p = 0; p < pages.count; p++) {
        size_t here = pictures_on(&pages.page[p]);
        assert_true(here <= 12); /* each has to be decoded */
        assert_int_equal(pages.page[p].load.faces, here);
        all += here;
    }
    return all;
}

/* Where most have one, and there are not too many. */
static void test_portraits(void **state)
{
    for (size_t size = 0; size < SUPPORT_COUNT(sizes); size++) {
        assert_int_equal(pictures_of(*state, size, 8, 5), 6);
        assert_int_equal(pictures_of(*state, size, 30, 4), 22);
        assert_int_equal(pictures_of(*state, size, 30, 2), 0);
        assert_int_equal(pictures_of(*state, size, 60, 100), 0);
    }
}

/* Measures as the stage does, and counts. */
static int count_width(void *ctx, enum face face, int size, const char *text, size_t length)
{
    struct scratch *s = ctx;
    s->measured += length;
    struct measure inner = s->stage.memo.inner;
    return inner.width(inner.ctx, face, size, text, length);
}

static size_t measured_for(struct scratch *s, size_t count)
{
    static const char reason[] =
        "đã có nhiều đóng góp cho phong trào đọc sách của trường và giúp đỡ các bạn cùng lớp trong "
        "học tập cũng như trong sinh hoạt hằng ngày suốt cả năm học vừa qua với tinh thần cao";
    fill(s, count, 100, "Nguyễn Thị Phương Mẫu", "Giấy khen", reason);
    struct measure measure = s->stage.layout.measure;
    s->stage.layout.measure = (struct measure){.ctx = s, .width = count_width};
    s->measured = 0;
    (void)lay_out(s, 0);
    s->stage.layout.measure = measure;
    return s->measured;
}

/* Measuring is what a long list costs: it has to grow with the list, and not by much a row. */
static void test_thousands_are_quick(void **state)
{
    struct scratch *s = *state;
    size_t thousand = measured_for(s, 500);
    size_t all = measured_for(s, 2500);
    assert_true(all < 6 * thousand);
    assert_true(all / 2500 < 4000); /* a row has about 300 bytes */
}

/* Six rows, one of them with a long name, do not take two half-empty pages. */
static void test_a_short_list_is_one_page(void **state)
{
    struct scratch *s = *state;
    for (size_t size = 0; size < SUPPORT_COUNT(sizes); size++) {
        fill(s, 6, 3, "Lớp Mẫu", "Hạng nhất", "Phong trào mẫu");
        s->award[1].recipient = "Tập thể Mẫu, với một cái tên dài của phòng ban";
        assert_int_equal(lay_out(s, size).count, 1);
    }
}

/* Ten people on one page, whose names keep their line; who has no photograph has initials. */
static void test_whole_names_beside_portraits(void **state)
{
    struct scratch *s = *state;
    for (size_t size = 0; size < SUPPORT_COUNT(sizes); size++) {
        fill(s, 10, 10, "Bạn Thị Mẫu", "9A", "");
        for (size_t i = 0; i < 10; i++) {
            s->award[i].photo = i == 3 ? 0 : 100;
        }
        struct pages pages = lay_out(s, size);
        assert_int_equal(pages.count, 1);
        assert_int_equal(pictures_on(&pages.page[0]), 9);
        assert_true(support_has_text(&pages.page[0].scene, "Bạn Thị Mẫu 004", NULL));
        assert_true(support_has_text(&pages.page[0].scene, "BM", NULL));
    }
}

/* What stands in the place of a missing photograph of that name. */
static void expect_initials(struct scratch *s, const char *name, const char *letters)
{
    const struct item *text = NULL;
    fill(s, 8, 8, "Học sinh Mẫu", "9A", "");
    for (size_t i = 0; i < 8; i++) {
        s->award[i].photo = i == 0 ? 0 : 100;
    }
    s->award[0].recipient = name;
    struct pages pages = lay_out(s, 0);
    assert_int_equal(support_has_text(&pages.page[0].scene, letters, &text), *letters != '\0');
}

static void test_initials(void **state)
{
    expect_initials(*state, "Đỗ Thị Mẫu Ổi", "ĐỔ");
    expect_initials(*state, "Mẫu", "M");
    expect_initials(*state, "Lớp Mẫu 6A", "LM");
    expect_initials(*state, "“Hoa” (Mẫu)", "");
    expect_initials(*state, "2020", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_name_alone),
        cmocka_unit_test(test_pages_are_alike),
        cmocka_unit_test(test_columns_by_length),
        cmocka_unit_test(test_a_long_name_takes_more_lines),
        cmocka_unit_test(test_range_tells_who),
        cmocka_unit_test(test_portraits),
        cmocka_unit_test(test_a_short_list_is_one_page),
        cmocka_unit_test(test_whole_names_beside_portraits),
        cmocka_unit_test(test_initials),
        cmocka_unit_test(test_thousands_are_quick),
    };
    return cmocka_run_group_tests_name("roll", tests, begin, end);
}
