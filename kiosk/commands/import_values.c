#include "commands/import_cells.h"

#include "base/clock.h"
#include "base/text.h"
#include "commands/import_number.h"

#include <stdio.h>
#include <string.h>

const char *import_cell(const struct import *im, const struct sheet_row *row, const char *column)
{
    for (size_t k = 0; k < row->count; k++) {
        if (im->column_of[k] >= 0 &&
            strcmp(im->kind->columns[im->column_of[k]].name, column) == 0) {
            return row->cells[k];
        }
    }
    return "";
}

/* A cell that is read. */
struct cell {
    struct import *im;
    size_t line;
    const struct import_column *column;
    const char *name; /* of the column in the table */
    const char *text;
    struct write_value *value;
};

static void refuse(const struct cell *c, const char *allowed)
{
    import_problem(c->im, c->line, c->name, "\"%s\" is not %s", import_show(c->text).text, allowed);
}

static void read_text(const struct cell *c)
{
    size_t count = text_count(c->text, strlen(c->text));
    if (count > (size_t)c->column->most) {
        import_problem(c->im, c->line, c->name, "has %zu characters; at most %d are allowed", count,
                       c->column->most);
    }
    for (const char *p = c->text; c->column->type == IMPORT_LINK && *p != '\0'; p++) {
        if (*p < '!' || *p > '~') {
            refuse(c, "an address: ASCII letters, digits and signs, no spaces");
            break;
        }
    }
    c->value->type = WRITE_TEXT;
    c->value->text = c->text;
}

static void read_number(const struct cell *c)
{
    enum { DECIMALS_MAX = 6 };
    struct import_number number;
    if (!import_number_read(c->text, c->im->mark, &number)) {
        refuse(c, c->im->mark == ',' ? "a number such as 1234 or 12,5"
                                     : "a number such as 1234 or 12.5");
    } else if (number.value >= 1e15 || number.value <= -1e15) {
        refuse(c, "a number of at most 15 digits");
    } else if (number.decimals > DECIMALS_MAX) {
        refuse(c, "a number with at most 6 decimals; round it");
    }
    c->value->type = WRITE_REAL;
    c->value->real = number.value;
}

static void read_whole(const struct cell *c)
{
    struct import_number comma;
    struct import_number point;
    bool with_comma = import_number_read(c->text, ',', &comma) && comma.decimals == 0;
    bool with_point = import_number_read(c->text, '.', &point) && point.decimals == 0;
    double value = with_comma ? comma.value : with_point ? point.value : -1;
    if (value < c->column->least || value > c->column->most || (with_comma && comma.percent)) {
        char allowed[64];
        (void)snprintf(allowed, sizeof allowed, "a whole number from %d to %d", c->column->least,
                       c->column->most);
        refuse(c, allowed);
        value = 0;
    }
    c->value->type = WRITE_WHOLE;
    c->value->whole = (int64_t)value;
}

static void read_switch(const struct cell *c)
{
    static const struct {
        const char *word;
        int value;
    } words[] = {{"1", 1}, {"yes", 1}, {"true", 1},  {"x", 1},     {"có", 1}, {"đúng", 1},
                 {"0", 0}, {"no", 0},  {"false", 0}, {"không", 0}, {"sai", 0}};
    c->value->type = WRITE_WHOLE;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (import_same(c->text, words[i].word, strlen(words[i].word))) {
            c->value->whole = words[i].value;
            return;
        }
    }
    refuse(c, "1, 0, yes, no, có or không");
}

static void read_place(const struct cell *c)
{
    static const struct {
        const char *word, *value;
    } words[] = {{"beside", "beside"},
                 {"bên cạnh", "beside"},
                 {"behind", "behind"},
                 {"phía sau", "behind"},
                 {"nền", "behind"}};
    c->value->type = WRITE_TEXT;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (import_same(c->text, words[i].word, strlen(words[i].word))) {
            c->value->text = words[i].value;
            return;
        }
    }
    refuse(c, "beside or behind, bên cạnh hay phía sau");
}

static const char *keep(const struct cell *c, const char *text)
{
    const char *copy = arena_text(&c->im->arena, text, strlen(text));
    if (copy == NULL) {
        import_problem(c->im, c->line, c->name, "there is no memory left for it");
    }
    return copy;
}

/* Up to `most` digits as a number; -1 if there are none. */
static int digits(const char **at, size_t most)
{
    int value = 0;
    size_t count = 0;
    for (; count < most && **at >= '0' && **at <= '9'; count++) {
        value = value * 10 + (*(*at)++ - '0');
    }
    return count > 0 ? value : -1;
}

/* 2020-12-29, 29/12/2020, 29.12.2020, 29-12-2020: the day comes before the month. */
static void read_day(const struct cell *c)
{
    const char *at = c->text;
    char day[40] = "";
    int first = digits(&at, 4);
    char sign = *at;
    at += sign == '-' || sign == '/' || sign == '.';
    int month = digits(&at, 2);
    at += *at == sign && sign != '\0';
    int last = digits(&at, 4);
    if (first >= 0 && month >= 0 && last >= 0 && *at == '\0') {
        bool year_first = first > 31;
        (void)snprintf(day, sizeof day, "%04d-%02d-%02d", year_first ? first : last, month,
                       year_first ? last : first);
    }
    struct moment moment;
    if (strlen(day) != 10 || day[0] == '0' || !clock_parse(day, &moment)) {
        refuse(c, "a date such as 2020-12-29 or 29/12/2020 (the day first)");
    }
    c->value->type = WRITE_TEXT;
    c->value->text = keep(c, day);
}

/* 7:30, 07:30, 7h30, 07:30:00. */
static void read_time(const struct cell *c)
{
    const char *at = c->text;
    char time[32] = "";
    int hour = digits(&at, 2);
    at += *at == ':' || *at == 'h' || *at == 'H';
    int minute = digits(&at, 2);
    if (hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && at > c->text + 2 &&
        (*at == '\0' || strcmp(at, ":00") == 0)) {
        (void)snprintf(time, sizeof time, "%02d:%02d", hour, minute);
    } else {
        refuse(c, "a time from 00:00 to 23:59");
    }
    c->value->type = WRITE_TEXT;
    c->value->text = keep(c, time);
}

static void read_weekdays(const struct cell *c)
{
    size_t length = strspn(c->text, "1234567");
    if (c->text[length] != '\0' || length > 7) {
        refuse(c, "digits from 1 (Monday) to 7 (Sunday) such as 12345");
    }
    c->value->type = WRITE_TEXT;
    c->value->text = c->text;
}

static void read_image(const struct cell *c)
{
    struct err err = {0};
    c->value->type = WRITE_WHOLE;
    if (!writer_image(c->im->writer, c->text, &c->value->whole, &err)) {
        import_problem(c->im, c->line, c->name, "%s", err.text);
    } else if (c->value->whole == 0) {
        refuse(c, "the name of an image in the data file; kiosk image puts one there");
    }
}

static void read_cell(const struct cell *c)
{
    switch (c->column->type) {
    case IMPORT_TEXT:
    case IMPORT_LINK:
        read_text(c);
        break;
    case IMPORT_NUMBER:
        read_number(c);
        break;
    case IMPORT_WHOLE:
        read_whole(c);
        break;
    case IMPORT_SWITCH:
        read_switch(c);
        break;
    case IMPORT_DAY:
        read_day(c);
        break;
    case IMPORT_TIME:
        read_time(c);
        break;
    case IMPORT_WEEKDAYS:
        read_weekdays(c);
        break;
    case IMPORT_PLACE:
        read_place(c);
        break;
    case IMPORT_IMAGE:
        read_image(c);
        break;
    }
}

size_t import_values(struct import *im, const struct sheet_row *row, const char *table,
                     struct write_value values[IMPORT_VALUES_MAX])
{
    size_t count = 0;
    const struct sheet_row *head = &im->sheet.rows[0];
    for (size_t k = 0; k < head->count; k++) {
        int column = im->column_of[k];
        if (column < 0 || strcmp(im->kind->columns[column].table, table) != 0) {
            continue;
        }
        const char *text = k < row->count ? row->cells[k] : "";
        struct cell cell = {im,   row->line,     &im->kind->columns[column], head->cells[k],
                            text, &values[count]};
        if (text[0] == '\0') {
            if (cell.column->required) {
                import_problem(im, row->line, cell.name, "is empty; each row needs it");
            }
            continue;
        }
        values[count] = (struct write_value){.column = cell.column->name};
        read_cell(&cell);
        count += count + 1 < IMPORT_VALUES_MAX;
    }
    return count;
}
