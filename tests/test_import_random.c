/* kiosk import with random tables: what is right comes back from the data file, and whatever is
 * wrong ends with a status. */
#include "base/err.h"
#include "commands/commands.h"
#include "run_command.h"
#include "sqlite_shell.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct spot {
    struct scratch scratch;
    struct scratch_path db, csv;
};

static int begin(void **state)
{
    struct spot *p = calloc(1, sizeof *p);
    assert_non_null(p);
    p->scratch = scratch_make();
    p->db = scratch_path(&p->scratch, "a.db");
    p->csv = scratch_path(&p->scratch, "a.csv");
    shell_new(p->db.text,
              "INSERT INTO image (id, name, media_type, data) VALUES "
              "(4, 'hall.jpg', 'image/jpeg', X'FFD8FF0000000000');"
              "INSERT INTO slide (id, position, kind, heading) VALUES (1, 10, 'announcement', 'A'),"
              "(2, 20, 'statistics', 'B'), (3, 30, 'awards', 'C');"
              "INSERT INTO statistic (slide, position, label, value) VALUES (2, 7, 'old', 5);"
              "INSERT INTO award (slide, position, recipient) VALUES (3, 1, 'old');");
    *state = p;
    return 0;
}

static int end(void **state)
{
    struct spot *p = *state;
    scratch_remove(&p->scratch);
    free(p);
    return 0;
}

static void table(const struct spot *p, const char *text)
{
    write_file(p->csv.text, text, strlen(text));
}

static void expect_rows(const struct spot *p, const char *query, const char *want)
{
    char output[2048];
    assert_int_equal(shell_run(p->db.text, query, output, sizeof output), 0);
    assert_string_equal(output, want);
}

#define IMPORT(kind, ...) WORDS("--kind", kind, __VA_ARGS__, p->db.text, p->csv.text)

/* ---- Random figures and names go out as CSV and come back from the file ---- */

static void random_text(struct rng *rng, char *text, size_t most)
{
    static const char *const pieces[] = {"a",  "Đ", "ộ",      "'",  ";", ",",
                                         "\"", " ", "Nguyễn", "\n", "7"};
    (void)strcpy(text, "x");
    for (size_t n = rng_below(rng, most); n > 0; n--) {
        (void)strcat(text, pieces[rng_below(rng, SUPPORT_COUNT(pieces))]);
    }
    (void)strcat(text, "x");
}

static char *put_quoted(char *to, const char *cell)
{
    *to++ = '"';
    for (; *cell != '\0'; cell++) {
        *to++ = *cell;
        if (*cell == '"') {
            *to++ = '"';
        }
    }
    *to++ = '"';
    return to;
}

static void random_tables_come_back(void **state)
{
    const struct spot *p = *state;
    struct rng rng = {2020};
    for (int round = 0; round < 8; round++) {
        enum { ROWS = 40 };
        char csv[ROWS * 512];
        char want[ROWS * 512];
        const char *delimiter = rng_once_in(&rng, 2) ? ";" : rng_once_in(&rng, 2) ? "," : "\t";
        bool comma = rng_once_in(&rng, 2);
        char *to = csv + sprintf(csv, "%sunit%sgiá trị%slabel\r\n",
                                 rng_once_in(&rng, 2) ? "\xef\xbb\xbf" : "", delimiter, delimiter);
        char *w = want;
        for (int i = 0; i < ROWS; i++) {
            char label[256];
            char unit[64];
            char figure[32];
            random_text(&rng, label, 9);
            random_text(&rng, unit, 3);
            int decimals = i == 0 ? 1 : (int)rng_below(&rng, 3);
            (void)snprintf(figure, sizeof figure, "%.*f", decimals,
                           ((double)(rng_next(&rng) % 20000) - 10000) / 8);
            if (strtod(figure, NULL) == 0) {
                (void)snprintf(figure, sizeof figure, "%.*f", decimals, 0.0); /* no -0 */
            }
            w += sprintf(w, "%s|%s|%s|%d\n", label, unit, figure, decimals);
            if (comma && strchr(figure, '.') != NULL) {
                *strchr(figure, '.') = ',';
            }
            to = stpcpy(put_quoted(to, unit), delimiter);
            to = stpcpy(put_quoted(to, figure), delimiter);
            to = stpcpy(put_quoted(to, label), "\r\n");
        }
        table(p, csv);
        run_expect(command_import, IMPORT("statistics", "--slide", "2"), STATUS_OK, "40 figures");
        char output[sizeof want];
        assert_int_equal(
            shell_run(
                p->db.text,
                "SELECT label || '|' || unit || '|' || printf('%.' || decimals || 'f', value) "
                "|| '|' || decimals FROM statistic WHERE slide = 2 ORDER BY position;",
                output, sizeof output),
            0);
        for (size_t i = 0; want[i] != '\0'; i++) {
            if (output[i] != want[i]) {
                fail_msg("%.40s, not %.40s", output + i, want + i);
            }
        }
        assert_int_equal(strlen(output), strlen(want));
    }
}

/* Whatever the table is, it ends with a status, and the file is a data file afterwards. */
static void any_table_ends_well(void **state)
{
    const struct spot *p = *state;
    static const char *const pieces[] = {
        "heading", "tiêu đề", "value", "label", "ảnh",        "hall.jpg", ";",     ",",
        "\t",      "\n",      "\n",    "\r\n",  "\"",         "12,5",     "1.000", "%",
        "x",       "\xff",    "ộ",     " ",     "29/12/2020", "position", "stt",   "-1",
        "count",   "urgent",  "có",    "sep=",  "\\",         "\x01",     "9h"};
    static const char *const kinds[] = {"announcements", "statistics", "awards"};
    static const char *const heads[] = {"heading;từ ngày\n", "label;value\n",
                                        "tên;nhóm;số lượng\n"};
    struct rng rng = {8};
    size_t good = 0;
    for (int round = 0; round < 200; round++) {
        size_t kind = rng_below(&rng, 3);
        char text[1024] = "";
        (void)strcat(text, rng_once_in(&rng, 4) ? "" : heads[kind]);
        for (size_t n = rng_below(&rng, 20); n > 0; n--) {
            (void)strcat(text, pieces[rng_below(&rng, SUPPORT_COUNT(pieces))]);
        }
        table(p, text);
        const char *const *words =
            kind == 0 ? WORDS("--dry-run", "--kind", kinds[kind], p->db.text, p->csv.text)
                      : WORDS("--dry-run", "--heading", "H", "--kind", kinds[kind], p->db.text,
                              p->csv.text);
        struct ran ran = run_command(command_import, words);
        if (ran.status != STATUS_OK && ran.status != STATUS_CONTENT) {
            fail_msg("%s\nstatus %d: %s", text, ran.status, ran.text);
        }
        good += ran.status == STATUS_OK;
        ran_free(&ran);
    }
    assert_true(good > 5);
    expect_rows(p, "SELECT count(*) FROM slide; PRAGMA integrity_check;", "3\nok\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(random_tables_come_back),
        TEST(any_table_ends_well),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
