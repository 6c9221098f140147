/* A long award list: rows in columns, under the headings of their categories, on as many pages as
 * it takes. Only roll*.c includes this. */
#ifndef KIOSK_LAYOUT_ROLL_H
#define KIOSK_LAYOUT_ROLL_H

#include "layout/entries.h"
#include "layout/para.h"

enum {
    ROLL_COLUMNS = 3, /* at most */
    ROLL_FACES = 12,  /* portraits on a page, at most: each has to be decoded */
};

/* Size of a detail that stands under its name; figures beside the text face, of its size. */
#define ROLL_UNDER 2.5
#define ROLL_DETAIL 1.08
#define ROLL_PITCH_RULED 1.7 /* from this pitch on, of the size, hairlines part the rows */

/* Size of a category, and distances of its baseline from that of the name under it and over it. */
struct roll_head {
    double size, to_name, from_name;
};

struct roll_row {
    struct lines name;   /* where it takes more than one line, or all rows are set so; else empty */
    struct lines detail; /* where it stands under the name; else empty */
};

struct roll {
    const struct entries *entries;
    struct roll_head head;
    double top, bottom; /* of the field: cap top of the first line, last baseline */

    /* Set by roll_set. */
    double size;
    size_t columns;
    double width, column_w, gutter;
    double name_w, detail_w; /* widest ones of the rows that have both on one line */
    double face;             /* height of portraits; 0: none are shown */
    double pitch_least, pitch_most;
    double pitch; /* of rows; at first the least */
    struct roll_row *row;
    double *extra; /* height of the rows before each that is beyond the pitch; [count] is the sum */
    double *head_extra; /* by category: height of a heading beyond one line */

    /* Set by roll_paginate. */
    size_t *first; /* entry that each page starts with; first[pages] is the count */
    size_t pages;
};

/* Chooses size and columns by the lengths of names and details, and sets all text. */
void roll_set(struct draft *d, struct roll *r);

/* The lines of a category that is too long for one. */
struct lines roll_long_head(struct draft *d, const struct roll *r, struct para *para,
                            const char *name);

/* Divides the rows into the fewest pages, filled alike: no name alone before or behind a turn if
 * that can be, and the turn between categories where that costs little. Sets the widest pitch at
 * which all pages still fit. */
void roll_paginate(struct draft *d, struct roll *r);

/* How many pages it takes at the pitch that is set, if each is filled; more than there are rows if
 * one of these has no room on a page of its own. */
size_t roll_fewest(const struct roll *r);

/* Where the rows of one category on one page go: end[c] is the entry behind those of column c. */
void roll_split(const struct roll *r, size_t from, size_t to, size_t end[ROLL_COLUMNS]);

/* From the first baseline of such rows to the last, or to the foot of a portrait under it. */
double roll_section_height(const struct roll *r, size_t from, size_t to);

/* From the last baseline of a category, or the foot of its portraits, to that of the next heading.
 */
double roll_gap(const struct roll *r);

/* From the last baseline of a category, or the foot of its portraits, to the first one of a category
 * without a heading: a rule stands between them. */
double roll_bare_gap(const struct roll *r);

/* Whether the category of the entry has a heading; whether the entry is the first of its category;
 * the end of its category, or `to` if that comes first. */
bool roll_headed(const struct roll *r, size_t entry);
bool roll_starts(const struct roll *r, size_t entry);
size_t roll_category_end(const struct roll *r, size_t from, size_t to);

#endif
