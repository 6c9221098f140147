#include "base/decimal.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double least, most;
        int decimals;
        double want;
    } good[] = {
        {"0", 0, 0, 0, 0},         {"007", 0, 10, 0, 7},
        {"0.125", 0, 1, 3, 0.125}, {"999999999999999", 0, 1e15, 0, 999999999999999},
        {"1.2", 1.2, 1.2, 2, 1.2},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(good); i++) {
        double number = -1;
        assert_true(
            decimal_read(good[i].text, good[i].least, good[i].most, good[i].decimals, &number));
        assert_true(number == good[i].want);
    }
    static const char *const bad[] = {"",
                                      " 5",
                                      "5 ",
                                      "-1",
                                      "+1",
                                      "0x10",
                                      "inf",
                                      "5.",
                                      "1.25",
                                      ".5",
                                      "1e1",
                                      "1,5",
                                      "10.1",
                                      "1.0.0",
                                      "5%",
                                      "nan",
                                      "1_0",
                                      "1.-1",
                                      "9999999999999999"};
    for (size_t i = 0; i < SUPPORT_COUNT(bad); i++) {
        double number = -1;
        assert_false(decimal_read(bad[i], 0, i + 1 == SUPPORT_COUNT(bad) ? 1e17 : 10, 1, &number));
        assert_true(number == -1);
    }
    double number = -1;
    assert_false(decimal_read("1.0", 0, 10, 0, &number));
}

static void test_sizes(void **state)
{
    (void)state;
    int width = -1;
    int height = -1;
    assert_true(decimal_size("1920x1080", &width, &height));
    assert_int_equal(width, 1920);
    assert_int_equal(height, 1080);
    assert_true(decimal_size("1x16384", &width, &height));
    assert_int_equal(width, 1);
    assert_int_equal(height, 16384);
    static const char *const bad[] = {"",        "1920", "1920x", "x1080", "0x5",      "5x0",
                                      "5x16385", "-1x5", "5x-1",  "1x2x3", "1 x 2",    "1x2 ",
                                      "0x10x",   "full", "5X5",   "5.0x5", "000005x5", "99999x5"};
    for (size_t i = 0; i < SUPPORT_COUNT(bad); i++) {
        assert_false(decimal_size(bad[i], &width, &height));
    }
    assert_int_equal(width, 1);
    assert_int_equal(height, 16384);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_sizes),
    };
    return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
