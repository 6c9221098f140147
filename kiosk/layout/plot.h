/* The frame of a chart with a value axis: where a value stands, its gridlines and their figures. */
#ifndef KIOSK_LAYOUT_PLOT_H
#define KIOSK_LAYOUT_PLOT_H

#include "layout/panel.h"
#include "layout/table.h"

/* Which labels of an axis are written, and how. */
struct plot_labels {
    double size;
    size_t lines; /* of the longest: 1 or 2 */
    enum plot_which { PLOT_ALL, PLOT_ROUND, PLOT_FIRSTS, PLOT_EVERY } which;
    size_t stride; /* PLOT_ROUND: multiples of it; PLOT_FIRSTS: of months; PLOT_EVERY: of labels */
};

struct plot {
    const struct table *table;
    const char *axis;   /* what the labels are ("Tháng"); "" for none */
    double left, right; /* of the plot */
    double top, bottom; /* y of the greatest value and of the least */
    double beside;      /* room right of the plot, for the names of lines; the last label is then at
                         * its right edge */
    double pitch;       /* from label to label; the first is half of it from the left */
    double labels;      /* baseline of the labels under it */
    struct plot_labels label;
    double step;        /* from gridline to gridline */
    int decimals;       /* of their figures */
    bool bare;          /* without gridlines: every figure is written out */
    bool under;         /* figures of values below zero stand under their marks */
    struct form form;   /* of the axis' figures and, as far as they are exact, of all others */
    enum magnitude all; /* the word that all figures are in, told once; MAGNITUDE_ONE: none */
};

/* Sets left and right, step, decimals and form: at most four gridlines, figures 1.85 left of the
 * plot, which are shortened where they would be wider than the room for them. `bare` and `beside`
 * are set. */
void plot_measure(struct draft *d, struct plot *p, const struct table *table,
                  const struct slide *slide);

/* Sets top, bottom and labels in the panel's field, under a legend of that height (0: none). The
 * chart is 60 high at most. */
void plot_place(struct plot *p, const struct panel *panel, double legend);

/* The same, and draws gridlines and axis figures. */
void plot_begin(struct draft *d, struct plot *p, const struct panel *panel, double legend);

/* Draws the zero line and the axis' name: over the marks, so last. */
void plot_end(struct draft *d, const struct plot *p);

double plot_y(const struct plot *p, double value);

/* Sets pitch and label: at a size from 2.75 down to 2.25, on one line, else on two. Of a sequence
 * (numbers, days, months) labels are left out rather than set smaller, which tells no less; others
 * go down to the floor. Returns false if the others have no room beside each other; label is then
 * every n-th. */
bool plot_label(struct draft *d, struct plot *p);

double plot_x(const struct plot *p, size_t label);

/* Draws them under the plot. */
void plot_draw_labels(struct draft *d, const struct plot *p);

/* Writes a figure `gap` over the value, or under one below zero, kept inside the plot. */
void plot_figure(struct draft *d, const struct plot *p, const char *text, double size, double x,
                 double value, double gap, colour c);

/* Distance of two lines of a label, em. */
#define PLOT_LABEL_PITCH 1.25

#endif
