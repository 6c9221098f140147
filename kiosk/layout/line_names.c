#include "layout/line_names.h"

#include "base/text.h"

#include <math.h>

#define SIZE 2.75
#define KEY_SPACE 1.9 /* from the last point to the square in the line's colour, which is so wide \
                       */
#define KEY 1.9
#define SPACE 4.7     /* from the last point to the names */
#define LEADER .3     /* thickness of what leads from a line's end to its square */
#define WIDTH_MOST .3 /* of the field */
#define NAME_HEIGHT 3.6
#define FIGURE_HEIGHT 3.3
/* A name stands so far from the end of its line at most; with its figure, it is nearer. */
#define MOVED_MOST 3.0
#define MOVED_WITH_FIGURE 2.5

static const struct statistic *last_of(const struct table *t, size_t series)
{
    return t->cell[(t->label_count - 1) * t->series_count + series];
}

bool line_names_fit(struct draft *d, struct line_names *n, const struct table *t)
{
    double widest = 0;
    bool fit = t->series_count > 1 && t->series_count <= LINE_NAMES_MOST;
    *n = (struct line_names){.width = 0};
    for (size_t i = 0; fit && i < t->series_count; i++) {
        const struct statistic *s = last_of(t, i);
        fit = s != NULL && !text_blank(t->series[i]);
        if (fit) {
            widest = fmax(widest, draft_width(d, FACE_STRONG, SIZE, t->series[i]));
            widest = fmax(widest, draft_width(d, FACE_FIGURES, SIZE, table_figure(d, t, s)));
        }
    }
    n->width = fit && widest <= d->grid.field_w * WIDTH_MOST ? widest + SPACE : 0;
    return n->width > 0;
}

/* The lines by the height of their ends, the highest first; of two alike the newer first. */
static void order(const struct plot *p, size_t *sorted)
{
    for (size_t i = 0; i < p->table->series_count; i++) {
        size_t at = i;
        for (; at > 0 && last_of(p->table, sorted[at - 1])->value <= last_of(p->table, i)->value;
             at--) {
            sorted[at] = sorted[at - 1];
        }
        sorted[at] = i;
    }
}

/* Moves the names apart, from above and then from below; false if one is moved too far. */
static bool spread(struct line_names *n, const struct plot *p, double height, double moved)
{
    size_t count = p->table->series_count;
    size_t sorted[LINE_NAMES_MOST];
    order(p, sorted);
    double least = p->top;
    for (size_t k = 0; k < count; k++) {
        double *middle = &n->middle[sorted[k]];
        *middle = fmax(plot_y(p, last_of(p->table, sorted[k])->value), least);
        least = *middle + height;
    }
    double most = p->bottom - NAME_HEIGHT / 2;
    for (size_t k = count; k-- > 0;) {
        double *middle = &n->middle[sorted[k]];
        /* Names that pushed each other down go up again by half of it. */
        double end = plot_y(p, last_of(p->table, sorted[k])->value);
        *middle = fmin(*middle, fmin(most, end + (*middle - end) / 2));
        most = *middle - height;
    }
    for (size_t k = 0; k < count; k++) {
        double end = plot_y(p, last_of(p->table, sorted[k])->value);
        if (fabs(n->middle[sorted[k]] - end) > moved || n->middle[sorted[k]] < p->top - 3) {
            return false;
        }
    }
    return true;
}

bool line_names_place(struct line_names *n, const struct plot *p)
{
    n->figures = true;
    if (spread(n, p, NAME_HEIGHT + FIGURE_HEIGHT, MOVED_WITH_FIGURE)) {
        return true;
    }
    n->figures = false;
    return spread(n, p, NAME_HEIGHT, MOVED_MOST);
}

/* From the end of a line to its square, where that does not stand beside it. */
static void leader(struct draft *d, double x, double from, double to, colour ink)
{
    struct point *points = arena_take_array(d->arena, 2, sizeof *points);
    double half = LEADER / 2;
    if (points == NULL) {
        d->no_memory = true;
        return;
    }
    points[0] = (struct point){(float)(x * d->grid.u), (float)(from * d->grid.u)};
    points[1] = (struct point){(float)((x + KEY_SPACE) * d->grid.u), (float)(to * d->grid.u)};
    struct item *item = draft_item(d, ITEM_POLYLINE, x - half, fmin(from, to) - half,
                                   KEY_SPACE + LEADER, fabs(to - from) + LEADER, ink);
    if (item != NULL) {
        item->as.polyline.points = points;
        item->as.polyline.count = 2;
        item->as.polyline.width = (float)(LEADER * d->grid.u);
    }
}

void line_names_draw(struct draft *d, const struct line_names *n, const struct plot *p)
{
    for (size_t i = 0; i < p->table->series_count; i++) {
        double x = p->right + SPACE;
        double middle = n->middle[i] - (n->figures ? FIGURE_HEIGHT / 2 : 0);
        double baseline = middle + .37 * SIZE;
        colour ink = table_colour(d, p->table, i);
        leader(d, p->right, plot_y(p, last_of(p->table, i)->value), middle, ink);
        draft_rect(d, p->right + KEY_SPACE, middle - KEY / 2, KEY, KEY, ink);
        draft_text(d, FACE_STRONG, SIZE, x, baseline, d->theme->ink, p->table->series[i]);
        if (n->figures) {
            draft_text(d, FACE_FIGURES, SIZE, x, baseline + FIGURE_HEIGHT, d->theme->ink_2,
                       table_figure(d, p->table, last_of(p->table, i)));
        }
    }
}
