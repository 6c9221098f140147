/* The frame of a chart with a value axis: where a value stands, its gridlines and their figures. */
#ifndef KIOSK_LAYOUT_PLOT_H
#define KIOSK_LAYOUT_PLOT_H

#include "layout/panel.h"
#include "layout/table.h"

struct plot {
    const struct table *table;
    const char *axis;   /* what the labels are ("Tháng"); "" for none */
    double left, right; /* of the plot */
    double top, bottom; /* y of the greatest value and of the least */
    double labels;      /* baseline of the labels under it */
    double step;        /* from gridline to gridline */
    int decimals;       /* of their figures */
    bool bare;          /* without gridlines: every figure is written out */
    bool under;         /* figures of values below zero stand under their marks */
    struct form form;   /* of the axis' figures and, as far as they are exact, of all others */
    enum magnitude all; /* the word that all figures are in, told once; MAGNITUDE_ONE: none */
};

/* Sets left and right, step, decimals and form: at most four gridlines, figures 1.85 left of the
 * plot, which are shortened where they would be wider than the room for them. `bare` is set. */
void plot_measure(struct draft *d, struct plot *p, const struct table *table,
                  const struct slide *slide);

/* Sets top, bottom and labels in the panel's field, under a legend of that height (0: none), and
 * draws gridlines and axis figures. In portrait the chart is 60 high at most. */
void plot_begin(struct draft *d, struct plot *p, const struct panel *panel, double legend);

/* Draws the zero line and the axis' name: over the marks, so last. */
void plot_end(struct draft *d, const struct plot *p);

double plot_y(const struct plot *p, double value);

/* The largest size from 2.75 down to the floor at which all labels stand beside each other at this
 * pitch; 0 if there is none. */
double plot_label_size(struct draft *d, const struct plot *p, double pitch);

/* Writes a figure `gap` over the value, or under one below zero, kept inside the plot. */
void plot_figure(struct draft *d, const struct plot *p, const char *text, double size, double x,
                 double value, double gap, colour c);

#endif
