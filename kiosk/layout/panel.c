#include "layout/panel.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

#define QR_SIDE \
    (d->grid.shape == SHAPE_SQUARISH ? 20.0 : d->grid.shape == SHAPE_PORTRAIT ? 24.0 : 22.0)

enum { STEPS = 10 };

static const double serif_steps[STEPS] = {7, 6.25, 5.5, 5, 4.5, 4, 3.5, 3, 2.5, DRAFT_FLOOR};
static const double sans_steps[STEPS] = {6, 5.5, 4.75, 4.25, 3.75, 3.5, 3.25, 3, 2.5, DRAFT_FLOOR};

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
    panel_note(&p, FACE_TEXT, 2.75, false, slide->note);
    return p;
}

void panel_note(struct panel *p, enum face face, double size, bool bright, const char *text)
{
    if (!text_blank(text) && p->note_count < NOTE_MAX) {
        p->notes[p->note_count++] = (struct note){face, size, bright, text};
    }
}

const char *panel_address(struct draft *d, const char *link)
{
    const char *scheme = strstr(link, "://");
    const char *from = scheme == NULL ? link : scheme + 3;
    size_t length = strlen(from);
    if (length > 0 && from[length - 1] == '/') {
        length--;
    }
    return draft_format(d, "%.*s", (int)length, from);
}

static struct lines wrap_text(struct draft *d, struct para *para, enum face face, double size,
                              double measure, const char *text)
{
    *para = para_plain(d, face, text);
    return para_wrap(d, para, size, measure, WRAP_BALANCED);
}

/* Baseline of a note's first line to the last of the note before it. */
static double note_gap(double above, double size)
{
    return size > above ? 1.5 * size : .75 * (size + above);
}

/* Draws the notes so that the last baseline is `last`, or only measures them (draw false). Returns
 * the cap top of the first line; `last` if there are none. */
static double notes(struct draft *d, const struct panel *p, double x, double last, double measure,
                    colour quiet, colour bright, bool draw)
{
    double at = last;
    for (size_t i = p->note_count; i-- > 0;) {
        const struct note *n = &p->notes[i];
        struct para para;
        struct lines lines = wrap_text(d, &para, n->face, n->size, measure, n->text);
        double first = at - para_pitch(&lines) * ((double)lines.count - 1);
        if (draw) {
            para_draw(d, &lines, 0, lines.count, x, first, n->bright ? bright : quiet);
        }
        if (i == 0) {
            return first - face_metrics(n->face).cap * n->size;
        }
        at = first - note_gap(p->notes[i - 1].size, n->size);
    }
    return at;
}

/* The code and its address, whose last baseline is `last`; returns the top of the white square. */
static double code_in_panel(struct draft *d, const struct panel *p, double last, bool draw)
{
    const struct grid *g = &d->grid;
    struct para para;
    struct lines address =
        wrap_text(d, &para, FACE_TEXT, 2.5, g->panel_text_w, panel_address(d, p->link));
    double first = last - para_pitch(&address) * ((double)address.count - 1);
    double top = first - 4.6 - QR_SIDE;
    if (!draw) {
        return top;
    }
    para_draw(d, &address, 0, address.count, g->margin, first, d->theme->panel_ink_2);
    struct item *white = draft_item(d, ITEM_ROUNDED, g->margin, top, QR_SIDE, QR_SIDE, 0xffffff);
    if (white != NULL) {
        white->as.round.radius = (float)(.8 * g->u);
    }
    struct item *code = draft_item(d, ITEM_QR, g->margin, top, QR_SIDE, QR_SIDE, 0);
    if (code != NULL) {
        code->as.qr.text = p->link;
    }
    draft_load(d)->pictures++;
    if (g->panel_w >= 50) { /* a narrower panel has no room for the call to action */
        double x = g->margin + QR_SIDE + 2.5;
        para_put(d, FACE_STRONG, 2.75, x, top + .9, g->margin + g->panel_text_w - x,
                 d->theme->panel_ink, d->in->language->word[WORD_SCAN]);
    }
    return top;
}

static void code_in_field(struct draft *d, const struct panel *p)
{
    const struct grid *g = &d->grid;
    double top = g->standing - QR_SIDE;
    double x = g->field_x + QR_SIDE + 4;
    double measure = g->width - g->margin - x;
    struct item *white = draft_item(d, ITEM_ROUNDED, g->field_x, top, QR_SIDE, QR_SIDE, 0xffffff);
    if (white != NULL) {
        white->as.round.radius = (float)(.8 * g->u);
    }
    struct item *code = draft_item(d, ITEM_QR, g->field_x, top, QR_SIDE, QR_SIDE, 0);
    if (code != NULL) {
        code->as.qr.text = p->link;
    }
    draft_load(d)->pictures++;
    para_put(d, FACE_STRONG, 3.25, x, top + 1.1, fmin(measure, 30),
             festive(d) ? d->theme->panel_ink : d->theme->ink, d->in->language->word[WORD_SCAN]);
    struct para para;
    struct lines address = wrap_text(d, &para, FACE_TEXT, 2.5, measure, panel_address(d, p->link));
    para_draw(d, &address, 0, address.count, x,
              g->standing - 1.4 - para_pitch(&address) * ((double)address.count - 1),
              festive(d) ? d->theme->panel_ink_2 : d->theme->ink_2);
}

/* Top of what stands at the panel's foot, in landscape. */
static double foot_top(struct draft *d, const struct panel *p, bool draw)
{
    const struct grid *g = &d->grid;
    double last = g->standing;
    double top = g->standing + 3;
    if (*p->link != '\0') {
        top = code_in_panel(d, p, last, draw);
        last = top - 4;
    }
    if (p->note_count > 0 && !p->note_in_field) {
        top = notes(d, p, g->margin, last, g->panel_text_w, d->theme->panel_ink_2,
                    d->theme->panel_ink, draw);
    }
    return top;
}

static double heading_last(const struct draft *d, const struct panel *p)
{
    enum face face = draft_heading_face(d);
    double pitch = p->heading_lines.size * (face == FACE_SERIF ? 1.26 : 1.46);
    return d->grid.hang + face_metrics(face).cap * p->heading_lines.size +
           pitch * ((double)p->heading_lines.count - 1);
}

/* Whether the heading, set as it is now, takes at most `lines` lines, parts no word and ends above
 * `bottom`. */
static bool fits(const struct draft *d, const struct panel *p, size_t lines, double bottom)
{
    double down = face_metrics(draft_heading_face(d)).down * p->heading_lines.size;
    return p->heading_lines.count <= lines && heading_last(d, p) + down <= bottom;
}

/* Whether no line but the last is under half as wide as the widest: a lone word looks like a
 * mistake. */
static bool even(const struct lines *lines)
{
    int widest = 0;
    for (size_t i = 0; i < lines->count; i++) {
        widest = lines->line[i].width > widest ? lines->line[i].width : widest;
    }
    for (size_t i = 0; i + 1 < lines->count; i++) {
        if (lines->line[i].width * 2 < widest) {
            return false;
        }
    }
    return true;
}

/* The first of the three largest steps at which the heading takes three lines or fewer; else the
 * first from the second step on at which it takes four; both rather with even lines; else the first
 * at which it has room at all. */
static bool choose_heading(struct draft *d, struct panel *p, double bottom)
{
    const double *step = d->theme->serif ? serif_steps : sans_steps;
    static const struct {
        int from, to;
        size_t lines;
        bool whole_words, even;
    } tries[] = {{0, 3, 3, true, true},       {1, 5, 4, true, true},  {3, 5, 3, true, true},
                 {0, 3, 3, true, false},      {1, 5, 4, true, false}, {2, STEPS, 30, true, false},
                 {4, STEPS, 30, false, false}};
    p->heading_para = para_plain(d, draft_heading_face(d), p->heading);
    for (size_t t = 0; t < sizeof tries / sizeof *tries; t++) {
        for (int i = tries[t].from; i < tries[t].to; i++) {
            p->heading_lines =
                para_wrap(d, &p->heading_para, step[i], d->grid.panel_text_w, WRAP_BALANCED);
            if (fits(d, p, tries[t].lines, bottom) &&
                !(tries[t].whole_words && p->heading_lines.broken) &&
                (!tries[t].even || even(&p->heading_lines))) {
                return true;
            }
        }
    }
    return false;
}

void panel_plan(struct draft *d, struct panel *p)
{
    const struct grid *g = &d->grid;
    if (portrait(d)) {
        (void)choose_heading(d, p, g->height * .4);
        p->height = fmax(42, round(heading_last(d, p) + 13));
        p->field_top = p->height + 8;
        p->field_bottom = g->standing;
        if (*p->link != '\0') {
            p->field_bottom -= QR_SIDE + 4;
        }
        if (p->note_count > 0) {
            double top = notes(d, p, g->field_x, p->field_bottom, g->field_w, 0, 0, false);
            p->note_in_field = p->field_bottom - top > 16;
            p->field_bottom = p->note_in_field ? p->field_bottom : top - 4.5;
        }
        return;
    }
    p->height = g->height;
    p->field_top = g->hang;
    p->field_bottom = g->standing;
    if (!choose_heading(d, p, foot_top(d, p, false) - 3)) {
        p->note_in_field = p->note_count > 0;
        (void)choose_heading(d, p, foot_top(d, p, false) - 3);
    }
}

static void ornament(struct draft *d, const struct panel *p)
{
    const struct grid *g = &d->grid;
    if (d->theme->ornament == ORNAMENT_NONE || p->no_ornament) {
        return;
    }
    double top = portrait(d) ? p->height - 8.4 : 79.8;
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
        middle = portrait(d) ? p->height + (g->standing - p->height) / 2 : 40;
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

/* Bar and organisation; two lines at most, then both stand two higher. */
static void header(struct draft *d)
{
    const struct grid *g = &d->grid;
    const char *text = d->in->organisation;
    double measure = portrait(d) ? g->panel_text_w - 30 : g->panel_text_w;
    double size = 2.75;
    struct para para = para_plain(d, FACE_STRONG, text);
    struct lines lines = para_wrap(d, &para, size, measure, WRAP_BALANCED);
    while (lines.count > 2 && size > DRAFT_FLOOR) {
        size -= .25;
        lines = para_wrap(d, &para, size, measure, WRAP_BALANCED);
    }
    double up = lines.count > 1 ? 2 : 0;
    draft_rect(d, g->margin, g->header - 5.4 - up, 6, .75, d->theme->panel_accent);
    para_draw(d, &lines, 0, lines.count, g->margin, g->header - up, d->theme->header_ink);
}

static void grounds(struct draft *d, const struct panel *p)
{
    const struct grid *g = &d->grid;
    bool all = festive(d);
    if (!all) {
        draft_rect(d, 0, 0, g->width, g->height, d->theme->field);
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
    enum face face = draft_heading_face(d);
    grounds(d, p);
    ornament(d, p);
    header(d);
    double pitch = p->heading_lines.size * (face == FACE_SERIF ? 1.26 : 1.46);
    for (size_t i = 0; i < p->heading_lines.count; i++) {
        para_draw(d, &p->heading_lines, i, 1, g->margin,
                  g->hang + face_metrics(face).cap * p->heading_lines.size + pitch * (double)i,
                  d->theme->panel_ink);
    }
    if (portrait(d)) {
        draft_text_right(d, FACE_STRONG, 2.75, g->width - g->margin, g->header,
                         d->theme->panel_ink_2, p->kind);
        if (*p->link != '\0') {
            code_in_field(d, p);
        }
        if (p->note_count > 0 && !p->note_in_field) {
            double last = g->standing - (*p->link != '\0' ? QR_SIDE + 4 : 0);
            notes(d, p, g->field_x, last, g->field_w,
                  festive(d) ? d->theme->panel_ink_2 : d->theme->ink_2,
                  festive(d) ? d->theme->panel_ink : d->theme->ink, true);
        }
        return;
    }
    draft_text(d, FACE_STRONG, 2.75, g->field_x, g->header,
               festive(d) ? d->theme->panel_ink_2 : d->theme->ink_2, p->kind);
    (void)foot_top(d, p, true);
}
