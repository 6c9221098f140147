#include "layout/layout.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct scratch {
    struct stage stage;
    struct arena arena;
    struct scene scene;
    struct box part;
};

static const struct moment tuesday = {true, 2020, 12, 29, 2, 845};
static const struct moment unknown = {0};

static int begin(void **state)
{
    static struct scratch s;
    stage_open(&s.stage, "formal", "vi", false);
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

static void footer(struct scratch *s, enum ground ground, struct place place,
                   const struct moment *moment)
{
    struct page page = {.ground = ground};
    struct err err = {0};
    if (!layout_footer(&s->stage.layout, &page, &place, moment, &s->arena, &s->scene, &s->part,
                       &err)) {
        fail_msg("%s", err.text);
    }
}

/* Width of all rules of that colour. */
static int ruled(const struct scratch *s, colour c)
{
    int width = 0;
    for (size_t i = 0; i < s->scene.count; i++) {
        const struct item *item = &s->scene.items[i];
        width += item->kind == ITEM_RECT && item->colour == c ? item->box.w : 0;
    }
    return width;
}

static size_t rules(const struct scratch *s, colour c)
{
    size_t count = 0;
    for (size_t i = 0; i < s->scene.count; i++) {
        count += s->scene.items[i].kind == ITEM_RECT && s->scene.items[i].colour == c;
    }
    return count;
}

static void test_clock_date_and_place(void **state)
{
    struct scratch *s = *state;
    footer(s, GROUND_FIELD, (struct place){3, 10, 1, 1}, &tuesday);
    const struct item *clock;
    const struct item *date;
    const struct item *mark;
    assert_true(support_has_text(&s->scene, "14:05", &clock));
    assert_true(support_has_text(&s->scene, "Thứ Ba, 29/12/2020", &date));
    assert_true(support_has_text(&s->scene, "Mục\u00a03/10", &mark));
    assert_int_equal(clock->box.x, 64 * 12);
    assert_true(date->box.x >= clock->box.x + clock->box.w);
    assert_int_equal(mark->box.x + mark->box.w, 1920 - 8 * 12);
    assert_int_equal(clock->as.text.baseline, lround(85.4 * 12));
    assert_int_equal(ruled(s, s->stage.theme.track), 88 * 12);
    assert_true(abs(ruled(s, s->stage.theme.rule) - 88 * 12 * 3 / 10) <= 1);
}

static void test_pages_are_segments(void **state)
{
    struct scratch *s = *state;
    footer(s, GROUND_FIELD, (struct place){3, 10, 2, 5}, &tuesday);
    assert_true(support_has_text(&s->scene, "Trang\u00a02/5", NULL));
    assert_false(support_has_text(&s->scene, "Mục\u00a03/10", NULL)); /* one mark only */
    assert_int_equal(rules(s, s->stage.theme.rule), 2);
    assert_int_equal(rules(s, s->stage.theme.track), 3);
    int all = ruled(s, s->stage.theme.rule) + ruled(s, s->stage.theme.track);
    assert_true(abs(all - (88 - 4) * 12) <= 5);
}

static void test_a_clock_that_is_not_trusted_is_left_out(void **state)
{
    struct scratch *s = *state;
    footer(s, GROUND_FIELD, (struct place){3, 10, 1, 1}, &unknown);
    size_t texts = 0;
    for (size_t i = 0; i < s->scene.count; i++) {
        texts += s->scene.items[i].kind == ITEM_TEXT;
    }
    assert_int_equal(texts, 1); /* the mark */
}

static void test_a_lonely_slide_needs_no_mark(void **state)
{
    struct scratch *s = *state;
    footer(s, GROUND_FIELD, (struct place){1, 1, 1, 1}, &unknown);
    for (size_t i = 0; i < s->scene.count; i++) {
        assert_int_not_equal(s->scene.items[i].kind, ITEM_TEXT);
    }
}

/* An urgent slide has no place in the round, but its pages have. */
static void test_urgent(void **state)
{
    struct scratch *s = *state;
    footer(s, GROUND_URGENT, (struct place){3, 10, 1, 1}, &tuesday);
    assert_false(support_has_text(&s->scene, "Mục\u00a03/10", NULL));
    const struct item *clock;
    assert_true(support_has_text(&s->scene, "14:05", &clock));
    assert_int_equal(clock->colour, theme_urgent.ink);
    footer(s, GROUND_URGENT, (struct place){3, 10, 1, 2}, &tuesday);
    assert_true(support_has_text(&s->scene, "Trang\u00a01/2", NULL));
}

static void test_festive_goes_across_the_picture(void **state)
{
    struct scratch *s = *state;
    footer(s, GROUND_FESTIVE, (struct place){3, 10, 1, 1}, &tuesday);
    const struct item *clock;
    assert_true(support_has_text(&s->scene, "14:05", &clock));
    assert_int_equal(clock->box.x, 8 * 12);
    assert_int_equal(clock->colour, s->stage.theme.panel_ink);
    assert_int_equal(s->part.x, 0);
}

/* What is between the minutes is the clock only: date and mark stand still. */
static void test_nothing_moves_but_the_clock(void **state)
{
    struct scratch *s = *state;
    stage_close(&s->stage);
    stage_open(&s->stage, "formal", "vi", true);
    int date_x = -1;
    for (int minute = 0; minute < 1440; minute += 7) {
        struct moment m = tuesday;
        const struct item *date;
        char clock[32];
        m.minute = minute;
        arena_reset(&s->arena);
        footer(s, GROUND_FIELD, (struct place){3, 10, 1, 1}, &m);
        (void)snprintf(clock, sizeof clock, "%02d:%02d", minute / 60, minute % 60);
        assert_true(support_has_text(&s->scene, clock, NULL));
        assert_true(support_has_text(&s->scene, "Thứ Ba, 29/12/2020", &date));
        assert_true(date_x < 0 || date->box.x == date_x);
        date_x = date->box.x;
    }
}

/* No other text touches this one. */
static void expect_apart(const struct scene *scene, size_t n)
{
    const struct item *a = &scene->items[n];
    for (size_t i = 0; i < n && a->kind == ITEM_TEXT; i++) {
        const struct item *b = &scene->items[i];
        if (b->kind == ITEM_TEXT && a->box.x < b->box.x + b->box.w &&
            b->box.x < a->box.x + a->box.w) {
            fail_msg("\"%.*s\" on \"%.*s\"", (int)a->as.text.length, a->as.text.text,
                     (int)b->as.text.length, b->as.text.text);
        }
    }
}

/* At any size, of any number of pages: inside its box, in the picture, no text on text. */
static void test_any_size_and_any_number_of_pages(void **state)
{
    struct scratch *s = *state;
    static const int sizes[][2] = {{800, 480},   {1024, 600}, {1920, 1080}, {1440, 1080},
                                   {1080, 1920}, {480, 800},  {2560, 1080}, {3840, 2160},
                                   {1280, 1024}, {1080, 1080}};
    static const size_t pages[] = {1, 2, 3, 40, 99, 5000};
    static const char *const languages[] = {"vi", "en"};
    const struct moment longest = {true, 2020, 9, 23, 3, 1439}; /* Wednesday, 23 September */
    for (size_t l = 0; l < SUPPORT_COUNT(languages); l++) {
        stage_close(&s->stage);
        stage_open(&s->stage, "blue", languages[l], true);
        for (size_t i = 0; i < SUPPORT_COUNT(sizes); i++) {
            for (size_t k = 0; k < SUPPORT_COUNT(pages); k++) {
                stage_size(&s->stage, sizes[i][0], sizes[i][1], "");
                footer(s, k % 2 == 0 ? GROUND_FIELD : GROUND_FESTIVE,
                       (struct place){9999, 10000, pages[k], pages[k]}, &longest);
                assert_int_equal(s->part.x + s->part.w, sizes[i][0]);
                assert_int_equal(s->part.y + s->part.h, sizes[i][1]);
                for (size_t n = 0; n < s->scene.count; n++) {
                    const struct item *item = &s->scene.items[n];
                    struct box ink = support_ink(item);
                    assert_true(item->box.x >= s->part.x && item->box.y >= s->part.y);
                    assert_true(item->box.x + item->box.w <= sizes[i][0]);
                    assert_true(item->kind != ITEM_TEXT || ink.y + ink.h <= sizes[i][1]);
                    expect_apart(&s->scene, n);
                }
                arena_reset(&s->arena);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_clock_date_and_place, begin, end),
        cmocka_unit_test_setup_teardown(test_pages_are_segments, begin, end),
        cmocka_unit_test_setup_teardown(test_a_clock_that_is_not_trusted_is_left_out, begin, end),
        cmocka_unit_test_setup_teardown(test_a_lonely_slide_needs_no_mark, begin, end),
        cmocka_unit_test_setup_teardown(test_urgent, begin, end),
        cmocka_unit_test_setup_teardown(test_festive_goes_across_the_picture, begin, end),
        cmocka_unit_test_setup_teardown(test_nothing_moves_but_the_clock, begin, end),
        cmocka_unit_test_setup_teardown(test_any_size_and_any_number_of_pages, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
