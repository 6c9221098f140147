#include "layout/kinds.h"
#include "layout/rest.h"
#include "layout/sound.h"

/* Draws the chart; takes it back and returns false if it can't tell these figures or has no room.
 */
static bool try_chart(struct draft *d, const struct slide *slide, const struct panel *panel,
                      enum chart_kind chart)
{
    size_t before = d->count;
    bool drawn = true;
    switch (chart) {
    case CHART_TILES:
        chart_tiles(d, slide, panel);
        break;
    case CHART_BARS:
        drawn = chart_bars(d, slide, panel);
        break;
    case CHART_COLUMNS:
        drawn = chart_columns(d, slide, panel);
        break;
    case CHART_LINE:
        drawn = chart_line(d, slide, panel);
        break;
    case CHART_DONUT:
        drawn = chart_donut(d, slide, panel);
        break;
    }
    if (drawn && pages_sound(d, before)) {
        return true;
    }
    d->count = before;
    d->fewer_labels = false;
    return false;
}

void kind_statistics(struct draft *d, const struct slide *slide)
{
    if (slide->statistic_count == 0) {
        return;
    }
    struct panel panel = panel_of(d, slide, WORD_STATISTICS);
    notes_add(&panel.notes, FACE_TEXT, 2.75, false, slide->lead);
    panel_plan(d, &panel);
    if (!try_chart(d, slide, &panel, slide->chart) && slide->chart != CHART_TILES &&
        slide->chart != CHART_BARS) {
        d->other_chart = try_chart(d, slide, &panel, CHART_BARS); /* can tell any figures */
    }
    if (d->count == 0) {
        return; /* as plain text, then */
    }
    struct blocks blocks = markup_read(d, slide->body);
    rest_notes(d, &blocks, &panel);
    rest_pages(d, &panel, &blocks);
}
