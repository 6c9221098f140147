#include "layout/gallery.h"
#include "layout/kinds.h"
#include "layout/para.h"

#include <math.h>

/* One to six awards on the panel's gradient. Measures: design system, "Awards, festive". */
enum { FESTIVE_MOST = GALLERY_MOST, DETAIL_LINES = 2 };
#define RULE 64.0
#define INDENT 27.0
#define HEAD 3.0     /* size of a category */
#define HEAD_GAP 9.4 /* from the last baseline of the one before to its own */
#define BARE_GAP 3.2 /* so far stands a rule, less 1.4, where there is no heading */

/* Awards keep away from the ornament, whose edge is 25 from that of the picture (portrait: 17). */
static double room_of(const struct draft *d, const struct panel *panel)
{
    const struct grid *g = &d->grid;
    bool ornament = d->theme->ornament != ORNAMENT_NONE && !panel->no_ornament;
    return ornament ? g->width - (g->shape == SHAPE_PORTRAIT ? 17 : 25) - 3 - g->field_x
                    : g->field_w;
}

static double width_of(const struct draft *d, const struct panel *panel)
{
    return fmin(RULE, room_of(d, panel));
}

/* A count is a large figure with its word; gaps shrink as rows are added. False if the words have
 * no room; draws only if `draw`. */
static bool counts(struct draft *d, const struct entries *e, const struct panel *panel, bool draw)
{
    const struct grid *g = &d->grid;
    enum face face = draft_figure_face(d);
    double cap = face_metrics(face).cap;
    double n = (double)e->count;
    double gap = e->count <= 2 ? 10.8 : e->count == 3 ? 7 : 5;
    double height = panel->field_bottom - panel->field_top;
    double room = width_of(d, panel);
    double size = fmin(33, (height - gap * (n - 1)) / n / cap);
    double pitch = e->count == 1 ? 0 : fmin(size * cap + gap * 2, (height - size * cap) / (n - 1));
    double indent = 0;
    for (size_t i = 0; i < e->count; i++) {
        const char *number = draft_number(d, e->entry[i].award->count, 0);
        size = draft_fit(d, face, size, 5, room * .55, number);
    }
    indent = INDENT * size / 33;
    for (size_t i = 0; i < e->count; i++) {
        const char *number = draft_number(d, e->entry[i].award->count, 0);
        indent = fmax(indent, draft_width(d, face, size, number) + 4);
    }
    double word = fmin(8, size * .45); /* of all words */
    for (size_t i = 0; i < e->count; i++) {
        word = draft_fit(d, FACE_STRONG, word, DRAFT_FLOOR, room - indent,
                         e->entry[i].award->category);
    }
    for (size_t i = 0; i < e->count; i++) {
        const struct award *a = e->entry[i].award;
        double baseline = panel->field_top + cap * size + pitch * (double)i;
        if (!draw) {
            if (draft_width(d, FACE_STRONG, word, a->category) > room - indent) {
                return false;
            }
            continue;
        }
        draft_ink(d, face, size, g->field_x, baseline, d->theme->festive_figure,
                  draft_number(d, a->count, 0));
        draft_text(d, FACE_STRONG, word, g->field_x + indent, baseline, d->theme->panel_ink,
                   a->category);
        draft_load(d)->figures++;
        if (i > 0) {
            double middle = baseline - cap * size - (pitch - cap * size) / 2;
            draft_rule(d, g->field_x, middle - .17, room, .35, d->theme->panel_accent);
        }
    }
    return size * cap + pitch * (n - 1) <= height + .1;
}

struct sizes {
    double name, detail, pitch;
    bool under;        /* the detail stands under its name */
    size_t name_lines; /* at most */
};

/* From the baseline of a category to that of the first name under it: the gap under the rule is the
 * same at all sizes. */
static double under_head(const struct sizes *s)
{
    return 4.64 + face_metrics(FACE_STRONG).cap * s->name;
}

/* From the last baseline of a name to that of the detail under it. */
static double under_name(const struct sizes *s)
{
    return fmax(4.1, .5 * s->name + .76 * s->detail);
}

/* The name, which may take several lines. */
static struct lines name_lines(struct draft *d, const struct sizes *s, const char *name,
                               double width, struct para *para)
{
    *para = para_plain(d, FACE_STRONG, name);
    return para_wrap(d, para, s->name, width, WRAP_BALANCED);
}

/* The detail as it stands under its name. */
static struct lines detail_lines(struct draft *d, const struct sizes *s, const char *detail,
                                 double width, struct para *para)
{
    *para = para_plain(d, FACE_TEXT, detail);
    return para_wrap(d, para, s->detail, width, WRAP_BALANCED);
}

/* The height that entry takes from the baseline before it; under 0 if its text has no room. */
static double entry_height(struct draft *d, const struct sizes *s, const struct entry *entry,
                           double width)
{
    struct para para;
    struct lines name = name_lines(d, s, entry->name, width, &para);
    if (name.count > s->name_lines || name.broken) {
        return -1;
    }
    double height = para_pitch(&name) * ((double)name.count - 1);
    if (*entry->detail != '\0' && s->under) {
        struct lines lines = detail_lines(d, s, entry->detail, width, &para);
        if (lines.count > DETAIL_LINES || lines.broken) {
            return -1;
        }
        height += under_name(s) + para_pitch(&lines) * ((double)lines.count - 1);
    } else if (*entry->detail != '\0') {
        double both = draft_width(d, FACE_STRONG, s->name, entry->name) + 3 +
                      draft_width(d, FACE_TEXT, s->detail, entry->detail);
        return both > width ? -1 : height;
    }
    return height;
}

/* Whether the entry comes under a heading of its own. */
static bool headed(const struct entries *e, size_t i)
{
    const struct entry *entry = &e->entry[i];
    return *e->category[entry->category] != '\0' &&
           (i == 0 || entry->category != e->entry[i - 1].category);
}

/* From the baseline before an entry, or the top of the field, to its own first one. */
static double to_first(const struct sizes *s, const struct entries *e, size_t i)
{
    if (headed(e, i)) {
        return (i == 0 ? .74 * HEAD : HEAD_GAP) + under_head(s);
    }
    if (i > 0 && e->entry[i].category != e->entry[i - 1].category) {
        return BARE_GAP + under_head(s);
    }
    return i == 0 ? face_metrics(FACE_STRONG).cap * s->name : s->pitch;
}

static bool names_fit(struct draft *d, const struct entries *e, const struct sizes *s,
                      const struct panel *panel)
{
    double width = width_of(d, panel);
    double height = 0;
    for (size_t i = 0; i < e->count; i++) {
        const struct entry *entry = &e->entry[i];
        double own = entry_height(d, s, entry, width);
        if (own < 0) {
            return false;
        }
        if (draft_width(d, FACE_STRONG, HEAD, e->category[entry->category]) > width) {
            return false;
        }
        height += to_first(s, e, i) + own;
    }
    return height <= panel->field_bottom - panel->field_top;
}

static void names(struct draft *d, const struct entries *e, const struct panel *panel,
                  const struct sizes *s)
{
    double x = d->grid.field_x;
    double right = x + width_of(d, panel);
    double baseline = panel->field_top;
    for (size_t i = 0; i < e->count; i++) {
        const struct entry *entry = &e->entry[i];
        struct para para;
        baseline += to_first(s, e, i);
        if (headed(e, i)) {
            double head = baseline - under_head(s);
            draft_text(d, FACE_STRONG, HEAD, x, head, d->theme->panel_accent,
                       e->category[entry->category]);
            draft_rule(d, x, head + 1.4, right - x, .35, d->theme->panel_accent);
        } else if (i > 0 && entry->category != e->entry[i - 1].category) {
            draft_rule(d, x, baseline - under_head(s) + 1.4, right - x, .35,
                       d->theme->panel_accent);
        }
        struct lines name = name_lines(d, s, entry->name, right - x, &para);
        baseline = para_draw(d, &name, 0, name.count, x, baseline, d->theme->panel_ink);
        if (*entry->detail != '\0' && s->under) {
            struct lines lines = detail_lines(d, s, entry->detail, right - x, &para);
            baseline = para_draw(d, &lines, 0, lines.count, x, baseline + under_name(s),
                                 d->theme->panel_ink_2);
        } else if (*entry->detail != '\0') {
            draft_text_right(d, FACE_TEXT, s->detail, right, baseline, d->theme->panel_ink_2,
                             entry->detail);
        }
        draft_load(d)->rows++;
    }
}

/* The first ones, up to LARGE, are for up to LARGE_MOST awards. */
static const struct sizes tries[] = {
    {8, 3.75, 13.5, true, 1}, {7, 3.5, 12, true, 1},   {6, 3.25, 10.6, true, 1},
    {8, 3.75, 13.5, true, 2}, {7, 3.5, 12, true, 2},   {6, 3.25, 10.6, true, 2},
    {5, 3, 9, true, 1},       {5, 3, 9, true, 2},      {4, 2.75, 7.6, false, 1},
    {4, 2.75, 6.4, false, 1}, {4, 2.75, 7.6, true, 1}, {4, 2.75, 7.6, true, 2},
    {3.5, 2.5, 6, false, 1},  {3.5, 2.5, 6, true, 1},  {3.5, 2.5, 6, true, 2},
    {3, 2.5, 5.4, true, 1},   {3, 2.5, 5.4, true, 2},
};
enum { TRIES = sizeof tries / sizeof *tries, LARGE = 8, LARGE_MOST = 3 };

/* A place for portraits beside the ornament, or without it if they gain much by that. False if
 * there is none. */
static bool plan_gallery(struct draft *d, const struct entries *e, struct panel *panel,
                         struct gallery *g)
{
    *g = (struct gallery){.entries = e,
                          .x = d->grid.field_x,
                          .top = panel->field_top,
                          .width = fmin(d->grid.text_w, room_of(d, panel)),
                          .height = panel->field_bottom - panel->field_top};
    if (g->width < RULE + GALLERY_GUTTER + 14) { /* hardly more than other awards have */
        g->width = fmin(g->width, RULE);
    }
    struct gallery wide = *g;
    wide.width = d->grid.text_w;
    double beside = gallery_plan(d, g);
    double alone = wide.width > g->width ? gallery_plan(d, &wide) : 0;
    if (alone > 1.1 * beside) {
        *g = wide;
        panel->no_ornament = true;
    }
    return beside > 0 || alone > 0;
}

static bool any_photo(const struct entries *e)
{
    bool any = false;
    for (size_t i = 0; i < e->count; i++) {
        any = any || e->entry[i].award->photo != 0;
    }
    return any;
}

bool awards_festive(struct draft *d, const struct slide *slide, struct panel *words)
{
    if (slide->award_count > FESTIVE_MOST) {
        return false;
    }
    struct entries e = entries_of(d, slide);
    struct panel panel = *words;
    struct gallery gallery;
    panel_plan(d, &panel);
    bool portrait = d->grid.shape == SHAPE_PORTRAIT;
    panel.no_ornament = d->grid.shape == SHAPE_SQUARISH || (portrait && *panel.link != '\0');
    if (d->no_memory || panel.notes_out || panel.code_out) {
        return false;
    }
    if (!e.all_counts && any_photo(&e) && plan_gallery(d, &e, &panel, &gallery)) {
        draft_page(d, GROUND_FESTIVE);
        panel_draw(d, &panel);
        gallery_draw(d, &gallery);
        *words = panel;
        return true;
    }
    size_t i = e.count <= LARGE_MOST ? 0 : LARGE;
    while (!e.all_counts && i < TRIES && !names_fit(d, &e, &tries[i], &panel)) {
        i++;
    }
    if (e.all_counts ? !counts(d, &e, &panel, false) : i == TRIES) {
        return false;
    }
    draft_page(d, GROUND_FESTIVE);
    panel_draw(d, &panel);
    if (e.all_counts) {
        (void)counts(d, &e, &panel, true);
    } else {
        names(d, &e, &panel, &tries[i]);
    }
    *words = panel;
    return true;
}
