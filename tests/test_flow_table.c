/* Tables in a body, laid out as announcements at many sizes. Every word is another one, so that
 * each can be looked for. */
#include "scene_check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int sizes[][2] = {{1920, 1080}, {800, 480}, {1024, 600},  {1440, 1080}, {1280, 1024},
                               {1080, 1920}, {480, 800}, {2560, 1080}, {3840, 2160}, {1080, 1080}};

struct scratch {
    struct stage stage;
    struct arena arena;
    struct faults faults;
};

static int begin(void **state)
{
    static struct scratch s;
    s = (struct scratch){.faults = {.verbose = 3}};
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

/* A table of so many rows under its head, whose cells have 0 to `most` words "w1", "w2", …; the
 * number of words is added to *words. */
static char *add_table(char *to, struct rng *rng, size_t columns, size_t rows, size_t most,
                       size_t *words)
{
    for (size_t row = 0; row < rows + 2; row++) {
        for (size_t k = 0; k < columns; k++) {
            to = stpcpy(to, "|");
            size_t count = row == 0 ? 1 : row == 1 ? 0 : rng_below(rng, most + 1);
            for (size_t i = 0; i < count; i++) {
                to += sprintf(to, " w%zu", ++*words);
            }
            to = stpcpy(to, row != 1 ? "" : k + 1 == columns ? "---:" : "---");
        }
        to = stpcpy(to, "|\n");
    }
    return stpcpy(to, "\n");
}

static struct pages lay_out(struct scratch *s, const char *body, size_t size)
{
    struct slide *slide = arena_take(&s->arena, sizeof *slide);
    assert_non_null(slide);
    *slide = support_slide(SLIDE_ANNOUNCEMENT, "Lịch tiếp công dân");
    slide->body = body;
    stage_size(&s->stage, sizes[size][0], sizes[size][1], "Trường Mẫu");
    return stage_pages(&s->stage, slide, &s->arena);
}

static void check_pages(struct scratch *s, const struct pages *pages)
{
    const struct moment moment = {true, 2020, 12, 29, 2, 845};
    for (size_t p = 0; p < pages->count; p++) {
        struct place place = {3, 10, p + 1, pages->count};
        struct scene footer;
        struct box part;
        struct err err = {0};
        assert_true(layout_footer(&s->stage.layout, &pages->page[p], &place, &moment, &s->arena,
                                  &footer, &part, &err));
        scene_check(&s->faults, &s->stage.layout, &pages->page[p], &footer, part);
    }
    faults_none(&s->faults);
}

/* Whether the word's item is the head of a table that stands again: strong, and over all that is
 * not strong on its page. */
static bool is_head_again(const struct scene *scene, const struct item *word)
{
    for (size_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind == ITEM_TEXT && item->as.text.text[0] == 'w' &&
            item->as.text.face != FACE_STRONG && item->as.text.baseline <= word->as.text.baseline) {
            return false;
        }
    }
    return word->as.text.face == FACE_STRONG;
}

/* Each word from 1 to `words` stands on the pages once; that of a head once on a page, on later
 * ones only at the top. */
static void expect_each_once(const struct pages *pages, size_t words)
{
    size_t *seen = calloc(words + 1, sizeof *seen);
    size_t *page = calloc(words + 1, sizeof *page); /* that it is on, from 1 */
    assert_non_null(seen);
    assert_non_null(page);
    for (size_t p = 0; p < pages->count; p++) {
        for (size_t i = 0; i < pages->page[p].scene.count; i++) {
            const struct item *item = &pages->page[p].scene.items[i];
            if (item->kind != ITEM_TEXT) {
                continue;
            }
            char *text = strndup(item->as.text.text, item->as.text.length);
            assert_non_null(text);
            char *rest = text;
            for (char *word; (word = strsep(&rest, " ")) != NULL;) {
                size_t n = word[0] == 'w' ? strtoul(word + 1, NULL, 10) : 0;
                assert_true(n <= words);
                bool again =
                    seen[n] == 1 && page[n] < p + 1 && is_head_again(&pages->page[p].scene, item);
                seen[n] += !again;
                page[n] = p + 1;
            }
            free(text);
        }
    }
    for (size_t n = 1; n <= words; n++) {
        if (seen[n] != 1) {
            fail_msg("w%zu stands %zu times", n, seen[n]);
        }
    }
    free(seen);
    free(page);
}

/* Who turns a page has forgotten which column was which. */
static void test_the_head_stands_on_each_page(void **state)
{
    struct scratch *s = *state;
    for (size_t size = 0; size < SUPPORT_COUNT(sizes); size++) {
        char *body = arena_take(&s->arena, 8000);
        assert_non_null(body);
        char *to = stpcpy(body, "Mở cửa\n\n| Phòng | Giờ |\n|---|---|\n");
        for (int i = 0; i < 60; i++) {
            to += sprintf(to, "| Tầng %d | %d giờ |\n", i, i);
        }
        (void)stpcpy(to, "\nHết bảng.\n");
        struct pages pages = lay_out(s, body, size);
        assert_true(pages.count > 1);
        for (size_t p = 0; p < pages.count; p++) {
            const struct item *head;
            const struct item *row;
            assert_true(support_has_text(&pages.page[p].scene, "Phòng", &head));
            assert_int_equal(support_pages_with(&pages, "Hết bảng."), 1);
            for (int i = 0; i < 60; i++) {
                char text[32];
                (void)snprintf(text, sizeof text, "Tầng %d", i);
                assert_int_equal(support_pages_with(&pages, text), 1);
                if (support_has_text(&pages.page[p].scene, text, &row)) {
                    assert_true(row->as.text.baseline > head->as.text.baseline);
                }
            }
        }
        check_pages(s, &pages);
        arena_reset(&s->arena);
    }
}

/* Rows "Ngày 1 | Phòng đọc 1 | Người trực Mẫu 1 | 101" and so on: too wide for upright pictures at
 * the size that the pages have room for, and for squarer ones at all. */
static const char *rota(struct scratch *s)
{
    char *body = arena_take(&s->arena, 4000);
    assert_non_null(body);
    char *to = stpcpy(body, "| Ngày | Phòng | Người trực | Máy |\n|---|---|---|--:|\n");
    for (int i = 1; i <= 18; i++) {
        to +=
            sprintf(to, "| Ngày %d | Phòng đọc %d | Người trực Mẫu %d | %d |\n", i, i, i, 100 + i);
    }
    return body;
}

/* A cell stands on the page as it is written, or as several pieces. */
static size_t whole_cells(const struct pages *pages, const char *cell)
{
    size_t whole = 0;
    for (int i = 1; i <= 18; i++) {
        char text[64];
        (void)snprintf(text, sizeof text, "%s %d", cell, i);
        whole += support_pages_with(pages, text) == 1;
    }
    return whole;
}

/* Where each row has to take two lines for one long cell, the short ones are not broken as well. */
static void test_only_the_long_cells_are_broken(void **state)
{
    struct scratch *s = *state;
    struct pages pages = lay_out(s, rota(s), 3);
    assert_int_equal(whole_cells(&pages, "Người trực Mẫu"), 0);
    assert_int_equal(whole_cells(&pages, "Ngày"), 18);
    assert_int_equal(whole_cells(&pages, "Phòng đọc"), 18);
    assert_int_equal(support_pages_with(&pages, "Người trực"), pages.count);
    check_pages(s, &pages);
}

/* A little smaller, all cells stay whole. */
static void test_text_gets_smaller_before_it_breaks_cells(void **state)
{
    struct scratch *s = *state;
    struct pages pages = lay_out(s, rota(s), 5);
    assert_int_equal(whole_cells(&pages, "Người trực Mẫu"), 18);
    assert_int_equal(whole_cells(&pages, "Ngày"), 18);
    check_pages(s, &pages);
}

static void test_cells_stand_in_columns(void **state)
{
    struct scratch *s = *state;
    struct pages pages =
        lay_out(s,
                "| Ngày | Người tiếp | Giờ |\n|---|---|--:|\n| 5/1 | Ông An | 8 |\n"
                "| 12/1 | Bà Thảo | 13 |\n",
                0);
    const struct scene *scene = &pages.page[0].scene;
    const struct item *at[9];
    static const char *const cells[] = {"Ngày", "Người tiếp", "Giờ",     "5/1", "Ông An",
                                        "8",    "12/1",       "Bà Thảo", "13"};
    for (size_t i = 0; i < 9; i++) {
        assert_true(support_has_text(scene, cells[i], &at[i]));
    }
    for (size_t row = 0; row < 3; row++) {
        for (size_t k = 0; k < 3; k++) {
            const struct item *cell = at[3 * row + k];
            assert_int_equal(cell->as.text.baseline, at[3 * row]->as.text.baseline);
            if (k < 2) {
                assert_int_equal(cell->box.x, at[k]->box.x);
            } else { /* figures stand under each other at the right */
                int right = at[2]->box.x + at[2]->box.w;
                assert_true(abs(cell->box.x + cell->box.w - right) <= 1);
            }
        }
        assert_int_equal(at[3 * row]->as.text.face, row == 0 ? FACE_STRONG : FACE_TEXT);
    }
    check_pages(s, &pages);
}

/* Only the one long cell is broken, and not names that were short of a hair's breadth. */
static void test_columns_are_as_wide_as_they_need(void **state)
{
    struct scratch *s = *state;
    static const char *const names[] = {"Cán bộ Mẫu A", "Cán bộ Mẫu B", "Cán bộ Mẫu D"};
    for (size_t size = 0; size < SUPPORT_COUNT(sizes) - 1; size++) { /* not the square one */
        struct pages pages =
            lay_out(s,
                    "| Ngày | Người tiếp | Phòng | Giờ |\n|---|---|---|--:|\n"
                    "| Thứ Hai | Cán bộ Mẫu A | 101 | 7:30 |\n"
                    "| Thứ Ba | Cán bộ Mẫu B | 102 | 8:00 |\n"
                    "| Thứ Tư | Cán bộ Mẫu C, cùng bộ phận tư pháp | 101 | 13:30 |\n"
                    "| Thứ Năm | Cán bộ Mẫu D | 203 | 7:30 |\n",
                    size);
        for (size_t i = 0; i < SUPPORT_COUNT(names); i++) {
            if (support_pages_with(&pages, names[i]) != 1) {
                fail_msg("%dx%d: \"%s\" is broken", sizes[size][0], sizes[size][1], names[i]);
            }
        }
        check_pages(s, &pages);
    }
}

static void test_any_table_at_any_size(void **state)
{
    struct scratch *s = *state;
    struct rng rng = {51};
    for (int round = 0; round < 60; round++) {
        char *body = arena_take(&s->arena, 120000);
        size_t words = 0;
        assert_non_null(body);
        char *to = body;
        size_t tables = 1 + rng_below(&rng, 2);
        for (size_t i = 0; i < tables; i++) {
            to += sprintf(to, "w%zu\n\n", ++words);
            to = add_table(to, &rng, 1 + rng_below(&rng, rng_once_in(&rng, 4) ? 14 : 5),
                           rng_below(&rng, 25), 1 + rng_below(&rng, 12), &words);
        }
        struct pages pages = lay_out(s, body, rng_below(&rng, SUPPORT_COUNT(sizes)));
        char where[64];
        (void)snprintf(where, sizeof where, "round %d, %dx%d", round, s->stage.layout.width,
                       s->stage.layout.height);
        faults_of(&s->faults, where);
        check_pages(s, &pages);
        expect_each_once(&pages, words);
        arena_reset(&s->arena);
    }
}

/* A cell of more text than a page holds: it goes on to the next. */
static void test_a_row_that_is_taller_than_a_page(void **state)
{
    struct scratch *s = *state;
    struct rng rng = {52};
    for (size_t size = 0; size < SUPPORT_COUNT(sizes); size++) {
        char *body = arena_take(&s->arena, 60000);
        size_t words = 0;
        assert_non_null(body);
        (void)add_table(body, &rng, 2, 2, 1500, &words);
        struct pages pages = lay_out(s, body, size);
        faults_of(&s->faults, "a tall row");
        check_pages(s, &pages);
        expect_each_once(&pages, words);
        arena_reset(&s->arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_cells_stand_in_columns, begin, end),
        cmocka_unit_test_setup_teardown(test_only_the_long_cells_are_broken, begin, end),
        cmocka_unit_test_setup_teardown(test_text_gets_smaller_before_it_breaks_cells, begin, end),
        cmocka_unit_test_setup_teardown(test_the_head_stands_on_each_page, begin, end),
        cmocka_unit_test_setup_teardown(test_columns_are_as_wide_as_they_need, begin, end),
        cmocka_unit_test_setup_teardown(test_any_table_at_any_size, begin, end),
        cmocka_unit_test_setup_teardown(test_a_row_that_is_taller_than_a_page, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
