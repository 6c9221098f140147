#include "layout/para.h"

#include <math.h>

/* Measures: design system, "Calm slide". */
static void drum(struct draft *d)
{
    const struct grid *g = &d->grid;
    if (d->theme->ornament == ORNAMENT_NONE) {
        return;
    }
    bool portrait = g->shape == SHAPE_PORTRAIT;
    double cx = portrait ? g->width / 2 : g->width + 2;
    double cy = portrait ? g->height + 8 : g->height / 2;
    struct item *item =
        draft_item(d, ITEM_DRUM, 0, 0, g->width, g->height, 0x4c000000 /* .3 */ | d->theme->rule);
    if (item != NULL) {
        item->as.drum.style = d->theme->ornament == ORNAMENT_BRONZE ? DRUM_BRONZE : DRUM_CIRCLES;
        item->as.drum.cx = (float)(cx * g->u);
        item->as.drum.cy = (float)(cy * g->u);
        item->as.drum.r = (float)(60 * g->u);
        item->as.drum.u = (float)g->u;
    }
}

bool layout_calm(const struct layout *layout, enum word title, enum word help,
                 const struct moment *moment, struct arena *arena, struct scene *scene,
                 struct err *err)
{
    struct draft d;
    draft_begin(&d, layout, arena);
    draft_page(&d, GROUND_FIELD);
    const struct grid *g = &d.grid;
    const struct theme *t = layout->theme;
    double x = g->margin;
    bool beside = g->shape != SHAPE_PORTRAIT && g->width - 62 - x >= 44;
    double room = beside ? fmin(80, g->width - 62 - x) : g->width - 2 * x;
    draft_rect(&d, 0, 0, g->width, g->height, t->field);
    if (beside || g->shape == SHAPE_PORTRAIT) {
        drum(&d);
    }
    draft_rect(&d, x, g->header - 5.4, 6, .75, t->rule);
    draft_text(&d, FACE_STRONG, 2.75, x, g->header, t->ink_2, layout->language->word[WORD_BOARD]);
    double baseline = g->hang;
    if (moment->trusted) {
        const char *clock = draft_format(&d, "%02d:%02d", moment->minute / 60, moment->minute % 60);
        enum face face = draft_figure_face(&d);
        double size = draft_fit(&d, face, 30, 12, room, "00:00");
        baseline += face_metrics(face).cap * size;
        draft_ink(&d, face, size, x, baseline, t->accent, clock);
        const char *date = language_date(layout->language, arena, moment, true);
        baseline += 8;
        if (date != NULL) {
            size = draft_fit(&d, FACE_STRONG, 4, 2.5, room, date);
            draft_text(&d, FACE_STRONG, size, x, baseline, t->ink, date);
        }
    }
    double top = fmax(baseline + 12, g->shape == SHAPE_PORTRAIT ? 61.3 : g->height - 28.7);
    double last =
        para_put(&d, FACE_STRONG, 3.5, x, top, room, t->ink, layout->language->word[title]);
    para_put(&d, FACE_TEXT, 3, x, last + 3.8, room, t->ink_2, layout->language->word[help]);
    if (d.no_memory) {
        return err_memory(err, "the built-in slide");
    }
    *scene = d.page[0].scene;
    return true;
}
