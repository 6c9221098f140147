#include "layout/info.h"
#include "scene_check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static const struct info_line facts[] = {
    {WORD_INFO_PROGRAM, "kiosk 0.1.0"},
    {WORD_INFO_TITLE, "Hội nghị tổng kết năm 2020 của Ban Chỉ đạo 35 huyện Đức Trọng"},
    {WORD_INFO_SERIAL, "20201229"},
    {WORD_INFO_DATE, ""},
    {WORD_INFO_NEXT, "3/12 · Lượt mượn sách thư viện theo tháng"},
    {WORD_INFO_SLIDES, "12"},
    {WORD_INFO_CLOCK, "14:05, Thứ Ba, 29/12/2020"},
    {WORD_INFO_SCREEN, "x11, software, 1920x1080, display 0"},
    {WORD_INFO_DISK, "1,2 GB"},
    {WORD_INFO_HEAT, "48 °C"},
    {WORD_INFO_KEY,
     "/etc/kiosk/keys/office.pub, RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"},
    {WORD_INFO_KEYS, "→ ←  Space  I  Escape"},
};

static void info(struct stage *s, struct arena *arena, struct scene *scene)
{
    struct err err = {0};
    if (!layout_info(&s->layout, facts, SUPPORT_COUNT(facts), arena, scene, &err)) {
        fail_msg("%s", err.text);
    }
}

static void test_it_tells_each_fact_that_is_known(void **state)
{
    (void)state;
    struct stage s;
    struct arena arena = {0};
    struct scene scene;
    stage_open(&s, "formal", "vi", true);
    info(&s, &arena, &scene);
    for (size_t i = 0; i < SUPPORT_COUNT(facts); i++) {
        const bool known = *facts[i].fact != '\0';
        assert_true(known == support_has_text(&scene, s.language.word[facts[i].label], NULL));
    }
    assert_true(support_has_text(&scene, "20201229", NULL));
    assert_true(support_has_text(&scene, s.language.word[WORD_INFO], NULL));
    arena_free(&arena);
    stage_close(&s);
}

static void test_nothing_touches_and_all_has_room_at_any_size(void **state)
{
    (void)state;
    static const char *const languages[] = {"vi", "en"};
    static const int sizes[][2] = {{800, 480},   {1024, 600}, {1920, 1080}, {1440, 1080},
                                   {1080, 1920}, {480, 800},  {2560, 1080}, {1080, 1080}};
    struct faults faults = {.verbose = 5, .where = "info"};
    for (size_t l = 0; l < SUPPORT_COUNT(languages); l++) {
        struct stage s;
        struct arena arena = {0};
        stage_open(&s, "formal", languages[l], true);
        for (size_t i = 0; i < SUPPORT_COUNT(sizes); i++) {
            /* As if on the festive ground: it has no panel and no footer. */
            struct page page = {.ground = GROUND_FESTIVE};
            stage_size(&s, sizes[i][0], sizes[i][1], "");
            info(&s, &arena, &page.scene);
            scene_check(&faults, &s.layout, &page, &(struct scene){0}, (struct box){0});
            assert_true(support_has_text(&page.scene, s.language.word[WORD_INFO_KEYS], NULL));
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
        cmocka_unit_test(test_it_tells_each_fact_that_is_known),
        cmocka_unit_test(test_nothing_touches_and_all_has_room_at_any_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
