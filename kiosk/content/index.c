#include "content/index.h"
#include "content/row.h"

#include "base/clock.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SLIDES_MAX = 100000, SHOWINGS_MAX = 400000 };

static const char *const kinds[] = {"announcement", "statistics", "awards", "photo", NULL};

/* How many rows there are, which has to be `most` or fewer. */
static bool count_rows(struct db *db, const char *sql, int64_t most, const char *what,
                       size_t *count, struct err *err)
{
    int64_t number;
    if (!db_number(db, sql, 0, &number, err)) {
        return false;
    }
    if (number < 0 || number > most) {
        return err_set(err, STATUS_CONTENT, "has more than %lld %s; take some out", (long long)most,
                       what);
    }
    *count = (size_t)number;
    return true;
}

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
        return 0x7f;
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

/* Fills `showings`, and beside each the slide it belongs to, by id of the slide. */
static bool read_showings(struct db *db, struct showing *showings, int64_t *slide_ids, size_t count,
                          struct err *err)
{
    static const char sql[] = "SELECT slide, first_day, last_day, weekdays, from_time, until_time, "
                              "holidays FROM showing ORDER BY slide, id";
    struct arena scratch = {0};
    sqlite3_stmt *statement = db_prepare(db, sql, 0, err);
    struct row row = {.statement = statement, .arena = &scratch, .err = err, .ok = true};
    bool more = false;
    bool done = false;
    size_t n = 0;
    while (statement != NULL && (done = db_step(db, statement, &more, err)) && more) {
        if (n == count) {
            done = err_set(err, STATUS_DAMAGED,
                           "has an index that does not fit its table showing; copy it again");
            break;
        }
        arena_reset(&scratch);
        slide_ids[n] = row_integer(&row, 0, 1, INT64_MAX, "showing.slide");
        showings[n] = read_showing(&row);
        if (!row.ok) {
            done = err_prefix(err, "showing of slide %lld", (long long)slide_ids[n]);
            break;
        }
        n++;
    }
    for (; n < count; n++) { /* rows that the count promised */
        slide_ids[n] = INT64_MAX;
    }
    (void)sqlite3_finalize(statement);
    arena_free(&scratch);
    return done;
}

/* Tells a slide which of the showings, sorted by slide, are its own. */
static void find_showings(struct slide_ref *ref, const int64_t *slide_ids, size_t count)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (slide_ids[middle] < ref->id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    ref->first_showing = (uint32_t)low;
    while (low < count && slide_ids[low] == ref->id) {
        low++;
    }
    ref->showing_count = (uint32_t)low - ref->first_showing;
}

static bool read_slides(struct db *db, struct slide_ref *refs, size_t *count, struct err *err)
{
    /* All of it is in the index slide_in_order, so that no page of text is touched. */
    static const char sql[] =
        "SELECT id, kind, seconds, urgent, weight FROM slide WHERE enabled = 1 "
        "ORDER BY position, id";
    sqlite3_stmt *statement = db_prepare(db, sql, 0, err);
    struct row row = {.statement = statement, .err = err, .ok = true};
    bool more = false;
    bool done = false;
    size_t n = 0;
    while (statement != NULL && (done = db_step(db, statement, &more, err)) && more) {
        if (n == *count) {
            done = err_set(err, STATUS_DAMAGED,
                           "has an index that does not fit its table slide; copy it again");
            break;
        }
        struct slide_ref *ref = &refs[n];
        ref->id = row_integer(&row, 0, 1, INT64_MAX, "slide.id");
        ref->kind = (uint8_t)row_word(&row, 1, kinds, "its kind");
        if (!row_null(&row, 2)) {
            ref->hold_ms = (int32_t)lround(row_real(&row, 2, 2, 3600, "seconds") * 1000);
        }
        ref->urgent = row_integer(&row, 3, 0, 1, "urgent") == 1;
        ref->weight = (uint8_t)row_integer(&row, 4, 1, 10, "weight");
        if (!row.ok) {
            done = err_prefix(err, "slide %lld", (long long)ref->id);
            break;
        }
        n++;
    }
    *count = n;
    (void)sqlite3_finalize(statement);
    return done;
}

bool index_read(struct db *db, struct arena *arena, struct deck *deck, struct err *err)
{
    size_t slide_count = 0;
    size_t showing_count = 0;
    *deck = (struct deck){0};
    if (!settings_read(db, arena, &deck->settings, err) || !holidays_read(db, arena, deck, err) ||
        !count_rows(db, "SELECT count(*) FROM slide WHERE enabled = 1", SLIDES_MAX, "slides",
                    &slide_count, err) ||
        !count_rows(db, "SELECT count(*) FROM showing", SHOWINGS_MAX, "showings", &showing_count,
                    err)) {
        return false;
    }
    struct slide_ref *slides = arena_take_array(arena, slide_count, sizeof *slides);
    struct showing *showings = arena_take_array(arena, showing_count, sizeof *showings);
    int64_t *slide_ids = malloc((showing_count + 1) * sizeof *slide_ids);
    bool done = false;
    if (slides == NULL || showings == NULL || slide_ids == NULL) {
        (void)err_memory(err, "the index of the slides");
        goto out;
    }
    if (!read_slides(db, slides, &slide_count, err) ||
        !read_showings(db, showings, slide_ids, showing_count, err)) {
        goto out;
    }
    for (size_t i = 0; i < slide_count; i++) {
        find_showings(&slides[i], slide_ids, showing_count);
    }
    deck->slides = slides;
    deck->slide_count = slide_count;
    deck->showings = showings;
    deck->showing_count = showing_count;
    done = true;
out:
    free(slide_ids);
    return done;
}
