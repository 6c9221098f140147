/* The columns that can be imported are those of the schema, with its limits and with names that can
 * be told apart. */
#include "commands/import_columns.h"

#include "content/write.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static const char *const words[] = {"announcements", "statistics", "awards"};

static void names_are_found(void **state)
{
    (void)state;
    const struct import_kind *kind = import_kind_find("awards");
    assert_non_null(kind);
    static const char *const same[] = {"recipient",   "Tên",       "TÊN",       "ten",
                                       "Họ và tên",   "HỌ VÀ TÊN", "ho_va_ten", "họ  và\u00a0tên ",
                                       "Ho\u0323 ten"};
    for (size_t i = 0; i < SUPPORT_COUNT(same); i++) {
        assert_int_equal(import_column_find(kind, same[i]), 0);
    }
    static const char *const none[] = {
        "", "tênn", "t", "slide", "id", ",", "họ tên, họ và tên", "\xf0\x9f\x93\x9a"};
    for (size_t i = 0; i < SUPPORT_COUNT(none); i++) {
        assert_int_equal(import_column_find(kind, none[i]), -1);
    }
    char long_name[2000];
    memset(long_name, 'x', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    assert_int_equal(import_column_find(kind, long_name), -1);
    assert_null(import_kind_find("award"));
    assert_true(import_same("CÓ", "có", strlen("có")));
    assert_true(import_same("ĐÚNG", "dung", 4));
    assert_false(import_same("có", "không", strlen("không")));
}

static void each_name_means_one_column(void **state)
{
    (void)state;
    for (size_t i = 0; i < SUPPORT_COUNT(words); i++) {
        const struct import_kind *kind = import_kind_find(words[i]);
        assert_non_null(kind);
        for (size_t k = 0; k < kind->count; k++) {
            assert_int_equal(import_column_find(kind, kind->columns[k].name), (int)k);
            char *others = strdup(kind->columns[k].others);
            assert_non_null(others);
            char *rest = others;
            for (const char *name; (name = strsep(&rest, ",")) != NULL;) {
                if (import_column_find(kind, name) != (int)k) {
                    fail_msg("%s: %s is not %s", words[i], name, kind->columns[k].name);
                }
            }
            free(others);
        }
    }
}

/* A row of the kind that has everything that it needs. */
static size_t whole_row(const struct import_kind *kind, struct write_value *values)
{
    static const struct write_value slide[] = {
        {.column = "kind", .type = WRITE_TEXT, .text = "announcement"},
        {.column = "position", .type = WRITE_WHOLE, .whole = 1},
        {.column = "heading", .type = WRITE_TEXT, .text = "x"}};
    static const struct write_value statistic[] = {
        {.column = "slide", .type = WRITE_WHOLE, .whole = 1},
        {.column = "position", .type = WRITE_WHOLE, .whole = 1},
        {.column = "label", .type = WRITE_TEXT, .text = "x"},
        {.column = "value", .type = WRITE_WHOLE, .whole = 1}};
    static const struct write_value award[] = {
        {.column = "slide", .type = WRITE_WHOLE, .whole = 2},
        {.column = "position", .type = WRITE_WHOLE, .whole = 1},
        {.column = "recipient", .type = WRITE_TEXT, .text = "x"}};
    const struct write_value *from = kind->slide == SLIDE_ANNOUNCEMENT ? slide
                                     : kind->slide == SLIDE_STATISTICS ? statistic
                                                                       : award;
    size_t count = kind->slide == SLIDE_STATISTICS ? 4 : 3;
    memcpy(values, from, count * sizeof *values);
    return count;
}

static bool try_row(const struct import_kind *kind, struct write_value value, struct err *err)
{
    struct write_value values[8];
    size_t count = whole_row(kind, values);
    size_t at = 0;
    while (at < count && strcmp(values[at].column, value.column) != 0) {
        at++;
    }
    values[at] = value;
    struct writer *writer = writer_new(err);
    assert_non_null(writer);
    const struct write_value slides[] = {
        {.column = "id", .type = WRITE_WHOLE, .whole = 1},
        {.column = "kind", .type = WRITE_TEXT, .text = "statistics"},
        {.column = "position", .type = WRITE_WHOLE, .whole = 1},
        {.column = "heading", .type = WRITE_TEXT, .text = "x"}};
    struct write_value awards[SUPPORT_COUNT(slides)];
    memcpy(awards, slides, sizeof slides);
    awards[0].whole = 2;
    awards[1].text = "awards";
    assert_true(writer_add(writer, "slide", slides, SUPPORT_COUNT(slides), NULL, err));
    assert_true(writer_add(writer, "slide", awards, SUPPORT_COUNT(slides), NULL, err));
    bool done = writer_add(writer, kind->table, values, at == count ? count + 1 : count, NULL, err);
    writer_close(writer);
    return done;
}

/* The longest text goes in, and one letter more does not: as the import says before it tries. */
static void limits_are_those_of_the_schema(void **state)
{
    (void)state;
    size_t tried = 0;
    for (size_t i = 0; i < SUPPORT_COUNT(words); i++) {
        const struct import_kind *kind = import_kind_find(words[i]);
        assert_non_null(kind);
        for (size_t k = 0; k < kind->count; k++) {
            const struct import_column *c = &kind->columns[k];
            if ((c->type != IMPORT_TEXT && c->type != IMPORT_LINK) ||
                strcmp(c->table, kind->table) != 0) {
                continue;
            }
            struct err err = {0};
            char *text = calloc(1, (size_t)c->most + 2);
            assert_non_null(text);
            memset(text, 'a', (size_t)c->most);
            struct write_value value = {.column = c->name, .type = WRITE_TEXT, .text = text};
            if (!try_row(kind, value, &err)) {
                fail_msg("%s: %s", c->name, err.text);
            }
            text[c->most] = 'a';
            if (try_row(kind, value, &err)) {
                fail_msg("%s takes more than %d", c->name, c->most);
            }
            assert_int_equal(err.status, STATUS_CONTENT);
            free(text);
            tried++;
        }
    }
    assert_int_equal(tried, 14);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(each_name_means_one_column),
        cmocka_unit_test(limits_are_those_of_the_schema),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
