#include "base/sheet.h"

#include "base/text.h"

#include <csv.h>
#include <string.h>

static const char delimiters[] = {';', ',', '\t'};

struct reader {
    struct arena *arena;
    struct err *err;
    bool ok;
    struct sheet_row *rows;
    size_t count;
    size_t room;
    const char *cells[SHEET_CELLS_MAX]; /* of the row in work */
    size_t cell_count;
    bool filled; /* the row has a cell that is not empty */
    bool in_row; /* it has begun, on `start` */
    size_t start;
    size_t line;
};

static void out_of_memory(struct reader *r)
{
    r->ok = r->ok && err_memory(r->err, "a table");
}

static bool white(const char *at, size_t left, size_t *size)
{
    if (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r') {
        *size = 1;
        return true;
    }
    *size = 2; /* the no-break space */
    return left >= 2 && at[0] == '\xc2' && at[1] == '\xa0';
}

static const char *trimmed(struct reader *r, const char *text, size_t length)
{
    size_t size;
    while (length > 0 && white(text, length, &size)) {
        text += size;
        length -= size;
    }
    for (bool more = true; more && length > 0;) {
        more = white(text + length - 1, 1, &size);
        if (!more && length >= 2) {
            more = white(text + length - 2, 2, &size) && size == 2;
        }
        length -= more ? size : 0;
    }
    const char *copy = text_nfc(r->arena, text, length, NULL);
    if (copy == NULL) {
        out_of_memory(r);
    }
    return copy;
}

static void end_cell(void *data, size_t length, void *context)
{
    struct reader *r = context;
    if (!r->ok) {
        return;
    }
    const char *text = trimmed(r, data == NULL ? "" : data, data == NULL ? 0 : length);
    if (text == NULL) {
        return;
    }
    if (r->cell_count == SHEET_CELLS_MAX) {
        r->ok = err_set(r->err, STATUS_CONTENT, "line %zu: has more than %d cells; leave some out",
                        r->start, SHEET_CELLS_MAX);
        return;
    }
    r->cells[r->cell_count++] = text;
    r->filled = r->filled || text[0] != '\0';
}

static bool grow(struct reader *r)
{
    if (r->count < r->room) {
        return true;
    }
    if (r->count >= SHEET_ROWS_MAX) {
        r->ok =
            err_set(r->err, STATUS_CONTENT, "line %zu: is one of more than %d rows; part the file",
                    r->start, SHEET_ROWS_MAX);
        return false;
    }
    size_t room = r->room == 0 ? 64 : r->room * 2;
    room = room > SHEET_ROWS_MAX ? SHEET_ROWS_MAX : room;
    struct sheet_row *larger = arena_take_array(r->arena, room, sizeof *larger);
    if (larger == NULL) {
        out_of_memory(r);
        return false;
    }
    if (r->count > 0) {
        memcpy(larger, r->rows, r->count * sizeof *larger);
    }
    r->rows = larger;
    r->room = room;
    return true;
}

static void end_row(int character, void *context)
{
    struct reader *r = context;
    (void)character;
    if (r->ok && r->filled && grow(r)) {
        const char **cells = arena_take_array(r->arena, r->cell_count, sizeof *cells);
        if (cells == NULL) {
            out_of_memory(r);
            return;
        }
        memcpy(cells, r->cells, r->cell_count * sizeof *cells);
        r->rows[r->count++] = (struct sheet_row){r->start, cells, r->cell_count};
    }
    r->cell_count = 0;
    r->filled = false;
    r->in_row = false;
}

/* Bytes up to and with the end of the line: LF, CR LF or CR. */
static size_t line_length(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'))) {
            return i + 1;
        }
    }
    return length;
}

/* The sign that the first row has most of outside of quotes. */
static char find_delimiter(const char *text, size_t length)
{
    size_t found[sizeof delimiters] = {0};
    bool quoted = false;
    for (size_t i = 0; i < length && (quoted || (text[i] != '\n' && text[i] != '\r')); i++) {
        quoted = quoted != (text[i] == '"');
        for (size_t k = 0; !quoted && k < sizeof delimiters; k++) {
            found[k] += text[i] == delimiters[k];
        }
    }
    size_t best = 0;
    for (size_t k = 1; k < sizeof delimiters; k++) {
        best = found[k] > found[best] ? k : best;
    }
    return delimiters[best];
}

/* Spreadsheets write "sep=;" in the first line to tell each other. Bytes of that line, or 0. */
static size_t read_separator(const char *text, size_t length, char *delimiter)
{
    size_t line = line_length(text, length);
    bool told = line >= 5 && strncasecmp(text, "sep=", 4) == 0 &&
                memchr(delimiters, text[4], sizeof delimiters) != NULL &&
                strspn(text + 5, "\r\n") >= line - 5;
    if (told) {
        *delimiter = text[4];
    }
    return told ? line : 0;
}

/* The parser is handed one line at a time, so that we know where a row began. */
static void read_lines(struct reader *r, struct csv_parser *parser, const char *text, size_t length)
{
    while (r->ok && length > 0) {
        size_t size = line_length(text, length);
        size_t content = size;
        while (content > 0 && (text[content - 1] == '\n' || text[content - 1] == '\r')) {
            content--;
        }
        if (!r->in_row && content > 0) {
            r->in_row = true;
            r->start = r->line;
        }
        if (csv_parse(parser, text, size, end_cell, end_row, r) != size && r->ok) {
            r->ok =
                csv_error(parser) == CSV_EPARSE
                    ? err_set(r->err, STATUS_CONTENT,
                              "line %zu: has a quote (\") inside a cell; put the cell in quotes, "
                              "and write each quote in it twice",
                              r->line)
                    : err_memory(r->err, "a table");
        }
        r->line++;
        text += size;
        length -= size;
    }
    if (r->ok && csv_fini(parser, end_cell, end_row, r) != 0) {
        r->ok =
            err_set(r->err, STATUS_CONTENT,
                    "line %zu: has a cell whose quotes (\") are not closed; close them", r->start);
    }
}

bool sheet_read(struct arena *a, const char *text, size_t length, struct sheet *sheet,
                struct err *err)
{
    struct reader r = {.arena = a, .err = err, .ok = true, .line = 1};
    struct csv_parser parser;
    *sheet = (struct sheet){0};
    size_t told = read_separator(text, length, &sheet->delimiter);
    if (told == 0) {
        sheet->delimiter = find_delimiter(text, length);
    }
    r.line += told > 0;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
        return err_memory(err, "a table");
    }
    csv_set_delim(&parser, (unsigned char)sheet->delimiter);
    read_lines(&r, &parser, text + told, length - told);
    csv_free(&parser);
    sheet->rows = r.rows;
    sheet->count = r.count;
    return r.ok;
}
