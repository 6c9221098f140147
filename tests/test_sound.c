#include "drawing.h"
#include "layout/sound.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

/* A page with field and panel, and one line of text in the field. */
static struct draft *page(struct drawing *s, int width, int height)
{
    stage_size(&s->stage, width, height, "");
    stage_draft(&s->stage, &s->draft, &s->arena);
    const struct grid *g = &s->draft.grid;
    draft_rect(&s->draft, 0, 0, g->width, g->height, 0xffffff);
    (void)draft_item(&s->draft, ITEM_GRADIENT, 0, 0, g->panel_w,
                     g->shape == SHAPE_PORTRAIT ? 42 : g->height, 0);
    (void)draft_text(&s->draft, FACE_TEXT, 3, g->field_x, 60, 0, "a line");
    return &s->draft;
}

static void expect(struct drawing *s, bool sound)
{
    assert_false(s->draft.no_memory);
    assert_int_equal(page_sound(&s->draft, &s->draft.page[0]), sound);
}

static void test_a_page_as_it_should_be(void **state)
{
    struct drawing *s = *state;
    expect((page(s, 1920, 1080), s), true);
    expect((page(s, 1080, 1920), s), true);
    struct draft *d = page(s, 1920, 1080);
    (void)draft_text(d, FACE_TEXT, 3, d->grid.field_x, 60 + 4.5, 0, "the next line");
    (void)draft_text(d, FACE_SERIF, 7, 8, 30, 0, "Heading");
    (void)draft_text(d, FACE_SERIF, 7, 8, 30 + 7 * 1.26, 0, "ẨỮ gọy");
    draft_rule(d, d->grid.field_x, 70, 40, .35, 0);
    expect(s, true);
}

static void test_text_on_text(void **state)
{
    struct drawing *s = *state;
    struct draft *d = page(s, 1920, 1080);
    (void)draft_text(d, FACE_TEXT, 3, d->grid.field_x + 2, 61, 0, "x");
    expect(s, false);
    d = page(s, 1920, 1080);
    (void)draft_text(d, FACE_TEXT, 3, d->grid.field_x + 2, 60 + 2.2, 0, "x");
    expect(s, false);
}

static void test_text_out_of_its_place(void **state)
{
    struct drawing *s = *state;
    struct draft *d = page(s, 1920, 1080);
    (void)draft_text_right(d, FACE_TEXT, 3, d->grid.width + 1, 30, 0, "beyond the right edge");
    expect(s, false);
    d = page(s, 1920, 1080);
    (void)draft_text(d, FACE_TEXT, 3, -1, 30, 0, "x");
    expect(s, false);
    d = page(s, 1920, 1080);
    (void)draft_text(d, FACE_TEXT, 3, 40, 30, 0, "from the panel into the field");
    expect(s, false);
    d = page(s, 1920, 1080);
    (void)draft_text(d, FACE_TEXT, 3, d->grid.field_x, d->grid.rule + 2, 0, "in the footer");
    expect(s, false);
    d = page(s, 1080, 1920);
    (void)draft_text(d, FACE_TEXT, 3, 6, d->grid.height - 5, 0, "in the footer");
    expect(s, false);
    /* The panel has no footer. */
    d = page(s, 1920, 1080);
    (void)draft_text(d, FACE_TEXT, 3, 8, 85, 0, "on the panel");
    expect(s, true);
}

static void test_text_under_the_floor(void **state)
{
    struct drawing *s = *state;
    struct draft *d = page(s, 1920, 1080);
    (void)draft_text(d, FACE_TEXT, 2, d->grid.field_x, 40, 0, "just legible");
    expect(s, true);
    (void)draft_text(d, FACE_TEXT, 1.9, d->grid.field_x, 50, 0, "too small");
    expect(s, false);
}

static void test_text_on_what_is_no_ground(void **state)
{
    struct drawing *s = *state;
    static const enum item_kind kinds[] = {ITEM_PICTURE, ITEM_QR, ITEM_SIGN};
    for (size_t i = 0; i < SUPPORT_COUNT(kinds); i++) {
        struct draft *d = page(s, 1920, 1080);
        (void)draft_item(d, kinds[i], d->grid.field_x + 1, 40, 22, 22, 0);
        expect(s, false);
        d = page(s, 1920, 1080);
        (void)draft_item(d, kinds[i], d->grid.field_x + 1, 20, 22, 22, 0);
        expect(s, true);
    }
    struct draft *d = page(s, 1920, 1080);
    draft_rule(d, d->grid.field_x, 59, 40, .35, 0); /* struck through */
    expect(s, false);
    d = page(s, 1920, 1080);
    draft_rect(d, d->grid.field_x + 1, 40, 2.5, 30, 0); /* a column */
    expect(s, false);
}

/* The gridlines of a chart pass behind its figures. */
static void test_text_on_a_gridline(void **state)
{
    struct drawing *s = *state;
    struct draft *d = page(s, 1920, 1080);
    draft_rule(d, d->grid.field_x, 59, 80, .18, s->stage.theme.hairline);
    expect(s, true);
}

static void test_text_on_the_ornament(void **state)
{
    struct drawing *s = *state;
    for (int over = 0; over < 2; over++) {
        struct draft *d = page(s, 1920, 1080);
        struct item *drum = draft_item(d, ITEM_DRUM, 100, 20, 60, 60, 0);
        drum->as.drum.cx = (float)(160 * 12);
        drum->as.drum.cy = (float)(50 * 12);
        drum->as.drum.r = (float)(20 * 12);
        (void)draft_text(d, FACE_TEXT, 3, over == 1 ? 145 : 110, 50, 0, "text");
        expect(s, over == 0); /* inside its box, but not inside its circle, it is free */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_page_as_it_should_be, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_text_on_text, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_text_out_of_its_place, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_text_under_the_floor, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_text_on_what_is_no_ground, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_text_on_a_gridline, drawing_begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_text_on_the_ornament, drawing_begin, drawing_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
