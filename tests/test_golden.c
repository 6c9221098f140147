/* Every page of the example files against the pictures in tests/golden, and what the comparison
 * lets pass. test_golden_gallery.c does the same for every layout.
 *
 *   make golden-diff   shows what differs, in build/golden-diff: expected, got and difference
 *   make golden        makes the pages of today the golden ones
 *
 * Look at each picture before it becomes golden. They are coarse (pixels.h): bands in the panel
 * are of the picture, not of the page. */
#include "golden.h"
#include "pixels.h"
#include "support.h"

#include "content/content.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Half the size of real screens, which keeps the repository small; that every size up to 4K holds
 * all of its text is what test_layout.c looks at. */
#define DUC_TRONG .file = "build/data/duc-trong.db", .name = "duc-trong"
#define TRUONG_MAU .file = "build/data/truong-mau.db", .name = "truong-mau"

static const struct golden_set sets[] = {
    {DUC_TRONG, .width = 960, .height = 540, .readme = "readme.png"},
    {TRUONG_MAU, .width = 960, .height = 540},
    {DUC_TRONG, .width = 540, .height = 960, .slides = {1, 3, 4}},
    {DUC_TRONG, .width = 720, .height = 540, .slides = {2, 4}},
    {TRUONG_MAU, .width = 1024, .height = 600, .slides = {2}},
};

static void every_page_is_as_it_was(void **state)
{
    (void)state;
    static struct golden golden;
    golden_open(&golden, GOLDEN);
    for (size_t i = 0; i < SUPPORT_COUNT(sets); i++) {
        golden_compare(&golden, &sets[i]);
    }
    golden_close(&golden);
}

/* ---- What the comparison lets pass, and what it does not ---- */

static void noise_passes(void **state)
{
    (void)state;
    struct canvas a;
    struct canvas b;
    struct rng rng = {1};
    assert_true(pixels_read(GOLDEN "/duc-trong-960x540-001-1.png", &a));
    assert_true(pixels_read(GOLDEN "/duc-trong-960x540-001-1.png", &b));
    for (size_t i = 0; i < (size_t)b.stride * (size_t)b.height; i++) {
        b.pixels[i] ^= (uint32_t)rng_next(&rng) & 0x0f0f0f;
    }
    assert_true(pixels_differ(&a, &b, 0) > 100000);
    assert_true(pixels_alike(&a, &b));
    canvas_free(&a);
    canvas_free(&b);
}

/* A channel of a coarse picture is off by less than the grain, and few colours are left. */
static void a_coarse_picture_is_near(void **state)
{
    (void)state;
    struct err err = {0};
    struct rng rng = {2};
    struct canvas a;
    struct canvas b;
    assert_true(canvas_make(&a, 300, 200, &err) && canvas_make(&b, 300, 200, &err));
    for (int y = 0; y < a.height; y++) {
        for (int x = 0; x < a.width; x++) {
            const size_t at = (size_t)y * (size_t)a.stride + (size_t)x;
            a.pixels[at] = b.pixels[at] = (uint32_t)rng_next(&rng) & 0xffffff;
        }
    }
    pixels_make_coarse(&b);
    assert_true(pixels_differ(&a, &b, 0) > 50000);
    assert_int_equal(pixels_differ(&a, &b, PIXELS_GRAIN - 1), 0);
    canvas_free(&a);
    canvas_free(&b);
}

/* Files with a palette and without one are read as they were written. */
static void a_written_picture_is_read(void **state)
{
    (void)state;
    struct err err = {0};
    static const int colours[] = {1, 2, 255, 256, 257, 5000};
    char folder[SUPPORT_PATH];
    char path[SUPPORT_PATH + 8];
    support_folder(folder);
    (void)snprintf(path, sizeof path, "%s/a.png", folder);
    for (size_t i = 0; i < SUPPORT_COUNT(colours); i++) {
        struct canvas a;
        struct canvas b;
        assert_true(canvas_make(&a, 101, 67, &err));
        for (int k = 0; k < a.stride * a.height; k++) {
            a.pixels[k] = (uint32_t)(k % colours[i]) * UINT32_C(2654435761) & 0xffffff;
        }
        pixels_write(path, &a);
        assert_true(pixels_read(path, &b));
        assert_int_equal(pixels_differ(&a, &b, 0), 0);
        canvas_free(&a);
        canvas_free(&b);
    }
    support_remove(folder);
}

/* Paints the item alone with what lies behind text: rectangles and gradients. */
static void paint_word(struct stage *s, const struct scene *page, struct item word,
                       const struct box *clip, struct canvas *canvas)
{
    struct err err = {0};
    struct item *items = calloc(page->count + 1, sizeof *items);
    assert_non_null(items);
    struct scene scene = {.items = items, .room = page->count + 1};
    for (size_t i = 0; i < page->count; i++) {
        if (page->items[i].kind == ITEM_RECT || page->items[i].kind == ITEM_GRADIENT) {
            items[scene.count++] = page->items[i];
        }
    }
    items[scene.count++] = word;
    if (!painter_paint(s->painter, &scene, clip, NULL, canvas, &err)) {
        fail_msg("%s", err.text);
    }
    free(items);
}

/* Moves the first word of the item by a pixel and fails the test if that would not be noticed. */
static void check_word(struct stage *s, const struct scene *page, struct item word,
                       struct canvas *still, struct canvas *moved)
{
    const void *space = memchr(word.as.text.text, ' ', word.as.text.length);
    if (space != NULL) {
        word.as.text.length = (size_t)((const char *)space - word.as.text.text);
    }
    const struct box clip = {word.box.x - 8, word.box.y - 8, word.box.w + 16, word.box.h + 16};
    paint_word(s, page, word, &clip, still);
    for (int way = 0; way < 2; way++) {
        struct item other = word;
        other.box.x += way == 0;
        other.box.y += way == 1;
        other.as.text.baseline += way == 1;
        paint_word(s, page, other, &clip, moved);
        if (pixels_alike(still, moved)) {
            fail_msg("\"%.*s\" moved by a pixel makes only %zu pixels differ",
                     (int)word.as.text.length, word.as.text.text,
                     pixels_differ(still, moved, PIXELS_STEP));
        }
    }
    paint_word(s, page, word, &clip, moved);
    assert_int_equal(pixels_differ(still, moved, 0), 0);
}

static void a_word_beside_its_place_does_not(void **state)
{
    (void)state;
    struct err err = {0};
    struct arena arena = {0};
    struct stage s;
    struct canvas still;
    struct canvas moved;
    int words = 0;
    stage_open(&s, "formal", "vi", true);
    struct content *content =
        content_open("build/data/duc-trong.db", CONTENT_STORED, CONTENT_QUICK, &err);
    assert_non_null(content);
    const struct deck *deck = content_deck(content);
    stage_size(&s, 960, 540, deck->settings.organisation);
    assert_true(canvas_make(&still, 960, 540, &err) && canvas_make(&moved, 960, 540, &err));
    for (size_t i = 0; i < deck->slide_count; i++) {
        struct slide slide;
        assert_true(content_slide(content, &deck->slides[i], &arena, &slide, &err));
        const struct pages pages = stage_pages(&s, &slide, &arena);
        for (size_t p = 0; p < pages.count; p++) {
            const struct scene *scene = &pages.page[p].scene;
            for (size_t k = 0; k < scene->count; k++) {
                if (scene->items[k].kind == ITEM_TEXT) {
                    check_word(&s, scene, scene->items[k], &still, &moved);
                    words++;
                }
            }
        }
    }
    assert_true(words > 50);
    canvas_free(&still);
    canvas_free(&moved);
    content_close(content);
    arena_free(&arena);
    stage_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_is_as_it_was),
        cmocka_unit_test(noise_passes),
        cmocka_unit_test(a_coarse_picture_is_near),
        cmocka_unit_test(a_written_picture_is_read),
        cmocka_unit_test(a_word_beside_its_place_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
