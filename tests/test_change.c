#include "layout/change.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct row {
    double value, previous;
    int decimals;
    const char *unit, *told;
};

static void check(const char *language, const struct row *rows, size_t count)
{
    struct stage stage = {0};
    struct arena arena = {0};
    struct draft draft;
    stage_open(&stage, "formal", language, true);
    stage_draft(&stage, &draft, &arena);
    for (size_t i = 0; i < count; i++) {
        struct statistic s = {.label = "x",
                              .series = "",
                              .value = rows[i].value,
                              .decimals = rows[i].decimals,
                              .prefix = "",
                              .unit = rows[i].unit};
        assert_string_equal(change_text(&draft, (struct form){0}, &s), "");
        s.has_previous = true;
        s.previous = rows[i].previous;
        assert_string_equal(change_text(&draft, (struct form){0}, &s), rows[i].told);
    }
    arena_free(&arena);
    stage_close(&stage);
}

static void test_percentage(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {433, 401, 0, "", "▲\u00a08,0\u00a0% so\u00a0với\u00a0401"},
        {368, 401, 0, "lượt", "▼\u00a08,2\u00a0% so\u00a0với\u00a0401"},
        {401, 401, 0, "", "=\u00a0so\u00a0với\u00a0401"},
        {401.2, 401.1, 0, "", "=\u00a0so\u00a0với\u00a0401"}, /* nobody sees a difference */
        {1250, 1000, 0, "", "▲\u00a025\u00a0% so\u00a0với\u00a01.000"},
        {9.5, 10, 1, "", "▼\u00a05,0\u00a0% so\u00a0với\u00a010,0"},
        {0, 4, 0, "", "▼\u00a0100\u00a0% so\u00a0với\u00a04"},
        {48210, 40000, 0, "hộ", "▲\u00a021\u00a0% so\u00a0với\u00a040.000"},
        {1200, 1000, 0, "€", "▲\u00a020\u00a0% so\u00a0với\u00a01.000\u00a0€"},
    };
    check("vi", rows, SUPPORT_COUNT(rows));
}

/* What says nothing, or would say that nothing or everything is gone, is left out. */
static void test_no_percentage(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {5, 0, 0, "", "▲\u00a0so\u00a0với\u00a00"},
        {5, -3, 0, "", "▲\u00a0so\u00a0với\u00a0−3"},
        {-3, 5, 0, "", "▼\u00a0so\u00a0với\u00a05"},
        {-5, -10, 0, "", "▲\u00a0so\u00a0với\u00a0−10"},
        {90000, 3, 0, "", "▲\u00a0so\u00a0với\u00a03"},
        {1000001, 1000000, 0, "", "▲\u00a0so\u00a0với\u00a01.000.000"},
        {1, 1000000, 0, "", "▼\u00a0so\u00a0với\u00a01.000.000"},
        {3, 1000, 0, "", "▼\u00a099,7\u00a0% so\u00a0với\u00a01.000"},
    };
    check("vi", rows, SUPPORT_COUNT(rows));
}

/* A share changes by points, and degrees by degrees. */
static void test_difference(void **state)
{
    (void)state;
    static const struct row vi[] = {
        {98.5, 99.1, 1, "%", "▼\u00a00,6\u00a0điểm\u00a0% so\u00a0với\u00a099,1\u00a0%"},
        {66.7, 50, 1, "%", "▲\u00a016,7\u00a0điểm\u00a0% so\u00a0với\u00a050,0\u00a0%"},
        {-2, 1, 0, "%", "▼\u00a03\u00a0điểm\u00a0% so\u00a0với\u00a01\u00a0%"},
        {5, 0, 0, "%", "▲\u00a05\u00a0điểm\u00a0% so\u00a0với\u00a00\u00a0%"},
        {50, 50, 0, "%", "=\u00a0so\u00a0với\u00a050\u00a0%"},
        {70.6, 69.6, 0, "%", "▲\u00a01\u00a0điểm\u00a0% so\u00a0với\u00a070\u00a0%"},
        {-3, 2, 0, "°C", "▼\u00a05\u00a0°C so\u00a0với\u00a02\u00a0°C"},
        {30.5, 20, 1, "°C", "▲\u00a010,5\u00a0°C so\u00a0với\u00a020,0\u00a0°C"},
    };
    static const struct row en[] = {
        {98.5, 99.1, 1, "%", "▼\u00a00.6\u00a0points from\u00a099.1\u00a0%"},
        {51, 50, 0, "%", "▲\u00a01\u00a0point from\u00a050\u00a0%"},
        {52, 50, 0, "%", "▲\u00a02\u00a0points from\u00a050\u00a0%"},
    };
    check("vi", vi, SUPPORT_COUNT(vi));
    check("en", en, SUPPORT_COUNT(en));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_percentage),
        cmocka_unit_test(test_no_percentage),
        cmocka_unit_test(test_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
