#include "base/text.h"
#include "content/write_db.h"

#include <stdio.h>
#include <string.h>

/* Where texts for people stand. Two numbers find a row again: ?1 and ?2 of `set`. */
static const struct {
    const char *table;
    const char *column;
    const char *keys;
    const char *name;
} places[] = {
    {"setting", "value", "rowid, 0", "name"},
    {"image", "name", "id, 0", "name"},
    {"image", "caption", "id, 0", "name"},
    {"slide", "label", "id, 0", "''"},
    {"slide", "heading", "id, 0", "''"},
    {"slide", "lead", "id, 0", "''"},
    {"slide", "body", "id, 0", "''"},
    {"slide", "note", "id, 0", "''"},
    {"slide", "axis", "id, 0", "''"},
    {"slide", "presenter", "id, 0", "''"},
    {"slide", "presenter_office", "id, 0", "''"},
    {"statistic", "label", "slide, position", "''"},
    {"statistic", "series", "slide, position", "''"},
    {"statistic", "prefix", "slide, position", "''"},
    {"statistic", "unit", "slide, position", "''"},
    {"award", "recipient", "slide, position", "''"},
    {"award", "category", "slide, position", "''"},
    {"award", "honour", "slide, position", "''"},
    {"award", "reason", "slide, position", "''"},
};
enum { PLACES = sizeof places / sizeof *places, SQL_MAX = 160 };

struct list {
    struct arena *arena;
    struct stored_text *texts;
    size_t count;
    size_t room;
};

/* Room for one more; NULL if there is no memory. */
static struct stored_text *next(struct list *list)
{
    if (list->count == list->room) {
        size_t room = list->room == 0 ? 64 : list->room * 2;
        struct stored_text *larger = arena_take_array(list->arena, room, sizeof *larger);
        if (larger == NULL) {
            return NULL;
        }
        if (list->count > 0) {
            memcpy(larger, list->texts, list->count * sizeof *larger);
        }
        list->texts = larger;
        list->room = room;
    }
    return &list->texts[list->count++];
}

static bool ascii(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if ((text[i] & 0x80) != 0) {
            return false;
        }
    }
    return true;
}

/* The row that the statement stands on. */
static bool take(struct list *list, sqlite3_stmt *statement, size_t place, struct err *err)
{
    const char *text = (const char *)sqlite3_column_text(statement, 2);
    size_t length = (size_t)sqlite3_column_bytes(statement, 2);
    if (text == NULL || ascii(text, length)) {
        return true;
    }
    const char *name = (const char *)sqlite3_column_text(statement, 3);
    size_t name_length = (size_t)sqlite3_column_bytes(statement, 3);
    if (place == 0 && name != NULL && strcmp(name, "logo") == 0) {
        return true; /* it is the name of an image, and changes with that */
    }
    name = name == NULL ? NULL : arena_text(list->arena, name, name_length);
    const char *copy = arena_text(list->arena, text, length);
    struct stored_text *to = copy != NULL && name != NULL ? next(list) : NULL;
    if (to == NULL) {
        return err_memory(err, "the texts of the data file");
    }
    *to = (struct stored_text){
        .key = {sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1)},
        .table = places[place].table,
        .column = places[place].column,
        .name = name,
        .text = copy,
        .length = length,
        .utf8 = text_valid(text, length),
    };
    return true;
}

bool writer_texts(struct writer *writer, struct arena *arena, struct stored_text **texts,
                  size_t *count, struct err *err)
{
    struct list list = {.arena = arena};
    bool done = true;
    for (size_t i = 0; done && i < PLACES; i++) {
        char sql[SQL_MAX];
        (void)snprintf(
            sql, sizeof sql, "SELECT %s, %s, %s FROM %s WHERE typeof(%s) = 'text' ORDER BY 1, 2",
            places[i].keys, places[i].column, places[i].name, places[i].table, places[i].column);
        writer_hurry(writer);
        bool row = false;
        sqlite3_stmt *statement = db_prepare(&writer->db, sql, 0, err);
        done = statement != NULL;
        while (done && (done = db_step(&writer->db, statement, &row, err)) && row) {
            done = take(&list, statement, i, err);
        }
        (void)sqlite3_finalize(statement);
    }
    *texts = list.texts;
    *count = list.count;
    return done || writer_name(writer, err);
}

bool writer_set_text(struct writer *writer, const struct stored_text *at, const char *text,
                     struct err *err)
{
    bool listed = strcmp(at->table, "statistic") == 0 || strcmp(at->table, "award") == 0;
    char sql[SQL_MAX];
    (void)snprintf(sql, sizeof sql, "UPDATE %s SET %s = ?3 WHERE %s = ?1 AND ?2 = %s", at->table,
                   at->column,
                   listed                              ? "slide"
                   : strcmp(at->table, "setting") == 0 ? "rowid"
                                                       : "id",
                   listed ? "position" : "0");
    sqlite3_stmt *statement = db_prepare(&writer->db, sql, at->key[0], err);
    if (statement == NULL) {
        return false;
    }
    int code = sqlite3_bind_int64(statement, 2, at->key[1]);
    if (code == SQLITE_OK) {
        code = sqlite3_bind_text(statement, 3, text, -1, SQLITE_STATIC);
    }
    if (code != SQLITE_OK) {
        (void)sqlite3_finalize(statement);
        return writer_fail(writer, code, err);
    }
    return writer_run(writer, statement, err);
}
