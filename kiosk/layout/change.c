#include "layout/change.h"

#include "base/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A percentage of so much and more is that of a figure that was next to nothing. */
#define PERCENT_MOST 1000.0

/* The value to its decimals, which is all that a viewer can compare. */
static double as_written(double value, int decimals)
{
    char text[352]; /* the longest double has 309 digits before its point */
    (void)snprintf(text, sizeof text, "%.*f", decimals, value);
    return strtod(text, NULL);
}

static const char *filled(struct draft *d, enum word word, const char *name, const char *value)
{
    const char *const pairs[] = {name, value, NULL};
    const char *text = language_fill(d->arena, d->in->language->word[word], pairs);
    d->no_memory = d->no_memory || text == NULL;
    return text == NULL ? "" : text;
}

/* "8,1 %"; "" if a percentage says nothing, or would be rounded to none or to all. */
static const char *percentage(struct draft *d, double value, double previous)
{
    if (value < 0 || !(previous > 0)) {
        return "";
    }
    double percent = fabs((value - previous) / previous * 100);
    bool fine = percent < 9.95 || (percent >= 99.5 && percent < 100);
    if (percent < .05 || percent >= PERCENT_MOST || (percent >= 99.95 && percent < 100)) {
        return "";
    }
    return draft_format(d, "%s\u00a0%%", draft_number(d, percent, fine ? 1 : 0));
}

/* "0,6 điểm %", "5 °C", "8,1 %", or "". */
static const char *amount(struct draft *d, const struct statistic *s, double value, double previous)
{
    struct statistic by = *s;
    by.value = fabs(value - previous);
    if (strchr(s->unit, '%') != NULL) {
        const char *number = draft_number(d, by.value, s->decimals);
        return filled(d, strcmp(number, "1") == 0 ? WORD_POINT : WORD_POINTS, "n", number);
    }
    if (strstr(s->unit, "°") != NULL) { /* zero degrees are not nothing */
        return form_figure_with_unit(d, (struct form){0}, &by);
    }
    return percentage(d, value, previous);
}

const char *change_text(struct draft *d, struct form form, const struct statistic *s)
{
    if (!s->has_previous) {
        return "";
    }
    double value = as_written(s->value, s->decimals);
    double previous = as_written(s->previous, s->decimals);
    struct statistic before = *s;
    before.value = s->previous;
    struct form same = {.common = form_magnitude(d, form, s)}; /* they are compared */
    same.shortened = same.common != MAGNITUDE_ONE;
    const char *than = filled(d, WORD_CHANGE, "previous",
                              form_is_sign(s->unit) ? form_figure_with_unit(d, same, &before)
                                                    : form_figure(d, same, &before));
    if (!(value > previous) && !(value < previous)) {
        return draft_format(d, "=\u00a0%s", than);
    }
    const char *by = amount(d, s, value, previous);
    return draft_format(d, "%s\u00a0%s%s%s", value > previous ? "▲" : "▼", by,
                        *by == '\0' ? "" : " ", than);
}
