#include "drawing.h"
#include "layout/kinds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static struct statistic figure(const char *label, double value, int decimals, const char *unit)
{
    return (struct statistic){.label = label,
                              .series = "",
                              .value = value,
                              .decimals = decimals,
                              .prefix = "",
                              .unit = unit};
}

static void test_figure_with_its_unit(void **state)
{
    struct drawing *s = *state;
    const char *unit;
    struct statistic plain = figure("x", 4416, 0, "");
    struct statistic percent = figure("x", 12.5, 1, "%");
    struct statistic word = figure("x", 570, 0, "lượt");
    assert_string_equal(form_figure_with_unit(&s->draft, (struct form){0}, &plain), "4.416");
    assert_string_equal(form_figure_with_unit(&s->draft, (struct form){0}, &percent),
                        "12,5\u00a0%");
    assert_string_equal(form_figure_with_unit(&s->draft, (struct form){0}, &word), "570\u00a0lượt");
    /* Where the figure is large, a word stands apart, but a sign does not. */
    assert_string_equal(form_large(&s->draft, (struct form){0}, &percent, &unit), "12,5\u00a0%");
    assert_string_equal(unit, "");
    assert_string_equal(form_large(&s->draft, (struct form){0}, &word, &unit), "570");
    assert_string_equal(unit, "lượt");
    assert_string_equal(form_large(&s->draft, (struct form){0}, &plain, &unit), "4.416");
    assert_string_equal(unit, "");
}

static struct pages pages_of(struct drawing *s, const struct statistic *rows, size_t count,
                             enum chart_kind chart)
{
    struct slide *slide = arena_take(&s->arena, sizeof *slide);
    assert_non_null(slide);
    *slide = support_slide(SLIDE_STATISTICS, "Trang thông tin điện tử");
    slide->statistics = rows;
    slide->statistic_count = count;
    slide->chart = chart;
    slide->axis = "Tháng";
    return stage_pages(&s->stage, slide, &s->arena);
}

static size_t count_items(const struct page *page, enum item_kind kind, colour c)
{
    size_t count = 0;
    for (size_t i = 0; i < page->scene.count; i++) {
        count += page->scene.items[i].kind == kind && page->scene.items[i].colour == c;
    }
    return count;
}

static void test_tiles_tell_every_figure(void **state)
{
    struct drawing *s = *state;
    struct statistic rows[] = {figure("lượt truy cập", 4416, 0, ""), figure("tin bài", 570, 0, ""),
                               figure("tỷ lệ", 12.5, 1, "%"), figure("người dùng", 23, 0, "")};
    rows[1].prefix = "trên";
    struct pages pages = pages_of(s, rows, 4, CHART_TILES);
    const struct item *hero;
    const struct item *tile;
    assert_int_equal(pages.count, 1);
    assert_true(support_has_text(&pages.page[0].scene, "4.416", &hero));
    assert_true(support_has_text(&pages.page[0].scene, "570", &tile));
    assert_true(support_has_text(&pages.page[0].scene, "trên", NULL));
    assert_true(support_has_text(&pages.page[0].scene, "12,5\u00a0%", NULL));
    assert_true(support_has_text(&pages.page[0].scene, "tỷ lệ", NULL));
    assert_int_equal(hero->colour, s->stage.theme.accent);
    assert_true(hero->as.text.size >= 2 * tile->as.text.size); /* one hero */
    assert_int_equal(pages.page[0].load.figures, 4);
}

/* Columns stand on zero, and are as high as their figures say. */
static void test_columns_are_true_to_their_figures(void **state)
{
    struct drawing *s = *state;
    static const double values[] = {100, 50, 25, 75, -50};
    struct statistic rows[5];
    for (size_t i = 0; i < 5; i++) {
        static const char *const labels[] = {"1", "2", "3", "4", "5"};
        rows[i] = figure(labels[i], values[i], 0, "");
    }
    struct pages pages = pages_of(s, rows, 5, CHART_COLUMNS);
    const struct scene *scene = &pages.page[0].scene;
    int height[5] = {0};
    int zero = -1;
    size_t column = 0;
    for (size_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind == ITEM_RECT && item->colour == s->stage.theme.accent) {
            assert_true(column < 5);
            if (values[column] > 0) {
                assert_true(zero < 0 || item->box.y + item->box.h == zero);
                zero = item->box.y + item->box.h;
            } else {
                assert_int_equal(item->box.y, zero);
            }
            height[column++] = item->box.h;
        }
    }
    assert_int_equal(column, 5);
    for (size_t i = 1; i < 5; i++) {
        double want = height[0] * (values[i] < 0 ? -values[i] : values[i]) / 100;
        assert_true(height[i] >= want - 1 && height[i] <= want + 1);
    }
    assert_true(support_has_text(scene, "Tháng", NULL));
}

static void test_line_has_a_point_for_each_figure(void **state)
{
    struct drawing *s = *state;
    struct statistic rows[12];
    for (size_t i = 0; i < 12; i++) {
        static const char labels[12][4] = {"1", "2", "3", "4",  "5",  "6",
                                           "7", "8", "9", "10", "11", "12"};
        rows[i] = figure(labels[i], (double)(i * i), 0, "");
    }
    struct pages pages = pages_of(s, rows, 12, CHART_LINE);
    const struct scene *scene = &pages.page[0].scene;
    size_t lines = 0;
    for (size_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind != ITEM_POLYLINE) {
            continue;
        }
        lines++;
        assert_int_equal(item->as.polyline.count, 12);
        const struct point *p = item->as.polyline.points;
        for (size_t k = 1; k < 12; k++) {
            assert_true(p[k].x > p[k - 1].x && p[k].y < p[k - 1].y);
        }
        double rise = (double)(p[0].y - p[11].y);
        for (size_t k = 0; k < 12; k++) { /* zero stands at the bottom */
            double want = (double)(k * k) / 121 * rise;
            double have = (double)(p[0].y - p[k].y);
            assert_true(have > want - 1 && have < want + 1);
        }
    }
    assert_int_equal(lines, 1);
    assert_true(support_has_text(scene, "121", NULL)); /* the highest is written out */
}

static void test_donut_is_a_whole(void **state)
{
    struct drawing *s = *state;
    struct statistic rows[] = {figure("a", 50, 0, "tin"), figure("b", 30, 0, "tin"),
                               figure("c", 20, 0, "tin")};
    struct pages pages = pages_of(s, rows, 3, CHART_DONUT);
    const struct scene *scene = &pages.page[0].scene;
    double turns = 0;
    double before = 0;
    for (size_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind == ITEM_RING) {
            assert_true((double)item->as.ring.from >= before);
            assert_true(item->as.ring.to > item->as.ring.from);
            turns += (double)(item->as.ring.to - item->as.ring.from);
            before = (double)item->as.ring.to;
        }
    }
    assert_true(turns > .98 && turns <= 1.0001);
    assert_true(before <= 1.0001);
    assert_true(support_has_text(scene, "100", NULL));
    assert_true(support_has_text(scene, "50\u00a0%", NULL));
    assert_true(support_has_text(scene, "b", NULL));
}

/* Figures that a ring can't show are shown another way. */
static void test_what_is_no_whole_is_no_donut(void **state)
{
    struct drawing *s = *state;
    struct statistic negative[] = {figure("a", 50, 0, ""), figure("b", -30, 0, "")};
    struct statistic nothing[] = {figure("a", 0, 0, ""), figure("b", 0, 0, "")};
    const struct statistic *both[] = {negative, nothing};
    for (size_t i = 0; i < 2; i++) {
        struct pages pages = pages_of(s, both[i], 2, CHART_DONUT);
        for (size_t k = 0; k < pages.page[0].scene.count; k++) {
            assert_int_not_equal(pages.page[0].scene.items[k].kind, ITEM_RING);
        }
        assert_true(support_has_text(&pages.page[0].scene, "a", NULL));
        assert_true(support_has_text(&pages.page[0].scene, "b", NULL));
    }
}

/* A chart of one figure compares nothing: the figure is told large, unless that would lose words.
 */
static void test_one_figure_is_large(void **state)
{
    struct drawing *s = *state;
    static const enum chart_kind charts[] = {CHART_BARS, CHART_COLUMNS, CHART_LINE};
    for (size_t i = 0; i < SUPPORT_COUNT(charts); i++) {
        struct slide slide = support_slide(SLIDE_STATISTICS, "x");
        struct statistic row = figure("Năm 2020", 42, 0, "lượt");
        const struct item *large;
        slide.statistics = &row;
        slide.statistic_count = 1;
        slide.chart = charts[i];
        struct pages pages = stage_pages(&s->stage, &slide, &s->arena);
        assert_true(support_has_text(&pages.page[0].scene, "42", &large));
        assert_true(large->as.text.size > 30 * 12); /* larger than the hero of others, 24 u */
        const struct item *words;
        const struct item *label;
        assert_true(support_has_text(&pages.page[0].scene, "lượt", &words));
        assert_true(support_has_text(&pages.page[0].scene, "Năm 2020", &label));
        assert_true(words->as.text.baseline + words->as.text.size * 24 / 100 <
                    support_ink(label).y);
        assert_true(support_has_text(&pages.page[0].scene, "Năm 2020", NULL));
        row.series = "Khu A";
        pages = stage_pages(&s->stage, &slide, &s->arena);
        assert_true(support_has_text(&pages.page[0].scene, "Khu A", NULL));
    }
}

/* Bars of figures of both signs start at one zero. */
static void test_bars_start_at_zero(void **state)
{
    struct drawing *s = *state;
    struct statistic rows[] = {figure("a", 40, 0, ""), figure("b", -20, 0, ""),
                               figure("c", 20, 0, "")};
    struct pages pages = pages_of(s, rows, 3, CHART_BARS);
    const struct scene *scene = &pages.page[0].scene;
    const struct box *bar[3] = {NULL};
    size_t bars = 0;
    for (size_t i = 0; i < scene->count && bars < 3; i++) {
        if (scene->items[i].kind == ITEM_RECT && scene->items[i].colour == s->stage.theme.accent) {
            bar[bars++] = &scene->items[i].box;
        }
    }
    assert_int_equal(bars, 3);
    assert_int_equal(bar[0]->x, bar[2]->x);
    assert_int_equal(bar[1]->x + bar[1]->w, bar[0]->x);
    assert_true(bar[0]->w >= 2 * bar[2]->w - 2 && bar[0]->w <= 2 * bar[2]->w + 2);
    assert_true(bar[1]->w >= bar[2]->w - 1 && bar[1]->w <= bar[2]->w + 1);
    assert_true(support_has_text(scene, "−20", NULL));
}

/* More figures than a page holds go on to further pages, each once. */
static void test_many_figures_take_pages(void **state)
{
    struct drawing *s = *state;
    enum { COUNT = 50 };
    struct statistic *rows = arena_take_array(&s->arena, COUNT, sizeof *rows);
    assert_non_null(rows);
    for (size_t i = 0; i < COUNT; i++) {
        rows[i] = figure(arena_format(&s->arena, "nhãn%zu", i), (double)(1000 + i), 0, "");
    }
    static const enum chart_kind charts[] = {CHART_TILES, CHART_BARS};
    for (size_t c = 0; c < SUPPORT_COUNT(charts); c++) {
        struct pages pages = pages_of(s, rows, COUNT, charts[c]);
        assert_true(pages.count > 1);
        for (size_t i = 0; i < COUNT; i++) {
            assert_int_equal(support_pages_with(&pages, rows[i].label), 1);
            assert_int_equal(support_pages_with(&pages, draft_number(&s->draft, rows[i].value, 0)),
                             1);
        }
    }
}

static void test_every_series_has_its_colour(void **state)
{
    struct drawing *s = *state;
    struct statistic rows[8];
    for (size_t i = 0; i < 8; i++) {
        static const char *const labels[] = {"1", "2", "3", "4"};
        rows[i] = figure(labels[i / 2], (double)(10 + i), 0, "");
        rows[i].series = i % 2 == 0 ? "2019" : "2020";
    }
    struct pages pages = pages_of(s, rows, 8, CHART_COLUMNS);
    /* Four columns and the square of the legend. */
    assert_int_equal(count_items(&pages.page[0], ITEM_RECT, s->stage.theme.accent), 5);
    assert_int_equal(count_items(&pages.page[0], ITEM_RECT, s->stage.theme.series_2), 5);
    assert_true(support_has_text(&pages.page[0].scene, "2019", NULL));
    assert_true(support_has_text(&pages.page[0].scene, "2020", NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_figure_with_its_unit, drawing_begin_fonts,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_tiles_tell_every_figure, drawing_begin_fonts,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_columns_are_true_to_their_figures, drawing_begin_fonts,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_line_has_a_point_for_each_figure, drawing_begin_fonts,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_donut_is_a_whole, drawing_begin_fonts, drawing_end),
        cmocka_unit_test_setup_teardown(test_what_is_no_whole_is_no_donut, drawing_begin_fonts,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_one_figure_is_large, drawing_begin_fonts, drawing_end),
        cmocka_unit_test_setup_teardown(test_bars_start_at_zero, drawing_begin_fonts, drawing_end),
        cmocka_unit_test_setup_teardown(test_many_figures_take_pages, drawing_begin_fonts,
                                        drawing_end),
        cmocka_unit_test_setup_teardown(test_every_series_has_its_colour, drawing_begin_fonts,
                                        drawing_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
