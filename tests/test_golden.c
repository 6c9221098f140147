/* Every page of the example files against the pictures in tests/golden, which people have looked
 * at. make golden-diff   shows what differs, in build/golden-diff make golden        makes the
 * pages of today the golden ones */
#include "pixels.h"
#include "support.h"

#include "base/file.h"
#include "commands/contact.h"
#include "commands/maker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define GOLDEN "tests/golden"
#define DIFFERENCES "build/golden-diff"

/* Half the size of real screens, which keeps the repository small; that every size up to 4K holds
 * all of its text is what test_layout.c looks at. */
struct set {
    const char *file;
    int width, height;
    int64_t slides[6]; /* ids; none: all */
};

static const struct set sets[] = {
    {"duc-trong", 960, 540, {0}},       {"truong-mau", 960, 540, {0}},
    {"duc-trong", 540, 960, {1, 3, 4}}, {"duc-trong", 720, 540, {2, 4}},
    {"truong-mau", 1024, 600, {2}},
};

enum { PAGES_MAX = 64, NAME_MAX_BYTES = 96, SHEET = 6 };

struct tally {
    bool update;
    size_t pages;
    char name[PAGES_MAX][NAME_MAX_BYTES]; /* of each page */
    int changed, wrong;
};

static bool wanted(const struct set *set, int64_t id)
{
    for (size_t i = 0; i < SUPPORT_COUNT(set->slides); i++) {
        if (set->slides[i] == id) {
            return true;
        }
    }
    return set->slides[0] == 0;
}

static void compare(struct tally *tally, const char *folder, const char *name,
                    const struct canvas *got)
{
    char golden[128];
    char difference[128];
    (void)snprintf(golden, sizeof golden, "%s/%s", folder, name);
    (void)snprintf(difference, sizeof difference, DIFFERENCES "/%s", name);
    struct canvas expected;
    const bool there = pixels_read(golden, &expected);
    const size_t any = pixels_differ(&expected, got, 0);
    if (any > 0) {
        const bool alike = there && pixels_alike(&expected, got);
        tally->changed++;
        tally->wrong += !alike;
        pixels_write_difference(difference, &expected, got);
        print_message("%s: %s; look at %s\n", name,
                      !there  ? "is new"
                      : alike ? "differs, but no viewer would see it"
                              : "differs",
                      difference);
        if (tally->update) {
            pixels_write(golden, got);
        }
    }
    canvas_free(&expected);
}

/* The first pages of the first set together are the picture of the README. */
static void compare_set(struct tally *tally, const struct set *set)
{
    struct err err = {0};
    char path[64];
    (void)snprintf(path, sizeof path, "build/data/%s.db", set->file);
    struct content *content = content_open(path, CONTENT_STORED, CONTENT_QUICK, &err);
    struct maker *maker = maker_new(&err);
    struct canvas canvas;
    struct contact contact = {0};
    struct moment moment;
    if (content == NULL || maker == NULL || !maker_load(maker, content, &err) ||
        !canvas_make(&canvas, set->width, set->height, &err)) {
        fail_msg("%s: %s", path, err.text);
        return;
    }
    assert_true(clock_parse("2020-12-29 14:05", &moment));
    maker_resize(maker, set->width, set->height);
    const struct deck *deck = content_deck(content);
    for (size_t i = 0; i < deck->slide_count; i++) {
        const struct slide_ref *ref = &deck->slides[i];
        size_t pages = 0;
        if (!wanted(set, ref->id)) {
            continue;
        }
        if (!maker_slide(maker, 0, ref, i + 1, deck->slide_count, &pages, &err)) {
            fail_msg("%s, slide %d: %s", path, (int)ref->id, err.text);
        }
        for (size_t page = 0; page < pages; page++) {
            assert_true(tally->pages < PAGES_MAX);
            char *name = tally->name[tally->pages++];
            (void)snprintf(name, NAME_MAX_BYTES, "%s-%dx%d-%03d-%zu.png", set->file, set->width,
                           set->height, (int)ref->id, page + 1);
            if (!maker_paint(maker, 0, page, &moment, &canvas, &err)) {
                fail_msg("%s: %s", name, err.text);
            }
            compare(tally, GOLDEN, name, &canvas);
            if (set == sets && contact.count < SHEET && !contact_add(&contact, &canvas, &err)) {
                fail_msg("%s", err.text);
            }
        }
    }
    if (contact.count > 0) {
        struct canvas sheet;
        assert_true(contact_sheet(&contact, &sheet, &err));
        compare(tally, "assets", "readme.png", &sheet);
        canvas_free(&sheet);
    }
    contact_free(&contact);
    canvas_free(&canvas);
    maker_free(maker);
    content_close(content);
}

static bool listed(const struct tally *tally, const char *name)
{
    for (size_t i = 0; tally != NULL && i < tally->pages; i++) {
        if (strcmp(tally->name[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* How many pictures in the folder are of none of the pages (NULL: there are none); removes them if
 * asked to. */
static int left_over(const char *path, const struct tally *tally, bool remove)
{
    int count = 0;
    DIR *folder = opendir(path);
    for (const struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        if (strstr(entry->d_name, ".png") != NULL && !listed(tally, entry->d_name)) {
            count++;
            if (remove) {
                assert_int_equal(unlinkat(dirfd(folder), entry->d_name, 0), 0);
            }
        }
    }
    if (folder != NULL) {
        assert_int_equal(closedir(folder), 0);
    }
    return count;
}

static void every_page_is_as_it_was(void **state)
{
    (void)state;
    struct err err = {0};
    struct tally tally = {.update = getenv("GOLDEN_UPDATE") != NULL};
    (void)left_over(DIFFERENCES, NULL, true);
    assert_true(file_make_folder(DIFFERENCES, &err));
    assert_true(file_make_folder(GOLDEN, &err));
    for (size_t i = 0; i < SUPPORT_COUNT(sets); i++) {
        compare_set(&tally, &sets[i]);
    }
    const int left = left_over(GOLDEN, &tally, tally.update);
    print_message("%zu pages; pictures that differ at all: %d, to the eye: %d; of no page: %d\n",
                  tally.pages, tally.changed, tally.wrong, left);
    if (!tally.update && tally.wrong + left > 0) {
        fail_msg("the pages are not as in " GOLDEN ": if they are right, run make golden");
    }
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
        cmocka_unit_test(a_word_beside_its_place_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
