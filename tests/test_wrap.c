#include "base/text.h"
#include "drawing.h"
#include "layout/para.h"
#include "random_slide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

/* At a size of 2 a letter is 1 wide: the measurer knows no fonts. */
#define SIZE 2.0

static int begin(void **state)
{
    *state = drawing_open(900, 900, false);
    return 0;
}

/* The lines of the text, with | between them. */
static const char *wrapped(struct drawing *s, const char *text, double measure, enum wrap wrap)
{
    struct para *para = arena_take(&s->arena, sizeof *para);
    assert_non_null(para);
    *para = para_plain(&s->draft, FACE_TEXT, text);
    struct lines lines = para_wrap(&s->draft, para, SIZE, measure, wrap);
    char *out = arena_take(&s->arena, para->length * 2 + 2);
    assert_non_null(out);
    for (size_t i = 0; i < lines.count; i++) {
        (void)strcat(out, i > 0 ? "|" : "");
        (void)strncat(out, para->text + lines.line[i].start,
                      lines.line[i].end - lines.line[i].start);
    }
    return out;
}

static void test_greedy(void **state)
{
    struct drawing *s = *state;
    assert_string_equal(wrapped(s, "", 10, WRAP_GREEDY), "");
    assert_string_equal(wrapped(s, "a", 10, WRAP_GREEDY), "a");
    assert_string_equal(wrapped(s, "aaaa bbbb cccc", 9, WRAP_GREEDY), "aaaa bbbb|cccc");
    assert_string_equal(wrapped(s, "aaaa bbbb cccc", 8, WRAP_GREEDY), "aaaa|bbbb|cccc");
    assert_string_equal(wrapped(s, "aaaa bbbb cccc", 14, WRAP_GREEDY), "aaaa bbbb cccc");
    assert_string_equal(wrapped(s, "aaaa\nbb cc", 14, WRAP_GREEDY), "aaaa|bb cc");
}

/* A last line of under .3 of the measure draws words down, as long as that costs no line. */
static void test_greedy_does_not_leave_a_short_last_line(void **state)
{
    struct drawing *s = *state;
    assert_string_equal(wrapped(s, "aaa bbb ccc ddd eee f", 19, WRAP_GREEDY),
                        "aaa bbb ccc ddd|eee f");
    assert_string_equal(wrapped(s, "aaaa bbbb cccc dddd e", 20, WRAP_GREEDY),
                        "aaaa bbbb cccc|dddd e");
    /* Two lines may be narrower, if the last is shorter yet. */
    assert_string_equal(wrapped(s, "aaaaaaa bbbbbbbb ccc", 19, WRAP_GREEDY),
                        "aaaaaaa|bbbbbbbb ccc");
    /* Here no narrowing helps. */
    assert_string_equal(wrapped(s, "aaaaaaaaaaaaaaaaaa f", 19, WRAP_GREEDY),
                        "aaaaaaaaaaaaaaaaaa|f");
}

static void test_balanced(void **state)
{
    struct drawing *s = *state;
    assert_string_equal(wrapped(s, "", 10, WRAP_BALANCED), "");
    assert_string_equal(wrapped(s, "aaa bbb ccc ddd", 12, WRAP_BALANCED), "aaa bbb|ccc ddd");
    assert_string_equal(wrapped(s, "aaa bbb ccc ddd", 15, WRAP_BALANCED), "aaa bbb ccc ddd");
    assert_string_equal(wrapped(s, "aaa\nbbb ccc", 15, WRAP_BALANCED), "aaa|bbb ccc");
    assert_string_equal(wrapped(s, "aaa bbb ccc ddd", 12, WRAP_FILLED), "aaa bbb ccc|ddd");
    assert_string_equal(wrapped(s, "aaa\nbbb ccc", 15, WRAP_FILLED), "aaa|bbb ccc");
}

/* Lines may be less even for a break that reads better. */
static void test_balanced_breaks_where_it_makes_sense(void **state)
{
    struct drawing *s = *state;
    assert_string_equal(wrapped(s, "aaaa bbb 2020 ccccc", 13, WRAP_BALANCED),
                        "aaaa bbb 2020|ccccc");
    assert_string_equal(wrapped(s, "aaa bbb 2020 cccccc", 13, WRAP_BALANCED),
                        "aaa bbb 2020|cccccc");
    assert_string_equal(wrapped(s, "aaaaaaa, bb cccccccc", 14, WRAP_BALANCED),
                        "aaaaaaa,|bb cccccccc");
    /* But no line is added for it. */
    assert_string_equal(wrapped(s, "aaaaaaaa 2020 bbbb", 9, WRAP_BALANCED), "aaaaaaaa|2020 bbbb");
}

static void test_no_break_space_ties(void **state)
{
    struct drawing *s = *state;
    for (enum wrap wrap = WRAP_GREEDY; wrap <= WRAP_FILLED; wrap++) {
        assert_string_equal(wrapped(s, "aa nhiệm\u00a0vụ", 10, wrap), "aa|nhiệm\u00a0vụ");
        assert_string_equal(wrapped(s, "12,5\u00a0% aa", 7, wrap), "12,5\u00a0%|aa");
    }
}

static void test_long_words_are_parted(void **state)
{
    struct drawing *s = *state;
    for (enum wrap wrap = WRAP_GREEDY; wrap <= WRAP_FILLED; wrap++) {
        assert_string_equal(wrapped(s, "abcdefgh", 3, wrap), "abc|def|gh");
        assert_string_equal(wrapped(s, "kiosk.example/a/b", 15, wrap), "kiosk.example/|a/b");
        assert_string_equal(wrapped(s, "abcdef-ghijkl", 9, wrap), "abcdef-|ghijkl");
        /* A hyphen far ahead is no place to break. */
        assert_string_equal(wrapped(s, "a-bcdefghijkl", 9, wrap), "a-bcdefgh|ijkl");
        /* A cluster is one character, however narrow the measure. */
        assert_string_equal(wrapped(s, "👩‍👩‍👧‍👦🇻🇳", 1, wrap),
                            "👩‍👩‍👧‍👦|🇻🇳");
        assert_string_equal(wrapped(s, "q\u0308q\u0308", .1, wrap), "q\u0308|q\u0308");
    }
}

static void test_broken_says_that_a_word_was_parted(void **state)
{
    struct drawing *s = *state;
    struct para para = para_plain(&s->draft, FACE_TEXT, "abcdefgh ij");
    assert_true(para_wrap(&s->draft, &para, SIZE, 7, WRAP_BALANCED).broken);
    assert_false(para_wrap(&s->draft, &para, SIZE, 8, WRAP_BALANCED).broken);
}

/* What must hold however a text is wrapped: nothing but white space is lost, no line is wider than
 * the measure unless it is one cluster, and none parts a cluster. */
static void check_lines(struct drawing *s, const struct para *para, const struct lines *lines,
                        double measure)
{
    size_t at = 0;
    int most = draft_px(&s->draft, measure);
    for (size_t i = 0; i < lines->count; i++) {
        struct line line = lines->line[i];
        assert_true(line.start >= at && line.end > line.start && line.end <= para->length);
        for (; at < line.start; at++) {
            assert_true(para->text[at] == ' ' || para->text[at] == '\n');
        }
        size_t cluster = text_grapheme(para->text + line.start, line.end - line.start);
        int parts = 0;
        for (size_t k = line.start; k < line.end; parts++) {
            size_t length = text_grapheme(para->text + k, line.end - k);
            assert_int_equal(length, text_grapheme(para->text + k, para->length - k));
            k += length;
            assert_true(parts > 5000 || k <= line.end);
        }
        if (line.width > most) {
            assert_int_equal(cluster, line.end - line.start);
        }
        assert_null(memchr(para->text + line.start, '\n', line.end - line.start));
        at = line.end;
    }
    for (; at < para->length; at++) {
        assert_true(para->text[at] == ' ' || para->text[at] == '\n');
    }
}

static void test_any_text_at_any_measure(void **state)
{
    struct drawing *s = *state;
    struct rng rng = {11};
    for (int round = 0; round < 1500; round++) {
        struct arena arena = {0};
        s->draft.arena = &arena;
        const char *text = random_text(&arena, &rng, 1 + rng_below(&rng, 600));
        double measure = .5 + (double)rng_below(&rng, 120) / 2;
        double size = 1.5 + (double)rng_below(&rng, 20) / 2;
        static const enum wrap ways[] = {WRAP_GREEDY, WRAP_BALANCED, WRAP_FILLED};
        enum wrap wrap = ways[rng_below(&rng, 3)];
        struct para para = para_plain(&s->draft, FACE_TEXT, text);
        struct lines lines = para_wrap(&s->draft, &para, size, measure, wrap);
        check_lines(s, &para, &lines, measure);
        assert_false(s->draft.no_memory);
        s->draft.arena = &s->arena;
        arena_free(&arena);
    }
}

/* The best of all ways to set these words, found by trying them all. */
static void best_of_all(const int *width, size_t count, int measure, size_t *lines, double *ragged)
{
    *lines = SIZE_MAX;
    for (unsigned cuts = 0; cuts < 1u << (count - 1); cuts++) {
        size_t n = 1;
        double sum = 0;
        int now = width[0];
        bool fits = true;
        for (size_t i = 1; i < count; i++) {
            if ((cuts >> (i - 1) & 1) != 0) {
                sum += (double)(measure - now) * (measure - now);
                now = width[i];
                n++;
            } else {
                now += 10 + width[i];
            }
            fits = fits && now <= measure;
        }
        sum += (double)(measure - now) * (measure - now);
        if (fits && (n < *lines || (n == *lines && sum < *ragged))) {
            *lines = n;
            *ragged = sum;
        }
    }
}

static void test_balanced_is_the_best_of_all(void **state)
{
    struct drawing *s = *state;
    struct rng rng = {3};
    for (int round = 0; round < 400; round++) {
        char text[200] = "";
        int width[10];
        size_t count = 1 + rng_below(&rng, SUPPORT_COUNT(width));
        for (size_t i = 0; i < count; i++) {
            size_t letters = 1 + rng_below(&rng, 9);
            width[i] = 10 * (int)letters;
            (void)strcat(text, i > 0 ? " " : "");
            (void)strncat(text, "aaaaaaaaaa", letters);
        }
        double measure = 9 + (double)rng_below(&rng, 20);
        struct para para = para_plain(&s->draft, FACE_TEXT, text);
        struct lines lines = para_wrap(&s->draft, &para, SIZE, measure, WRAP_BALANCED);
        double ragged = 0;
        for (size_t i = 0; i < lines.count; i++) {
            double slack = 10 * measure - lines.line[i].width;
            ragged += slack * slack;
        }
        size_t best_lines;
        double best_ragged = 0;
        best_of_all(width, count, (int)(10 * measure), &best_lines, &best_ragged);
        assert_int_equal(lines.count, best_lines);
        if (fabs(ragged - best_ragged) > .5) {
            fail_msg("\"%s\" in %g: %g, not %g", text, measure, ragged, best_ragged);
        }
    }
}

/* One word of 20,000 letters, and as many words of one: within any patience. */
static void test_giants_take_no_time(void **state)
{
    struct drawing *s = *state;
    enum { LETTERS = 20000 };
    char *text = arena_take(&s->arena, LETTERS + 1);
    assert_non_null(text);
    memset(text, 'a', LETTERS);
    for (int words = 0; words < 2; words++) {
        for (enum wrap wrap = WRAP_GREEDY; wrap <= WRAP_BALANCED; wrap++) {
            struct para para = para_plain(&s->draft, FACE_TEXT, text);
            struct lines lines = para_wrap(&s->draft, &para, SIZE, 80, wrap);
            assert_true(lines.count >= LETTERS / 81 && lines.count <= LETTERS / 79 + 1);
            check_lines(s, &para, &lines, 80);
        }
        for (size_t i = 1; i < LETTERS; i += 2) {
            text[i] = ' ';
        }
    }
}

/* A body may be ten thousand paragraphs of a word, each set at several sizes. */
static void test_a_word_takes_little_memory(void **state)
{
    struct drawing *s = *state;
    struct para para = para_plain(&s->draft, FACE_TEXT, "word");
    const size_t before = s->arena.used;
    (void)para_wrap(&s->draft, &para, SIZE, 400, WRAP_GREEDY);
    assert_true(s->arena.used - before <= 128);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_greedy, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_greedy_does_not_leave_a_short_last_line, begin,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_balanced_breaks_where_it_makes_sense, begin,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_balanced, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_no_break_space_ties, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_long_words_are_parted, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_broken_says_that_a_word_was_parted, begin,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_any_text_at_any_measure, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_balanced_is_the_best_of_all, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_a_word_takes_little_memory, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_giants_take_no_time, begin, drawing_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
