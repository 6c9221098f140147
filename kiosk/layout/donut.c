#include "layout/kinds.h"
#include "layout/table.h"

#include "base/text.h"

#include <math.h>

/* A ring on the left, and beside it a row for each part: square, label, figure and share. In
 * portrait the rows stand under the ring. */
#define RADIUS 20.0
#define THICK .42 /* of the radius */
#define GAP .004  /* turns between parts */
#define PITCH_MOST 10.0

struct donut {
    struct table table;
    double sum;
    double cx, cy, radius;
    double rows_x, rows_w, rows_top, rows_bottom;
};

static void ring(struct draft *d, const struct donut *p)
{
    double from = 0;
    size_t n = p->table.label_count;
    for (size_t i = 0; i < n; i++) {
        double turn = p->table.cell[i]->value / p->sum;
        double gap = n > 1 ? fmin(GAP, turn / 3) : 0;
        struct item *item = draft_item(d, ITEM_RING, p->cx - p->radius, p->cy - p->radius,
                                       2 * p->radius, 2 * p->radius, table_part_colour(d, i));
        if (item != NULL && turn > 0) {
            double u = d->grid.u;
            item->as.ring.cx = (float)(p->cx * u);
            item->as.ring.cy = (float)(p->cy * u);
            item->as.ring.outer = (float)(p->radius * u);
            item->as.ring.inner = (float)(p->radius * (1 - THICK) * u);
            item->as.ring.from = (float)(from + gap / 2);
            item->as.ring.to = (float)(from + turn - gap / 2);
        }
        from += turn;
    }
}

/* The sum of the parts stands in the middle of the ring. */
static void total(struct draft *d, const struct donut *p)
{
    int decimals = 0;
    const char *unit = p->table.cell[0]->unit;
    for (size_t i = 0; i < p->table.label_count; i++) {
        const struct statistic *s = p->table.cell[i];
        decimals = s->decimals > decimals ? s->decimals : decimals;
    }
    const char *text = draft_number(d, p->sum, decimals);
    enum face face = draft_figure_face(d);
    double room = p->radius * (1 - THICK) * 1.6;
    double size = draft_fit(d, face, 7, DRAFT_FLOOR, room, text);
    double width = draft_width(d, face, size, text);
    double baseline = p->cy + face_metrics(face).cap * size / 2 - (text_blank(unit) ? 0 : 1.4);
    draft_text(d, face, size, p->cx - width / 2, baseline, d->theme->ink, text);
    if (!text_blank(unit)) {
        double unit_size = draft_fit(d, FACE_TEXT, 2.75, DRAFT_FLOOR, room, unit);
        width = draft_width(d, FACE_TEXT, unit_size, unit);
        draft_text(d, FACE_TEXT, unit_size, p->cx - width / 2, baseline + 4, d->theme->ink_2, unit);
    }
}

static void rows(struct draft *d, const struct donut *p)
{
    size_t n = p->table.label_count;
    double pitch = fmin((p->rows_bottom - p->rows_top) / (double)n, PITCH_MOST);
    double top = p->rows_top + (p->rows_bottom - p->rows_top - pitch * (double)n) / 2;
    double right = p->rows_x + p->rows_w;
    for (size_t i = 0; i < n; i++) {
        const struct statistic *s = p->table.cell[i];
        double middle = top + pitch * ((double)i + .5);
        const char *share =
            draft_format(d, "%s\u00a0%%", draft_number(d, 100 * s->value / p->sum, 1));
        const char *figure = table_figure(d, &p->table, s);
        draft_rect(d, p->rows_x, middle - 1.3, 2.6, 2.6, table_part_colour(d, i));
        double w =
            draft_text_right(d, FACE_FIGURES, 3.25, right, middle - .3, d->theme->ink, figure);
        w = fmax(w, draft_text_right(d, FACE_TEXT, 2.5, right, middle + 3, d->theme->ink_2, share));
        struct para para = para_plain(d, FACE_TEXT, p->table.label[i]);
        double size = 3;
        struct lines lines;
        do {
            lines = para_wrap(d, &para, size, p->rows_w - 4 - w - 2, WRAP_BALANCED);
            size -= .25;
        } while (((double)lines.count * para_pitch(&lines) > pitch || lines.broken) &&
                 size >= DRAFT_FLOOR);
        double height = para_pitch(&lines) * ((double)lines.count - 1);
        para_draw(d, &lines, 0, lines.count, p->rows_x + 4, middle + .37 * lines.size - height / 2,
                  d->theme->ink);
        draft_load(d)->figures++;
        if (i + 1 < n) {
            draft_rule(d, p->rows_x, middle + pitch / 2, p->rows_w, .12, d->theme->hairline);
        }
    }
}

static bool parts_of_a_whole(const struct table *t)
{
    double sum = 0;
    for (size_t i = 0; i < t->label_count; i++) {
        if (t->cell[i] == NULL || t->cell[i]->value < 0) {
            return false;
        }
        sum += t->cell[i]->value;
    }
    return t->series_count == 1 && table_one_unit(t) && sum > 0 && isfinite(sum) &&
           t->label_count <= TABLE_COLOURS;
}

bool chart_donut(struct draft *d, const struct slide *slide, const struct panel *panel)
{
    struct donut p = {.table = table_of(d, slide)};
    if (d->no_memory || !parts_of_a_whole(&p.table)) {
        return false;
    }
    for (size_t i = 0; i < p.table.label_count; i++) {
        p.sum += p.table.cell[i]->value;
    }
    const struct grid *g = &d->grid;
    double height = panel->field_bottom - panel->field_top;
    if (g->shape == SHAPE_PORTRAIT) {
        p.radius = fmin(24, height * .26);
        p.cx = g->field_x + g->field_w / 2;
        p.cy = panel->field_top + p.radius;
        p.rows_x = g->field_x;
        p.rows_w = g->field_w;
        p.rows_top = p.cy + p.radius + 4;
    } else {
        p.radius = g->shape == SHAPE_SQUARISH ? 13 : RADIUS;
        p.cx = g->field_x + p.radius;
        p.cy = panel->field_top + height / 2;
        p.rows_x = p.cx + p.radius + 6;
        p.rows_w = g->field_x + g->field_w - p.rows_x;
        p.rows_top = panel->field_top;
    }
    p.rows_bottom = panel->field_bottom + 1;
    draft_page(d, GROUND_FIELD);
    panel_draw(d, panel);
    if (!text_blank(p.table.series[0])) {
        double size = draft_fit(d, FACE_STRONG, 3, DRAFT_FLOOR, p.rows_w, p.table.series[0]);
        draft_text(d, FACE_STRONG, size, p.rows_x, p.rows_top + .74 * 3, d->theme->accent,
                   p.table.series[0]);
        p.rows_top += 6;
    }
    ring(d, &p);
    total(d, &p);
    rows(d, &p);
    return true;
}
