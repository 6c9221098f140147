#include "base/sheet.h"

#include "base/text.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Reads the text, or fails the test. */
static struct sheet read_sheet(struct arena *arena, const char *text)
{
    struct err err = {0};
    struct sheet sheet;
    if (!sheet_read(arena, text, strlen(text), &sheet, &err)) {
        fail_msg("%s", err.text);
    }
    return sheet;
}

/* The rows as one line: cells with | between them, rows with / . */
static void expect(const char *text, char delimiter, const char *want)
{
    struct arena arena = {0};
    struct sheet sheet = read_sheet(&arena, text);
    char got[1024] = "";
    for (size_t i = 0; i < sheet.count; i++) {
        for (size_t k = 0; k < sheet.rows[i].count; k++) {
            size_t used = strlen(got);
            (void)snprintf(got + used, sizeof got - used, "%s%s",
                           k > 0   ? "|"
                           : i > 0 ? "/"
                                   : "",
                           sheet.rows[i].cells[k]);
        }
    }
    assert_string_equal(got, want);
    if (delimiter != 0) {
        assert_int_equal(sheet.delimiter, delimiter);
    }
    arena_free(&arena);
}

static void delimiters_are_found(void **state)
{
    (void)state;
    expect("a;b;c\n1;2,5;3\n", ';', "a|b|c/1|2,5|3");
    expect("a,b,c\n1,2.5,3\n", ',', "a|b|c/1|2.5|3");
    expect("a\tb\tc\n1\t2,5\t3\n", '\t', "a|b|c/1|2,5|3");
    expect("\"a,b,c\";d\n1;2\n", ';', "a,b,c|d/1|2");
    expect("sep=,\na;x,b\n1,2\n", ',', "a;x|b/1|2");
    expect("SEP=\t\r\na\tb\r\n", '\t', "a|b");
    expect("one\ntwo\n", 0, "one/two");
    expect("sep=x\na\n", 0, "sep=x/a");
}

static void cells_are_read(void **state)
{
    (void)state;
    expect("a;b\r\n\"x\r\ny\";\"say \"\"hi\"\"; ok\"\r\n", ';', "a|b/x\ny|say \"hi\"; ok");
    expect("a;b\n  x ;\" y \"\n", ';', "a|b/x|y");
    expect("a;b\n\xc2\xa0x\xc2\xa0;\xc2\xa0\n", ';', "a|b/x|");
    expect("a;b\n;\n\n;;;\n1;\n", ';', "a|b/1|"); /* empty rows are left out */
    expect("a;b\r1;2\r", ';', "a|b/1|2");         /* lines of an old Mac */
    expect("a;b\n1;2", ';', "a|b/1|2");
    expect("a\n\"\"\nx\n", 0, "a/x");
    expect("e\xcc\x82;b\n", ';', "ê|b"); /* in NFC */
    expect("", 0, "");
    expect("\n\r\n  \n", 0, "");
}

static void rows_know_their_lines(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct sheet sheet =
        read_sheet(&arena, "\r\na;b\r\n\r\n\"one\r\ntwo\r\n\";x\r\n1;2\r\n;\r\n\"q\";3\r\n");
    static const size_t lines[] = {2, 4, 7, 9};
    assert_int_equal(sheet.count, SUPPORT_COUNT(lines));
    for (size_t i = 0; i < SUPPORT_COUNT(lines); i++) {
        assert_int_equal(sheet.rows[i].line, lines[i]);
    }
    arena_free(&arena);
    sheet = read_sheet(&arena, "sep=;\na;b\n1;2\n");
    assert_int_equal(sheet.rows[0].line, 2);
    assert_int_equal(sheet.rows[1].line, 3);
    arena_free(&arena);
}

static void refuse(const char *text, const char *want)
{
    struct arena arena = {0};
    struct err err = {0};
    struct sheet sheet;
    assert_false(sheet_read(&arena, text, strlen(text), &sheet, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    if (strstr(err.text, want) == NULL) {
        fail_msg("no \"%s\": %s", want, err.text);
    }
    arena_free(&arena);
}

static void bad_quotes_are_refused(void **state)
{
    (void)state;
    refuse("a;b\n1;2\n3;4\" screen\n", "line 3");
    refuse("a;b\n\"x\"y;2\n", "line 2");
    refuse("a;b\n1;\"open\n2;3\n", "line 2");
    refuse("\"", "line 1");
}

static void limits_hold(void **state)
{
    (void)state;
    char wide[SHEET_CELLS_MAX + 8];
    memset(wide, ';', sizeof wide);
    wide[sizeof wide - 2] = 'x';
    wide[sizeof wide - 1] = '\0';
    refuse(wide, "cells");
    size_t size = (size_t)(SHEET_ROWS_MAX + 1) * 2;
    char *tall = malloc(size + 1);
    assert_non_null(tall);
    for (size_t i = 0; i < size; i += 2) {
        memcpy(tall + i, "x\n", 2);
    }
    tall[size] = '\0';
    refuse(tall, "20000 rows");
    tall[size - 2] = '\0';
    struct arena arena = {0};
    assert_int_equal(read_sheet(&arena, tall).count, SHEET_ROWS_MAX);
    arena_free(&arena);
    free(tall);
}

/* ---- Random tables go out by libcsv's writer and come back ---- */

static void random_cell(struct rng *rng, char *cell)
{
    static const char *const pieces[] = {"a",  "Đ", "ộ", "\"", ";", ",", "\t", "\n",
                                         "\n", " ", "😀", "12", "'", "=", "é"};
    cell[0] = '\0';
    if (rng_once_in(rng, 5)) {
        return;
    }
    (void)strcat(cell, "k"); /* white space at the ends is not kept */
    for (size_t n = rng_below(rng, 12); n > 0; n--) {
        (void)strcat(cell, pieces[rng_below(rng, SUPPORT_COUNT(pieces))]);
    }
    (void)strcat(cell, "k");
}

static void tables_come_back(void **state)
{
    (void)state;
    enum { ROWS = 6, CELLS = 4, ROOM = 64 };
    static const char delimiters[] = {';', ',', '\t'};
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    struct rng rng = {77};
    for (int round = 0; round < 1000; round++) {
        char cells[ROWS][CELLS][ROOM];
        char text[ROWS * CELLS * ROOM * 2];
        char *to = text;
        char delimiter = delimiters[rng_below(&rng, 3)];
        const char *end = ends[rng_below(&rng, 3)];
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < CELLS; x++) {
                random_cell(&rng, cells[y][x]);
                if (x == 0 || y == 0) { /* no row is empty, and the first tells the delimiter */
                    (void)snprintf(cells[y][x], ROOM, "n%d", x);
                }
                to += csv_write(to, sizeof text - (size_t)(to - text), cells[y][x],
                                strlen(cells[y][x]));
                *to++ = delimiter;
            }
            to = stpcpy(to - 1, end);
        }
        struct arena arena = {0};
        struct sheet sheet = read_sheet(&arena, text);
        assert_int_equal(sheet.count, ROWS);
        assert_int_equal(sheet.delimiter, delimiter);
        for (int y = 0; y < ROWS; y++) {
            assert_int_equal(sheet.rows[y].count, CELLS);
            for (int x = 0; x < CELLS; x++) {
                assert_string_equal(sheet.rows[y].cells[x], cells[y][x]);
            }
        }
        arena_free(&arena);
    }
}

/* Whatever the bytes are, it ends with a table or with an error that names a line. */
static void any_text_is_read(void **state)
{
    (void)state;
    static const char *const pieces[] = {"\"",   "\"\"", ";", ",", "\t",       "\n",   "\r",
                                         "\r\n", "a",    "ộ", " ", "\xc2\xa0", "sep=", "0"};
    struct rng rng = {3};
    size_t good = 0;
    for (int round = 0; round < 20000; round++) {
        char text[256] = "";
        for (size_t n = rng_below(&rng, 24); n > 0; n--) {
            (void)strcat(text, pieces[rng_below(&rng, SUPPORT_COUNT(pieces))]);
        }
        size_t length = strlen(text);
        char *exact = malloc(length + 1);
        assert_non_null(exact);
        memcpy(exact, text, length + 1);
        struct arena arena = {0};
        struct err err = {0};
        struct sheet sheet;
        if (sheet_read(&arena, exact, length, &sheet, &err)) {
            good++;
            for (size_t i = 0; i < sheet.count; i++) {
                assert_true(sheet.rows[i].count > 0 && sheet.rows[i].line > 0);
                for (size_t k = 0; k < sheet.rows[i].count; k++) {
                    assert_true(text_valid(sheet.rows[i].cells[k], strlen(sheet.rows[i].cells[k])));
                }
            }
        } else {
            assert_true(strncmp(err.text, "line ", 5) == 0);
        }
        arena_free(&arena);
        free(exact);
    }
    assert_true(good > 4000 && good < 20000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(delimiters_are_found),  cmocka_unit_test(cells_are_read),
        cmocka_unit_test(rows_know_their_lines), cmocka_unit_test(bad_quotes_are_refused),
        cmocka_unit_test(limits_hold),           cmocka_unit_test(tables_come_back),
        cmocka_unit_test(any_text_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
