/* An announcement that is a heading and nothing else stands large in the field. */
#include "drawing.h"
#include "layout/kinds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static const struct blocks no_body = {.count = 0};

static struct pages pages_of(struct drawing *s, const char *heading, const char *note)
{
    struct slide slide = support_slide(SLIDE_ANNOUNCEMENT, heading);
    slide.note = note;
    return stage_pages(&s->stage, &slide, &s->arena);
}

/* The largest text of the page in the theme's accent on the field; NULL if there is none. */
static const struct item *statement(const struct drawing *s, const struct scene *scene)
{
    const struct item *found = NULL;
    for (size_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind == ITEM_TEXT && item->colour == s->stage.theme.accent &&
            (found == NULL || item->as.text.size > found->as.text.size)) {
            found = item;
        }
    }
    return found;
}

/* The more there is to say the smaller it is, in either face, and it stays on its page. */
static void it_is_as_large_as_it_can(void **state)
{
    struct drawing *s = *state;
    static const char *const themes[] = {"formal", "dark"};
    for (size_t t = 0; t < SUPPORT_COUNT(themes); t++) {
        stage_theme(&s->stage, themes[t]);
        char heading[200] = "";
        double before = 1e9;
        for (int words = 1; words <= 12; words += 11) {
            while (strlen(heading) < (size_t)words * 12) {
                (void)strcat(heading, "Nghỉ lễ ");
            }
            const struct pages pages = pages_of(s, heading, "");
            assert_int_equal(pages.count, 1);
            const struct item *item = statement(s, &pages.page[0].scene);
            assert_non_null(item);
            assert_true(item->box.x > 1920 / 3); /* beside the panel */
            assert_true(item->as.text.size < before);
            assert_true(item->as.text.baseline < 1080);
            before = item->as.text.size;
        }
        assert_true(before > 1080 / 90.0 * 3);
    }
}

/* What has anything else to show is none. */
static void more_than_a_heading_is_none(void **state)
{
    struct drawing *s = *state;
    static const struct picture picture = {.image = 1, .caption = ""};
    struct slide slide = support_slide(SLIDE_ANNOUNCEMENT, "Nghỉ lễ");
    static const struct blocks a_body = {.count = 1};
    assert_false(kind_statement(&s->draft, &slide, &a_body));
    slide.lead = "Đà Lạt, ngày 2 tháng 9";
    assert_false(kind_statement(&s->draft, &slide, &no_body));
    slide.lead = "";
    slide.pictures = &picture;
    slide.picture_count = 1;
    assert_false(kind_statement(&s->draft, &slide, &no_body));
    slide.picture_count = 0;
    slide.heading = " ";
    assert_false(kind_statement(&s->draft, &slide, &no_body));
    slide.heading = "Nghỉ lễ";
    assert_true(kind_statement(&s->draft, &slide, &no_body));
}

/* What finds no room so, is left to the other layouts: nothing of it is lost. */
static void what_does_not_fit_is_none(void **state)
{
    struct drawing *s = *state;
    char word[220] = "";
    for (int i = 0; i < 200; i++) {
        (void)strcat(word, "w");
    }
    struct slide slide = support_slide(SLIDE_ANNOUNCEMENT, word);
    assert_false(kind_statement(&s->draft, &slide, &no_body));
    char note[1200] = "";
    for (int i = 0; i < 290; i++) {
        (void)strcat(note, "n\n");
    }
    slide = support_slide(SLIDE_ANNOUNCEMENT, "Nghỉ lễ");
    slide.note = note;
    assert_false(kind_statement(&s->draft, &slide, &no_body));
}

#define ON_A_DRAWING(test) cmocka_unit_test_setup_teardown(test, drawing_begin, drawing_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_A_DRAWING(it_is_as_large_as_it_can),
        ON_A_DRAWING(more_than_a_heading_is_none),
        ON_A_DRAWING(what_does_not_fit_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
