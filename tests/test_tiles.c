#include "chart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {1440, 1080}};

static struct statistic changed(const char *label, double value, int decimals, const char *unit,
                                double previous)
{
    struct statistic s = chart_figure(label, value, unit);
    s.decimals = decimals;
    s.has_previous = true;
    s.previous = previous;
    return s;
}

static struct pages pages_at(struct chart *c, const int *size, const struct statistic *rows,
                             size_t count)
{
    struct slide *slide = arena_take(&c->arena, sizeof *slide);
    assert_non_null(slide);
    *slide = support_slide(SLIDE_STATISTICS, "Con số mẫu");
    slide->statistics = rows;
    slide->statistic_count = count;
    slide->chart = CHART_TILES;
    stage_size(&c->stage, size[0], size[1], "x");
    struct pages pages = stage_pages(&c->stage, slide, &c->arena);
    assert_false(pages.plain);
    return pages;
}

/* The first line that begins with the text, on whichever page it is. */
static const struct item *item_of(const struct pages *pages, const char *text)
{
    size_t length = strlen(text);
    for (size_t p = 0; p < pages->count; p++) {
        for (size_t i = 0; i < pages->page[p].scene.count; i++) {
            const struct item *item = &pages->page[p].scene.items[i];
            if (item->kind == ITEM_TEXT && item->as.text.length >= length &&
                strncmp(item->as.text.text, text, length) == 0) {
                return item;
            }
        }
    }
    fail_msg("no line begins with \"%s\"", text);
    return NULL;
}

/* Labels are easier to read than the changes under them, and not small, though one is long. */
static void test_labels_over_changes(void **state)
{
    (void)state;
    struct chart c;
    chart_open(&c, "formal", "vi");
    const struct statistic rows[] = {
        changed("tổng thu mẫu", 1250000000000, 0, "đồng", 1100000000000),
        changed("nồng độ", 0.001, 3, "mg/l", 0.002),
        changed("sự cố", 0, 0, "", 4),
        chart_figure("hộ dân", 48210, "hộ"),
        chart_figure("văn bản đã ban hành trong sáu tháng đầu năm", 1433, ""),
        changed("tỷ lệ", 66.7, 1, "%", 50),
        chart_figure("lượt xem", 8250000, ""),
    };
    for (size_t i = 0; i < SUPPORT_COUNT(sizes); i++) {
        struct pages pages = pages_at(&c, sizes[i], rows, SUPPORT_COUNT(rows));
        const struct item *label = item_of(&pages, "tỷ lệ");
        const struct item *change = item_of(&pages, "▲\u00a016,7");
        assert_int_equal(label->as.text.size, item_of(&pages, "văn bản")->as.text.size);
        assert_true(label->as.text.size > change->as.text.size);
        assert_true(label->as.text.size >= 30); /* 2.5 u of 12 pixels */
        assert_true(change->as.text.size >= 24);
    }
    chart_close(&c);
}

/* A figure leaves its row air: no ink of it, and none of its unit, comes near a rule. */
static void test_rows_have_air(void **state)
{
    (void)state;
    struct chart c;
    struct statistic rows[9];
    chart_open(&c, "formal", "vi");
    for (size_t i = 0; i < SUPPORT_COUNT(rows); i++) {
        rows[i] = chart_figure(arena_format(&c.arena, "mục %zu", i + 1), 48210, "hộ");
    }
    struct pages pages = pages_at(&c, sizes[1], rows, SUPPORT_COUNT(rows));
    assert_int_equal(pages.count, 1);
    const struct scene *scene = &pages.page[0].scene;
    const struct item *unit = item_of(&pages, "hộ");
    assert_true(unit->as.text.size < item_of(&pages, "48.210")->as.text.size / 2);
    for (size_t i = 0; i < scene->count; i++) {
        for (size_t k = 0; k < scene->count && scene->items[i].kind == ITEM_TEXT; k++) {
            const struct box *rule = &scene->items[k].box;
            int baseline = scene->items[i].as.text.baseline;
            if (scene->items[k].kind == ITEM_RECT && rule->h < 8 && rule->y > baseline) {
                assert_true(rule->y - baseline > 24);
            }
        }
    }
    chart_close(&c);
}

/* A change that is too wide for its tile takes two lines. */
static void test_long_change(void **state)
{
    (void)state;
    struct chart c;
    chart_open(&c, "formal", "vi");
    const struct statistic rows[] = {
        changed("hồ sơ", 70880, 0, "", 64120),
        changed("đúng hạn", 98.5, 1, "%", 99.1),
        changed("ngày chờ", 2.25, 2, "ngày", 2.25),
        changed("góp ý", 157, 0, "", 0),
    };
    struct pages pages = pages_at(&c, sizes[2], rows, SUPPORT_COUNT(rows));
    assert_int_equal(pages.count, 1);
    const struct item *first = item_of(&pages, "▼\u00a00,6\u00a0điểm\u00a0%");
    const struct item *second = item_of(&pages, "so\u00a0với\u00a099,1\u00a0%");
    assert_true(second->as.text.baseline > first->as.text.baseline);
    assert_int_equal(second->box.x, first->box.x);
    chart_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels_over_changes),
        cmocka_unit_test(test_rows_have_air),
        cmocka_unit_test(test_long_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
