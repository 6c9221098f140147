#include "rows.h"

#include "fuzz.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 20, TEXT = 96 * 1024, ROWS = 3000, LINE = 64 * 1024, BYTES = 4 << 20 };

static const char schema[] =
    "PRAGMA page_size = 1024; PRAGMA application_id = 1265201011; PRAGMA user_version = 1;"
    "CREATE TABLE setting (name, value);"
    "CREATE TABLE slide (id INTEGER PRIMARY KEY, position DEFAULT 1, kind, seconds,"
    " weight DEFAULT 1, urgent DEFAULT 0, enabled DEFAULT 1, label DEFAULT '', heading DEFAULT '',"
    " lead DEFAULT '', body DEFAULT '', note DEFAULT '', image, image_place DEFAULT 'beside',"
    " link DEFAULT '', chart, axis DEFAULT '', presenter DEFAULT '', presenter_office DEFAULT '');"
    "CREATE TABLE showing (id INTEGER PRIMARY KEY, slide, first_day, last_day, weekdays,"
    " from_time, until_time, holidays);"
    "CREATE TABLE holiday (day, name DEFAULT '');"
    "CREATE TABLE statistic (slide, position, label DEFAULT '', series DEFAULT '', value,"
    " decimals DEFAULT 0, prefix DEFAULT '', unit DEFAULT '', previous);"
    "CREATE TABLE award (slide, position, recipient DEFAULT '', category DEFAULT '',"
    " honour DEFAULT '', reason DEFAULT '', count DEFAULT 0, photo);"
    "CREATE TABLE photo (slide, position, image);"
    "CREATE TABLE image (id INTEGER PRIMARY KEY, name, media_type, caption DEFAULT '', data);";

static const char *const tables[] = {"setting",   "slide", "showing", "holiday",
                                     "statistic", "award", "photo",   "image"};
enum { TABLES = sizeof tables / sizeof *tables };

struct value {
    enum { VALUE_NULL, VALUE_NUMBER, VALUE_REAL, VALUE_TEXT, VALUE_BLOB } kind;
    sqlite3_int64 number;
    double real;
    size_t from, length; /* in the pool */
};

struct rows {
    sqlite3 *db;
    int table; /* -1: no row yet */
    size_t columns;
    char name[COLUMNS][24];
    struct value value[COLUMNS];
    char pool[TEXT];
    size_t used;
    size_t rows, bytes; /* of the whole file so far */
};

static void bind(sqlite3_stmt *s, int at, const struct rows *r, const struct value *v)
{
    const char *bytes = r->pool + v->from;
    switch (v->kind) {
    case VALUE_NULL:
        (void)sqlite3_bind_null(s, at);
        break;
    case VALUE_NUMBER:
        (void)sqlite3_bind_int64(s, at, v->number);
        break;
    case VALUE_REAL:
        (void)sqlite3_bind_double(s, at, v->real);
        break;
    case VALUE_TEXT:
        (void)sqlite3_bind_text(s, at, bytes, (int)v->length, SQLITE_STATIC);
        break;
    case VALUE_BLOB:
        (void)sqlite3_bind_blob(s, at, bytes, (int)v->length, SQLITE_STATIC);
        break;
    }
}

/* A column that is not there, or an id that is, makes no row; so be it. */
static void insert(struct rows *r)
{
    char sql[1024];
    sqlite3_stmt *s = NULL;
    if (r->table < 0 || r->rows >= ROWS || r->bytes > BYTES) {
        return;
    }
    int used = snprintf(sql, sizeof sql, "INSERT INTO %s (", tables[r->table]);
    for (size_t i = 0; i < r->columns; i++) {
        used += snprintf(sql + used, sizeof sql - (size_t)used, "%s\"%s\"", i > 0 ? ", " : "",
                         r->name[i]);
    }
    used += snprintf(sql + used, sizeof sql - (size_t)used, ") VALUES (");
    for (size_t i = 0; i < r->columns; i++) {
        used += snprintf(sql + used, sizeof sql - (size_t)used, "%s?", i > 0 ? ", " : "");
    }
    (void)snprintf(sql + used, sizeof sql - (size_t)used, ")");
    if (r->columns > 0 && sqlite3_prepare_v2(r->db, sql, -1, &s, NULL) == SQLITE_OK) {
        for (size_t i = 0; i < r->columns; i++) {
            bind(s, (int)i + 1, r, &r->value[i]);
        }
        (void)sqlite3_step(s);
        r->rows++;
        r->bytes += r->used;
    }
    (void)sqlite3_finalize(s);
}

static void insert_again(struct rows *r, int times)
{
    for (int n = 0; n < times && r->rows < ROWS; n++) {
        for (size_t i = 0; i < r->columns; i++) {
            const bool counts =
                strcmp(r->name[i], "id") == 0 || strcmp(r->name[i], "position") == 0;
            if (counts && r->value[i].number < INT32_MAX) {
                r->value[i].number++;
            }
        }
        insert(r);
    }
}

static int digit(char c)
{
    const char *digits = "0123456789abcdef";
    const char *at = c == '\0' ? NULL : strchr(digits, c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c);
    return at == NULL ? -1 : (int)(at - digits);
}

static void put(struct rows *r, char c)
{
    if (r->used < sizeof r->pool) {
        r->pool[r->used++] = c;
    }
}

static void put_hex(struct rows *r, const char *text)
{
    while (digit(text[0]) >= 0 && digit(text[1]) >= 0) {
        put(r, (char)(digit(text[0]) << 4 | digit(text[1])));
        text += 2;
    }
}

static void put_text(struct rows *r, const char *text)
{
    for (; *text != '\0'; text++) {
        if (text[0] == '\\' && text[1] == 'x' && digit(text[2]) >= 0 && digit(text[3]) >= 0) {
            put(r, (char)(digit(text[2]) << 4 | digit(text[3])));
            text += 3;
        } else if (text[0] == '\\' && text[1] != '\0') {
            text++;
            put(r, *text == 'n' ? '\n' : *text);
        } else {
            put(r, *text);
        }
    }
}

static struct value take_value(struct rows *r, const char *text)
{
    struct value v = {.kind = VALUE_NULL, .from = r->used};
    char *end;
    if (*text == '#') {
        v.kind = VALUE_NUMBER;
        v.number = strtoll(text + 1, &end, 10);
        if (*end != '\0') {
            v.kind = VALUE_REAL;
            v.real = strtod(text + 1, NULL);
        }
    } else if (*text == '\'') {
        v.kind = VALUE_TEXT;
        put_text(r, text + 1);
    } else if (*text == 'x') {
        v.kind = VALUE_BLOB;
        put_hex(r, text + 1);
    } else if (*text == '*') {
        v.kind = VALUE_TEXT;
        const long times = strtol(text + 1, &end, 10);
        for (long i = 0; i < times && r->used < sizeof r->pool && *end != '\0'; i++) {
            put_text(r, end + 1 - (end[1] == '\0'));
        }
    }
    v.length = r->used - v.from;
    return v;
}

static void take_line(struct rows *r, char *line)
{
    if (strncmp(line, "again ", 6) == 0) {
        insert(r);
        insert_again(r, atoi(line + 6));
        r->table = -1;
    } else if (*line == ' ') {
        char *space = strchr(line + 1, ' ');
        if (r->columns < COLUMNS && space != NULL) {
            *space = '\0';
            if (strpbrk(line + 1, "\"") == NULL) {
                (void)snprintf(r->name[r->columns], sizeof r->name[0], "%s", line + 1);
                r->value[r->columns] = take_value(r, space + 1);
                r->columns++;
            }
        }
    } else {
        r->table = -1;
        r->columns = 0;
        r->used = 0;
        for (int i = 0; i < TABLES; i++) {
            if (strcmp(tables[i], line) == 0) {
                r->table = i;
            }
        }
    }
}

/* A row is whole where the next line is no column. */
static void take_lines(struct rows *r, const char *text, size_t size)
{
    static const char end[] = "\n";
    char *line = malloc(LINE);
    fuzz_must(line != NULL, "there is memory");
    for (size_t at = 0; at <= size;) {
        const char *from = at < size ? text + at : end;
        const size_t left = at < size ? size - at : 1;
        const char *feed = memchr(from, '\n', left);
        const size_t length = feed == NULL ? left : (size_t)(feed - from);
        if (length < LINE) {
            memcpy(line, from, length);
            line[length] = '\0';
            if (*line != ' ' && strncmp(line, "again ", 6) != 0) {
                insert(r);
            }
            take_line(r, line);
        }
        at += length + 1;
    }
    free(line);
}

struct rows_file rows_make(const char *text, size_t size)
{
    struct rows_file file = {0};
    struct rows *r = calloc(1, sizeof *r);
    fuzz_must(r != NULL, "there is memory");
    r->table = -1;
    fuzz_must(sqlite3_open(":memory:", &r->db) == SQLITE_OK &&
                  sqlite3_exec(r->db, schema, NULL, NULL, NULL) == SQLITE_OK &&
                  sqlite3_exec(r->db, "BEGIN", NULL, NULL, NULL) == SQLITE_OK,
              "there is an empty data file");
    take_lines(r, text, size);
    fuzz_must(sqlite3_exec(r->db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK, "the rows are kept");
    sqlite3_int64 length = 0;
    file.data = sqlite3_serialize(r->db, "main", &length, 0);
    file.size = (size_t)length;
    fuzz_must(file.data != NULL, "there is memory");
    (void)sqlite3_close(r->db);
    free(r);
    return file;
}
