#include "layout/banner.h"

#include "base/text.h"
#include "layout/para.h"

#include <math.h>

/* Measures and colours: design system, "Banner". They are the same in all themes, so that the strip
 * is never taken for a part of the slide. */
#define STRIP 12.0    /* height in landscape */
#define STATE_ROW 6.5 /* in portrait, the state's row and under it that of the text */
#define TEXT_ROW 7.0
#define SHADOW 1.4
#define PAD 1.0      /* least space over and under the text */
#define BAR_TEXT 6.8 /* baseline over the foot, where the bar is under the text */
#define BAR_TEXT_NARROW 3.7
#define FIGURE_W 10.0 /* room for "100%" */

#define GROUND 0x1b1a1cU
#define INK 0xffffffU
#define QUIET 0xd9d9dcU
#define BAR 0x8fc1f5U
#define BAR_TRACK 0x55535aU

static const struct {
    enum word word;
    colour ground, ink;
} states[] = {
    [BANNER_CHECKING] = {WORD_BANNER_CHECKING, 0x1b4f86, 0xffffff},
    [BANNER_UPDATED] = {WORD_BANNER_UPDATED, 0x176b3c, 0xffffff},
    [BANNER_REFUSED] = {WORD_BANNER_REFUSED, 0xffb82e, 0x1a1300},
    [BANNER_RESTORED] = {WORD_BANNER_RESTORED, 0xffb82e, 0x1a1300},
};

/* The two paragraphs of the text at one pair of sizes. */
struct words {
    struct lines strong, quiet;
    double height; /* from the first cap top to the last baseline */
};

struct strip {
    struct draft *d;
    const struct banner *banner;
    bool portrait;
    const char *strong, *quiet; /* what there is to say, the first thing first */
    struct words words;
    double top, field_top; /* of the strip, and of the text's part of it */
};

static const char *word(const struct strip *s, enum word w)
{
    return s->d->in->language->word[w];
}

/* The sentences behind each other, without blank ones. */
static const char *join(struct draft *d, const char *a, const char *b)
{
    return text_blank(a) ? b : text_blank(b) ? a : draft_format(d, "%s %s", a, b);
}

static void choose_words(struct strip *s)
{
    const struct banner *b = s->banner;
    const char *pull = b->stick ? word(s, WORD_BANNER_PULL) : "";
    const char *pull_sentence =
        b->stick && !s->portrait ? draft_format(s->d, "%s.", pull) : ""; /* there, it is above */
    switch (b->kind) {
    case BANNER_CHECKING:
        s->strong = b->stick ? word(s, WORD_BANNER_KEEP) : "";
        s->quiet = "";
        return;
    case BANNER_UPDATED:
        s->strong = s->portrait || !b->stick ? b->title : pull;
        s->quiet = s->portrait || !b->stick ? b->detail : join(s->d, b->title, b->detail);
        return;
    case BANNER_REFUSED:
        s->strong = b->title;
        s->quiet = s->portrait ? b->detail : /* its rows have no room for more */
                       join(s->d, join(s->d, word(s, WORD_BANNER_KEPT), b->detail), pull_sentence);
        return;
    case BANNER_RESTORED:
        s->strong = b->title;
        s->quiet = join(s->d, b->detail, pull_sentence);
        return;
    }
}

/* Distance of the second paragraph's first baseline from the first one's last. */
static double gap(const struct words *w)
{
    return .683 * (w->strong.size + w->quiet.size);
}

static void set_words(struct strip *s, double strong, double quiet)
{
    const struct grid *g = &s->d->grid;
    double measure = g->width - g->margin - g->field_x;
    if (s->banner->kind == BANNER_CHECKING && !s->portrait) {
        measure -= FIGURE_W;
    }
    struct words *w = &s->words;
    struct para first = para_plain(s->d, s->portrait ? FACE_TEXT : FACE_STRONG, s->strong);
    struct para second = para_plain(s->d, FACE_TEXT, s->quiet);
    w->strong = para_wrap(s->d, &first, strong, measure, WRAP_BALANCED);
    w->quiet = para_wrap(s->d, &second, quiet, measure, WRAP_BALANCED);
    double top = w->strong.count > 0 ? strong : quiet;
    w->height = face_metrics(FACE_TEXT).cap * top;
    w->height += w->strong.count > 1 ? para_pitch(&w->strong) * (double)(w->strong.count - 1) : 0;
    w->height += w->quiet.count > 1 ? para_pitch(&w->quiet) * (double)(w->quiet.count - 1) : 0;
    w->height += w->strong.count > 0 && w->quiet.count > 0 ? gap(w) : 0;
}

/* The largest sizes at which the text has room in the strip; if there are none, the strip grows. */
static void plan(struct strip *s)
{
    static const double sizes[][2] = {{3.25, 2.75}, {3, 2.5}, {2.75, 2.5}, {2.5, 2.25}, {2.25, 2}};
    static const double narrow[][2] = {{2.75, 2.25}, {2.5, 2.25}, {2.5, 2}, {2.25, 2}, {2, 2}};
    enum { SIZES = sizeof sizes / sizeof *sizes };
    double room = (s->portrait ? TEXT_ROW : STRIP) - 2 * PAD;
    if (s->banner->kind == BANNER_CHECKING) {
        room = s->portrait ? TEXT_ROW - PAD - BAR_TEXT_NARROW : STRIP - PAD - BAR_TEXT;
    }
    const double(*size)[2] = s->portrait ? narrow : sizes;
    double grown = 1;
    for (int i = 0; i < SIZES && grown > 0; i++) {
        set_words(s, size[i][0], size[i][1]);
        grown = fmax(s->words.height - room, 0);
    }
    double height = s->d->grid.height;
    s->field_top = height - grown - (s->portrait ? TEXT_ROW : STRIP);
    s->top = s->field_top - (s->portrait ? STATE_ROW : 0);
}

/* Darker towards the strip: black at .22 where it meets it. */
static void shadow(const struct strip *s)
{
    int px = draft_px(s->d, SHADOW);
    for (int i = 0; i < px; i++) {
        double part = (i + 1.0) / (px + 1.0);
        colour alpha = (colour)lround(.22 * 255 * part * part);
        struct item *line = draft_item(s->d, ITEM_RECT, 0, s->top, s->d->grid.width, 0,
                                       (alpha < 1 ? 1 : alpha) << 24);
        if (line != NULL) {
            line->box.y += i - px;
            line->box.h = 1;
        }
    }
}

static void disc(struct draft *d, double cx, double cy, double outer, double inner, double to,
                 colour c)
{
    struct item *ring = draft_item(d, ITEM_RING, cx - outer, cy - outer, 2 * outer, 2 * outer, c);
    if (ring != NULL) {
        ring->as.ring.cx = (float)(cx * d->grid.u);
        ring->as.ring.cy = (float)(cy * d->grid.u);
        ring->as.ring.outer = (float)(outer * d->grid.u);
        ring->as.ring.inner = (float)(inner * d->grid.u);
        ring->as.ring.to = (float)to;
    }
}

/* A stroke through points that are given in parts of the disc's radius. */
static void stroke(struct draft *d, double cx, double cy, double r, const double (*at)[2],
                   size_t count, colour c)
{
    struct point *points = arena_take_array(d->arena, count, sizeof *points);
    struct item *line = draft_item(d, ITEM_POLYLINE, cx - r, cy - r, 2 * r, 2 * r, c);
    if (points == NULL || line == NULL) {
        d->no_memory = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        points[i] = (struct point){(float)((cx + at[i][0] * r) * d->grid.u),
                                   (float)((cy + at[i][1] * r) * d->grid.u)};
    }
    line->as.polyline.points = points;
    line->as.polyline.count = count;
    line->as.polyline.width = (float)(.28 * r * d->grid.u);
}

/* The sign of the state, which tells it to those who do not see its colour. */
static void icon(const struct strip *s, double cx, double cy, double r)
{
    static const double tick[][2] = {{-.42, .04}, {-.12, .34}, {.44, -.3}};
    static const double down[][2] = {{-.34, -.34}, {.34, .34}};
    static const double up[][2] = {{-.34, .34}, {.34, -.34}};
    static const double back[][2] = {{.48, 0}, {-.48, 0}};
    static const double head[][2] = {{-.1, -.38}, {-.48, 0}, {-.1, .38}};
    struct draft *d = s->d;
    colour ink = states[s->banner->kind].ink;
    colour ground = states[s->banner->kind].ground;
    if (s->banner->kind == BANNER_CHECKING) {
        double part = s->banner->permille < 0 ? .25 : fmin(s->banner->permille / 1000.0, 1);
        disc(d, cx, cy, r, .75 * r, 1, 0x73000000 /* .45 */ | ink);
        if (part > 0) {
            disc(d, cx, cy, r, .75 * r, part, ink);
        }
        return;
    }
    disc(d, cx, cy, r, 0, 1, ink);
    if (s->banner->kind == BANNER_UPDATED) {
        stroke(d, cx, cy, r, tick, 3, ground);
    } else if (s->banner->kind == BANNER_REFUSED) {
        stroke(d, cx, cy, r, down, 2, ground);
        stroke(d, cx, cy, r, up, 2, ground);
    } else {
        stroke(d, cx, cy, r, back, 2, ground);
        stroke(d, cx, cy, r, head, 3, ground);
    }
}

/* How much is done, in words; "" if it is not told. */
static const char *percent(const struct strip *s)
{
    int permille = s->banner->permille > 1000 ? 1000 : s->banner->permille;
    bool told = s->banner->kind == BANNER_CHECKING && permille >= 0;
    return told ? draft_format(s->d, "%d%%", permille / 10) : "";
}

/* The state's name, on two lines if one is too narrow, centred on `middle`. */
static void state_name(const struct strip *s, double size, double x, double middle, double measure)
{
    struct para para = para_plain(s->d, FACE_STRONG, word(s, states[s->banner->kind].word));
    struct lines lines = para_wrap(s->d, &para, size, measure, WRAP_BALANCED);
    while ((lines.broken || lines.count > 1) && lines.size - .25 >= DRAFT_FLOOR) {
        lines = para_wrap(s->d, &para, lines.size - .25, measure, WRAP_BALANCED);
        if (lines.size <= .8 * size && lines.count <= 2 && !lines.broken) {
            break;
        }
    }
    double over = lines.count > 1 ? para_pitch(&lines) * (double)(lines.count - 1) / 2 : 0;
    double first = middle + .37 * lines.size - over;
    para_draw(s->d, &lines, 0, lines.count, x, first, states[s->banner->kind].ink);
}

static void draw_state(const struct strip *s)
{
    const struct grid *g = &s->d->grid;
    struct draft *d = s->d;
    colour ground = states[s->banner->kind].ground;
    if (!s->portrait) {
        double size = g->shape == SHAPE_LANDSCAPE ? 4 : 3.25;
        double middle = (s->top + g->height) / 2;
        draft_rect(d, 0, s->top, g->panel_w, g->height - s->top, ground);
        icon(s, g->margin + 2.9, middle, 2.9);
        state_name(s, size, g->margin + 9, middle, g->panel_w - g->margin - 9 - 2);
        return;
    }
    const char *action = s->banner->kind == BANNER_CHECKING ? percent(s)
                         : s->banner->stick                 ? word(s, WORD_BANNER_PULL)
                                                            : "";
    double middle = s->top + STATE_ROW / 2;
    double right = g->width - g->margin;
    draft_rect(d, 0, s->top, g->width, STATE_ROW, ground);
    icon(s, g->margin + 2.2, middle, 2.2);
    double size = draft_fit(d, FACE_STRONG, 2.75, DRAFT_FLOOR, g->panel_text_w * .4, action);
    right -= draft_text_right(d, FACE_STRONG, size, right, middle + .37 * size,
                              states[s->banner->kind].ink, action);
    state_name(s, 3.5, g->margin + 6.6, middle, right - 2 - g->margin - 6.6);
}

/* The bar and, in landscape, the figure at its right end. */
static void draw_progress(const struct strip *s)
{
    const struct grid *g = &s->d->grid;
    struct draft *d = s->d;
    double w = g->width - g->margin - g->field_x;
    double thick = s->portrait ? .8 : 1;
    double y = s->portrait ? g->height - 2.1 : g->height - 4;
    double first = g->height - (s->portrait ? BAR_TEXT_NARROW : BAR_TEXT);
    const char *figure = s->portrait ? "" : percent(s);
    para_draw(d, &s->words.strong, 0, s->words.strong.count, g->field_x,
              first - para_pitch(&s->words.strong) *
                          (s->words.strong.count > 1 ? (double)s->words.strong.count - 1 : 0),
              INK);
    draft_text_right(d, FACE_FIGURES, 3.75, g->width - g->margin, first, INK, figure);
    if (s->banner->permille < 0) {
        return;
    }
    double part[] = {w, w * fmin(s->banner->permille / 1000.0, 1)};
    for (int i = 0; i < 2; i++) {
        struct item *bar = draft_item(d, ITEM_ROUNDED, g->field_x, y, fmax(part[i], thick), thick,
                                      i == 0 ? BAR_TRACK : BAR);
        if (bar != NULL) {
            bar->as.round.radius = (float)(thick / 2 * g->u);
        }
    }
}

static void draw_text(const struct strip *s)
{
    const struct grid *g = &s->d->grid;
    const struct words *w = &s->words;
    double left = s->portrait ? 0 : g->panel_w;
    draft_rect(s->d, left, s->field_top, g->width - left, g->height - s->field_top, GROUND);
    if (s->banner->kind == BANNER_CHECKING) {
        draw_progress(s);
        return;
    }
    double size = w->strong.count > 0 ? w->strong.size : w->quiet.size;
    double baseline = (s->field_top + g->height - w->height) / 2 + .74 * size - .15;
    if (w->strong.count > 0) {
        baseline = para_draw(s->d, &w->strong, 0, w->strong.count, g->field_x, baseline, INK);
        baseline += gap(w);
    }
    para_draw(s->d, &w->quiet, 0, w->quiet.count, g->field_x, baseline, QUIET);
}

bool layout_banner(const struct layout *layout, const struct banner *banner, struct arena *arena,
                   struct scene *scene, struct box *part, struct err *err)
{
    struct draft d;
    draft_begin(&d, layout, arena);
    draft_page(&d, GROUND_FIELD);
    struct strip s = {.d = &d, .banner = banner, .portrait = d.grid.shape == SHAPE_PORTRAIT};
    choose_words(&s);
    plan(&s);
    shadow(&s);
    draw_text(&s);
    draw_state(&s);
    if (d.no_memory) {
        return err_memory(err, "the banner");
    }
    *scene = d.page[0].scene;
    int top = draft_px(&d, s.top) - draft_px(&d, SHADOW);
    top = top < 0 ? 0 : top;
    *part = (struct box){0, top, layout->width, layout->height - top};
    return true;
}
