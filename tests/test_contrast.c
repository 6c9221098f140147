#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/asset.h"
#include "layout/contrast.h"
#include "layout/theme.h"

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

static void test_blending(void **state)
{
    (void)state;
    assert_int_equal(contrast_blend(0xff8000, 0x0080ff, 255), 0xff8000);
    assert_int_equal(contrast_blend(0xff8000, 0x0080ff, 0), 0x0080ff);
    assert_int_equal(contrast_blend(0xffffff, 0x000000, 128), 0x808080);
}

/* Text on a picture can be read on any pixel, and the layer is no denser than that needs. */
static void test_scrim_of_every_theme(void **state)
{
    (void)state;
    static const char *const themes[] = {"assets/themes/formal.ini", "assets/themes/blue.ini",
                                         "assets/themes/dark.ini"};
    for (size_t i = 0; i < 3; i++) {
        struct theme t;
        struct err err = {0};
        assert_true(theme_read(&t, asset_find(themes[i]), &err));
        const colour inks[] = {t.ink, t.ink_2, t.accent};
        double ratio = t.high_contrast ? CONTRAST_HIGH : CONTRAST_TEXT;
        assert_true(t.high_contrast == (i == 2));
        int alpha = contrast_scrim(t.field, inks, 3, ratio);
        assert_in_range(alpha, 100, 230); /* some of the picture is left */
        double least = 21;
        double thinner = 21;
        for (colour pixel = 0; pixel < 0x1000000; pixel += 0x030507) {
            colour on = contrast_blend(t.field, pixel, alpha);
            for (size_t k = 0; k < 3; k++) {
                least = fmin(least, contrast_ratio(inks[k], on));
            }
        }
        for (size_t k = 0; k < 6; k++) {
            colour on = contrast_blend(t.field, k % 2 == 0 ? 0 : 0xffffff, alpha - 1);
            thinner = fmin(thinner, contrast_ratio(inks[k / 2], on));
        }
        assert_true(least >= ratio);
        assert_true(thinner < ratio);
    }
}

static void test_scrim_that_is_not_enough(void **state)
{
    (void)state;
    const colour grey = 0xaaaaaa;
    assert_int_equal(contrast_scrim(0xffffff, &grey, 1, CONTRAST_TEXT), 255);
    const colour black = 0;
    assert_int_equal(contrast_scrim(0xffffff, &black, 0, CONTRAST_TEXT), 0);
    assert_in_range(contrast_scrim(0xffffff, &black, 1, CONTRAST_TEXT), 100, 150);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_pairs),
        cmocka_unit_test(test_order_and_alpha_do_not_matter),
        cmocka_unit_test(test_bounds_of_the_guidelines),
        cmocka_unit_test(test_blending),
        cmocka_unit_test(test_scrim_of_every_theme),
        cmocka_unit_test(test_scrim_that_is_not_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
