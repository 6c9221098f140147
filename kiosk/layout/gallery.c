#include "layout/gallery.h"

#include "layout/portrait.h"

#include <math.h>

/* Measures: assets/README.md, "Portraits". */
#define PHOTO_MOST 34.0
#define PHOTO_ALONE 44.0 /* of one person */
#define PHOTO_ALONE_PORTRAIT 60.0
#define PHOTO_LEAST 7.0
#define PHOTO_GOOD 12.0  /* photographs of that size need no smaller text */
#define PHOTO_ASIDE 14.0 /* at most, where only some have one */
#define BESIDE 2.6       /* between photograph and text */
#define ABOVE 2.2        /* at least: half the size of the names is more where they are large */
#define TEXT_LEAST 14.0  /* width of the text beside one */
#define ROW_GAP 3.2
#define RULED_GAP 4.2 /* with a rule between the rows, */
#define RULE_UP 1.9   /* so far over the lower one */
#define HEAD_SIZE 3.0
#define HEAD_FALL 4.6 /* from its baseline to the first row */
#define SECTION_GAP 5.2
#define BARE_GAP 7.0    /* over a category without a heading, with a rule */
#define BARE_RULE 3.2   /* so far over its first row */
#define NAME_BESIDE 2.0 /* a large name is no larger than that and a fifth of the photograph */
enum { NAME_LINES = 2, DETAIL_LINES = 3, LARGE_MOST = 3 };
#define NAME_PARTED .8 /* what a photograph is worth where a name takes two lines, */
#define LONE .8        /* and where one stands alone under a row of several */

/* The larger ones are for up to LARGE_MOST awards. */
static const struct {
    double name, detail;
} sizes[] = {{8, 3.75}, {7, 3.5},   {6, 3.25}, {5.25, 3},
             {4, 2.75}, {3.5, 2.5}, {3, 2.5},  {2.75, 2.25}};
enum { SIZES = sizeof sizes / sizeof *sizes, LARGE_SIZES = 4 };

/* Ways to set the awards: so many beside each other, their photographs beside or above the names.
 */
static const struct {
    size_t columns;
    bool above;
} ways[] = {{1, false}, {1, true}, {2, false}, {2, true}, {3, true}, {4, true}};
enum { WAYS = sizeof ways / sizeof *ways };

static size_t section_end(const struct entries *e, size_t from)
{
    size_t i = from + 1;
    while (i < e->count && e->entry[i].category == e->entry[from].category) {
        i++;
    }
    return i;
}

static bool has_photo(const struct entries *e, size_t i)
{
    return e->entry[i].award->photo != 0;
}

/* What of a category has photographs. */
enum pictured { PICTURED_NONE, PICTURED_SOME, PICTURED_ALL };

static enum pictured pictured(const struct entries *e, size_t from, size_t to)
{
    size_t photos = 0;
    for (size_t i = from; i < to; i++) {
        photos += has_photo(e, i);
    }
    return photos == 0 ? PICTURED_NONE : photos < to - from ? PICTURED_SOME : PICTURED_ALL;
}

/* Where only some have one, names stand under each other and photographs at their right, so that
 * nothing seems to be missing. */
static size_t columns_of(const struct gallery *g, size_t from, size_t to)
{
    if (pictured(g->entries, from, to) != PICTURED_ALL) {
        return 1;
    }
    size_t rows = (to - from + g->columns - 1) / g->columns;
    return rows == 0 ? 1 : (to - from + rows - 1) / rows;
}

static double column_width(const struct gallery *g)
{
    return (g->width - GALLERY_GUTTER * ((double)g->columns - 1)) / (double)g->columns;
}

static double row_gap(enum pictured which)
{
    return which == PICTURED_SOME ? RULED_GAP : ROW_GAP;
}

static double photo_height(const struct gallery *g, enum pictured which)
{
    return which == PICTURED_SOME ? fmin(g->photo, PHOTO_ASIDE) : g->photo;
}

/* Width of a photograph that stands beside its text, with the space between. */
static double beside(const struct gallery *g, enum pictured which)
{
    return photo_height(g, which) * PORTRAIT_WIDTH + BESIDE;
}

/* Width of the text of an award. */
static double text_width(const struct gallery *g, enum pictured which)
{
    if (which == PICTURED_ALL) {
        return column_width(g) - (g->above ? 0 : beside(g, which));
    }
    return g->width - (which == PICTURED_SOME ? beside(g, which) : 0);
}

/* From a photograph to the cap top of the name under it. */
static double above_text(const struct gallery *g)
{
    return fmax(ABOVE, sizes[g->size].name / 2);
}

/* From the last baseline of a name to the first one of its detail. */
static double to_detail(const struct gallery *g)
{
    return fmax(1.5 * sizes[g->size].detail,
                .5 * sizes[g->size].name + .76 * sizes[g->size].detail);
}

/* Whether all details of the category stand at the right end of their names' lines. */
static bool all_right(struct draft *d, const struct gallery *g, size_t from, size_t to)
{
    enum pictured which = pictured(g->entries, from, to);
    bool right = which != PICTURED_ALL;
    for (size_t i = from; i < to && right; i++) {
        const struct entry *e = &g->entries->entry[i];
        double name = draft_width(d, FACE_STRONG, sizes[g->size].name, e->name);
        double detail = draft_width(d, FACE_TEXT, sizes[g->size].detail, e->detail);
        right = *e->detail == '\0' || name + 3 + detail <= text_width(g, which);
    }
    return right;
}

/* Sets the text of an award; false if it is too long for its place. */
static bool set_cell(struct draft *d, struct gallery *g, size_t i, enum pictured which, bool right)
{
    const struct entry *entry = &g->entries->entry[i];
    struct gallery_cell *cell = &g->cell[i];
    bool photo = has_photo(g->entries, i);
    bool above = g->above && which == PICTURED_ALL;
    double width = text_width(g, which);
    double name_size = sizes[g->size].name;
    double detail_size = sizes[g->size].detail;
    *cell = (struct gallery_cell){0};
    struct para name = para_plain(d, FACE_STRONG, entry->name);
    struct para detail = para_plain(d, FACE_TEXT, entry->detail);
    cell->right = right && *entry->detail != '\0';
    cell->name = para_wrap(d, &name, name_size, width, WRAP_BALANCED);
    cell->detail = para_wrap(d, &detail, detail_size, width, WRAP_BALANCED);
    if (cell->name.count > g->name_lines || cell->detail.count > DETAIL_LINES ||
        cell->name.broken || cell->detail.broken) {
        return false;
    }
    cell->height = face_metrics(FACE_STRONG).cap * name_size +
                   para_pitch(&cell->name) * ((double)cell->name.count - 1);
    if (!cell->right && cell->detail.count > 0) {
        cell->height += to_detail(g) + para_pitch(&cell->detail) * ((double)cell->detail.count - 1);
    }
    if (above) {
        cell->text_top = g->photo + above_text(g);
        cell->height += cell->text_top;
    } else if (photo) {
        double height = photo_height(g, which);
        cell->text_top = which == PICTURED_ALL ? fmax(0, (height - cell->height) / 2) : 0;
        cell->height = fmax(cell->height, height);
    }
    return true;
}

static double row_height(const struct gallery *g, size_t from, size_t to, size_t row,
                         size_t columns)
{
    double most = 0;
    for (size_t i = from + row * columns; i < to && i < from + (row + 1) * columns; i++) {
        most = fmax(most, g->cell[i].height);
    }
    return most;
}

/* Top of the first row of a category whose heading comes at `top`. */
static double under_head(const struct gallery *g, size_t from, double top)
{
    bool headed = *g->entries->category[g->entries->entry[from].category] != '\0';
    if (!headed) {
        return from > 0 ? top + BARE_GAP : top;
    }
    return top + (from > 0 ? SECTION_GAP : 0) + .74 * HEAD_SIZE + HEAD_FALL;
}

/* Sets all text; whether it and the photographs fit. */
static bool fits(struct draft *d, struct gallery *g)
{
    const struct entries *e = g->entries;
    double top = 0;
    if (g->size < LARGE_SIZES && sizes[g->size].name > NAME_BESIDE + g->photo / 5) {
        return false;
    }
    double least = g->above ? g->photo * PORTRAIT_WIDTH : beside(g, PICTURED_ALL) + TEXT_LEAST;
    if (column_width(g) < least) {
        return false;
    }
    for (size_t from = 0; from < e->count;) {
        size_t to = section_end(e, from);
        enum pictured which = pictured(e, from, to);
        const char *category = e->category[e->entry[from].category];
        if (draft_width(d, FACE_STRONG, HEAD_SIZE, category) > g->width) {
            return false;
        }
        bool right = all_right(d, g, from, to);
        for (size_t i = from; i < to; i++) {
            if (!set_cell(d, g, i, which, right)) {
                return false;
            }
        }
        top = under_head(g, from, top);
        size_t columns = columns_of(g, from, to);
        size_t rows = (to - from + columns - 1) / columns;
        for (size_t row = 0; row < rows; row++) {
            top += row_height(g, from, to, row, columns) + (row > 0 ? row_gap(which) : 0);
        }
        from = to;
    }
    return top <= g->height;
}

/* The largest photographs, in whole u, with which it fits; 0 if it does not. */
static double largest(struct draft *d, struct gallery *g)
{
    bool upright = d->grid.shape == SHAPE_PORTRAIT;
    double least = PHOTO_LEAST - 1;
    double most = g->entries->count > 1 ? PHOTO_MOST : upright ? PHOTO_ALONE_PORTRAIT : PHOTO_ALONE;
    while (most - least >= 1) {
        double middle = ceil((least + most) / 2);
        g->photo = middle;
        if (fits(d, g)) {
            least = middle;
        } else {
            most = middle - 1;
        }
    }
    return least < PHOTO_LEAST ? 0 : least;
}

/* Whether a category has its last one alone under a row of several. */
static bool lone(const struct gallery *g)
{
    const struct entries *e = g->entries;
    bool any = false;
    for (size_t from = 0; from < e->count;) {
        size_t to = section_end(e, from);
        size_t columns = columns_of(g, from, to);
        any = any || (columns > 1 && (to - from) % columns == 1);
        from = to;
    }
    return any;
}

/* What this way is worth: the photographs' height, more for large text, less for small text, for
 * names on two lines and for one that stands alone. */
static double worth(struct draft *d, struct gallery *g)
{
    struct gallery chosen = *g;
    double best = 0;
    size_t first = g->entries->count <= LARGE_MOST ? 0 : LARGE_SIZES;
    for (size_t i = first;
         i < SIZES && (i <= LARGE_SIZES || best <= 0 || chosen.photo < PHOTO_GOOD); i++) {
        size_t lines = i < LARGE_SIZES && g->entries->count > 1 ? 1 : NAME_LINES;
        g->size = i;
        for (g->name_lines = 1; g->name_lines <= lines; g->name_lines++) {
            g->photo = largest(d, g);
            double value = g->photo * sqrt(sizes[i].name / sizes[LARGE_SIZES].name) *
                           (g->name_lines > 1 ? NAME_PARTED : 1) * (lone(g) ? LONE : 1);
            if (value > best) {
                best = value;
                chosen = *g;
            }
        }
    }
    *g = chosen;
    return best;
}

double gallery_plan(struct draft *d, struct gallery *g)
{
    double best = 0;
    struct gallery chosen = *g;
    for (size_t i = 0; i < WAYS; i++) {
        if (ways[i].columns > 1 && g->entries->count < ways[i].columns) {
            continue;
        }
        g->columns = ways[i].columns;
        g->above = ways[i].above;
        double value = worth(d, g);
        if (value > best + .5) { /* the simpler one where they are alike */
            best = value;
            chosen = *g;
        }
    }
    *g = chosen;
    return best > 0 && fits(d, g) ? best : 0;
}

static void draw_cell(struct draft *d, const struct gallery *g, size_t i, enum pictured which,
                      double x, double top)
{
    const struct gallery_cell *cell = &g->cell[i];
    const struct entry *entry = &g->entries->entry[i];
    double height = photo_height(g, which);
    if (has_photo(g->entries, i)) {
        bool aside = which == PICTURED_SOME;
        portrait_draw(d, entry->award->photo, aside ? x + g->width - height * PORTRAIT_WIDTH : x,
                      top, height, d->theme->festive_track);
        x += aside || g->above ? 0 : beside(g, which);
    }
    double baseline = top + cell->text_top + face_metrics(FACE_STRONG).cap * sizes[g->size].name;
    double last = para_draw(d, &cell->name, 0, cell->name.count, x, baseline, d->theme->panel_ink);
    if (cell->right) {
        draft_text_right(d, FACE_TEXT, sizes[g->size].detail, x + text_width(g, which), baseline,
                         d->theme->panel_ink_2, entry->detail);
    } else {
        para_draw(d, &cell->detail, 0, cell->detail.count, x, last + to_detail(g),
                  d->theme->panel_ink_2);
    }
    draft_load(d)->rows++;
}

static double draw_section(struct draft *d, const struct gallery *g, size_t from, size_t to,
                           double top)
{
    enum pictured which = pictured(g->entries, from, to);
    size_t columns = columns_of(g, from, to);
    size_t rows = (to - from + columns - 1) / columns;
    for (size_t row = 0; row < rows; row++) {
        double x = g->x;
        if (row > 0 && which == PICTURED_SOME) {
            draft_rule(d, x, top - RULE_UP, g->width, .15, d->theme->festive_track);
        }
        for (size_t i = from + row * columns; i < to && i < from + (row + 1) * columns; i++) {
            draw_cell(d, g, i, which, x, top);
            x += column_width(g) + GALLERY_GUTTER;
        }
        top += row_height(g, from, to, row, columns) + (row + 1 < rows ? row_gap(which) : 0);
    }
    return top;
}

void gallery_draw(struct draft *d, const struct gallery *g)
{
    const struct entries *e = g->entries;
    double top = g->top;
    for (size_t from = 0; from < e->count;) {
        size_t to = section_end(e, from);
        const char *category = e->category[e->entry[from].category];
        top = under_head(g, from, top);
        if (*category != '\0') {
            double baseline = top - HEAD_FALL;
            draft_text(d, FACE_STRONG, HEAD_SIZE, g->x, baseline, d->theme->panel_accent, category);
            draft_rule(d, g->x, baseline + 1.4, g->width, .35, d->theme->panel_accent);
        } else if (from > 0) {
            draft_rule(d, g->x, top - BARE_RULE, g->width, .35, d->theme->panel_accent);
        }
        top = draw_section(d, g, from, to, top);
        from = to;
    }
}
