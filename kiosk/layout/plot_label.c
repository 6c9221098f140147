#include "layout/plot.h"

#include "layout/para.h"
#include "layout/sequence.h"

#include <math.h>

/* On so many lines, from the largest size down to that. */
struct way {
    double least;
    size_t lines;
};

#define GAP .8       /* between labels that are all written */
#define GAP_THIN 2.0 /* between the others */

double plot_x(const struct plot *p, size_t label)
{
    return p->left + p->pitch * ((double)label + .5);
}

static double width_of(struct draft *d, const struct plot *p, double size, size_t label)
{
    return draft_width(d, FACE_FIGURES, size, p->table->label[label]);
}

static double widest_of(struct draft *d, const struct plot *p, double size)
{
    double widest = 0;
    for (size_t i = 0; i < p->table->label_count; i++) {
        widest = fmax(widest, width_of(d, p, size, i));
    }
    return widest;
}

static struct lines wrapped(struct draft *d, const struct plot *p, double size, size_t label)
{
    struct para para = para_plain(d, FACE_FIGURES, p->table->label[label]);
    return para_wrap(d, &para, size, p->pitch - GAP, WRAP_BALANCED);
}

static bool fit_on(struct draft *d, const struct plot *p, double size, size_t lines)
{
    if (lines == 1) {
        return widest_of(d, p, size) <= p->pitch - GAP;
    }
    for (size_t i = 0; i < p->table->label_count; i++) {
        struct lines l = wrapped(d, p, size, i);
        if (l.count > lines || l.broken) {
            return false;
        }
    }
    return true;
}

/* All labels in one of the ways, the better first, each at the largest size. */
static bool all_fit(struct draft *d, struct plot *p, const struct way *ways, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (double size = 2.75; size >= ways[i].least; size -= .25) {
            if (fit_on(d, p, size, ways[i].lines)) {
                p->label = (struct plot_labels){size, ways[i].lines, PLOT_ALL, 1};
                return true;
            }
        }
    }
    return false;
}

/* Whether the label is written, by itself. */
static bool chosen(const struct plot *p, size_t i)
{
    switch (p->label.which) {
    case PLOT_ALL:
        break;
    case PLOT_ROUND:
        return sequence_number(p->table->label[i]) % (long)p->label.stride == 0;
    case PLOT_FIRSTS:
        return sequence_first_of(p->table->label[i]) > 0 &&
               (sequence_first_of(p->table->label[i]) - 1) % (long)p->label.stride == 0;
    case PLOT_EVERY:
        return i % p->label.stride == 0;
    }
    return true;
}

/* Where a label of one line starts: in the middle, but inside the plot. */
static double left_of(struct draft *d, const struct plot *p, size_t i)
{
    double width = width_of(d, p, p->label.size, i);
    return fmax(p->left, fmin(plot_x(p, i) - width / 2, p->right + p->beside - width));
}

/* Whether at least two labels are written, and those are far enough from each other. */
static bool far_enough(struct draft *d, const struct plot *p)
{
    double end = -1;
    size_t count = 0;
    for (size_t i = 0; i < p->table->label_count; i++) {
        if (chosen(p, i)) {
            double left = left_of(d, p, i);
            if (count > 0 && left < end + GAP_THIN) {
                return false;
            }
            end = left + width_of(d, p, p->label.size, i);
            count++;
        }
    }
    return count >= 2;
}

/* Leaves out labels of a sequence, in the first way in which the others have room. */
static bool thin(struct draft *d, struct plot *p)
{
    static const struct thinning {
        enum sequence of;
        enum plot_which which;
        size_t stride;
    } ways[] = {
        {SEQUENCE_NUMBERS, PLOT_ROUND, 2},  {SEQUENCE_NUMBERS, PLOT_ROUND, 5},
        {SEQUENCE_NUMBERS, PLOT_ROUND, 10}, {SEQUENCE_NUMBERS, PLOT_ROUND, 20},
        {SEQUENCE_NUMBERS, PLOT_ROUND, 50}, {SEQUENCE_NUMBERS, PLOT_ROUND, 100},
        {SEQUENCE_DAYS, PLOT_EVERY, 2},     {SEQUENCE_DAYS, PLOT_EVERY, 3},
        {SEQUENCE_DAYS, PLOT_EVERY, 7},     {SEQUENCE_NONE, PLOT_FIRSTS, 1},
        {SEQUENCE_NONE, PLOT_FIRSTS, 2},    {SEQUENCE_NONE, PLOT_FIRSTS, 3},
        {SEQUENCE_NONE, PLOT_FIRSTS, 6},    {SEQUENCE_DAYS, PLOT_EVERY, 14},
        {SEQUENCE_MONTHS, PLOT_EVERY, 2},   {SEQUENCE_MONTHS, PLOT_EVERY, 3},
        {SEQUENCE_MONTHS, PLOT_EVERY, 6},   {SEQUENCE_MONTHS, PLOT_EVERY, 12},
    };
    enum sequence of = sequence_of(d->in->language, p->table->label, p->table->label_count);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        p->label = (struct plot_labels){2.75, 1, ways[i].which, ways[i].stride};
        if ((ways[i].of == SEQUENCE_NONE || ways[i].of == of) && far_enough(d, p)) {
            return true;
        }
    }
    return false;
}

bool plot_label(struct draft *d, struct plot *p)
{
    p->pitch = (p->right - p->left) / ((double)p->table->label_count - (p->beside > 0 ? .5 : 0));
    static const struct way good[] = {{2.25, 1}, {2.25, 2}};
    static const struct way small[] = {{DRAFT_FLOOR, 2}, {DRAFT_FLOOR, 1}};
    if (all_fit(d, p, good, 2) || thin(d, p) || all_fit(d, p, small, 2)) {
        return true;
    }
    double widest = 1.5 * widest_of(d, p, 2.5) + GAP_THIN; /* those at the ends are moved inwards */
    p->label = (struct plot_labels){2.5, 1, PLOT_EVERY, (size_t)fmax(1, ceil(widest / p->pitch))};
    return false;
}

/* The first label is written too, where it does not touch the next one. */
static bool shown(struct draft *d, const struct plot *p, size_t label)
{
    if (label > 0 || chosen(p, 0)) {
        return chosen(p, label);
    }
    size_t next = 1;
    while (next < p->table->label_count && !chosen(p, next)) {
        next++;
    }
    return next < p->table->label_count &&
           left_of(d, p, 0) + width_of(d, p, p->label.size, 0) + GAP_THIN <= left_of(d, p, next);
}

void plot_draw_labels(struct draft *d, const struct plot *p)
{
    for (size_t i = 0; i < p->table->label_count; i++) {
        if (!shown(d, p, i)) {
            continue;
        }
        struct lines lines = {.count = 0};
        if (p->label.lines > 1) {
            lines = wrapped(d, p, p->label.size, i);
        }
        if (lines.count < 2) {
            draft_text(d, FACE_FIGURES, p->label.size, left_of(d, p, i), p->labels, d->theme->ink,
                       p->table->label[i]);
            continue;
        }
        for (size_t k = 0; k < lines.count; k++) {
            double width = lines.line[k].width / d->grid.u;
            para_draw(d, &lines, k, 1, plot_x(p, i) - width / 2,
                      p->labels + p->label.size * PLOT_LABEL_PITCH * (double)k, d->theme->ink);
        }
    }
}
