#include "drawing.h"
#include "layout/draft.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

static int begin(void **state)
{
    *state = drawing_open(1024, 600, false); /* u is 6 2/3 pixels */
    return 0;
}

static const struct scene *scene(const struct drawing *s)
{
    return &s->draft.page[s->draft.count - 1].scene;
}

/* Boxes that share an edge in u share it in pixels: no seam, no overlap. */
static void test_neighbours_share_an_edge(void **state)
{
    struct drawing *s = *state;
    for (int i = 0; i < 100; i++) {
        draft_rect(&s->draft, i * 1.37, 3.3, 1.37, 2.9, 0);
    }
    for (size_t i = 1; i < 100; i++) {
        const struct box *a = &scene(s)->items[i - 1].box;
        const struct box *b = &scene(s)->items[i].box;
        assert_int_equal(a->x + a->w, b->x);
        assert_int_equal(a->h, b->h);
    }
}

static void test_a_rule_is_never_thinner_than_a_pixel(void **state)
{
    struct drawing *s = *state;
    for (int i = 0; i < 50; i++) {
        draft_rule(&s->draft, 1, i * .7, 10, .01, 0);
        assert_int_equal(scene(s)->items[i].box.h, 1);
    }
    draft_rule(&s->draft, 1, 1, 10, .42, 0);
    assert_int_equal(scene(s)->items[50].box.h, lround(.42 * 600 / 90));
}

static void test_text_stands_on_its_baseline(void **state)
{
    struct drawing *s = *state;
    double width = draft_text(&s->draft, FACE_TEXT, 3, 10, 20, 0xabcdef, "abcd");
    const struct item *item = &scene(s)->items[0];
    assert_int_equal(item->kind, ITEM_TEXT);
    assert_int_equal(item->as.text.size, 20);
    assert_int_equal(item->as.text.baseline, lround(20 * 600 / 90.0));
    assert_int_equal(item->box.x, lround(10 * 600 / 90.0));
    assert_int_equal(item->box.w, 40);
    assert_true(item->box.y <= item->as.text.baseline - 20);
    assert_true(item->box.y + item->box.h > item->as.text.baseline);
    assert_true(fabs(width * 600 / 90 - 40) < 1e-9);
    assert_true(fabs(width - draft_width(&s->draft, FACE_TEXT, 3, "abcd")) < 1e-9);
    assert_true(draft_text(&s->draft, FACE_TEXT, 3, 10, 20, 0, "") == 0);
    assert_int_equal(scene(s)->count, 1); /* nothing is drawn for nothing */
}

static void test_right_aligned_text_ends_there(void **state)
{
    struct drawing *s = *state;
    static const char *const texts[] = {"1", "12,5", "4.416", "999.999.999"};
    for (size_t i = 0; i < SUPPORT_COUNT(texts); i++) {
        (void)draft_text_right(&s->draft, FACE_FIGURES, 3.3, 50.3, 20, 0, texts[i]);
        const struct box *box = &scene(s)->items[i].box;
        assert_int_equal(box->x + box->w, lround(50.3 * 600 / 90));
    }
}

static void test_fit(void **state)
{
    struct drawing *s = *state;
    struct draft *d = &s->draft;
    assert_true(draft_fit(d, FACE_TEXT, 8, 2, 100, "short") == 8);
    assert_true(draft_fit(d, FACE_TEXT, 8, 2, 1, "much too long for that") == 2);
    assert_true(draft_fit(d, FACE_TEXT, 8, 2, 1, "") == 8);
    for (double width = 5; width < 60; width += 1.7) {
        double size = draft_fit(d, FACE_TEXT, 8, 2, width, "a line of some length");
        assert_true(size >= 2 && size <= 8);
        if (size > 2) {
            assert_true(draft_width(d, FACE_TEXT, size, "a line of some length") <= width);
        }
        if (size < 8) { /* not much smaller than it had to be */
            assert_true(draft_width(d, FACE_TEXT, size + 1.1, "a line of some length") > width);
        }
    }
}

static void test_sizes_are_never_nothing(void **state)
{
    struct drawing *s = *state;
    stage_size(&s->stage, 1, 1, "");
    draft_begin(&s->draft, &s->stage.layout, &s->arena);
    assert_int_equal(draft_size(&s->draft, 2), 1);
    assert_int_equal(draft_size(&s->draft, 0), 1);
}

static void test_format_keeps_all_of_the_text(void **state)
{
    struct drawing *s = *state;
    char longest[3001];
    for (size_t i = 0; i + 3 < sizeof longest; i += 3) {
        memcpy(longest + i, "ệ", 3);
    }
    longest[3000] = '\0';
    assert_int_equal(strlen(draft_format(&s->draft, "%s", longest)), 3000);
    assert_string_equal(draft_format(&s->draft, "%d/%s", 7, "x"), "7/x");
}

/* Without a page, and after memory has run out, drawing is harmless. */
static void test_a_draft_without_a_page(void **state)
{
    struct drawing *s = *state;
    struct draft d;
    draft_begin(&d, &s->stage.layout, &s->arena);
    assert_non_null(draft_load(&d));
    draft_load(&d)->words++;
    assert_null(draft_item(&d, ITEM_RECT, 0, 0, 1, 1, 0));
    draft_rect(&d, 0, 0, 1, 1, 0);
    draft_rule(&d, 0, 0, 1, 1, 0);
    (void)draft_text(&d, FACE_TEXT, 3, 0, 0, 0, "abc");
    assert_true(d.no_memory);
}

static void test_many_pages_and_items(void **state)
{
    struct drawing *s = *state;
    for (int page = 0; page < 70; page++) {
        draft_page(&s->draft, page % 2 == 0 ? GROUND_FIELD : GROUND_FESTIVE);
        for (int i = 0; i < 100; i++) {
            draft_rect(&s->draft, page, i, 1, 1, (colour)page);
        }
        draft_load(&s->draft)->rows = page;
    }
    assert_int_equal(s->draft.count, 71);
    for (size_t page = 1; page <= 70; page++) {
        assert_int_equal(s->draft.page[page].scene.count, 100);
        assert_int_equal(s->draft.page[page].scene.items[99].colour, page - 1);
        assert_int_equal(s->draft.page[page].load.rows, page - 1);
        assert_int_equal(s->draft.page[page].ground, page % 2 == 1 ? GROUND_FIELD : GROUND_FESTIVE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_neighbours_share_an_edge, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_a_rule_is_never_thinner_than_a_pixel, begin,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_text_stands_on_its_baseline, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_right_aligned_text_ends_there, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_fit, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_sizes_are_never_nothing, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_format_keeps_all_of_the_text, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_a_draft_without_a_page, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_many_pages_and_items, begin, drawing_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
