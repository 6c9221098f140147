/* Files that are no data file, or a broken one: each has its status, and a line that says what is
 * wrong and what to do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content/content.h"
#include "sqlite_shell.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct scratch scratch;

static void missing(const char *path)
{
    (void)path;
}

static void folder(const char *path)
{
    assert_int_equal(mkdir(path, 0755), 0);
}

static void pipe_file(const char *path)
{
    assert_int_equal(mkfifo(path, 0644), 0);
}

static void empty(const char *path)
{
    write_file(path, "", 0);
}

static void huge(const char *path)
{
    shell_new(path, NULL);
    assert_int_equal(truncate(path, ((off_t)4095 << 20) + 1), 0); /* a hole: no disk is used */
}

static void short_text(const char *path)
{
    write_file(path, "hello", 5);
}

static void start_of_a_header(const char *path)
{
    write_file(path, "SQLite format 3", 16);
}

static void long_text(const char *path)
{
    char text[5000];
    memset(text, 'x', sizeof text);
    write_file(path, text, sizeof text);
}

static void no_application_id(const char *path)
{
    shell_must(path, "CREATE TABLE slide (x);");
}

static void other_application(const char *path)
{
    shell_new(path, "PRAGMA application_id = 252006674;");
}

static void newer(const char *path)
{
    shell_new(path, "PRAGMA user_version = 2;");
}

static void version_zero(const char *path)
{
    shell_new(path, "PRAGMA user_version = 0;");
}

static void table_missing(const char *path)
{
    shell_new(path, "DROP TABLE award;");
}

static void view(const char *path)
{
    shell_new(path,
              "DROP TABLE setting; CREATE VIEW setting (name, value) AS SELECT 'title', 'x';");
}

static void virtual_table(const char *path)
{
    shell_new(path, "DROP TABLE setting; CREATE VIRTUAL TABLE setting USING fts5 (name, value);");
}

static void trigger(const char *path)
{
    shell_new(
        path,
        "DROP TABLE showing; CREATE TRIGGER showing AFTER DELETE ON image BEGIN SELECT 1; END;");
}

/* A row of the schema that says "table" over the text of a view. */
static void view_in_disguise(const char *path)
{
    shell_new(path, "DROP INDEX showing_by_slide; DROP TRIGGER showing_slide_insert;"
                    "DROP TRIGGER showing_slide_update;\n"
                    ".dbconfig defensive off\nPRAGMA writable_schema = 1;\n"
                    "UPDATE sqlite_schema SET sql = 'CREATE VIEW showing (slide) AS SELECT 1'"
                    " WHERE name = 'showing';");
}

static void computed_column(const char *path)
{
    shell_new(path, "DROP TABLE setting;"
                    "CREATE TABLE setting (name TEXT, value TEXT AS (hex(zeroblob(1000000))));");
}

static void column_missing(const char *path)
{
    shell_new(path, "DROP TRIGGER setting_text_insert; DROP TRIGGER setting_text_update;"
                    "DROP TABLE setting; CREATE TABLE setting (name TEXT);");
}

static void slide_column_missing(const char *path)
{
    shell_new(path,
              "PRAGMA legacy_alter_table = 1; ALTER TABLE photo RENAME COLUMN image TO picture;");
}

static void schema_is_noise(const char *path)
{
    shell_new(path, ".dbconfig defensive off\nPRAGMA writable_schema = 1;\n"
                    "UPDATE sqlite_schema SET sql = 'CREATE TABLE \xc3(' WHERE name = 'setting';");
}

static void cut_short(const char *path)
{
    size_t size;
    shell_new(path, NULL);
    unsigned char *bytes = whole_file(path, &size);
    write_file(path, bytes, size - 8192);
    free(bytes);
}

/* A copy of a file and its journal, taken in the middle of a transaction. */
static void half_written(const char *path)
{
    char from[200];
    char journal[220];
    size_t size;
    sqlite3 *db;
    (void)snprintf(from, sizeof from, "%s.being-written", path);
    shell_new(from, ".param set :slides 200\n.param set :pictures 0\n.param set :picture_bytes 0\n"
                    ".read tests/bench/many.sql");
    assert_int_equal(sqlite3_open(from, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db, "PRAGMA cache_size = 2; BEGIN; UPDATE slide SET note = 'x', lead = 'y'",
                     NULL, NULL, NULL),
        SQLITE_OK);
    (void)snprintf(journal, sizeof journal, "%s-journal", from);
    unsigned char *bytes = whole_file(journal, &size);
    assert_true(size > 512);
    (void)snprintf(journal, sizeof journal, "%s-journal", path);
    write_file(journal, bytes, size);
    free(bytes);
    bytes = whole_file(from, &size);
    write_file(path, bytes, size);
    free(bytes);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void too_many_slides(const char *path)
{
    shell_new(path,
              "DROP TRIGGER slide_text_insert;"
              "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 100001)"
              "INSERT INTO slide (position, kind, heading) SELECT n, 'announcement', 'H' FROM n;");
}

static void too_many_holidays(const char *path)
{
    shell_new(path, "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < "
                    "10001) INSERT INTO holiday (day) SELECT date('2000-01-01', n || ' days') "
                    "FROM n;");
}

static const struct {
    const char *name;
    void (*make)(const char *path);
    enum status status;
    const char *message; /* a part of it */
} cases[] = {
    {"missing", missing, STATUS_NO_FILE, "there is no such file; put"},
    {"folder", folder, STATUS_NO_FILE, "is a folder; give"},
    {"pipe", pipe_file, STATUS_NO_FILE, "is a device or a pipe; give"},
    {"empty", empty, STATUS_NOT_DATA, "is empty (0 bytes); copy"},
    {"huge", huge, STATUS_CONTENT, "has more than 4095 MiB; use"},
    {"short", short_text, STATUS_NOT_DATA, "is not an SQLite file; give"},
    {"header", start_of_a_header, STATUS_NOT_DATA, "is not an SQLite file; give"},
    {"text", long_text, STATUS_NOT_DATA, "is not an SQLite file; give"},
    {"plain", no_application_id, STATUS_FOREIGN, "of another application (application_id 0"},
    {"other", other_application, STATUS_FOREIGN,
     "of another application (application_id 252006674"},
    {"newer", newer, STATUS_NEWER, "has format version 2, and this program knows 1 only; update"},
    {"zero", version_zero, STATUS_SCHEMA, "has format version 0, which never was"},
    {"no-table", table_missing, STATUS_SCHEMA, "has no table award; make"},
    {"view", view, STATUS_SCHEMA, "has a view where the table setting should be"},
    {"virtual", virtual_table, STATUS_SCHEMA, "has a virtual table where the table setting"},
    {"trigger", trigger, STATUS_SCHEMA, "has a trigger where the table showing should be"},
    {"disguise", view_in_disguise, STATUS_DAMAGED, "(malformed database schema (showing))"},
    {"computed", computed_column, STATUS_SCHEMA, "has columns that are computed"},
    {"no-column", column_missing, STATUS_SCHEMA, "no such column: value"},
    {"renamed", slide_column_missing, STATUS_SCHEMA, "no such column: p.image"},
    {"noise", schema_is_noise, STATUS_DAMAGED, "is damaged (malformed database schema"},
    {"cut", cut_short, STATUS_DAMAGED, "is damaged ("},
    {"journal", half_written, STATUS_DAMAGED, "was left half-written"},
    {"too-many", too_many_slides, STATUS_CONTENT, "has more than 100000 slides"},
    {"holidays", too_many_holidays, STATUS_CONTENT, "has more than 10000 holidays; take"},
};

static void each_bad_file_has_its_status(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scratch_path path = scratch_path(&scratch, cases[i].name);
        cases[i].make(path.text);
        for (int care = CONTENT_QUICK; care <= CONTENT_THOROUGH; care++) {
            struct err err = {0};
            struct content *content =
                content_open(path.text, CONTENT_EDITED, (enum content_care)care, &err);
            if (content != NULL || err.status != cases[i].status ||
                strstr(err.text, cases[i].message) == NULL) {
                fail_msg("%s: status %d: %s", cases[i].name, err.status, err.text);
            }
            assert_null(strchr(err.text, '\n'));
            assert_non_null(strstr(err.text, cases[i].name)); /* which file */
        }
        content_close(content_open(path.text, CONTENT_STORED, CONTENT_QUICK, NULL));
    }
}

/* Opens a file as a user who owns nothing: nobody, if the test is run by root. */
static struct content *open_as_nobody(const char *path, struct err *err)
{
    bool root = geteuid() == 0;
    assert_int_equal(chmod(scratch.folder, 0555), 0);
    if (root) {
        assert_int_equal(seteuid(65534), 0);
    }
    struct content *content = content_open(path, CONTENT_EDITED, CONTENT_QUICK, err);
    if (root) {
        assert_int_equal(seteuid(0), 0);
    }
    assert_int_equal(chmod(scratch.folder, 0755), 0);
    return content;
}

static void unreadable_file_says_so(void **state)
{
    (void)state;
    struct scratch_path path = scratch_path(&scratch, "secret");
    struct err err = {0};
    shell_new(path.text, NULL);
    assert_int_equal(chmod(path.text, 0), 0);
    assert_null(open_as_nobody(path.text, &err));
    assert_int_equal(err.status, STATUS_NO_FILE);
    assert_non_null(strstr(err.text, "(Permission denied)"));
    assert_non_null(strstr(err.text, "chmod"));
}

/* A read-only folder is fine, but not for a file in WAL mode. */
static void wal_needs_a_folder_to_write_in(void **state)
{
    (void)state;
    struct scratch_path path = scratch_path(&scratch, "wal");
    struct err err = {0};
    shell_new(path.text, NULL);
    struct content *content = open_as_nobody(path.text, &err);
    assert_non_null(content);
    content_close(content);
    shell_must(path.text, "PRAGMA journal_mode = WAL;");
    assert_null(open_as_nobody(path.text, &err));
    assert_int_equal(err.status, STATUS_NO_FILE);
    assert_non_null(strstr(err.text, "is in WAL mode"));
    assert_non_null(strstr(err.text, "PRAGMA journal_mode = DELETE"));
}

/* The line must end in what to do, however long the path is. */
static void long_path_leaves_room_for_the_message(void **state)
{
    (void)state;
    char path[400];
    struct err err = {0};
    (void)snprintf(path, sizeof path, "%s/%0*d/kiosk.db", scratch.folder, 200, 1);
    assert_null(content_open(path, CONTENT_EDITED, CONTENT_QUICK, &err));
    assert_string_equal(
        err.text, "kiosk.db: there is no such file; put the data file there, or give its path");
}

/* What the system says when it is neither there nor missing. */
static void a_path_out_of_reach_is_told(void **state)
{
    (void)state;
    char path[400];
    struct err err = {0};
    (void)snprintf(path, sizeof path, "%s/%0*d/kiosk.db", scratch.folder, 300, 1);
    assert_null(content_open(path, CONTENT_EDITED, CONTENT_QUICK, &err));
    assert_int_equal(err.status, STATUS_NO_FILE);
    assert_non_null(strstr(err.text, "can't be reached (File name too long); look at"));
}

static int make_folder(void **state)
{
    (void)state;
    scratch = scratch_make();
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    scratch_remove(&scratch);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_bad_file_has_its_status),
        cmocka_unit_test(unreadable_file_says_so),
        cmocka_unit_test(wal_needs_a_folder_to_write_in),
        cmocka_unit_test(long_path_leaves_room_for_the_message),
        cmocka_unit_test(a_path_out_of_reach_is_told),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
