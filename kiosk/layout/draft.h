/* The pages of one slide while they are being made: what all layouts draw with. Positions and sizes
 * are in u of the grid and are rounded to whole pixels here, once. A draft that ran out of memory
 * stays harmless and says so at the end, so that a layout need not check every stroke. */
#ifndef KIOSK_LAYOUT_DRAFT_H
#define KIOSK_LAYOUT_DRAFT_H

#include "layout/grid.h"
#include "layout/layout.h"

/* Ink of a face in em, and the least distance of two baselines (design system, "Type"). */
struct face_metrics {
    double cap;  /* height of capitals and figures */
    double up;   /* tallest ink: stacked marks on a capital */
    double down; /* deepest ink */
    double line; /* pitch of running text */
};

struct face_metrics face_metrics(enum face face);

struct draft {
    const struct layout *in;
    const struct theme *theme; /* that of `in`, or theme_urgent */
    struct grid grid;
    struct arena *arena;
    struct page *page; /* the pages so far; the last one is drawn on */
    size_t count, room;
    bool no_memory;
    bool picture_placed;            /* the slide's picture has its place on a page of the text */
    bool other_chart, fewer_labels; /* as in struct pages */
    struct load nowhere;            /* what draft_load gives where there is no page */
};

void draft_begin(struct draft *d, const struct layout *in, struct arena *arena);

/* Starts a new page. Where there is no memory, what is drawn is dropped. */
void draft_page(struct draft *d, enum ground ground);

/* The load of the current page, to be added to; never NULL. */
struct load *draft_load(struct draft *d);

/* Whole pixels of a length in u; and the pixels an em for a size in u, at least 1. */
int draft_px(const struct draft *d, double length);
int draft_size(const struct draft *d, double size);

/* A new item on the current page, its box from the edges x, y, x+w, y+h each rounded; NULL if there
 * is no memory. */
struct item *draft_item(struct draft *d, enum item_kind kind, double x, double y, double w,
                        double h, colour c);

void draft_rect(struct draft *d, double x, double y, double w, double h, colour c);

/* A rule of the given thickness, at least one pixel thick. */
void draft_rule(struct draft *d, double x, double y, double w, double thickness, colour c);

/* One line of text from x on; `baseline` in u. Returns its width in u. */
double draft_text(struct draft *d, enum face face, double size, double x, double baseline, colour c,
                  const char *text);
/* The same, ending at `right`. */
double draft_text_right(struct draft *d, enum face face, double size, double right, double baseline,
                        colour c, const char *text);

/* The same as draft_text, with the first ink at x, for large figures. */
double draft_ink(struct draft *d, enum face face, double size, double x, double baseline, colour c,
                 const char *text);

/* Width of a line in u. */
double draft_width(const struct draft *d, enum face face, double size, const char *text);

/* The largest of the sizes from `size` down to `least` (steps of a sixteenth) at which the line is
 * no wider than `width`; `least` if none is. */
double draft_fit(const struct draft *d, enum face face, double size, double least, double width,
                 const char *text);

/* The face of headings and of display figures. */
enum face draft_heading_face(const struct draft *d);
enum face draft_figure_face(const struct draft *d);

/* Formats into the arena; "" if there is no memory. */
const char *draft_format(struct draft *d, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The figure as the language writes it; "" if there is no memory. */
const char *draft_number(struct draft *d, double value, int decimals);

/* Nothing is set smaller than this (1/45 of the short side), in u. */
#define DRAFT_FLOOR 2.0

#endif
