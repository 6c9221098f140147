#include "content/check.h"

#include <stdio.h>
#include <string.h>

/* As in data/schema.sql. */
enum { APPLICATION_ID = 0x4b696f73 /* "Kios" */, FORMAT_VERSION = 1 };

static const char *const tables[] = {
    "setting",   "slide", "showing", "holiday",
    "statistic", "award", "photo",   "image" /* the last: its pages are many */};
enum { TABLE_COUNT = sizeof tables / sizeof *tables };
#define TABLE_LIST \
    "('setting', 'slide', 'showing', 'holiday', 'statistic', 'award', 'photo', 'image')"

static bool check_tags(struct db *db, struct err *err)
{
    int64_t id;
    int64_t version;
    if (!db_number(db, "PRAGMA application_id", 0, &id, err) ||
        !db_number(db, "PRAGMA user_version", 0, &version, err)) {
        return false;
    }
    if (id != APPLICATION_ID) {
        return err_set(err, STATUS_FOREIGN,
                       "is an SQLite file of another application (application_id %lld, not %d); "
                       "make the data file from schema.sql",
                       (long long)id, APPLICATION_ID);
    }
    if (version > FORMAT_VERSION) {
        return err_set(err, STATUS_NEWER,
                       "has format version %lld, and this program knows %d only; update kiosk",
                       (long long)version, FORMAT_VERSION);
    }
    if (version < FORMAT_VERSION) {
        return err_set(err, STATUS_SCHEMA,
                       "has format version %lld, which never was; make it from schema.sql",
                       (long long)version);
    }
    return true;
}

/* What stands in the schema under the name of each table. */
struct found {
    bool table[TABLE_COUNT];
    const char *other[TABLE_COUNT];
};

/* The schema's rows are read, not asked for with PRAGMA table_list, which would wake the modules of
 * virtual tables. The text counts as well as the type: SQLite believes the text. */
static bool find_tables(struct db *db, struct found *found, struct err *err)
{
    static const char sql[] =
        "SELECT lower(name), type, rootpage > 0 AND sql LIKE 'CREATE TABLE %' FROM sqlite_schema "
        "WHERE lower(name) IN " TABLE_LIST;
    bool row = false;
    bool done = false;
    sqlite3_stmt *statement = db_prepare(db, sql, 0, err);
    while (statement != NULL && (done = db_step(db, statement, &row, err)) && row) {
        const char *name = (const char *)sqlite3_column_text(statement, 0);
        const char *type = (const char *)sqlite3_column_text(statement, 1);
        bool ordinary = sqlite3_column_int(statement, 2) == 1;
        for (int i = 0; name != NULL && type != NULL && i < TABLE_COUNT; i++) {
            if (strcmp(name, tables[i]) != 0) {
                continue;
            }
            if (strcmp(type, "table") == 0) {
                found->table[i] = found->table[i] || ordinary;
                found->other[i] = "a virtual table";
            } else if (strcmp(type, "view") == 0) {
                found->other[i] = "a view";
            } else if (found->other[i] == NULL) {
                found->other[i] = strcmp(type, "trigger") == 0 ? "a trigger" : "an index";
            }
        }
    }
    (void)sqlite3_finalize(statement);
    return done;
}

static bool check_tables(struct db *db, struct err *err)
{
    struct found found = {0};
    if (!find_tables(db, &found, err)) {
        return false;
    }
    for (int i = 0; i < TABLE_COUNT; i++) {
        if (found.table[i]) {
            continue;
        }
        if (found.other[i] != NULL) {
            return err_set(err, STATUS_SCHEMA,
                           "has %s where the table %s should be; make it from schema.sql",
                           found.other[i], tables[i]);
        }
        return err_set(err, STATUS_SCHEMA, "has no table %s; make it from schema.sql", tables[i]);
    }
    int64_t computed;
    return db_number(db,
                     "SELECT count(*) FROM sqlite_schema AS t, pragma_table_xinfo(t.name) AS c "
                     "WHERE t.type = 'table' AND lower(t.name) IN " TABLE_LIST " AND c.hidden <> 0",
                     0, &computed, err) &&
           (computed == 0 ||
            err_set(err, STATUS_SCHEMA, "has columns that are computed; make it from schema.sql"));
}

/* Runs one of SQLite's checks, which answers "ok", or says in rows what is wrong. */
static bool check_pages(struct db *db, const char *sql, struct err *err)
{
    bool row = false;
    sqlite3_stmt *statement = db_prepare(db, sql, 0, err);
    bool done = statement != NULL && db_step(db, statement, &row, err);
    const char *answer = done && row ? (const char *)sqlite3_column_text(statement, 0) : NULL;
    if (done && (answer == NULL || strcmp(answer, "ok") != 0)) {
        char words[100];
        db_plain(words, sizeof words, answer != NULL ? answer : "no answer");
        done =
            err_set(err, STATUS_DAMAGED, "is damaged (%s); copy it again from the original", words);
    }
    (void)sqlite3_finalize(statement);
    return done;
}

bool check_file(struct db *db, enum content_care care, struct err *err)
{
    if (!check_tags(db, err) || !check_tables(db, err)) {
        return false;
    }
    if (care != CONTENT_QUICK) {
        return check_pages(db, "PRAGMA integrity_check(1)", err);
    }
    for (int i = 0; i + 1 < TABLE_COUNT; i++) {
        char sql[64];
        (void)snprintf(sql, sizeof sql, "PRAGMA quick_check('%s')", tables[i]);
        if (!check_pages(db, sql, err)) {
            return false;
        }
    }
    return true;
}
