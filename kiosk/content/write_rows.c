#include "content/slide.h"
#include "content/write_db.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

enum { SQL_MAX = 2048 };

static int bind(sqlite3_stmt *statement, int at, const struct write_value *v)
{
    switch (v->type) {
    case WRITE_WHOLE:
        return sqlite3_bind_int64(statement, at, v->whole);
    case WRITE_REAL:
        return sqlite3_bind_double(statement, at, v->real);
    case WRITE_TEXT:
        return sqlite3_bind_text(statement, at, v->text, -1, SQLITE_STATIC);
    case WRITE_BLOB:
        return v->blob.size <= INT_MAX ? sqlite3_bind_blob(statement, at, v->blob.data,
                                                           (int)v->blob.size, SQLITE_STATIC)
                                       : SQLITE_TOOBIG;
    case WRITE_NULL:
        break;
    }
    return sqlite3_bind_null(statement, at);
}

/* A statement with the values bound from its second parameter on, and `id` to the first. */
static sqlite3_stmt *prepare(struct writer *writer, const char *sql, int64_t id,
                             const struct write_value *values, size_t count, struct err *err)
{
    sqlite3_stmt *statement = db_prepare(&writer->db, sql, id, err);
    for (size_t i = 0; statement != NULL && i < count; i++) {
        int code = bind(statement, (int)i + 2, &values[i]);
        if (code != SQLITE_OK) {
            (void)writer_fail(writer, code, err);
            (void)sqlite3_finalize(statement);
            return NULL;
        }
    }
    return statement;
}

struct sql {
    char text[SQL_MAX];
    size_t length;
};

static void add(struct sql *sql, const char *text)
{
    int n = snprintf(sql->text + sql->length, sizeof sql->text - sql->length, "%s", text);
    sql->length += n > 0 ? (size_t)n : 0;
    if (sql->length >= sizeof sql->text) {
        sql->length = sizeof sql->text - 1; /* SQLite will refuse what is cut */
    }
}

bool writer_add(struct writer *writer, const char *table, const struct write_value *values,
                size_t count, int64_t *id, struct err *err)
{
    struct sql sql = {0};
    add(&sql, "INSERT INTO ");
    add(&sql, table);
    for (size_t i = 0; i < count; i++) {
        add(&sql, i == 0 ? " (" : ", ");
        add(&sql, values[i].column);
    }
    for (size_t i = 0; i < count; i++) {
        char parameter[32];
        (void)snprintf(parameter, sizeof parameter, "%s?%zu", i == 0 ? ") VALUES (" : ", ", i + 2);
        add(&sql, parameter);
    }
    add(&sql, ")");
    if (!writer_run(writer, prepare(writer, sql.text, 0, values, count, err), err)) {
        return false;
    }
    if (id != NULL) {
        *id = sqlite3_last_insert_rowid(writer->db.handle);
    }
    return true;
}

bool writer_change(struct writer *writer, const char *table, int64_t id,
                   const struct write_value *values, size_t count, struct err *err)
{
    struct sql sql = {0};
    add(&sql, "UPDATE ");
    add(&sql, table);
    for (size_t i = 0; i < count; i++) {
        char parameter[32];
        (void)snprintf(parameter, sizeof parameter, " = ?%zu", i + 2);
        add(&sql, i == 0 ? " SET " : ", ");
        add(&sql, values[i].column);
        add(&sql, parameter);
    }
    add(&sql, " WHERE id = ?1");
    return count == 0 || writer_run(writer, prepare(writer, sql.text, id, values, count, err), err);
}

bool writer_clear(struct writer *writer, const char *table, int64_t slide, struct err *err)
{
    struct sql sql = {0};
    add(&sql, "DELETE FROM ");
    add(&sql, table);
    add(&sql, " WHERE slide = ?1");
    return writer_run(writer, db_prepare(&writer->db, sql.text, slide, err), err);
}

bool writer_last(struct writer *writer, const char *table, int64_t slide, int64_t *position,
                 struct err *err)
{
    struct sql sql = {0};
    add(&sql, "SELECT coalesce(max(position), 0) FROM ");
    add(&sql, table);
    add(&sql, slide != 0 ? " WHERE slide = ?1" : "");
    writer_hurry(writer);
    return db_number(&writer->db, sql.text, slide, position, err);
}

/* The row that a statement finds, or none; the caller frees *statement. */
static bool find(struct writer *writer, sqlite3_stmt *statement, bool *found, struct err *err)
{
    writer_hurry(writer);
    *found = false;
    return statement != NULL && db_step(&writer->db, statement, found, err);
}

static bool slide_ref(struct writer *writer, int64_t slide, struct slide_ref *ref, struct err *err)
{
    bool found;
    sqlite3_stmt *statement =
        db_prepare(&writer->db, "SELECT kind, urgent FROM slide WHERE id = ?1", slide, err);
    bool done = find(writer, statement, &found, err);
    if (done && !found) {
        done = err_set(err, STATUS_CONTENT, "there is no slide %lld; see the column id of slide",
                       (long long)slide);
    }
    if (done) {
        const char *kind = (const char *)sqlite3_column_text(statement, 0);
        *ref = (struct slide_ref){.id = slide, .urgent = sqlite3_column_int(statement, 1) == 1};
        done = false;
        for (size_t i = 0; kind != NULL && slide_kinds[i] != NULL; i++) {
            if (strcmp(slide_kinds[i], kind) == 0) {
                ref->kind = (uint8_t)i;
                done = true;
            }
        }
        if (!done) {
            (void)err_set(err, STATUS_CONTENT, "slide %lld is of no kind that this program knows",
                          (long long)slide);
        }
    }
    (void)sqlite3_finalize(statement);
    return done;
}

bool writer_slide_kind(struct writer *writer, int64_t slide, enum slide_kind *kind, struct err *err)
{
    struct slide_ref ref;
    if (!slide_ref(writer, slide, &ref, err)) {
        return false;
    }
    *kind = (enum slide_kind)ref.kind;
    return true;
}

bool writer_image(struct writer *writer, const char *name, int64_t *id, struct err *err)
{
    const struct write_value value = {.type = WRITE_TEXT, .text = name};
    bool found;
    sqlite3_stmt *statement =
        prepare(writer, "SELECT id FROM image WHERE name = ?2 AND ?1 = 0", 0, &value, 1, err);
    bool done = find(writer, statement, &found, err);
    *id = done && found ? sqlite3_column_int64(statement, 0) : 0;
    (void)sqlite3_finalize(statement);
    return done;
}

bool writer_slide_has(struct writer *writer, int64_t slide, int64_t image, bool *has,
                      struct err *err)
{
    const struct write_value value = {.type = WRITE_WHOLE, .whole = image};
    sqlite3_stmt *statement = prepare(writer,
                                      "SELECT 1 FROM slide WHERE id = ?1 AND image = ?2 UNION ALL "
                                      "SELECT 1 FROM photo WHERE slide = ?1 AND image = ?2",
                                      slide, &value, 1, err);
    bool done = find(writer, statement, has, err);
    (void)sqlite3_finalize(statement);
    return done;
}

bool writer_check_slide(struct writer *writer, int64_t slide, struct err *err)
{
    struct arena arena = {0};
    struct slide_ref ref;
    struct slide read;
    writer_hurry(writer);
    bool done =
        slide_ref(writer, slide, &ref, err) && slide_read(&writer->db, &ref, &arena, &read, err);
    arena_free(&arena);
    return done;
}
