/* What the service manager is told of the show, and whether its watchdog may be fed. */
#include "commands/show_state.h"

#include <stdio.h>

/* A page may stand longer than it should: a slow disk, a large picture, a busy machine. */
enum { LATE_MS = 30000 };

static void describe(const struct show *show, char *text, size_t size)
{
    static const char *const why[] = {
        [CALM_NO_FILE] = "there is no data file",
        [CALM_BAD_FILE] = "the data file can't be used",
        [CALM_NO_SLIDES] = "there is no slide that can be shown",
        [CALM_NOT_DUE] = "no slide is due now",
    };
    const struct spot *shown = &show->shown;
    const struct slide *slide = NULL;
    const struct pages *pages = NULL;
    size_t places = 0;
    if (show->is_dark) {
        (void)snprintf(text, size, "dark: these are the dark hours");
    } else if (shown->is_calm) {
        (void)snprintf(text, size, "the built-in slide: %s", why[shown->why]);
    } else {
        const size_t place = rota_place(&shown->rota, &show->due, &places);
        const bool known = maker_look(show->maker, shown->slot, &slide, &pages);
        (void)snprintf(text, size, "slide %zu of %zu, page %zu of %zu: %.160s", place, places,
                       shown->page + 1, shown->pages, known ? slide->heading : "");
    }
}

void show_service_told(struct show *show)
{
    char text[256];
    if (!show->service.is_on) {
        return;
    }
    service_ready(&show->service);
    describe(show, text, sizeof text);
    service_status(&show->service, text);
}

/* Whether the picture is the one that should be there, or as good as that. Where the file is being
 * written or has gone bad, what is on the screen stays because that is wanted. */
static bool is_well(const struct show *show, int64_t now_ms)
{
    const struct by_hand *hand = &show->by_hand;
    int64_t due_at = show->turn_at;
    if (hand->has_panel && hand->panel_until_ms > due_at) {
        due_at = hand->panel_until_ms;
    }
    return show->is_dark || (show->shown.is_there && show->waits_for_file) ||
           now_ms - due_at < LATE_MS;
}

void show_service_feed(struct show *show)
{
    if (show->service.feed_ms > 0) {
        const int64_t now = show->stage->now_ms(show);
        service_feed(&show->service, now, is_well(show, now));
    }
}
