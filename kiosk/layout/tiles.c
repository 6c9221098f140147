#include "layout/tiles.h"

#include "base/text.h"
#include "layout/tile_grid.h"
#include "layout/tile_rows.h"

#include <math.h>
#include <string.h>

/* Height of a field that has room for more than rows. */
#define HIGH 50.0

/* A figure is told in full while that takes no more than this from its size. */
#define SIZE_KEPT .6

#define WORDS_DEEP .24 /* ink of words under the baseline, em */

/* Words behind a figure. */
static double words_size(double size)
{
    return fmax(size * .36, 2.5);
}

double tiles_width(struct draft *d, const struct tiles *t, const struct statistic *s, double size)
{
    const char *words;
    const char *number = form_large(d, t->form, s, &words);
    double width = draft_width(d, t->face, size, number);
    if (*words != '\0') {
        width += .2 * size + draft_width(d, FACE_STRONG, words_size(size), words);
    }
    return width;
}

double tiles_depth(struct draft *d, const struct tiles *t, const struct statistic *s, double size)
{
    const char *words;
    bool deep = strchr(form_large(d, t->form, s, &words), ',') != NULL;
    double figure = deep ? face_metrics(t->face).down * .75 * size : 0;
    return text_blank(words) ? figure : fmax(figure, WORDS_DEEP * words_size(size));
}

void tiles_figure(struct draft *d, const struct tiles *t, const struct statistic *s, double size,
                  double x, double baseline, colour c)
{
    const char *words;
    const char *number = form_large(d, t->form, s, &words);
    double width = draft_ink(d, t->face, size, x, baseline, c, number);
    draft_text(d, FACE_STRONG, words_size(size), x + width + .2 * size, baseline, c, words);
    draft_load(d)->figures++;
}

double tiles_common_size(struct draft *d, const struct tiles *t, size_t first, size_t count,
                         double size, double width)
{
    for (size_t i = first; i < first + count; i++) {
        while (size > 2.5 && tiles_width(d, t, &t->slide->statistics[i], size) > width) {
            size *= .94;
        }
    }
    return size;
}

void tiles_choose_form(struct draft *d, struct tiles *t, const struct tiles_place *places,
                       size_t count)
{
    struct forms forms = forms_of(d, t->slide, false);
    for (size_t i = 0; i < forms.count; i++) {
        t->form = forms.form[i];
        bool fits = true;
        for (size_t k = 0; k < count && fits; k++) {
            const struct tiles_place *p = &places[k];
            fits = tiles_common_size(d, t, p->first, p->count, p->size, p->width) >=
                   SIZE_KEPT * p->size;
        }
        if (fits) {
            return;
        }
    }
    t->form = forms.form[0];
}

struct lines tiles_label(struct draft *d, struct para *para, const char *label, double size,
                         double width, size_t most)
{
    *para = para_plain(d, FACE_STRONG, label);
    struct lines lines = para_wrap(d, para, size, width, WRAP_BALANCED);
    while (size > DRAFT_FLOOR && (lines.count > most || lines.broken)) {
        size -= .25;
        lines = para_wrap(d, para, size, width, WRAP_BALANCED);
    }
    return lines;
}

struct lines tiles_change(struct draft *d, struct para *para, const struct tiles *t,
                          const struct statistic *s, double size, double width)
{
    *para = para_plain(d, FACE_TEXT, change_text(d, t->form, s));
    return para_wrap(d, para, size, width, WRAP_BALANCED);
}

static bool changes_fit(struct draft *d, const struct tiles *t, size_t first, size_t count,
                        double size, double width, size_t most)
{
    for (size_t i = first; i < first + count; i++) {
        struct para para;
        struct lines change = tiles_change(d, &para, t, &t->slide->statistics[i], size, width);
        if (change.count > most || change.broken) {
            return false;
        }
    }
    return true;
}

double tiles_change_size(struct draft *d, const struct tiles *t, size_t first, size_t count,
                         double width, double label, size_t most)
{
    static const double least[] = {2.25, DRAFT_FLOOR};
    double size = fmax(DRAFT_FLOOR, fmin(TILES_CHANGE, label - .25));
    for (size_t i = 0; i < 2; i++) { /* rather smaller than on two lines */
        for (double s = size; s >= least[i]; s -= .25) {
            if (changes_fit(d, t, first, count, s, width, i == 0 ? 1 : most)) {
                return s;
            }
        }
    }
    return DRAFT_FLOOR;
}

void tiles_page(struct draft *d, const struct tiles *t)
{
    draft_page(d, GROUND_FIELD);
    panel_draw(d, &t->panel);
}

void chart_tiles(struct draft *d, const struct slide *slide, const struct panel *panel)
{
    struct tiles t = {.slide = slide, .panel = *panel, .face = draft_figure_face(d)};
    t.cap = face_metrics(t.face).cap;
    for (size_t i = 0; i < slide->statistic_count; i++) {
        t.changes = t.changes || slide->statistics[i].has_previous;
    }
    bool high = t.panel.field_bottom - t.panel.field_top >= HIGH;
    if (tile_hero_page(d, &t)) {
        return;
    }
    if (d->grid.shape == SHAPE_PORTRAIT || !high || slide->statistic_count <= 2 ||
        !tile_grid_pages(d, &t)) {
        tile_rows_pages(d, &t);
    }
}
