#include "commands/import_number.h"

#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

static void figures_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char mark;
        double value;
        int decimals;
        bool percent;
    } cases[] = {
        {"0", '.', 0, 0, false},
        {"70880", ',', 70880, 0, false},
        {"12,50", ',', 12.5, 2, false},
        {"12.50", '.', 12.5, 2, false},
        {"1.234.567,8", ',', 1234567.8, 1, false},
        {"1,234,567.8", '.', 1234567.8, 1, false},
        {"1 234 567", ',', 1234567, 0, false},
        {"1\u00a0234,5", ',', 1234.5, 1, false},
        {"1\u202f234", '.', 1234, 0, false},
        {"1'234.5", '.', 1234.5, 1, false},
        {"-3,5", ',', -3.5, 1, false},
        {"\u22123,5", ',', -3.5, 1, false},
        {"+3", ',', 3, 0, false},
        {"0,125", ',', 0.125, 3, false},
        {"12,5%", ',', 12.5, 1, true},
        {"12,5 %", ',', 12.5, 1, true},
        {"100\u00a0%", '.', 100, 0, true},
        {"999999999999999", '.', 999999999999999, 0, false},
        {"007", '.', 7, 0, false},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(cases); i++) {
        struct import_number number;
        if (!import_number_read(cases[i].text, cases[i].mark, &number)) {
            fail_msg("%s is a figure", cases[i].text);
        }
        assert_true(fabs(number.value - cases[i].value) < 1e-9);
        assert_int_equal(number.decimals, cases[i].decimals);
        assert_int_equal(number.percent, cases[i].percent);
    }
}

static void others_are_not(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",          "abc",         "-",
        "1e5",       "0x10",        "inf",
        "nan",       "1..5",        "1,,5",
        "1.5.5",     ",5",          "5,",
        "12 5",      "1 23",        "1.2345.678,1",
        "12,5,5",    "5 kg",        "%",
        "1.234 567", "0.123.456,0", "--1",
        "1%%",       "1, 5",        "11111111111111111111111111111111111111111111"};
    for (size_t i = 0; i < SUPPORT_COUNT(texts); i++) {
        struct import_number number;
        if (import_number_read(texts[i], ',', &number)) {
            fail_msg("%s is no figure, but was read as %g", texts[i], number.value);
        }
    }
}

static void marks_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char mark;
    } cases[] = {
        {"1200", 0},    {"1.200", '?'},   {"1,200", '?'},   {"1.2", '.'},
        {"1,2", ','},   {"1.200,5", ','}, {"1,200.5", '.'}, {"1.200.300", ','},
        {"0.125", '.'}, {"0,125", ','},   {"1 200", 0},     {"1200.300", '.'},
        {"abc", '!'},   {"", '!'},        {"-5%", 0},       {"1 200,25", ','},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(cases); i++) {
        if (import_number_mark(cases[i].text) != cases[i].mark) {
            fail_msg("%s: '%c'", cases[i].text, import_number_mark(cases[i].text));
        }
    }
}

/* What is written with a comma and dots in threes comes back. */
static void random_figures_come_back(void **state)
{
    (void)state;
    struct rng rng = {9};
    for (int round = 0; round < 5000; round++) {
        char plain[32];
        int decimals = (int)rng_below(&rng, 4);
        double value = (double)(rng_next(&rng) % 100000000000u) / pow(10, decimals);
        (void)snprintf(plain, sizeof plain, "%.*f", decimals, value);
        char grouped[64];
        char *to = grouped;
        size_t whole = strcspn(plain, ".");
        for (size_t i = 0; i < whole; i++) {
            if (i > 0 && (whole - i) % 3 == 0) {
                *to++ = '.';
            }
            *to++ = plain[i];
        }
        (void)strcpy(to, plain + whole);
        if (*to == '.') {
            *to = ',';
        }
        struct import_number number;
        assert_true(import_number_read(grouped, ',', &number));
        assert_int_equal(number.decimals, decimals);
        char again[32];
        (void)snprintf(again, sizeof again, "%.*f", decimals, number.value);
        assert_string_equal(again, plain);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_read),
        cmocka_unit_test(others_are_not),
        cmocka_unit_test(marks_are_told),
        cmocka_unit_test(random_figures_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
