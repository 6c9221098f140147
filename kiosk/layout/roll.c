#include "layout/entries.h"
#include "layout/kinds.h"

#include "base/text.h"

#include <math.h>

/* Measures: design system, "Roll". */
#define PITCH_LEAST 1.4444 /* of the size */
#define PITCH_PORTRAIT 1.9 /* there is height to spare, and names gain by it */
#define PITCH_RULED 1.7
#define PITCH_MOST 2.09
#define UNDER 2.5   /* size of a detail that stands under its name */
#define DETAIL 1.08 /* figures beside the text face, of its size */

/* Size of a category, and distances of its baseline from that of the name under it and over it. */
struct head {
    double size, to_name, from_name;
};

static const struct head head_beside = {3.25, 5.7, 6.5};
static const struct head head_portrait = {3.75, 6.9, 10.2};

struct roll {
    struct head head;
    const struct entries *entries;
    double size;
    size_t columns;
    bool under;
    double column_w, gutter;
    double *head_extra;         /* by category */
    double name_w, detail_w;    /* widest, beside each other */
    struct para *name, *detail; /* one column under each other: wrapped */
    struct lines *name_lines, *detail_lines;
    size_t *first; /* entry that each page starts with; first[pages] is the count */
    size_t pages;
    double pitch;
    double top, bottom;
};

static double detail_size(const struct roll *r)
{
    return r->under ? UNDER : r->size * DETAIL;
}

/* Height that an entry takes beyond a single line. */
static double extra(const struct roll *r, size_t i)
{
    if (!r->under) {
        return 0;
    }
    return ((double)r->name_lines[i].count - 1) * 1.5 * r->size +
           (double)r->detail_lines[i].count * 1.5 * UNDER;
}

static size_t category_end(const struct roll *r, size_t from, size_t to)
{
    size_t i = from + 1;
    while (i < to && r->entries->entry[i].category == r->entries->entry[from].category) {
        i++;
    }
    return i;
}

/* First row to last row of the entries of one category, the deepest of its columns. */
static double section_height(const struct roll *r, size_t from, size_t to, double pitch)
{
    size_t rows = (to - from + r->columns - 1) / r->columns;
    double most = 0;
    for (size_t c = from; c < to; c += rows) {
        double height = -pitch;
        for (size_t i = c; i < c + rows && i < to; i++) {
            height += pitch + extra(r, i);
        }
        most = fmax(most, height);
    }
    return most;
}

/* Lines and size of a category that is too long for one line; "(continued)" is left out there. */
static struct lines long_head(struct draft *d, struct para *para, const char *name)
{
    *para = para_plain(d, FACE_STRONG, name);
    return para_wrap(d, para, 2.5, d->grid.field_w, WRAP_BALANCED);
}

/* Height that the category takes beyond one line. */
static double head_extra(const struct roll *r, size_t entry)
{
    return r->head_extra[r->entries->entry[entry].category];
}

static void measure_heads(struct draft *d, struct roll *r)
{
    for (size_t i = 0; i < r->entries->category_count; i++) {
        const char *name = r->entries->category[i];
        double size = draft_fit(d, FACE_STRONG, r->head.size, DRAFT_FLOOR, d->grid.field_w, name);
        if (draft_width(d, FACE_STRONG, size, name) > d->grid.field_w) {
            struct para para;
            struct lines lines = long_head(d, &para, name);
            r->head_extra[i] = para_pitch(&lines) * ((double)lines.count - 1);
        }
    }
}

/* Whether a category, or the whole list where it has none, has a heading. */
static bool headed(const struct roll *r, size_t entry)
{
    return *r->entries->category[r->entries->entry[entry].category] != '\0';
}

static double page_height(const struct roll *r, size_t from, size_t to, double pitch)
{
    double height = 0;
    for (size_t i = from; i < to;) {
        size_t end = category_end(r, i, to);
        if (headed(r, i)) {
            height += (i > from ? r->head.from_name : .74 * r->head.size) + r->head.to_name +
                      head_extra(r, i);
        } else {
            height += i > from ? 2 * pitch : .74 * r->size;
        }
        height += section_height(r, i, end, pitch);
        i = end;
    }
    return height;
}

/* Sets the entries at a size in so many columns; whether they fit across. */
static bool across(struct draft *d, struct roll *r, double size, size_t columns, bool under)
{
    r->size = size;
    r->columns = columns;
    r->under = under;
    r->gutter = columns == 3 || d->grid.shape == SHAPE_SQUARISH ? 4
                : d->grid.shape == SHAPE_PORTRAIT               ? 6
                                                                : 8;
    r->column_w = (d->grid.field_w - r->gutter * ((double)columns - 1)) / (double)columns;
    r->name_w = 0;
    r->detail_w = 0;
    bool whole = true;
    /* The last choice is taken whether it fits or not: there all entries have to be set. */
    bool last = under && columns == 1;
    for (size_t i = 0; i < r->entries->count && (whole || last); i++) {
        const struct entry *e = &r->entries->entry[i];
        if (under) {
            r->name[i] = para_plain(d, FACE_TEXT, e->name);
            r->detail[i] = para_plain(d, FACE_TEXT, e->detail);
            r->name_lines[i] = para_wrap(d, &r->name[i], size, r->column_w, WRAP_BALANCED);
            r->detail_lines[i] = para_wrap(d, &r->detail[i], UNDER, r->column_w, WRAP_BALANCED);
            whole = whole && r->name_lines[i].count <= 1 && r->detail_lines[i].count <= 1;
        } else {
            r->name_w = fmax(r->name_w, draft_width(d, FACE_TEXT, size, e->name));
            r->detail_w = fmax(r->detail_w, draft_width(d, FACE_FIGURES, size * DETAIL, e->detail));
        }
    }
    return under ? whole : r->name_w + (r->detail_w > 0 ? r->detail_w + 1.5 : 0) <= r->column_w;
}

static void choose_columns(struct draft *d, struct roll *r)
{
    bool portrait = d->grid.shape == SHAPE_PORTRAIT;
    double size = portrait ? 3.5 : 3;
    if (r->entries->count >= 24 && across(d, r, size, 3, false)) {
        return;
    }
    if (across(d, r, size, 2, false) || (portrait && across(d, r, 3, 2, false)) ||
        across(d, r, 2.75, 2, false) || across(d, r, size, 1, false) ||
        across(d, r, size, 2, true)) {
        return;
    }
    (void)across(d, r, size, 1, true);
}

static bool all_pages_fit(const struct roll *r, double pitch)
{
    for (size_t p = 0; p < r->pages; p++) {
        if (page_height(r, r->first[p], r->first[p + 1], pitch) > r->bottom - r->top + 1e-6) {
            return false;
        }
    }
    return true;
}

static bool starts_category(const struct roll *r, size_t i)
{
    return i == 0 || i >= r->entries->count ||
           r->entries->entry[i].category != r->entries->entry[i - 1].category;
}

/* Equal shares; a share that would leave one name of a longer category alone before or behind the
 * turn of the page moves by one. */
static void share_out(struct roll *r, size_t pages)
{
    size_t n = r->entries->count;
    r->pages = pages;
    r->first[0] = 0;
    for (size_t p = 1; p <= pages; p++) {
        size_t at = n * p / pages;
        if (p < pages && !starts_category(r, at)) {
            if (starts_category(r, at + 1) && at + 1 < n) {
                at++;
            } else if (starts_category(r, at - 1) && at > r->first[p - 1] + 1) {
                at--;
            }
        }
        r->first[p] = at;
    }
}

/* The fewest pages that all fit, filled alike, and the widest pitch at which they still do. */
static bool paginate(struct draft *d, struct roll *r, const struct panel *panel)
{
    r->top = panel->field_top;
    r->bottom = panel->field_bottom;
    size_t n = r->entries->count;
    r->first = arena_take_array(d->arena, n + 1, sizeof *r->first);
    if (r->first == NULL) {
        d->no_memory = true;
        return false;
    }
    bool portrait = d->grid.shape == SHAPE_PORTRAIT;
    double least = (portrait ? PITCH_PORTRAIT : PITCH_LEAST) * r->size;
    for (size_t pages = 1; pages <= n; pages++) {
        share_out(r, pages);
        if (all_pages_fit(r, least) || pages == n) {
            break;
        }
    }
    r->pitch = least;
    for (double p = PITCH_MOST; p * r->size > least; p -= .02) {
        if (all_pages_fit(r, p * r->size)) {
            r->pitch = p * r->size;
            break;
        }
    }
    return true;
}

static void draw_entry(struct draft *d, const struct roll *r, size_t i, double x, double baseline)
{
    const struct entry *e = &r->entries->entry[i];
    draft_load(d)->rows++;
    if (r->under) {
        double last =
            para_draw(d, &r->name_lines[i], 0, r->name_lines[i].count, x, baseline, d->theme->ink);
        para_draw(d, &r->detail_lines[i], 0, r->detail_lines[i].count, x, last + 1.5 * UNDER,
                  d->theme->ink_2);
        return;
    }
    draft_text(d, FACE_TEXT, r->size, x, baseline, d->theme->ink, e->name);
    if (*e->detail != '\0') {
        bool ruled = r->pitch >= PITCH_RULED * r->size;
        double end = ruled ? r->column_w : fmin(r->column_w, r->name_w + fmax(9, r->detail_w + 2));
        draft_text_right(d, FACE_FIGURES, detail_size(r), x + end, baseline, d->theme->ink_2,
                         e->detail);
    }
}

static double draw_section(struct draft *d, const struct roll *r, size_t from, size_t to,
                           double first)
{
    size_t rows = (to - from + r->columns - 1) / r->columns;
    double x = d->grid.field_x;
    for (size_t c = from; c < to; c += rows, x += r->column_w + r->gutter) {
        double baseline = first;
        for (size_t i = c; i < c + rows && i < to; i++) {
            draw_entry(d, r, i, x, baseline);
            baseline += r->pitch + extra(r, i);
            if (r->pitch >= PITCH_RULED * r->size && i + 1 < c + rows && i + 1 < to) {
                draft_rule(d, x, baseline - .5 * r->pitch - .37 * r->size - .06, r->column_w, .12,
                           d->theme->hairline);
            }
        }
    }
    return first + section_height(r, from, to, r->pitch);
}

static double draw_head(struct draft *d, const struct roll *r, size_t entry, double baseline)
{
    const struct entries *e = r->entries;
    double x = d->grid.field_x;
    const char *name = e->category[e->entry[entry].category];
    const char *more = starts_category(r, entry) ? "" : d->in->language->word[WORD_CONTINUED];
    double more_w = *more == '\0' ? 0 : draft_width(d, FACE_TEXT, 2.75, more) + 1.3;
    if (draft_width(d, FACE_STRONG, DRAFT_FLOOR, name) + more_w > d->grid.field_w) {
        more = "";
        more_w = 0;
    }
    if (head_extra(r, entry) > 0) {
        struct para para;
        struct lines lines = long_head(d, &para, name);
        baseline = para_draw(d, &lines, 0, lines.count, x, baseline, d->theme->accent);
        draft_rule(d, x, baseline + 1.55, d->grid.field_w, .35, d->theme->rule);
        return baseline + r->head.to_name;
    }
    double size =
        draft_fit(d, FACE_STRONG, r->head.size, DRAFT_FLOOR, d->grid.field_w - more_w, name);
    double width = draft_text(d, FACE_STRONG, size, x, baseline, d->theme->accent, name);
    if (*more != '\0') {
        draft_text(d, FACE_TEXT, 2.75, x + width + 1.3, baseline, d->theme->ink_2, more);
    }
    draft_rule(d, x, baseline + 1.55, d->grid.field_w, .35, d->theme->rule);
    return baseline + r->head.to_name;
}

static void draw_page(struct draft *d, const struct roll *r, size_t from, size_t to)
{
    double baseline = r->top;
    for (size_t i = from; i < to;) {
        size_t end = category_end(r, i, to);
        if (headed(r, i)) {
            baseline += i > from ? r->head.from_name : .74 * r->head.size;
            baseline = draw_head(d, r, i, baseline);
        } else {
            baseline += i > from ? 2 * r->pitch : .74 * r->size;
        }
        baseline = draw_section(d, r, i, end, baseline);
        i = end;
    }
}

/* "Số 21–40 trong 60". */
static const char *range(struct draft *d, size_t from, size_t to, size_t of)
{
    const char *pairs[] = {"from", draft_format(d, "%zu", from), "to", draft_format(d, "%zu", to),
                           "of",   draft_format(d, "%zu", of),   NULL};
    const char *text = language_fill(d->arena, d->in->language->word[WORD_RANGE], pairs);
    d->no_memory = d->no_memory || text == NULL;
    return text == NULL ? "" : text;
}

void awards_roll(struct draft *d, const struct slide *slide, struct panel *panel)
{
    struct entries e = entries_of(d, slide);
    struct roll r = {.entries = &e};
    r.head = d->grid.shape == SHAPE_PORTRAIT ? head_portrait : head_beside;
    r.name = arena_take_array(d->arena, e.count, sizeof *r.name);
    r.detail = arena_take_array(d->arena, e.count, sizeof *r.detail);
    r.name_lines = arena_take_array(d->arena, e.count, sizeof *r.name_lines);
    r.detail_lines = arena_take_array(d->arena, e.count, sizeof *r.detail_lines);
    r.head_extra = arena_take_array(d->arena, e.category_count, sizeof *r.head_extra);
    if (r.head_extra == NULL || r.name == NULL || r.detail == NULL || r.name_lines == NULL ||
        r.detail_lines == NULL) {
        d->no_memory = true;
        return;
    }
    for (size_t i = 0; e.all_counts && i < e.category_count; i++) {
        e.category[i] = ""; /* it is told in each row: "3 tập thể" */
    }
    choose_columns(d, &r);
    measure_heads(d, &r);
    /* The range heads the notes; it is as long on every page as on the last one. */
    const char *longest = range(d, e.count, e.count, e.count);
    struct panel with = *panel;
    notes_head(&with.notes, (struct note){FACE_TEXT, 2.75, false, longest});
    panel_plan(d, panel);
    panel_plan(d, &with);
    if (!paginate(d, &r, panel)) {
        return;
    }
    struct note *ranged = NULL;
    for (size_t i = 0; i < with.notes.count; i++) {
        ranged = with.notes.note[i].text == longest ? &with.notes.note[i] : ranged;
    }
    bool shown = r.pages > 1 && d->grid.shape != SHAPE_PORTRAIT && !with.notes_out &&
                 with.code_out == panel->code_out;
    for (size_t p = 0; p < r.pages && !d->no_memory; p++) {
        if (shown && ranged != NULL) {
            ranged->text = range(d, r.first[p] + 1, r.first[p + 1], e.count);
        }
        draft_page(d, GROUND_FIELD);
        panel_draw(d, shown ? &with : panel);
        draw_page(d, &r, r.first[p], r.first[p + 1]);
    }
}
