/* How the figures of a slide are written: in full, or, only where those have no room, shortened by
 * words of magnitude ("12,5 triệu"). It is one choice a slide, and a shortened figure is exact: one
 * that isn't stays in full. */
#ifndef KIOSK_LAYOUT_FORM_H
#define KIOSK_LAYOUT_FORM_H

#include "layout/draft.h"

struct form {
    bool shortened;
    enum magnitude common; /* the word of all figures; MAGNITUDE_ONE: each has its own */
};

/* The forms that the slide's figures can have, the better first; form[0] is in full. */
struct forms {
    struct form form[3];
    size_t count;
};

/* `alike`: the figures are compared with each other, so that one word for all is the better. */
struct forms forms_of(const struct draft *d, const struct slide *slide, bool alike);

/* Whether the unit is a sign, such as "%", "°C" or "€", and no word: it stands at its figure. */
bool form_is_sign(const char *unit);

/* The magnitude that the figure is written in; MAGNITUDE_ONE: it is in full. */
enum magnitude form_magnitude(const struct draft *d, struct form form, const struct statistic *s);

/* "12,5", "12,5 triệu", and "12,5 triệu lượt"; the prefix stands elsewhere. */
const char *form_number(struct draft *d, struct form form, const struct statistic *s);
const char *form_figure(struct draft *d, struct form form, const struct statistic *s);
const char *form_figure_with_unit(struct draft *d, struct form form, const struct statistic *s);

/* The same for where the figure is large: words, such as "triệu lượt", are left out and given in
 * *words ("" if there are none). */
const char *form_large(struct draft *d, struct form form, const struct statistic *s,
                       const char **words);

#endif
