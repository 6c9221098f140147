#include "layout/code.h"
#include "layout/kinds.h"
#include "layout/rest.h"

#include "base/text.h"

#include <math.h>

static const double heading_steps[] = {9.25, 8, 7, 6, 5, 4.25, 3.5, 3, 2.5, DRAFT_FLOOR};
enum { HEADING_STEPS = 10, BODY_SIZES = 6, FAR_SIZES = 2 }; /* read from far off: the first two */
static const double body_sizes[][BODY_SIZES] = {
    [SHAPE_LANDSCAPE] = {4.75, 4.25, 3.75, 3.5, 3.25, 3},
    [SHAPE_SQUARISH] = {4, 3.75, 3.5, 3.25, 3.25, 3},
    [SHAPE_PORTRAIT] = {5.25, 4.75, 4.25, 4, 3.75, 3.5}};

/* Measures: mock-up and design system, "Urgent". */
struct urgent {
    struct panel panel; /* organisation and notes */
    struct blocks body;
    const char *word; /* beside or under the sign */
    double word_size;
    double panel_h;
    double word_x, word_top, word_w;
    double foot;   /* last baseline of the field over the code, if there is one */
    double bottom; /* last baseline of the body */
    struct lines heading;
    double heading_top;
    double gap; /* under it */
};

static bool portrait(const struct draft *d)
{
    return d->grid.shape == SHAPE_PORTRAIT;
}

static double sign_w(const struct draft *d)
{
    return d->grid.shape == SHAPE_LANDSCAPE ? 27 : 24;
}

/* The word at the largest size at which it ends above `bottom`; false if there is none. */
static bool word_fits(struct draft *d, struct urgent *u, const char *word, double bottom)
{
    double most = portrait(d) ? 6.5 : d->grid.shape == SHAPE_SQUARISH ? 4.5 : 5.5;
    struct para para = para_plain(d, FACE_STRONG, word);
    for (u->word_size = most; u->word_size >= DRAFT_FLOOR; u->word_size -= .25) {
        struct lines lines = para_wrap(d, &para, u->word_size, u->word_w, WRAP_BALANCED);
        double last =
            u->word_top + .74 * u->word_size + para_pitch(&lines) * ((double)lines.count - 1);
        if (!lines.broken && last + .24 * u->word_size <= bottom) {
            u->word = word;
            return true;
        }
    }
    return false;
}

/* What the panel has no room for goes to the body: first the notes, then the slide's own label. */
static void plan_panel(struct draft *d, struct urgent *u, const struct slide *slide)
{
    const struct grid *g = &d->grid;
    const char *usual = d->in->language->word[WORD_URGENT];
    const char *word = text_blank(slide->label) ? usual : slide->label;
    u->panel_h = portrait(d) ? 50 : g->height;
    u->word_x = portrait(d) ? 35 : g->margin;
    u->word_top = portrait(d) ? 20.6 : 19.5 + sign_w(d) * .88 + 5.6;
    u->word_w = portrait(d) ? g->width - 35 - g->margin : g->panel_text_w;
    notes_add(&u->panel.notes, FACE_TEXT, 2.75, false, slide->lead);
    notes_add(&u->panel.notes, FACE_TEXT, 2.75, false, slide->note);
    panel_plan_header(d, &u->panel);
    double measure = portrait(d) ? g->field_w : g->panel_text_w;
    u->foot = g->standing - (*u->panel.link != '\0' ? code_field_height(d, u->panel.link) + 4 : 0);
    double top = notes_top(d, &u->panel.notes, portrait(d) ? u->foot : g->standing, measure);
    double room = portrait(d) ? u->panel_h - 4 : fmin(top, g->standing + 2) - 2;
    bool word_ok = word_fits(d, u, word, room);
    u->panel.notes_out = portrait(d) ? u->foot - top > 22 : !word_ok;
    if (!word_ok && !word_fits(d, u, word, portrait(d) ? room : g->standing)) {
        rest_add(d, &u->body, BLOCK_HEADING, FACE_STRONG, word);
        (void)word_fits(d, u, usual, g->standing);
    }
    bool note_in_field = portrait(d) && u->panel.notes.count > 0 && !u->panel.notes_out;
    u->bottom = note_in_field ? top - 4.5 : u->foot;
}

static double pitch_of(const struct urgent *u)
{
    return u->heading.size * 1.46;
}

static double last_of(const struct urgent *u)
{
    return u->heading_top + .74 * u->heading.size + pitch_of(u) * ((double)u->heading.count - 1);
}

/* How large a heading may be, in u and as its share of the field; and from its last baseline to the
 * text's cap top. */
struct heading_room {
    double largest, share, gap;
};

/* As designed; then with more and more room for the text under it. */
static const struct heading_room heading_rooms[] = {{11, .62, 7}, {7, .55, 7},    {5.5, .5, 7},
                                                    {5, .62, 7},  {3.5, .4, 5.5}, {3, .25, 5.5}};

/* The largest step at which the heading takes three lines at most and its share of the field; a
 * longer one takes as many lines as it needs. */
static void set_heading(struct draft *d, struct urgent *u, const char *text,
                        struct heading_room room)
{
    u->heading_top = portrait(d) ? u->panel_h + 8 : d->grid.hang;
    u->gap = room.gap;
    struct para para = para_plain(d, FACE_STRONG, text);
    double most = fmin(room.largest, portrait(d) ? 11 : d->grid.shape == SHAPE_SQUARISH ? 7 : 9.25);
    double bottom = u->heading_top + (u->bottom - u->heading_top) * room.share;
    for (size_t lines = 3; lines <= 30; lines += 9) {
        for (int i = 0; i < HEADING_STEPS; i++) {
            double size = i == 0 ? most : fmin(most, heading_steps[i]);
            u->heading = para_wrap(d, &para, size, d->grid.text_w, WRAP_BALANCED);
            if (u->heading.count <= lines && last_of(u) <= bottom &&
                (!u->heading.broken || lines > 3)) {
                return;
            }
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

static void draw_head(struct draft *d, const struct urgent *u)
{
    const struct grid *g = &d->grid;
    draft_rect(d, 0, 0, g->width, g->height, d->theme->field);
    draft_rect(d, 0, 0, portrait(d) ? g->width : g->panel_w, u->panel_h, d->theme->panel_top);
    panel_draw_header(d, &u->panel);
    sign(d, g->margin, portrait(d) ? 16.4 : 19.5, sign_w(d));
    para_put(d, FACE_STRONG, u->word_size, u->word_x, u->word_top, u->word_w, d->theme->panel_ink,
             u->word);
    if (!u->panel.notes_out) {
        notes_draw(d, &u->panel.notes, g->margin, portrait(d) ? u->foot : g->standing,
                   portrait(d) ? g->field_w : g->panel_text_w,
                   portrait(d) ? d->theme->ink : d->theme->panel_ink_2,
                   portrait(d) ? d->theme->ink : d->theme->panel_ink_2);
    }
    for (size_t k = 0; k < u->heading.count; k++) {
        para_draw(d, &u->heading, k, 1, g->field_x,
                  u->heading_top + .74 * u->heading.size + pitch_of(u) * (double)k, d->theme->ink);
    }
}

static struct flow plan_body(struct draft *d, const struct urgent *u, size_t size_count)
{
    const struct grid *g = &d->grid;
    double top = last_of(u) + u->gap;
    struct flow_frame frame = {g->field_x, g->text_w, top, top, u->bottom, false};
    return flow_plan(d, &u->body, &frame, body_sizes[g->shape], size_count);
}

/* More pages than this want more room for the text. */
enum { PAGES_WANTED = 3 };
enum { HEADING_ROOMS = sizeof heading_rooms / sizeof *heading_rooms };

/* Sizes of heading and text. What is read from ten metres comes first: text on one page, under a
 * smaller heading if need be; then a page that is full; then large text over the wanted pages. */
static struct flow plan_sizes(struct draft *d, struct urgent *u, const char *heading, size_t wanted)
{
    for (int i = 0; i < HEADING_ROOMS && heading_rooms[i].largest > 5; i++) {
        set_heading(d, u, heading, heading_rooms[i]);
        struct flow flow = plan_body(d, u, FAR_SIZES);
        if (flow.page_count <= 1 && !flow.over) {
            return flow;
        }
    }
    struct flow flow = plan_body(d, u, BODY_SIZES); /* under the smallest of these headings */
    if (flow.page_count > 1) {
        struct flow far = plan_body(d, u, FAR_SIZES);
        flow = far.page_count <= wanted ? far : flow;
    }
    for (int i = 3; i < HEADING_ROOMS &&
                    (flow.page_count > PAGES_WANTED * ((size_t)i - 2) || flow.parted || flow.over);
         i++) {
        set_heading(d, u, heading, heading_rooms[i]);
        flow = plan_body(d, u, BODY_SIZES);
    }
    for (int i = 0; i < HEADING_ROOMS; i++) { /* a larger heading, if that costs the text nothing */
        set_heading(d, u, heading, heading_rooms[i]);
        struct flow same = plan_body(d, u, BODY_SIZES);
        if (same.page_count <= flow.page_count && same.size >= flow.size &&
            (!same.parted || flow.parted) && (!same.over || flow.over)) {
            return same;
        }
    }
    return flow;
}

/* Everything but the code, if `link` is ""; `wanted` pages may be taken for large text. */
static struct flow plan(struct draft *d, struct urgent *u, const struct slide *slide,
                        const char *link, size_t wanted)
{
    *u = (struct urgent){.panel = {.kind = "", .heading = "", .link = link}};
    plan_panel(d, u, slide);
    struct blocks body = markup_read(d, slide->body);
    for (size_t i = 0; i < body.count; i++) {
        (void)blocks_add(d, &u->body, body.block[i]);
    }
    plain_lists(d, &u->body, slide);
    rest_notes(d, &u->body, &u->panel);
    struct flow flow = plan_sizes(d, u, slide->heading, wanted);
    if (flow.over && portrait(d) && !u->panel.notes_out) { /* the notes stand where text has to */
        u->panel.notes_out = true;
        u->bottom = u->foot;
        rest_notes(d, &u->body, &u->panel);
        flow = plan_sizes(d, u, slide->heading, wanted);
    }
    return flow;
}

/* The code of a slide whose text needs the room on all other pages. */
static void code_page(struct draft *d, struct urgent *u, const struct slide *slide)
{
    u->panel.notes_out = true; /* they are on the other pages */
    u->bottom = d->grid.standing - code_field_height(d, slide->link) - 4;
    set_heading(d, u, slide->heading, (struct heading_room){7, .95, 7});
    draft_page(d, GROUND_URGENT);
    draw_head(d, u);
    code_in_field(d, slide->link, false);
}

void kind_urgent(struct draft *d, const struct slide *slide)
{
    bool has_code = !text_blank(slide->link);
    d->theme = &theme_urgent;
    struct urgent with_code;
    struct urgent without;
    struct urgent *u = &with_code;
    struct flow flow = plan(d, u, slide, has_code ? slide->link : "", PAGES_WANTED);
    bool apart = false;
    if (has_code && flow.page_count > 1) { /* a page of its own, where that costs none */
        struct flow bare = plan(d, &without, slide, "", PAGES_WANTED - 1); /* and the code's */
        apart = flow.page_count > PAGES_WANTED || bare.page_count < flow.page_count;
        u = apart ? &without : u;
        flow = apart ? bare : flow;
    }
    for (size_t i = 0; (i < flow.page_count || i == 0) && !d->no_memory; i++) {
        draft_page(d, GROUND_URGENT);
        draw_head(d, u);
        flow_draw(d, &flow, i);
        if (has_code && !apart) {
            code_in_field(d, slide->link, false);
        }
    }
    if (apart) {
        code_page(d, u, slide);
    }
    d->theme = d->in->theme;
}
