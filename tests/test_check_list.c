#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "checked.h"

#define ROLL                                                                        \
    "INSERT INTO slide (id, position, kind, heading) VALUES (1, 1, 'awards', 'A');" \
    "INSERT INTO award (slide, position, category, recipient, honour, reason) VALUES "

static void test_a_name_twice(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, ROLL "(1, 1, 'Giỏi', 'Trần Mẫu', '9A', ''), (1, 2, 'Giỏi', 'Lê Mẫu', '9A', ''),"
                         "(1, 3, 'Giỏi', 'Trần Mẫu', '9A', '');");
    checked_one(&c, SEVERITY_WARNING, "name-twice", 1, "\"Trần Mẫu\" stands 2 times in Giỏi");
    assert_int_equal(c.count, 1);
}

/* In other letters, other Unicode, another white space. */
static void test_a_name_written_otherwise(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, ROLL "(1, 1, '', 'Trần Mẫu', '', ''), (1, 2, '', 'TRẦN\u00a0 MẪU ', '', ''),"
                         "(1, 3, '', 'Tra\u0302\u0300n Mẫu', '', '');");
    checked_one(&c, SEVERITY_WARNING, "name-twice", 1, "stands 3 times");
    assert_int_equal(c.count, 1);
}

static void test_two_people_of_one_name(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c,
                ROLL "(1, 1, 'Giỏi', 'Trần Mẫu', '9A', ''), (1, 2, 'Giỏi', 'Trần Mẫu', '6B', '');");
    checked_one(&c, SEVERITY_NOTE, "name-again", 1, "\"Trần Mẫu\" stands 2 times in Giỏi");
    assert_int_equal(c.count, 1);
}

static void test_a_name_in_two_categories(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, ROLL
                "(1, 1, 'Giỏi', 'Trần Mẫu', '', ''), (1, 2, 'Chuyên cần', 'Trần Mẫu', '', '');");
    checked_none(&c, NULL);
}

/* Lines that tell a count have no name. */
static void test_counts(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c,
                "INSERT INTO slide (id, position, kind, heading) VALUES (1, 1, 'awards', 'A');"
                "INSERT INTO award (slide, position, category, count) VALUES (1, 1, 'Giỏi', 3), "
                "(1, 2, 'Giỏi', 4);");
    checked_none(&c, "name-twice");
    checked_none(&c, "name-again");
}

#define CHART                                                                                  \
    "INSERT INTO slide (id, position, kind, heading, chart) VALUES (1, 1, 'statistics', 'S', " \
    "'bars');"                                                                                 \
    "INSERT INTO statistic (slide, position, label, series, value) VALUES "

static void test_a_figure_twice(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, CHART "(1, 1, 'Sách', '2019', 1), (1, 2, 'Báo', '2019', 2), "
                          "(1, 3, 'sách', '2019', 3);");
    checked_one(&c, SEVERITY_WARNING, "figure-twice", 1, "has 2 figures in 2019");
    assert_int_equal(c.count, 1);
    checked_sql(&c, CHART "(1, 1, 'Sách', '2019', 1), (1, 2, 'Sách', '2020', 2);");
    checked_none(&c, NULL);
}

static void test_fold(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"", ""},
        {" \n\t\u00a0", ""},
        {" Trần \u00a0\n MẪU ", "trần mẫu"},
        {"ĐỨC", "đức"},
        {"e\u0302\u0301", "ế"},
        {"Straße", "strasse"},
        {"a\u2009b", "a\u2009b"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(text_fold(&arena, cases[i].text), cases[i].want);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_name_twice),
        cmocka_unit_test(test_a_name_written_otherwise),
        cmocka_unit_test(test_two_people_of_one_name),
        cmocka_unit_test(test_a_name_in_two_categories),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_a_figure_twice),
        cmocka_unit_test(test_fold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
