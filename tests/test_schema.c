/* Feeds sense and nonsense to data/schema.sql through the stock sqlite3 shell, and sees that every
 * constraint and every trigger of it has refused something. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "schema_cases.h"
#include "sqlite_shell.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CASE_COUNT = sizeof cases / sizeof *cases };

static char answers[CASE_COUNT][512];

static struct scratch scratch;
static struct scratch_path path;

static int make_file(void **state)
{
    scratch = scratch_make();
    path = scratch_path(&scratch, "schema.db");
    shell_new(path.text, base);
    *state = &path;
    return 0;
}

static int remove_file(void **state)
{
    (void)state;
    scratch_remove(&scratch);
    return 0;
}

static void nonsense_is_refused(void **state)
{
    const struct scratch_path *file = *state;
    int wrong = 0;
    for (size_t i = 0; i < CASE_COUNT; i++) {
        char sql[1024];
        (void)snprintf(sql, sizeof sql, "BEGIN; %s; ROLLBACK;", cases[i].sql);
        int status = shell_run(file->text, sql, answers[i], sizeof answers[i]);
        bool taken = status == 0;
        bool right = cases[i].message == NULL
                         ? taken
                         : !taken && strstr(answers[i], cases[i].message) != NULL;
        if (!right) {
            print_error("%s\n  should be %s%s, but the shell ends with %d: %s\n", cases[i].sql,
                        cases[i].message == NULL ? "taken" : "refused: ",
                        cases[i].message == NULL ? "" : cases[i].message, status, answers[i]);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* Whether a text stands in one of the shell's answers. */
static bool was_said(const char *text)
{
    for (size_t i = 0; i < CASE_COUNT; i++) {
        if (strstr(answers[i], text) != NULL) {
            return true;
        }
    }
    return false;
}

/* Reads what stands between `before` and the next `end` in the schema, '' being one quote. */
static const char *next_message(const char *at, const char *before, char end, char *message,
                                size_t room)
{
    size_t n = 0;
    at = strstr(at, before);
    if (at == NULL) {
        return NULL;
    }
    for (at += strlen(before); *at != '\0' && n + 1 < room; at++) {
        if (*at == end && *++at != end) {
            break;
        }
        message[n++] = *at;
    }
    message[n] = '\0';
    return at;
}

static void every_rule_has_refused_something(void **state)
{
    (void)state;
    size_t size;
    char *schema = (char *)whole_file("data/schema.sql", &size);
    const struct {
        const char *before;
        char end;
        int least;
    } rules[] = {{"CONSTRAINT \"", '"', 50}, {"RAISE(ABORT, '", '\'', 20}};
    for (size_t r = 0; r < sizeof rules / sizeof *rules; r++) {
        char message[256];
        int count = 0;
        for (const char *at = schema; (at = next_message(at, rules[r].before, rules[r].end, message,
                                                         sizeof message)) != NULL;) {
            count++;
            if (!was_said(message)) {
                fail_msg("no case of this test is refused because %s", message);
            }
        }
        assert_true(count >= rules[r].least);
    }
    free(schema);
}

static void deleting_a_slide_takes_its_rows(void **state)
{
    const struct scratch_path *file = *state;
    char output[256];
    for (int on = 0; on <= 1; on++) {
        char sql[512];
        (void)snprintf(sql, sizeof sql,
                       "PRAGMA foreign_keys = %d; BEGIN; DELETE FROM slide; SELECT"
                       " (SELECT count(*) FROM showing), (SELECT count(*) FROM statistic),"
                       " (SELECT count(*) FROM award), (SELECT count(*) FROM photo),"
                       " (SELECT count(*) FROM image); DELETE FROM image; ROLLBACK;",
                       on);
        assert_int_equal(shell_run(file->text, sql, output, sizeof output), 0);
        assert_string_equal(output, "0|0|0|0|3\n");
    }
}

/* The deck of 10,000 slides depends on it. */
static void slides_are_listed_from_the_index(void **state)
{
    const struct scratch_path *file = *state;
    char output[512];
    assert_int_equal(shell_run(file->text,
                               "EXPLAIN QUERY PLAN SELECT id, kind, seconds, urgent FROM slide "
                               "WHERE enabled = 1 ORDER BY position, id;",
                               output, sizeof output),
                     0);
    assert_non_null(strstr(output, "SCAN slide USING COVERING INDEX slide_in_order"));
    assert_null(strstr(output, "TEMP B-TREE"));
}

static void file_is_sound(void **state)
{
    const struct scratch_path *file = *state;
    char output[512];
    assert_int_equal(shell_run(file->text,
                               "PRAGMA integrity_check; PRAGMA foreign_key_check;"
                               "PRAGMA application_id; PRAGMA user_version; PRAGMA journal_mode;"
                               "SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
                               " AND type = 'table' AND name NOT LIKE 'sqlite%' AND strict = 0;",
                               output, sizeof output),
                     0);
    assert_string_equal(output, "ok\n1265201011\n1\ndelete\n0\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nonsense_is_refused),
        cmocka_unit_test(every_rule_has_refused_something),
        cmocka_unit_test(deleting_a_slide_takes_its_rows),
        cmocka_unit_test(slides_are_listed_from_the_index),
        cmocka_unit_test(file_is_sound),
    };
    return cmocka_run_group_tests(tests, make_file, remove_file);
}
