#include "layout/flow_table.h"

#include <math.h>
#include <string.h>

#define GAP 3.0        /* between columns, u */
#define GAP_NARROW 2.2 /* where that saves lines */
#define LEAST 6.0      /* mean width of a column */

/* Width of the cell in one line. */
static double natural(struct draft *d, const struct cell *cell, double size)
{
    struct lines lines = para_wrap(d, &cell->para, size, 10000, WRAP_GREEDY);
    double widest = 0;
    for (size_t i = 0; i < lines.count; i++) {
        widest = fmax(widest, lines.line[i].width / d->grid.u);
    }
    return widest;
}

/* Width of the widest piece of the cell that can't be parted: figures and names stay whole. */
static double widest_word(struct draft *d, const struct cell *cell, double size)
{
    const struct para *p = &cell->para;
    enum face face = p->span_count == 0 ? FACE_TEXT : p->spans[0].face;
    double widest = 0;
    for (size_t at = 0; at < p->length;) {
        size_t length = strcspn(p->text + at, " \n");
        const char *word = draft_format(d, "%.*s", (int)length, p->text + at);
        widest = fmax(widest, draft_width(d, face, size, word) + .2);
        at += length + 1;
    }
    return widest;
}

/* A table whose columns are given their widths. */
struct fitting {
    size_t rows;
    double *natural;                /* width of each cell in one line, MARKUP_CELLS_MAX a row */
    double least[MARKUP_CELLS_MAX]; /* width of each column's widest word */
};

/* Narrows the columns to the room, the widest first, and none under its widest word. False if that
 * can't be. */
static bool share_out(struct flow_columns *c, const double *least, double room)
{
    double natural_sum = 0;
    double least_sum = 0;
    for (size_t k = 0; k < c->count; k++) {
        natural_sum += c->w[k];
        least_sum += fmin(least[k], c->w[k]);
    }
    if (least_sum > room) {
        return false;
    }
    double low = 0;
    double high = room;
    for (int i = 0; i < 24 && natural_sum > room; i++) {
        double most = (low + high) / 2;
        double sum = 0;
        for (size_t k = 0; k < c->count; k++) {
            sum += fmin(c->w[k], fmax(most, least[k]));
        }
        low = sum <= room ? most : low;
        high = sum <= room ? high : most;
    }
    double most = natural_sum <= room ? natural_sum : low;
    for (size_t k = 0; k < c->count; k++) {
        c->w[k] = fmin(c->w[k], fmax(most, least[k]));
    }
    return true;
}

/* Lines of all rows of the table, about: a cell that is wider than its column loses a tenth of each
 * line to the words that do not fit on it. */
static double all_lines(const struct fitting *t, const struct flow_columns *c)
{
    double lines = 0;
    for (size_t i = 0; i < t->rows; i++) {
        double most = 1;
        for (size_t k = 0; k < c->count; k++) {
            double width = t->natural[i * MARKUP_CELLS_MAX + k];
            most = fmax(most, width <= c->w[k] ? 1 : ceil(width / (.9 * c->w[k])));
        }
        lines += most;
    }
    return lines;
}

enum { STEPS = 12 };

/* The same by need: step by step that column is narrowed which costs the table the fewest lines, so
 * that one long cell does not break all the others. */
static bool narrow(const struct fitting *t, struct flow_columns *c, double room)
{
    double sum = 0;
    for (size_t k = 0; k < c->count; k++) {
        sum += c->w[k];
    }
    double step = (sum - room) / STEPS;
    struct flow_columns to = *c;
    for (int i = 0; i < STEPS && step > 0; i++) {
        size_t best = c->count;
        double fewest = 0;
        for (size_t k = 0; k < c->count; k++) {
            if (to.w[k] - step < t->least[k]) {
                continue;
            }
            struct flow_columns tried = to;
            tried.w[k] -= step;
            double lines = all_lines(t, &tried);
            if (best == c->count || lines < fewest || (lines == fewest && to.w[k] > to.w[best])) {
                best = k;
                fewest = lines;
            }
        }
        if (best == c->count) {
            return share_out(c, t->least, room);
        }
        to.w[best] -= step;
    }
    *c = to;
    return true;
}

/* Cells that take more than a line. */
static size_t broken_cells(const struct fitting *t, const struct flow_columns *c)
{
    size_t broken = 0;
    for (size_t i = 0; i < t->rows * MARKUP_CELLS_MAX; i++) {
        broken += t->natural[i] > c->w[i % MARKUP_CELLS_MAX];
    }
    return broken;
}

/* Whether the rows take fewer lines in columns of these widths than in others, or else fewer of
 * their cells are broken. */
static bool is_better(const struct fitting *t, const struct flow_columns *c,
                      const struct flow_columns *than)
{
    double lines = all_lines(t, c);
    double others = all_lines(t, than);
    return lines < others || (lines <= others && broken_cells(t, c) < broken_cells(t, than));
}

/* By need, the widest first, or one column alone, whichever is best: where one is to be broken in
 * each row, the others stay whole. */
static bool narrow_well(const struct fitting *t, struct flow_columns *c, double room)
{
    const struct flow_columns by_nature = *c;
    double over = -room;
    for (size_t k = 0; k < c->count; k++) {
        over += c->w[k];
    }
    if (!narrow(t, c, room)) {
        return false;
    }
    struct flow_columns tried = by_nature;
    if (share_out(&tried, t->least, room) && is_better(t, &tried, c)) {
        *c = tried;
    }
    for (size_t k = 0; k < c->count && over > 0; k++) {
        tried = by_nature;
        tried.w[k] -= over;
        if (tried.w[k] >= t->least[k] && is_better(t, &tried, c)) {
            *c = tried;
        }
    }
    return true;
}

/* Gives the columns, which have their natural widths, the room of the measure. */
static bool fit(const struct fitting *t, struct flow_columns *c, double measure)
{
    double gaps = (double)c->count - 1;
    struct flow_columns close = *c;
    close.gap = GAP_NARROW;
    c->gap = GAP;
    if (measure - GAP * gaps < LEAST * (double)c->count ||
        !narrow_well(t, c, measure - GAP * gaps)) {
        return false;
    }
    if (all_lines(t, c) > (double)t->rows && narrow_well(t, &close, measure - GAP_NARROW * gaps) &&
        is_better(t, &close, c)) {
        *c = close;
    }
    return true;
}

/* Rows of the table that starts with the block. */
static size_t table_rows(const struct blocks *blocks, size_t first)
{
    size_t rows = 0;
    while (first + rows < blocks->count && blocks->block[first + rows].kind == BLOCK_ROW &&
           (rows == 0 || !blocks->block[first + rows].head)) {
        rows++;
    }
    return rows;
}

const struct flow_columns *flow_table_columns(struct draft *d, const struct blocks *blocks,
                                              size_t first, double size, double measure)
{
    struct flow_columns *c = arena_take(d->arena, sizeof *c);
    struct fitting t = {.rows = table_rows(blocks, first)};
    t.natural = arena_take_array(d->arena, t.rows * MARKUP_CELLS_MAX, sizeof *t.natural);
    if (c == NULL || t.natural == NULL) {
        d->no_memory = true;
        return NULL;
    }
    for (size_t i = 0; i < t.rows; i++) {
        const struct block *b = &blocks->block[first + i];
        if (b->too_wide) {
            return NULL;
        }
        for (size_t k = 0; k < b->cell_count; k++) {
            double width = natural(d, &b->cells[k], size) + .1;
            t.natural[i * MARKUP_CELLS_MAX + k] = width;
            c->w[k] = fmax(c->w[k], width);
            t.least[k] = fmax(t.least[k], widest_word(d, &b->cells[k], size));
            c->count = k + 1 > c->count ? k + 1 : c->count;
        }
    }
    if (c->count == 0 || !fit(&t, c, measure)) {
        return NULL;
    }
    double x = 0;
    for (size_t k = 0; k < c->count; k++) {
        c->x[k] = x;
        x += c->w[k] + c->gap;
    }
    return c;
}

static struct lines cell_lines(struct draft *d, const struct block *row, size_t k,
                               const struct flow_columns *c, double size)
{
    return para_wrap(d, &row->cells[k].para, size, c->w[k], WRAP_FILLED);
}

size_t flow_table_lines(struct draft *d, const struct block *row, const struct flow_columns *c,
                        double size)
{
    size_t most = 1;
    for (size_t k = 0; k < row->cell_count; k++) {
        struct lines lines = cell_lines(d, row, k, c, size);
        most = lines.count > most ? lines.count : most;
    }
    return most;
}

void flow_table_draw(struct draft *d, const struct block *row, const struct flow_columns *c,
                     double size, double x, double baseline)
{
    size_t most = 1;
    double pitch = size * face_metrics(FACE_TEXT).line;
    for (size_t k = 0; k < row->cell_count; k++) {
        struct lines lines = cell_lines(d, row, k, c, size);
        for (size_t i = 0; i < lines.count; i++) {
            double free = c->w[k] - lines.line[i].width / d->grid.u;
            double at = x + c->x[k] + (row->cells[k].right ? free : 0);
            para_draw(d, &lines, i, 1, at, baseline + pitch * (double)i, d->theme->ink);
        }
        most = lines.count > most ? lines.count : most;
    }
    double end = c->count > 0 ? c->x[c->count - 1] + c->w[c->count - 1] : 0;
    double under = baseline + pitch * ((double)most - 1) + .5 * size;
    draft_rule(d, x, under, end, row->head ? .35 : .12,
               row->head ? d->theme->rule : d->theme->hairline);
}
