#include "drawing.h"
#include "layout/flow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double sizes[] = {4, 3.5, 3};

static const struct flow_frame frame = {
    .x = 64, .measure = 88, .first_top = 30, .top = 20, .bottom = 75};

static struct blocks *blocks_of(struct drawing *s, const char *body)
{
    struct blocks *blocks = arena_take(&s->arena, sizeof *blocks);
    assert_non_null(blocks);
    *blocks = markup_read(&s->draft, body);
    return blocks;
}

static struct flow plan(struct drawing *s, const char *body)
{
    return flow_plan(&s->draft, blocks_of(s, body), &frame, sizes, SUPPORT_COUNT(sizes));
}

/* "w1 w2 w3 …", in paragraphs of so many words. */
static const char *words(struct drawing *s, size_t count, size_t paragraph)
{
    char *text = arena_take(&s->arena, count * 8 + 1);
    char *to = text;
    assert_non_null(text);
    for (size_t i = 1; i <= count; i++) {
        to += sprintf(to, "w%zu%s", i, i % paragraph == 0 ? "\n\n" : " ");
    }
    return text;
}

/* Draws all pages, each on a page of its own. */
static void draw(struct drawing *s, const struct flow *flow)
{
    s->draft.count = 0;
    for (size_t i = 0; i < flow->page_count; i++) {
        draft_page(&s->draft, GROUND_FIELD);
        flow_draw(&s->draft, flow, i);
    }
}

static void test_a_short_text_takes_the_largest_size(void **state)
{
    struct drawing *s = *state;
    struct flow flow = plan(s, "One line.");
    assert_int_equal(flow.page_count, 1);
    assert_true(flow.size == 4);
    draw(s, &flow);
    const struct item *at;
    assert_true(support_has_text(&s->draft.page[0].scene, "One line.", &at));
    assert_int_equal(at->box.x, 64 * 12);
    assert_int_equal(at->as.text.size, 48);
    assert_int_equal(at->as.text.baseline, lround((30 + .74 * 4) * 12));
}

/* A fuzzer's find: in an urgent slide a line of the largest size stood on the note. */
static void test_without_room_for_a_line_it_says_so(void **state)
{
    struct drawing *s = *state;
    struct flow_frame low = frame;
    low.bottom = low.first_top + 2.5; /* the capitals of the smallest size have 2.2 */
    struct flow flow = flow_plan(&s->draft, blocks_of(s, "One line."), &low, sizes, 3);
    assert_true(flow.size == 3 && !flow.over);
    low.bottom = low.first_top + 2;
    flow = flow_plan(&s->draft, blocks_of(s, "One line."), &low, sizes, 3);
    assert_true(flow.size == 3 && flow.over);
    assert_int_equal(flow.page_count, 1);
}

static void test_no_text_no_page(void **state)
{
    struct drawing *s = *state;
    struct flow flow = plan(s, "");
    assert_int_equal(flow.page_count, 0);
    flow_draw(&s->draft, &flow, 0);
}

/* As the text grows its size falls, then pages are added; never a page more than the smallest size
 * needs. */
static void test_size_falls_before_pages_are_added(void **state)
{
    struct drawing *s = *state;
    double size = 99;
    size_t pages = 1;
    bool shrank = false;
    for (size_t n = 10; n < 600; n += 10) {
        const char *text = words(s, n, 40);
        struct flow flow = plan(s, text);
        struct flow least = flow_plan(&s->draft, blocks_of(s, text), &frame, &sizes[2], 1);
        assert_int_equal(flow.page_count, least.page_count);
        assert_true(flow.page_count >= pages && flow.page_count <= pages + 1);
        assert_true(flow.page_count > pages || flow.size <= size);
        shrank = shrank || (flow.page_count == 1 && flow.size < 4);
        size = flow.size;
        pages = flow.page_count;
    }
    assert_true(shrank);
    assert_true(pages > 3);
}

/* Every word once, in order, on lines that stay in the frame. */
static void test_every_word_once_and_in_place(void **state)
{
    struct drawing *s = *state;
    for (size_t n = 1; n < 1500; n = n * 3 / 2 + 1) {
        struct flow flow = plan(s, words(s, n, 37));
        draw(s, &flow);
        size_t word = 0;
        for (size_t p = 0; p < s->draft.count; p++) {
            const struct scene *scene = &s->draft.page[p].scene;
            double top = p == 0 ? frame.first_top : frame.top;
            assert_true(scene->count > 0);
            for (size_t i = 0; i < scene->count; i++) {
                const struct item *item = &scene->items[i];
                struct box ink = support_ink(item);
                assert_true(ink.y >= lround(top * 12) - 1);
                assert_true(item->as.text.baseline <= lround(frame.bottom * 12) + 1);
                assert_true(item->box.x >= 64 * 12 && item->box.x + item->box.w <= (64 + 88) * 12);
                char line[400];
                assert_true(item->as.text.length < sizeof line);
                memcpy(line, item->as.text.text, item->as.text.length);
                line[item->as.text.length] = '\0';
                char *rest = line;
                for (char *w; (w = strsep(&rest, " ")) != NULL;) {
                    assert_int_equal(strtoul(w + 1, NULL, 10), ++word);
                }
            }
        }
        assert_int_equal(word, n);
    }
}

static double filled(const struct flow *flow, size_t page)
{
    double height = 0;
    for (size_t i = flow->first[page] + 1; i < flow->first[page + 1]; i++) {
        height += flow->row[i].before;
    }
    return height;
}

/* Pages are filled alike: no last page of a line or two behind full ones. */
static void test_pages_are_filled_alike(void **state)
{
    struct drawing *s = *state;
    for (size_t n = 300; n < 1200; n += 37) {
        struct flow flow = plan(s, words(s, n, 50));
        for (size_t p = 0; p < flow.page_count; p++) {
            double room = frame.bottom - (p == 0 ? frame.first_top : frame.top);
            assert_true(filled(&flow, p) > room / 4);
        }
    }
}

static bool is_item(const struct flow *flow, size_t block)
{
    return block < flow->blocks->count && flow->blocks->block[block].kind == BLOCK_BULLET;
}

static bool turns_badly(const struct flow *flow, size_t row)
{
    const struct flow_line *r = &flow->row[row];
    const struct block *b = &flow->blocks->block[r->block];
    size_t count = flow->lines[r->block].count;
    if (r->index > 0) {
        return r->index == 1 || r->index + 1 == count || (is_item(flow, r->block) && count <= 4);
    }
    if (r->block == 0) {
        return false;
    }
    bool announced = b[-1].kind == BLOCK_PARAGRAPH && b[-1].para.text[b[-1].para.length - 1] == ':';
    bool last = !is_item(flow, r->block + 1) || b[1].depth < b->depth;
    bool lone = b->depth > 0 && (last || b[-1].depth < b->depth);
    return b[-1].kind == BLOCK_HEADING || announced || lone;
}

/* Fewest pages from a row on, and the fewest bad turns that can be had with so many. */
struct fewest {
    size_t pages, bad;
};

static struct fewest fewest_from(struct drawing *s, const struct flow *flow)
{
    struct fewest *best = arena_take_array(&s->arena, flow->row_count + 1, sizeof *best);
    assert_non_null(best);
    for (size_t row = flow->row_count; row-- > 0;) {
        double room = frame.bottom - (row == 0 ? frame.first_top : frame.top) -
                      face_metrics(FACE_TEXT).cap * flow->size;
        double used = 0;
        best[row].pages = SIZE_MAX;
        for (size_t next = row + 1; next <= flow->row_count && used <= room + 1e-6; next++) {
            struct fewest f = {best[next].pages + 1, best[next].bad};
            f.bad += next < flow->row_count && turns_badly(flow, next);
            if (f.pages < best[row].pages ||
                (f.pages == best[row].pages && f.bad < best[row].bad)) {
                best[row] = f;
            }
            used += next < flow->row_count ? flow->row[next].before : 0;
        }
    }
    return best[0];
}

/* No line of a longer paragraph stands alone, and no heading at the foot of a page, unless that
 * would cost a page, or leave one next to empty. */
static void test_pages_turn_at_good_places(void **state)
{
    struct drawing *s = *state;
    struct rng rng = {23};
    size_t turns = 0;
    size_t bad = 0;
    size_t unavoidable = 0;
    for (int round = 0; round < 60; round++) {
        char *body = arena_take(&s->arena, 40000);
        char *to = body;
        assert_non_null(body);
        size_t blocks = 8 + rng_below(&rng, 20);
        for (size_t i = 0; i < blocks; i++) {
            bool heading = rng_once_in(&rng, 4);
            size_t count = heading ? 3 : 30 + rng_below(&rng, 120);
            to = stpcpy(to, heading ? "# " : "");
            for (size_t k = 0; k < count; k++) {
                to = stpcpy(to, "word ");
            }
            to = stpcpy(to, "\n\n");
        }
        struct flow flow = plan(s, body);
        struct fewest fewest = fewest_from(s, &flow);
        assert_int_equal(flow.page_count, fewest.pages);
        unavoidable += fewest.bad;
        for (size_t p = 1; p < flow.page_count; p++) {
            turns++;
            bad += turns_badly(&flow, flow.first[p]);
        }
    }
    assert_true(turns > 100);
    if ((bad - unavoidable) * 50 > turns) {
        fail_msg("%zu of %zu turns are bad, %zu can't be helped", bad, turns, unavoidable);
    }
}

/* Where an item starts on one page and ends on the next, one has forgotten how it began. A page
 * more is taken for that where it may be. */
static void test_items_stay_together(void **state)
{
    struct drawing *s = *state;
    struct rng rng = {29};
    size_t turns = 0;
    size_t bad = 0;
    size_t unavoidable = 0;
    size_t still_bad = 0;
    for (int round = 0; round < 60; round++) {
        char *body = arena_take(&s->arena, 40000);
        char *to = body;
        assert_non_null(body);
        size_t blocks = 8 + rng_below(&rng, 20);
        for (size_t i = 0; i < blocks; i++) {
            bool within = i % 4 >= 2; /* two items, and two within the second */
            to = stpcpy(to, i % 12 == 0 ? "\nThree things:\n\n" : "");
            to = stpcpy(to, within ? "    - " : "- ");
            for (size_t k = 2 + rng_below(&rng, 30); k > 0; k--) {
                to = stpcpy(to, "word ");
            }
            to = stpcpy(to, "\n");
        }
        struct flow flow = plan(s, body);
        unavoidable += fewest_from(s, &flow).bad;
        assert_int_equal(flow.page_count, fewest_from(s, &flow).pages);
        for (size_t p = 1; p < flow.page_count; p++) {
            turns++;
            bad += turns_badly(&flow, flow.first[p]);
        }
        struct flow_frame patient = frame;
        patient.page_more = true;
        struct flow more = flow_plan(&s->draft, flow.blocks, &patient, sizes, SUPPORT_COUNT(sizes));
        assert_true(more.page_count <= flow.page_count + 1);
        for (size_t p = 1; p < more.page_count; p++) {
            still_bad += turns_badly(&more, more.first[p]);
        }
    }

    assert_true(turns > 60 && still_bad * 2 < bad);
    if ((bad - unavoidable) * 50 > turns) {
        fail_msg("%zu of %zu turns are bad, %zu can't be helped", bad, turns, unavoidable);
    }
}

static void test_numbers_and_bullets(void **state)
{
    struct drawing *s = *state;
    struct flow flow = plan(s, "9. nine\n10. ten\n\n- dot\n  - dash");
    draw(s, &flow);
    const struct scene *scene = &s->draft.page[0].scene;
    static const char *const pairs[][2] = {
        {"9.", "nine"}, {"10.", "ten"}, {"•", "dot"}, {"–", "dash"}};
    for (size_t i = 0; i < SUPPORT_COUNT(pairs); i++) {
        const struct item *mark;
        const struct item *text;
        assert_true(support_has_text(scene, pairs[i][0], &mark));
        assert_true(support_has_text(scene, pairs[i][1], &text));
        assert_int_equal(mark->as.text.baseline, text->as.text.baseline);
        assert_true(mark->box.x + mark->box.w < text->box.x);
        assert_true(mark->box.x >= 64 * 12);
    }
}

/* However long its numerals are, a list stays in its frame. */
static void test_long_numerals_stay_in_the_frame(void **state)
{
    struct drawing *s = *state;
    static const char *const bodies[] = {"98. a\n99. b\n100. c\n101. d", "1000. a",
                                         "- x\n  - y\n    1000. a", "999999998. a\n999999999. b"};
    for (size_t i = 0; i < SUPPORT_COUNT(bodies); i++) {
        struct flow flow = plan(s, bodies[i]);
        draw(s, &flow);
        const struct scene *scene = &s->draft.page[0].scene;
        for (size_t k = 0; k < scene->count; k++) {
            if (scene->items[k].box.x < 64 * 12) {
                fail_msg("\"%s\": \"%.*s\" starts at %d", bodies[i],
                         (int)scene->items[k].as.text.length, scene->items[k].as.text.text,
                         scene->items[k].box.x);
            }
        }
    }
}

static void test_a_quote_has_a_rule_beside_all_of_it(void **state)
{
    struct drawing *s = *state;
    char body[1200] = "> ";
    for (int i = 0; i < 100; i++) {
        (void)strcat(body, "quoted ");
    }
    struct flow flow = plan(s, body);
    draw(s, &flow);
    const struct scene *scene = &s->draft.page[0].scene;
    for (size_t i = 0; i < scene->count; i++) {
        const struct item *text = &scene->items[i];
        bool ruled = false;
        for (size_t k = 0; k < scene->count && text->kind == ITEM_TEXT; k++) {
            const struct item *rule = &scene->items[k];
            ruled = ruled || (rule->kind == ITEM_RECT && rule->box.x + rule->box.w <= text->box.x &&
                              rule->box.y <= support_ink(text).y + 2 &&
                              rule->box.y + rule->box.h >= text->as.text.baseline);
        }
        assert_true(ruled || text->kind == ITEM_RECT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_short_text_takes_the_largest_size, drawing_begin,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_no_text_no_page, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_without_room_for_a_line_it_says_so, drawing_begin,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_size_falls_before_pages_are_added, drawing_begin,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_every_word_once_and_in_place, drawing_begin,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_pages_are_filled_alike, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_pages_turn_at_good_places, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_items_stay_together, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_numbers_and_bullets, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_long_numerals_stay_in_the_frame, drawing_begin,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_a_quote_has_a_rule_beside_all_of_it, drawing_begin,
                                        drawing_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
