#include "layout/form.h"

#include "layout/number.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

/* Most digits behind the mark of a shortened figure, and of all where they share their word. */
enum { BEHIND_MOST = 3, BEHIND_COMMON = 2 };
/* A figure that is shortened by its own word has at least so many digits less. */
enum { DIGITS_SAVED = 3 };
/* The least that is told in a word: "0,1 triệu", but not "0,1 nghìn". */
static double least_of(enum magnitude m)
{
    return m == MAGNITUDE_THOUSAND ? 1 : .1;
}

static bool has_word(const struct draft *d, enum magnitude m)
{
    return d->in->language->shortened[m] != NULL;
}

/* Whether the unit lets the figure be shortened: neither "triệu đồng" nor "%" does. */
static bool may_shorten(const struct draft *d, const struct statistic *s)
{
    return isfinite(s->value) && strpbrk(s->unit, "%") == NULL && strstr(s->unit, "°") == NULL &&
           strstr(s->unit, "‰") == NULL && !number_has_large_unit(d->in->language, s->unit);
}

static double in_magnitude(const struct statistic *s, enum magnitude m)
{
    return fabs(s->value) / pow(1000, (double)m);
}

/* Digits of the figure before and behind its mark, without zeros at its end behind it, when it is 1
 * or more in that magnitude. */
static int digits(const struct statistic *s, enum magnitude m)
{
    int behind = m == MAGNITUDE_ONE ? number_decimals(s->value, s->decimals, MAGNITUDE_THOUSAND) - 3
                                    : number_decimals(s->value, s->decimals, m);
    return (int)floor(log10(in_magnitude(s, m)) + 1e-9) + 1 + (behind > 0 ? behind : 0);
}

static enum magnitude own(const struct draft *d, const struct statistic *s)
{
    for (int i = MAGNITUDE_COUNT - 1; i > MAGNITUDE_ONE; i--) {
        enum magnitude m = (enum magnitude)i;
        if (has_word(d, m) && in_magnitude(s, m) >= 1 &&
            number_decimals(s->value, s->decimals, m) <= BEHIND_MOST &&
            digits(s, MAGNITUDE_ONE) - digits(s, m) >= DIGITS_SAVED) {
            return m;
        }
    }
    return MAGNITUDE_ONE;
}

static bool is_zero(const struct statistic *s)
{
    return !(fabs(s->value) > 0);
}

/* Whether all figures can be told in the magnitude, the least of them too, and it is of use. */
static bool is_common(const struct draft *d, const struct slide *slide, enum magnitude m)
{
    bool any = false;
    for (size_t i = 0; i < slide->statistic_count; i++) {
        const struct statistic *s = &slide->statistics[i];
        if (!may_shorten(d, s)) {
            return false;
        }
        if (!is_zero(s) && (in_magnitude(s, m) < least_of(m) ||
                            number_decimals(s->value, s->decimals, m) > BEHIND_COMMON)) {
            return false;
        }
        any = any || in_magnitude(s, m) >= 1;
    }
    return any;
}

struct forms forms_of(const struct draft *d, const struct slide *slide, bool alike)
{
    struct forms f = {.count = 1};
    for (int i = MAGNITUDE_COUNT - 1; alike && i > MAGNITUDE_ONE && f.count == 1; i--) {
        enum magnitude m = (enum magnitude)i;
        if (has_word(d, m) && is_common(d, slide, m)) {
            f.form[f.count++] = (struct form){true, m};
        }
    }
    bool any = false;
    for (size_t i = 0; i < slide->statistic_count; i++) {
        const struct statistic *s = &slide->statistics[i];
        any = any || (may_shorten(d, s) && own(d, s) != MAGNITUDE_ONE);
    }
    if (any) {
        f.form[f.count++] = (struct form){true, MAGNITUDE_ONE};
    }
    return f;
}

enum magnitude form_magnitude(const struct draft *d, struct form form, const struct statistic *s)
{
    if (!form.shortened || is_zero(s) || !may_shorten(d, s)) {
        return MAGNITUDE_ONE;
    }
    if (form.common == MAGNITUDE_ONE) {
        return own(d, s);
    }
    bool exact = number_decimals(s->value, s->decimals, form.common) <= BEHIND_MOST;
    return exact ? form.common : MAGNITUDE_ONE;
}

const char *form_number(struct draft *d, struct form form, const struct statistic *s)
{
    const char *text =
        number_in(d->in->language, d->arena, s->value, s->decimals, form_magnitude(d, form, s));
    d->no_memory = d->no_memory || text == NULL;
    return text == NULL ? "" : text;
}

const char *form_figure(struct draft *d, struct form form, const struct statistic *s)
{
    enum magnitude m = form_magnitude(d, form, s);
    const char *number = form_number(d, form, s);
    if (m == MAGNITUDE_ONE) {
        return number;
    }
    const char *const pairs[] = {"n", number, NULL};
    const char *text = language_fill(d->arena, d->in->language->shortened[m], pairs);
    d->no_memory = d->no_memory || text == NULL;
    return text == NULL ? "" : text;
}

const char *form_figure_with_unit(struct draft *d, struct form form, const struct statistic *s)
{
    const char *figure = form_figure(d, form, s);
    return text_blank(s->unit) ? figure : draft_format(d, "%s\u00a0%s", figure, s->unit);
}

bool form_is_sign(const char *unit)
{
    if (text_blank(unit) || text_count(unit, strlen(unit)) > 2) {
        return false;
    }
    size_t size;
    uint32_t first = text_codepoint(unit, &size);
    /* Unicode's blocks of signs: of ASCII and Latin-1, of money, and what stands around those. */
    return first < 'A' || (first >= 0xa1 && first < 0xc0) || (first >= 0x2000 && first < 0x2c00);
}

const char *form_large(struct draft *d, struct form form, const struct statistic *s,
                       const char **words)
{
    static const char gap[] = "\u00a0";
    const char *number = form_number(d, form, s);
    const char *figure = form_figure(d, form, s);
    const char *word = figure + (strncmp(figure, number, strlen(number)) == 0 ? strlen(number) : 0);
    bool apart = word > figure && strncmp(word, gap, strlen(gap)) == 0; /* "triệu", but not "M" */
    *words = "";
    if (text_blank(s->unit)) {
        *words = apart ? word + strlen(gap) : "";
    } else if (apart) {
        *words = draft_format(d, "%s\u00a0%s", word + strlen(gap), s->unit);
    } else if (form_is_sign(s->unit)) {
        return form_figure_with_unit(d, form, s);
    } else {
        *words = s->unit;
    }
    return apart ? number : figure;
}
