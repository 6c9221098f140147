#include "layout/kinds.h"

#include "base/text.h"

#include <math.h>

/* Measures: design system, "Task row". */
#define INDENT 11.0
#define NUMERAL 6.5
#define GAP_LEAST 4.4
#define GAP_MOST 11.0

static const double sizes[] = {3.5, 3.25, 3};

struct rows {
    const struct blocks *blocks;
    struct lines *lines;
    double size;
    double height; /* of all rows without gaps */
};

static double row_height(const struct draft *d, const struct lines *lines)
{
    double text =
        face_metrics(FACE_TEXT).cap * lines->size + para_pitch(lines) * ((double)lines->count - 1);
    return fmax(text, face_metrics(draft_figure_face(d)).cap * NUMERAL);
}

static void set(struct draft *d, struct rows *r, double size)
{
    r->size = size;
    r->height = 0;
    r->lines = arena_take_array(d->arena, r->blocks->count, sizeof *r->lines);
    if (r->lines == NULL) {
        d->no_memory = true;
        return;
    }
    for (size_t i = 0; i < r->blocks->count; i++) {
        r->lines[i] =
            para_wrap(d, &r->blocks->block[i].para, size, d->grid.text_w - INDENT, WRAP_BALANCED);
        r->height += row_height(d, &r->lines[i]);
    }
}

/* Numeral and text share the cap top; a single line is centred on the numeral. */
static void draw_row(struct draft *d, const struct rows *r, size_t i, double top)
{
    const struct lines *lines = &r->lines[i];
    double x = d->grid.field_x;
    enum face face = draft_figure_face(d);
    double cap = face_metrics(face).cap * NUMERAL;
    double text_cap = face_metrics(FACE_TEXT).cap * r->size;
    draft_text(d, face, NUMERAL, x, top + cap, d->theme->accent,
               draft_format(d, "%ld", r->blocks->block[i].number));
    double baseline = lines->count == 1 ? top + cap / 2 + text_cap / 2 : top + text_cap;
    para_draw(d, lines, 0, lines->count, x + INDENT, baseline, d->theme->ink);
}

bool kind_tasks(struct draft *d, const struct slide *slide, const struct blocks *blocks,
                const struct panel *panel)
{
    if (!text_blank(slide->lead)) {
        return false;
    }
    bool plain = blocks->count >= 2;
    for (size_t i = 0; i < blocks->count; i++) {
        const struct block *b = &blocks->block[i];
        plain =
            plain && b->kind == BLOCK_ORDERED && b->depth == 0 && !b->continues && b->number < 100;
    }
    if (!plain) {
        return false;
    }
    struct rows rows = {.blocks = blocks};
    double room = panel->field_bottom - panel->field_top;
    double gaps = (double)blocks->count - 1;
    size_t i = 0;
    do {
        set(d, &rows, sizes[i]);
    } while (rows.height + GAP_LEAST * gaps > room && ++i < sizeof sizes / sizeof *sizes);
    if (d->no_memory || i == sizeof sizes / sizeof *sizes) {
        return false;
    }
    double gap = fmin((room - rows.height) / gaps, GAP_MOST);
    draft_page(d, GROUND_FIELD);
    panel_draw(d, panel);
    double top = panel->field_top;
    for (size_t k = 0; k < blocks->count; k++) {
        draw_row(d, &rows, k, top);
        top += row_height(d, &rows.lines[k]) + gap;
        if (k + 1 < blocks->count) {
            draft_rule(d, d->grid.field_x, top - gap / 2 - .1, d->grid.field_w, .2,
                       d->theme->hairline);
        }
    }
    return true;
}
