#include "chart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

static void test_shares_and_sum(void **state)
{
    (void)state;
    struct chart c;
    chart_open(&c, "formal", "vi");
    struct statistic rows[] = {chart_figure("a", 1, "tin"), chart_figure("b", 1, "tin"),
                               chart_figure("c", 1, "tin")};
    chart_tells(chart_scene(&c, CHART_DONUT, rows, 3), LIST("3", "tin", "33,3\u00a0%"));
    rows[0].value = 2;
    chart_tells(chart_scene(&c, CHART_DONUT, rows, 3), LIST("4", "50\u00a0%", "25\u00a0%"));
    chart_close(&c);
}

/* What is not nothing is not told as 0 %, nor what is not all as 100 %. */
static void test_small_shares(void **state)
{
    (void)state;
    struct chart c;
    chart_open(&c, "blue", "en");
    struct statistic rows[] = {chart_figure("most", 99999, "tin"), chart_figure("one", 1, "tin"),
                               chart_figure("none", 0, "tin")};
    const struct scene *scene = chart_scene(&c, CHART_DONUT, rows, 3);
    chart_tells(scene, LIST("100,000", "> 99.9\u00a0%", "< 0.1\u00a0%", "0\u00a0%"));
    chart_hides(scene, LIST("100.0\u00a0%", "0.0\u00a0%"));
    chart_close(&c);
}

/* Figures that are shares are not told twice, and their sum has no needless decimals. */
static void test_percent_once(void **state)
{
    (void)state;
    struct chart c;
    chart_open(&c, "formal", "vi");
    struct statistic rows[] = {chart_figure("a", 62.5, "%"), chart_figure("b", 37.5, "%")};
    rows[0].decimals = rows[1].decimals = 1;
    const struct scene *scene = chart_scene(&c, CHART_DONUT, rows, 2);
    chart_tells(scene, LIST("62,5\u00a0%", "37,5\u00a0%", "100", "%"));
    size_t told = 0;
    for (size_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        told += item->kind == ITEM_TEXT && item->as.text.length >= 4 &&
                memcmp(item->as.text.text, "62,5", 4) == 0;
    }
    assert_int_equal(told, 1);
    chart_close(&c);
}

/* There is no exact sum of figures that are over something, nor a share of it. */
static void test_no_sum_of_prefixed_figures(void **state)
{
    (void)state;
    struct chart c;
    chart_open(&c, "formal", "vi");
    struct statistic rows[] = {chart_figure("a", 300, "tin"), chart_figure("b", 100, "tin")};
    rows[0].prefix = "trên";
    const struct scene *scene = chart_scene(&c, CHART_DONUT, rows, 2);
    chart_tells(scene, LIST("trên 300", "100", "tin"));
    chart_hides(scene, LIST("400", "75\u00a0%", "300"));
    chart_close(&c);
}

/* Parts and sum in one word. */
static void test_one_word(void **state)
{
    (void)state;
    struct chart c;
    chart_open(&c, "formal", "vi");
    struct statistic rows[] = {chart_figure("đầu tư", 1250000000000, "đồng"),
                               chart_figure("khác", 812500000000, "đồng")};
    const struct scene *scene = chart_scene(&c, CHART_DONUT, rows, 2);
    chart_tells(scene, LIST("1.250\u00a0tỷ", "812,5\u00a0tỷ", "2.062,5", "tỷ\u00a0đồng"));
    rows[1].value = 812512345678; /* not exact in it: everything in full */
    scene = chart_scene(&c, CHART_DONUT, rows, 2);
    chart_tells(scene, LIST("1.250.000.000.000", "812.512.345.678", "2.062.512.345.678", "đồng"));
    chart_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shares_and_sum), cmocka_unit_test(test_small_shares),
        cmocka_unit_test(test_percent_once),   cmocka_unit_test(test_no_sum_of_prefixed_figures),
        cmocka_unit_test(test_one_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
