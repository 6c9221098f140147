#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void test_pieces_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    struct arena a = {0};
    unsigned char *piece[300];
    for (size_t i = 0; i < 300; i++) {
        piece[i] = arena_take(&a, i);
        assert_non_null(piece[i]);
        assert_int_equal((uintptr_t)piece[i] % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < i; k++) {
            assert_int_equal(piece[i][k], 0);
        }
        memset(piece[i], (int)(i % 251) + 1, i);
    }
    for (size_t i = 0; i < 300; i++) {
        for (size_t k = 0; k < i; k++) {
            assert_int_equal(piece[i][k], i % 251 + 1);
        }
    }
    assert_true(a.used >= 300 * 299 / 2);
    assert_true(a.reserved >= a.used);
    arena_free(&a);
}

static void test_pieces_stay_while_it_grows(void **state)
{
    (void)state;
    struct arena a = {0};
    char *first = arena_text(&a, "first", 5);
    for (int i = 0; i < 1000; i++) {
        assert_non_null(arena_take(&a, 1000));
    }
    assert_string_equal(first, "first");
    arena_free(&a);
}

static void test_absurd_sizes_are_refused(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_null(arena_take(&a, SIZE_MAX));
    assert_null(arena_take(&a, SIZE_MAX - 8));
    assert_null(arena_take(&a, SIZE_MAX - 20));
    assert_null(arena_take_array(&a, SIZE_MAX / 2, 3));
    assert_null(arena_take_array(&a, 3, SIZE_MAX / 2));
    assert_null(arena_text(&a, "", SIZE_MAX));
    assert_non_null(arena_take_array(&a, 0, 8));
    assert_non_null(arena_take_array(&a, 8, 0));
    arena_free(&a);
}

static void test_text_is_a_copy_of_its_length(void **state)
{
    (void)state;
    struct arena a = {0};
    char text[] = "abcdef";
    char *copy = arena_text(&a, text, 3);
    text[0] = 'x';
    assert_string_equal(copy, "abc");
    assert_string_equal(arena_text(&a, NULL, 0), "");
    arena_free(&a);
}

static void test_format_of_any_length(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_string_equal(arena_format(&a, "%s-%d", "x", 7), "x-7");
    char *wide = arena_format(&a, "%*d", 70000, 5);
    assert_non_null(wide);
    assert_int_equal(strlen(wide), 70000);
    arena_free(&a);
}

/* A show makes a page a minute for years: what it needs must not grow. */
static void test_reset_keeps_one_ordinary_block(void **state)
{
    (void)state;
    struct arena a = {0};
    size_t steady = 0;
    for (int round = 0; round < 50; round++) {
        for (int i = 0; i < 20; i++) {
            assert_non_null(arena_take(&a, 5000));
        }
        arena_reset(&a);
        assert_int_equal(a.used, 0);
        assert_true(round == 0 || a.reserved == steady);
        steady = a.reserved;
    }
    assert_true(steady < 64 * 1024);
    assert_non_null(arena_take(&a, 10 * 1024 * 1024));
    arena_reset(&a);
    assert_true(a.reserved < 64 * 1024);
    arena_free(&a);
}

static void test_what_is_taken_after_a_reset_is_zeroed(void **state)
{
    (void)state;
    struct arena a = {0};
    unsigned char *before = arena_take(&a, 100);
    memset(before, 0xff, 100);
    arena_reset(&a);
    unsigned char *piece = arena_take(&a, 100);
    assert_ptr_equal(piece, before); /* the same room is used again */
    for (size_t i = 0; i < 100; i++) {
        assert_int_equal(piece[i], 0);
    }
    arena_free(&a);
}

static void test_free_leaves_an_empty_one(void **state)
{
    (void)state;
    struct arena a = {0};
    arena_free(NULL);
    arena_free(&a);
    arena_reset(&a);
    assert_non_null(arena_take(&a, 1));
    arena_free(&a);
    assert_int_equal(a.used, 0);
    assert_int_equal(a.reserved, 0);
    assert_non_null(arena_take(&a, 1));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(test_pieces_stay_while_it_grows),
        cmocka_unit_test(test_absurd_sizes_are_refused),
        cmocka_unit_test(test_text_is_a_copy_of_its_length),
        cmocka_unit_test(test_format_of_any_length),
        cmocka_unit_test(test_reset_keeps_one_ordinary_block),
        cmocka_unit_test(test_what_is_taken_after_a_reset_is_zeroed),
        cmocka_unit_test(test_free_leaves_an_empty_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
