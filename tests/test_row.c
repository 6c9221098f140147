/* The columns of a row that anybody may have written. */
#include "support.h"

#include "content/row.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

struct table {
    sqlite3 *db;
    struct arena arena;
    struct err err;
    struct row row;
};

static int begin(void **state)
{
    static struct table t;
    t = (struct table){0};
    assert_int_equal(sqlite3_open(":memory:", &t.db), SQLITE_OK);
    *state = &t;
    return 0;
}

static int end(void **state)
{
    struct table *t = *state;
    sqlite3_finalize(t->row.statement);
    sqlite3_close(t->db);
    arena_free(&t->arena);
    return 0;
}

/* Stands on the row of the expressions, of which nothing is read yet. */
static struct row *stand(struct table *t, const char *sql)
{
    sqlite3_finalize(t->row.statement);
    t->err = (struct err){0};
    t->row = (struct row){.arena = &t->arena, .err = &t->err, .ok = true};
    assert_int_equal(sqlite3_prepare_v2(t->db, sql, -1, &t->row.statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(t->row.statement), SQLITE_ROW);
    return &t->row;
}

static void check_refused(const struct table *t, const char *words)
{
    assert_false(t->row.ok);
    assert_int_equal(t->err.status, STATUS_CONTENT);
    if (strstr(t->err.text, words) == NULL) {
        fail_msg("\"%s\" is not in \"%s\"", words, t->err.text);
    }
}

/* Letter and mark become one; and the limit counts what is in the file, before that. */
static void text_is_in_nfc(void **state)
{
    struct table *t = *state;
    struct row *row = stand(t, "SELECT 'e' || char(0x302, 0x309), ''");
    assert_string_equal(row_text(row, 0, 3, "heading"), "ể");
    assert_string_equal(row_text(row, 1, 3, "lead"), "");
    assert_true(row->ok);
    row = stand(t, "SELECT 'e' || char(0x302, 0x309)");
    assert_string_equal(row_text(row, 0, 2, "heading"), "");
    check_refused(t, "heading has more than 2 characters");
}

/* Characters count, not bytes: four bytes each are allowed. */
static void text_counts_characters(void **state)
{
    struct table *t = *state;
    struct row *row = stand(t, "SELECT char(0x1F4DA, 0x1F4DA, 0x1F4DA)");
    assert_string_equal(row_text(row, 0, 3, "body"), "📚📚📚");
    row = stand(t, "SELECT char(0x1F4DA, 0x1F4DA, 0x1F4DA)");
    assert_string_equal(row_text(row, 0, 2, "body"), "");
    check_refused(t, "body has more than 2 characters");
}

static void what_is_no_text_is_refused(void **state)
{
    static const struct {
        const char *sql, *words;
    } cases[] = {
        {"SELECT 12", "is not text"},
        {"SELECT 1.5", "is not text"},
        {"SELECT NULL", "is not text"},
        {"SELECT X'616263'", "is not text"},
        {"SELECT CAST(X'61FF' AS TEXT)", "not valid UTF-8"},
        {"SELECT CAST(X'61C3' AS TEXT)", "not valid UTF-8"},     /* cut off */
        {"SELECT CAST(X'C080' AS TEXT)", "not valid UTF-8"},     /* too long for what it is */
        {"SELECT CAST(X'EDA080' AS TEXT)", "not valid UTF-8"},   /* half of a pair */
        {"SELECT CAST(X'F4908080' AS TEXT)", "not valid UTF-8"}, /* over U+10FFFF */
        {"SELECT CAST(X'610062' AS TEXT)", "not valid UTF-8"},   /* a zero byte */
    };
    struct table *t = *state;
    for (size_t i = 0; i < SUPPORT_COUNT(cases); i++) {
        struct row *row = stand(t, cases[i].sql);
        assert_string_equal(row_text(row, 0, 10, "note"), "");
        check_refused(t, cases[i].words);
    }
}

static void whole_numbers_have_their_range(void **state)
{
    static const char *const wrong[] = {"SELECT 0",    "SELECT 11",   "SELECT -9223372036854775808",
                                        "SELECT '5'",  "SELECT NULL", "SELECT 5.0",
                                        "SELECT X'35'"};
    struct table *t = *state;
    struct row *row = stand(t, "SELECT 1, 10, 9223372036854775807");
    assert_int_equal(row_integer(row, 0, 1, 10, "position"), 1);
    assert_int_equal(row_integer(row, 1, 1, 10, "position"), 10);
    assert_true(row_integer(row, 2, 1, INT64_MAX, "id") == INT64_MAX);
    assert_true(row->ok);
    for (size_t i = 0; i < SUPPORT_COUNT(wrong); i++) {
        row = stand(t, wrong[i]);
        assert_int_equal(row_integer(row, 0, 1, 10, "position"), 0);
        check_refused(t, "position is not a whole number from 1 to 10");
    }
}

/* Infinity comes from 9e999; SQLite stores NaN as NULL. */
static void numbers_have_their_range(void **state)
{
    static const char *const wrong[] = {"SELECT 3600.5", "SELECT -1",   "SELECT 9e999",
                                        "SELECT -9e999", "SELECT NULL", "SELECT '20'"};
    struct table *t = *state;
    struct row *row = stand(t, "SELECT 2.5, 3600");
    assert_true(row_real(row, 0, 2, 3600, "seconds") == 2.5);
    assert_true(row_real(row, 1, 2, 3600, "seconds") == 3600);
    assert_true(row->ok);
    for (size_t i = 0; i < SUPPORT_COUNT(wrong); i++) {
        row = stand(t, wrong[i]);
        assert_true(row_real(row, 0, 2, 3600, "seconds") == 0);
        check_refused(t, "seconds is not a number from 2 to 3600");
    }
}

static void words_are_whole(void **state)
{
    static const char *const kinds[] = {"photo", "photos", NULL};
    static const char *const wrong[] = {"SELECT 'phot'", "SELECT 'Photo'", "SELECT ''",
                                        "SELECT CAST(X'70686F746F00' AS TEXT)"};
    struct table *t = *state;
    struct row *row = stand(t, "SELECT 'photo', 'photos'");
    assert_int_equal(row_word(row, 0, kinds, "kind"), 0);
    assert_int_equal(row_word(row, 1, kinds, "kind"), 1);
    assert_true(row->ok);
    for (size_t i = 0; i < SUPPORT_COUNT(wrong); i++) {
        row = stand(t, wrong[i]);
        assert_int_equal(row_word(row, 0, kinds, "kind"), 0);
        check_refused(t, "kind is none that this program knows");
    }
}

/* Whoever reads on after an error gets nothing, and the first error is what is told. */
static void the_first_error_stays(void **state)
{
    static const char *const kinds[] = {"awards", "photo", NULL};
    struct table *t = *state;
    struct row *row = stand(t, "SELECT 99, 'text', 2.5, 'photo'");
    assert_int_equal(row_integer(row, 0, 1, 10, "position"), 0);
    assert_string_equal(row_text(row, 1, 10, "heading"), "");
    assert_true(row_real(row, 2, 0, 10, "seconds") == 0);
    assert_int_equal(row_word(row, 3, kinds, "kind"), 0);
    row_refuse(row, "a later fault");
    check_refused(t, "position is not");
}

static void null_is_told(void **state)
{
    struct table *t = *state;
    const struct row *row = stand(t, "SELECT NULL, '', 0");
    assert_true(row_null(row, 0));
    assert_false(row_null(row, 1));
    assert_false(row_null(row, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_in_nfc),
        cmocka_unit_test(text_counts_characters),
        cmocka_unit_test(what_is_no_text_is_refused),
        cmocka_unit_test(whole_numbers_have_their_range),
        cmocka_unit_test(numbers_have_their_range),
        cmocka_unit_test(words_are_whole),
        cmocka_unit_test(the_first_error_stays),
        cmocka_unit_test(null_is_told),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
