#include "layout/kinds.h"

#include "base/text.h"

#include <math.h>

/* An announcement that is a heading and nothing else. On the panel it would be small beside an
 * empty field, as if something had failed to load: so the field says it, as large as it can, and
 * the panel tells who speaks. */

static const double sizes[] = {9.25, 8, 7, 6.25, 5.5, 5, 4.5, 4, 3.75, 3.5};
enum { SIZES = sizeof sizes / sizeof *sizes };

static double pitch(const struct draft *d, double size)
{
    return size * (draft_heading_face(d) == FACE_SERIF ? 1.26 : 1.46);
}

/* Last baseline of so many lines from the cap top `top` on. */
static double last(const struct draft *d, double top, double size, size_t lines)
{
    return top + face_metrics(draft_heading_face(d)).cap * size +
           pitch(d, size) * ((double)lines - 1);
}

static bool is_only_heading(const struct slide *slide, const struct blocks *body)
{
    return body->count == 0 && text_blank(slide->lead) && slide->picture_count == 0 &&
           !text_blank(slide->heading);
}

bool kind_statement(struct draft *d, const struct slide *slide, const struct blocks *body)
{
    if (!is_only_heading(slide, body)) {
        return false;
    }
    struct panel panel = panel_of(d, slide, WORD_ANNOUNCEMENT);
    panel.heading = "";
    panel_plan(d, &panel);
    struct para para = para_plain(d, draft_heading_face(d), slide->heading);
    struct lines lines = {0};
    bool fits = false;
    for (int i = 0; i < SIZES && !fits; i++) {
        lines = para_wrap(d, &para, sizes[i], d->grid.text_w, WRAP_BALANCED);
        fits =
            !lines.broken && last(d, panel.field_top, sizes[i], lines.count) <= panel.field_bottom;
    }
    if (!fits || panel.notes_out || panel.code_out) {
        return false;
    }
    draft_page(d, GROUND_FIELD);
    panel_draw(d, &panel);
    for (size_t i = 0; i < lines.count; i++) {
        para_draw(d, &lines, i, 1, d->grid.field_x, last(d, panel.field_top, lines.size, i + 1),
                  d->theme->accent);
    }
    return true;
}
