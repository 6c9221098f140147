/* The last resort: all words of a slide as running text. */
#include "drawing.h"
#include "layout/kinds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

enum { ROWS = 6 };

static int begin(void **state)
{
    struct drawing *d = drawing_open(1920, 1080, true);
    stage_size(&d->stage, 1920, 1080, "Trường Mẫu");
    *state = d;
    return 0;
}

static size_t times(const struct pages *pages, const char *text)
{
    size_t count = 0;
    for (size_t p = 0; p < pages->count; p++) {
        const struct scene *scene = &pages->page[p].scene;
        for (size_t i = 0; i < scene->count; i++) {
            const struct item *item = &scene->items[i];
            count += item->kind == ITEM_TEXT && item->as.text.length == strlen(text) &&
                     memcmp(item->as.text.text, text, item->as.text.length) == 0;
        }
    }
    return count;
}

/* As in a file, where each row has its own copy of the name. */
static void test_a_series_is_named_once(void **state)
{
    struct drawing *s = *state;
    char series[ROWS][24];
    char label[ROWS][24];
    struct statistic rows[ROWS];
    for (int i = 0; i < ROWS; i++) {
        (void)snprintf(series[i], sizeof series[i], "Năm %d", i < ROWS / 2 ? 2019 : 2020);
        (void)snprintf(label[i], sizeof label[i], "Quý %d", i % 3 + 1);
        rows[i] = (struct statistic){
            .label = label[i], .series = series[i], .value = i, .prefix = "", .unit = ""};
    }
    struct slide slide = support_slide(SLIDE_STATISTICS, "Số liệu khẩn");
    slide.urgent = true;
    slide.statistics = rows;
    slide.statistic_count = ROWS;
    struct pages pages;
    struct err err;
    assert_true(layout_slide(&s->stage.layout, &slide, &s->arena, &pages, &err));
    assert_int_equal(times(&pages, "Năm 2019"), 1);
    assert_int_equal(times(&pages, "Năm 2020"), 1);
    for (int i = 0; i < ROWS; i++) {
        char text[64];
        (void)snprintf(text, sizeof text, "%s: %d", label[i], i);
        assert_int_equal(times(&pages, text), 1);
    }
}

/* More series than colours: bars would need a legend of hundreds of names on each of hundreds of
 * pages. */
static void test_five_hundred_series_take_no_time(void **state)
{
    struct drawing *s = *state;
    enum { MANY = 500 };
    static char name[MANY][24];
    static struct statistic rows[MANY];
    for (int i = 0; i < MANY; i++) {
        (void)snprintf(name[i], sizeof name[i], "Nhóm %d", i);
        rows[i] = (struct statistic){
            .label = name[i], .series = name[i], .value = i, .prefix = "", .unit = ""};
    }
    struct slide slide = support_slide(SLIDE_STATISTICS, "Nhiều nhóm");
    slide.chart = CHART_COLUMNS;
    slide.statistics = rows;
    slide.statistic_count = MANY;
    struct pages pages;
    struct err err;
    assert_true(layout_slide(&s->stage.layout, &slide, &s->arena, &pages, &err));
    assert_true(pages.plain);
    assert_true(s->arena.reserved < 64u << 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_series_is_named_once, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_five_hundred_series_take_no_time, begin, drawing_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
