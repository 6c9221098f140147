#include "layout/roll.h"

#include <float.h>
#include <math.h>

#define GAP 1.39 /* between the rows of two categories, of the pitch */

bool roll_headed(const struct roll *r, size_t entry)
{
    return *r->entries->category[r->entries->entry[entry].category] != '\0';
}

bool roll_starts(const struct roll *r, size_t entry)
{
    return entry == 0 || entry >= r->entries->count ||
           r->entries->entry[entry].category != r->entries->entry[entry - 1].category;
}

size_t roll_category_end(const struct roll *r, size_t from, size_t to)
{
    size_t i = from + 1;
    while (i < to && !roll_starts(r, i)) {
        i++;
    }
    return i;
}

/* Height of rows under each other, with one pitch behind the last. */
static double column_height(const struct roll *r, size_t from, size_t to)
{
    return r->pitch * (double)(to - from) + r->extra[to] - r->extra[from];
}

/* Rows of one height: as many in each column, but none alone if another column has room for it. */
static void split_evenly(const struct roll *r, size_t from, size_t to, size_t end[ROLL_COLUMNS])
{
    size_t count = to - from;
    size_t columns = r->columns;
    if (count > columns && count < 2 * columns && count % 2 == 0) {
        columns = count / 2;
    }
    for (size_t c = 0; c < ROLL_COLUMNS; c++) {
        size_t rows = c < columns ? count / columns + (c < count % columns) : 0;
        from += rows;
        end[c] = from;
    }
}

/* Fills column after column up to a height; whether all rows have found a place. */
static bool split_at(const struct roll *r, size_t from, size_t to, double height,
                     size_t end[ROLL_COLUMNS])
{
    size_t i = from;
    for (size_t c = 0; c < ROLL_COLUMNS; c++) {
        size_t start = i;
        while (c < r->columns && i < to && column_height(r, start, i + 1) <= height + 1e-6) {
            i++;
        }
        end[c] = i;
    }
    return i == to;
}

void roll_split(const struct roll *r, size_t from, size_t to, size_t end[ROLL_COLUMNS])
{
    if (r->columns == 1 || r->extra[to] - r->extra[from] <= 0) {
        split_evenly(r, from, to, end);
        return;
    }
    /* The least height of all columns, within a hundredth of a row. */
    double whole = column_height(r, from, to);
    double low = whole / (double)r->columns;
    double high = whole;
    while (high - low > .01 * r->pitch) {
        double middle = (low + high) / 2;
        if (split_at(r, from, to, middle, end)) {
            high = middle;
        } else {
            low = middle;
        }
    }
    (void)split_at(r, from, to, high, end);
}

double roll_section_height(const struct roll *r, size_t from, size_t to)
{
    size_t end[ROLL_COLUMNS];
    double most = 0;
    roll_split(r, from, to, end);
    for (size_t c = 0; c < ROLL_COLUMNS; c++) {
        most = fmax(most, column_height(r, from, end[c]));
        from = end[c];
    }
    return most - r->pitch + (r->face > 0 ? r->face - .74 * r->size : 0);
}

double roll_gap(const struct roll *r)
{
    return fmax(r->head.from_name, GAP * r->pitch);
}

double roll_bare_gap(const struct roll *r)
{
    return fmax(2 * r->pitch, r->head.to_name + .4 * r->head.from_name);
}

/* What stands before the first baseline of a category's rows, from the last one over it. */
static double lead(const struct roll *r, size_t from, bool first)
{
    if (!roll_headed(r, from)) {
        return first ? .74 * r->size : roll_bare_gap(r);
    }
    return (first ? .74 * r->head.size : roll_gap(r)) + r->head.to_name +
           r->head_extra[r->entries->entry[from].category];
}

static double page_height(const struct roll *r, size_t from, size_t to)
{
    double height = 0;
    for (size_t i = from; i < to;) {
        size_t end = roll_category_end(r, i, to);
        height += lead(r, i, i == from) + roll_section_height(r, i, end);
        i = end;
    }
    return height;
}

static bool fits(const struct roll *r, double height)
{
    return height <= r->bottom - r->top + 1e-6;
}

/* The best way to divide the rows from one on. */
struct rest {
    size_t pages; /* one more for each name that is left alone */
    double cost;
    size_t next; /* the row that the following page starts with */
};

/* What it costs to turn the page between the rows `at - 1` and `at`; the page starts at `from`, the
 * list has `to` rows. Adds to *pages if a name is left alone. Shifting the turn by `play` rows is
 * held to be as bad as parting a category. */
static double turn(const struct roll *r, size_t from, size_t at, size_t to, double play,
                   size_t *pages)
{
    size_t before = 1;
    size_t behind = 1;
    if (at == to || roll_starts(r, at)) {
        *pages += at - from == 1 && to > 1;
        return 0;
    }
    size_t row = 2 * r->columns; /* fewer than two rows look lost */
    while (before < row && at - before > from && !roll_starts(r, at - before)) {
        before++;
    }
    while (behind < row && at + behind < to && !roll_starts(r, at + behind)) {
        behind++;
    }
    *pages += before < 2;
    *pages += behind < 2;
    return 2 * play * play * (before < row || behind < row ? 2 : 1);
}

static size_t faces_in(const struct roll *r, size_t entry)
{
    return r->face > 0 && r->entries->entry[entry].award->photo != 0;
}

size_t roll_fewest(const struct roll *r)
{
    size_t n = r->entries->count;
    size_t pages = 0;
    for (size_t from = 0; from < n; pages++) {
        size_t to = from + 1;
        size_t faces = faces_in(r, from);
        if (!fits(r, page_height(r, from, to))) {
            return n + 1;
        }
        while (to < n && fits(r, page_height(r, from, to + 1)) &&
               faces + faces_in(r, to) <= ROLL_FACES) {
            faces += faces_in(r, to);
            to++;
        }
        from = to;
    }
    return pages;
}

/* From the last row up: the fewest pages; of those, the least sum of squared loads, which is least
 * where all are alike. */
static void divide(const struct roll *r, struct rest *rest)
{
    size_t n = r->entries->count;
    double load = (double)n + r->extra[n] / r->pitch;
    size_t fewest = roll_fewest(r);
    double play = .15 * load / (double)(fewest > n ? n : fewest);
    rest[n] = (struct rest){0};
    for (size_t from = n; from-- > 0;) {
        size_t faces = 0;
        double done = 0; /* height of the categories that end before the last one */
        size_t start = from;
        rest[from] = (struct rest){.pages = SIZE_MAX};
        for (size_t to = from + 1; to <= n; to++) {
            if (to - 1 > from && roll_starts(r, to - 1)) {
                done += lead(r, start, start == from) + roll_section_height(r, start, to - 1);
                start = to - 1;
            }
            faces += faces_in(r, to - 1);
            double height =
                done + lead(r, start, start == from) + roll_section_height(r, start, to);
            if (to > from + 1 && (!fits(r, height) || faces > ROLL_FACES)) {
                break;
            }
            double weight = (double)(to - from) + (r->extra[to] - r->extra[from]) / r->pitch;
            size_t pages = 1 + rest[to].pages;
            double cost = weight * weight + turn(r, from, to, n, play, &pages) + rest[to].cost;
            if (pages < rest[from].pages || (pages == rest[from].pages && cost < rest[from].cost)) {
                rest[from] = (struct rest){pages, cost, to};
            }
        }
    }
}

static bool all_pages_fit(const struct roll *r)
{
    for (size_t p = 0; p < r->pages; p++) {
        if (!fits(r, page_height(r, r->first[p], r->first[p + 1]))) {
            return false;
        }
    }
    return true;
}

void roll_paginate(struct draft *d, struct roll *r)
{
    size_t n = r->entries->count;
    struct rest *rest = arena_take_array(d->arena, n + 1, sizeof *rest);
    r->first = arena_take_array(d->arena, n + 1, sizeof *r->first);
    r->pages = 0;
    if (r->first == NULL || rest == NULL) {
        d->no_memory = true;
        return;
    }
    r->pitch = r->pitch_least;
    divide(r, rest);
    for (size_t i = 0; i < n; i = rest[i].next) {
        r->first[r->pages++] = i;
    }
    r->first[r->pages] = n;
    for (r->pitch = r->pitch_most; r->pitch > r->pitch_least && !all_pages_fit(r);
         r->pitch -= .02 * r->size) {
    }
    r->pitch = fmax(r->pitch, r->pitch_least);
}
