/* kiosk check, as people and programs call it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/err.h"
#include "command.h"
#include "sqlite_shell.h"
#include "xvfb.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct scratch scratch;

#define SETTINGS                                                                       \
    "INSERT INTO setting (name, value) VALUES ('title', 'T'), ('organisation', 'O'), " \
    "('language', 'en'), ('serial', '1');"
#define GOOD                                                                        \
    SETTINGS "INSERT INTO slide (id, position, kind, heading, body) VALUES (1, 1, " \
             "'announcement', 'Open', 'From 8:00.');"
#define BAD                                                                                      \
    GOOD "INSERT INTO slide (id, position, kind, heading) VALUES (2, 2, 'awards', 'W'), (3, 3, " \
         "'announcement', 'Say \"漢\"' || char(10) || 'in a C:\\ way');"                        \
         "DELETE FROM setting WHERE name = 'serial';"

/* Runs kiosk check on a file of the scratch folder, with words before and after its path. What it
 * wrote is from malloc. */
static char *check(const char *before, const char *name, const char *after, int *status)
{
    char line[600];
    struct scratch_path path = scratch_path(&scratch, name);
    (void)snprintf(line, sizeof line, "%s check %s '%s' %s", program_kiosk(), before, path.text,
                   after);
    return command_output(line, status);
}

static void new_file(const char *name, const char *sql)
{
    struct scratch_path path = scratch_path(&scratch, name);
    shell_new(path.text, sql);
}

static void expect(const char *before, const char *name, const char *after, int want,
                   const char *text)
{
    int status;
    char *output = check(before, name, after, &status);
    if (status != want || strstr(output, text) == NULL) {
        fail_msg("check %s %s: status %d, \"%s\"", before, name, status, output);
    }
    free(output);
}

static void test_what_people_read(void **state)
{
    (void)state;
    int status;
    new_file("bad.db", BAD);
    char *output = check("--at 2020-12-30 --size 1280x720", "bad.db", "", &status);
    assert_int_equal(status, STATUS_FINDINGS);
    assert_string_equal(
        output,
        "note: file: the setting serial is missing, so nobody can tell which file is newer; "
        "set it, and one more in every later file of yours\n"
        "error: slide 2: has no awards; write some, or set enabled to 0\n"
        "warning: slide 3 \"Say \"漢\" in a C:\\ way\": no face has \"漢\" (U+6F22): a sign "
        "with a question mark is shown instead; write it another way\n"
        "3 slides at 1280x720: 1 error, 1 warning, 1 note\n");
    free(output);
}

static void test_long_headings_are_cut(void **state)
{
    (void)state;
    new_file("long.db", GOOD "UPDATE slide SET seconds = 600, heading = "
                             "'Mười hai chữ ở đầu rồi lại mười hai chữ nữa ở sau';");
    expect("", "long.db", "", STATUS_FINDINGS,
           "slide 1 \"Mười hai chữ ở đầu rồi lại mười hai chữ nữa …\": ");
}

static void test_clean(void **state)
{
    (void)state;
    new_file("good.db", GOOD);
    expect("", "good.db", "", STATUS_OK, "1 slide at 1920x1080: 0 errors, 0 warnings, 0 notes\n");
    new_file("notes.db", GOOD "DELETE FROM setting WHERE name = 'serial';");
    expect("", "notes.db", "", STATUS_OK, "0 errors, 0 warnings, 1 note\n");
}

static void test_day(void **state)
{
    (void)state;
    new_file("day.db", GOOD "INSERT INTO showing (slide, last_day) VALUES (1, '2020-12-31');");
    expect("--at '2020-12-31 23:59'", "day.db", "", STATUS_OK, "0 notes");
    expect("--at 2021-01-01", "day.db", "", STATUS_FINDINGS, "its last day is over");
    expect("", "day.db", "", STATUS_FINDINGS, "its last day is over");
}

static void test_usage(void **state)
{
    (void)state;
    new_file("good.db", GOOD);
    expect("--at 14:05", "good.db", "", STATUS_USAGE, "not a day");
    expect("--at tomorrow", "good.db", "", STATUS_USAGE, "not a day");
    expect("--size 12", "good.db", "", STATUS_USAGE, "--size 12");
    expect("--colour", "good.db", "", STATUS_USAGE, "--colour");
    expect("", "good.db", "more.db", STATUS_USAGE, "check takes one data file");
    expect("--help", "good.db", "", STATUS_OK, "Usage: kiosk check");
}

static void test_unreadable_files(void **state)
{
    (void)state;
    struct scratch_path path = scratch_path(&scratch, "page.db");
    expect("", "none.db", "", STATUS_NO_FILE, "no such file");
    write_file(scratch_path(&scratch, "text.db").text, "Dear reader", 11);
    expect("", "text.db", "", STATUS_NOT_DATA, "kiosk: error: ");
    shell_must(scratch_path(&scratch, "other.db").text, "CREATE TABLE t (x);");
    expect("", "other.db", "", STATUS_FOREIGN, "another application");
    new_file("row.db", GOOD "PRAGMA ignore_check_constraints = 1; UPDATE slide SET urgent = 7;");
    expect("", "row.db", "", STATUS_FINDINGS, "error: slide 1: urgent"); /* the others can be */
    new_file("page.db", GOOD);
    size_t size;
    unsigned char *bytes = whole_file(path.text, &size);
    memset(bytes + size / 2, 0x5a, size / 4);
    write_file(path.text, bytes, size);
    free(bytes);
    expect("", "page.db", "", STATUS_DAMAGED, "is damaged");
}

static void test_nowhere_to_write(void **state)
{
    (void)state;
    new_file("bad.db", BAD);
    expect("--json", "bad.db", "> /dev/full", STATUS_OUTPUT, "can't be written");
    expect("", "bad.db", "> /dev/full", STATUS_OUTPUT, "can't be written");
}

/* The JSON as Python reads it: `test` is an expression over the object `o`. */
static void json_says(const char *before, const char *name, int want, const char *test)
{
    char line[900];
    int status;
    struct scratch_path path = scratch_path(&scratch, name);
    struct scratch_path out = scratch_path(&scratch, "out.json");
    (void)snprintf(line, sizeof line, "%s check --json %s '%s' > %s", program_kiosk(), before,
                   path.text, out.text);
    free(command_output(line, &status));
    assert_int_equal(status, want);
    (void)snprintf(line, sizeof line, "python3 -m json.tool %s", out.text);
    char *output = command_output(line, &status);
    if (status != 0) {
        fail_msg("%s", output);
    }
    free(output);
    (void)snprintf(line, sizeof line,
                   "python3 -c 'import json; o = json.load(open(\"%s\")); assert %s, o'", out.text,
                   test);
    output = command_output(line, &status);
    if (status != 0) {
        fail_msg("%s", output);
    }
    free(output);
}

static void test_what_programs_read(void **state)
{
    (void)state;
    int status;
    free(command_output("python3 -m json.tool --help", &status));
    if (status != 0) {
        skip();
    }
    new_file("bad.db", BAD);
    json_says("--at '2020-12-30 09:05' --size 1280x720", "bad.db", STATUS_FINDINGS,
              "o[\"width\"] == 1280 and o[\"height\"] == 720 and o[\"at\"] == \"2020-12-30 09:05\" "
              "and [o[\"errors\"], o[\"warnings\"], o[\"notes\"], o[\"slides\"]] == [1, 1, 1, 3] "
              "and o[\"status\"] == 1 and o[\"problem\"] is None");
    json_says("", "bad.db", STATUS_FINDINGS,
              "[(f[\"severity\"], f[\"code\"], f[\"slide\"]) for f in o[\"findings\"]] == "
              "[(\"note\", \"no-serial\", None), (\"error\", \"slide-unreadable\", 2), "
              "(\"warning\", \"glyph-missing\", 3)]");
    json_says("", "bad.db", STATUS_FINDINGS,
              "o[\"findings\"][2][\"heading\"] == \"Say \\\"漢\\\" in a C:\\\\ way\"");
    json_says("", "bad.db", STATUS_FINDINGS,
              "all(f[\"what\"] and f[\"advice\"] for f in o[\"findings\"])");
    new_file("good.db", GOOD);
    json_says("", "good.db", STATUS_OK, "o[\"findings\"] == [] and o[\"status\"] == 0");
    json_says(
        "", "none.db", STATUS_NO_FILE,
        "o[\"status\"] == 3 and \"no such file\" in o[\"problem\"] and o[\"findings\"] == []");
    json_says("", "\xff.db", STATUS_NO_FILE, "o[\"file\"].endswith(\"\\ufffd.db\")");
}

static int set_up(void **state)
{
    (void)state;
    scratch = scratch_make();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    scratch_remove(&scratch);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_people_read),
        cmocka_unit_test(test_long_headings_are_cut),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_day),
        cmocka_unit_test(test_usage),
        cmocka_unit_test(test_unreadable_files),
        cmocka_unit_test(test_nowhere_to_write),
        cmocka_unit_test(test_what_programs_read),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
