#include "content/index.h"
#include "content/row.h"

#include "base/clock.h"
#include "base/zone.h"

#include <stdlib.h>
#include <string.h>

enum { TITLE_MAX = 120 };

enum setting {
    SETTING_TITLE,
    SETTING_ORGANISATION,
    SETTING_LOGO,
    SETTING_LANGUAGE,
    SETTING_THEME,
    SETTING_ACCENT,
    SETTING_ROTATION,
    SETTING_READING_SPEED,
    SETTING_SHORTEST_S,
    SETTING_LONGEST_S,
    SETTING_SHUFFLE,
    SETTING_URGENT,
    SETTING_TIMEZONE,
    SETTING_TEXT_SCALE,
    SETTING_TRANSITION,
    SETTING_DARK,
    SETTING_DIM,
    SETTING_SERIAL,
    SETTING_AS_OF
};

static const char *const names[] = {
    "title",         "organisation", "logo",      "language", "theme",  "accent",   "rotation",
    "reading_speed", "shortest_s",   "longest_s", "shuffle",  "urgent", "timezone", "text_scale",
    "transition",    "dark",         "dim",       "serial",   "as_of",  NULL};
static const char *const languages[] = {"vi", "en", NULL};
static const char *const themes[] = {"formal", "blue", "dark", NULL};
static const char *const transitions[] = {"fade", "none", NULL};
static const char *const yes_no[] = {"no", "yes", NULL};
static const char *const urgent_rules[] = {"between", "alone", "in_order", NULL};

/* Decimal digits only, at most 15 of them. */
static int64_t number(struct row *row, const char *text, int64_t least, int64_t most)
{
    size_t length = strlen(text);
    int64_t value = 0;
    bool right = length >= 1 && length <= 15 && strspn(text, "0123456789") == length;
    if (right) {
        value = strtoll(text, NULL, 10);
        right = value >= least && value <= most;
    }
    if (!right) {
        row_refuse(row, "its value is not a number that is allowed there; correct it");
        return 0;
    }
    return value;
}

/* RRGGBB. */
static int32_t hex_colour(struct row *row, const char *text)
{
    if (strlen(text) != 6 || strspn(text, "0123456789ABCDEFabcdef") != 6) {
        row_refuse(row, "its value is not a colour such as 8A1C20; correct it");
        return ACCENT_OF_THEME;
    }
    return (int32_t)strtol(text, NULL, 16);
}

/* The moment as of the zone; without one, a box and the desk that its file comes from are taken to
 * be in the same. */
static int64_t as_of_ms(struct row *row, const char *text, const char *zone)
{
    struct moment m;
    if (strlen(text) < sizeof "2020-12-29" - 1 || !clock_parse(text, &m)) {
        row_refuse(row,
                   "its value is not a date such as 2020-12-29 or 2020-12-29 14:05; correct it");
        return 0;
    }
    return zone_wall_ms(&m, zone);
}

static void read_hours(struct row *row, const char *text, struct hours *hours)
{
    if (!hours_read(hours, text)) {
        row_refuse(row, "its value is not hours such as 22:00-05:30; correct it");
    }
}

static void read_one(struct row *row, enum setting setting, struct deck_settings *s)
{
    enum { VALUE = 1, LOGO = 2 };
    const char *text = row_line(row, VALUE, TITLE_MAX, "its value");
    switch (setting) {
    case SETTING_TITLE:
        s->title = text;
        break;
    case SETTING_ORGANISATION:
        s->organisation = text;
        break;
    case SETTING_LOGO:
        s->logo_name = text;
        s->logo = row_null(row, LOGO) ? 0 : row_integer(row, LOGO, 1, INT64_MAX, "the logo's id");
        break;
    case SETTING_LANGUAGE:
        s->language = languages[row_word(row, VALUE, languages, "its value")];
        break;
    case SETTING_THEME:
        s->theme = themes[row_word(row, VALUE, themes, "its value")];
        break;
    case SETTING_ACCENT:
        s->accent = hex_colour(row, text);
        break;
    case SETTING_ROTATION:
        s->rotation_ms = strcmp(text, "auto") == 0 ? 0 : (int32_t)number(row, text, 2, 3600) * 1000;
        break;
    case SETTING_READING_SPEED:
        s->reading_wpm = (int32_t)number(row, text, 60, 600);
        break;
    case SETTING_SHORTEST_S:
        s->shortest_ms = (int32_t)number(row, text, 2, 3600) * 1000;
        break;
    case SETTING_LONGEST_S:
        s->longest_ms = (int32_t)number(row, text, 2, 3600) * 1000;
        break;
    case SETTING_SHUFFLE:
        s->shuffle = row_word(row, VALUE, yes_no, "its value") == 1;
        break;
    case SETTING_URGENT:
        s->urgent = (enum urgent_rule)row_word(row, VALUE, urgent_rules, "its value");
        break;
    case SETTING_TIMEZONE:
        s->timezone = text;
        break;
    case SETTING_TEXT_SCALE:
        s->text_scale = (double)number(row, text, 100, 125) / 100;
        break;
    case SETTING_TRANSITION:
        s->transition_ms = row_word(row, VALUE, transitions, "its value") == 0 ? DECK_FADE_MS : 0;
        break;
    case SETTING_DARK:
        read_hours(row, text, &s->dark);
        break;
    case SETTING_DIM:
        read_hours(row, text, &s->dim);
        break;
    case SETTING_SERIAL:
        s->serial = number(row, text, 0, INT64_MAX);
        break;
    case SETTING_AS_OF:
        s->as_of_ms = as_of_ms(row, text, s->timezone);
        break;
    }
}

/* Takes the setting of the row, if it is good. */
static bool read_row(struct row *row, struct deck_settings *settings)
{
    struct deck_settings tried = *settings;
    int setting = row_word(row, 0, names, "its name");
    if (row->ok) {
        read_one(row, (enum setting)setting, &tried);
    }
    if (!row->ok) {
        char name[40];
        const char *text = (const char *)sqlite3_column_text(row->statement, 0);
        db_plain(name, sizeof name, text == NULL ? "" : text);
        return err_prefix(row->err, "setting %s", name);
    }
    *settings = tried;
    return true;
}

bool settings_read(struct db *db, struct arena *arena, struct deck *deck, struct err *err)
{
    deck->settings = (struct deck_settings){.title = "",
                                            .organisation = "",
                                            .logo_name = "",
                                            .language = languages[0],
                                            .theme = themes[0],
                                            .timezone = "",
                                            .accent = ACCENT_OF_THEME,
                                            .text_scale = 1,
                                            .transition_ms = DECK_FADE_MS};
    /* timezone before as_of, which is of that zone */
    static const char sql[] =
        "SELECT name, value, CASE name WHEN 'logo' THEN (SELECT image.id FROM image WHERE "
        "image.name = setting.value) END FROM setting ORDER BY name <> 'timezone' LIMIT 64";
    sqlite3_stmt *statement = db_prepare(db, sql, 0, err);
    bool more = false;
    bool done = false;
    while (statement != NULL && (done = db_step(db, statement, &more, err)) && more) {
        struct err why = {0};
        struct row row = {.statement = statement, .arena = arena, .err = &why, .ok = true};
        if (!read_row(&row, &deck->settings) && !index_complain(arena, deck, &why, err)) {
            done = false;
            break;
        }
    }
    (void)sqlite3_finalize(statement);
    return done;
}
