/* Each piece of news has words in both languages, with all that they leave room for filled in. */
#include "base/asset.h"
#include "commands/show_news.h"
#include "layout/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct tongue {
    struct language language;
    struct arena arena;
};

static struct tongue tongue_of(const char *name)
{
    struct tongue t = {0};
    struct err err = {0};
    char path[64];
    (void)snprintf(path, sizeof path, "assets/languages/%s.ini", name);
    if (!language_read(&t.language, asset_find(path), &err)) {
        fail_msg("%s", err.text);
    }
    return t;
}

static void tongue_free(struct tongue *t)
{
    language_free(&t->language);
    arena_free(&t->arena);
}

static const struct news example = {.kind = NEWS_REFUSED,
                                    .file = "kiosk.db",
                                    .title = "Edition 7",
                                    .detail = "slide 3: has no awards",
                                    .serial = 7,
                                    .installed = 8,
                                    .slides = 12,
                                    .bytes = 2000000001,
                                    .limit = 1073741824,
                                    .permille = 400};

static struct banner banner_of(struct tongue *t, const struct news *news, const char *ask)
{
    struct banner b;
    assert_true(show_news_banner(news, &t->language, ask, &t->arena, &b));
    if (strchr(b.title, '{') != NULL || strchr(b.detail, '{') != NULL) {
        fail_msg("%s, %s: %s %s", news_name(news->kind), reason_name(news->reason), b.title,
                 b.detail);
    }
    return b;
}

static void every_refusal_has_words(void **state)
{
    (void)state;
    static const char *const names[] = {"vi", "en"};
    for (int l = 0; l < 2; l++) {
        struct tongue t = tongue_of(names[l]);
        for (int reason = REASON_NONE + 1; reason < REASON_COUNT; reason++) {
            struct news news = example;
            news.reason = (enum reason)reason;
            const struct banner b = banner_of(&t, &news, "room 12");
            assert_int_equal(b.kind, BANNER_REFUSED);
            assert_true(b.stick);
            assert_true(strlen(b.title) > 10);
            /* The first word of the table is another's: no reason was forgotten. */
            assert_string_not_equal(b.title, t.language.word[0]);
            assert_non_null(strstr(b.detail, "room 12"));
            assert_string_equal(banner_of(&t, &news, NULL).detail, "");
        }
        tongue_free(&t);
    }
}

static void says(struct tongue *t, const struct news *news, const char *title)
{
    assert_string_equal(banner_of(t, news, NULL).title, title);
}

static void figures_are_filled_in(void **state)
{
    (void)state;
    struct tongue t = tongue_of("en");
    struct news news = example;
    news.reason = REASON_TOO_LARGE;
    says(&t, &news, "kiosk.db is too large: 2001 MB, and 1073 MB are allowed");
    news.reason = REASON_OLDER;
    says(&t, &news, "This is older than what is installed (number 7, installed 8)");
    news.reason = REASON_UNREAD;
    says(&t, &news, "The stick was pulled out while it was being copied");
    news.reason = REASON_SLOW_STICK; /* nobody pulled it */
    says(&t, &news, "The stick can't be read");
    news.reason = REASON_UNREAD;
    news.permille = 0;
    says(&t, &news, "The stick can't be read");
    news.kind = NEWS_INSTALLED;
    news.reason = REASON_NONE;
    says(&t, &news, "New content: 12 items");
    assert_int_equal(setenv("TZ", "UTC", 1), 0);
    news.as_of_ms = 1609200000000;
    says(&t, &news, "Edition 7: 12 items, made on 29/12/2020");
    news.title[0] = '\0';
    says(&t, &news, "New content: 12 items, made on 29/12/2020");
    news.kind = NEWS_SAME;
    says(&t, &news, "This content was already here");
    tongue_free(&t);
}

static void steps_tell_when_the_stick_may_be_pulled(void **state)
{
    (void)state;
    struct tongue t = tongue_of("vi");
    struct banner b;
    struct news news = example;
    news.kind = NEWS_COPYING;
    b = banner_of(&t, &news, NULL);
    assert_true(b.kind == BANNER_CHECKING && b.stick && b.permille == 400);
    news.kind = NEWS_CHECKING;
    assert_false(banner_of(&t, &news, NULL).stick);
    news.kind = NEWS_TRYING;
    assert_false(banner_of(&t, &news, NULL).stick);
    news.kind = NEWS_FELL_BACK;
    b = banner_of(&t, &news, NULL);
    assert_int_equal(b.kind, BANNER_RESTORED);
    assert_string_equal(b.title, t.language.word[WORD_BANNER_RESTORED_WHY]);
    news.reason = REASON_STORE;
    b = banner_of(&t, &news, NULL);
    assert_int_equal(b.kind, BANNER_RESTORED);
    assert_string_equal(b.title, t.language.word[WORD_BANNER_RESTORED_LOST]);
    news.reason = REASON_NEWER; /* whose fault it is not, is not blamed */
    b = banner_of(&t, &news, NULL);
    assert_int_equal(b.kind, BANNER_RESTORED);
    assert_string_equal(b.title, "Tệp kiosk.db cần phiên bản Kiosk mới hơn");
    news.kind = NEWS_ROLLED_BACK;
    assert_false(show_news_banner(&news, &t.language, NULL, &t.arena, &b));
    news.kind = NEWS_NONE;
    assert_false(show_news_banner(&news, &t.language, NULL, &t.arena, &b));
    tongue_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_refusal_has_words),
        cmocka_unit_test(figures_are_filled_in),
        cmocka_unit_test(steps_tell_when_the_stick_may_be_pulled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
