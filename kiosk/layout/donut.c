#include "layout/kinds.h"
#include "layout/number.h"
#include "layout/table.h"

#include "base/text.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* A ring on the left, and beside it a row for each part: square, label, figure and share. In
 * portrait the rows stand under the ring. */
#define RADIUS 20.0
#define SMALLER .75 /* a ring where labels need room, in its radius */
#define THICK .42   /* of the radius */
#define THIN .3     /* the same, for a sum that needs room */
#define TITLE 5.0   /* cap top of the series' name over the rows */
#define TOTAL 7.0   /* size of the sum, and the least for which it is not shortened */
#define TOTAL_KEPT 4.2
#define GAP .004 /* turns between parts */
#define PITCH_MOST 10.0
#define PITCH_LABELS 15.0 /* the same, for labels of several lines */

struct donut {
    struct table table;
    double sum;
    bool shares; /* are told: the figures are no shares themselves, and known exactly */
    bool told;   /* the sum is told in the ring: it is known exactly */
    int share_decimals;
    double thick;    /* of the ring, in its radius */
    double figure_w; /* of the widest figure or share in the rows */
    double figure_size, label_size;
    double cx, cy, radius;
    double rows_x, rows_w, rows_top, rows_bottom, pitch;
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
            item->as.ring.inner = (float)(p->radius * (1 - p->thick) * u);
            item->as.ring.from = (float)(from + gap / 2);
            item->as.ring.to = (float)(from + turn - gap / 2);
        }
        from += turn;
    }
}

/* The sum of the parts, with no more decimals than it needs. */
static struct statistic whole(const struct donut *p)
{
    struct statistic sum = {.value = p->sum, .prefix = "", .unit = table_unit(&p->table)};
    for (size_t i = 0; i < p->table.label_count; i++) {
        const struct statistic *s = p->table.cell[i];
        sum.decimals = s->decimals > sum.decimals ? s->decimals : sum.decimals;
    }
    while (sum.decimals > 0 &&
           number_decimals(sum.value, sum.decimals, MAGNITUDE_THOUSAND) < sum.decimals + 3) {
        sum.decimals--;
    }
    return sum;
}

/* The sum of a part's figures, and its unit or word, as they stand in the ring. */
static const char *total_text(struct draft *d, const struct donut *p, const char **words)
{
    struct statistic sum = whole(p);
    if (!p->told) {
        *words = sum.unit;
        return "";
    }
    if (!form_is_sign(sum.unit) || form_magnitude(d, p->table.form, &sum) != MAGNITUDE_ONE) {
        return form_large(d, p->table.form, &sum, words);
    }
    *words = sum.unit; /* a sign stands under the figure, too */
    sum.unit = "";
    return form_large(d, p->table.form, &sum, &(const char *){""});
}

static double total_room(const struct donut *p)
{
    return p->radius * (1 - p->thick) * 1.65;
}

static double total_size(struct draft *d, const struct donut *p)
{
    const char *words;
    return draft_fit(d, draft_figure_face(d), TOTAL, DRAFT_FLOOR, total_room(p),
                     total_text(d, p, &words));
}

static void total(struct draft *d, const struct donut *p)
{
    const char *words;
    const char *text = total_text(d, p, &words);
    enum face face = draft_figure_face(d);
    double size = total_size(d, p);
    double width = draft_width(d, face, size, text);
    double baseline = p->cy + face_metrics(face).cap * size / 2 - (text_blank(words) ? 0 : 1.4);
    if (!p->told) {
        baseline = p->cy + 1 - 4; /* the unit alone, in the middle */
    }
    draft_text(d, face, size, p->cx - width / 2, baseline, d->theme->ink, text);
    if (!text_blank(words)) {
        double words_size = draft_fit(d, FACE_TEXT, 2.75, DRAFT_FLOOR, total_room(p), words);
        width = draft_width(d, FACE_TEXT, words_size, words);
        draft_text(d, FACE_TEXT, words_size, p->cx - width / 2, baseline + 4, d->theme->ink_2,
                   words);
    }
}

/* "29,9 %"; what is not nothing is never told as 0 %, nor what is not all as 100 %. */
static const char *share_text(struct draft *d, const struct donut *p, const struct statistic *s)
{
    double share = 100 * s->value / p->sum;
    if (!p->shares) {
        return "";
    }
    if (s->value > 0 && share < .05) {
        return draft_format(d, "< %s\u00a0%%", draft_number(d, .1, 1));
    }
    if (s->value < p->sum && share >= 99.95) {
        return draft_format(d, "> %s\u00a0%%", draft_number(d, 99.9, 1));
    }
    return draft_format(d, "%s\u00a0%%",
                        draft_number(d, share, s->value > 0 ? p->share_decimals : 0));
}

/* The unit stands in the ring; at shares also here. */
static const char *figure_text(struct draft *d, const struct donut *p, const struct statistic *s)
{
    const char *figure = strcmp(s->unit, "%") == 0 ? form_figure_with_unit(d, p->table.form, s)
                                                   : form_figure(d, p->table.form, s);
    return text_blank(s->prefix) ? figure : draft_format(d, "%s %s", s->prefix, figure);
}

static struct lines label_lines(struct draft *d, const struct donut *p, size_t label, double size)
{
    struct para para = para_plain(d, FACE_TEXT, p->table.label[label]);
    return para_wrap(d, &para, size, p->rows_w - 4 - p->figure_w - 2, WRAP_BALANCED);
}

static bool labels_fit(struct draft *d, const struct donut *p, double size, size_t most)
{
    for (size_t i = 0; i < p->table.label_count; i++) {
        struct lines lines = label_lines(d, p, i, size);
        if (lines.broken || lines.count > most ||
            (double)lines.count * para_pitch(&lines) > p->pitch) {
            return false;
        }
    }
    return true;
}

/* The largest size at which every label has room in its row, rather on one line than large; 0 if
 * there is none. */
static double label_size(struct draft *d, const struct donut *p)
{
    for (double size = 3; size >= 2.5; size -= .25) {
        if (labels_fit(d, p, size, 1)) {
            return size;
        }
    }
    for (double size = 3; size >= DRAFT_FLOOR; size -= .25) {
        if (labels_fit(d, p, size, SIZE_MAX)) {
            return size;
        }
    }
    return 0;
}

/* Whether sum, figures and labels have room in that form at the sizes that they ought to have. */
static bool measure(struct draft *d, struct donut *p, struct form form)
{
    p->table.form = form;
    p->thick = THICK;
    p->figure_w = 0;
    for (size_t i = 0; i < p->table.label_count; i++) {
        const struct statistic *s = p->table.cell[i];
        p->figure_w = fmax(p->figure_w,
                           fmax(draft_width(d, FACE_FIGURES, p->figure_size, figure_text(d, p, s)),
                                draft_width(d, FACE_TEXT, 2.5, share_text(d, p, s))));
    }
    p->label_size = label_size(d, p);
    bool sum = !p->told || total_size(d, p) >= TOTAL_KEPT;
    if (!sum) {
        p->thick = THIN;
    }
    return sum && p->label_size >= 2.5 && p->figure_w <= p->rows_w * .5;
}

/* Whether the unit under the sum stays in the ring; there it is narrower than in its middle. */
static bool words_fit(struct draft *d, const struct donut *p)
{
    const char *words;
    (void)total_text(d, p, &words);
    return draft_width(d, FACE_TEXT, DRAFT_FLOOR, words) <= total_room(p) * .9;
}

/* The first form that has room, in rows as low as they can be; else, unless `strict`, that in which
 * the labels are largest. False if they, or the unit, have no room: bars have. */
static bool choose_form(struct draft *d, struct donut *p, const struct slide *slide, bool strict)
{
    struct forms forms = forms_of(d, slide, true);
    double room = (p->rows_bottom - p->rows_top) / (double)p->table.label_count;
    p->figure_size = 3.25;
    for (double most = PITCH_MOST; most <= PITCH_LABELS; most += PITCH_LABELS - PITCH_MOST) {
        p->pitch = fmin(room, most);
        for (size_t i = 0; i < forms.count; i++) {
            if (measure(d, p, forms.form[i])) {
                return words_fit(d, p);
            }
        }
        p->figure_size = 2.75;
    }
    if (strict) {
        return false;
    }
    size_t best = 0;
    double size = 0;
    for (size_t i = 0; i < forms.count; i++) {
        (void)measure(d, p, forms.form[i]);
        best = p->label_size > size ? i : best;
        size = fmax(size, p->label_size);
    }
    (void)measure(d, p, forms.form[best]);
    return p->label_size > 0 && words_fit(d, p);
}

static void rows(struct draft *d, const struct donut *p)
{
    size_t n = p->table.label_count;
    double top = p->rows_top + (p->rows_bottom - p->rows_top - p->pitch * (double)n) / 2;
    double right = p->rows_x + p->rows_w;
    if (!text_blank(p->table.series[0])) {
        double size = draft_fit(d, FACE_STRONG, 3, DRAFT_FLOOR, p->rows_w, p->table.series[0]);
        draft_text(d, FACE_STRONG, size, p->rows_x, top - TITLE + .74 * 3, d->theme->accent,
                   p->table.series[0]);
    }
    for (size_t i = 0; i < n; i++) {
        const struct statistic *s = p->table.cell[i];
        double middle = top + p->pitch * ((double)i + .5);
        draft_rect(d, p->rows_x, middle - 1.3, 2.6, 2.6, table_part_colour(d, i));
        draft_text_right(d, FACE_FIGURES, p->figure_size, right, middle + (p->shares ? -.3 : 1.1),
                         d->theme->ink, figure_text(d, p, s));
        draft_text_right(d, FACE_TEXT, 2.5, right, middle + 3, d->theme->ink_2,
                         share_text(d, p, s));
        struct lines lines = label_lines(d, p, i, p->label_size);
        double height = para_pitch(&lines) * ((double)lines.count - 1);
        para_draw(d, &lines, 0, lines.count, p->rows_x + 4, middle + .37 * lines.size - height / 2,
                  d->theme->ink);
        draft_load(d)->figures++;
        if (i + 1 < n) {
            draft_rule(d, p->rows_x, middle + p->pitch / 2, p->rows_w, .12, d->theme->hairline);
        }
    }
}

/* Figures that are only known to be over something have no exact sum and shares; and those that are
 * shares need not be told twice. */
static void plan_shares(struct donut *p)
{
    p->told = !table_has_prefix(&p->table);
    p->shares = p->told && strcmp(table_unit(&p->table), "%") != 0;
    for (size_t i = 0; i < p->table.label_count; i++) {
        double share = 100 * p->table.cell[i]->value / p->sum;
        p->share_decimals = fabs(share - round(share)) > 1e-9 ? 1 : p->share_decimals;
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

/* Where ring and rows stand, the ring as large as that part of what it is as designed. */
static void place(struct draft *d, struct donut *p, const struct panel *panel, double part)
{
    const struct grid *g = &d->grid;
    double height = panel->field_bottom - panel->field_top;
    if (g->shape == SHAPE_PORTRAIT) {
        p->radius = part * fmin(24, height * .26);
        p->cx = g->field_x + g->field_w / 2;
        p->cy = panel->field_top + p->radius;
        p->rows_x = g->field_x;
        p->rows_w = g->field_w;
        p->rows_top = p->cy + p->radius + 4;
    } else {
        p->radius = part * (g->shape == SHAPE_SQUARISH ? 13 : RADIUS);
        p->cx = g->field_x + p->radius;
        p->cy = panel->field_top + height / 2;
        p->rows_x = p->cx + p->radius + 6;
        p->rows_w = g->field_x + g->field_w - p->rows_x;
        p->rows_top = panel->field_top;
    }
    p->rows_bottom = panel->field_bottom + 1;
    p->rows_top += text_blank(p->table.series[0]) ? 0 : TITLE;
}

/* A smaller ring leaves more room to the rows; both rather as designed than small. */
static bool plan(struct draft *d, struct donut *p, const struct slide *slide,
                 const struct panel *panel)
{
    for (int i = 0; i < 4; i++) {
        place(d, p, panel, i % 2 == 0 ? 1 : SMALLER);
        if (choose_form(d, p, slide, i < 2)) {
            return true;
        }
    }
    return false;
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
    plan_shares(&p);
    if (!plan(d, &p, slide, panel)) {
        return false;
    }
    draft_page(d, GROUND_FIELD);
    panel_draw(d, panel);
    ring(d, &p);
    total(d, &p);
    rows(d, &p);
    return true;
}
