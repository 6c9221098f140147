#include "layout/kinds.h"
#include "layout/rest.h"

#include <math.h>

static const double body_sizes[] = {3.75, 3.5, 3.25, 3};

void kind_announcement(struct draft *d, const struct slide *slide)
{
    const struct grid *g = &d->grid;
    struct panel panel = panel_of(d, slide, WORD_ANNOUNCEMENT);
    panel_plan(d, &panel);
    struct blocks blocks = markup_read(d, slide->body);
    if (!panel.notes_out && kind_tasks(d, slide, &blocks, &panel)) {
        blocks.count = 0;
        rest_pages(d, &panel, &blocks);
        return;
    }
    rest_notes(d, &blocks, &panel);
    struct para lead_para = para_plain(d, FACE_STRONG, slide->lead);
    double lead_size = 3.5;
    struct lines lead = para_wrap(d, &lead_para, lead_size, g->text_w, WRAP_BALANCED);
    double top = panel.field_top;
    double lead_first = top + .74 * lead_size;
    if (lead.count > 0) {
        top = lead_first + para_pitch(&lead) * ((double)lead.count - 1) + 4.9;
    }
    struct frame frame = {.x = g->field_x,
                          .measure = g->text_w,
                          .first_top = top,
                          .top = panel.field_top,
                          .bottom = panel.field_bottom};
    double sizes[sizeof body_sizes / sizeof *body_sizes];
    for (size_t i = 0; i < sizeof body_sizes / sizeof *body_sizes; i++) {
        sizes[i] = fmin(body_sizes[i], g->shape == SHAPE_SQUARISH ? 3.25 : 3.75);
    }
    struct flow flow = flow_plan(d, &blocks, &frame, sizes, sizeof sizes / sizeof *sizes);
    for (size_t i = 0; (i < flow.page_count || i == 0) && !d->no_memory; i++) {
        draft_page(d, GROUND_FIELD);
        panel_draw(d, &panel);
        if (i == 0) {
            para_draw(d, &lead, 0, lead.count, g->field_x, lead_first, d->theme->accent);
        }
        flow_draw(d, &flow, i);
    }
    if (panel.code_out) {
        blocks.count = 0;
        rest_pages(d, &panel, &blocks);
    }
}
