/* Cells, rows and references. */
#include "mutant_parts.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../random_slide.h"

/* The tables, and what a row of each is known by. */
static const struct {
    const char *name, *key;
} tables[] = {{"setting", "rowid"},
              {"slide", "rowid"},
              {"showing", "rowid"},
              {"holiday", "day"},
              {"statistic", "(slide, position)"},
              {"award", "(slide, position)"},
              {"photo", "(slide, position)"},
              {"image", "rowid"}};

/* Most of what can go wrong is in these. */
static size_t pick_table(struct work *w)
{
    static const size_t often[] = {0, 1, 1, 1, 1, 2, 2, 3, 4, 4, 4, 5, 5, 5, 6, 7, 7};
    return PICK(w, often);
}

static const char *repeated(struct work *w, const char *piece, size_t times)
{
    const size_t length = strlen(piece);
    char *text = arena_take(&w->arena, length * times + 1);
    mutant_must(text != NULL, "there is memory");
    for (size_t i = 0; i < times; i++) {
        memcpy(text + i * length, piece, length);
    }
    return text;
}

static void bind_number(struct work *w, sqlite3_stmt *s)
{
    static const sqlite3_int64 wholes[] = {0,         -1,        1,         2,         7,
                                           255,       256,       3601,      65536,     1000001,
                                           INT32_MAX, INT32_MIN, INT64_MAX, INT64_MIN, 4294967296};
    static const double reals[] = {
        0.5,  -0.0,  1e308, -1e308,          INFINITY,  -INFINITY, 5e-324,
        1e15, -1e15, 2.0,   999999999999999, 3600.0001, 1.999999,  1e-12,
        1e14, -1e14, 0.1,   123456.789};
    if (rng_once_in(&w->rng, 2)) {
        (void)sqlite3_bind_int64(s, 1, PICK(w, wholes));
    } else {
        (void)sqlite3_bind_double(s, 1, PICK(w, reals));
    }
}

static void bind_bytes(struct work *w, sqlite3_stmt *s)
{
    static const char *const bad[] = {
        "\xff\xfe",    "\xc0\x80", "\xed\xa0\x80",        "\xf4\x90\x80\x80",
        "abc\xe1\xba", "\x80",     "\xf8\x88\x80\x80\x80"};
    uint8_t bytes[300];
    const size_t length = rng_below(&w->rng, sizeof bytes);
    for (size_t i = 0; i < length; i++) {
        bytes[i] = (uint8_t)rng_next(&w->rng);
    }
    switch (rng_below(&w->rng, 4)) {
    case 0:
        (void)sqlite3_bind_blob(s, 1, bytes, (int)length, SQLITE_TRANSIENT);
        break;
    case 1:
        (void)sqlite3_bind_text(s, 1, (const char *)bytes, (int)length, SQLITE_TRANSIENT);
        break;
    case 2: /* zeros in a text */
        (void)sqlite3_bind_text(s, 1, "Open\0from\0eight", 15, SQLITE_STATIC);
        break;
    default:
        (void)sqlite3_bind_text(s, 1, repeated(w, PICK(w, bad), 1 + rng_below(&w->rng, 40)), -1,
                                SQLITE_TRANSIENT);
        break;
    }
}

static const char *odd_text(struct work *w)
{
    static const char *const texts[] = {"",
                                        " ",
                                        "\n\n\n",
                                        "0x7",
                                        "1e999",
                                        "-1",
                                        "NaN",
                                        "99999999999999999999999",
                                        "2020-02-30",
                                        "0000-00-00",
                                        "9999-12-31",
                                        "24:00",
                                        "07:30",
                                        "7:30",
                                        "1234567",
                                        "8",
                                        "auto",
                                        "vi",
                                        "%s%n",
                                        "announcement",
                                        "statistics",
                                        "awards",
                                        "photo",
                                        "behind",
                                        "donut",
                                        "line",
                                        "tiles",
                                        "image/png",
                                        "image/jpeg",
                                        "https://example.org/",
                                        "\x01\x02\x1b[2J",
                                        "../../etc/passwd",
                                        "\u202e\u2066x",
                                        "1970-01-01",
                                        "23:59-00:01",
                                        "22:00-05:30, 12:00-13:00"};
    static const char *const pieces[] = {"W",
                                         "\u0301",
                                         "Ặ",
                                         "ﷺ",
                                         "👩‍👩‍👧‍👦",
                                         "\u00a0",
                                         "\u200d",
                                         "x ",
                                         "\n",
                                         "\t",
                                         "1",
                                         "漢",
                                         "م",
                                         "q\u0308\u0323",
                                         "\u2028"};
    switch (rng_below(&w->rng, 5)) {
    case 0:
        return repeated(w, PICK(w, pieces), 1 + rng_below(&w->rng, 25000));
    case 1:
        return repeated(w, PICK(w, pieces), 1 + rng_below(&w->rng, 250));
    case 2:
        return random_text(&w->arena, &w->rng, rng_once_in(&w->rng, 4) ? 21000 : 210);
    default:
        return PICK(w, texts);
    }
}

static void bind_odd(struct work *w, sqlite3_stmt *s)
{
    switch (rng_below(&w->rng, 8)) {
    case 0:
        (void)sqlite3_bind_null(s, 1);
        break;
    case 1:
    case 2:
        bind_number(w, s);
        break;
    case 3:
        bind_bytes(w, s);
        break;
    default:
        (void)sqlite3_bind_text(s, 1, odd_text(w), -1, SQLITE_TRANSIENT);
        break;
    }
}

/* The name of some column of the table, in the arena. */
static const char *pick_column(struct work *w, const char *table)
{
    sqlite3_stmt *s = NULL;
    const char *name = "id";
    char *sql = sqlite3_mprintf("SELECT * FROM \"%w\"", table);
    if (sqlite3_prepare_v2(w->db, sql, -1, &s, NULL) == SQLITE_OK) {
        const int at = (int)rng_below(&w->rng, (size_t)sqlite3_column_count(s));
        const char *found = sqlite3_column_name(s, at);
        name = arena_text(&w->arena, found, strlen(found));
    }
    (void)sqlite3_finalize(s);
    sqlite3_free(sql);
    return name;
}

/* One cell, or once in a while the whole column. */
static void set_cell(struct work *w, size_t table, const char *column)
{
    const char *name = tables[table].name;
    sqlite3_stmt *s = NULL;
    const int64_t rows = work_number(w, 0, "SELECT count(*) FROM \"%w\"", name);
    const bool all = rng_once_in(&w->rng, 12);
    char *sql = sqlite3_mprintf("UPDATE OR IGNORE \"%w\" SET \"%w\" = ?1 WHERE %d OR %s = (SELECT "
                                "%.*s FROM \"%w\" LIMIT 1 OFFSET %lld)",
                                name, column, all, tables[table].key,
                                (int)strcspn(tables[table].key + (*tables[table].key == '('), ")"),
                                tables[table].key + (*tables[table].key == '('), name,
                                rows > 0 ? (sqlite3_int64)rng_below(&w->rng, (size_t)rows) : 0);
    if (sqlite3_prepare_v2(w->db, sql, -1, &s, NULL) == SQLITE_OK) {
        bind_odd(w, s);
        (void)sqlite3_step(s);
        work_say(w, "%s.%s%s", name, column, all ? " of all rows" : "");
    }
    (void)sqlite3_finalize(s);
    sqlite3_free(sql);
}

void mutate_values(struct work *w)
{
    for (size_t left = 1 + rng_below(&w->rng, 8); left > 0; left--) {
        const size_t table = pick_table(w);
        set_cell(w, table, pick_column(w, tables[table].name));
    }
}

void mutate_giant(struct work *w)
{
    static const struct {
        const char *table, *column;
    } places[] = {{"slide", "heading"},    {"slide", "body"},       {"slide", "label"},
                  {"slide", "link"},       {"slide", "presenter"},  {"slide", "kind"},
                  {"statistic", "label"},  {"statistic", "unit"},   {"award", "recipient"},
                  {"award", "reason"},     {"image", "caption"},    {"image", "name"},
                  {"image", "media_type"}, {"image", "data"},       {"setting", "value"},
                  {"setting", "name"},     {"showing", "weekdays"}, {"showing", "first_day"},
                  {"holiday", "name"},     {"award", "category"}};
    static const int sizes[] = {20000, 20001, 80000, 80001, 1 << 20, 4 << 20, 9 << 20};
    for (size_t left = 1 + rng_below(&w->rng, 2); left > 0; left--) {
        const size_t at = rng_below(&w->rng, SUPPORT_COUNT(places));
        int size = PICK(w, sizes);
        if (rng_once_in(&w->rng, 40)) {
            size = 65 << 20; /* more than any picture may have */
        }
        const bool is_blob = rng_once_in(&w->rng, 3);
        const bool all = size <= 80001 && rng_once_in(&w->rng, 3);
        work_say(w, "%s.%s of %d bytes", places[at].table, places[at].column, size);
        (void)work_run(w,
                       "UPDATE OR IGNORE %s SET %s = %s%d%s WHERE %d OR %s = (SELECT min(%s) FROM "
                       "%s)",
                       places[at].table, places[at].column,
                       is_blob ? "zeroblob(" : "replace(hex(zeroblob(", is_blob ? size : size / 2,
                       is_blob                   ? ")"
                       : rng_once_in(&w->rng, 2) ? ")), '0', 'W')"
                                                 : ")), '0000', 'a b ')",
                       all, places[at].column, places[at].column, places[at].table);
    }
}

void mutate_many(struct work *w)
{
    static const int counts[] = {501, 5001, 20000, 100001, 400001};
    static const struct {
        const char *what, *insert;
        int most;
    } lists[] = {
        {"showings", "showing (slide, weekdays) SELECT (SELECT min(id) FROM slide), '12345'",
         400001},
        {"showings of all slides",
         "showing (slide, from_time, until_time) SELECT coalesce((SELECT id FROM slide WHERE id >= "
         "n %% 60 LIMIT 1), n), printf('%%02d:%%02d', n %% 24, n %% 60), '23:59'",
         400001},
        {"slides", "slide (position, kind, heading) SELECT n, 'announcement', 'H' || n", 5001},
        {"slides that can't be read", "slide (position, kind) SELECT n, 'poem'", 100001},
        {"urgent slides of weight",
         "slide (position, kind, urgent, weight, heading) SELECT 1, 'announcement', n %% 2, 1 + n "
         "%% 10, 'H'",
         501},
        {"slides that are off", "slide (position, kind, enabled, heading) SELECT n, 'photo', 0, n",
         100001},
        {"statistics",
         "statistic (slide, position, label, series, value) SELECT (SELECT min(id) FROM slide "
         "WHERE "
         "kind = 'statistics'), n + 100, 'L' || n %% 97, 'S' || n %% 7, n",
         501},
        {"awards",
         "award (slide, position, recipient, category) SELECT (SELECT min(id) FROM slide WHERE "
         "kind "
         "= 'awards'), n + 100, 'Sample ' || n, 'C' || n / 100",
         5001},
        {"photos",
         "photo (slide, position, image) SELECT (SELECT min(id) FROM slide WHERE kind = 'photo'), "
         "n "
         "+ 10, (SELECT min(id) FROM image)",
         501},
        {"holidays", "holiday (day, name) SELECT date('2000-01-01', n || ' days'), 'H'", 100001},
        {"settings", "setting (name, value) SELECT 'title' || n, n", 100001},
        {"pictures", "image (name, media_type, data) SELECT n, 'image/png', X'89504E470D0A1A0A00'",
         50001}};
    const size_t at = rng_below(&w->rng, SUPPORT_COUNT(lists));
    const int count = PICK(w, counts);
    const int rows = count < lists[at].most ? count : lists[at].most;
    work_say(w, "%d %s", rows, lists[at].what);
    char *insert = sqlite3_mprintf(lists[at].insert);
    (void)work_run(w,
                   "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < %d) "
                   "INSERT OR IGNORE INTO %s FROM n",
                   rows, insert);
    sqlite3_free(insert);
}

void mutate_references(struct work *w)
{
    static const char *const changes[] = {
        "UPDATE slide SET image = %d",
        "UPDATE slide SET image = id",
        "UPDATE OR IGNORE photo SET image = %d",
        "UPDATE OR IGNORE photo SET image = slide",
        "UPDATE award SET photo = %d",
        "UPDATE award SET photo = slide",
        "UPDATE OR IGNORE statistic SET slide = %d",
        "UPDATE OR IGNORE award SET slide = %d",
        "UPDATE OR IGNORE photo SET slide = %d",
        "UPDATE showing SET slide = %d",
        "UPDATE showing SET slide = 'slide ' || slide",
        "UPDATE OR IGNORE slide SET id = -id WHERE id %% 2",
        "UPDATE OR IGNORE slide SET id = 9223372036854775807 - id",
        "UPDATE OR IGNORE image SET id = -id",
        ("UPDATE OR IGNORE image SET id = 9223372036854775807 WHERE id = (SELECT max(id) FROM "
         "image)"),
        "DELETE FROM image",
        "DELETE FROM slide WHERE id %% 2",
        "DELETE FROM statistic WHERE position > %d",
        "DELETE FROM award",
        "UPDATE OR REPLACE image SET name = 'logo' || %d",
        "INSERT OR REPLACE INTO setting VALUES ('logo', (SELECT name FROM image LIMIT 1))",
        "INSERT OR REPLACE INTO setting VALUES ('logo', 'setting'), ('title', 'logo')",
        "UPDATE slide SET kind = 'photo', image = (SELECT min(id) FROM image)",
        "UPDATE slide SET kind = 'awards'",
        "UPDATE slide SET kind = 'statistics', chart = 'line'",
        "UPDATE slide SET position = %d",
        "UPDATE slide SET image_place = 'behind', image = (SELECT max(id) FROM image)",
        ("INSERT OR IGNORE INTO award (slide, position, recipient, photo) SELECT id, 77, heading, "
         "image FROM slide"),
        "INSERT OR IGNORE INTO photo SELECT id, 3, image FROM slide WHERE image NOT NULL"};
    static const int ids[] = {0, -1, 1, 2, 3, 11, 999, INT_MAX};
    for (size_t left = 1 + rng_below(&w->rng, 4); left > 0; left--) {
        const char *change = PICK(w, changes);
        const int id = PICK(w, ids);
        work_say(w, "%.40s (%d)", change, id);
        char *sql = sqlite3_mprintf(change, id);
        (void)work_run(w, "%s", sql);
        sqlite3_free(sql);
    }
}

void mutate_settings(struct work *w)
{
    static const struct {
        const char *name, *value;
    } settings[] = {{"language", "en"},
                    {"language", "xx"},
                    {"theme", "dark"},
                    {"theme", "../blue"},
                    {"accent", "FFFFFF"},
                    {"accent", "GGGGGG"},
                    {"rotation", "2"},
                    {"rotation", "3601"},
                    {"rotation", "auto"},
                    {"reading_speed", "60"},
                    {"reading_speed", "0"},
                    {"shortest_s", "3600"},
                    {"longest_s", "2"},
                    {"shuffle", "yes"},
                    {"shuffle", "maybe"},
                    {"urgent", "alone"},
                    {"urgent", "in_order"},
                    {"timezone", "Asia/Ho_Chi_Minh"},
                    {"timezone", "../../../etc/passwd"},
                    {"timezone", ":"},
                    {"timezone", "America/New_York"},
                    {"timezone", "UTC+99:99:99"},
                    {"text_scale", "125"},
                    {"text_scale", "9999"},
                    {"transition", "none"},
                    {"dark", "00:00-23:59"},
                    {"dark", "00:00-00:00"},
                    {"dark", ","},
                    {"dark", "22:00-05:30, 12:00-13:00, 1:1-2:2"},
                    {"dim", "00:00-24:00"},
                    {"serial", "-1"},
                    {"serial", "999999999999999"},
                    {"as_of", "9999-12-31 23:59"},
                    {"as_of", "1970-01-01"},
                    {"as_of", "2020-13-45"},
                    {"nonesuch", "1"},
                    {"TITLE", "T"},
                    {"", ""}};
    for (size_t left = 1 + rng_below(&w->rng, 6); left > 0; left--) {
        const size_t at = rng_below(&w->rng, SUPPORT_COUNT(settings));
        const bool odd = rng_once_in(&w->rng, 4);
        work_say(w, "%s%s%.40s", settings[at].name, odd ? " odd" : "=",
                 odd ? "" : settings[at].value);
        (void)work_run(w, "INSERT OR REPLACE INTO setting VALUES (%Q, %Q)", settings[at].name,
                       odd ? odd_text(w) : settings[at].value);
    }
}
