#include "commands/show_news.h"

#include "base/clock.h"

#include <stdio.h>

static const enum word refused[REASON_COUNT] = {
    [REASON_NOT_FOUND] = WORD_REFUSED_NONE,
    [REASON_SEVERAL] = WORD_REFUSED_SEVERAL,
    [REASON_NO_FILE] = WORD_REFUSED_NOT_FILE,
    [REASON_UNREAD] = WORD_REFUSED_READ,
    [REASON_SLOW_STICK] = WORD_REFUSED_READ,
    [REASON_IN_WRITING] = WORD_REFUSED_READ,
    [REASON_TOO_LARGE] = WORD_REFUSED_LARGE,
    [REASON_NO_ROOM] = WORD_REFUSED_ROOM,
    [REASON_NO_SIGNATURE] = WORD_REFUSED_UNSIGNED,
    [REASON_BAD_SIGNATURE] = WORD_REFUSED_SIGNATURE,
    [REASON_OLD_SIGNATURE] = WORD_REFUSED_SIGNATURE,
    [REASON_NO_KEYS] = WORD_REFUSED_NO_KEY,
    [REASON_WRONG_KEY] = WORD_REFUSED_KEY,
    [REASON_CUT_OFF] = WORD_REFUSED_CHANGED,
    [REASON_ADDED_TO] = WORD_REFUSED_CHANGED,
    [REASON_ALTERED] = WORD_REFUSED_CHANGED,
    [REASON_COMMENT] = WORD_REFUSED_SIGNATURE,
    [REASON_OLDER] = WORD_REFUSED_OLDER,
    [REASON_SAME_SERIAL] = WORD_REFUSED_OLDER,
    [REASON_TAKEN_BACK] = WORD_REFUSED_TRIAL,
    [REASON_NOT_DATA] = WORD_REFUSED_FOREIGN,
    [REASON_NEWER] = WORD_REFUSED_NEWER,
    [REASON_FAULTY] = WORD_REFUSED_ERRORS,
    [REASON_CRASHED] = WORD_REFUSED_TRIAL,
    [REASON_TOO_SLOW] = WORD_REFUSED_TRIAL,
    [REASON_STORE] = WORD_REFUSED_STORE,
    [REASON_BUSY] = WORD_REFUSED_BUSY,
    [REASON_MEMORY] = WORD_REFUSED_TRIAL,
};

enum { NUMBER = 24 };

static const char *number(char text[NUMBER], int64_t value)
{
    (void)snprintf(text, NUMBER, "%lld", (long long)value);
    return text;
}

static int64_t megabytes(int64_t bytes)
{
    const int64_t mb = 1000000;
    return bytes / mb + (bytes % mb > 0);
}

static const char *refusal(const struct news *n, const struct language *l, struct arena *arena)
{
    char has[NUMBER], most[NUMBER], serial[NUMBER], installed[NUMBER];
    const bool stick_left = n->reason == REASON_UNREAD && n->permille > 0;
    const enum word word = stick_left ? WORD_REFUSED_PULLED : refused[n->reason];
    const char *pairs[] = {"file",      n->file,
                           "size",      number(has, megabytes(n->bytes)),
                           "most",      number(most, n->limit / 1000000),
                           "need",      has,
                           "free",      most,
                           "serial",    number(serial, n->serial),
                           "installed", number(installed, n->installed),
                           "finding",   n->detail,
                           NULL};
    return language_fill(arena, l->word[word], pairs);
}

static const char *what_is_new(const struct news *n, const struct language *l, struct arena *arena)
{
    char slides[NUMBER];
    char date[48] = "";
    if (n->as_of_ms > 0) {
        const struct moment m = clock_moment(n->as_of_ms, 0);
        (void)snprintf(date, sizeof date, "%d/%d/%d", m.day, m.month, m.year);
    }
    const char *pairs[] = {"title", n->title, "n", number(slides, n->slides), "date", date, NULL};
    const enum word word = date[0] == '\0'       ? WORD_BANNER_NEW_UNDATED
                           : n->title[0] == '\0' ? WORD_BANNER_NEW
                                                 : WORD_BANNER_NEW_TITLED;
    return language_fill(arena, l->word[word], pairs);
}

bool show_news_banner(const struct news *n, const struct language *l, const char *ask,
                      struct arena *arena, struct banner *b)
{
    *b = (struct banner){.title = "", .detail = "", .permille = n->permille};
    switch (n->kind) {
    case NEWS_COPYING:
    case NEWS_CHECKING:
    case NEWS_TRYING:
        b->kind = BANNER_CHECKING;
        b->stick = n->kind == NEWS_COPYING;
        break;
    case NEWS_INSTALLED:
    case NEWS_SAME:
        b->kind = BANNER_UPDATED;
        b->stick = true;
        b->title = n->kind == NEWS_SAME ? l->word[WORD_BANNER_SAME] : what_is_new(n, l, arena);
        break;
    case NEWS_REFUSED:
        b->kind = BANNER_REFUSED;
        b->stick = true;
        b->title = refusal(n, l, arena);
        if (ask != NULL) {
            const char *pairs[] = {"who", ask, NULL};
            b->detail = language_fill(arena, l->word[WORD_BANNER_ASK], pairs);
        }
        break;
    case NEWS_FELL_BACK:
        b->kind = BANNER_RESTORED;
        b->title = n->reason == REASON_NONE    ? l->word[WORD_BANNER_RESTORED_WHY]
                   : n->reason == REASON_STORE ? l->word[WORD_BANNER_RESTORED_LOST]
                                               : refusal(n, l, arena);
        break;
    default:
        return false;
    }
    return b->title != NULL && b->detail != NULL;
}
