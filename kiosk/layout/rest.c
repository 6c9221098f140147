#include "layout/rest.h"

#include "base/text.h"
#include "layout/code.h"

#include <math.h>

void rest_add(struct draft *d, struct blocks *blocks, enum block_kind kind, enum face face,
              const char *text)
{
    if (text_blank(text)) {
        return;
    }
    (void)blocks_add(d, blocks, (struct block){.kind = kind, .para = para_plain(d, face, text)});
}

void rest_notes(struct draft *d, struct blocks *blocks, const struct panel *panel)
{
    for (size_t i = 0; panel->notes_out && i < panel->notes.count; i++) {
        rest_add(d, blocks, BLOCK_PARAGRAPH, panel->notes.note[i].face, panel->notes.note[i].text);
    }
}

void rest_pages(struct draft *d, const struct panel *panel, const struct blocks *blocks)
{
    static const double sizes[] = {3.75, 3.5, 3.25, 3};
    const struct grid *g = &d->grid;
    if (blocks->count == 0 && !panel->code_out) {
        return;
    }
    struct flow_frame frame = {.x = g->field_x,
                               .measure = g->text_w,
                               .first_top = panel->field_top,
                               .top = panel->field_top,
                               .bottom = panel->field_bottom,
                               .page_more = true};
    if (panel->code_out) {
        frame.bottom = fmin(frame.bottom, g->standing - code_field_height(d, panel->link) - 4);
    }
    struct flow flow = flow_plan(d, blocks, &frame, sizes, sizeof sizes / sizeof *sizes);
    size_t pages = flow.page_count > 0 ? flow.page_count : 1;
    frame.bottom = panel->field_bottom;
    struct flow whole = flow_plan(d, blocks, &frame, sizes, sizeof sizes / sizeof *sizes);
    if (whole.page_count + 1 <= pages) { /* a page for the code takes none more */
        flow = whole;
        pages = whole.page_count + 1;
    }
    for (size_t i = 0; i < pages && !d->no_memory; i++) {
        draft_page(d, GROUND_FIELD);
        panel_draw(d, panel);
        flow_draw(d, &flow, i);
        if (panel->code_out && i + 1 == pages) {
            code_in_field(d, panel->link, false);
        }
    }
}
