/* A file that somebody writes while it is shown: a second connection of SQLite plays that part. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "content/content.h"
#include "content/db.h"
#include "sqlite_shell.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct scratch scratch;
static struct scratch_path path;

/* A file with two slides and a picture, and a connection that writes to it. */
static int make_file(void **state)
{
    sqlite3 *writer = NULL;
    scratch = scratch_make();
    path = scratch_path(&scratch, "busy.db");
    shell_new(path.text, "INSERT INTO slide (id, position, kind, heading) VALUES"
                         " (1, 1, 'announcement', 'one'), (2, 2, 'announcement', 'two');"
                         "INSERT INTO image (id, name, media_type, data) VALUES"
                         " (1, 'a', 'image/jpeg', X'FFD8FFE000104A46');");
    if (sqlite3_open(path.text, &writer) != SQLITE_OK) {
        return -1;
    }
    *state = writer;
    return 0;
}

static int remove_file(void **state)
{
    (void)sqlite3_close(*state);
    scratch_remove(&scratch);
    return 0;
}

static void write_sql(sqlite3 *writer, const char *sql)
{
    if (sqlite3_exec(writer, sql, NULL, NULL, NULL) != SQLITE_OK) {
        fail_msg("%s: %s", sql, sqlite3_errmsg(writer));
    }
}

static struct content *open_file(enum content_mode mode)
{
    struct err err = {0};
    struct content *content = content_open(path.text, mode, CONTENT_QUICK, &err);
    if (content == NULL) {
        fail_msg("%s", err.text);
    }
    return content;
}

/* The status of reading the first slide, whose heading has to be `heading` if it can be read. */
static enum status first_slide(struct content *content, const char *heading)
{
    struct err err = {0};
    struct arena arena = {0};
    struct slide slide;
    if (content_slide(content, &content_deck(content)->slides[0], &arena, &slide, &err)) {
        assert_string_equal(slide.heading, heading);
    }
    arena_free(&arena);
    return err.status;
}

static enum status first_image(struct content *content)
{
    struct err err = {0};
    struct bytes bytes;
    if (content_image(content, 1, &bytes, &err)) {
        free((void *)(uintptr_t)bytes.data);
    }
    return err.status;
}

/* A writer that has only begun does not stand in the way; one that commits does, for a moment. */
static void locked_file_is_busy_and_soon_told(void **state)
{
    struct err err = {0};
    struct content *content = open_file(CONTENT_EDITED);
    write_sql(*state, "BEGIN IMMEDIATE; UPDATE slide SET heading = 'new' WHERE id = 1");
    assert_int_equal(first_slide(content, "one"), STATUS_OK);
    write_sql(*state, "ROLLBACK; BEGIN EXCLUSIVE");
    int64_t start_ms = clock_monotonic_ms();
    assert_null(content_open(path.text, CONTENT_EDITED, CONTENT_QUICK, &err));
    assert_int_equal(err.status, STATUS_BUSY);
    assert_non_null(strstr(err.text, "is being written by another program"));
    assert_int_equal(first_slide(content, ""), STATUS_BUSY);
    assert_int_equal(first_image(content), STATUS_BUSY);
    int64_t took_ms = clock_monotonic_ms() - start_ms;
    assert_true(took_ms >= 3 * 150 && took_ms < 3 * 1000);
    write_sql(*state, "ROLLBACK");
    assert_int_equal(first_slide(content, "one"), STATUS_OK); /* nothing had changed after all */
    assert_int_equal(first_image(content), STATUS_OK);
    content_close(content);
}

/* Between two calls the file is not held: writers get in at any time. */
static void reading_does_not_keep_writers_out(void **state)
{
    struct content *content = open_file(CONTENT_EDITED);
    assert_int_equal(first_slide(content, "one"), STATUS_OK);
    write_sql(*state, "BEGIN EXCLUSIVE; ROLLBACK");
    assert_int_equal(first_image(content), STATUS_OK);
    write_sql(*state, "BEGIN EXCLUSIVE; ROLLBACK");
    content_close(content);
}

static void changed_file_is_told(void **state)
{
    struct content *content = open_file(CONTENT_EDITED);
    write_sql(*state, "UPDATE slide SET heading = 'new' WHERE id = 1");
    assert_int_equal(first_slide(content, ""), STATUS_CHANGED);
    assert_int_equal(first_slide(content, ""), STATUS_CHANGED); /* and it stays so */
    assert_int_equal(first_image(content), STATUS_CHANGED);
    struct content *again = open_file(CONTENT_EDITED);
    assert_int_equal(first_slide(again, "new"), STATUS_OK);
    content_close(content);
    assert_int_equal(first_slide(again, "new"), STATUS_OK); /* the old one's end is not its end */
    content_close(again);
    write_sql(*state, "UPDATE slide SET heading = 'one' WHERE id = 1");
}

/* The store swaps files by renaming: the deck in use goes on reading the one it was loaded from. */
static void renamed_away_file_stays_readable(void **state)
{
    (void)state;
    for (int mode = CONTENT_EDITED; mode <= CONTENT_STORED; mode++) {
        struct scratch_path other = scratch_path(&scratch, "other.db");
        struct scratch_path next = scratch_path(&scratch, "next.db");
        struct err err = {0};
        shell_new(other.text,
                  "INSERT INTO slide (position, kind, heading) VALUES (1, 'announcement', 'old');");
        shell_new(
            next.text,
            "INSERT INTO slide (position, kind, heading) VALUES (1, 'announcement', 'next');");
        struct content *old =
            content_open(other.text, (enum content_mode)mode, CONTENT_THOROUGH, &err);
        assert_non_null(old);
        assert_int_equal(rename(next.text, other.text), 0);
        assert_int_equal(first_slide(old, "old"), STATUS_OK);
        struct content *new =
            content_open(other.text, (enum content_mode)mode, CONTENT_THOROUGH, &err);
        assert_non_null(new);
        assert_int_equal(first_slide(new, "next"), STATUS_OK);
        assert_int_equal(first_slide(old, "old"), STATUS_OK);
        content_close(new);
        content_close(old);
    }
}

/* A file in WAL mode can be shown while it is being written, where its folder can be written to. */
static void wal_file_is_read_where_that_is_possible(void **state)
{
    (void)state;
    struct scratch_path wal = scratch_path(&scratch, "wal.db");
    sqlite3 *writer = NULL;
    struct err err = {0};
    shell_new(wal.text,
              "INSERT INTO slide (position, kind, heading) VALUES (1, 'announcement', 'old');");
    assert_int_equal(sqlite3_open(wal.text, &writer), SQLITE_OK);
    write_sql(writer, "PRAGMA journal_mode = WAL; UPDATE slide SET heading = 'in the log'");
    struct content *content = content_open(wal.text, CONTENT_EDITED, CONTENT_THOROUGH, &err);
    if (content == NULL) {
        fail_msg("%s", err.text);
    }
    assert_int_equal(first_slide(content, "in the log"), STATUS_OK);
    write_sql(writer, "UPDATE slide SET heading = 'later'");
    assert_int_equal(first_slide(content, ""), STATUS_CHANGED);
    content_close(content);
    assert_int_equal(sqlite3_close(writer), SQLITE_OK);
}

/* A call that takes longer than its time ends as if the file were locked. */
static void time_is_bounded(void **state)
{
    (void)state;
    static const char endless[] =
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) "
        "SELECT count(*) FROM n";
    struct db db = {0};
    struct err err = {0};
    int64_t number;
    assert_true(db_open(&db, path.text, CONTENT_EDITED, &err));
    int64_t start_ms = clock_monotonic_ms();
    assert_true(db_begin(&db, 100, &number, &err));
    assert_false(db_number(&db, endless, 0, &number, &err));
    assert_int_equal(err.status, STATUS_BUSY);
    assert_non_null(strstr(err.text, "takes too long to read"));
    assert_true(clock_monotonic_ms() - start_ms < 2000);
    db_end(&db);
    assert_true(db_begin(&db, DB_BUDGET_MS, &number, &err)); /* the next call has time of its own */
    assert_true(db_number(&db, "SELECT count(*) FROM slide", 0, &number, &err));
    assert_int_equal(number, 2);
    db_close(&db);
}

/* Nothing is ever written, not even beside the file. */
static void file_and_folder_stay_as_they_are(void **state)
{
    (void)state;
    size_t size;
    size_t size_now;
    unsigned char *before = whole_file(path.text, &size);
    for (int mode = CONTENT_EDITED; mode <= CONTENT_STORED; mode++) {
        struct content *content = open_file((enum content_mode)mode);
        assert_int_equal(first_slide(content, "one"), STATUS_OK);
        assert_int_equal(access(scratch_path(&scratch, "busy.db-journal").text, F_OK), -1);
        assert_int_equal(access(scratch_path(&scratch, "busy.db-wal").text, F_OK), -1);
        content_close(content);
    }
    unsigned char *after = whole_file(path.text, &size_now);
    assert_int_equal(size_now, size);
    assert_memory_equal(after, before, size);
    free(before);
    free(after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(locked_file_is_busy_and_soon_told),
        cmocka_unit_test(reading_does_not_keep_writers_out),
        cmocka_unit_test(changed_file_is_told),
        cmocka_unit_test(renamed_away_file_stays_readable),
        cmocka_unit_test(wal_file_is_read_where_that_is_possible),
        cmocka_unit_test(time_is_bounded),
        cmocka_unit_test(file_and_folder_stay_as_they_are),
    };
    return cmocka_run_group_tests(tests, make_file, remove_file);
}
