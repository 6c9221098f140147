#include "layout/portrait.h"
#include "layout/roll.h"

#include <math.h>

/* Measures: design system, "Roll". Pitches are of the size. */
#define PITCH_LEAST 1.4444
#define PITCH_PORTRAIT 1.9 /* there is height to spare, and names gain by it */
#define PITCH_MOST 2.09
#define PITCH_MOST_UNDER 2.7
#define SPACE 1.5 /* between a name and its detail */
#define FACE_GAP 1.9
#define FACE_GAP_MOST 3.4
/* What a page, smaller names, and names that all take two lines are held to cost, in u of a
 * portrait's height. */
#define PAGE_COSTS 20.0
#define SMALLER_COSTS 2.5
#define PARTED_COST 12.0
#define FACES_MOST 36     /* rows of a list with portraits */
#define EXACT_MOST 60     /* rows that are set in each way to see how many pages they take */
#define BALANCED_MOST 200 /* rows whose lines are balanced: of thousands, that takes seconds */
#define UNDER_LEAST 34.0  /* width of three columns with their details under the names */

/* A way to set the rows. */
struct way {
    double size;
    size_t columns;
    bool under;     /* all details stand under their names */
    bool single;    /* taken first if one page has room for all, with space between the rows */
    double dislike; /* a page of it counts as so many */
};

static const struct way beside[] = {
    {4, 2, false, true, .9},    {3.5, 2, false, true, .92},  {3.5, 1, false, true, .94},
    {3, 3, false, false, 1},    {3, 2, false, false, 1},     {2.75, 2, false, false, 1.05},
    {3, 1, false, false, 1.05}, {2.5, 2, false, false, 1.6}, {3, 3, true, false, 1.15},
    {3, 2, true, false, 1.15},  {3, 1, true, false, 1.2},
};
static const struct way upright[] = {
    {4.5, 2, false, true, .9},   {5, 1, false, true, .91},     {4, 2, false, true, .92},
    {4.25, 1, false, true, .93}, {3.5, 3, false, false, 1},    {3.5, 2, false, false, 1},
    {3, 2, false, false, 1.55},  {2.75, 2, false, false, 1.7}, {3.5, 1, false, false, 1.05},
    {2.5, 2, false, false, 1.9}, {3.5, 2, true, false, 1.5},   {3.5, 1, true, false, 1.55},
};

/* What was measured of each row, at one size; under 0 where it was not yet. Measuring is what costs
 * time in a long list, so it is done as late as can be. */
struct widths {
    double size;
    double *name, *detail; /* detail: in figures beside the name */
    double *under;         /* in text, under it; the same for all sizes */
};

static bool portrait(const struct draft *d)
{
    return d->grid.shape == SHAPE_PORTRAIT;
}

static double *array(struct draft *d, size_t count)
{
    double *a = arena_take_array(d->arena, count + 1, sizeof *a);
    d->no_memory = d->no_memory || a == NULL;
    return a;
}

static void set_size(const struct entries *e, struct widths *w, double size)
{
    if (w->size < size || w->size > size) {
        w->size = size;
        for (size_t i = 0; i < e->count; i++) {
            w->name[i] = -1;
            w->detail[i] = -1;
        }
    }
}

/* Measures the row as far as is needed to see whether it fits on one line of that width. */
static bool on_one_line(struct draft *d, const struct entries *e, struct widths *w, size_t i,
                        double width)
{
    if (w->name[i] < 0) {
        w->name[i] = draft_width(d, FACE_TEXT, w->size, e->entry[i].name);
    }
    /* Figures are narrower than text, but larger: never under three quarters of that width. */
    if (w->name[i] > width || w->name[i] + .75 * w->under[i] > width) {
        return false;
    }
    if (w->detail[i] < 0) {
        w->detail[i] = draft_width(d, FACE_FIGURES, w->size * ROLL_DETAIL, e->entry[i].detail);
    }
    return w->name[i] + (w->detail[i] > 0 ? w->detail[i] + SPACE : 0) <= width;
}

static void columns(struct draft *d, struct roll *r, size_t count)
{
    bool squarish = d->grid.shape == SHAPE_SQUARISH;
    r->columns = count;
    r->gutter = count == 3 || squarish ? 4 : portrait(d) ? 6 : 8;
    r->width = count == 1 ? d->grid.text_w : d->grid.field_w;
    r->column_w = (r->width - r->gutter * ((double)count - 1)) / (double)count;
}

/* Lines that a text of that width takes, at least; breaks cost some of the measure. */
static double lines_of(double width, double measure)
{
    return width <= measure ? 1 : ceil(width / (.95 * measure));
}

/* Height beyond one line that row `i` will take; infinite if it can't be set this way. *odd tells
 * that it is not set like the others. */
static double extra_of(struct draft *d, const struct roll *r, const struct way *way,
                       struct widths *w, size_t i, bool *odd)
{
    bool one = on_one_line(d, r->entries, w, i, r->column_w);
    *odd = !way->under && !one;
    if (!way->under && one) {
        return 0;
    }
    double name = lines_of(w->name[i], r->column_w);
    double under = w->under[i] > 0 ? lines_of(w->under[i], r->column_w) : 0;
    if ((r->columns > 1 || *odd) && (name > 3 || under > 3)) {
        return HUGE_VAL;
    }
    return (name - 1) * 1.5 * way->size + under * 1.5 * ROLL_UNDER;
}

static double pitch_of(const struct draft *d, const struct way *way)
{
    return way->size * (way->single   ? ROLL_PITCH_RULED
                        : portrait(d) ? PITCH_PORTRAIT
                                      : PITCH_LEAST);
}

/* About how many *pages it takes, times what is to be said against it; infinite if it is not
 * possible. A few rows that are too long for one line may take more. */
static double dislike(struct draft *d, struct roll *r, const struct way *way, struct widths *w,
                      double *pages)
{
    size_t n = r->entries->count;
    size_t odd_count = 0;
    columns(d, r, way->columns);
    double pitch = pitch_of(d, way);
    double page = r->bottom - r->top + pitch + r->head.from_name;
    if (way->single && pitch * (double)n / (double)way->columns > page) {
        return HUGE_VAL;
    }
    if (way->columns == 3 && (n < 24 || (way->under && r->column_w < UNDER_LEAST))) {
        return HUGE_VAL;
    }
    set_size(r->entries, w, way->size);
    size_t odd_most = way->single ? 0 : n < 8 ? n / 5 : n / 8;
    double height = 0;
    for (size_t i = 0; i < n; i++) {
        bool odd;
        height += pitch + extra_of(d, r, way, w, i, &odd);
        odd_count += odd;
        if (!isfinite(height) || odd_count > odd_most) {
            return HUGE_VAL;
        }
    }
    height = height / (double)way->columns +
             (r->head.to_name + r->head.from_name) * (double)r->entries->category_count;
    if (way->single && height > page) {
        return HUGE_VAL;
    }
    *pages = fmax(1, ceil(height / page));
    double odd = odd_count == 0 ? 0 : .05 + (double)odd_count / (double)n;
    return *pages * way->dislike * (1 + odd);
}

static struct lines wrapped(struct draft *d, const struct roll *r, const char *text, double size,
                            double measure)
{
    struct para para = para_plain(d, FACE_TEXT, text);
    return para_wrap(d, &para, size, measure,
                     r->entries->count > BALANCED_MOST ? WRAP_FILLED : WRAP_BALANCED);
}

/* Sets the text of the row; false if a word of it had to be parted. */
static bool set_row(struct draft *d, struct roll *r, size_t i, double name_size, double width)
{
    struct roll_row *row = &r->row[i];
    row->name = wrapped(d, r, r->entries->entry[i].name, name_size, width);
    row->detail = wrapped(d, r, r->entries->entry[i].detail, ROLL_UNDER, width);
    return !row->name.broken && !row->detail.broken;
}

/* Height that the text of the row takes beyond one line. */
static double text_extra(const struct roll *r, size_t i)
{
    const struct roll_row *row = &r->row[i];
    double lines = row->name.count > 1 ? (double)row->name.count - 1 : 0;
    return lines * 1.5 * r->size + (double)row->detail.count * 1.5 * ROLL_UNDER;
}

/* Sets all rows in the way that was chosen. False if a word had to be parted, unless it is the last
 * way there is. */
static bool set_rows(struct draft *d, struct roll *r, const struct way *way, bool last,
                     struct widths *w)
{
    columns(d, r, way->columns);
    set_size(r->entries, w, way->size);
    r->size = way->size;
    r->name_w = 0;
    r->detail_w = 0;
    r->pitch_least = pitch_of(d, way);
    r->pitch_most = (way->under ? PITCH_MOST_UNDER : PITCH_MOST) * way->size;
    for (size_t i = 0; i < r->entries->count; i++) {
        bool odd;
        (void)extra_of(d, r, way, w, i, &odd);
        r->row[i] = (struct roll_row){0};
        if ((way->under || odd) && !set_row(d, r, i, way->size, r->column_w) && !last) {
            return false;
        }
        if (!way->under && !odd) {
            r->name_w = fmax(r->name_w, w->name[i]);
            r->detail_w = fmax(r->detail_w, w->detail[i]);
        }
        r->extra[i + 1] = r->extra[i] + text_extra(r, i);
    }
    return true;
}

/* Sets the rows larger than designed, with headings to suit; false if one page does not take them.
 */
static bool set_single(struct draft *d, struct roll *r, const struct way *way, struct widths *w)
{
    struct roll_head designed = r->head;
    double larger = way->size - (portrait(d) ? 3.5 : 3);
    r->head.size += .5 * larger;
    r->head.to_name += .9 * larger;
    bool whole = set_rows(d, r, way, false, w);
    r->pitch = r->pitch_least;
    if (whole && roll_fewest(r) == 1) {
        return true;
    }
    r->head = designed;
    return false;
}

/* How many pages the rows take if they are set this way. Columns that end unevenly under each
 * heading may cost more than was reckoned. */
static double exact_pages(struct draft *d, struct roll *r, const struct way *way, struct widths *w)
{
    (void)set_rows(d, r, way, true, w);
    r->pitch = r->pitch_least;
    return (double)roll_fewest(r);
}

static void set_text(struct draft *d, struct roll *r)
{
    const struct way *ways = portrait(d) ? upright : beside;
    size_t count = portrait(d) ? sizeof upright / sizeof *upright : sizeof beside / sizeof *beside;
    size_t n = r->entries->count;
    struct widths w = {.name = array(d, n), .detail = array(d, n), .under = array(d, n)};
    if (d->no_memory) {
        return;
    }
    double pages;
    for (size_t i = 0; i < n; i++) {
        w.under[i] = draft_width(d, FACE_TEXT, ROLL_UNDER, r->entries->entry[i].detail);
    }
    for (size_t i = 0; i < count && ways[i].single; i++) {
        if (isfinite(dislike(d, r, &ways[i], &w, &pages)) && set_single(d, r, &ways[i], &w)) {
            return;
        }
    }
    size_t best = count - 1; /* the last way is always possible */
    double least = HUGE_VAL;
    for (size_t i = 0; i < count; i++) {
        double value = ways[i].single ? least : dislike(d, r, &ways[i], &w, &pages);
        if (value < least && n <= EXACT_MOST) {
            value *= fmax(1, exact_pages(d, r, &ways[i], &w) / pages);
        }
        if (value < least) {
            least = value;
            best = i;
        }
    }
    bool whole = set_rows(d, r, &ways[best], best == count - 1, &w);
    r->pitch = r->pitch_least;
    if (!whole || (best < count - 1 && roll_fewest(r) > n)) {
        (void)set_rows(d, r, &ways[count - 1], true, &w);
    }
}

/* Whether most have a photograph, and there are few enough to show them. */
static bool wants_faces(const struct entries *e)
{
    size_t photos = 0;
    for (size_t i = 0; i < e->count; i++) {
        photos += e->entry[i].award->photo != 0;
    }
    return !e->all_counts && photos > 0 && e->count <= FACES_MOST && 3 * photos >= 2 * e->count;
}

/* A way to set rows beside portraits. */
struct faces {
    size_t columns;
    double face;    /* height */
    size_t smaller; /* by so many steps are names smaller than designed */
};

enum { FACE_NAMES = 3 };
static const double face_names[2][FACE_NAMES] = {{3, 2.75, 2.5}, {3.5, 3, 2.75}};

/* False if the text is too long for that. *parted tells how many names take two lines. */
static bool set_faces(struct draft *d, struct roll *r, struct faces way, size_t *parted)
{
    double face = way.face;
    *parted = 0;
    columns(d, r, way.columns);
    r->size = face_names[portrait(d) ? 1 : 0][way.smaller];
    r->face = face;
    r->pitch = r->pitch_least = face + FACE_GAP;
    r->pitch_most = face + FACE_GAP_MOST;
    for (size_t i = 0; i < r->entries->count; i++) {
        double width = r->column_w - face * PORTRAIT_WIDTH - 2;
        if (width < 14 || !set_row(d, r, i, r->size, width) || r->row[i].name.count > 2 ||
            r->row[i].detail.count > 2) {
            return false;
        }
        *parted += r->row[i].name.count > 1;
        r->extra[i + 1] = r->extra[i] + fmax(0, .74 * r->size + text_extra(r, i) - face);
    }
    return true;
}

/* The fewest pages with portraits, and of those the largest portraits beside whole names. */
static bool choose_faces(struct draft *d, struct roll *r)
{
    static const double heights[] = {14, 12, 10, 9, 8};
    enum { HEIGHTS = sizeof heights / sizeof *heights, WAYS = HEIGHTS * ROLL_COLUMNS * FACE_NAMES };
    double least = HUGE_VAL;
    struct faces best = {0};
    size_t parted;
    for (size_t i = 0; i < WAYS; i++) {
        struct faces way = {1 + i / FACE_NAMES % ROLL_COLUMNS,
                            heights[i / FACE_NAMES / ROLL_COLUMNS], i % FACE_NAMES};
        size_t pages = set_faces(d, r, way, &parted) ? roll_fewest(r) : SIZE_MAX;
        if (pages > r->entries->count) {
            continue;
        }
        double value = PAGE_COSTS * (double)pages - way.face + SMALLER_COSTS * (double)way.smaller +
                       PARTED_COST * (double)parted / (double)r->entries->count;
        if (value < least) {
            least = value;
            best = way;
        }
    }
    r->face = 0;
    return best.columns > 0 && set_faces(d, r, best, &parted);
}

struct lines roll_long_head(struct draft *d, const struct roll *r, struct para *para,
                            const char *name)
{
    *para = para_plain(d, FACE_STRONG, name);
    return para_wrap(d, para, 2.5, r->width, WRAP_BALANCED);
}

static void measure_heads(struct draft *d, struct roll *r)
{
    for (size_t i = 0; i < r->entries->category_count; i++) {
        const char *name = r->entries->category[i];
        if (draft_width(d, FACE_STRONG, DRAFT_FLOOR, name) > r->width) {
            struct para para;
            struct lines lines = roll_long_head(d, r, &para, name);
            r->head_extra[i] = para_pitch(&lines) * ((double)lines.count - 1);
        }
    }
}

void roll_set(struct draft *d, struct roll *r)
{
    size_t n = r->entries->count;
    r->row = arena_take_array(d->arena, n, sizeof *r->row);
    r->extra = array(d, n);
    r->head_extra = array(d, r->entries->category_count);
    d->no_memory = d->no_memory || r->row == NULL;
    if (d->no_memory) {
        return;
    }
    if (!wants_faces(r->entries) || !choose_faces(d, r)) {
        set_text(d, r);
    }
    r->pitch = r->pitch_least;
    measure_heads(d, r);
}
