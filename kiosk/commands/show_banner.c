#include "commands/show_news.h"
#include "commands/show_state.h"

#include <string.h>

/* How long it stays when nothing follows. A step that no other follows was of a process that died.
 */
enum { STEP_MS = 60000, GOOD_MS = 20000, BAD_MS = 60000, EVERY_MS = 500 };

static int stays_ms(enum news_kind kind)
{
    switch (kind) {
    case NEWS_COPYING:
    case NEWS_CHECKING:
    case NEWS_TRYING:
        return STEP_MS;
    case NEWS_INSTALLED:
    case NEWS_SAME:
        return GOOD_MS;
    default:
        return BAD_MS;
    }
}

void show_banner_close(struct show_banner *b)
{
    arena_free(&b->words);
}

void show_banner_tell(struct show *show, const struct news *news)
{
    struct show_banner *b = &show->banner;
    b->news = *news;
    b->is_on = b->is_new = true;
    b->until = show->stage->now_ms(show) + stays_ms(news->kind);
}

void show_banner_take(struct show *show)
{
    struct news news;
    news_get(&show->store.store, &news);
    if (news.kind != NEWS_NONE && news.kind != NEWS_ROLLED_BACK) {
        show_banner_tell(show, &news);
    }
}

int64_t show_banner_at(const struct show *show)
{
    const struct show_banner *b = &show->banner;
    if (!b->is_on) {
        return INT64_MAX;
    }
    return b->is_new && b->not_before < b->until ? b->not_before : b->until;
}

enum banner_say show_banner_due(struct show *show)
{
    struct show_banner *b = &show->banner;
    const int64_t now = show->stage->now_ms(show);
    const bool was_painted = b->is_painted;
    const enum banner_kind before = b->banner.kind;
    if (!b->is_on || (now < b->until && (!b->is_new || now < b->not_before))) {
        return BANNER_STAYS;
    }
    maker_say(show->maker, NULL);
    b->is_painted = false;
    if (now >= b->until) {
        b->is_on = false;
        return BANNER_TURNS;
    }
    const char *ask = show->options->device.settings.ask;
    arena_reset(&b->words);
    if (show_news_banner(&b->news, maker_language(show->maker),
                         strcmp(ask, "nobody") == 0 ? NULL : ask, &b->words, &b->banner)) {
        maker_say(show->maker, &b->banner);
        b->is_painted = true;
    }
    b->is_new = false;
    b->not_before = now + EVERY_MS;
    const bool same = was_painted && b->is_painted && b->banner.kind == before;
    return same ? BANNER_GOES_ON : BANNER_TURNS;
}
