#include "layout/info.h"

#include "layout/para.h"

#include "base/text.h"

#include <math.h>

/* Measures: that of the calm slide, whose place it takes. */
struct table_of_facts {
    const struct info_line *line[INFO_LINES_MAX];
    size_t count;
    double size, label_w, fact_x, fact_w;
    double top, last; /* cap top of the first line, last baseline that is allowed */
};

static double row_pitch(double size)
{
    return 1.9 * size;
}

/* The labels' column at this size; the facts have the rest. Portrait pictures give both the half.
 */
static void set_columns(struct draft *d, struct table_of_facts *t)
{
    const struct grid *g = &d->grid;
    double room = g->width - 2 * g->margin;
    t->label_w = 0;
    for (size_t i = 0; i < t->count; i++) {
        const char *label = d->in->language->word[t->line[i]->label];
        t->label_w = fmax(t->label_w, draft_width(d, FACE_TEXT, t->size, label));
    }
    t->label_w = fmin(ceil(t->label_w), room * .45);
    t->fact_x = g->margin + t->label_w + 3;
    t->fact_w = fmin(g->width - g->margin - t->fact_x, 96);
}

/* Draws the lines, or only finds where they end; stops at the first that has no room. */
static size_t rows(struct draft *d, const struct table_of_facts *t, bool draw)
{
    double top = t->top;
    size_t i = 0;
    for (; i < t->count; i++) {
        struct para label = para_plain(d, FACE_TEXT, d->in->language->word[t->line[i]->label]);
        struct para fact = para_plain(d, FACE_STRONG, t->line[i]->fact);
        struct lines left = para_wrap(d, &label, t->size, t->label_w, WRAP_BALANCED);
        struct lines right = para_wrap(d, &fact, t->size, t->fact_w, WRAP_GREEDY);
        double first = top + face_metrics(FACE_TEXT).cap * t->size;
        double more = para_pitch(&right) * ((double)right.count - 1);
        more = fmax(more, para_pitch(&left) * ((double)left.count - 1));
        if (first + more > t->last) {
            return i;
        }
        if (draw) {
            para_draw(d, &left, 0, left.count, d->grid.margin, first, d->theme->ink_2);
            para_draw(d, &right, 0, right.count, t->fact_x, first, d->theme->ink);
        }
        top += row_pitch(t->size) + more;
    }
    return i;
}

bool layout_info(const struct layout *layout, const struct info_line *lines, size_t count,
                 struct arena *arena, struct scene *scene, struct err *err)
{
    struct draft d;
    draft_begin(&d, layout, arena);
    draft_page(&d, GROUND_FIELD);
    const struct grid *g = &d.grid;
    struct table_of_facts t = {.count = 0};
    for (size_t i = 0; i < count && t.count < INFO_LINES_MAX; i++) {
        if (!text_blank(lines[i].fact)) {
            t.line[t.count++] = &lines[i];
        }
    }
    draft_rect(&d, 0, 0, g->width, g->height, d.theme->field);
    draft_rect(&d, g->margin, g->header - 5.4, 6, .75, d.theme->rule);
    draft_text(&d, FACE_STRONG, 2.75, g->margin, g->header, d.theme->ink_2,
               layout->language->word[WORD_BOARD]);
    double heading =
        para_put(&d, draft_heading_face(&d), 5, g->margin, g->header + 5, g->width - 2 * g->margin,
                 d.theme->accent, layout->language->word[WORD_INFO]);
    t.top = heading + 5;
    t.last = g->foot;
    for (t.size = 3.25; t.size > DRAFT_FLOOR; t.size -= .25) {
        set_columns(&d, &t);
        if (rows(&d, &t, false) == t.count) {
            break;
        }
    }
    t.size = fmax(t.size, DRAFT_FLOOR);
    set_columns(&d, &t);
    (void)rows(&d, &t, true);
    if (d.no_memory) {
        return err_memory(err, "the information panel");
    }
    *scene = d.page[0].scene;
    return true;
}
