#include "layout/layout.h"
#include "scene_check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static const struct moment tuesday = {true, 2020, 12, 29, 2, 845};

static void calm(struct stage *s, struct arena *arena, enum word title, const struct moment *m,
                 struct scene *scene)
{
    struct err err = {0};
    if (!layout_calm(&s->layout, title, title + 1, m, arena, scene, &err)) {
        fail_msg("%s", err.text);
    }
}

static void test_it_tells_time_and_what_to_do(void **state)
{
    (void)state;
    struct stage s;
    struct arena arena = {0};
    struct scene scene;
    stage_open(&s, "formal", "vi", true);
    calm(&s, &arena, WORD_EMPTY, &tuesday, &scene);
    assert_true(support_has_text(&scene, "14:05", NULL));
    assert_true(support_has_text(&scene, "Thứ Ba, 29 tháng 12 năm 2020", NULL));
    assert_true(support_has_text(&scene, s.language.word[WORD_EMPTY], NULL));
    arena_free(&arena);
    stage_close(&s);
}

static void test_a_clock_that_is_not_trusted_is_left_out(void **state)
{
    (void)state;
    struct stage s;
    struct arena arena = {0};
    struct scene scene;
    const struct moment unknown = {0};
    stage_open(&s, "formal", "vi", true);
    calm(&s, &arena, WORD_EMPTY, &unknown, &scene);
    for (size_t i = 0; i < scene.count; i++) {
        const struct item *item = &scene.items[i];
        assert_true(item->kind != ITEM_TEXT || memchr(item->as.text.text, ':', 3) == NULL);
    }
    assert_true(support_has_text(&scene, s.language.word[WORD_EMPTY], NULL));
    arena_free(&arena);
    stage_close(&s);
}

/* Each of its texts, in each theme and language, at each size: nothing is on anything else. */
static void test_nothing_touches_at_any_size(void **state)
{
    (void)state;
    static const enum word titles[] = {WORD_EMPTY, WORD_NOT_NOW, WORD_BROKEN};
    static const char *const themes[] = {"formal", "blue", "dark"};
    static const char *const languages[] = {"vi", "en"};
    static const int sizes[][2] = {{800, 480},   {1024, 600},  {1920, 1080}, {1440, 1080},
                                   {1280, 1024}, {1080, 1920}, {480, 800},   {2560, 1080},
                                   {3840, 2160}, {1080, 1080}};
    const struct moment longest = {true, 2020, 9, 23, 3, 1439}; /* Wednesday, 23 September */
    struct faults faults = {.verbose = 5, .where = "calm"};
    for (size_t l = 0; l < SUPPORT_COUNT(languages); l++) {
        struct stage s;
        struct arena arena = {0};
        stage_open(&s, "formal", languages[l], true);
        for (size_t i = 0; i < 3 * 3 * SUPPORT_COUNT(sizes); i++) {
            struct page page = {.ground = GROUND_FIELD};
            const int *size = sizes[i / 9];
            stage_theme(&s, themes[i % 3]);
            stage_size(&s, size[0], size[1], "");
            calm(&s, &arena, titles[i / 3 % 3], &longest, &page.scene);
            /* It has no panel and no footer: as if its ground were the festive one. */
            page.ground = GROUND_FESTIVE;
            scene_check(&faults, &s.layout, &page, &(struct scene){0}, (struct box){0});
            arena_reset(&arena);
        }
        arena_free(&arena);
        stage_close(&s);
    }
    faults_none(&faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_tells_time_and_what_to_do),
        cmocka_unit_test(test_a_clock_that_is_not_trusted_is_left_out),
        cmocka_unit_test(test_nothing_touches_at_any_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
