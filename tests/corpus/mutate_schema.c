/* Tables, columns and indexes, and the words that describe them. */
#include "mutant_parts.h"

#include <string.h>

static const char *const tables[] = {"setting",   "slide", "showing", "holiday",
                                     "statistic", "award", "photo",   "image"};

/* By %1$s the table goes in; SQLite's printf knows no numbers, so each has it at most twice, and
 * each names a column of slide or of all. */
static const char *const changes[] = {
    "DROP TABLE \"%w\"",
    "ALTER TABLE \"%w\" RENAME TO gone",
    "DELETE FROM \"%w\"",
    "ALTER TABLE \"%w\" ADD COLUMN more TEXT DEFAULT 'x'",
    "ALTER TABLE \"%w\" ADD COLUMN more AS (hex(zeroblob(20000000)))",
    ("CREATE TABLE other AS SELECT * FROM \"%w\"; DROP TABLE \"%w\"; ALTER TABLE other RENAME TO "
     "\"%w\""),
    "ALTER TABLE \"%w\" RENAME TO gone; CREATE VIEW \"%w\" AS SELECT * FROM gone",
    ("ALTER TABLE \"%w\" RENAME TO gone; CREATE VIEW \"%w\" AS WITH RECURSIVE n (id) AS (SELECT 1 "
     "UNION ALL SELECT id + 1 FROM n) SELECT id FROM n"),
    "ALTER TABLE \"%w\" RENAME TO gone; CREATE VIRTUAL TABLE \"%w\" USING fts5(id, slide, name)",
    "ALTER TABLE \"%w\" RENAME TO gone; CREATE VIRTUAL TABLE \"%w\" USING rtree(id, a, b)",
    "CREATE TRIGGER again_%w AFTER UPDATE ON slide BEGIN UPDATE slide SET id = id + 1; END",
    "ANALYZE \"%w\"; UPDATE sqlite_stat1 SET stat = '1 1 1'",
    "ANALYZE \"%w\"; UPDATE sqlite_stat1 SET stat = '99999999999999999999 x'",
    "ANALYZE \"%w\"; INSERT INTO sqlite_stat1 VALUES ('%w', 'nonesuch', zeroblob(100000))",
    "CREATE UNIQUE INDEX one_%w ON slide (kind, id)",
};

static const char *const others[] = {
    "DROP INDEX slide_in_order",
    "DROP INDEX showing_by_slide",
    "DROP INDEX slide_in_order; CREATE INDEX slide_in_order ON slide (position)",
    "CREATE INDEX costly ON slide (length(hex(randomblob(20000000))))",
    "CREATE INDEX costly ON slide (id) WHERE length(hex(zeroblob(20000000))) > 1",
    "CREATE INDEX costly ON showing (length(replace(hex(zeroblob(9000000)), '0', '00')))",
    "CREATE INDEX costly ON slide (printf('%%.*c', 20000000, 'x') LIKE '%%y%%')",
    "CREATE INDEX costly ON image (hex(data))",
    "CREATE INDEX costly ON award (recipient) WHERE slide LIKE '%%' || reason || '%%'",
    "ALTER TABLE slide DROP COLUMN note",
    "ALTER TABLE slide RENAME COLUMN heading TO title",
    "ALTER TABLE image RENAME COLUMN data TO bytes",
    "DROP INDEX slide_by_image; ALTER TABLE slide DROP COLUMN image",
    "DROP INDEX award_by_photo; ALTER TABLE award DROP COLUMN photo",
    ("CREATE TABLE other (id INTEGER PRIMARY KEY, name, media_type, caption, data) WITHOUT ROWID;"
     "INSERT INTO other SELECT * FROM image; DROP TABLE image; ALTER TABLE other RENAME TO image"),
    ("CREATE TABLE other AS SELECT *, rowid AS n FROM slide; DROP TABLE slide; ALTER TABLE other "
     "RENAME TO slide; UPDATE slide SET id = 7"),
    "PRAGMA application_id = 0",
    "PRAGMA user_version = 2",
    "PRAGMA user_version = -1",
    "PRAGMA page_size = 512; VACUUM",
    "PRAGMA page_size = 65536; VACUUM",
    "PRAGMA auto_vacuum = INCREMENTAL; VACUUM; DELETE FROM award; DELETE FROM image WHERE id > 2",
    "PRAGMA journal_mode = WAL",
    "CREATE TABLE filler (x); INSERT INTO filler VALUES (zeroblob(3000000)); DROP TABLE filler",
};

/* On what stands in the schema, of which nothing is checked. */
static const char *const words[] = {
    "sql = replace(sql, 'INTEGER', 'TEXT COLLATE NONESUCH')",
    "sql = replace(sql, 'TEXT', 'BLOB')",
    "sql = replace(sql, 'PRIMARY KEY', '')",
    "sql = replace(sql, ')', ') ')",
    "sql = replace(sql, 'CREATE TABLE', 'CREATE VIEW')",
    "sql = replace(sql, 'CREATE TABLE', 'CREATE  TABLE')",
    "sql = sql || ' WITHOUT ROWID'",
    "sql = NULL",
    "sql = zeroblob(1000)",
    "sql = substr(sql, 1, length(sql) / 2)",
    "sql = replace(sql, 'heading', 'he\" ading')",
    "sql = replace(sql, 'DEFAULT', 'DEFAULT (hex(zeroblob(60000000))) --')",
    "sql = 'CREATE TABLE ' || name || ' (id)'",
    ("sql = 'CREATE TABLE ' || name || ' (id INTEGER PRIMARY KEY' || "
     "replace(hex(zeroblob(1900)), '00', ', c' || rootpage) || ')'"),
    "rootpage = 1",
    "rootpage = rootpage + 1",
    "rootpage = 0",
    "rootpage = -5",
    "rootpage = 2147483647",
    "rootpage = 'seven'",
    "type = 'index'",
    "type = 'table'",
    "type = 'view'",
    "type = NULL",
    "name = upper(name)",
    "name = 'sqlite_' || name",
    "name = NULL",
    "tbl_name = 'image'",
    "tbl_name = 'nonesuch'",
    "rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'slide')",
    "rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'image')",
};

static void change_words(struct work *w)
{
    const char *change = PICK(w, words);
    const bool one = !rng_once_in(&w->rng, 6);
    const int at = (int)rng_below(&w->rng, 30);
    work_say(w, "schema of %s: %.40s", one ? "one" : "all", change);
    (void)work_run(w,
                   "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET %s WHERE %d OR rowid = "
                   "(SELECT rowid FROM sqlite_schema WHERE type <> 'trigger' LIMIT 1 OFFSET %d %% "
                   "(SELECT count(*) FROM sqlite_schema WHERE type <> 'trigger'))",
                   change, !one, at);
}

/* A letter in the words of a table. */
static void change_letter(struct work *w)
{
    static const char *const letters[] = {"(", ")", ",", "'", "\"", " ", "x", "-", "\n", ";"};
    const char *table = PICK(w, tables);
    const int at = 1 + (int)rng_below(&w->rng, 300);
    const char *letter = PICK(w, letters);
    work_say(w, "schema of %s: letter %d", table, at);
    (void)work_run(w,
                   "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = substr(sql, 1, %d) "
                   "|| %Q || substr(sql, %d) WHERE name = %Q",
                   at, letter, at + 2, table);
}

void mutate_schema(struct work *w)
{
    const char *table = PICK(w, tables);
    const char *change;
    w->schema_stays = true;
    switch (rng_below(&w->rng, 5)) {
    case 0:
        change = PICK(w, changes);
        work_say(w, "%s: %.60s", table, change);
        (void)work_run(w, change, table, table, table);
        break;
    case 1:
    case 2:
        change = PICK(w, others);
        work_say(w, "%.70s", change);
        (void)work_run(w, change);
        break;
    case 3:
        change_letter(w);
        break;
    default:
        change_words(w);
        break;
    }
}
