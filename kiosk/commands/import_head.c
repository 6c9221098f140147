#include "commands/import_cells.h"

#include "commands/import_number.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { PROBLEMS_TOLD = 20 };

void import_problem(struct import *im, size_t line, const char *column, const char *format, ...)
{
    char what[400];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(what, sizeof what, format, args);
    va_end(args);
    if (im->problems < PROBLEMS_TOLD) {
        if (column == NULL) {
            log_line(im->log, LOG_ERROR, "%s, line %zu: %s", im->source, line, what);
        } else {
            log_line(im->log, LOG_ERROR, "%s, line %zu, column \"%s\": %s", im->source, line,
                     column, what);
        }
    }
    im->problems++;
}

struct import_shown import_show(const char *cell)
{
    struct import_shown shown;
    size_t length = strlen(cell);
    bool cut = length > IMPORT_SHOWN;
    length = cut ? IMPORT_SHOWN : length;
    while (cut && length > 0 && ((unsigned char)cell[length] & 0xc0) == 0x80) {
        length--;
    }
    (void)snprintf(shown.text, sizeof shown.text, "%.*s%s", (int)length, cell, cut ? "…" : "");
    for (char *c = shown.text; *c != '\0'; c++) {
        *c = (unsigned char)*c < 0x20 ? ' ' : *c;
    }
    return shown;
}

/* "heading, lead, body …" */
static void list_columns(const struct import_kind *kind, char *to, size_t room)
{
    size_t used = 0;
    to[0] = '\0';
    for (size_t i = 0; i < kind->count && used < room; i++) {
        int n = snprintf(to + used, room - used, "%s%s", i == 0 ? "" : ", ", kind->columns[i].name);
        used += n > 0 ? (size_t)n : 0;
    }
}

static void head_cell(struct import *im, const struct sheet_row *head, size_t cell)
{
    const char *name = head->cells[cell];
    int column = import_column_find(im->kind, name);
    if (column < 0) {
        char columns[256];
        list_columns(im->kind, columns, sizeof columns);
        import_problem(im, head->line, import_show(name).text,
                       "is not known; %s have these: %s, or their Vietnamese names", im->kind->word,
                       columns);
        return;
    }
    for (size_t k = 0; k < cell; k++) {
        if (im->column_of[k] == column) {
            import_problem(im, head->line, import_show(name).text,
                           "is the same as \"%s\"; keep one", import_show(head->cells[k]).text);
        }
    }
    im->column_of[cell] = column;
}

/* Columns without a name are left out, if nothing stands in them. */
static void check_nameless(struct import *im, const struct sheet_row *head)
{
    for (size_t i = 1; i < im->sheet.count; i++) {
        const struct sheet_row *row = &im->sheet.rows[i];
        for (size_t k = 0; k < row->count; k++) {
            bool nameless = k >= head->count || head->cells[k][0] == '\0';
            if (nameless && row->cells[k][0] != '\0') {
                import_problem(im, row->line, NULL,
                               "\"%s\" stands in cell %zu, whose column has no name in the first "
                               "row; name it, or empty the cell",
                               import_show(row->cells[k]).text, k + 1);
                return;
            }
        }
    }
}

bool import_head(struct import *im)
{
    size_t before = im->problems;
    if (im->sheet.count == 0) {
        import_problem(im, 1, NULL, "the table is empty; its first row has to name the columns");
        return false;
    }
    const struct sheet_row *head = &im->sheet.rows[0];
    for (size_t k = 0; k < SHEET_CELLS_MAX; k++) {
        im->column_of[k] = -1;
    }
    for (size_t k = 0; k < head->count; k++) {
        if (head->cells[k][0] != '\0') {
            head_cell(im, head, k);
        }
    }
    check_nameless(im, head);
    for (size_t i = 0; i < im->kind->count; i++) {
        bool found = !im->kind->columns[i].required;
        for (size_t k = 0; k < head->count; k++) {
            found = found || im->column_of[k] == (int)i;
        }
        if (!found) {
            import_problem(im, head->line, im->kind->columns[i].name,
                           "is missing; the first row has to name it (in Vietnamese: %s)",
                           im->kind->columns[i].others);
        }
    }
    return im->problems == before;
}

/* The first figure that says something of its mark. */
struct figure {
    const char *cell; /* NULL: none has been found */
    size_t line;
};

static void take_figure(struct figure *figure, const char *cell, size_t line)
{
    if (figure->cell == NULL) {
        *figure = (struct figure){cell, line};
    }
}

struct figures {
    struct figure comma, point, either;
};

static struct figures look_at_figures(const struct import *im)
{
    struct figures found = {0};
    for (size_t i = 1; i < im->sheet.count; i++) {
        const struct sheet_row *row = &im->sheet.rows[i];
        for (size_t k = 0; k < row->count; k++) {
            int column = im->column_of[k];
            if (column < 0 || im->kind->columns[column].type != IMPORT_NUMBER) {
                continue;
            }
            char mark = import_number_mark(row->cells[k]);
            if (mark == ',') {
                take_figure(&found.comma, row->cells[k], row->line);
            } else if (mark == '.') {
                take_figure(&found.point, row->cells[k], row->line);
            } else if (mark == '?') {
                take_figure(&found.either, row->cells[k], row->line);
            }
        }
    }
    return found;
}

bool import_find_mark(struct import *im)
{
    if (im->mark != 0) {
        return true;
    }
    struct figures found = look_at_figures(im);
    const char *comma = found.comma.cell;
    const char *point = found.point.cell;
    if (comma != NULL && point != NULL) {
        import_problem(im, found.comma.line, NULL,
                       "\"%s\" has a decimal comma, but \"%s\" on line %zu a decimal point; write "
                       "all figures the same way",
                       import_show(comma).text, import_show(point).text, found.point.line);
        return false;
    }
    if (comma == NULL && point == NULL && found.either.cell != NULL) {
        import_problem(im, found.either.line, NULL,
                       "\"%s\" can be thousands or decimals; say which mark the decimals have: "
                       "--decimal comma, or --decimal point",
                       import_show(found.either.cell).text);
        return false;
    }
    im->mark = comma != NULL ? ',' : '.';
    return true;
}
