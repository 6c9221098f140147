#include "layout/panel.h"

#include "base/text.h"
#include "layout/code.h"
#include "layout/contrast.h"

#include <math.h>

static bool festive(const struct draft *d)
{
    return d->count > 0 && d->page[d->count - 1].ground == GROUND_FESTIVE;
}

static bool portrait(const struct draft *d)
{
    return d->grid.shape == SHAPE_PORTRAIT;
}

struct panel panel_of(const struct draft *d, const struct slide *slide, enum word kind)
{
    struct panel p = {.kind = text_blank(slide->label) ? d->in->language->word[kind] : slide->label,
                      .heading = slide->heading,
                      .link = text_blank(slide->link) ? "" : slide->link};
    notes_add(&p.notes, FACE_TEXT, 2.75, false, slide->note);
    return p;
}

/* The logo on its plate, which is white: most logos are made for paper, and nobody knows the
 * colours of this one. u. */
#define LOGO_CLEAR .8 /* between logo and edge of the plate */
#define LOGO_GAP 2.2  /* between plate and organisation */
#define LOGO_SMALL .5 /* a logo beside a long name, in its own size */
#define LOGO_RISE 2.8 /* middle of the plate, over the header's baseline */

struct plate {
    double w, h; /* 0 if there is no logo */
};

static struct plate plate_of(const struct draft *d, const struct panel *p)
{
    if (d->in->logo == 0) {
        return (struct plate){0};
    }
    double most = fmin(PANEL_LOGO_W, d->grid.panel_text_w / 3) * p->logo_part;
    double aspect = fmax(fmin(d->in->logo_aspect, 10), .2);
    double h = fmin(PANEL_LOGO_H * p->logo_part, most / aspect);
    return (struct plate){h * aspect + 2 * LOGO_CLEAR, h + 2 * LOGO_CLEAR};
}

/* What the logo takes of the header's width. */
static double logo_room(const struct draft *d, const struct panel *p)
{
    struct plate plate = plate_of(d, p);
    return plate.w > 0 ? plate.w + LOGO_GAP : 0;
}

static void draw_logo(struct draft *d, const struct panel *p)
{
    struct plate plate = plate_of(d, p);
    if (plate.w <= 0) {
        return;
    }
    double x = d->grid.margin;
    double y = d->grid.header - (portrait(d) ? LOGO_RISE - .2 : LOGO_RISE) - plate.h / 2;
    struct item *white = draft_item(d, ITEM_ROUNDED, x, y, plate.w, plate.h, 0xffffff);
    if (white != NULL) {
        white->as.round.radius = (float)(.8 * d->grid.u);
    }
    struct item *item = draft_item(d, ITEM_PICTURE, x + LOGO_CLEAR, y + LOGO_CLEAR,
                                   plate.w - 2 * LOGO_CLEAR, plate.h - 2 * LOGO_CLEAR, 0);
    if (item != NULL) {
        item->as.picture.image = d->in->logo;
        item->as.picture.ground = 0xffffff;
        item->as.picture.spare = true;
    }
}

/* Lines that the organisation may take: over a portrait panel's heading is room for no more. */
static size_t most_lines(const struct draft *d)
{
    return portrait(d) ? 3 : 4;
}

static void wrap_organisation(struct draft *d, struct panel *p)
{
    double measure = portrait(d) ? d->grid.panel_text_w * .58 : d->grid.panel_text_w;
    measure -= logo_room(d, p);
    double size = 2.75;
    struct para para = para_plain(d, FACE_STRONG, d->in->organisation);
    p->organisation = para_wrap(d, &para, size, measure, WRAP_BALANCED);
    while (p->organisation.count > 2 && size > DRAFT_FLOOR) {
        size -= .25;
        p->organisation = para_wrap(d, &para, size, measure, WRAP_BALANCED);
    }
}

/* The organisation in two lines at most if it can be; the bar stands over it. Before it gives
 * way to the notes, the logo gets smaller. */
void panel_plan_header(struct draft *d, struct panel *p)
{
    p->logo_part = 1;
    wrap_organisation(d, p);
    if (p->organisation.count > most_lines(d) && d->in->logo != 0) {
        p->logo_part = LOGO_SMALL;
        wrap_organisation(d, p);
    }
    if (p->organisation.count > most_lines(d)) {
        p->organisation.count = 0;
        notes_head(&p->notes, (struct note){FACE_TEXT, 2.75, false, d->in->organisation});
    }
}

static void plan_kind(struct draft *d, struct panel *p)
{
    double room = portrait(d) ? d->grid.panel_text_w * .38 : d->grid.field_w;
    p->kind_size = draft_fit(d, FACE_STRONG, 2.75, DRAFT_FLOOR, room, p->kind);
    if (draft_width(d, FACE_STRONG, p->kind_size, p->kind) > room) {
        notes_head(&p->notes, (struct note){FACE_TEXT, 2.75, false, p->kind});
        p->kind = "";
    }
}

/* Top of what stands at the panel's foot, in landscape. */
static double foot_top(struct draft *d, const struct panel *p, bool draw)
{
    const struct grid *g = &d->grid;
    double last = g->standing;
    double top = g->standing + 3;
    if (*p->link != '\0' && !p->code_out) {
        top = code_in_panel(d, p->link, last, p->address_small, draw);
        last = top - 4;
    }
    if (p->notes.count > 0 && !p->notes_out) {
        top = notes_top(d, &p->notes, last, g->panel_text_w);
        if (draw) {
            notes_draw(d, &p->notes, g->margin, last, g->panel_text_w, d->theme->panel_ink_2,
                       d->theme->panel_ink);
        }
    }
    return top;
}

#define HEADING_LEAST 3.5 /* a smaller one would look like a note */

static void plan_landscape(struct draft *d, struct panel *p)
{
    p->height = d->grid.height;
    p->field_top = d->grid.hang;
    p->field_bottom = d->grid.standing;
    /* What makes way for a heading, and then for one that is larger than the text. */
    bool has_notes = p->notes.count > 0;
    bool has_code = *p->link != '\0';
    const struct {
        bool notes_out, code_out, address_small;
    } ways[] = {{false, false, false},
                {false, false, has_code},
                {has_notes, false, has_code},
                {false, has_code, false},
                {has_notes, has_code, false}};
    for (int large = 1; large >= 0; large--) {
        for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
            p->notes_out = ways[i].notes_out;
            p->code_out = ways[i].code_out;
            p->address_small = ways[i].address_small;
            bool fits = heading_set(d, &p->set, p->heading, foot_top(d, p, false) - 3);
            if (fits && (!large || p->set.lines.size >= HEADING_LEAST)) {
                return;
            }
        }
    }
    (void)heading_set(d, &p->set, p->heading, d->grid.standing);
}

/* Baseline of the last note, which stands at the field's foot, over the code. */
static double notes_last(struct draft *d, const struct panel *p)
{
    return d->grid.standing -
           (*p->link != '\0' && !p->code_out ? code_field_height(d, p->link) + 4 : 0);
}

#define FIELD_LEAST 24.0 /* portrait: of height, or notes go elsewhere */

static void plan_portrait(struct draft *d, struct panel *p)
{
    const struct grid *g = &d->grid;
    (void)heading_set(d, &p->set, p->heading, g->height * .4);
    p->height = fmax(42, round(heading_last(d, &p->set) + 13));
    p->field_top = p->height + 8;
    p->code_out = *p->link != '\0' && g->standing - code_side(d) - p->field_top < 40;
    p->field_bottom = notes_last(d, p);
    if (p->notes.count > 0) {
        double top = notes_top(d, &p->notes, p->field_bottom, g->field_w);
        /* A code that is out stands at the foot of a page of its own, where the notes would be. */
        p->notes_out =
            p->code_out || p->field_bottom - top > 22 || top - 4.5 - p->field_top < FIELD_LEAST;
        p->field_bottom = p->notes_out ? p->field_bottom : top - 4.5;
    }
}

void panel_plan(struct draft *d, struct panel *p)
{
    panel_plan_header(d, p);
    plan_kind(d, p);
    if (portrait(d)) {
        plan_portrait(d, p);
    } else {
        plan_landscape(d, p);
    }
}

static void ornament(struct draft *d, const struct panel *p)
{
    const struct grid *g = &d->grid;
    if (d->theme->ornament == ORNAMENT_NONE || p->no_ornament) {
        return;
    }
    double top = portrait(d) ? p->height - 8.4 : g->height - 10.2;
    double radius = portrait(d) ? 64 : 56;
    double centre = g->panel_w / 2;
    double x = 0;
    double w = g->panel_w;
    double y = top - 1;
    double h = p->height - y;
    double middle = top + radius;
    colour alpha = 0x57000000; /* .34 */
    if (festive(d)) {
        /* Beside the awards, which are 64 wide; in portrait a smaller one, under the heading. */
        radius = portrait(d) ? 30 : 38;
        centre = g->width + 13;
        middle = portrait(d) ? p->height + (g->standing - p->height) / 2 : g->height / 2 - 5;
        x = centre - radius - 1;
        y = fmax(0, middle - radius - 1);
        w = g->width - x;
        h = fmin(middle + radius + 1, g->rule - 2) - y;
        alpha = 0x8c000000; /* .55 */
    }
    struct item *item = draft_item(d, ITEM_DRUM, x, y, w, h, alpha | d->theme->panel_accent);
    if (item != NULL) {
        item->as.drum.style = d->theme->ornament == ORNAMENT_BRONZE ? DRUM_BRONZE : DRUM_CIRCLES;
        item->as.drum.cx = (float)(centre * g->u);
        item->as.drum.cy = (float)(middle * g->u);
        item->as.drum.r = (float)(radius * g->u);
        item->as.drum.u = (float)g->u;
    }
}

/* Bar and organisation: of two lines the last stands 2 lower, and the bar goes up with the first.
 */
void panel_draw_header(struct draft *d, const struct panel *p)
{
    const struct lines *lines = &p->organisation;
    double pitch = para_pitch(lines);
    double last = d->grid.header + (lines->count > 1 ? 2.1 : 0) + (lines->count > 2 ? .6 : 0) +
                  (lines->count > 3 ? 1.2 : 0);
    double first = lines->count > 0 ? last - pitch * ((double)lines->count - 1) : last;
    double x = d->grid.margin + logo_room(d, p);
    draw_logo(d, p);
    draft_rect(d, x, first - (portrait(d) ? 5.2 : 5.4), 6, .75, d->theme->panel_accent);
    para_draw(d, lines, 0, lines->count, x, first, d->theme->header_ink);
}

/* A picture behind the field's text, under as much of the field's colour as its inks need on any
 * picture. It ends over the footer, which is painted anew while the page stands. */
static void picture_behind(struct draft *d, const struct panel *p)
{
    const struct grid *g = &d->grid;
    const struct theme *t = d->theme;
    const colour inks[] = {t->ink, t->ink_2, t->accent};
    double x = portrait(d) ? 0 : g->panel_w;
    double y = portrait(d) ? p->height : 0;
    double h = g->rule - 3 - y;
    struct item *picture = draft_item(d, ITEM_PICTURE, x, y, g->width - x, h, 0);
    if (picture != NULL) {
        picture->as.picture.image = p->behind;
        picture->as.picture.ground = t->field;
        picture->as.picture.fill = true;
        picture->as.picture.behind = true;
        picture->as.picture.spare = true; /* the text can do without it */
    }
    int alpha = contrast_scrim(t->field, inks, sizeof inks / sizeof *inks,
                               t->high_contrast ? CONTRAST_HIGH : CONTRAST_TEXT);
    draft_rect(d, x, y, g->width - x, h, (colour)alpha << 24 | t->field);
    draft_load(d)->pictures++;
}

static void grounds(struct draft *d, const struct panel *p)
{
    const struct grid *g = &d->grid;
    bool all = festive(d);
    if (!all) {
        draft_rect(d, 0, 0, g->width, g->height, d->theme->field);
    }
    if (p->behind != 0 && !all) {
        picture_behind(d, p);
    }
    struct item *panel =
        draft_item(d, ITEM_GRADIENT, 0, 0, all || portrait(d) ? g->width : g->panel_w,
                   all ? g->height : p->height, d->theme->panel_top);
    if (panel != NULL) {
        panel->as.gradient.bottom = d->theme->panel_bottom;
    }
    if (d->theme->panel_edge && !all) {
        bool under = portrait(d);
        draft_rect(d, under ? 0 : g->panel_w - .6, under ? p->height - .6 : 0,
                   under ? g->width : .6, under ? .6 : g->height, d->theme->accent);
    }
}

void panel_draw(struct draft *d, const struct panel *p)
{
    const struct grid *g = &d->grid;
    bool dark = festive(d);
    grounds(d, p);
    ornament(d, p);
    panel_draw_header(d, p);
    heading_draw(d, &p->set);
    if (!portrait(d)) {
        draft_text(d, FACE_STRONG, p->kind_size, g->field_x, g->header,
                   dark ? d->theme->panel_ink_2 : d->theme->ink_2, p->kind);
        (void)foot_top(d, p, true);
        return;
    }
    draft_text_right(d, FACE_STRONG, p->kind_size, g->width - g->margin, g->header,
                     d->theme->panel_ink_2, p->kind);
    if (*p->link != '\0' && !p->code_out) {
        code_in_field(d, p->link, dark);
    }
    if (p->notes.count > 0 && !p->notes_out) {
        notes_draw(d, &p->notes, g->field_x, notes_last(d, p), g->field_w,
                   dark ? d->theme->panel_ink_2 : d->theme->ink_2,
                   dark ? d->theme->panel_ink : d->theme->ink);
    }
}
