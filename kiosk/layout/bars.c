#include "layout/kinds.h"
#include "layout/legend.h"
#include "layout/table.h"

#include "base/text.h"

#include <math.h>

/* Rows of label, bar and figure. Every figure is written out, so there is no axis of values. */
#define PITCH_MOST 11.0
#define GROUP_MORE 5.0 /* groups of bars are farther from each other than the bars of one */
#define LABELS .4      /* of the field, at most */
#define HIGH_GAP 2.0   /* between labels of three lines, over that of others */
#define FIGURE_GAP 1.2 /* from the end of a bar to its figure */

struct bars {
    struct table table;
    double label_size, label_w;
    size_t *label_lines; /* of each label */
    size_t lines_most;
    double figure_size, figure_w; /* of the widest figure */
    double under_w;               /* of the widest below zero: it stands left of its bar */
    double bar;                   /* thickness of one */
    double step;                  /* from bar to bar of one row */
    double *height;               /* of each row at least */
    double more;                  /* what every row has over that */
    double zero, scale;           /* x of zero; u a value */
    double top, bottom;
};

static const char *figure_text(struct draft *d, const struct bars *b, const struct statistic *s)
{
    const char *text = form_figure_with_unit(d, b->table.form, s);
    return text_blank(s->prefix) ? text : draft_format(d, "%s %s", s->prefix, text);
}

static double label_height(const struct bars *b, size_t lines)
{
    return (double)lines * b->label_size * 1.5 + .8;
}

/* Sets what labels of that size take, at most two fifths of the field. */
static void wrap_labels(struct draft *d, struct bars *b, double size)
{
    b->label_size = size;
    b->label_w = 0;
    b->lines_most = 1;
    for (size_t i = 0; i < b->table.label_count; i++) {
        struct para para = para_plain(d, FACE_TEXT, b->table.label[i]);
        struct lines lines = para_wrap(d, &para, size, d->grid.field_w * LABELS, WRAP_BALANCED);
        b->label_lines[i] = lines.count > 1 ? lines.count : 1;
        b->lines_most = lines.count > b->lines_most ? lines.count : b->lines_most;
        for (size_t k = 0; k < lines.count; k++) {
            b->label_w = fmax(b->label_w, lines.line[k].width / d->grid.u);
        }
    }
}

/* The largest size at which labels have two lines or fewer, or three in rows that are high anyway.
 */
static void measure_labels(struct draft *d, struct bars *b, double room)
{
    static const struct {
        double most, least;
        size_t lines;
    } wants[] = {
        {3, 2.75, 2}, {3, 2.25, 3}, {2.5, 2.25, 2}, {2.25, DRAFT_FLOOR, 2}, {2.25, DRAFT_FLOOR, 3}};
    double each = room / (double)b->table.label_count;
    for (size_t i = 0; i < sizeof wants / sizeof *wants; i++) {
        for (double size = wants[i].most; size >= wants[i].least; size -= .25) {
            wrap_labels(d, b, size);
            bool high = label_height(b, b->lines_most) + HIGH_GAP <= each;
            if (b->lines_most <= wants[i].lines && (b->lines_most <= 2 || high)) {
                return;
            }
        }
    }
}

/* The largest size from 3 down to `least` at which the figures leave so much of the room to the
 * bars; false if there is none. */
static bool figures_fit(struct draft *d, struct bars *b, double room, double least, double bars)
{
    for (double size = 3; size >= least; size -= .25) {
        b->figure_size = size;
        b->figure_w = 0;
        b->under_w = 0;
        for (size_t i = 0; i < b->table.label_count * b->table.series_count; i++) {
            const struct statistic *s = b->table.cell[i];
            if (s != NULL) {
                double width =
                    draft_width(d, FACE_FIGURES, size, figure_text(d, b, s)) + FIGURE_GAP;
                double *widest = s->value < 0 ? &b->under_w : &b->figure_w;
                *widest = fmax(*widest, width);
            }
        }
        if (b->figure_w + b->under_w <= room - bars) {
            return true;
        }
    }
    return false;
}

/* Figures are shortened where they would leave less than two fifths of the field to the bars, and
 * get smaller where even that does not help. */
static void measure_figures(struct draft *d, struct bars *b, const struct forms *forms, double room)
{
    static const struct {
        double least, bars;
    } wants[] = {{2.75, .4}, {2.5, .33}, {2.5, .25}, {2.25, .2}, {DRAFT_FLOOR, .1}};
    for (size_t k = 0; k < sizeof wants / sizeof *wants; k++) {
        for (size_t i = 0; i < forms->count; i++) {
            b->table.form = forms->form[i];
            if (figures_fit(d, b, room, wants[k].least, d->grid.field_w * wants[k].bars)) {
                return;
            }
        }
    }
}

/* The scale at which a bar and its figure together take the whole room, which the widest figure may
 * do beside a short bar. */
static double fullest_scale(struct draft *d, const struct bars *b, double room)
{
    double scale = room / b->table.most;
    for (size_t i = 0; i < b->table.label_count * b->table.series_count; i++) {
        const struct statistic *s = b->table.cell[i];
        if (s != NULL && s->value > 0) {
            double width = draft_width(d, FACE_FIGURES, b->figure_size, figure_text(d, b, s));
            scale = fmin(scale, (room - width - FIGURE_GAP) / s->value);
        }
    }
    return scale;
}

static void measure(struct draft *d, struct bars *b, const struct slide *slide)
{
    const struct table *t = &b->table;
    double left = d->grid.field_x + b->label_w + (b->label_w > 0 ? 2.5 : 0);
    double room = d->grid.field_x + d->grid.field_w - left;
    struct forms forms = forms_of(d, slide, true);
    measure_figures(d, b, &forms, room);
    double span = t->most - t->least;
    b->scale = span > 0 ? fmax(room - b->figure_w - b->under_w, 1) / span : 0;
    if (t->least >= 0 && span > 0) {
        b->scale = fmax(b->scale, fullest_scale(d, b, room));
    }
    b->zero = left + b->under_w - t->least * b->scale;
}

/* Height of the bars of one row at least. */
static double bars_height(const struct bars *b)
{
    double k = (double)b->table.series_count;
    return k > 1 ? k * b->figure_size * 1.35 + 1.6 : 5;
}

/* The row behind the last one that fits on a page of that height from row `first` on. */
static size_t page_end(const struct bars *b, size_t first, double height)
{
    size_t end = first;
    double used = 0;
    for (; end < b->table.label_count; end++) {
        used += b->height[end];
        if (end > first && used > height + 1e-6) {
            break;
        }
    }
    return end;
}

static size_t page_count(const struct bars *b, double height)
{
    size_t count = 0;
    for (size_t first = 0; first < b->table.label_count; first = page_end(b, first, height)) {
        count++;
    }
    return count;
}

/* Rows as high as their labels need, or all alike, unless that takes more pages. */
static void set_heights(struct bars *b, double room)
{
    double bars = bars_height(b);
    for (size_t i = 0; i < b->table.label_count; i++) {
        b->height[i] = fmax(bars, label_height(b, b->label_lines[i]));
    }
    size_t pages = page_count(b, room);
    double highest = fmax(bars, label_height(b, b->lines_most));
    size_t fit = (size_t)fmax(1, floor(room / highest));
    for (size_t i = 0; (b->table.label_count + fit - 1) / fit <= pages && i < b->table.label_count;
         i++) {
        b->height[i] = highest;
    }
}

/* The least height of pages at which there are no more of them than must be: they are filled alike.
 */
static double page_height(const struct bars *b, double room)
{
    size_t pages = page_count(b, room);
    double all = 0;
    for (size_t i = 0; i < b->table.label_count; i++) {
        all += b->height[i];
    }
    double height = all / (double)pages;
    while (height < room && page_count(b, height) > pages) {
        height += .25;
    }
    return fmin(height, room);
}

/* Shares out what is left on the fullest page, as far as rows are not too far from each other. */
static void set_more(struct bars *b, double height, double room)
{
    double least = b->height[0];
    double k = (double)b->table.series_count;
    double most = PITCH_MOST + (k > 1 ? GROUP_MORE : 0);
    b->more = most;
    for (size_t first = 0, end; first < b->table.label_count; first = end) {
        double used = 0;
        end = page_end(b, first, height);
        for (size_t i = first; i < end; i++) {
            used += b->height[i];
            least = fmin(least, b->height[i]);
        }
        b->more = fmin(b->more, fmax(0, room - used) / (double)(end - first));
    }
    b->more = fmin(b->more, fmax(b->lines_most > 2 ? HIGH_GAP : 0, most - least));
    double pitch = least + b->more;
    b->bar = fmin(k > 1 ? (pitch - 1.6) / k - .5 : pitch * .55, 4.5);
    b->step = k > 1 ? fmax(b->bar + .5, b->figure_size * 1.3) : b->bar;
}

static void row(struct draft *d, const struct bars *b, size_t label, double y)
{
    const struct table *t = &b->table;
    double k = (double)t->series_count;
    double middle = y + (b->height[label] + b->more) / 2;
    struct para para = para_plain(d, FACE_TEXT, t->label[label]);
    struct lines lines =
        para_wrap(d, &para, b->label_size, d->grid.field_w * LABELS, WRAP_BALANCED);
    double height = para_pitch(&lines) * ((double)lines.count - 1);
    para_draw(d, &lines, 0, lines.count, d->grid.field_x,
              middle + .74 * b->label_size / 2 - height / 2, d->theme->ink);
    double top = middle - (b->step * (k - 1) + b->bar) / 2;
    for (size_t i = 0; i < t->series_count; i++, top += b->step) {
        const struct statistic *s = t->cell[label * t->series_count + i];
        if (s == NULL) {
            continue;
        }
        double length = s->value * b->scale;
        draft_rect(d, fmin(b->zero, b->zero + length), top, fabs(length), b->bar,
                   table_colour(d, t, i));
        double baseline = top + b->bar / 2 + .33 * b->figure_size;
        if (s->value < 0) {
            draft_text_right(d, FACE_FIGURES, b->figure_size, b->zero + length - FIGURE_GAP,
                             baseline, d->theme->ink, figure_text(d, b, s));
        } else {
            draft_text(d, FACE_FIGURES, b->figure_size, b->zero + length + FIGURE_GAP, baseline,
                       d->theme->ink, figure_text(d, b, s));
        }
        draft_load(d)->figures++;
    }
}

/* What stands above the rows: legend, and the name of what the labels are. */
static double head(struct draft *d, const struct bars *b, const char *axis, double top)
{
    double legend = legend_draw(d, &b->table, top);
    double next = legend > 0 ? top + legend + 3 : top;
    if (text_blank(axis)) {
        return legend > 0 ? next : top - 1;
    }
    double size = draft_fit(d, FACE_TEXT, 2.75, DRAFT_FLOOR, d->grid.field_w, axis);
    draft_text(d, FACE_TEXT, size, d->grid.field_x, next + .74 * size, d->theme->ink_2, axis);
    return next + 4;
}

/* Heights are measured on a draft of its own, which is thrown away. */
static double head_height(const struct draft *d, const struct bars *b, const char *axis, double top)
{
    struct draft trial = *d;
    trial.count = 0;
    trial.page = NULL;
    trial.room = 0;
    draft_page(&trial, GROUND_FIELD);
    return head(&trial, b, axis, top);
}

bool chart_bars(struct draft *d, const struct slide *slide, const struct panel *panel)
{
    struct bars b = {.table = table_of(d, slide), .bottom = panel->field_bottom + 1.5};
    size_t n = b.table.label_count;
    b.label_lines = arena_take_array(d->arena, n, sizeof *b.label_lines);
    b.height = arena_take_array(d->arena, n, sizeof *b.height);
    d->no_memory = d->no_memory || b.label_lines == NULL || b.height == NULL;
    if (d->no_memory || b.table.series_count > TABLE_COLOURS) {
        return false;
    }
    b.top = head_height(d, &b, slide->axis, panel->field_top);
    measure_labels(d, &b, b.bottom - b.top);
    measure(d, &b, slide);
    b.top = head_height(d, &b, slide->axis, panel->field_top); /* in the form of the figures */
    set_heights(&b, b.bottom - b.top);
    double height = page_height(&b, b.bottom - b.top);
    set_more(&b, height, b.bottom - b.top);
    for (size_t first = 0, end; first < n && !d->no_memory; first = end) {
        draft_page(d, GROUND_FIELD);
        panel_draw(d, panel);
        (void)head(d, &b, slide->axis, panel->field_top);
        double y = b.top;
        end = page_end(&b, first, height);
        for (size_t i = first; i < end; i++) {
            row(d, &b, i, y);
            y += b.height[i] + b.more;
        }
        draft_rect(d, b.zero - .3, b.top, .3, y - b.top, d->theme->ink_2);
    }
    return true;
}
