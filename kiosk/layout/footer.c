#include "layout/draft.h"

#include <math.h>

struct foot_colours {
    colour rule, track, clock, date, mark;
};

static struct foot_colours colours_of(const struct theme *t, enum ground ground)
{
    switch (ground) {
    case GROUND_FESTIVE:
        return (struct foot_colours){t->panel_accent, t->festive_track, t->panel_ink,
                                     t->panel_ink_2, t->panel_ink_2};
    case GROUND_URGENT:
        t = &theme_urgent;
        break;
    case GROUND_FIELD:
        break;
    }
    return (struct foot_colours){t->rule, t->track, t->ink, t->ink_2, t->ink_2};
}

/* The rule is the progress: as many segments as the slide has pages, filled up to this one; or
 * filled to the slide's place in the round. An urgent slide has no place: its rule is whole. */
static void progress(struct draft *d, const struct place *place, enum ground ground, double x,
                     double w, const struct foot_colours *c)
{
    double y = d->grid.rule;
    if (place->pages > 1) {
        double part = (w - ((double)place->pages - 1)) / (double)place->pages;
        if (part > 1) {
            for (size_t i = 0; i < place->pages; i++) {
                draft_rule(d, x + (part + 1) * (double)i, y, part, .42,
                           i < place->page ? c->rule : c->track);
            }
            return;
        }
    }
    double full = place->pages > 1 ? (double)place->page / (double)place->pages
                  : place->slides > 0 && ground != GROUND_URGENT
                      ? (double)place->slide / (double)place->slides
                      : 1;
    draft_rule(d, x, y, w, .42, c->track);
    draft_rule(d, x, y, w * fmin(full, 1), .42, c->rule);
}

/* Returns the left edge of the mark, which ends at `right`; `right` if there is none. */
static double page_mark(struct draft *d, const struct place *place, enum ground ground,
                        double right, const struct foot_colours *c)
{
    bool paged = place->pages > 1;
    if (!paged && (ground == GROUND_URGENT || place->slides < 2)) {
        return right;
    }
    const char *pairs[] = {"n", draft_format(d, "%zu", paged ? place->page : place->slide), "of",
                           draft_format(d, "%zu", paged ? place->pages : place->slides), NULL};
    const char *text =
        language_fill(d->arena, d->in->language->word[paged ? WORD_PAGE : WORD_PLACE], pairs);
    if (text == NULL) {
        d->no_memory = true;
        return right;
    }
    return right - draft_text_right(d, FACE_STRONG, 2.5, right, d->grid.foot, c->mark, text);
}

/* The date is left out where it would touch the page mark, which begins at `right`. */
static void clock_and_date(struct draft *d, const struct moment *m, double x, double right,
                           const struct foot_colours *c)
{
    const char *clock = draft_format(d, "%02d:%02d", m->minute / 60, m->minute % 60);
    /* The date stands still while the digits change: they are tabular, but not the colon's kerning.
     */
    double width = fmax(draft_text(d, FACE_FIGURES, 3.75, x, d->grid.foot, c->clock, clock),
                        draft_width(d, FACE_FIGURES, 3.75, "00:00"));
    const char *date = language_date(d->in->language, d->arena, m, false);
    if (date == NULL) {
        d->no_memory = true;
        return;
    }
    if (x + width + 2.5 + draft_width(d, FACE_TEXT, 2.5, date) + 2 <= right) {
        draft_text(d, FACE_TEXT, 2.5, x + width + 2.5, d->grid.foot, c->date, date);
    }
}

bool layout_footer(const struct layout *layout, const struct page *page, const struct place *place,
                   const struct moment *moment, struct arena *arena, struct scene *scene,
                   struct box *part, struct err *err)
{
    struct draft d;
    draft_begin(&d, layout, arena);
    draft_page(&d, page->ground);
    const struct grid *g = &d.grid;
    bool wide = page->ground == GROUND_FESTIVE || g->shape == SHAPE_PORTRAIT;
    double x = wide ? g->margin : g->field_x;
    double right = g->width - g->margin;
    struct foot_colours c = colours_of(layout->theme, page->ground);
    progress(&d, place, page->ground, x, right - x, &c);
    double mark = page_mark(&d, place, page->ground, right, &c);
    if (moment->trusted) {
        clock_and_date(&d, moment, x, mark, &c);
    }
    if (d.no_memory) {
        return err_memory(err, "the footer");
    }
    *scene = d.page[0].scene;
    int left = wide ? 0 : draft_px(&d, g->panel_w);
    int top = draft_px(&d, g->rule) - 1;
    *part = (struct box){left, top, layout->width - left, layout->height - top};
    return true;
}
