#include "layout/legend.h"

#include "base/text.h"

#include <math.h>

/* Measures: design system, "Chart". */
#define NAME 3.0
#define NAME_LEAST 2.5
#define SQUARE 2.6 /* beside a name of full size, and the space behind it */
#define SQUARE_GAP 1.3
#define TOTAL \
    .92 /* size of a total, in that of the names, and its baseline under that of the name */
#define TOTAL_BELOW 4.3
#define GAP 7.0 /* between entries */
#define GAP_LEAST 4.0
#define ROW_GAP 3.0

struct legend {
    const struct table *table;
    size_t columns, rows;
    double size, gap;
};

/* "2.625 lượt", or "" where there are no totals. */
static const char *total(struct draft *d, const struct table *t, size_t series)
{
    struct statistic sum = {.prefix = "", .unit = table_unit(t)};
    if (!table_has_totals(t)) {
        return "";
    }
    for (size_t i = 0; i < t->label_count; i++) {
        const struct statistic *s = t->cell[i * t->series_count + series];
        if (s != NULL) {
            sum.value += s->value;
            sum.decimals = s->decimals > sum.decimals ? s->decimals : sum.decimals;
        }
    }
    return form_figure_with_unit(d, t->form, &sum);
}

static double name_left(const struct legend *l)
{
    return (SQUARE + SQUARE_GAP) * l->size / NAME;
}

/* Width of the widest entry of a column. */
static double column_width(struct draft *d, const struct legend *l, size_t column)
{
    double widest = 0;
    for (size_t i = column; i < l->table->series_count; i += l->columns) {
        widest = fmax(widest, draft_width(d, FACE_STRONG, l->size, l->table->series[i]));
        widest = fmax(widest, draft_width(d, FACE_TEXT, TOTAL * l->size, total(d, l->table, i)));
    }
    return name_left(l) + widest;
}

static bool fits(struct draft *d, const struct legend *l)
{
    double width = l->gap * ((double)l->columns - 1);
    for (size_t i = 0; i < l->columns; i++) {
        width += column_width(d, l, i);
    }
    return width <= d->grid.field_w;
}

/* As few rows as can be, filled alike, at the largest size; one under the other where nothing
 * fits. */
static struct legend plan(struct draft *d, const struct table *t)
{
    size_t n = t->series_count;
    for (size_t rows = 1; rows < n; rows++) {
        struct legend l = {.table = t, .rows = rows, .columns = (n + rows - 1) / rows};
        for (l.size = NAME; l.size >= NAME_LEAST; l.size -= .25) {
            for (l.gap = GAP; l.gap >= GAP_LEAST; l.gap -= 1) {
                if (fits(d, &l)) {
                    return l;
                }
            }
        }
    }
    return (struct legend){.table = t, .rows = n, .columns = 1, .size = NAME, .gap = GAP};
}

double legend_draw(struct draft *d, const struct table *t, double top)
{
    if (t->series_count == 0 || (t->series_count == 1 && text_blank(t->series[0]))) {
        return 0;
    }
    struct legend l = plan(d, t);
    bool totals = table_has_totals(t);
    double height = totals ? 2.2 + TOTAL_BELOW : 2.4;
    double x = d->grid.field_x;
    for (size_t column = 0; column < l.columns; column++) {
        for (size_t i = column, row = 0; i < t->series_count; i += l.columns, row++) {
            double y = top + (height + ROW_GAP) * (double)row;
            double name = x + name_left(&l);
            double square = SQUARE * l.size / NAME;
            double right = d->grid.field_x + d->grid.field_w;
            double size =
                draft_fit(d, FACE_STRONG, l.size, DRAFT_FLOOR, right - name, t->series[i]);
            draft_rect(d, x, y + 1.1 - square / 2, square, square, table_colour(d, t, i));
            draft_text(d, FACE_STRONG, size, name, y + 1.1 + .37 * l.size, d->theme->ink,
                       t->series[i]);
            draft_text(d, FACE_TEXT, TOTAL * l.size, name, y + 2.2 + TOTAL_BELOW, d->theme->ink_2,
                       total(d, t, i));
        }
        x += column_width(d, &l, column) + l.gap;
    }
    return (height + ROW_GAP) * (double)l.rows - ROW_GAP;
}
