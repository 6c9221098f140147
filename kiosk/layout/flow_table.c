#include "layout/flow_table.h"

#include <math.h>

#define GAP 3.0   /* between columns, u */
#define LEAST 6.0 /* mean width of a column */

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

/* The width over which no column goes, so that all together have room: narrow columns keep theirs,
 * and the wide ones share what is left. */
static double fair_width(const struct flow_columns *c, double room)
{
    double fair = room / (double)c->count;
    for (int round = 0; round < MARKUP_CELLS_MAX; round++) {
        double narrow = 0;
        size_t wide = 0;
        for (size_t k = 0; k < c->count; k++) {
            narrow += c->w[k] <= fair ? c->w[k] : 0;
            wide += c->w[k] > fair;
        }
        if (wide == 0) {
            break;
        }
        fair = (room - narrow) / (double)wide;
    }
    return fair;
}

const struct flow_columns *flow_table_columns(struct draft *d, const struct blocks *blocks,
                                              size_t first, double size, double measure)
{
    struct flow_columns *c = arena_take(d->arena, sizeof *c);
    if (c == NULL) {
        d->no_memory = true;
        return NULL;
    }
    for (size_t i = first; i < blocks->count; i++) {
        const struct block *b = &blocks->block[i];
        if (b->kind != BLOCK_ROW || (i > first && b->head)) {
            break;
        }
        if (b->too_wide) {
            return NULL;
        }
        for (size_t k = 0; k < b->cell_count; k++) {
            c->w[k] = fmax(c->w[k], natural(d, &b->cells[k], size) + .1);
            c->count = k + 1 > c->count ? k + 1 : c->count;
        }
    }
    double room = measure - GAP * ((double)c->count - 1);
    if (c->count == 0 || room < LEAST * (double)c->count) {
        return NULL;
    }
    double fair = fair_width(c, room);
    double x = 0;
    for (size_t k = 0; k < c->count; k++) {
        c->w[k] = fmin(c->w[k], fair);
        c->x[k] = x;
        x += c->w[k] + GAP;
    }
    return c;
}

static struct lines cell_lines(struct draft *d, const struct block *row, size_t k,
                               const struct flow_columns *c, double size)
{
    return para_wrap(d, &row->cells[k].para, size, c->w[k], WRAP_BALANCED);
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
