/* A new data file is whole, says that its content is a sample, and shows without a warning. */
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
#include <sys/stat.h>
#include <unistd.h>

static int begin(void **state)
{
    struct scratch *scratch = malloc(sizeof *scratch);
    assert_non_null(scratch);
    *scratch = scratch_make();
    *state = scratch;
    return 0;
}

static int end(void **state)
{
    struct scratch *scratch = *state;
    scratch_remove(scratch);
    free(scratch);
    return 0;
}

static void expect_rows(const char *db, const char *query, const char *want)
{
    char output[2048];
    assert_int_equal(shell_run(db, query, output, sizeof output), 0);
    assert_string_equal(output, want);
}

static void one_of_each_kind(void **state)
{
    const struct scratch *scratch = *state;
    struct scratch_path db = scratch_path(scratch, "a.db");
    run_expect(command_new, WORDS(db.text), STATUS_OK, "made, with sample slides");
    expect_rows(db.text,
                "SELECT id, kind, chart, enabled, urgent, link <> '' FROM slide ORDER BY position;",
                "1|announcement||1|0|1\n2|statistics|tiles|1|0|0\n3|statistics|columns|1|0|0\n"
                "4|awards||1|0|0\n5|awards||1|0|0\n6|photo||1|0|0\n7|announcement||0|1|0\n");
    expect_rows(db.text,
                "SELECT value FROM setting WHERE name IN ('language', 'serial') ORDER BY 1;",
                "1\nvi\n");
    expect_rows(db.text, "SELECT count(*) FROM award WHERE slide = 4;", "3\n");
    expect_rows(db.text, "SELECT count(*) > 20 FROM award WHERE slide = 5;", "1\n");
    expect_rows(db.text,
                "SELECT value IS date('now', 'localtime') FROM setting WHERE name = 'as_of';",
                "1\n");
    expect_rows(db.text, "PRAGMA integrity_check; PRAGMA foreign_key_check;", "ok\n");
    /* Every slide says that it is a sample. */
    expect_rows(db.text,
                "SELECT count(*) FROM slide LEFT JOIN photo ON photo.slide = slide.id LEFT JOIN "
                "image ON photo.image = image.id WHERE heading NOT LIKE '%mẫu%' AND "
                "coalesce(caption, '') NOT LIKE '%mẫu%';",
                "0\n");
    expect_rows(db.text, "SELECT length(data) BETWEEN 10000 AND 100000 FROM image;", "1\n");
}

/* In each language and theme, every page can be made and there is nothing to mend. */
static void it_shows_without_a_warning(void **state)
{
    const struct scratch *scratch = *state;
    static const char *const languages[] = {"vi", "en"};
    static const char *const themes[] = {"formal", "blue", "dark"};
    for (size_t i = 0; i < SUPPORT_COUNT(languages); i++) {
        struct scratch_path db = scratch_path(scratch, languages[i]);
        run_expect(command_new, WORDS("--language", languages[i], db.text), STATUS_OK, NULL);
        for (size_t k = 0; k < SUPPORT_COUNT(themes); k++) {
            char sql[128];
            (void)snprintf(sql, sizeof sql, "UPDATE setting SET value = '%s' WHERE name = 'theme';",
                           themes[k]);
            shell_must(db.text, sql);
            char out[SUPPORT_PATH];
            support_folder(out);
            struct ran ran =
                run_command(command_render, WORDS("--size", "640x360", "--out", out, db.text));
            if (ran.status != STATUS_OK || strstr(ran.text, "7 pages written") == NULL ||
                strstr(ran.text, "kiosk:") != NULL) {
                fail_msg("%s, %s: status %d: %s", languages[i], themes[k], ran.status, ran.text);
            }
            ran_free(&ran);
            support_remove(out);
        }
        struct ran ran = run_command(command_check, WORDS(db.text));
        if (ran.status != STATUS_OK || strstr(ran.text, "0 errors, 0 warnings") == NULL) {
            fail_msg("%s: status %d: %s", languages[i], ran.status, ran.text);
        }
        ran_free(&ran);
    }
}

static void an_empty_one(void **state)
{
    const struct scratch *scratch = *state;
    struct scratch_path db = scratch_path(scratch, "a.db");
    run_expect(command_new, WORDS("--empty", "--language", "en", db.text), STATUS_OK,
               "without slides");
    expect_rows(db.text, "SELECT * FROM setting; SELECT count(*) FROM slide;", "language|en\n0\n");
}

static void a_file_is_left_alone(void **state)
{
    const struct scratch *scratch = *state;
    struct scratch_path db = scratch_path(scratch, "a.db");
    write_file(db.text, "mine", 4);
    run_expect(command_new, WORDS(db.text), STATUS_OUTPUT, "is there already");
    size_t size;
    unsigned char *text = whole_file(db.text, &size);
    assert_int_equal(size, 4);
    assert_memory_equal(text, "mine", 4);
    free(text);
    struct scratch_path deep = scratch_path(scratch, "none/a.db");
    run_expect(command_new, WORDS(deep.text), STATUS_OUTPUT, "can't write it");
    /* and nothing is left beside it */
    assert_int_equal(support_entries(scratch->folder), 1);
    struct scratch_path other = scratch_path(scratch, "b.db");
    run_expect(command_new, WORDS(other.text), STATUS_OK, NULL);
    assert_int_equal(support_entries(scratch->folder), 2);
}

static void words_that_are_wrong(void **state)
{
    (void)state;
    run_expect(command_new, WORDS("--help"), STATUS_OK, "--language");
    run_expect(command_new, WORDS("--language", "de", "x.db"), STATUS_USAGE, "vi or en, not de");
    run_expect(command_new, WORDS("--nothing"), STATUS_USAGE, "--nothing");
    run_expect(command_new, (const char *const[]){NULL}, STATUS_USAGE, "one data file");
    run_expect(command_new, WORDS("a.db", "b.db"), STATUS_USAGE, "one data file");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(one_of_each_kind),     TEST(it_shows_without_a_warning), TEST(an_empty_one),
        TEST(a_file_is_left_alone), TEST(words_that_are_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
