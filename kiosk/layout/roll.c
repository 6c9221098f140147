#include "layout/roll.h"

#include "layout/kinds.h"
#include "layout/portrait.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

static const struct roll_head head_beside = {3.25, 5.7, 6.5};
static const struct roll_head head_portrait = {3.75, 7.1, 10.9};

#define HEAD_RULE 1.55 /* from the baseline of a category to the rule under it */
#define FIELD_LEAST 24.0

static bool ruled(const struct roll *r)
{
    return r->face <= 0 && r->pitch >= ROLL_PITCH_RULED * r->size;
}

/* Text that is set under each other; with a portrait, at the middle of its height. */
static void draw_set(struct draft *d, const struct roll *r, size_t i, double x, double baseline)
{
    const struct roll_row *row = &r->row[i];
    if (r->face > 0) {
        double text = .74 * r->size + 1.5 * r->size * ((double)row->name.count - 1) +
                      1.5 * ROLL_UNDER * (double)row->detail.count;
        double top = baseline - .74 * r->size;
        if (r->entries->entry[i].award->photo != 0) {
            portrait_draw(d, r->entries->entry[i].award->photo, x, top, r->face, d->theme->track);
        } else {
            portrait_plate(d, r->entries->entry[i].name, x, top, r->face);
        }
        x += r->face * PORTRAIT_WIDTH + 2;
        baseline += fmax(0, (r->face - text) / 2);
    }
    double last = para_draw(d, &row->name, 0, row->name.count, x, baseline, d->theme->ink);
    para_draw(d, &row->detail, 0, row->detail.count, x, last + 1.5 * ROLL_UNDER, d->theme->ink_2);
}

static void draw_entry(struct draft *d, const struct roll *r, size_t i, double x, double baseline)
{
    const struct entry *e = &r->entries->entry[i];
    draft_load(d)->rows++;
    if (r->row[i].name.count > 0) {
        draw_set(d, r, i, x, baseline);
        return;
    }
    draft_text(d, FACE_TEXT, r->size, x, baseline, d->theme->ink, e->name);
    if (*e->detail != '\0') {
        double end =
            ruled(r) ? r->column_w : fmin(r->column_w, r->name_w + fmax(9, r->detail_w + 2));
        draft_text_right(d, FACE_FIGURES, r->size * ROLL_DETAIL, x + end, baseline, d->theme->ink_2,
                         e->detail);
    }
}

static double draw_section(struct draft *d, const struct roll *r, size_t from, size_t to,
                           double first)
{
    size_t end[ROLL_COLUMNS];
    double x = d->grid.field_x;
    roll_split(r, from, to, end);
    double height = roll_section_height(r, from, to);
    for (size_t c = 0; c < r->columns; c++, x += r->column_w + r->gutter) {
        double baseline = first;
        for (size_t i = from; i < end[c]; i++) {
            draw_entry(d, r, i, x, baseline);
            baseline += r->pitch + r->extra[i + 1] - r->extra[i];
            if (ruled(r) && i + 1 < end[c]) {
                draft_rule(d, x, baseline - .5 * r->pitch - .37 * r->size - .06, r->column_w, .12,
                           d->theme->hairline);
            }
        }
        from = end[c];
    }
    return first + height;
}

static double draw_head(struct draft *d, const struct roll *r, size_t entry, double baseline)
{
    const struct entries *e = r->entries;
    double x = d->grid.field_x;
    const char *name = e->category[e->entry[entry].category];
    const char *more = roll_starts(r, entry) ? "" : d->in->language->word[WORD_CONTINUED];
    double more_w = *more == '\0' ? 0 : draft_width(d, FACE_TEXT, 2.75, more) + 1.3;
    if (draft_width(d, FACE_STRONG, DRAFT_FLOOR, name) + more_w > r->width) {
        more = "";
        more_w = 0;
    }
    if (r->head_extra[e->entry[entry].category] > 0) {
        struct para para;
        struct lines lines = roll_long_head(d, r, &para, name);
        baseline = para_draw(d, &lines, 0, lines.count, x, baseline, d->theme->accent);
    } else {
        double size = draft_fit(d, FACE_STRONG, r->head.size, DRAFT_FLOOR, r->width - more_w, name);
        double width = draft_text(d, FACE_STRONG, size, x, baseline, d->theme->accent, name);
        if (*more != '\0') {
            draft_text(d, FACE_TEXT, 2.75, x + width + 1.3, baseline, d->theme->ink_2, more);
        }
    }
    draft_rule(d, x, baseline + HEAD_RULE, r->width, .35, d->theme->rule);
    return baseline + r->head.to_name;
}

static void draw_page(struct draft *d, const struct roll *r, size_t from, size_t to)
{
    double baseline = r->top;
    for (size_t i = from; i < to;) {
        size_t end = roll_category_end(r, i, to);
        if (roll_headed(r, i)) {
            baseline += i > from ? roll_gap(r) : .74 * r->head.size;
            baseline = draw_head(d, r, i, baseline);
        } else {
            baseline += i > from ? roll_bare_gap(r) : .74 * r->size;
            if (i > from) {
                draft_rule(d, d->grid.field_x, baseline - r->head.to_name + HEAD_RULE, r->width,
                           .35, d->theme->rule);
            }
        }
        baseline = draw_section(d, r, i, end, baseline);
        i = end;
    }
}

/* Whether all categories begin with the word; both are compared folded. */
static bool all_begin(struct draft *d, const struct entries *e, const char *word)
{
    const char *start = text_fold(d->arena, word);
    size_t length = start == NULL ? 0 : strlen(start);
    bool all = length > 0;
    for (size_t c = 0; c < e->category_count && all; c++) {
        const char *category = text_fold(d->arena, e->category[c]);
        d->no_memory = d->no_memory || category == NULL;
        all = category != NULL && strncmp(category, start, length) == 0 &&
              (category[length] == ' ' || category[length] == '\0');
    }
    return all;
}

/* What the rows have in common, if all categories begin with the same word of the language's list:
 * "học sinh". Else "". */
static const char *people(struct draft *d, const struct entries *e)
{
    for (size_t i = 0; i < e->count; i++) {
        if (text_blank(e->entry[i].award->recipient)) {
            return ""; /* a row that tells a count is not one of them */
        }
    }
    for (const char *at = d->in->language->word[WORD_PEOPLE]; *at != '\0';) {
        size_t length = strcspn(at, ",");
        const char *word = draft_format(d, "%.*s", (int)length, at);
        if (all_begin(d, e, word)) {
            return word;
        }
        at += length;
        at += strspn(at, ", ");
    }
    return "";
}

/* "Số 21–40 trong 60 học sinh". */
static const char *range(struct draft *d, size_t from, size_t to, size_t of, const char *what)
{
    const char *pairs[] = {
        "from", draft_format(d, "%zu", from), "to",     draft_format(d, "%zu", to),
        "of",   draft_format(d, "%zu", of),   "people", what,
        NULL};
    const char *text = language_fill(d->arena, d->in->language->word[WORD_RANGE], pairs);
    d->no_memory = d->no_memory || text == NULL;
    return text == NULL ? "" : text;
}

/* `with` is the panel before it was planned. */
static void draw_pages(struct draft *d, const struct roll *r, const struct panel *panel,
                       struct panel with)
{
    const char *widest = ""; /* of the ranges, which head the notes: all have the same place */
    double width = 0;
    const char *what = people(d, r->entries);
    const char **ranges = arena_take_array(d->arena, r->pages, sizeof *ranges);
    if (ranges == NULL) {
        d->no_memory = true;
        return;
    }
    for (size_t p = 0; p < r->pages; p++) {
        ranges[p] = range(d, r->first[p] + 1, r->first[p + 1], r->entries->count, what);
        double w = draft_width(d, FACE_TEXT, 2.75, ranges[p]);
        widest = w > width ? ranges[p] : widest;
        width = fmax(w, width);
    }
    if (panel->notes_out) { /* the others stand on a page of their own */
        with.notes = (struct notes){.count = 0};
    }
    notes_head(&with.notes, (struct note){FACE_TEXT, 2.75, false, widest});
    panel_plan(d, &with);
    struct note *ranged = NULL;
    for (size_t i = 0; i < with.notes.count; i++) {
        ranged = with.notes.note[i].text == widest ? &with.notes.note[i] : ranged;
    }
    bool shown = r->pages > 1 && d->grid.shape != SHAPE_PORTRAIT && !with.notes_out &&
                 with.code_out == panel->code_out && ranged != NULL;
    for (size_t p = 0; p < r->pages && !d->no_memory; p++) {
        if (shown) {
            ranged->text = ranges[p];
        }
        draft_page(d, GROUND_FIELD);
        panel_draw(d, shown ? &with : panel);
        draw_page(d, r, r->first[p], r->first[p + 1]);
    }
}

/* Plans the panel; notes that would leave the rows next to no room go to a page of their own. */
static void plan_panel(struct draft *d, struct panel *panel)
{
    struct panel bare = *panel;
    bare.notes = (struct notes){.count = 0};
    struct notes notes = panel->notes;
    panel_plan(d, panel);
    if (panel->field_bottom - panel->field_top < FIELD_LEAST && notes.count > 0) {
        panel_plan(d, &bare);
        if (bare.notes.count == 0) { /* else the organisation or the kind had to become one */
            *panel = bare;
            panel->notes = notes;
            panel->notes_out = true;
        }
    }
}

void awards_roll(struct draft *d, const struct slide *slide, struct panel *panel)
{
    struct entries e = entries_of(d, slide);
    struct panel words = *panel;
    struct roll r = {.entries = &e};
    r.head = d->grid.shape == SHAPE_PORTRAIT ? head_portrait : head_beside;
    for (size_t i = 0; e.all_counts && i < e.count; i++) {
        e.entry[i].category = 0; /* it is told in each row: "3 tập thể" */
        e.category[0] = "";
        e.category_count = 1;
    }
    plan_panel(d, panel);
    r.top = panel->field_top;
    r.bottom = panel->field_bottom;
    roll_set(d, &r);
    if (d->no_memory) {
        return;
    }
    roll_paginate(d, &r);
    draw_pages(d, &r, panel, words);
}
