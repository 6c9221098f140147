#include "drawing.h"
#include "layout/entries.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static struct award named(const char *recipient, const char *category)
{
    return (struct award){.recipient = recipient, .category = category, .honour = "", .reason = ""};
}

static struct entries entries(struct drawing *s, const struct award *awards, size_t count)
{
    struct slide slide = support_slide(SLIDE_AWARDS, "x");
    slide.awards = awards;
    slide.award_count = count;
    return entries_of(&s->draft, &slide);
}

/* Categories in the order they come in, names in theirs within each, whatever stands between. */
static void test_categories_are_gathered(void **state)
{
    const struct award awards[] = {named("a", "X"), named("b", "Y"), named("c", "X"),
                                   named("d", ""),  named("e", "Y"), named("f", "")};
    struct entries e = entries(*state, awards, 6);
    static const char *const names[] = {"a", "c", "b", "e", "d", "f"};
    static const size_t categories[] = {0, 0, 1, 1, 2, 2};
    assert_int_equal(e.count, 6);
    assert_int_equal(e.category_count, 3);
    assert_string_equal(e.category[1], "Y");
    assert_string_equal(e.category[2], "");
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(e.entry[i].name, names[i]);
        assert_int_equal(e.entry[i].category, categories[i]);
    }
    assert_false(e.all_counts);
}

static void test_detail(void **state)
{
    struct award awards[4];
    for (size_t i = 0; i < 4; i++) {
        awards[i] = named("a", "X");
        awards[i].honour = i % 2 == 1 ? "Giải Nhì" : " ";
        awards[i].reason = i >= 2 ? "thi viết" : "";
    }
    struct entries e = entries(*state, awards, 4);
    assert_string_equal(e.entry[0].detail, "");
    assert_string_equal(e.entry[1].detail, "Giải Nhì");
    assert_string_equal(e.entry[2].detail, "thi viết");
    assert_string_equal(e.entry[3].detail, "Giải Nhì – thi viết");
}

/* The longest that a data file may hold is told to its end. */
static void test_long_detail_is_whole(void **state)
{
    char honour[60 * 4 + 1] = "";
    char reason[200 * 4 + 1] = "";
    struct award award = named("a", "X");
    for (size_t i = 0; i < 60; i++) {
        for (size_t k = 0; k < 4; k++) {
            honour[4 * i + k] = "😀"[k];
        }
    }
    for (size_t i = 0; i < 200; i++) {
        for (size_t k = 0; k < 4; k++) {
            reason[4 * i + k] = "𝔘"[k];
        }
    }
    award.honour = honour;
    award.reason = reason;
    struct entries e = entries(*state, &award, 1);
    assert_int_equal(strlen(e.entry[0].detail),
                     sizeof honour - 1 + strlen(" – ") + sizeof reason - 1);
}

static void test_counts(void **state)
{
    struct award awards[] = {named("", "tập thể"), named("", "cá nhân")};
    awards[0].count = 3;
    awards[1].count = 840256;
    struct entries e = entries(*state, awards, 2);
    assert_true(e.all_counts);
    assert_string_equal(e.entry[0].name, "3 tập thể");
    assert_string_equal(e.entry[1].name, "840.256 cá nhân");
    struct award mixed[] = {awards[0], named("a", "cá nhân")};
    e = entries(*state, mixed, 2);
    assert_false(e.all_counts);
}

/* "132 giấy khen" needs no heading "giấy khen": categories of counts alone become one without a
 * name, as long as they follow each other. */
static void test_counts_have_no_heading(void **state)
{
    struct award awards[] = {named("", "thư cảm ơn"), named("a", "bằng khen"),
                             named("", "giấy khen"),  named("", "thư khen"),
                             named("", "cá nhân"),    named("b", "cá nhân")};
    static const size_t categories[] = {0, 1, 2, 2, 3, 3};
    awards[0].count = awards[2].count = awards[3].count = awards[4].count = 2;
    struct entries e = entries(*state, awards, 6);
    assert_int_equal(e.category_count, 4);
    assert_string_equal(e.category[0], "");
    assert_string_equal(e.category[1], "bằng khen");
    assert_string_equal(e.category[2], "");
    assert_string_equal(e.category[3], "cá nhân");
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(e.entry[i].category, categories[i]);
    }
    assert_string_equal(e.entry[3].name, "2 thư khen");
    awards[3].reason = "thi viết"; /* more than a count */
    e = entries(*state, awards, 6);
    assert_int_equal(e.category_count, 5);
    assert_string_equal(e.category[3], "thư khen");
}

static void test_none(void **state)
{
    struct entries e = entries(*state, NULL, 0);
    assert_int_equal(e.count, 0);
    assert_int_equal(e.category_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_categories_are_gathered, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_detail, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_long_detail_is_whole, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_counts, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_counts_have_no_heading, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_none, drawing_begin, drawing_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
