#include "commands/check_parts.h"

#include "schedule/timing.h"

/* What a visitor in a lobby will wait for (issue 3). */
enum { PAGES_MOST = 6, STAY_MOST_MS = 3 * 60 * 1000 };

static const char shorten[] = "shorten it, or make several slides of it";

bool check_pages(struct check *c, struct err *err)
{
    int64_t stay_ms = 0;
    size_t worst = c->pages->count;
    int worst_ms = 0;
    (void)err;
    for (size_t p = 0; p < c->pages->count; p++) {
        const struct hold hold = maker_hold(c->maker, 0, p, 0);
        stay_ms += hold.ms;
        if (hold.ms < hold.auto_ms / 2 && hold.auto_ms > worst_ms) {
            worst = p;
            worst_ms = hold.auto_ms;
        }
    }
    /* Each picture of a photo slide is a page to itself: nobody waits for the next one. */
    if (c->pages->count > PAGES_MOST && c->slide->kind != SLIDE_PHOTO) {
        check_found(c, SEVERITY_WARNING, "pages-many", shorten,
                    "it has %zu pages, and nobody waits for more than %d", c->pages->count,
                    PAGES_MOST);
    } else if (stay_ms > STAY_MOST_MS) {
        check_found(c, SEVERITY_WARNING, "pages-long", shorten,
                    "its pages stay %lld s in all, and nobody waits longer than %d s",
                    (long long)(stay_ms / 1000), STAY_MOST_MS / 1000);
    }
    if (worst < c->pages->count) {
        check_found(c, SEVERITY_NOTE, "hold-short",
                    "give the slide more seconds, or let the setting rotation be auto",
                    "page %zu has %d words but stays %.1f s, and reading it takes about %d s",
                    worst + 1, c->pages->page[worst].load.words,
                    maker_hold(c->maker, 0, worst, 0).ms / 1000.0, worst_ms / 1000);
    }
    return true;
}

bool check_layout(struct check *c, struct err *err)
{
    static const char *const wanted[] = {
        [CHART_TILES] = "tiles",
        [CHART_BARS] = "bars",
        [CHART_COLUMNS] = "columns: these take up to three series of one unit, and need room for "
                          "each label",
        [CHART_LINE] = "a line: it takes two labels or more, up to five series, one unit and no "
                       "prefix",
        [CHART_DONUT] = "a donut: it takes up to five parts of one series and one unit, none under "
                        "zero",
    };
    (void)err;
    if (c->slide->picture_behind && c->slide->urgent) {
        check_found(c, SEVERITY_NOTE, "picture-not-behind", "set image_place to beside",
                    "image_place is behind, and no picture stands behind an urgent text");
    } else if (c->slide->picture_behind && c->slide->picture_count == 0) {
        check_found(c, SEVERITY_NOTE, "picture-not-behind", "give it an image, or beside",
                    "image_place is behind, and it has no image");
    }
    if (c->pages->plain) {
        check_found(c, SEVERITY_WARNING, "layout-plain",
                    "shorten its heading, note, labels or link until there is room",
                    "its own layout has no room for it, so it is set as plain text");
    }
    if (c->pages->other_chart) {
        check_found(c, SEVERITY_WARNING, "chart-other",
                    "change or shorten the figures, or ask for bars",
                    "the chart is drawn as bars, not as %s", wanted[c->slide->chart]);
    }
    if (c->pages->fewer_labels) {
        check_found(c, SEVERITY_NOTE, "labels-dropped", "write shorter labels",
                    "not every point of the chart has its label: they would touch");
    }
    return true;
}
