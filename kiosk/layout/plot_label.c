#include "layout/plot.h"

#include "layout/para.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

/* All labels, rather on two lines than too small. */
static bool all_fit(struct draft *d, struct plot *p)
{
    static const struct {
        double least;
        size_t lines;
    } ways[] = {{2.25, 1}, {DRAFT_FLOOR, 2}, {DRAFT_FLOOR, 1}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        for (double size = 2.75; size >= ways[i].least; size -= .25) {
            if (fit_on(d, p, size, ways[i].lines)) {
                p->label = (struct plot_labels){size, ways[i].lines, PLOT_ALL, 1};
                return true;
            }
        }
    }
    return false;
}

/* The number that is the whole label; -1 if it is none. */
static long number_of(const char *label)
{
    char *end;
    long number = strspn(label, "0123456789") == strlen(label) ? strtol(label, &end, 10) : -1;
    return strlen(label) <= 6 ? number : -1;
}

static bool in_order(const struct table *t)
{
    long first = number_of(t->label[0]);
    for (size_t i = 0; i < t->label_count; i++) {
        if (first < 0 || number_of(t->label[i]) != first + (long)i) {
            return false;
        }
    }
    return true;
}

/* The month of its first day, 1/4 or 01/04; -1 of any other label. */
static long first_of_month(const char *label)
{
    size_t day = strncmp(label, "1/", 2) == 0 ? 2 : strncmp(label, "01/", 3) == 0 ? 3 : 0;
    char *end;
    return day > 0 ? strtol(label + day, &end, 10) : -1;
}

/* Whether the label is written, by itself. */
static bool chosen(const struct plot *p, size_t i)
{
    switch (p->label.which) {
    case PLOT_ALL:
        break;
    case PLOT_ROUND:
        return number_of(p->table->label[i]) % (long)p->label.stride == 0;
    case PLOT_FIRSTS:
        return first_of_month(p->table->label[i]) > 0 &&
               (first_of_month(p->table->label[i]) - 1) % (long)p->label.stride == 0;
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

static bool thin(struct draft *d, struct plot *p)
{
    static const size_t strides[] = {2, 5, 10, 20, 50, 100};
    p->label = (struct plot_labels){2.75, 1, PLOT_ROUND, 1};
    for (size_t i = 0; in_order(p->table) && i < sizeof strides / sizeof *strides; i++) {
        p->label.stride = strides[i];
        if (far_enough(d, p)) {
            return true;
        }
    }
    static const size_t months[] = {1, 2, 3, 6};
    p->label.which = PLOT_FIRSTS;
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        p->label.stride = months[i];
        if (far_enough(d, p)) {
            return true;
        }
    }
    return false;
}

bool plot_label(struct draft *d, struct plot *p)
{
    p->pitch = (p->right - p->left) / ((double)p->table->label_count - (p->beside > 0 ? .5 : 0));
    if (all_fit(d, p) || thin(d, p)) {
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
