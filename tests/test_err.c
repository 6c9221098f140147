#include "base/err.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void test_set_fills_and_fails(void **state)
{
    (void)state;
    struct err err = {0};
    assert_false(err_set(&err, STATUS_NO_FILE, "%s: %d", "kiosk.db", 7));
    assert_int_equal(err.status, STATUS_NO_FILE);
    assert_string_equal(err.text, "kiosk.db: 7");
    assert_false(err_set(NULL, STATUS_NO_FILE, "nobody asks"));
}

static void test_one_line(void **state)
{
    (void)state;
    struct err err;
    (void)err_set(&err, STATUS_CONTENT, "a\nb\tc\rd\x1b[31m\x7f");
    assert_string_equal(err.text, "a b c d [31m ");
}

/* Whatever the length, the cut is at a whole character, and is marked. */
static void test_long_text_is_cut_at_a_character(void **state)
{
    (void)state;
    for (size_t shift = 0; shift < 8; shift++) {
        char text[900] = "";
        memset(text, 'x', shift);
        for (size_t i = shift; i + 3 < sizeof text; i += 3) {
            memcpy(text + i, "ệ", 3);
        }
        struct err err;
        (void)err_set(&err, STATUS_CONTENT, "%s", text);
        size_t length = strlen(err.text);
        assert_true(length < sizeof err.text);
        assert_true(length > sizeof err.text - 8);
        assert_true(text_valid(err.text, length));
        assert_string_equal(err.text + length - 3, "…");
        assert_memory_equal(err.text, text, length - 3);
    }
}

static void test_text_that_just_fits_is_whole(void **state)
{
    (void)state;
    struct err err;
    char text[sizeof err.text];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    (void)err_set(&err, STATUS_CONTENT, "%s", text);
    assert_string_equal(err.text, text);
}

static void test_memory_names_the_thing(void **state)
{
    (void)state;
    struct err err;
    assert_false(err_memory(&err, "the picture"));
    assert_int_equal(err.status, STATUS_MEMORY);
    assert_non_null(strstr(err.text, "the picture"));
}

static void test_prefix_keeps_the_status(void **state)
{
    (void)state;
    struct err err;
    (void)err_set(&err, STATUS_DAMAGED, "100%% of page %d", 3);
    assert_false(err_prefix(&err, "slide %d", 12));
    assert_int_equal(err.status, STATUS_DAMAGED);
    assert_string_equal(err.text, "slide 12: 100% of page 3");
    assert_false(err_prefix(NULL, "slide %d", 12));
}

static void test_prefixes_without_end_stay_in_bounds(void **state)
{
    (void)state;
    struct err err;
    (void)err_set(&err, STATUS_DAMAGED, "ệ");
    for (int i = 0; i < 100; i++) {
        (void)err_prefix(&err, "tệp số %d", i);
        assert_true(strlen(err.text) < sizeof err.text);
        assert_true(text_valid(err.text, strlen(err.text)));
    }
    assert_int_equal(err.status, STATUS_DAMAGED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_set_fills_and_fails),
        cmocka_unit_test(test_one_line),
        cmocka_unit_test(test_long_text_is_cut_at_a_character),
        cmocka_unit_test(test_text_that_just_fits_is_whole),
        cmocka_unit_test(test_memory_names_the_thing),
        cmocka_unit_test(test_prefix_keeps_the_status),
        cmocka_unit_test(test_prefixes_without_end_stay_in_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
