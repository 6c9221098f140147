#include "base/asset.h"
#include "layout/language.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct both {
    struct language vi, en;
    struct arena arena;
};

static int open_both(void **state)
{
    struct both *b = calloc(1, sizeof *b);
    struct err err = {0};
    assert_non_null(b);
    if (!language_read(&b->vi, asset_find("assets/languages/vi.ini"), &err) ||
        !language_read(&b->en, asset_find("assets/languages/en.ini"), &err)) {
        fail_msg("%s", err.text);
    }
    *state = b;
    return 0;
}

static int close_both(void **state)
{
    struct both *b = *state;
    language_free(&b->vi);
    language_free(&b->en);
    arena_free(&b->arena);
    free(b);
    return 0;
}

static void test_numbers(void **state)
{
    struct both *b = *state;
    static const struct {
        double value;
        int decimals;
        const char *vi, *en;
    } rows[] = {
        {4416, 0, "4.416", "4,416"},
        {12.5, 1, "12,5", "12.5"},
        {-3, 0, "−3", "−3"},
        {0, 0, "0", "0"},
        {0, 2, "0,00", "0.00"},
        {999, 0, "999", "999"},
        {1000, 0, "1.000", "1,000"},
        {-1000, 0, "−1.000", "−1,000"},
        {999.95, 1, "1.000,0", "1,000.0"},
        {999999, 0, "999.999", "999,999"},
        {1e6, 0, "1.000.000", "1,000,000"},
        {1e12, 0, "1.000.000.000.000", "1,000,000,000,000"},
        {12.5, 2, "12,50", "12.50"},
        {0.123456, 6, "0,123456", "0.123456"},
        {-0.4, 0, "0", "0"}, /* no minus before nothing */
        {-0.0, 1, "0,0", "0.0"},
        {-0.04, 1, "0,0", "0.0"},
        {-0.06, 1, "−0,1", "−0.1"},
        {999999999999999, 0, "999.999.999.999.999", "999,999,999,999,999"},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(rows); i++) {
        assert_string_equal(language_number(&b->vi, &b->arena, rows[i].value, rows[i].decimals),
                            rows[i].vi);
        assert_string_equal(language_number(&b->en, &b->arena, rows[i].value, rows[i].decimals),
                            rows[i].en);
    }
}

static void test_numbers_beyond_any_use(void **state)
{
    struct both *b = *state;
    assert_string_equal(language_number(&b->vi, &b->arena, (double)NAN, 0), "–");
    assert_string_equal(language_number(&b->vi, &b->arena, (double)INFINITY, 2), "–");
    const char *huge = language_number(&b->vi, &b->arena, -1.7e308, 6);
    assert_int_equal(strlen(huge), strlen("−") + 309 + 102 + 7);
    assert_string_equal(language_number(&b->vi, &b->arena, 5e-324, 6), "0,000000");
}

static const char *date(struct both *b, const struct language *l, const char *text, bool in_full)
{
    struct moment m;
    assert_true(clock_parse(text, &m));
    return language_date(l, &b->arena, &m, in_full);
}

static void test_dates(void **state)
{
    struct both *b = *state;
    assert_string_equal(date(b, &b->vi, "2020-12-29", false), "Thứ Ba, 29/12/2020");
    assert_string_equal(date(b, &b->vi, "2020-12-29", true), "Thứ Ba, 29 tháng 12 năm 2020");
    assert_string_equal(date(b, &b->en, "2020-12-29", true), "Tuesday, 29 December 2020");
    assert_string_equal(date(b, &b->vi, "2021-02-07", false), "Chủ nhật, 07/02/2021");
    assert_string_equal(date(b, &b->vi, "2021-02-07", true), "Chủ nhật, 7 tháng 2 năm 2021");
    assert_string_equal(date(b, &b->en, "2021-02-07", false), "Sunday, 7 February 2021");
}

static void test_every_weekday_and_month(void **state)
{
    struct both *b = *state;
    static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    for (int i = 0; i < 7; i++) {
        assert_string_equal(b->en.weekday[i], weekdays[i]);
        assert_true(strlen(b->vi.weekday[i]) > 0);
        for (int k = 0; k < i; k++) {
            assert_string_not_equal(b->vi.weekday[i], b->vi.weekday[k]);
        }
    }
    for (int i = 0; i < 12; i++) {
        assert_string_equal(b->en.month[i], months[i]);
    }
}

/* A moment that nobody should make must not lead out of the tables. */
static void test_date_of_nonsense(void **state)
{
    struct both *b = *state;
    struct moment m = {.trusted = true, .year = -1, .month = 13, .day = 99, .weekday = 8};
    assert_non_null(language_date(&b->en, &b->arena, &m, true));
    m = (struct moment){.trusted = true};
    assert_non_null(language_date(&b->vi, &b->arena, &m, false));
}

static void test_fill(void **state)
{
    struct both *b = *state;
    const char *const pairs[] = {"n", "2", "of", "10", "none", NULL, NULL};
    static const char *const rows[][2] = {
        {"Trang {n}/{of}", "Trang 2/10"},
        {"{n}{n}{n}", "222"},
        {"", ""},
        {"{x} {n", "{x} {n"},
        {"{{n}}", "{2}"},
        {"{none}.", "."},
        {"{o}{off}{}", "{o}{off}{}"},
        {"{", "{"},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(rows); i++) {
        assert_string_equal(language_fill(&b->arena, rows[i][0], pairs), rows[i][1]);
    }
    const char *const braces[] = {"a", "{b}", "b", "{a}", NULL};
    assert_string_equal(language_fill(&b->arena, "{a}{b}", braces), "{b}{a}");
}

static void test_words_are_filled_in(void **state)
{
    struct both *b = *state;
    const char *const pairs[] = {
        "n",    "2",         "of",   "3",       "from", "21",     "to",       "40",   "previous",
        "7",    "date",      "1/2",  "title",   "A",    "who",    "B",        "file", "C",
        "size", "4",         "most", "5",       "need", "6",      "free",     "7",    "serial",
        "8",    "installed", "9",    "finding", "D",    "people", "học sinh", NULL};
    assert_string_equal(language_fill(&b->arena, b->vi.word[WORD_PAGE], pairs), "Trang\u00a02/3");
    assert_string_equal(language_fill(&b->arena, b->vi.word[WORD_PLACE], pairs), "Mục\u00a02/3");
    assert_string_equal(language_fill(&b->arena, b->vi.word[WORD_RANGE], pairs),
                        "Số 21–40 trong 3 học sinh");
    assert_string_equal(language_fill(&b->arena, b->en.word[WORD_RANGE], pairs),
                        "21–40 of 3 học sinh");
    for (int i = 0; i < WORD_COUNT; i++) {
        assert_true(strlen(b->vi.word[i]) > 0);
        assert_true(strlen(b->en.word[i]) > 0);
        /* Nothing is left to be filled in. */
        assert_null(strchr(language_fill(&b->arena, b->vi.word[i], pairs), '{'));
        assert_null(strchr(language_fill(&b->arena, b->en.word[i], pairs), '{'));
    }
}

/* The names of the lines of a table, in order: "words.page". */
struct keys {
    char name[128][48];
    size_t count;
};

static void keys_of(const char *path, struct keys *keys)
{
    char *text = support_read(path, NULL);
    char section[24] = "";
    assert_non_null(text);
    keys->count = 0;
    char *rest = text;
    for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
        char name[24];
        if (sscanf(line, "[%23[a-z_]", section) == 1 || line[0] == '#') {
            continue;
        }
        if (sscanf(line, "%23[a-z_0-9] =", name) == 1) {
            assert_true(keys->count < SUPPORT_COUNT(keys->name));
            (void)snprintf(keys->name[keys->count++], sizeof keys->name[0], "%s.%s", section, name);
        }
    }
    free(text);
}

static bool has_key(const struct keys *keys, const char *name)
{
    for (size_t i = 0; i < keys->count; i++) {
        if (strcmp(keys->name[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* All but the names of the months, which Vietnamese dates do without, and 10^12, which is 1.000 tỷ
 * there. */
static void test_same_lines_in_both(void **state)
{
    (void)state;
    struct keys vi;
    struct keys en;
    keys_of("assets/languages/vi.ini", &vi);
    keys_of("assets/languages/en.ini", &en);
    assert_true(vi.count > 20);
    for (size_t i = 0; i < vi.count; i++) {
        if (!has_key(&en, vi.name[i])) {
            fail_msg("en.ini lacks %s", vi.name[i]);
        }
    }
    for (size_t i = 0; i < en.count; i++) {
        bool only_en =
            strncmp(en.name[i], "dates.month_", 12) == 0 || strstr(en.name[i], "trillion") != NULL;
        if (!only_en && !has_key(&vi, en.name[i])) {
            fail_msg("vi.ini lacks %s", en.name[i]);
        }
    }
}

static bool reads(const char *text, struct err *err)
{
    struct language l;
    bool ok = language_read(&l, (struct bytes){(const uint8_t *)text, strlen(text)}, err);
    language_free(&l);
    return ok;
}

/* Without any one of its lines the Vietnamese table is refused. */
static void test_missing_line_is_refused(void **state)
{
    (void)state;
    const char *ini = (const char *)asset_find("assets/languages/vi.ini").data;
    size_t removed = 0;
    for (const char *line = ini; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        const char *next = line + length + (line[length] == '\n');
        if (memchr(line, '=', length) != NULL && line[0] != '#') {
            char *text = calloc(1, strlen(ini) + 1);
            struct err err = {0};
            assert_non_null(text);
            memcpy(text, ini, (size_t)(line - ini));
            (void)strcat(text, next);
            if (reads(text, &err)) {
                fail_msg("not missed: %.*s", (int)length, line);
            }
            assert_int_equal(err.status, STATUS_CONTENT);
            free(text);
            removed++;
        }
        line = next;
    }
    assert_true(removed > 20);
}

static void test_unknown_line_is_refused(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "[words]\nhello = x\n",      "[dates]\nweekday_0 = x\n", "[dates]\nweekday_8 = x\n",
        "[dates]\nmonth_13 = x\n",   "[numbers]\ngroup = 3\n",   "[other]\npage = x\n",
        "[dates]\nweekday_1x = x\n", "[dates]\nweekday_ = x\n",  "page\n"};
    const char *ini = (const char *)asset_find("assets/languages/vi.ini").data;
    for (size_t i = 0; i < SUPPORT_COUNT(lines); i++) {
        char *text = calloc(1, strlen(ini) + strlen(lines[i]) + 2);
        struct err err = {0};
        assert_non_null(text);
        (void)stpcpy(stpcpy(stpcpy(text, ini), "\n"), lines[i]);
        if (reads(text, &err)) {
            fail_msg("taken: %s", lines[i]);
        }
        assert_int_equal(err.status, STATUS_CONTENT);
        assert_non_null(strstr(err.text, "line "));
        free(text);
    }
}

static void test_a_language_that_is_not_there(void **state)
{
    (void)state;
    struct language l;
    struct err err = {0};
    assert_false(language_read(&l, (struct bytes){NULL, 0}, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    language_free(&l);
    language_free(NULL);
    assert_false(reads("", &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_numbers_beyond_any_use),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_every_weekday_and_month),
        cmocka_unit_test(test_date_of_nonsense),
        cmocka_unit_test(test_fill),
        cmocka_unit_test(test_words_are_filled_in),
        cmocka_unit_test(test_same_lines_in_both),
        cmocka_unit_test(test_missing_line_is_refused),
        cmocka_unit_test(test_unknown_line_is_refused),
        cmocka_unit_test(test_a_language_that_is_not_there),
    };
    return cmocka_run_group_tests(tests, open_both, close_both);
}
