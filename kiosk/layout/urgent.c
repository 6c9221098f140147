#include "layout/flow.h"
#include "layout/kinds.h"

#include "base/text.h"

#include <math.h>

static const double heading_steps[] = {9.25, 8, 7, 6, 5, 4.25, 3.5, 3};
static const double body_sizes[] = {4.75, 4.25, 3.75, 3.5, 3.25, 3};
enum { HEADING_STEPS = 8, BODY_SIZES = 6 };

struct urgent {
    struct para para;
    struct lines heading;
    double heading_top;
    double note_top; /* cap top of the note, or where it would be */
};

static double pitch_of(const struct urgent *u)
{
    return u->heading.size * 1.46;
}

static double heading_last(const struct urgent *u)
{
    return u->heading_top + .74 * u->heading.size + pitch_of(u) * ((double)u->heading.count - 1);
}

/* The largest step at which the heading takes three lines at most and leaves half of the field. */
static void set_heading(struct draft *d, struct urgent *u, const char *text, double bottom)
{
    u->para = para_plain(d, FACE_STRONG, text);
    bool portrait = d->grid.shape == SHAPE_PORTRAIT;
    double step[HEADING_STEPS];
    for (int i = 0; i < HEADING_STEPS; i++) {
        double most = portrait ? 11 : d->grid.shape == SHAPE_SQUARISH ? 7 : 9.25;
        step[i] = fmin(most, i == 0 ? most : heading_steps[i]);
    }
    for (int i = 0; i < HEADING_STEPS; i++) {
        u->heading = para_wrap(d, &u->para, step[i], d->grid.text_w, WRAP_BALANCED);
        double half = u->heading_top + (bottom - u->heading_top) * .62;
        if (u->heading.count <= 3 && !u->heading.broken && heading_last(u) <= half) {
            return;
        }
    }
}

static void sign(struct draft *d, double x, double y, double w)
{
    struct item *item = draft_item(d, ITEM_SIGN, x, y, w, w * .88, d->theme->panel_ink);
    if (item != NULL) {
        item->as.sign.mark = d->theme->panel_top;
    }
}

static void head(struct draft *d, const struct slide *slide, double panel_h)
{
    const struct grid *g = &d->grid;
    bool portrait = g->shape == SHAPE_PORTRAIT;
    const char *word = text_blank(slide->label) ? d->in->language->word[WORD_URGENT] : slide->label;
    draft_rect(d, 0, 0, g->width, g->height, d->theme->field);
    draft_rect(d, 0, 0, portrait ? g->width : g->panel_w, panel_h, d->theme->panel_top);
    draft_rect(d, g->margin, g->header - 5.4, 6, .75, d->theme->panel_accent);
    double fit = draft_fit(d, FACE_STRONG, 2.75, DRAFT_FLOOR, g->panel_text_w, d->in->organisation);
    draft_text(d, FACE_STRONG, fit, g->margin, g->header, d->theme->header_ink,
               d->in->organisation);
    if (portrait) {
        sign(d, g->margin, 16.4, 24);
        para_put(d, FACE_STRONG, 6.5, 35, 20.6, g->width - 35 - g->margin, d->theme->panel_ink,
                 word);
    } else {
        double side = g->shape == SHAPE_SQUARISH ? 24 : 27;
        sign(d, g->margin, 19.5, side);
        para_put(d, FACE_STRONG, g->shape == SHAPE_SQUARISH ? 4.5 : 5.5, g->margin,
                 19.5 + side * .88 + 5.6, g->panel_text_w, d->theme->panel_ink, word);
    }
}

/* The note, at the foot of the panel (portrait: of the field); draws it if `draw`, and returns its
 * cap top. */
static double note(struct draft *d, const struct slide *slide, bool draw)
{
    const struct grid *g = &d->grid;
    bool portrait = g->shape == SHAPE_PORTRAIT;
    const char *text = text_blank(slide->note) ? slide->lead : slide->note;
    if (!text_blank(slide->note) && !text_blank(slide->lead)) {
        text = draft_format(d, "%s\n%s", slide->lead, slide->note);
    }
    double measure = portrait ? g->field_w : g->panel_text_w;
    struct para para = para_plain(d, FACE_TEXT, text);
    double size = 2.75;
    struct lines lines = para_wrap(d, &para, size, measure, WRAP_BALANCED);
    while (lines.count > 5 && size > DRAFT_FLOOR) {
        size -= .25;
        lines = para_wrap(d, &para, size, measure, WRAP_BALANCED);
    }
    if (lines.count == 0) {
        return g->standing + 4;
    }
    double first = g->standing - para_pitch(&lines) * ((double)lines.count - 1);
    if (draw) {
        para_draw(d, &lines, 0, lines.count, g->margin, first,
                  portrait ? d->theme->ink : d->theme->panel_ink_2);
    }
    return first - .74 * size;
}

void kind_urgent(struct draft *d, const struct slide *slide)
{
    const struct grid *g = &d->grid;
    bool portrait = g->shape == SHAPE_PORTRAIT;
    double panel_h = portrait ? 50 : g->height;
    double bottom = portrait ? note(d, slide, false) - 4.5 : g->standing;
    struct urgent u = {.heading_top = portrait ? panel_h + 8 : g->hang};
    d->theme = &theme_urgent;
    set_heading(d, &u, slide->heading, bottom);
    struct blocks blocks = markup_read(d, slide->body);
    double top = heading_last(&u) + 7;
    struct frame frame = {g->field_x, g->text_w, top, top, bottom};
    double sizes[BODY_SIZES];
    for (int i = 0; i < BODY_SIZES; i++) {
        sizes[i] = fmin(body_sizes[i] + (portrait ? .5 : 0), g->shape == SHAPE_SQUARISH ? 4 : 6);
    }
    struct flow flow = flow_plan(d, &blocks, &frame, sizes, BODY_SIZES);
    for (size_t i = 0; (i < flow.page_count || i == 0) && !d->no_memory; i++) {
        draft_page(d, GROUND_URGENT);
        head(d, slide, panel_h);
        for (size_t k = 0; k < u.heading.count; k++) {
            para_draw(d, &u.heading, k, 1, g->field_x,
                      u.heading_top + .74 * u.heading.size + pitch_of(&u) * (double)k,
                      d->theme->ink);
        }
        flow_draw(d, &flow, i);
        (void)note(d, slide, true);
    }
    d->theme = d->in->theme;
    kind_photo(d, slide);
}
