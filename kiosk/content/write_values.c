/* Settings, and columns of slides, one by one and as text. */
#include "content/write_db.h"

#include <stdio.h>
#include <string.h>

/* The text that a statement answers with, in the arena; NULL if it is NULL or there is no row. The
 * statement is freed. */
static bool read_text(struct writer *writer, sqlite3_stmt *statement, struct arena *arena,
                      bool *found, const char **text, struct err *err)
{
    *found = false;
    *text = NULL;
    writer_hurry(writer);
    bool done = statement != NULL && db_step(&writer->db, statement, found, err);
    if (done && *found && sqlite3_column_type(statement, 0) != SQLITE_NULL) {
        const char *read = (const char *)sqlite3_column_text(statement, 0);
        *text = read == NULL ? NULL
                             : arena_text(arena, read, (size_t)sqlite3_column_bytes(statement, 0));
        done = *text != NULL || err_memory(err, "a value");
    }
    (void)sqlite3_finalize(statement);
    return done;
}

/* A statement with the texts bound to ?1 and ?2. */
static sqlite3_stmt *prepare(struct writer *writer, const char *sql, const char *first,
                             const char *second, struct err *err)
{
    sqlite3_stmt *statement = db_prepare(&writer->db, sql, 0, err);
    int code = SQLITE_OK;
    if (statement != NULL) {
        code = sqlite3_bind_text(statement, 1, first, -1, SQLITE_STATIC);
    }
    if (statement != NULL && code == SQLITE_OK && second != NULL) {
        code = sqlite3_bind_text(statement, 2, second, -1, SQLITE_STATIC);
    }
    if (code != SQLITE_OK) {
        (void)writer_fail(writer, code, err);
        (void)sqlite3_finalize(statement);
        return NULL;
    }
    return statement;
}

bool writer_setting(struct writer *writer, struct arena *arena, const char *name,
                    const char **value, struct err *err)
{
    bool found;
    return read_text(writer,
                     prepare(writer, "SELECT value FROM setting WHERE name = ?1", name, NULL, err),
                     arena, &found, value, err);
}

bool writer_set_setting(struct writer *writer, const char *name, const char *value, struct err *err)
{
    if (value == NULL) {
        return writer_run(
            writer, prepare(writer, "DELETE FROM setting WHERE name = ?1", name, NULL, err), err);
    }
    return writer_run(writer,
                      prepare(writer,
                              "INSERT INTO setting (name, value) VALUES (?1, ?2) "
                              "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                              name, value, err),
                      err);
}

bool writer_slide_value(struct writer *writer, struct arena *arena, int64_t slide,
                        const char *column, const char **value, struct err *err)
{
    char sql[200];
    bool found;
    /* As short as a number can be written: 20 and not 20.0. */
    (void)snprintf(sql, sizeof sql,
                   "SELECT CASE typeof(%s) WHEN 'real' THEN printf('%%.6g', %s) ELSE %s END "
                   "FROM slide WHERE id = ?1",
                   column, column, column);
    return read_text(writer, db_prepare(&writer->db, sql, slide, err), arena, &found, value, err) &&
           (found || err_set(err, STATUS_CONTENT,
                             "there is no slide %lld; see the column id of "
                             "slide",
                             (long long)slide));
}
