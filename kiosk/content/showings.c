#include "content/showings.h"

#include "base/clock.h"
#include "content/index.h"
#include "content/row.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWINGS_MAX = 400000 };

/* A rule that can't be read: no other has no weekday. */
static const struct showing unreadable = {.weekdays = 0};

#define COLUMNS \
    "SELECT slide, first_day, last_day, weekdays, from_time, until_time, holidays FROM showing "

/* Days since 1970-01-01; `otherwise` if the column is NULL. */
static int32_t read_day(struct row *row, int column, int32_t otherwise, const char *name)
{
    struct moment m;
    if (row_null(row, column)) {
        return otherwise;
    }
    const char *text = row_text(row, column, 10, name);
    if (strlen(text) != 10 || !clock_parse(text, &m)) {
        row_refuse(row, "first_day or last_day is not a date such as 2020-12-29; correct it");
        return otherwise;
    }
    return clock_days(m.year, m.month, m.day);
}

/* Minute of the day; midnight if the column is NULL. */
static int16_t read_minute(struct row *row, int column, const char *name)
{
    struct moment m;
    if (row_null(row, column)) {
        return 0;
    }
    const char *text = row_text(row, column, 5, name);
    if (strlen(text) != 5 || !clock_parse(text, &m)) {
        row_refuse(row, "from_time or until_time is not a time such as 07:30; correct it");
        return 0;
    }
    return (int16_t)m.minute;
}

static uint8_t read_weekdays(struct row *row, int column)
{
    unsigned days = 0;
    if (row_null(row, column)) {
        return EVERY_WEEKDAY;
    }
    const char *text = row_text(row, column, 7, "weekdays");
    for (const char *c = text; *c != '\0'; c++) {
        if (*c < '1' || *c > '7') {
            days = 0;
            break;
        }
        days |= 1U << (*c - '1');
    }
    if (days == 0) {
        row_refuse(row, "weekdays has other digits than 1 (Monday) to 7 (Sunday); correct it");
    }
    return (uint8_t)days;
}

static struct showing read_showing(struct row *row)
{
    struct showing s = {
        .first_day = read_day(row, 1, INT32_MIN, "first_day"),
        .last_day = read_day(row, 2, INT32_MAX, "last_day"),
        .weekdays = read_weekdays(row, 3),
        .from_minute = read_minute(row, 4, "from_time"),
        .until_minute = read_minute(row, 5, "until_time"),
        .holidays = row_null(row, 6)                             ? HOLIDAYS_TOO
                    : row_integer(row, 6, 0, 1, "holidays") == 0 ? HOLIDAYS_NOT
                                                                 : HOLIDAYS_ONLY,
    };
    if (s.last_day < s.first_day) {
        row_refuse(row, "last_day is before first_day; correct it");
    }
    return s;
}

/* Fills showings and slide_ids from `count` rows. */
static bool read_rows(struct db *db, struct showings *s, struct err *err)
{
    static const char sql[] = COLUMNS "WHERE typeof(slide) = 'integer' ORDER BY slide, id";
    struct arena scratch = {0};
    sqlite3_stmt *statement = db_prepare(db, sql, 0, err);
    bool more = false;
    bool done = false;
    size_t n = 0;
    while (statement != NULL && (done = db_step(db, statement, &more, err)) && more) {
        if (n == s->count) {
            done = err_set(err, STATUS_DAMAGED,
                           "has an index that does not fit its table showing; copy it again");
            break;
        }
        struct err why = {0};
        struct row row = {.statement = statement, .arena = &scratch, .err = &why, .ok = true};
        arena_reset(&scratch);
        s->slide_ids[n] = sqlite3_column_int64(statement, 0);
        s->rules[n] = read_showing(&row);
        if (!row.ok) {
            s->rules[n] = unreadable;
            if (why.status != STATUS_CONTENT) {
                *err = why;
                done = false;
                break;
            }
        }
        n++;
    }
    for (; n < s->count; n++) { /* rows that the count promised */
        s->slide_ids[n] = INT64_MAX;
        s->rules[n] = unreadable;
    }
    (void)sqlite3_finalize(statement);
    arena_free(&scratch);
    return done;
}

bool showings_read(struct db *db, struct arena *arena, struct showings *s, struct err *err)
{
    *s = (struct showings){0};
    if (!index_count(db, "SELECT count(*) FROM showing WHERE typeof(slide) = 'integer'",
                     SHOWINGS_MAX, "showings", &s->count, err)) {
        return false;
    }
    s->rules = arena_take_array(arena, s->count, sizeof *s->rules);
    s->slide_ids = malloc((s->count + 1) * sizeof *s->slide_ids);
    if (s->rules == NULL || s->slide_ids == NULL) {
        return err_memory(err, "the showings of the slides");
    }
    return read_rows(db, s, err);
}

void showings_free(struct showings *s)
{
    free(s->slide_ids);
    s->slide_ids = NULL;
}

void showings_find(const struct showings *s, struct slide_ref *ref)
{
    size_t low = 0;
    size_t high = s->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->slide_ids[middle] < ref->id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    ref->first_showing = (uint32_t)low;
    for (; low < s->count && s->slide_ids[low] == ref->id; low++) {
        ref->bad = ref->bad || s->rules[low].weekdays == unreadable.weekdays;
    }
    ref->showing_count = ref->bad ? 0 : (uint32_t)low - ref->first_showing;
}

bool showings_fault(struct db *db, int64_t slide, struct err *err)
{
    struct arena scratch = {0};
    sqlite3_stmt *statement = db_prepare(db, COLUMNS "WHERE slide = ?1 ORDER BY id", slide, err);
    struct row row = {.statement = statement, .arena = &scratch, .err = err, .ok = true};
    bool more = false;
    bool done = false;
    while (statement != NULL && (done = db_step(db, statement, &more, err)) && more && row.ok) {
        arena_reset(&scratch);
        (void)read_showing(&row);
    }
    (void)sqlite3_finalize(statement);
    arena_free(&scratch);
    return done && (row.ok || err_prefix(err, "showing"));
}
