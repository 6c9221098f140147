#include "layout/portrait.h"
#include "layout/roll.h"

#include <math.h>

/* Measures: design system, "Roll". Pitches are of the size. */
#define PITCH_LEAST 1.4444
#define PITCH_PORTRAIT 1.9 /* there is height to spare, and names gain by it */
#define PITCH_MOST 2.09
#define SPACE 1.5 /* between a name and its detail */
#define FACE 8.4  /* height of a portrait, */
#define FACE_GAP 1.9
#define FACE_GAP_MOST 3.4
#define FACES_MOST 36    /* rows of a list with portraits */
#define UNDER_LEAST 34.0 /* width of three columns with their details under the names */

/* A way to set the rows. */
struct way {
    double size;
    size_t columns;
    bool under;     /* all details stand under their names */
    bool single;    /* only if one page takes them all, with space between the rows */
    double dislike; /* a page of it counts as so many */
};

static const struct way beside[] = {
    {4, 2, false, true, .9},    {3.5, 2, false, true, .92}, {3.5, 1, false, true, .94},
    {3, 3, false, false, 1},    {3, 2, false, false, 1},    {2.75, 2, false, false, 1.05},
    {3, 1, false, false, 1.05}, {3, 3, true, false, 1.15},  {3, 2, true, false, 1.15},
    {3, 1, true, false, 1.2},
};
static const struct way upright[] = {
    {3.5, 3, false, false, 1},    {3.5, 2, false, false, 1},    {3, 2, false, false, 1.05},
    {2.75, 2, false, false, 1.1}, {3.5, 1, false, false, 1.05}, {3.5, 2, true, false, 1.15},
    {3.5, 1, true, false, 1.2},
};

/* What was measured of each row, at one size. */
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

static void measure(struct draft *d, const struct entries *e, struct widths *w, double size)
{
    if (w->size < size || w->size > size) {
        w->size = size;
        for (size_t i = 0; i < e->count; i++) {
            w->name[i] = draft_width(d, FACE_TEXT, size, e->entry[i].name);
            w->detail[i] = draft_width(d, FACE_FIGURES, size * ROLL_DETAIL, e->entry[i].detail);
        }
    }
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

/* Height beyond one line that row `i` will take; INFINITY if it can't be set this way. *odd tells
 * that it is not set like the others. */
static double extra_of(const struct roll *r, const struct way *way, const struct widths *w,
                       size_t i, bool *odd)
{
    double name = lines_of(w->name[i], r->column_w);
    double under = w->under[i] > 0 ? lines_of(w->under[i], r->column_w) : 0;
    double detail = w->detail[i] > 0 ? w->detail[i] + SPACE : 0;
    *odd = !way->under && w->name[i] + detail > r->column_w;
    if (!way->under && !*odd) {
        return 0;
    }
    if ((r->columns > 1 || *odd) && (name > 2 || under > 3)) {
        return INFINITY;
    }
    return (name - 1) * 1.5 * way->size + under * 1.5 * ROLL_UNDER;
}

static double pitch_of(const struct draft *d, const struct way *way)
{
    return way->size * (way->single   ? ROLL_PITCH_RULED
                        : portrait(d) ? PITCH_PORTRAIT
                                      : PITCH_LEAST);
}

/* About how many pages it takes, times what is to be said against it; INFINITY if it is not
 * possible. A few rows that are too long for one line may take more. */
static double dislike(struct draft *d, struct roll *r, const struct way *way, struct widths *w)
{
    size_t n = r->entries->count;
    size_t odd_count = 0;
    columns(d, r, way->columns);
    if (way->columns == 3 && (n < 24 || (way->under && r->column_w < UNDER_LEAST))) {
        return INFINITY;
    }
    measure(d, r->entries, w, way->size);
    double pitch = pitch_of(d, way);
    double height = 0;
    for (size_t i = 0; i < n; i++) {
        bool odd;
        height += pitch + extra_of(r, way, w, i, &odd);
        odd_count += odd;
        if (!isfinite(height) || odd_count > (way->single ? 0 : n / 8)) {
            return INFINITY;
        }
    }
    height = height / (double)way->columns +
             (r->head.to_name + r->head.from_name) * (double)r->entries->category_count;
    double pages = height / (r->bottom - r->top + pitch + r->head.from_name);
    if (way->single && pages > 1) {
        return INFINITY;
    }
    return fmax(1, ceil(pages)) * way->dislike * (1 + .5 * (double)odd_count / (double)n);
}

static struct lines wrapped(struct draft *d, const char *text, double size, double measure)
{
    struct para para = para_plain(d, FACE_TEXT, text);
    return para_wrap(d, &para, size, measure, WRAP_BALANCED);
}

/* Sets the text of the row; false if a word of it had to be parted. */
static bool set_row(struct draft *d, struct roll *r, size_t i, double name_size, double width)
{
    struct roll_row *row = &r->row[i];
    row->name = wrapped(d, r->entries->entry[i].name, name_size, width);
    row->detail = wrapped(d, r->entries->entry[i].detail, ROLL_UNDER, width);
    return !row->name.broken && !row->detail.broken;
}

/* Height that the text of the row takes beyond one line. */
static double text_extra(const struct roll *r, size_t i)
{
    const struct roll_row *row = &r->row[i];
    double lines = row->name.count > 1 ? (double)row->name.count - 1 : 0;
    return lines * 1.5 * r->size + (double)row->detail.count * 1.5 * ROLL_UNDER;
}

/* Sets all rows in the way that was chosen; whether no word had to be parted. */
static bool set_rows(struct draft *d, struct roll *r, const struct way *way, struct widths *w)
{
    bool whole = true;
    columns(d, r, way->columns);
    measure(d, r->entries, w, way->size);
    r->size = way->size;
    r->name_w = 0;
    r->detail_w = 0;
    r->pitch_least = pitch_of(d, way);
    r->pitch_most = PITCH_MOST * way->size;
    for (size_t i = 0; i < r->entries->count; i++) {
        bool odd;
        (void)extra_of(r, way, w, i, &odd);
        r->row[i] = (struct roll_row){0};
        if (way->under || odd) {
            whole = set_row(d, r, i, way->size, r->column_w) && whole;
        } else {
            r->name_w = fmax(r->name_w, w->name[i]);
            r->detail_w = fmax(r->detail_w, w->detail[i]);
        }
        r->extra[i + 1] = r->extra[i] + text_extra(r, i);
    }
    return whole;
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
    for (size_t i = 0; i < n; i++) {
        w.under[i] = draft_width(d, FACE_TEXT, ROLL_UNDER, r->entries->entry[i].detail);
    }
    size_t best = count - 1; /* the last way is always possible */
    double least = INFINITY;
    for (size_t i = 0; i < count; i++) {
        double value = dislike(d, r, &ways[i], &w);
        if (value < least) {
            least = value;
            best = i;
        }
    }
    if (!set_rows(d, r, &ways[best], &w) && best < count - 1) {
        (void)set_rows(d, r, &ways[count - 1], &w);
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

/* Sets the rows beside portraits; false if the text is too long for that. */
static bool set_faces(struct draft *d, struct roll *r, size_t count)
{
    double height = 0;
    columns(d, r, count);
    r->size = portrait(d) ? 3.5 : 3;
    r->face = FACE;
    r->pitch_least = FACE + FACE_GAP;
    r->pitch_most = FACE + FACE_GAP_MOST;
    for (size_t i = 0; i < r->entries->count; i++) {
        double width = r->column_w - FACE * PORTRAIT_WIDTH - 2;
        if (width < 14 || !set_row(d, r, i, r->size, width) || r->row[i].name.count > 2 ||
            r->row[i].detail.count > 2) {
            return false;
        }
        height = fmax(0, .74 * r->size + text_extra(r, i) - FACE);
        r->extra[i + 1] = r->extra[i] + height;
    }
    return true;
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
    if (!wants_faces(r->entries) ||
        (!(n > 6 && set_faces(d, r, 3)) && !set_faces(d, r, 2) && !set_faces(d, r, 1))) {
        r->face = 0;
        set_text(d, r);
    }
    r->pitch = r->pitch_least;
    measure_heads(d, r);
}
