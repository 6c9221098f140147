#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout/contrast.h"

#include <math.h>

/* Ratios that other tools tell for these pairs, to two digits. */
static void test_known_pairs(void **state)
{
    (void)state;
    static const struct {
        colour a, b;
        double ratio;
    } cases[] = {
        {0x000000, 0xffffff, 21},   {0xffffff, 0xffffff, 1},     {0x777777, 0xffffff, 4.48},
        {0x767676, 0xffffff, 4.54}, {0x595959, 0xffffff, 7.00},  {0xff0000, 0xffffff, 4.00},
        {0x0000ff, 0xffffff, 8.59}, {0x00ff00, 0x000000, 15.30}, {0x0a0a0a, 0x000000, 1.06},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double ratio = contrast_ratio(cases[i].a, cases[i].b);
        if (fabs(ratio - cases[i].ratio) > .006) {
            fail_msg("#%06X on #%06X: %.3f, not %.2f", (unsigned)cases[i].a, (unsigned)cases[i].b,
                     ratio, cases[i].ratio);
        }
    }
}

static void test_order_and_alpha_do_not_matter(void **state)
{
    (void)state;
    assert_true(fabs(contrast_ratio(0x651115, 0xfbf7ee) - contrast_ratio(0xfbf7ee, 0x651115)) <
                1e-12);
    assert_true(fabs(contrast_ratio(0xff000000, 0xffffff) - 21) < 1e-9);
}

static void test_bounds_of_the_guidelines(void **state)
{
    (void)state;
    assert_true(contrast_ratio(0x777777, 0xffffff) < CONTRAST_TEXT);
    assert_true(contrast_ratio(0x767676, 0xffffff) >= CONTRAST_TEXT);
    assert_true(contrast_ratio(0x595959, 0xffffff) >= CONTRAST_HIGH);
    assert_true(contrast_ratio(0x5a5a5a, 0xffffff) < CONTRAST_HIGH);
    assert_true(contrast_ratio(0x949494, 0xffffff) >= CONTRAST_SHAPE);
    assert_true(contrast_ratio(0x959595, 0xffffff) < CONTRAST_SHAPE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_pairs),
        cmocka_unit_test(test_order_and_alpha_do_not_matter),
        cmocka_unit_test(test_bounds_of_the_guidelines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
