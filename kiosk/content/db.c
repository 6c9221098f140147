#include "content/db.h"

#include "base/clock.h"
#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { BUSY_TIMEOUT_MS = 250, WRITE_TIMEOUT_MS = 2000, OPS_BETWEEN_LOOKS = 1000 };

/* https://www.sqlite.org/security.html, "Untrusted SQLite Database Files"; the figures leave room
 * for what data/schema.sql needs, and not much more. */
static const struct {
    int limit;
    int value;
} limits[] = {
    {SQLITE_LIMIT_LENGTH, CONTENT_IMAGE_MAX + 64 * 1024},
    {SQLITE_LIMIT_SQL_LENGTH, 32 * 1024},
    {SQLITE_LIMIT_COLUMN, 64},
    {SQLITE_LIMIT_EXPR_DEPTH, 64},
    {SQLITE_LIMIT_COMPOUND_SELECT, 16},
    {SQLITE_LIMIT_VDBE_OP, 25000},
    {SQLITE_LIMIT_FUNCTION_ARG, 8},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 64},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 8},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

/* For writing, the file's own triggers have to run, and theirs: data/schema.sql has two levels. */
static const struct {
    int limit;
    int value;
} limits_for_writing[] = {
    {SQLITE_LIMIT_VARIABLE_NUMBER, 32},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 4},
};

static const struct {
    int option;
    int value;
} options[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
};

/* The file's CHECKs are not asked when it is checked: they are as little to be trusted as its rows,
 * which are checked one by one as they are read. */
static const char pragmas[] = "PRAGMA cell_size_check = 1;"
                              "PRAGMA mmap_size = 0;"
                              "PRAGMA cache_size = -256;"
                              "PRAGMA temp_store = MEMORY;"
                              "PRAGMA ignore_check_constraints = 1;"
                              "PRAGMA query_only = 1;";
static const char pragmas_for_writing[] = "PRAGMA ignore_check_constraints = 0;"
                                          "PRAGMA foreign_keys = 1;"
                                          "PRAGMA synchronous = FULL;"
                                          "PRAGMA query_only = 0;";

/* SQLite's name for the file: a URI (https://www.sqlite.org/uri.html), so that no path has a second
 * meaning. NULL if there is no memory. */
static char *uri_of(const char *path, enum content_mode mode)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    const char *front = path[0] == '/' ? "file://" : "file:./";
    const char *query = mode == CONTENT_STORED ? "?immutable=1" : "";
    size_t length = strlen(path);
    size_t room = strlen(front) + 3 * length + strlen(query) + 1;
    char *uri = length < SIZE_MAX / 4 ? malloc(room) : NULL;
    if (uri == NULL) {
        return NULL;
    }
    char *to = uri + sprintf(uri, "%s", front);
    for (const char *from = path; *from != '\0'; from++) {
        if (strchr(plain, *from) != NULL) {
            *to++ = *from;
        } else {
            to += sprintf(to, "%%%02X", (unsigned)(unsigned char)*from);
        }
    }
    (void)sprintf(to, "%s", query);
    return uri;
}

/* What SQLite would not say plainly. It also keeps SQLite from waiting for ever on a pipe. */
static bool look_at(struct db *db, const char *path, struct err *err)
{
    struct stat st;
    if (stat(path, &st) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            return err_set(err, STATUS_NO_FILE,
                           "there is no such file; put the data file there, or give its path");
        }
        return err_set(err, STATUS_NO_FILE,
                       "can't be reached (%s); look at its folder's permissions", strerror(errno));
    }
    if (S_ISDIR(st.st_mode)) {
        return err_set(err, STATUS_NO_FILE, "is a folder; give the path of the data file in it");
    }
    if (!S_ISREG(st.st_mode)) {
        return err_set(err, STATUS_NO_FILE, "is a device or a pipe; give the path of a data file");
    }
    if (st.st_size == 0) {
        return err_set(err, STATUS_NOT_DATA, "is empty (0 bytes); copy the data file there again");
    }
    if (st.st_size > (int64_t)FILE_DATA_MIB_MAX << 20) {
        return err_set(err, STATUS_CONTENT, "has more than %d MiB; use smaller pictures",
                       FILE_DATA_MIB_MAX);
    }
    db->size = (int64_t)st.st_size;
    return true;
}

static int out_of_time(void *context)
{
    const struct db *db = context;
    return clock_monotonic_ms() > db->deadline_ms;
}

static bool connect(struct db *db, const char *path, enum content_mode mode, int flags,
                    struct err *err)
{
    *db = (struct db){.deadline_ms = clock_monotonic_ms() + DB_BUDGET_MS};
    if (!look_at(db, path, err)) {
        return false;
    }
    char *uri = uri_of(path, mode);
    if (uri == NULL) {
        return err_memory(err, "the name of the data file");
    }
    int code =
        sqlite3_open_v2(uri, &db->handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, NULL);
    free(uri);
    if (code == SQLITE_OK) {
        return true;
    }
    int why = db->handle != NULL ? sqlite3_system_errno(db->handle) : 0;
    if ((code & 0xff) == SQLITE_CANTOPEN) {
        return err_set(err, STATUS_NO_FILE,
                       "can't be opened (%s); let the kiosk's user read it: chmod a+r",
                       why != 0 ? strerror(why) : "SQLite does not say why");
    }
    return db_fail(db, code, err);
}

static bool harden(struct db *db, struct err *err)
{
    (void)sqlite3_extended_result_codes(db->handle, 1);
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        (void)sqlite3_limit(db->handle, limits[i].limit, limits[i].value);
    }
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        (void)sqlite3_db_config(db->handle, options[i].option, options[i].value, NULL);
    }
    (void)sqlite3_busy_timeout(db->handle, BUSY_TIMEOUT_MS);
    sqlite3_progress_handler(db->handle, OPS_BETWEEN_LOOKS, out_of_time, db);
    int code = sqlite3_exec(db->handle, pragmas, NULL, NULL, NULL);
    return code == SQLITE_OK || db_fail(db, code, err);
}

bool db_open(struct db *db, const char *path, enum content_mode mode, struct err *err)
{
    return connect(db, path, mode, SQLITE_OPEN_READONLY, err) && harden(db, err);
}

bool db_open_writable(struct db *db, const char *path, struct err *err)
{
    return connect(db, path, CONTENT_EDITED, SQLITE_OPEN_READWRITE, err) && harden(db, err);
}

bool db_let_write(struct db *db, struct err *err)
{
    for (size_t i = 0; i < sizeof limits_for_writing / sizeof *limits_for_writing; i++) {
        (void)sqlite3_limit(db->handle, limits_for_writing[i].limit, limits_for_writing[i].value);
    }
    (void)sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 1, NULL);
    (void)sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
    (void)sqlite3_busy_timeout(db->handle, WRITE_TIMEOUT_MS);
    int code = sqlite3_exec(db->handle, pragmas_for_writing, NULL, NULL, NULL);
    return code == SQLITE_OK || db_fail(db, code, err);
}

void db_close(struct db *db)
{
    (void)sqlite3_close(db->handle);
    *db = (struct db){0};
}

void db_end(struct db *db)
{
    if (db->handle != NULL && !sqlite3_get_autocommit(db->handle)) {
        (void)sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
        (void)sqlite3_db_release_memory(db->handle); /* pages: the next call comes in seconds */
    }
}

bool db_begin(struct db *db, int64_t budget_ms, int64_t *version, struct err *err)
{
    db_end(db); /* the last one, if there was no memory then to end it */
    db->deadline_ms = clock_monotonic_ms() + budget_ms;
    int code = sqlite3_exec(db->handle, "BEGIN", NULL, NULL, NULL);
    if (code != SQLITE_OK) {
        return db_fail(db, code, err);
    }
    return db_number(db, "PRAGMA data_version", 0, version, err);
}

sqlite3_stmt *db_prepare(struct db *db, const char *sql, int64_t id, struct err *err)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL);
    if (code == SQLITE_OK && sqlite3_bind_parameter_count(statement) > 0) {
        code = sqlite3_bind_int64(statement, 1, id);
    }
    if (code != SQLITE_OK) {
        (void)db_fail(db, code, err);
        (void)sqlite3_finalize(statement);
        return NULL;
    }
    return statement;
}

bool db_step(struct db *db, sqlite3_stmt *statement, bool *row, struct err *err)
{
    int code = sqlite3_step(statement);
    *row = code == SQLITE_ROW;
    return code == SQLITE_ROW || code == SQLITE_DONE || db_fail(db, code, err);
}

bool db_number(struct db *db, const char *sql, int64_t id, int64_t *number, struct err *err)
{
    bool row = false;
    sqlite3_stmt *statement = db_prepare(db, sql, id, err);
    bool done = statement != NULL && db_step(db, statement, &row, err);
    if (done && !row) {
        done = err_set(err, STATUS_DAMAGED, "does not answer; copy it again from the original");
    }
    *number = done ? sqlite3_column_int64(statement, 0) : 0;
    (void)sqlite3_finalize(statement);
    return done;
}
