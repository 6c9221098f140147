#include "layout/number.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct both {
    struct stage vi, en;
    struct arena arena;
};

static int open_both(void **state)
{
    static struct both b;
    stage_open(&b.vi, "formal", "vi", false);
    stage_open(&b.en, "formal", "en", false);
    *state = &b;
    return 0;
}

static int close_both(void **state)
{
    struct both *b = *state;
    stage_close(&b->vi);
    stage_close(&b->en);
    arena_free(&b->arena);
    return 0;
}

static void test_magnitudes(void **state)
{
    struct both *b = *state;
    static const struct {
        double value;
        int decimals;
        enum magnitude magnitude;
        const char *vi, *en;
    } rows[] = {
        {12500000, 0, MAGNITUDE_MILLION, "12,5", "12.5"},
        {12500000, 2, MAGNITUDE_MILLION, "12,5", "12.5"},
        {12345678, 0, MAGNITUDE_MILLION, "12,345678", "12.345678"},
        {-12500000, 0, MAGNITUDE_MILLION, "−12,5", "−12.5"},
        {1e12, 0, MAGNITUDE_BILLION, "1.000", "1,000"},
        {1e12, 0, MAGNITUDE_TRILLION, "1", "1"},
        {999999999999999, 0, MAGNITUDE_BILLION, "999.999,999999999", "999,999.999999999"},
        {0, 0, MAGNITUDE_MILLION, "0", "0"},
        {-0.0, 3, MAGNITUDE_THOUSAND, "0", "0"},
        {350000, 0, MAGNITUDE_MILLION, "0,35", "0.35"},
        {4416, 0, MAGNITUDE_THOUSAND, "4,416", "4.416"},
        {0.5, 1, MAGNITUDE_THOUSAND, "0,0005", "0.0005"},
        {0.001, 3, MAGNITUDE_ONE, "0,001", "0.001"},
        {1000, 2, MAGNITUDE_ONE, "1.000,00", "1,000.00"}, /* in full its zeros stay */
        {100000, 0, MAGNITUDE_THOUSAND, "100", "100"},
        {1234.5, 1, MAGNITUDE_THOUSAND, "1,2345", "1.2345"},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(rows); i++) {
        assert_string_equal(number_in(&b->vi.language, &b->arena, rows[i].value, rows[i].decimals,
                                      rows[i].magnitude),
                            rows[i].vi);
        assert_string_equal(number_in(&b->en.language, &b->arena, rows[i].value, rows[i].decimals,
                                      rows[i].magnitude),
                            rows[i].en);
        int behind = number_decimals(rows[i].value, rows[i].decimals, rows[i].magnitude);
        const char *mark = strchr(rows[i].vi, ',');
        assert_int_equal(behind, mark == NULL ? 0 : strlen(mark + 1));
    }
}

/* The figure without its groups, times the magnitude, is the figure in the file, to the digit. */
static void test_no_digit_is_lost(void **state)
{
    struct both *b = *state;
    struct rng rng = {7};
    for (int i = 0; i < 20000; i++) {
        int decimals = (int)rng_below(&rng, 7);
        double value = (double)rng_below(&rng, 1000000000000) / pow(10, decimals);
        value *= pow(10, (double)rng_below(&rng, 3));
        enum magnitude m = (enum magnitude)rng_below(&rng, MAGNITUDE_COUNT);
        const char *text = number_in(&b->en.language, &b->arena, value, decimals, m);
        char plain[64];
        char full[64];
        size_t length = 0;
        for (; *text != '\0'; text++) {
            if (*text != ',') {
                plain[length++] = *text;
            }
        }
        (void)snprintf(plain + length, sizeof plain - length, "e%d", 3 * (int)m);
        (void)snprintf(full, sizeof full, "%.*f", decimals, value);
        double told = strtod(plain, NULL);
        double meant = strtod(full, NULL);
        if (told > meant || told < meant) {
            fail_msg("%s is told as %s", full, plain);
        }
        arena_free(&b->arena);
    }
}

static void test_units_that_are_large_already(void **state)
{
    struct both *b = *state;
    static const char *const large[] = {"triệu đồng",     "tỷ\u00a0đồng", "nghìn lượt", "tỷ", "trđ",
                                        "triệu đồng/năm", "million",      "USD million"};
    static const char *const others[] = {"", "đồng", "lượt", "kg", "trang", "millionaires"};
    for (size_t i = 0; i < SUPPORT_COUNT(large); i++) {
        assert_true(number_has_large_unit(&b->vi.language, large[i]));
        assert_true(number_has_large_unit(&b->en.language, large[i]));
    }
    for (size_t i = 0; i < SUPPORT_COUNT(others); i++) {
        assert_false(number_has_large_unit(&b->vi.language, others[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_magnitudes),
        cmocka_unit_test(test_no_digit_is_lost),
        cmocka_unit_test(test_units_that_are_large_already),
    };
    return cmocka_run_group_tests(tests, open_both, close_both);
}
