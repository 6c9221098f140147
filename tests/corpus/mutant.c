#include "mutant_parts.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const char *const mutant_names[MUTANT_KINDS] = {
    "values",   "texts", "giant", "many",  "references", "settings", "slides", "schema",
    "pictures", "bombs", "bytes", "pages", "header",     "pointers", "length"};

static const char *const bases[] = {"build/data/duc-trong.db", "build/data/truong-mau.db",
                                    "build/gallery/vi-formal.db", "build/gallery/en-formal.db",
                                    "build/gallery/vi-dark.db"};

static void (*const on_rows[MUTANT_KINDS])(struct work *) = {
    [MUTANT_VALUES] = mutate_values,         [MUTANT_TEXTS] = mutate_texts,
    [MUTANT_GIANT] = mutate_giant,           [MUTANT_MANY] = mutate_many,
    [MUTANT_REFERENCES] = mutate_references, [MUTANT_SETTINGS] = mutate_settings,
    [MUTANT_SLIDES] = mutate_slides,         [MUTANT_SCHEMA] = mutate_schema,
    [MUTANT_PICTURES] = mutate_pictures,     [MUTANT_BOMBS] = mutate_bombs};

static void (*const on_file[MUTANT_KINDS])(struct work *,
                                           struct blob *) = {[MUTANT_BYTES] = mutate_bytes,
                                                             [MUTANT_PAGES] = mutate_pages,
                                                             [MUTANT_HEADER] = mutate_header,
                                                             [MUTANT_POINTERS] = mutate_pointers,
                                                             [MUTANT_LENGTH] = mutate_length};

enum mutant_kind mutant_kind(uint64_t number)
{
    return (enum mutant_kind)(number % MUTANT_KINDS);
}

void mutant_must(bool holds, const char *what)
{
    if (!holds) {
        (void)fprintf(stderr, "this must hold: %s\n", what);
        exit(2);
    }
}

void work_say(struct work *w, const char *format, ...)
{
    const int used = (int)strlen(w->what);
    va_list args;
    va_start(args, format);
    (void)snprintf(w->what + used, (size_t)(w->room - used), "%s", used > 0 ? " + " : "");
    const int now = (int)strlen(w->what);
    (void)vsnprintf(w->what + now, (size_t)(w->room - now), format, args);
    va_end(args);
}

bool work_run(struct work *w, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *sql = sqlite3_vmprintf(format, args);
    va_end(args);
    mutant_must(sql != NULL, "there is memory");
    const bool done = sqlite3_exec(w->db, sql, NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_free(sql);
    return done;
}

int64_t work_number(struct work *w, int64_t otherwise, const char *format, ...)
{
    sqlite3_stmt *s = NULL;
    va_list args;
    va_start(args, format);
    char *sql = sqlite3_vmprintf(format, args);
    va_end(args);
    if (sqlite3_prepare_v2(w->db, sql, -1, &s, NULL) == SQLITE_OK &&
        sqlite3_step(s) == SQLITE_ROW) {
        otherwise = sqlite3_column_int64(s, 0);
    }
    (void)sqlite3_finalize(s);
    sqlite3_free(sql);
    return otherwise;
}

static struct blob read_file(const char *path)
{
    struct blob b = {0};
    b.data = (uint8_t *)support_read(path, &b.size);
    b.room = b.size;
    if (b.data == NULL) {
        (void)fprintf(stderr, "%s is missing; make data gallery\n", path);
        exit(2);
    }
    return b;
}

static void write_file(const char *path, const struct blob *b)
{
    FILE *f = fopen(path, "wb");
    mutant_must(f != NULL && fwrite(b->data, 1, b->size, f) == b->size && fclose(f) == 0,
                "the file can be written");
}

/* A few slides of the many, so that a file is looked at in a moment; once in a while all. */
static void keep_some(struct work *w)
{
    static const char *const lists[] = {"statistic", "award", "photo", "showing"};
    if (rng_once_in(&w->rng, 10)) {
        return;
    }
    const int keep = 1 + (int)rng_below(&w->rng, 6);
    mutant_must(work_run(w,
                         "DELETE FROM slide WHERE id NOT IN"
                         " (SELECT id FROM slide ORDER BY id * %d %% 1009, id LIMIT %d)",
                         1 + (int)rng_below(&w->rng, 1000), keep),
                "slides can be taken out");
    for (size_t i = 0; i < SUPPORT_COUNT(lists); i++) {
        (void)work_run(w, "DELETE FROM %s WHERE slide NOT IN (SELECT id FROM slide)", lists[i]);
    }
    if (rng_once_in(&w->rng, 2)) {
        (void)work_run(w, "DELETE FROM image WHERE id NOT IN (SELECT image FROM slide WHERE image "
                          "NOT NULL UNION SELECT image FROM photo UNION SELECT photo FROM award "
                          "WHERE photo NOT NULL)");
    }
    (void)work_run(w, "VACUUM");
}

/* Triggers, constraints and types refuse nothing from here on. */
static void loosen(struct work *w)
{
    (void)sqlite3_db_config(w->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    mutant_must(work_run(w, "PRAGMA ignore_check_constraints = 1; PRAGMA foreign_keys = 0;"
                            "CREATE TEMP TABLE kept AS SELECT name, sql FROM main.sqlite_schema;"
                            "PRAGMA writable_schema = 1;"
                            "UPDATE main.sqlite_schema SET sql = replace(replace(replace(sql,"
                            " ') STRICT, WITHOUT', ') WITHOUT'), ') STRICT', ')'), 'NOT NULL', '')"
                            " WHERE type = 'table';"
                            "PRAGMA writable_schema = RESET"),
                "the schema lets anything pass");
}

/* The file says again that it is as strict as it ever was. */
static void tighten(struct work *w)
{
    if (!w->schema_stays && !rng_once_in(&w->rng, 3)) {
        (void)work_run(w, "PRAGMA writable_schema = 1;"
                          "UPDATE main.sqlite_schema SET sql = (SELECT sql FROM temp.kept AS k"
                          " WHERE k.name = sqlite_schema.name)"
                          " WHERE name IN (SELECT name FROM temp.kept)");
    }
}

static void change_rows(struct work *w, const bool *wanted)
{
    mutant_must(sqlite3_open(w->path, &w->db) == SQLITE_OK, "an example is an SQLite file");
    (void)work_run(w, "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;"
                      "PRAGMA temp_store = MEMORY");
    (void)sqlite3_db_config(w->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    keep_some(w);
    loosen(w);
    for (int kind = 0; kind < MUTANT_KINDS; kind++) {
        if (wanted[kind] && on_rows[kind] != NULL) {
            on_rows[kind](w);
        }
    }
    tighten(w);
    (void)sqlite3_close(w->db);
    w->db = NULL;
}

void mutant_write(uint64_t number, const char *path, char *what, int room)
{
    struct work w = {.rng = {number}, .path = path, .what = what, .room = room};
    bool wanted[MUTANT_KINDS] = {false};
    what[0] = '\0';
    (void)rng_next(&w.rng);
    wanted[mutant_kind(number)] = true;
    while (!rng_once_in(&w.rng, 3)) {
        wanted[rng_below(&w.rng, MUTANT_KINDS)] = true;
    }
    /* Bombs take the longest to make, and one is enough. */
    wanted[MUTANT_BOMBS] = mutant_kind(number) == MUTANT_BOMBS;
    struct blob file = read_file(PICK(&w, bases));
    write_file(path, &file);
    change_rows(&w, wanted);
    free(file.data);
    file = read_file(path);
    for (int kind = 0; kind < MUTANT_KINDS; kind++) {
        if (wanted[kind] && on_file[kind] != NULL) {
            on_file[kind](&w, &file);
        }
    }
    write_file(path, &file);
    free(file.data);
    arena_free(&w.arena);
}
