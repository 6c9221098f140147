#include "commands/maker.h"
#include "sqlite_shell.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 640, HEIGHT = 360, MAGENTA = 0xff00ff };

/* Three slides: a short one of 9 seconds, one of many pages, one whose picture is broken. */
static const char sql[] =
    "INSERT INTO setting VALUES ('organisation', 'Trường Mẫu'), ('rotation', '20');"
    "INSERT INTO slide (id, position, kind, heading, body, seconds)"
    " VALUES (1, 1, 'announcement', 'Mở cửa', 'Từ 8:00.', 9);"
    "INSERT INTO slide (id, position, kind, heading) VALUES (2, 2, 'awards', 'Khen thưởng');"
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)"
    " INSERT INTO award (slide, position, recipient, category)"
    " SELECT 2, i, 'Nguyễn Thị Phương ' || i, 'Học sinh giỏi' FROM n;"
    "INSERT INTO image (id, name, media_type, data)"
    " VALUES (1, 'a.jpg', 'image/jpeg', X'FFD8FFE000104A46494600010100');"
    "INSERT INTO slide (id, position, kind, heading, image) VALUES (3, 3, 'photo', 'Hỏng', 1);";

struct scene_of {
    struct scratch scratch;
    struct content *content;
    struct maker *maker;
    struct canvas canvas, other;
    size_t pages;
    struct err err;
};

static const struct moment now = {true, 2020, 12, 29, 2, 845};
static const struct moment later = {true, 2020, 12, 29, 2, 846};

static int begin(void **state)
{
    struct scene_of *s = calloc(1, sizeof *s);
    assert_non_null(s);
    s->scratch = scratch_make();
    struct scratch_path path = scratch_path(&s->scratch, "a.db");
    shell_new(path.text, sql);
    s->content = content_open(path.text, CONTENT_EDITED, CONTENT_QUICK, &s->err);
    s->maker = maker_new(&s->err);
    if (s->content == NULL || s->maker == NULL || !maker_load(s->maker, s->content, &s->err) ||
        !canvas_make(&s->canvas, WIDTH, HEIGHT, &s->err) ||
        !canvas_make(&s->other, WIDTH, HEIGHT, &s->err)) {
        fail_msg("%s", s->err.text);
    }
    maker_resize(s->maker, WIDTH, HEIGHT);
    *state = s;
    return 0;
}

static int end(void **state)
{
    struct scene_of *s = *state;
    maker_free(s->maker);
    content_close(s->content);
    canvas_free(&s->canvas);
    canvas_free(&s->other);
    scratch_remove(&s->scratch);
    free(s);
    return 0;
}

static bool slide(struct scene_of *s, int slot, size_t index)
{
    const struct deck *deck = content_deck(s->content);
    return maker_slide(s->maker, slot, &deck->slides[index], index + 1, deck->slide_count,
                       &s->pages, &s->err);
}

static void fill(struct canvas *canvas, uint32_t pixel)
{
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        canvas->pixels[i] = pixel;
    }
}

static size_t count_pixels(const struct canvas *canvas, uint32_t pixel)
{
    size_t count = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        count += canvas->pixels[i] == pixel;
    }
    return count;
}

static bool same(const struct canvas *a, const struct canvas *b)
{
    return memcmp(a->pixels, b->pixels, sizeof *a->pixels * WIDTH * HEIGHT) == 0;
}

/* No pixel of what was on the canvas before is left; and painting again paints the same. */
static void test_a_page_fills_its_canvas(void **state)
{
    struct scene_of *s = *state;
    assert_true(slide(s, 0, 1));
    assert_true(s->pages > 1);
    for (size_t p = 0; p < s->pages; p++) {
        fill(&s->canvas, MAGENTA);
        fill(&s->other, 0);
        assert_true(maker_paint(s->maker, 0, p, &now, &s->canvas, &s->err));
        assert_true(maker_paint(s->maker, 0, p, &now, &s->other, &s->err));
        assert_int_equal(count_pixels(&s->canvas, MAGENTA), 0);
        assert_true(same(&s->canvas, &s->other));
    }
}

static void test_slots_are_apart(void **state)
{
    struct scene_of *s = *state;
    assert_true(slide(s, 0, 0));
    assert_true(maker_paint(s->maker, 0, 0, &now, &s->canvas, &s->err));
    assert_true(slide(s, 1, 1));
    assert_true(maker_paint(s->maker, 1, 0, &now, &s->other, &s->err));
    assert_false(same(&s->canvas, &s->other));
    assert_true(maker_paint(s->maker, 0, 0, &now, &s->other, &s->err));
    assert_true(same(&s->canvas, &s->other));
}

/* A tick changes the box that it names, to what a whole page of that minute looks like, and
 * nothing else. */
static void test_tick_is_a_part_of_the_page(void **state)
{
    struct scene_of *s = *state;
    struct box part;
    assert_true(slide(s, 0, 0));
    assert_true(maker_paint(s->maker, 0, 0, &now, &s->canvas, &s->err));
    assert_true(maker_paint(s->maker, 0, 0, &later, &s->other, &s->err));
    assert_false(same(&s->canvas, &s->other));
    assert_true(maker_tick(s->maker, 0, 0, &later, &s->canvas, &part, &s->err));
    assert_true(same(&s->canvas, &s->other));
    assert_true(part.w > 0 && part.h > 0 && part.h < HEIGHT / 4);
    assert_true(part.x >= 0 && part.y >= 0 && part.x + part.w <= WIDTH &&
                part.y + part.h <= HEIGHT);
    fill(&s->canvas, MAGENTA);
    assert_true(maker_tick(s->maker, 0, 0, &later, &s->canvas, &part, &s->err));
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            bool inside = x >= part.x && x < part.x + part.w && y >= part.y && y < part.y + part.h;
            assert_true(inside || s->canvas.pixels[y * WIDTH + x] == MAGENTA);
        }
    }
}

/* Gives the maker a file with one more setting; close it after s->content is loaded again. */
static struct content *load_with(struct scene_of *s, const char *setting)
{
    struct scratch_path path = scratch_path(&s->scratch, "b.db");
    shell_new(path.text, sql);
    shell_must(path.text, setting);
    struct content *content = content_open(path.text, CONTENT_EDITED, CONTENT_QUICK, &s->err);
    if (content == NULL || !maker_load(s->maker, content, &s->err)) {
        fail_msg("%s", s->err.text);
    }
    return content;
}

/* Overscan, moved and dimmed: a tick is still what the whole page of that minute looks like, and
 * the picture is the one of a smaller screen, whole. */
static void test_finished(void **state)
{
    struct scene_of *s = *state;
    struct box part;
    maker_screen(s->maker, 1, 5);
    maker_resize(s->maker, WIDTH, HEIGHT);
    const struct frame frame = *maker_frame(s->maker);
    assert_int_equal(frame.left, 32);
    assert_true(slide(s, 0, 1));
    const size_t pages = s->pages;
    assert_true(maker_paint(s->maker, 0, 0, &now, &s->canvas, &s->err));
    for (int dim = 0; dim <= 60; dim += 60) {
        maker_finish(s->maker, &(struct finish){.dx = -3, .dy = 2, .dimmed = dim});
        fill(&s->canvas, MAGENTA);
        assert_true(maker_paint(s->maker, 0, 0, &now, &s->canvas, &s->err));
        assert_int_equal(count_pixels(&s->canvas, MAGENTA), 0);
        assert_true(maker_paint(s->maker, 0, 0, &later, &s->other, &s->err));
        assert_false(same(&s->canvas, &s->other));
        struct canvas glass;
        assert_true(canvas_make(&glass, WIDTH, HEIGHT, &s->err));
        assert_true(maker_tick(s->maker, 0, 0, &later, &glass, &part, &s->err));
        assert_int_equal(part.x + part.w, WIDTH);
        assert_int_equal(part.y + part.h, HEIGHT);
        for (int y = part.y; y < part.y + part.h; y++) {
            memcpy(s->canvas.pixels + y * WIDTH + part.x, glass.pixels + y * WIDTH + part.x,
                   (size_t)part.w * sizeof *glass.pixels);
        }
        assert_true(same(&s->canvas, &s->other));
        canvas_free(&glass);
    }
    maker_finish(s->maker, &(struct finish){0});
    assert_true(maker_paint(s->maker, 0, 0, &now, &s->canvas, &s->err));
    maker_screen(s->maker, 1, 0);
    maker_resize(s->maker, frame.width, frame.height);
    struct canvas small;
    assert_true(canvas_make(&small, frame.width, frame.height, &s->err));
    assert_true(slide(s, 0, 1));
    assert_int_equal(s->pages, pages);
    assert_true(maker_paint(s->maker, 0, 0, &now, &small, &s->err));
    for (int y = 0; y < frame.height; y++) {
        assert_memory_equal(s->canvas.pixels + (y + frame.top) * WIDTH + frame.left,
                            small.pixels + y * frame.width,
                            (size_t)frame.width * sizeof *small.pixels);
    }
    canvas_free(&small);
}

/* The screen's scale is over the file's, and the two together stay within bounds. */
static void test_scale_of_the_screen(void **state)
{
    struct scene_of *s = *state;
    assert_true(slide(s, 0, 1));
    const size_t plain = s->pages;
    maker_screen(s->maker, 1.25, 0);
    assert_true(slide(s, 0, 1));
    const size_t most = s->pages;
    assert_true(most > plain);
    struct content *content = load_with(s, "INSERT INTO setting VALUES ('text_scale', '125')");
    size_t pages;
    assert_true(maker_slide(s->maker, 1, &content_deck(content)->slides[1], 2, 2, &pages, &s->err));
    assert_int_equal(pages, most);
    maker_screen(s->maker, 0.8, 0);
    assert_true(maker_slide(s->maker, 1, &content_deck(content)->slides[1], 2, 2, &pages, &s->err));
    assert_int_equal(pages, plain);
    assert_true(maker_load(s->maker, s->content, &s->err));
    content_close(content);
}

/* What is on the screen goes on ticking when its file is gone. */
static void test_tick_needs_no_content(void **state)
{
    struct scene_of *s = *state;
    struct box part;
    assert_true(slide(s, 0, 0));
    assert_true(maker_paint(s->maker, 0, 0, &now, &s->canvas, &s->err));
    assert_true(maker_load(s->maker, NULL, &s->err));
    content_close(s->content);
    s->content = NULL;
    assert_true(maker_tick(s->maker, 0, 0, &later, &s->canvas, &part, &s->err));
    assert_true(maker_paint(s->maker, 0, 0, &later, &s->other, &s->err));
    assert_true(same(&s->canvas, &s->other));
    assert_int_equal(maker_hold(s->maker, 0, 0, 0).ms, 9000);
}

/* Coloured text is painted in it; and it goes with its file. */
static void test_accent(void **state)
{
    enum { TEAL = 0x00807a };
    struct scene_of *s = *state;
    assert_true(slide(s, 0, 0));
    assert_true(maker_paint(s->maker, 0, 0, &now, &s->canvas, &s->err));
    assert_int_equal(count_pixels(&s->canvas, TEAL), 0);
    struct content *content =
        load_with(s, "INSERT INTO setting VALUES ('accent', '00807A');"
                     "UPDATE slide SET lead = 'From Monday' WHERE kind = 'announcement'");
    size_t pages;
    assert_true(maker_slide(s->maker, 1, &content_deck(content)->slides[0], 1, 1, &pages, &s->err));
    assert_true(maker_paint(s->maker, 1, 0, &now, &s->canvas, &s->err));
    assert_true(count_pixels(&s->canvas, TEAL) > 0);
    assert_true(maker_load(s->maker, s->content, &s->err));
    assert_int_not_equal(maker_theme(s->maker)->accent, TEAL);
    content_close(content);
}

/* Larger words need more pages. */
static void test_text_scale(void **state)
{
    struct scene_of *s = *state;
    assert_true(slide(s, 0, 1));
    struct content *content = load_with(s, "INSERT INTO setting VALUES ('text_scale', '125')");
    size_t pages;
    assert_true(maker_slide(s->maker, 1, &content_deck(content)->slides[1], 2, 2, &pages, &s->err));
    assert_true(pages > s->pages);
    assert_true(maker_load(s->maker, s->content, &s->err));
    content_close(content);
}

static void test_hold(void **state)
{
    struct scene_of *s = *state;
    assert_true(slide(s, 0, 0));
    assert_true(slide(s, 1, 1));
    assert_int_equal(maker_hold(s->maker, 0, 0, 0).ms, 9000);
    assert_int_equal(maker_hold(s->maker, 1, 0, 0).ms, 20000);
    assert_int_equal(maker_hold(s->maker, 1, 0, 3000).ms, 3000);
    assert_true(maker_hold(s->maker, 1, 999, 0).ms >= 200);
}

static void test_a_broken_picture_fails_and_nothing_else(void **state)
{
    struct scene_of *s = *state;
    assert_true(slide(s, 0, 2));
    assert_false(maker_paint(s->maker, 0, 0, &now, &s->canvas, &s->err));
    assert_int_equal(s->err.status, STATUS_CONTENT);
    assert_true(strlen(s->err.text) > 10);
    assert_true(slide(s, 0, 0));
    assert_true(maker_paint(s->maker, 0, 0, &now, &s->canvas, &s->err));
}

static void test_what_is_not_there_is_refused(void **state)
{
    struct scene_of *s = *state;
    struct box part;
    struct canvas small;
    assert_false(maker_paint(s->maker, 0, 0, &now, &s->canvas, &s->err));
    assert_true(slide(s, 0, 0));
    assert_int_equal(s->pages, 1);
    assert_false(maker_paint(s->maker, 0, 1, &now, &s->canvas, &s->err));
    assert_false(maker_tick(s->maker, 0, 1, &now, &s->canvas, &part, &s->err));
    assert_int_equal(part.w, 0);
    assert_true(canvas_make(&small, 100, 100, &s->err));
    assert_false(maker_paint(s->maker, 0, 0, &now, &small, &s->err));
    canvas_free(&small);
    maker_resize(s->maker, HEIGHT, WIDTH);
    assert_false(maker_paint(s->maker, 0, 0, &now, &s->canvas, &s->err));
}

static void test_without_content(void **state)
{
    struct scene_of *s = *state;
    assert_true(maker_load(s->maker, NULL, &s->err));
    assert_false(slide(s, 0, 0));
    assert_int_equal(s->err.status, STATUS_NO_FILE);
    static const enum calm reasons[] = {CALM_NO_FILE, CALM_BAD_FILE, CALM_NO_SLIDES, CALM_NOT_DUE};
    struct box part;
    for (size_t i = 0; i < SUPPORT_COUNT(reasons); i++) {
        assert_true(maker_calm(s->maker, 0, reasons[i], &s->err));
        fill(&s->canvas, MAGENTA);
        assert_true(maker_paint(s->maker, 0, 0, &now, &s->canvas, &s->err));
        assert_int_equal(count_pixels(&s->canvas, MAGENTA), 0);
        assert_true(maker_tick(s->maker, 0, 0, &later, &s->canvas, &part, &s->err));
        assert_true(maker_paint(s->maker, 0, 0, &later, &s->other, &s->err));
        assert_true(same(&s->canvas, &s->other));
        assert_false(maker_paint(s->maker, 0, 1, &now, &s->canvas, &s->err));
    }
    maker_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_page_fills_its_canvas, begin, end),
        cmocka_unit_test_setup_teardown(test_slots_are_apart, begin, end),
        cmocka_unit_test_setup_teardown(test_tick_is_a_part_of_the_page, begin, end),
        cmocka_unit_test_setup_teardown(test_finished, begin, end),
        cmocka_unit_test_setup_teardown(test_scale_of_the_screen, begin, end),
        cmocka_unit_test_setup_teardown(test_tick_needs_no_content, begin, end),
        cmocka_unit_test_setup_teardown(test_accent, begin, end),
        cmocka_unit_test_setup_teardown(test_text_scale, begin, end),
        cmocka_unit_test_setup_teardown(test_hold, begin, end),
        cmocka_unit_test_setup_teardown(test_a_broken_picture_fails_and_nothing_else, begin, end),
        cmocka_unit_test_setup_teardown(test_what_is_not_there_is_refused, begin, end),
        cmocka_unit_test_setup_teardown(test_without_content, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
