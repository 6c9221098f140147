#include "commands/render_banner.h"

#include <stdio.h>
#include <string.h>

static const char *const names[] = {[BANNER_CHECKING] = "checking",
                                    [BANNER_UPDATED] = "updated",
                                    [BANNER_REFUSED] = "refused",
                                    [BANNER_RESTORED] = "restored"};

const char *render_banner_name(enum banner_kind kind)
{
    return (size_t)kind < sizeof names / sizeof *names ? names[kind] : NULL;
}

bool render_banner_kind(const char *name, enum banner_kind *kind, struct err *err)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0) {
            *kind = (enum banner_kind)i;
            return true;
        }
    }
    return err_set(err, STATUS_USAGE,
                   "--banner %s: it can be checking, updated, refused or restored", name);
}

/* "New content: 10 items, made on …": of the file that is rendered. */
static const char *what_is_new(const struct language *l, const struct deck *deck,
                               struct arena *arena)
{
    char items[24];
    char date[32] = "";
    (void)snprintf(items, sizeof items, "%zu", deck->slide_count);
    if (deck->settings.as_of_ms > 0) {
        struct moment m = clock_moment(deck->settings.as_of_ms, 0);
        (void)snprintf(date, sizeof date, "%d/%d/%d", m.day, m.month, m.year);
    }
    const char *pairs[] = {"n", items, "date", date, NULL};
    return language_fill(arena, l->word[*date == '\0' ? WORD_BANNER_NEW_UNDATED : WORD_BANNER_NEW],
                         pairs);
}

bool render_banner_example(const struct maker *maker, const struct deck *deck,
                           enum banner_kind kind, struct arena *arena, struct banner *banner,
                           struct err *err)
{
    const struct language *l = maker_language(maker);
    *banner = (struct banner){
        .kind = kind, .title = "", .detail = "", .permille = 640, .stick = kind != BANNER_RESTORED};
    switch (kind) {
    case BANNER_CHECKING:
        break;
    case BANNER_UPDATED:
        banner->title = what_is_new(l, deck, arena);
        break;
    case BANNER_REFUSED:
        banner->title = l->word[WORD_REFUSED_KEY];
        break;
    case BANNER_RESTORED:
        banner->title = l->word[WORD_BANNER_RESTORED_WHY];
        break;
    }
    return banner->title != NULL || err_memory(err, "the banner");
}
