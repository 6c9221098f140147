#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/widths.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void test_known_and_unknown(void **state)
{
    (void)state;
    struct widths w = {0};
    int width = -1;
    assert_false(widths_find(&w, 1, 20, "tháng", 6, &width));
    widths_add(&w, 1, 20, "tháng", 6, 77);
    assert_true(widths_find(&w, 1, 20, "tháng, tại", 6, &width));
    assert_int_equal(width, 77);
    /* Another face, size, length or text is another one. */
    assert_false(widths_find(&w, 2, 20, "tháng", 6, &width));
    assert_false(widths_find(&w, 1, 21, "tháng", 6, &width));
    assert_false(widths_find(&w, 1, 20, "tháng", 5, &width));
    assert_false(widths_find(&w, 1, 20, "thángg", 7, &width));
    assert_false(widths_find(&w, 1, 20, "mười ", 6, &width));
    widths_add(&w, 1, 20, "tháng", 6, 78); /* it is there already */
    assert_true(widths_find(&w, 1, 20, "tháng", 6, &width));
    assert_int_equal(width, 77);
    /* Nothing has no width to be kept. */
    widths_add(&w, 1, 20, "", 0, 5);
    assert_false(widths_find(&w, 1, 20, "", 0, &width));
    widths_free(&w);
    assert_false(widths_find(&w, 1, 20, "tháng", 6, &width));
    widths_free(&w);
}

/* However many there are, what is found is right, and the last ones are. */
static void test_many(void **state)
{
    (void)state;
    enum { MANY = 20000, LAST = 1000 };
    struct widths w = {0};
    char text[32];
    for (int i = 0; i < MANY; i++) {
        int width = 0;
        const int length = snprintf(text, sizeof text, "%d words", i);
        assert_false(widths_find(&w, i % 3, i % 50, text, (size_t)length, &width));
        widths_add(&w, i % 3, i % 50, text, (size_t)length, i);
        assert_true(widths_find(&w, i % 3, i % 50, text, (size_t)length, &width));
        assert_int_equal(width, i);
    }
    int found = 0;
    for (int i = 0; i < MANY; i++) {
        int width = 0;
        const int length = snprintf(text, sizeof text, "%d words", i);
        if (widths_find(&w, i % 3, i % 50, text, (size_t)length, &width)) {
            assert_int_equal(width, i);
            found++;
        }
    }
    assert_in_range(found, 1, MANY / 2);
    widths_free(&w);
}

/* Texts that would not fit are not kept, and those that just do drive the others out. */
static void test_long(void **state)
{
    (void)state;
    enum { LONG = 100 * 1024, TOO_LONG = 200 * 1024 };
    struct widths w = {0};
    int width = 0;
    char *text = malloc(TOO_LONG);
    memset(text, 'x', TOO_LONG);
    widths_add(&w, 0, 9, text, TOO_LONG, 3);
    assert_false(widths_find(&w, 0, 9, text, TOO_LONG, &width));
    widths_add(&w, 0, 9, text, LONG, 1);
    assert_true(widths_find(&w, 0, 9, text, LONG, &width));
    widths_add(&w, 0, 9, text, LONG + 1, 2);
    assert_false(widths_find(&w, 0, 9, text, LONG, &width));
    assert_true(widths_find(&w, 0, 9, text, LONG + 1, &width));
    assert_int_equal(width, 2);
    free(text);
    widths_free(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_and_unknown),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
