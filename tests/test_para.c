#include "drawing.h"
#include "layout/para.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

static int begin(void **state)
{
    *state = drawing_open(900, 900, false);
    return 0;
}

static void expect(const struct para *para, const char *text)
{
    assert_int_equal(para->length, strlen(text));
    assert_memory_equal(para->text, text, para->length);
    size_t last = 0;
    for (size_t i = 0; i < para->span_count; i++) {
        assert_true(para->spans[i].end > last);
        last = para->spans[i].end;
    }
    assert_int_equal(last, para->length);
}

static void test_white_space_is_folded(void **state)
{
    struct drawing *s = *state;
    static const char *const rows[][2] = {
        {"", ""},
        {" \n\t ", ""},
        {"  a  b ", "a b"},
        {"a\tb", "a b"},
        {"a\nb", "a\nb"},
        {"a \n b", "a\nb"},
        {"\n\na\n\n\nb\n", "a\nb"},
        {"a\u00a0 \u00a0b", "a\u00a0 \u00a0b"},
        {"\u00a0", "\u00a0"},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(rows); i++) {
        struct para para = para_plain(&s->draft, FACE_TEXT, rows[i][0]);
        expect(&para, rows[i][1]);
    }
    struct para none = para_plain(&s->draft, FACE_TEXT, NULL);
    expect(&none, "");
}

static void test_spans(void **state)
{
    struct drawing *s = *state;
    struct para_builder b;
    para_begin(&b, &s->draft, 100);
    para_add(&b, FACE_TEXT, "From ", 5);
    para_add(&b, FACE_STRONG, "8:00", 4);
    para_add(&b, FACE_STRONG, "", 0);
    para_add(&b, FACE_STRONG, " to", 3);
    para_add(&b, FACE_TEXT, "  12:00 ", 8);
    struct para para = para_end(&b);
    expect(&para, "From 8:00 to 12:00");
    assert_int_equal(para.span_count, 3);
    assert_int_equal(para.spans[0].end, 5);
    assert_int_equal(para.spans[0].face, FACE_TEXT);
    assert_int_equal(para.spans[1].end, 12);
    assert_int_equal(para.spans[1].face, FACE_STRONG);
    assert_int_equal(para.spans[2].face, FACE_TEXT);
}

/* White space that is taken back may take a whole span with it. */
static void test_spans_of_white_space(void **state)
{
    struct drawing *s = *state;
    struct para_builder b;
    para_begin(&b, &s->draft, 100);
    para_add(&b, FACE_STRONG, "  ", 2);
    para_add(&b, FACE_TEXT, "a", 1);
    para_add(&b, FACE_STRONG, " ", 1);
    para_add(&b, FACE_TEXT, " \n", 2);
    para_add(&b, FACE_STRONG, "b", 1);
    para_add(&b, FACE_SERIF, " ", 1);
    struct para para = para_end(&b);
    expect(&para, "a\nb");
    assert_int_equal(para.spans[0].face, FACE_TEXT);
    assert_int_equal(para.spans[para.span_count - 1].face, FACE_STRONG);
}

/* Random pieces in random faces: the spans always cover the text, and each letter keeps its face.
 */
static void test_letters_keep_their_face(void **state)
{
    struct drawing *s = *state;
    struct rng rng = {5};
    static const char letters[] = "ab \n\t";
    for (int round = 0; round < 2000; round++) {
        struct para_builder b;
        char faces[64];
        size_t visible = 0;
        para_begin(&b, &s->draft, 64);
        size_t pieces = rng_below(&rng, 8);
        for (size_t i = 0; i < pieces; i++) {
            char text[8];
            size_t length = rng_below(&rng, sizeof text);
            enum face face = (enum face)rng_below(&rng, 3);
            for (size_t k = 0; k < length; k++) {
                text[k] = letters[rng_below(&rng, sizeof letters - 1)];
                if (text[k] == 'a' || text[k] == 'b') {
                    faces[visible++] = (char)face;
                }
            }
            para_add(&b, face, text, length);
        }
        struct para para = para_end(&b);
        size_t span = 0;
        size_t at = 0;
        for (size_t i = 0; i < para.length; i++) {
            while (i >= para.spans[span].end) {
                span++;
                assert_true(span < para.span_count);
            }
            if (para.text[i] == 'a' || para.text[i] == 'b') {
                assert_int_equal(para.spans[span].face, faces[at++]);
            }
        }
        assert_int_equal(at, visible);
        assert_true(para.length == 0 || para.spans[para.span_count - 1].end == para.length);
    }
}

static void test_what_is_over_is_dropped(void **state)
{
    struct drawing *s = *state;
    struct para_builder b;
    para_begin(&b, &s->draft, 3);
    para_add(&b, FACE_TEXT, "abcdef", 6);
    para_add(&b, FACE_STRONG, "x", 1);
    struct para para = para_end(&b);
    expect(&para, "abc");
    para_add(&b, FACE_STRONG, "xy", 2);
    para = para_end(&b);
    expect(&para, "xy");
}

static void test_draw_sets_lines_under_each_other(void **state)
{
    struct drawing *s = *state;
    struct para para = para_plain(&s->draft, FACE_TEXT, "aaa bbb ccc");
    struct lines lines = para_wrap(&s->draft, &para, 2, 3.5, WRAP_GREEDY);
    assert_int_equal(lines.count, 3);
    double last = para_draw(&s->draft, &lines, 1, 2, 10, 30, 0x123456);
    assert_true(fabs(last - (30 + para_pitch(&lines))) < 1e-9);
    const struct scene *scene = &s->draft.page[s->draft.count - 1].scene;
    assert_int_equal(scene->count, 2);
    const struct item *at;
    assert_true(support_has_text(scene, "bbb", &at));
    assert_int_equal(at->box.x, 100);
    assert_int_equal(at->as.text.baseline, 300);
    assert_int_equal(at->as.text.size, 20);
    assert_int_equal(at->box.w, 30);
    assert_int_equal(at->colour, 0x123456);
    assert_true(support_has_text(scene, "ccc", &at));
    assert_int_equal(at->as.text.baseline, 330);
}

static void test_draw_of_several_faces_in_a_line(void **state)
{
    struct drawing *s = *state;
    struct para_builder b;
    para_begin(&b, &s->draft, 100);
    para_add(&b, FACE_TEXT, "aa ", 3);
    para_add(&b, FACE_STRONG, "bb", 2);
    struct para para = para_end(&b);
    struct lines lines = para_wrap(&s->draft, &para, 2, 50, WRAP_GREEDY);
    assert_int_equal(lines.count, 1);
    (void)para_draw(&s->draft, &lines, 0, 1, 1, 10, 0);
    const struct scene *scene = &s->draft.page[s->draft.count - 1].scene;
    const struct item *first;
    const struct item *second;
    assert_true(support_has_text(scene, "aa ", &first));
    assert_true(support_has_text(scene, "bb", &second));
    assert_int_equal(second->box.x, first->box.x + first->box.w);
    assert_int_equal(lines.line[0].width, first->box.w + second->box.w);
    assert_int_equal(second->as.text.face, FACE_STRONG);
}

static void test_put(void **state)
{
    struct drawing *s = *state;
    struct draft *d = &s->draft;
    assert_true(para_put(d, FACE_TEXT, 2, 1, 20, 40, 0, " \n") == 20);
    double last = para_put(d, FACE_TEXT, 2, 1, 20, 40, 0, "one line");
    assert_true(fabs(last - (20 + 2 * face_metrics(FACE_TEXT).cap)) < 1e-9);
    last = para_put(d, FACE_TEXT, 2, 1, 20, 40, 0, "one\ntwo\nthree");
    assert_true(fabs(last - (20 + 2 * face_metrics(FACE_TEXT).cap + 2 * 3)) < 1e-9);
    assert_true(support_has_text(&d->page[d->count - 1].scene, "three", NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_white_space_is_folded, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_spans, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_spans_of_white_space, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_letters_keep_their_face, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_what_is_over_is_dropped, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_draw_sets_lines_under_each_other, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_draw_of_several_faces_in_a_line, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_put, begin, drawing_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
