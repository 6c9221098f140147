/* A slide of figures, and what its pages tell: what the tests of the charts share. */
#ifndef KIOSK_TESTS_CHART_H
#define KIOSK_TESTS_CHART_H

#include "layout/kinds.h"
#include "support.h"

struct chart {
    struct stage stage;
    struct arena arena;
};

/* At 1920x1080. Fails the test if it can't be made. */
void chart_open(struct chart *c, const char *theme, const char *language);
void chart_close(struct chart *c);

struct statistic chart_figure(const char *label, double value, const char *unit);

/* The slide's first page; it fails the test if there are more. */
const struct scene *chart_scene(struct chart *c, enum chart_kind kind, const struct statistic *rows,
                                size_t count);

/* Fails the test if a text that is listed is not on the page. The list ends with NULL. */
void chart_tells(const struct scene *scene, const char *const *texts);
void chart_hides(const struct scene *scene, const char *const *texts);

size_t chart_items(const struct scene *scene, enum item_kind kind);

#endif
