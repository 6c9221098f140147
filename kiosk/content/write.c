#include "content/write.h"

#include "base/asset.h"
#include "base/clock.h"
#include "base/file.h"
#include "content/check.h"
#include "content/slide.h"
#include "content/write_db.h"

#include <stdlib.h>
#include <string.h>

/* For one statement: a picture of 64 MiB may have to go to a slow stick. */
enum { STATEMENT_MS = 60 * 1000 };

void writer_hurry(struct writer *writer)
{
    writer->db.deadline_ms = clock_monotonic_ms() + STATEMENT_MS;
}

bool writer_name(const struct writer *writer, struct err *err)
{
    if (writer->path == NULL) {
        return false;
    }
    return err_prefix(err, "%s", file_short_name(writer->path));
}

bool writer_fail(struct writer *writer, int code, struct err *err)
{
    static const char check[] = "CHECK constraint failed: ";
    char words[200];
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT: {
        const char *told = sqlite3_errmsg(writer->db.handle);
        bool own = strncmp(told, check, sizeof check - 1) == 0;
        db_plain(words, sizeof words, own ? told + sizeof check - 1 : told);
        return err_set(err, STATUS_CONTENT, "%s", words);
    }
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN: /* the journal */
        return err_set(err, STATUS_OUTPUT,
                       "may not be written; let yourself write it and its folder: chmod u+w");
    case SQLITE_FULL:
        return err_set(err, STATUS_OUTPUT,
                       "can't be written, the disk is full; nothing was changed");
    case SQLITE_IOERR:
        db_plain(words, sizeof words, sqlite3_errmsg(writer->db.handle));
        return err_set(err, STATUS_OUTPUT,
                       "can't be written (%s); look at the disk; nothing was changed", words);
    default:
        return db_fail(&writer->db, code, err);
    }
}

static bool run_text(struct writer *writer, const char *sql, struct err *err)
{
    writer_hurry(writer);
    int code = sqlite3_exec(writer->db.handle, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || writer_fail(writer, code, err);
}

bool writer_run(struct writer *writer, sqlite3_stmt *statement, struct err *err)
{
    if (statement == NULL) {
        return false;
    }
    writer_hurry(writer);
    int code = sqlite3_step(statement);
    bool done = code == SQLITE_DONE || code == SQLITE_ROW || writer_fail(writer, code, err);
    (void)sqlite3_finalize(statement);
    return done;
}

static struct writer *make(const char *path, struct err *err)
{
    struct writer *writer = calloc(1, sizeof *writer);
    char *copy = writer != NULL && path != NULL ? strdup(path) : NULL;
    if (writer == NULL || (path != NULL && copy == NULL)) {
        (void)err_memory(err, "the data file");
        free(writer);
        return NULL;
    }
    writer->path = copy;
    return writer;
}

/* In the transaction that will write: nobody can change the file between the check and the end. */
static bool begin(struct writer *writer, struct err *err)
{
    if (sqlite3_db_readonly(writer->db.handle, "main") == 1) {
        return writer_fail(writer, SQLITE_READONLY, err);
    }
    if (!db_let_write(&writer->db, err) || !run_text(writer, "BEGIN IMMEDIATE", err)) {
        return false;
    }
    return check_file(&writer->db, CONTENT_QUICK, err) && slide_check_columns(&writer->db, err);
}

/* Before anything in the file is let run. */
static bool look(struct writer *writer, struct err *err)
{
    int64_t version;
    bool done = db_begin(&writer->db, DB_BUDGET_MS, &version, err) &&
                check_file(&writer->db, CONTENT_QUICK, err);
    db_end(&writer->db);
    return done;
}

struct writer *writer_open(const char *path, struct err *err)
{
    struct writer *writer = make(path, err);
    if (writer == NULL) {
        return NULL;
    }
    if (db_open_writable(&writer->db, path, err) && look(writer, err) && begin(writer, err)) {
        return writer;
    }
    (void)writer_name(writer, err);
    writer_close(writer);
    return NULL;
}

struct writer *writer_look(const char *path, struct err *err)
{
    int64_t version;
    struct writer *writer = make(path, err);
    if (writer == NULL) {
        return NULL;
    }
    if (db_open(&writer->db, path, CONTENT_EDITED, err) &&
        db_begin(&writer->db, DB_BUDGET_MS, &version, err) &&
        check_file(&writer->db, CONTENT_QUICK, err) && slide_check_columns(&writer->db, err)) {
        return writer;
    }
    (void)writer_name(writer, err);
    writer_close(writer);
    return NULL;
}

bool writer_asset(struct writer *writer, const char *name, struct err *err)
{
    struct bytes sql = asset_find(name); /* a zero byte stands behind it */
    if (sql.data == NULL) {
        return err_set(err, STATUS_CONTENT, "%s is not built in; report this", name);
    }
    return run_text(writer, (const char *)sql.data, err);
}

struct writer *writer_new(struct err *err)
{
    struct writer *writer = make(NULL, err);
    if (writer == NULL) {
        return NULL;
    }
    int code = sqlite3_open_v2(":memory:", &writer->db.handle,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if ((code == SQLITE_OK || db_fail(&writer->db, code, err)) &&
        writer_asset(writer, "data/schema.sql", err) && db_let_write(&writer->db, err) &&
        run_text(writer, "BEGIN IMMEDIATE", err)) {
        return writer;
    }
    writer_close(writer);
    return NULL;
}

bool writer_commit(struct writer *writer, struct err *err)
{
    return run_text(writer, "COMMIT", err) || writer_name(writer, err);
}

bool writer_bytes(struct writer *writer, struct bytes *out, struct err *err)
{
    sqlite3_int64 size = 0;
    unsigned char *data = sqlite3_serialize(writer->db.handle, "main", &size, 0);
    unsigned char *copy = data != NULL && size > 0 ? malloc((size_t)size) : NULL;
    *out = (struct bytes){0};
    if (copy != NULL) {
        memcpy(copy, data, (size_t)size);
        *out = (struct bytes){copy, (size_t)size};
    }
    sqlite3_free(data);
    return copy != NULL || err_memory(err, "the data file");
}

void writer_close(struct writer *writer)
{
    if (writer != NULL) {
        db_end(&writer->db);
        db_close(&writer->db);
        free(writer->path);
        free(writer);
    }
}
