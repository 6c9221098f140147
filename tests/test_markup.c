#include "base/text.h"
#include "drawing.h"
#include "layout/markup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The text with its strong parts in <> and its emphasized ones in {}. */
static char *add_para(char *to, const struct para *para)
{
    static const char *const open[FACE_COUNT] = {[FACE_STRONG] = "<", [FACE_ITALIC] = "{"};
    static const char *const close[FACE_COUNT] = {[FACE_STRONG] = ">", [FACE_ITALIC] = "}"};
    size_t at = 0;
    for (size_t k = 0; k < para->span_count; k++) {
        const struct span *span = &para->spans[k];
        to = stpcpy(to, open[span->face] == NULL ? "" : open[span->face]);
        to = mempcpy(to, para->text + at, span->end - at);
        to = stpcpy(to, close[span->face] == NULL ? "" : close[span->face]);
        at = span->end;
    }
    assert_int_equal(at, para->length);
    return to;
}

/* The blocks as one text: a line each, with its kind; the cells of a row with | between, or ] where
 * the next one stands at the right. */
static const char *told(struct drawing *s, const char *body)
{
    static const char *const kinds[] = {"p", "o", "b", "h", "q", "r"};
    struct blocks blocks = markup_read(&s->draft, body);
    char *out = arena_take(&s->arena, 4 * strlen(body) + 64 * (blocks.count + 1));
    char *to = out;
    assert_non_null(out);
    for (size_t i = 0; i < blocks.count; i++) {
        const struct block *b = &blocks.block[i];
        to = stpcpy(to, i > 0 ? "\n" : "");
        to = stpcpy(to, kinds[b->kind]);
        to += b->kind == BLOCK_ORDERED ? sprintf(to, "%ld", b->number) : 0;
        to = stpcpy(to, b->continues || b->head ? "+" : "");
        to += b->depth > 0 ? sprintf(to, "/%d", b->depth) : 0;
        to = stpcpy(to, ":");
        for (size_t k = 0; k < b->cell_count; k++) {
            to = stpcpy(to, b->cells[k].right ? "]" : k > 0 ? "|" : "");
            to = add_para(to, &b->cells[k].para);
        }
        to = b->kind == BLOCK_ROW ? to : add_para(to, &b->para);
    }
    *to = '\0';
    return out;
}

static void check(void **state, const char *const rows[][2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(told(*state, rows[i][0]), rows[i][1]);
    }
}

static void test_paragraphs(void **state)
{
    static const char *const rows[][2] = {
        {"", ""},
        {" \n\n ", ""},
        {"One.", "p:One."},
        {"One\ntwo.\n\n\n\nThree.", "p:One two.\np:Three."},
        {"One  \ntwo", "p:One\ntwo"},
        {"One\\\ntwo", "p:One\ntwo"},
        {"    not code", "p:not code"},
        {"Hội\u00a0nghị", "p:Hội\u00a0nghị"},
    };
    check(state, rows, SUPPORT_COUNT(rows));
}

static void test_strong(void **state)
{
    static const char *const rows[][2] = {
        {"From **8:00** to 12:00.", "p:From <8:00> to 12:00."},
        {"**all**", "p:<all>"},
        {"*soft* and __hard__", "p:{soft} and <hard>"},
        {"a **b *c* d** e", "p:a <b c d> e"},
        {"2 * 3 * 4", "p:2 * 3 * 4"},
        {"snake_case_name", "p:snake_case_name"},
        {"\\*not\\*", "p:*not*"},
        {"**open", "p:**open"},
    };
    check(state, rows, SUPPORT_COUNT(rows));
}

static void test_lists(void **state)
{
    static const char *const rows[][2] = {
        {"1. a\n2. b\n3. c", "o1:a\no2:b\no3:c"},
        {"3. a\n3. b", "o3:a\no4:b"},
        {"1. a\n\n2. b", "o1:a\no2:b"},
        {"- a\n- b", "b:a\nb:b"},
        {"* a\n+ b", "b:a\nb:b"},
        {"- a\n\n  more\n- b", "b:a\nb+:more\nb:b"},
        {"- a\n  - b\n    - c\n- d", "b:a\nb/1:b\nb/2:c\nb:d"},
        {"1. a\n   - b\n2. c", "o1:a\nb/1:b\no2:c"},
        {"text\n- a", "p:text\nb:a"},
        {"- a\n\ntext", "b:a\np:text"},
        {"-", ""},
        {"1) a", "o1:a"},
        {"2020. a year", "o2020:a year"},
    };
    check(state, rows, SUPPORT_COUNT(rows));
}

static void test_headings_and_quotes(void **state)
{
    static const char *const rows[][2] = {
        {"# A\ntext", "h:<A>\np:text"}, {"A\n===\ntext", "h:<A>\np:text"},
        {"###### A **b**", "h:<A b>"},  {"> said\n> so", "q:said so"},
        {"> a\n\nb", "q:a\np:b"},       {"> - a", "b:a"},
        {"#nothing", "p:#nothing"},     {"a\n\n---\n\nb", "p:a\np:b"},
    };
    check(state, rows, SUPPORT_COUNT(rows));
}

/* What is not shown as such stays as plain text: no word is lost. */
static void test_the_rest_is_plain_text(void **state)
{
    static const char *const rows[][2] = {
        {"<b>bold</b> & <script>", "p:<b>bold</b> & <script>"},
        {"<!-- note -->", "p:<!-- note -->"},
        {"[the page](https://a.example/b)", "p:the page (https://a.example/b)"},
        {"[https://a.example](https://a.example)", "p:https://a.example"},
        {"<https://a.example>", "p:https://a.example"},
        {"[**strong** page](x)", "p:<strong> page (x)"},
        {"a [](x) b", "p:a (x) b"},
        {"[a]", "p:[a]"},
        {"`code` here", "p:code here"},
        {"```\none\ntwo\n```", "p:one\ntwo"},
        {"![Hall](hall.jpg)", "p:Hall"},
        {"~~no~~ $x$", "p:~~no~~ $x$"},
    };
    check(state, rows, SUPPORT_COUNT(rows));
}

static void test_tables(void **state)
{
    struct drawing *s = *state;
    static const char *const rows[][2] = {
        {"| a | b |\n|---|--:|\n| c | 1 |\n| **d** | |", "r+:<a>]<b>\nr:c]1\nr:<d>]"},
        {"a | b\n---|---\nc | d\n\ntext", "r+:<a>|<b>\nr:c|d\np:text"},
        {"| a |\n|---|\n| b | more |", "r+:<a>\nr:b"},
        {"| a | b |\n\ntext", "p:| a | b |\np:text"},
    };
    check(state, rows, SUPPORT_COUNT(rows));
    /* Where there is no room for columns the row is told in one line. */
    struct blocks blocks = markup_read(&s->draft, "| a | b | c |\n|---|---|---|\n| 1 | | 3 |");
    assert_int_equal(blocks.count, 2);
    assert_int_equal(blocks.block[1].para.length, strlen("1 – 3"));
    assert_memory_equal(blocks.block[1].para.text, "1 – 3", strlen("1 – 3"));
}

static void test_entities(void **state)
{
    static const char *const rows[][2] = {
        {"&amp; &lt;b&gt; &quot;", "p:& <b> \""},
        {"12&nbsp;%", "p:12\u00a0%"},
        {"1&ndash;2&hellip;", "p:1–2…"},
        {"&unknown; & &x", "p:&unknown; & &x"},
    };
    check(state, rows, SUPPORT_COUNT(rows));
}

static void test_depth_is_bounded(void **state)
{
    struct drawing *s = *state;
    char body[8000] = "";
    char *to = body;
    for (int depth = 0; depth < 40; depth++) {
        to += sprintf(to, "%*s- level%d\n", 2 * depth, "", depth);
    }
    struct blocks blocks = markup_read(&s->draft, body);
    assert_int_equal(blocks.count, 40);
    for (size_t i = 0; i < blocks.count; i++) {
        char want[32];
        (void)snprintf(want, sizeof want, "level%zu", i);
        assert_int_equal(blocks.block[i].kind, BLOCK_BULLET);
        assert_int_equal(blocks.block[i].depth, i < MARKUP_DEPTH_MAX ? i : MARKUP_DEPTH_MAX);
        assert_int_equal(blocks.block[i].para.length, strlen(want));
        assert_memory_equal(blocks.block[i].para.text, want, strlen(want));
    }
}

/* Bytes that mean something to Markdown, in any order: no crash, valid text, bounded blocks. */
static void test_any_markup_is_survived(void **state)
{
    struct drawing *s = *state;
    static const char *const pieces[] = {"*",     "**", "_",  "`",    "[",    "](",  ")",
                                         "<",     ">",  "\n", "#",    "- ",   "1. ", "> ",
                                         "\\",    "&",  ";",  " ",    "    ", "a",   "ệ",
                                         "```\n", "!",  "|",  "&lt;", "\n\n", "x=",  "|---|---|\n"};
    struct rng rng = {17};
    for (int round = 0; round < 3000; round++) {
        struct arena arena = {0};
        char body[900] = "";
        char *to = body;
        size_t count = rng_below(&rng, 120);
        for (size_t i = 0; i < count; i++) {
            to = stpcpy(to, pieces[rng_below(&rng, SUPPORT_COUNT(pieces))]);
        }
        s->draft.arena = &arena;
        struct blocks blocks = markup_read(&s->draft, body);
        assert_true(blocks.count <= strlen(body));
        for (size_t i = 0; i < blocks.count; i++) {
            const struct para *para = &blocks.block[i].para;
            assert_true(text_valid(para->text, para->length));
            if (blocks.block[i].kind != BLOCK_ROW || para->length > 0) {
                assert_true(para->length > 0 && para->span_count > 0);
                assert_int_equal(para->spans[para->span_count - 1].end, para->length);
            }
            assert_true(blocks.block[i].depth >= 0 && blocks.block[i].depth <= MARKUP_DEPTH_MAX);
        }
        s->draft.arena = &s->arena;
        arena_free(&arena);
    }
}

/* Bodies of the greatest length that are made to be slow. */
static void test_giants_take_no_time(void **state)
{
    struct drawing *s = *state;
    static const char *const pieces[] = {"[",  "*a ", "> ",    "**",   "- ",
                                         "`a", "<",   "![a](", "_a_ ", "1. "};
    enum { LETTERS = 20000 };
    for (size_t i = 0; i < SUPPORT_COUNT(pieces); i++) {
        struct arena arena = {0};
        char *body = arena_take(&arena, LETTERS + 16);
        assert_non_null(body);
        for (char *to = body; to < body + LETTERS;) {
            to = stpcpy(to, pieces[i]);
        }
        s->draft.arena = &arena;
        (void)markup_read(&s->draft, body);
        assert_false(s->draft.no_memory);
        assert_true(arena.reserved < 64u * 1024 * 1024);
        s->draft.arena = &s->arena;
        arena_free(&arena);
    }
}

/* A table of so many columns that its rows would not fit into memory. */
static void test_giant_tables_take_no_memory(void **state)
{
    struct drawing *s = *state;
    for (size_t columns = 2; columns <= 3000; columns = columns * 3 / 2) {
        struct arena arena = {0};
        char *body = arena_take(&arena, 20001);
        char *to = body;
        assert_non_null(body);
        for (size_t line = 0; line < 2; line++) {
            for (size_t i = 0; i < columns; i++) {
                to = stpcpy(to, line == 0 ? "|a" : "|---");
            }
            to = stpcpy(to, "|\n");
        }
        while (to + 5 < body + 20000) {
            to = stpcpy(to, "|b|\n");
        }
        s->draft.arena = &arena;
        (void)markup_read(&s->draft, body);
        if (arena.reserved > 64u * 1024 * 1024) {
            fail_msg("%zu columns take %zu bytes", columns, arena.reserved);
        }
        s->draft.arena = &s->arena;
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_paragraphs, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_strong, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_lists, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_headings_and_quotes, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_the_rest_is_plain_text, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_tables, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_entities, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_depth_is_bounded, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_any_markup_is_survived, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_giants_take_no_time, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_giant_tables_take_no_memory, drawing_begin,
                                        drawing_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
