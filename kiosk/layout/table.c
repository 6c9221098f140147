#include "layout/table.h"

#include "base/text.h"
#include "layout/contrast.h"

#include <math.h>
#include <string.h>

static size_t find_or_add(const char **names, size_t *count, const char *name)
{
    for (size_t i = 0; i < *count; i++) {
        if (strcmp(names[i], name) == 0) {
            return i;
        }
    }
    names[*count] = name;
    return (*count)++;
}

/* The first row of that label whose cell is still free; a new row if there is none. */
static size_t free_row(struct table *t, const char *label, size_t series)
{
    for (size_t i = 0; i < t->label_count; i++) {
        if (strcmp(t->label[i], label) == 0 && t->cell[i * t->series_count + series] == NULL) {
            return i;
        }
    }
    t->label[t->label_count] = label;
    return t->label_count++;
}

struct table table_of(struct draft *d, const struct slide *slide)
{
    struct table t = {0};
    size_t n = slide->statistic_count;
    t.label = arena_take_array(d->arena, n, sizeof *t.label);
    t.series = arena_take_array(d->arena, n, sizeof *t.series);
    if (t.label == NULL || t.series == NULL) {
        d->no_memory = true;
        return (struct table){0};
    }
    for (size_t i = 0; i < n; i++) {
        (void)find_or_add(t.series, &t.series_count, slide->statistics[i].series);
    }
    t.cell = arena_take_array(d->arena, n * t.series_count, sizeof *t.cell);
    if (t.cell == NULL) {
        d->no_memory = true;
        return (struct table){0};
    }
    for (size_t i = 0; i < n; i++) {
        const struct statistic *s = &slide->statistics[i];
        size_t series = find_or_add(t.series, &t.series_count, s->series);
        t.cell[free_row(&t, s->label, series) * t.series_count + series] = s;
        t.least = fmin(t.least, s->value);
        t.most = fmax(t.most, s->value);
    }
    return t;
}

double table_step(double span, int lines)
{
    if (!(span > 0) || !isfinite(span)) {
        return 1;
    }
    double power = pow(10, floor(log10(span / lines)));
    static const double factors[] = {1, 2, 5, 10, 20};
    for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
        if (floor(span / (factors[i] * power) + 1e-9) <= lines) {
            return factors[i] * power;
        }
    }
    return 50 * power;
}

int table_decimals(double step)
{
    int decimals = 0;
    while (decimals < 6 && fabs(step - round(step)) > 1e-6 * step) {
        step *= 10;
        decimals++;
    }
    return decimals;
}

static colour mix(colour a, colour b, double part)
{
    colour out = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        double x = (double)(a >> shift & 0xff);
        double y = (double)(b >> shift & 0xff);
        out |= (colour)lround(x + (y - x) * part) << shift;
    }
    return out;
}

/* Its channels in another order: another hue, about as bright, and softer by a quarter. */
static colour other_hue(colour c, colour field, bool turned)
{
    colour red = c >> 16 & 0xff;
    colour green = c >> 8 & 0xff;
    colour blue = c & 0xff;
    return mix(turned ? blue << 16 | red << 8 | green : blue << 16 | green << 8 | red, field, .25);
}

/* The least distance of the colour from those before it. */
static double apart(const colour *colours, size_t count, colour c)
{
    double least = 1000; /* more than any is */
    for (size_t i = 0; i < count; i++) {
        least = fmin(least, contrast_distance(colours[i], c));
    }
    return least;
}

/* The theme has two colours for figures, and a quiet one; the further ones are made of them: the
 * first that is seen on the field and is far enough from those before it (tests/test_table.c). A
 * theme of one hue has to borrow another. */
colour table_part_colour(const struct draft *d, size_t part)
{
    const struct theme *t = d->theme;
    colour colours[TABLE_COLOURS] = {t->accent, t->series_2, t->ink_2};
    const colour choice[] = {mix(t->accent, t->field, .4), other_hue(t->accent, t->field, false),
                             other_hue(t->accent, t->field, true), mix(t->ink, t->field, .1)};
    for (size_t n = 3; n < TABLE_COLOURS; n++) {
        double best = 0;
        colours[n] = choice[0];
        for (size_t i = 0; i < sizeof choice / sizeof *choice && best < CONTRAST_APART; i++) {
            double distance = apart(colours, n, choice[i]);
            if (distance > best && contrast_ratio(choice[i], t->field) >= CONTRAST_SHAPE) {
                best = distance;
                colours[n] = choice[i];
            }
        }
    }
    return colours[part % TABLE_COLOURS];
}

colour table_colour(const struct draft *d, const struct table *t, size_t series)
{
    return table_part_colour(d, t->series_count - 1 - series);
}

const struct statistic *table_highest(const struct table *t)
{
    const struct statistic *top = NULL;
    for (size_t i = 0; i < t->label_count; i++) {
        const struct statistic *s = t->cell[i * t->series_count + t->series_count - 1];
        if (s != NULL && (top == NULL || s->value > top->value)) {
            top = s;
        }
    }
    return top;
}

const char *table_unit(const struct table *t)
{
    for (size_t i = 0; i < t->label_count * t->series_count; i++) {
        if (t->cell[i] != NULL && !text_blank(t->cell[i]->unit)) {
            return t->cell[i]->unit;
        }
    }
    return "";
}

bool table_one_unit(const struct table *t)
{
    const char *unit = NULL;
    for (size_t i = 0; i < t->label_count * t->series_count; i++) {
        if (t->cell[i] != NULL) {
            if (unit != NULL && strcmp(unit, t->cell[i]->unit) != 0) {
                return false;
            }
            unit = t->cell[i]->unit;
        }
    }
    return true;
}

bool table_has_prefix(const struct table *t)
{
    for (size_t i = 0; i < t->label_count * t->series_count; i++) {
        if (t->cell[i] != NULL && !text_blank(t->cell[i]->prefix)) {
            return true;
        }
    }
    return false;
}

/* A sum says nothing of shares and degrees, whose units are signs, nor of figures that are only
 * known to be over something. */
bool table_has_totals(const struct table *t)
{
    const char *unit = table_unit(t);
    return !t->no_totals && t->series_count > 1 && text_count(unit, strlen(unit)) > 2 &&
           table_one_unit(t) && !table_has_prefix(t);
}

const char *table_figure(struct draft *d, const struct table *t, const struct statistic *s)
{
    const char *figure = form_figure(d, t->form, s);
    return text_blank(s->prefix) ? figure : draft_format(d, "%s %s", s->prefix, figure);
}
