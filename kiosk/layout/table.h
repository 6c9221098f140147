/* The statistics of a chart as a table: labels down, series across. */
#ifndef KIOSK_LAYOUT_TABLE_H
#define KIOSK_LAYOUT_TABLE_H

#include "layout/form.h"

struct table {
    const char **label; /* each once, in the order they come in */
    size_t label_count;
    const char **series; /* the same; a chart of one series has one, perhaps named "" */
    size_t series_count;
    const struct statistic **cell; /* [label * series_count + series]; NULL: no figure */
    double least, most;            /* of all values and 0 */
    struct form form;              /* of its figures: in full until a chart says otherwise */
    bool no_totals;                /* a chart of levels: their sum says nothing */
};

/* Where a label and series come twice, the later figures make a new row, so that none is lost. */
struct table table_of(struct draft *d, const struct slide *slide);

/* The round step (1, 2 or 5 times a power of ten) at which a span of `span` takes `lines` lines or
 * fewer; 1 for a span of 0. */
double table_step(double span, int lines);

/* Digits behind the mark that a multiple of the step needs, at most 6. */
int table_decimals(double step);

/* So many series or parts can be told apart; a chart that has more is drawn another way. */
enum { TABLE_COLOURS = 5 };

/* The colour of a series: the newest, the last one, has the accent. */
colour table_colour(const struct draft *d, const struct table *t, size_t series);

/* The colour of the n-th part of a whole. */
colour table_part_colour(const struct draft *d, size_t part);

/* The unit of all figures; "" if they have none. */
const char *table_unit(const struct table *t);

/* Whether all figures have the same unit, or none. */
bool table_one_unit(const struct table *t);

bool table_has_prefix(const struct table *t);

/* Whether the legend tells totals: of several series, where all figures have one unit that adds up.
 */
bool table_has_totals(const struct table *t);

/* "trên 570": prefix and figure in the table's form, without the unit. */
const char *table_figure(struct draft *d, const struct table *t, const struct statistic *s);

/* The greatest figure of the newest series; NULL if it has none. */
const struct statistic *table_highest(const struct table *t);

#endif
