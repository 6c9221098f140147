/* The strip that tells how an update goes: whatever it has to say, at any size, is in its box,
 * whole and apart. */
#include "drawing.h"
#include "layout/banner.h"
#include "layout/contrast.h"
#include "layout/draft.h"
#include "random_slide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int sizes[][2] = {{1920, 1080}, {800, 480},   {1280, 1024}, {1080, 1920},
                               {480, 800},   {2560, 1080}, {1080, 1080}, {3840, 2160}};
static const double scales[] = {1, 1, 1.1, 1.25};
static const char *const themes[] = {"formal", "blue", "dark"};

static struct scene strip(struct drawing *s, const struct banner *banner, struct box *part)
{
    struct scene scene;
    struct err err = {0};
    if (!layout_banner(&s->stage.layout, banner, &s->arena, &scene, part, &err)) {
        fail_msg("%s", err.text);
    }
    return scene;
}

static bool holds(struct box outer, struct box inner)
{
    return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 &&
           inner.x + inner.w <= outer.x + outer.w + 1 && inner.y + inner.h <= outer.y + outer.h + 1;
}

static bool overlap(struct box a, struct box b)
{
    return a.x + 1 < b.x + b.w && b.x + 1 < a.x + a.w && a.y + 1 < b.y + b.h && b.y + 1 < a.y + a.h;
}

/* The ground that the item stands on: the last rectangle before it that holds its middle; NULL if
 * there is none. */
static const struct item *ground_of(const struct scene *scene, size_t at)
{
    struct box box = scene->items[at].box;
    int x = box.x + box.w / 2;
    int y = box.y + box.h / 2;
    const struct item *ground = NULL;
    for (size_t i = 0; i < at; i++) {
        const struct item *item = &scene->items[i];
        struct box b = item->box;
        bool under = x >= b.x && x < b.x + b.w && y >= b.y && y < b.y + b.h;
        ground = item->kind == ITEM_RECT && under ? item : ground;
    }
    return ground;
}

static void check(const struct drawing *s, const struct scene *scene, struct box part)
{
    int least = (int)lround(
        2 * grid_of(s->stage.layout.width, s->stage.layout.height, s->stage.layout.text_scale).u);
    assert_true(part.x == 0 && part.y > 0 && part.w == s->stage.layout.width);
    assert_int_equal(part.y + part.h, s->stage.layout.height);
    for (size_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        struct box box = item->kind == ITEM_TEXT ? support_ink(item) : item->box;
        if (!holds(part, box)) {
            fail_msg("kind %d at %d,%d %dx%d leaves %d,%d %dx%d: %.*s", (int)item->kind, box.x,
                     box.y, box.w, box.h, part.x, part.y, part.w, part.h,
                     item->kind == ITEM_TEXT ? (int)item->as.text.length : 0,
                     item->kind == ITEM_TEXT ? item->as.text.text : "");
        }
        if (item->kind != ITEM_TEXT) {
            continue;
        }
        const struct item *ground = ground_of(scene, i);
        assert_true(item->as.text.size >= least);
        assert_non_null(ground);
        assert_true(holds(ground->box, box));
        assert_true(contrast_ratio(item->colour, ground->colour) >= CONTRAST_TEXT);
        for (size_t k = 0; k < scene->count; k++) {
            const struct item *other = &scene->items[k];
            if (k != i && other->kind == ITEM_TEXT && overlap(box, support_ink(other))) {
                fail_msg("\"%.*s\" lies on \"%.*s\"", (int)item->as.text.length, item->as.text.text,
                         (int)other->as.text.length, other->as.text.text);
            }
            if (other->kind == ITEM_ROUNDED || other->kind == ITEM_RING) {
                assert_false(overlap(box, other->box));
            }
        }
    }
}

/* All texts behind each other without white space hold this one without white space. */
static bool tells(struct drawing *s, const struct scene *scene, const char *text)
{
    size_t room = strlen(text) + 1;
    for (size_t i = 0; i < scene->count; i++) {
        room += scene->items[i].kind == ITEM_TEXT ? scene->items[i].as.text.length : 0;
    }
    char *all = arena_take(&s->arena, room);
    char *wanted = arena_take(&s->arena, strlen(text) + 1);
    assert_true(all != NULL && wanted != NULL);
    size_t n = 0;
    for (size_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        for (size_t k = 0; item->kind == ITEM_TEXT && k < item->as.text.length; k++) {
            if (strchr(" \t\n", item->as.text.text[k]) == NULL) {
                all[n++] = item->as.text.text[k];
            }
        }
    }
    all[n] = '\0';
    n = 0;
    for (const char *c = text; *c != '\0'; c++) {
        if (strchr(" \t\n", *c) == NULL) {
            wanted[n++] = *c;
        }
    }
    wanted[n] = '\0';
    return strstr(all, wanted) != NULL;
}

static void resize(struct drawing *s, size_t size, double scale)
{
    stage_size(&s->stage, sizes[size][0], sizes[size][1], "Trường Mẫu");
    s->stage.layout.text_scale = scale;
}

static void test_anything_at_any_size(void **state)
{
    struct drawing *s = *state;
    struct rng rng = {77};
    for (int round = 0; round < 400; round++) {
        struct banner b = {.kind = (enum banner_kind)rng_below(&rng, 4),
                           .title = random_text(&s->arena, &rng, rng_once_in(&rng, 4) ? 300 : 80),
                           .detail = rng_once_in(&rng, 2) ? "" : random_text(&s->arena, &rng, 200),
                           .permille = (int)rng_below(&rng, 1200) - 100,
                           .stick = rng_once_in(&rng, 2)};
        struct box part;
        stage_theme(&s->stage, themes[rng_below(&rng, SUPPORT_COUNT(themes))]);
        resize(s, rng_below(&rng, SUPPORT_COUNT(sizes)),
               scales[rng_below(&rng, SUPPORT_COUNT(scales))]);
        struct scene scene = strip(s, &b, &part);
        check(s, &scene, part);
        if (b.kind != BANNER_CHECKING) {
            assert_true(tells(s, &scene, b.title));
            assert_true(tells(s, &scene, b.detail));
        }
        arena_reset(&s->arena);
    }
}

/* Every reason that the languages have, as an update would give it, stays under the page's text. */
static void test_known_reasons_cover_nothing(void **state)
{
    struct drawing *s = *state;
    for (size_t size = 0; size < SUPPORT_COUNT(sizes); size++) {
        resize(s, size, 1);
        struct grid g = grid_of(sizes[size][0], sizes[size][1], 1);
        for (enum word w = WORD_REFUSED_NONE; w <= WORD_REFUSED_STORE; w++) {
            const char *pairs[] = {
                "file",      "kiosk.db", "size", "120",    "most", "64",      "need",
                "120",       "free",     "12",   "serial", "41",   "finding", "slide 12: picture 3",
                "installed", "42",       NULL};
            const char *why = language_fill(&s->arena, s->stage.language.word[w], pairs);
            assert_non_null(why);
            assert_null(strchr(why, '{'));
            struct banner b = {.kind = BANNER_REFUSED,
                               .title = why,
                               .detail = "Liên hệ: Văn phòng Mẫu, phòng 12.",
                               .stick = true};
            struct box part;
            struct scene scene = strip(s, &b, &part);
            check(s, &scene, part);
            assert_true(tells(s, &scene, why));
            double foot = g.standing + 1; /* under the descenders of the last line */
            if (part.y + 1.4 * g.u < foot * g.u - 1) {
                fail_msg("%dx%d: \"%s\" reaches up to %d", sizes[size][0], sizes[size][1], why,
                         part.y);
            }
        }
        arena_reset(&s->arena);
    }
}

static int most_right(const struct scene *scene, colour c)
{
    int right = 0;
    for (size_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind == ITEM_ROUNDED && item->colour == c) {
            right = item->box.x + item->box.w;
        }
    }
    return right;
}

static void test_progress(void **state)
{
    struct drawing *s = *state;
    const colour bar = 0x8fc1f5;
    int before = 0;
    resize(s, 0, 1);
    for (int permille = 100; permille <= 1000; permille += 100) {
        struct banner b = {.kind = BANNER_CHECKING, .permille = permille, .stick = true};
        struct box part;
        struct scene scene = strip(s, &b, &part);
        char figure[16];
        (void)snprintf(figure, sizeof figure, "%d%%", permille / 10);
        assert_true(support_has_text(&scene, figure, NULL));
        assert_true(most_right(&scene, bar) > before);
        before = most_right(&scene, bar);
    }
    struct banner unknown = {.kind = BANNER_CHECKING, .permille = -1};
    struct box part;
    struct scene scene = strip(s, &unknown, &part);
    assert_int_equal(most_right(&scene, bar), 0);
    assert_false(tells(s, &scene, "%"));
    assert_false(tells(s, &scene, "USB")); /* nothing is told of a stick that there is not */
}

static void test_when_the_stick_may_be_pulled(void **state)
{
    struct drawing *s = *state;
    static const enum banner_kind kinds[] = {BANNER_UPDATED, BANNER_REFUSED, BANNER_RESTORED};
    for (size_t size = 0; size < SUPPORT_COUNT(sizes); size++) {
        resize(s, size, 1);
        for (int i = 0; i < 6; i++) {
            struct banner b = {
                .kind = kinds[i / 2], .title = "Lý do", .detail = "", .stick = i % 2 == 0};
            struct box part;
            struct scene scene = strip(s, &b, &part);
            assert_true(tells(s, &scene, s->stage.language.word[WORD_BANNER_PULL]) == b.stick);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_anything_at_any_size, drawing_begin_fonts,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_known_reasons_cover_nothing, drawing_begin_fonts,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_progress, drawing_begin_fonts, drawing_end),
        cmocka_unit_test_setup_teardown(test_when_the_stick_may_be_pulled, drawing_begin_fonts,
                                        drawing_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
