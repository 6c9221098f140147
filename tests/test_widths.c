/* Widths that are remembered. */
#include "paint/type.h"
#include "paint/widths.h"

#include "paint_helpers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void what_is_kept_is_found(void **state)
{
    (void)state;
    enum { TEXTS = 2000 };
    struct widths w = {0};
    size_t found = 0;
    assert_int_equal(widths_find(&w, widths_key(0, 20, "a", 1)), -1);
    for (int i = 0; i < TEXTS; i++) {
        char text[16];
        const int length = snprintf(text, sizeof text, "%d", i);
        widths_keep(&w, widths_key(0, 20, text, (size_t)length), i);
        assert_int_equal(widths_find(&w, widths_key(0, 20, text, (size_t)length)), i);
    }
    for (int i = 0; i < TEXTS; i++) {
        char text[16];
        const int length = snprintf(text, sizeof text, "%d", i);
        const int width = widths_find(&w, widths_key(0, 20, text, (size_t)length));
        assert_true(width == i || width == -1); /* or its place was taken */
        found += width == i;
    }
    assert_true(found > TEXTS / 2);
    widths_free(&w);
    assert_int_equal(widths_find(&w, widths_key(0, 20, "7", 1)), -1);
}

static void face_size_and_length_tell_texts_apart(void **state)
{
    (void)state;
    const uint64_t key = widths_key(1, 20, "abc", 3);
    assert_true(key == widths_key(1, 20, "abcd", 3));
    assert_true(key != widths_key(2, 20, "abc", 3));
    assert_true(key != widths_key(1, 21, "abc", 3));
    assert_true(key != widths_key(1, 20, "ab", 2));
    assert_true(widths_key(0, 0, "", 0) != 0);
}

/* The same whether it is measured or remembered, until the memory is given back. */
static void the_measurer_remembers(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "Hội nghị", "W", "→ 😀", "a\u0301"};
    const struct painter_faces files = helper_faces();
    struct type type = {0};
    struct err err = {0};
    assert_true(type_open(&type, &files, &err));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const size_t length = strlen(texts[i]);
        const uint64_t key = widths_key(FACE_TEXT, 40, texts[i], length);
        assert_int_equal(widths_find(&type.widths, key), -1);
        const int measured = type_width(&type, FACE_TEXT, 40, texts[i], length);
        assert_int_equal(widths_find(&type.widths, key), measured);
        assert_int_equal(type_width(&type, FACE_TEXT, 40, texts[i], length), measured);
        type_trim(&type);
        assert_null(type.widths.entry);
        assert_int_equal(type_width(&type, FACE_TEXT, 40, texts[i], length), measured);
        type_trim(&type);
    }
    type_free(&type);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_kept_is_found),
        cmocka_unit_test(face_size_and_length_tell_texts_apart),
        cmocka_unit_test(the_measurer_remembers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
