#include "layout/code.h"
#include "layout/kinds.h"
#include "layout/rest.h"

#include <math.h>

static const double body_sizes[] = {3.75, 3.5, 3.25, 3};
enum { LARGE_LINES = 4, LEAD_LINES = 2 };
enum { BODY_SIZES = sizeof body_sizes / sizeof *body_sizes };

#define LARGE_SHARE .75     /* of the field's height that larger words may take */
#define LARGE_MEASURE 12.0  /* least width of a line of them, em */
#define LARGE_BY_HEADING .9 /* of its size */
#define LEAD 3.5            /* size of the line of date and place */
#define PICTURE_GAP 4.0     /* between text and picture */
#define PICTURE_LEAST 26.0  /* height of one under the text */
#define TEXT_LEAST 34.0     /* measure of the text beside one */
#define TEXT_SHARE .8       /* of the field's height that it may take for a larger picture */
#define PICTURE_W 40.0      /* width of one beside the text; of a short text, up to PICTURE_MOST */
#define PICTURE_MOST 58.0
#define UNDER_GAIN 1.1 /* what a picture under the text is wider than one beside it, at least */

/* An announcement as it is set: panel, lead and body. */
struct notice {
    const struct slide *slide;
    struct panel panel;
    struct blocks body;
    struct lines lead;
    double lead_first; /* baseline */
    struct flow flow;
};

static void draw(struct draft *d, const struct notice *n)
{
    for (size_t i = 0; (i < n->flow.page_count || i == 0) && !d->no_memory; i++) {
        draft_page(d, GROUND_FIELD);
        panel_draw(d, &n->panel);
        if (i == 0) {
            para_draw(d, &n->lead, 0, n->lead.count, d->grid.field_x, n->lead_first,
                      d->theme->accent);
        }
        flow_draw(d, &n->flow, i);
    }
}

/* The code for which the panel has no room, under the text on its last page. False if that has none
 * either. */
static bool code_under(struct draft *d, const struct notice *n)
{
    double top = d->grid.standing - code_field_height(d, n->panel.link);
    if (n->flow.page_count == 0 || flow_last(&n->flow, n->flow.page_count - 1) + 5 > top) {
        return false;
    }
    code_in_field(d, n->panel.link, false);
    return true;
}

static bool has_table(const struct blocks *blocks)
{
    for (size_t i = 0; i < blocks->count; i++) {
        if (blocks->block[i].kind == BLOCK_ROW) {
            return true;
        }
    }
    return false;
}

/* Few words are set larger than the body, rather than small at the head of an empty field: of a
 * few lines, or as long as they leave a part of the field free and have some words on each line;
 * but the heading stays the loudest. False if there are too many. */
static bool plan_large(struct draft *d, struct notice *n, const struct flow_frame *frame,
                       double usual)
{
    static const double steps[] = {1.5, 1, .5};
    const struct heading *heading = &n->panel.set;
    bool upright = d->grid.shape == SHAPE_PORTRAIT; /* has the tallest field */
    for (size_t i = upright ? 0 : 1; i < sizeof steps / sizeof *steps; i++) {
        double size = usual + steps[i];
        if (heading->lines.count > 0 && size > heading->lines.size * LARGE_BY_HEADING) {
            continue;
        }
        n->flow = flow_plan(d, &n->body, frame, &size, 1);
        double height = flow_last(&n->flow, 0) - frame->top;
        bool some = height <= LARGE_SHARE * (frame->bottom - frame->top) &&
                    frame->measure >= LARGE_MEASURE * size && !has_table(&n->body);
        if (n->flow.page_count <= 1 && (n->flow.row_count <= LARGE_LINES || some)) {
            return true;
        }
    }
    return false;
}

static void plan_text(struct draft *d, struct notice *n, double measure)
{
    const struct grid *g = &d->grid;
    double top = n->panel.field_top;
    struct para para = para_plain(d, FACE_STRONG, n->slide->lead);
    n->lead = para_wrap(d, &para, LEAD, measure, WRAP_BALANCED);
    n->lead_first = top + .74 * LEAD;
    if (n->lead.count > 0) {
        top = n->lead_first + para_pitch(&n->lead) * ((double)n->lead.count - 1) + 4.9;
    }
    struct flow_frame frame = {.x = g->field_x,
                               .measure = measure,
                               .first_top = top,
                               .top = n->panel.field_top,
                               .bottom = n->panel.field_bottom,
                               .page_more = true};
    double sizes[BODY_SIZES];
    for (size_t i = 0; i < BODY_SIZES; i++) {
        sizes[i] = fmin(body_sizes[i], g->shape == SHAPE_SQUARISH ? 3.25 : 3.75);
    }
    if (!plan_large(d, n, &frame, sizes[0])) {
        n->flow = flow_plan(d, &n->body, &frame, sizes, BODY_SIZES);
    }
}

static void draw_picture(struct draft *d, const struct picture *picture, double x, double y,
                         double w, double h)
{
    struct item *item = draft_item(d, ITEM_PICTURE, x, y, w, h, 0);
    if (item != NULL) {
        item->as.picture.image = picture->image;
        item->as.picture.ground = d->theme->field;
        item->as.picture.top = true;
        item->as.picture.left = true;
    }
    draft_load(d)->pictures++;
}

/* Width by height; of a picture that is not known, the usual one. */
static double aspect_of(const struct slide *slide)
{
    return slide->picture_aspect > 0 ? slide->picture_aspect : 4.0 / 3;
}

/* The text beside the largest picture that leaves it its size and is as tall as it is, or leaves
 * room under the text. Returns the picture's width. */
static double plan_beside(struct draft *d, struct notice *n)
{
    double aspect = aspect_of(n->slide);
    double room = d->grid.field_w - PICTURE_GAP;
    double tallest = (n->panel.field_bottom - n->panel.field_top) * TEXT_SHARE;
    double widest = (n->panel.field_bottom - n->panel.field_top) * aspect;
    for (double w = fmin(fmin(PICTURE_MOST, widest), room - TEXT_LEAST); w > PICTURE_W; w -= 2) {
        plan_text(d, n, fmin(room - w, d->grid.text_w));
        bool one_page = n->flow.page_count <= 1 && n->flow.size >= body_sizes[0];
        double height = fmax(flow_last(&n->flow, 0) - n->panel.field_top, 0);
        if (one_page && n->lead.count <= LEAD_LINES && height <= fmax(w / aspect, tallest)) {
            return w;
        }
    }
    double w = fmin(PICTURE_W, widest);
    plan_text(d, n, fmin(room - w, d->grid.text_w));
    return w;
}

/* Where a picture under the text starts. */
static double top_under(const struct notice *n)
{
    double lead_last = n->lead_first + para_pitch(&n->lead) * ((double)n->lead.count - 1);
    return fmax(flow_last(&n->flow, 0), n->lead.count > 0 ? lead_last : n->panel.field_top) + 5;
}

/* The text over a picture, in landscape: where both are larger than beside each other. */
static bool is_larger_under(const struct draft *d, const struct notice *under,
                            const struct notice *beside, double beside_w)
{
    double aspect = aspect_of(under->slide);
    double width = fmin((under->panel.field_bottom - top_under(under)) * aspect, d->grid.field_w);
    return under->flow.page_count <= 1 && under->flow.size >= beside->flow.size &&
           width > beside_w * UNDER_GAIN;
}

/* The picture beside the text (landscape) or under it, where all has room on one page; the caption
 * is a note then. */
static bool with_picture(struct draft *d, const struct slide *slide, const struct blocks *body)
{
    const struct grid *g = &d->grid;
    struct notice n = {.slide = slide, .body = *body};
    if (slide->picture_count != 1) {
        return false;
    }
    n.panel = panel_of(d, slide, WORD_ANNOUNCEMENT);
    notes_add(&n.panel.notes, FACE_TEXT, 2.75, false, slide->pictures[0].caption);
    panel_plan(d, &n.panel);
    struct notice under = n;
    double picture_w = 0;
    plan_text(d, &under, g->text_w);
    if (g->shape == SHAPE_LANDSCAPE) {
        picture_w = plan_beside(d, &n);
    }
    bool beside = picture_w > 0 && !is_larger_under(d, &under, &n, picture_w);
    struct notice *chosen = beside ? &n : &under;
    if (chosen->panel.notes_out || chosen->panel.code_out || chosen->flow.page_count > 1 ||
        chosen->lead.count > LEAD_LINES) {
        return false;
    }
    double top = beside ? chosen->panel.field_top : top_under(chosen);
    double height = chosen->panel.field_bottom - top;
    if (!beside && height < PICTURE_LEAST) {
        return false;
    }
    draw(d, chosen);
    draw_picture(d, &slide->pictures[0], beside ? g->field_x + g->field_w - picture_w : g->field_x,
                 top, beside ? picture_w : g->field_w, height);
    return true;
}

/* Plans the panel with the picture behind the field, if that is asked for and its caption has room
 * on the panel, where it is beside the picture on every page. */
static bool plan_behind(struct draft *d, struct notice *n)
{
    const struct slide *slide = n->slide;
    if (!slide->picture_behind || slide->picture_count != 1) {
        return false;
    }
    struct panel panel = n->panel;
    panel.behind = slide->pictures[0].image;
    notes_add(&panel.notes, FACE_TEXT, 2.75, false, slide->pictures[0].caption);
    panel_plan(d, &panel);
    if (panel.notes_out || panel.code_out) {
        return false;
    }
    n->panel = panel;
    return true;
}

void kind_announcement(struct draft *d, const struct slide *slide)
{
    struct notice n = {.slide = slide, .panel = panel_of(d, slide, WORD_ANNOUNCEMENT)};
    n.body = markup_read(d, slide->body);
    if (kind_statement(d, slide, &n.body)) {
        return;
    }
    d->picture_placed = plan_behind(d, &n);
    if (!d->picture_placed) {
        d->picture_placed = with_picture(d, slide, &n.body);
        if (d->picture_placed) {
            return;
        }
        panel_plan(d, &n.panel);
    }
    if (!n.panel.notes_out && kind_tasks(d, slide, &n.body, &n.panel)) {
        n.body.count = 0;
    } else {
        rest_notes(d, &n.body, &n.panel);
        plan_text(d, &n, d->grid.text_w);
        draw(d, &n);
        n.body.count = 0;
        n.panel.code_out = n.panel.code_out && !code_under(d, &n);
    }
    rest_pages(d, &n.panel, &n.body); /* the code, if the panel has no room for it */
}
