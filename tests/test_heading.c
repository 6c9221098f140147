#include "drawing.h"
#include "layout/heading.h"
#include "random_slide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static int begin(void **state)
{
    *state = drawing_open(1920, 1080, true);
    return 0;
}

/* In the arena: its lines point to its text. */
static const struct heading *set(struct drawing *s, const char *text)
{
    struct heading *h = arena_take(&s->arena, sizeof *h);
    assert_non_null(h);
    assert_true(heading_set(&s->draft, h, text, 72));
    return h;
}

static void test_a_short_heading_takes_the_largest_step(void **state)
{
    struct drawing *s = *state;
    const struct heading *h = set(s, "Hội\u00a0nghị tổng\u00a0kết");
    assert_true(h->lines.size == 7);
    assert_true(h->lines.count <= 3);
    stage_theme(&s->stage, "blue");
    stage_draft(&s->stage, &s->draft, &s->arena);
    h = set(s, "Hội\u00a0nghị tổng\u00a0kết");
    assert_true(h->lines.size == 6);
}

/* Three lines at one of the three largest steps, else four from the second step on. */
static void test_lines_and_steps(void **state)
{
    struct drawing *s = *state;
    char text[400] = "";
    double last = 0;
    size_t four = 0;
    for (int words = 1; words < 26; words++) {
        (void)strcat(text, words > 1 ? " nhiệm\u00a0vụ" : "Các nhiệm\u00a0vụ");
        const struct heading *h = set(s, text);
        last = h->lines.size;
        if (h->lines.size >= 5.5 && h->lines.count > 3) {
            assert_true(h->lines.size <= 6.25 && h->lines.count == 4);
        }
        four += h->lines.count == 4;
        assert_false(h->lines.broken);
    }
    assert_true(last < 5.5);
    assert_true(four > 0);
}

static void test_largest_steps_take_three_lines_at_most(void **state)
{
    struct drawing *s = *state;
    struct rng rng = {42};
    size_t large = 0;
    for (int round = 0; round < 300; round++) {
        const struct heading *h = set(s, random_words(&s->arena, &rng, 60));
        assert_true(h->lines.size < 7 || h->lines.count <= 3);
        assert_true(h->lines.size < 6 || h->lines.count <= 4);
        large += h->lines.size == 7 && h->lines.count > 1;
    }
    assert_true(large > 20);
}

/* Whatever the heading: it ends above the bottom, or says that it does not. */
static void test_any_heading_ends_above_the_bottom(void **state)
{
    struct drawing *s = *state;
    struct rng rng = {41};
    size_t failed = 0;
    for (int round = 0; round < 200; round++) {
        struct arena arena = {0};
        s->draft.arena = &arena;
        const char *text = random_text(&arena, &rng, 200);
        double bottom = 30 + (double)rng_below(&rng, 45);
        struct heading h = {0};
        bool fits = heading_set(&s->draft, &h, text, bottom);
        double deepest = heading_last(&s->draft, &h) + .24 * h.lines.size;
        assert_true(!fits || h.lines.count == 0 || deepest <= bottom + 1e-6);
        assert_true(h.lines.size >= DRAFT_FLOOR);
        assert_true(fits || h.lines.size == DRAFT_FLOOR);
        failed += !fits;
        s->draft.arena = &s->arena;
        arena_free(&arena);
    }
    assert_true(failed < 100);
}

/* The words of a line, with a blank between them. */
static const char *line_of(struct drawing *s, const struct heading *h, size_t line)
{
    const struct line *l = &h->lines.line[line];
    char *text = arena_text(&s->arena, h->lines.para.text + l->start, l->end - l->start);
    assert_non_null(text);
    return text;
}

/* A step smaller, rather than with a last line of one short word. */
static void test_the_last_line_is_no_lone_word(void **state)
{
    struct drawing *s = *state;
    static const char *const texts[] = {"Lịch trực mẫu", "Bạn đọc mẫu của năm",
                                        "Bars: five sample items", "Donut: four sample parts"};
    for (size_t i = 0; i < SUPPORT_COUNT(texts); i++) {
        const struct heading *h = set(s, texts[i]);
        assert_true(h->lines.size >= 5.5);
        assert_non_null(strchr(line_of(s, h, h->lines.count - 1), ' '));
    }
}

/* A number stays with the word that it belongs to, though the lines would be more even. */
static void test_lines_break_where_it_makes_sense(void **state)
{
    struct drawing *s = *state;
    const struct heading *h = set(s, "Tổng kết năm 2020 của thư viện mẫu");
    assert_int_equal(h->lines.count, 3);
    assert_string_equal(line_of(s, h, 1), "năm 2020 của");
}

static void test_it_hangs_from_the_hang_line(void **state)
{
    struct drawing *s = *state;
    static const char *const texts[] = {"Ẩm thực", "Hội nghị tổng kết công tác năm 2020"};
    for (size_t i = 0; i < SUPPORT_COUNT(texts); i++) {
        const struct heading *h = set(s, texts[i]);
        s->draft.count = 0;
        draft_page(&s->draft, GROUND_FIELD);
        heading_draw(&s->draft, h);
        const struct scene *scene = &s->draft.page[0].scene;
        assert_int_equal(scene->count, h->lines.count);
        int top = support_ink(&scene->items[0]).y;
        assert_true(top >= 20 * 12 - 1 && top <= 20 * 12 + 1);
        int last = scene->items[scene->count - 1].as.text.baseline;
        int want = draft_px(&s->draft, heading_last(&s->draft, h));
        assert_true(last >= want - 1 && last <= want + 1);
        assert_int_equal(scene->items[0].as.text.face, FACE_SERIF);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_short_heading_takes_the_largest_step, begin,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_lines_and_steps, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_largest_steps_take_three_lines_at_most, begin,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_any_heading_ends_above_the_bottom, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_the_last_line_is_no_lone_word, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_lines_break_where_it_makes_sense, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_it_hangs_from_the_hang_line, begin, drawing_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
