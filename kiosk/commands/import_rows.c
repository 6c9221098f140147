#include "commands/import_rows.h"

#include "commands/import_number.h"

#include <stdlib.h>
#include <string.h>

enum { POSITION_STEP = 10, HELD_BACK = 4 /* values that are added to those of a row */ };

static struct write_value whole(const char *column, int64_t value)
{
    return (struct write_value){.column = column, .type = WRITE_WHOLE, .whole = value};
}

static struct write_value word(const char *column, const char *text)
{
    return (struct write_value){.column = column, .type = WRITE_TEXT, .text = text};
}

static struct write_value *find(struct write_value *values, size_t count, const char *column)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(values[i].column, column) == 0) {
            return &values[i];
        }
    }
    return NULL;
}

/* Tells a refusal of the data file with the row's line. */
static bool tell(struct import *im, const struct sheet_row *row, struct err *err)
{
    if (err->status != STATUS_CONTENT) {
        return false;
    }
    import_problem(im, row->line, NULL, "%s", err->text);
    err->text[0] = '\0';
    return false;
}

static bool add_announcement(struct import *im, const struct sheet_row *row, int64_t *position,
                             int64_t *id, struct err *err)
{
    struct write_value values[IMPORT_VALUES_MAX + HELD_BACK];
    struct write_value showing[IMPORT_VALUES_MAX + HELD_BACK];
    size_t problems = im->problems;
    size_t count = import_values(im, row, "slide", values);
    size_t rules = import_values(im, row, "showing", showing);
    if (im->problems > problems) {
        return true; /* told; the next row may have more */
    }
    const struct write_value *given = find(values, count, "position");
    if (given != NULL) {
        *position = given->whole;
    } else {
        *position += POSITION_STEP;
        values[count++] = whole("position", *position);
    }
    values[count++] = word("kind", "announcement");
    if (!writer_add(im->writer, "slide", values, count, id, err)) {
        return tell(im, row, err);
    }
    showing[rules] = whole("slide", *id);
    return (rules == 0 || writer_add(im->writer, "showing", showing, rules + 1, NULL, err)) &&
                   writer_check_slide(im->writer, *id, err)
               ? true
               : tell(im, row, err);
}

static bool announcements(struct import *im, struct import_result *result, struct err *err)
{
    int64_t position;
    if (!writer_last(im->writer, "slide", 0, &position, err)) {
        return false;
    }
    for (size_t i = 1; i < im->sheet.count; i++) {
        int64_t id = 0;
        if (!add_announcement(im, &im->sheet.rows[i], &position, &id, err)) {
            return false;
        }
        result->first = result->first == 0 ? id : result->first;
        result->last = id;
        result->rows++;
    }
    return im->problems == 0;
}

/* What a statistic has that is in no column of its own: the decimals that its figure is written
 * with, and a percent sign. */
static size_t complete_statistic(struct import *im, const struct sheet_row *row,
                                 struct write_value *values, size_t count)
{
    struct import_number number;
    if (!import_number_read(import_cell(im, row, "value"), im->mark, &number)) {
        return count;
    }
    if (find(values, count, "decimals") == NULL) {
        values[count++] = whole("decimals", number.decimals);
    }
    const struct write_value *unit = find(values, count, "unit");
    if (number.percent && unit == NULL) {
        values[count++] = word("unit", "%");
    } else if (number.percent && strcmp(unit->text, "%") != 0) {
        import_problem(im, row->line, "unit", "is \"%s\", but the value is in percent",
                       import_show(unit->text).text);
    }
    return count;
}

/* An award is a name, or a number of them of a category. */
static void check_award(struct import *im, const struct sheet_row *row, struct write_value *values,
                        size_t count)
{
    bool named = find(values, count, "recipient") != NULL;
    const struct write_value *number = find(values, count, "count");
    bool counted = number != NULL && number->whole > 0;
    if (named == counted) {
        import_problem(im, row->line, named ? "count" : "recipient",
                       named ? "is more than 0; a row with a name has no count"
                             : "is empty; a row without a name needs a count");
    } else if (counted && find(values, count, "category") == NULL) {
        import_problem(im, row->line, "category", "is empty; a row with a count needs it");
    }
}

static bool add_entry(struct import *im, const struct sheet_row *row, int64_t slide,
                      int64_t position, struct err *err)
{
    struct write_value values[IMPORT_VALUES_MAX + HELD_BACK];
    size_t problems = im->problems;
    size_t count = import_values(im, row, im->kind->table, values);
    if (im->kind->slide == SLIDE_STATISTICS) {
        count = complete_statistic(im, row, values, count);
    } else {
        check_award(im, row, values, count);
    }
    if (im->problems > problems) {
        return true; /* told; the next row may have more */
    }
    struct write_value *order = find(values, count, "position");
    if (order == NULL) {
        order = &values[count++];
    }
    *order = whole("position", position);
    values[count++] = whole("slide", slide);
    return writer_add(im->writer, im->kind->table, values, count, NULL, err) || tell(im, row, err);
}

struct ordered {
    const struct sheet_row *row;
    double order;
};

static int by_order(const void *a, const void *b)
{
    const struct ordered *left = a;
    const struct ordered *right = b;
    if (left->order < right->order || left->order > right->order) {
        return left->order < right->order ? -1 : 1;
    }
    return left->row->line < right->row->line ? -1 : left->row->line > right->row->line;
}

/* The rows in the order of their column "position"; those without one keep their place behind the
 * row before them. */
static struct ordered *in_order(struct import *im, struct err *err)
{
    size_t count = im->sheet.count - 1;
    struct ordered *rows = arena_take_array(&im->arena, count, sizeof *rows);
    if (rows == NULL) {
        (void)err_memory(err, "the rows of the table");
        return NULL;
    }
    double order = 0;
    for (size_t i = 0; i < count; i++) {
        const struct sheet_row *row = &im->sheet.rows[i + 1];
        struct import_number number;
        if (import_number_read(import_cell(im, row, "position"), '.', &number)) {
            order = number.value;
        }
        rows[i] = (struct ordered){row, order};
    }
    qsort(rows, count, sizeof *rows, by_order);
    return rows;
}

static bool make_slide(struct import *im, const struct import_target *target, int64_t *slide,
                       struct err *err)
{
    struct write_value values[IMPORT_VALUES_MAX];
    size_t count = 0;
    for (; count < target->set_count; count++) {
        values[count] = target->set[count];
    }
    if (find(values, count, "position") == NULL) {
        int64_t position;
        if (!writer_last(im->writer, "slide", 0, &position, err)) {
            return false;
        }
        values[count++] = whole("position", position + POSITION_STEP);
    }
    values[count++] = word("kind", im->kind->slide == SLIDE_STATISTICS ? "statistics" : "awards");
    return writer_add(im->writer, "slide", values, count, slide, err);
}

static bool take_slide(struct import *im, const struct import_target *target, int64_t *last,
                       struct err *err)
{
    enum slide_kind kind;
    if (!writer_slide_kind(im->writer, target->slide, &kind, err)) {
        return false;
    }
    if (kind != im->kind->slide) {
        return err_set(err, STATUS_CONTENT, "slide %lld is not of the kind for %s; choose another",
                       (long long)target->slide, im->kind->word);
    }
    if (!target->append && !writer_clear(im->writer, im->kind->table, target->slide, err)) {
        return false;
    }
    return writer_last(im->writer, im->kind->table, target->slide, last, err) &&
           writer_change(im->writer, "slide", target->slide, target->set, target->set_count, err);
}

static bool list(struct import *im, const struct import_target *target,
                 struct import_result *result, struct err *err)
{
    int64_t slide = target->slide;
    int64_t last = 0;
    const struct ordered *rows = in_order(im, err);
    if (rows == NULL ||
        (slide == 0 ? !make_slide(im, target, &slide, err) : !take_slide(im, target, &last, err))) {
        return false;
    }
    for (size_t i = 0; i + 1 < im->sheet.count; i++) {
        if (!add_entry(im, rows[i].row, slide, ++last, err)) {
            return false;
        }
    }
    *result = (struct import_result){im->sheet.count - 1, slide, slide};
    return im->problems == 0 && writer_check_slide(im->writer, slide, err);
}

bool import_rows(struct import *im, const struct import_target *target,
                 struct import_result *result, struct err *err)
{
    *result = (struct import_result){0};
    if (im->sheet.count < 2) {
        import_problem(im, 1, NULL, "there is no row below the names of the columns");
        return false;
    }
    return target == NULL ? announcements(im, result, err) : list(im, target, result, err);
}
