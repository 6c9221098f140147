/* The staff's guide explains all that the screen can say of a stick, in its very words, on one
 * page. */
#include "../appliance/guide/sheet.h"
#include "base/asset.h"
#include "base/file.h"
#include "commands/render_banner.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GUIDE "appliance/guide/guide.ini"

static const char *const languages[] = {"vi", "en"};

struct texts {
    char *guide;
    struct bytes table[SUPPORT_COUNT(languages)];
};

static int open_texts(void **state)
{
    static struct texts t;
    t.guide = support_read(GUIDE, NULL);
    assert_non_null(t.guide);
    for (size_t i = 0; i < SUPPORT_COUNT(languages); i++) {
        char path[64];
        (void)snprintf(path, sizeof path, "assets/languages/%s.ini", languages[i]);
        t.table[i] = asset_find(path);
        assert_non_null(t.table[i].data);
    }
    *state = &t;
    return 0;
}

static int close_texts(void **state)
{
    const struct texts *t = *state;
    free(t->guide);
    return 0;
}

static struct bytes of(const char *text)
{
    return (struct bytes){(const uint8_t *)text, strlen(text)};
}

/* The text with the first `what` in it replaced, for free(). */
static char *with(const char *text, const char *what, const char *by)
{
    const char *at = strstr(text, what);
    assert_non_null(at);
    char *out = calloc(1, strlen(text) + strlen(by) + 1);
    assert_non_null(out);
    (void)sprintf(out, "%.*s%s%s", (int)(at - text), text, by, at + strlen(what));
    return out;
}

static void read_words(struct words *w, size_t language, const char *guide, struct bytes table)
{
    struct err err = {0};
    if (!words_read(w, languages[language], of(guide), table, &err)) {
        fail_msg("%s: %s", languages[language], err.text);
    }
}

/* Draws it without pictures. */
static bool draws(const struct words *w, struct err *err)
{
    cairo_surface_t *sheet = cairo_recording_surface_create(CAIRO_CONTENT_COLOR, NULL);
    cairo_t *cr = cairo_create(sheet);
    struct pen pen = {0};
    assert_true(pen_open(&pen, cr, err));
    const bool ok = sheet_draw(&pen, w, NULL, err);
    cairo_destroy(cr);
    cairo_surface_finish(sheet);
    cairo_surface_destroy(sheet);
    pen_close(&pen);
    return ok;
}

static void every_banner_is_explained(void **state)
{
    const struct texts *t = *state;
    for (size_t i = 0; i < SUPPORT_COUNT(languages); i++) {
        struct words w;
        read_words(&w, i, t->guide, t->table[i]);
        int kinds = 0;
        const char *kind;
        for (; (kind = render_banner_name((enum banner_kind)kinds)) != NULL; kinds++) {
            char name[64];
            (void)snprintf(name, sizeof name, "banner %s", kind);
            assert_non_null(words_text(&w, name));
            (void)snprintf(name, sizeof name, "banner %s do", kind);
            assert_non_null(words_text(&w, name));
        }
        assert_true(kinds >= 4);
        words_free(&w);
    }
    /* And the sheet refuses to be drawn without one. */
    char *less = with(t->guide, "[banner restored]", "[banner of old]");
    struct words w;
    struct err err = {0};
    read_words(&w, 0, less, t->table[0]);
    assert_false(draws(&w, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_non_null(strstr(err.text, "[banner restored]"));
    words_free(&w);
    free(less);
}

/* How often a name stands in the lists of reasons. */
static int listed(const struct words *w, const char *name)
{
    int count = 0;
    for (size_t i = 0; i < w->lists; i++) {
        for (const char *at = w->list[i].text; *at != '\0'; at += strspn(at, " ")) {
            const size_t length = strcspn(at, " ");
            count += length == strlen(name) && memcmp(at, name, length) == 0;
            assert_non_null(words_of_screen(w, at, length));
            at += length;
        }
    }
    return count;
}

static void every_refusal_has_its_place(void **state)
{
    const struct texts *t = *state;
    for (size_t i = 0; i < SUPPORT_COUNT(languages); i++) {
        struct words w;
        read_words(&w, i, t->guide, t->table[i]);
        int refusals = 0;
        for (size_t j = 0; j < w.screens; j++) {
            if (strncmp(w.screen[j].name, "refused_", 8) == 0) {
                refusals++;
                if (listed(&w, w.screen[j].name) != 1) {
                    fail_msg("%s has to stand in one list of %s", w.screen[j].name, GUIDE);
                }
            }
        }
        assert_true(refusals > 15);
        words_free(&w);
    }
}

static void every_text_is_in_both_languages(void **state)
{
    const struct texts *t = *state;
    struct words w[2];
    for (size_t i = 0; i < 2; i++) {
        read_words(&w[i], i, t->guide, t->table[i]);
    }
    assert_int_equal(w[0].count, w[1].count);
    for (size_t i = 0; i < w[0].count; i++) {
        assert_non_null(words_text(&w[1], w[0].line[i].name));
    }
    for (size_t i = 0; i < 2; i++) {
        words_free(&w[i]);
    }
}

static void the_words_are_those_of_the_screen(void **state)
{
    const struct texts *t = *state;
    struct words w;
    struct err err = {0};
    char *table =
        with((const char *)t->table[1].data, "You may pull the USB stick", "Pull, {file}");
    read_words(&w, 1, t->guide, of(table));
    assert_non_null(strstr(words_text(&w, "step 3 text"), "*Pull, kiosk.db*"));
    words_free(&w);
    free(table);

    char *guide = with(t->guide, "{banner_pull}", "{banner_push}");
    assert_false(words_read(&w, "vi", of(guide), t->table[0], &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_non_null(strstr(err.text, "{banner_push}"));
    words_free(&w);
    free(guide);
}

static void lines_that_are_no_good_are_told(void **state)
{
    const struct texts *t = *state;
    static const char *const bad[] = {"[a]\nvi = one\nfr = un\n",
                                      "[a]\nvi = one\n[b]\nvi = two\n[a]\nvi = three\n", "[a\n"};
    for (size_t i = 0; i < SUPPORT_COUNT(bad); i++) {
        struct words w;
        struct err err = {0};
        assert_false(words_read(&w, "vi", of(bad[i]), t->table[0], &err));
        assert_non_null(strstr(err.text, "of guide.ini"));
        words_free(&w);
    }
}

static void it_is_one_page(void **state)
{
    const struct texts *t = *state;
    for (size_t i = 0; i < SUPPORT_COUNT(languages); i++) {
        struct words w;
        struct err err = {0};
        read_words(&w, i, t->guide, t->table[i]);
        if (!draws(&w, &err)) {
            fail_msg("%s: %s", languages[i], err.text);
        }
        words_free(&w);
    }
    /* What would go over its foot is an error. */
    struct words w;
    struct err err = {0};
    char *longer = with(t->guide, "[nothing text]\nvi = ",
                        "[nothing text]\nvi = Chờ, chờ, chờ, chờ, "
                        "chờ, chờ, chờ, chờ, chờ, chờ, chờ, chờ, "
                        "chờ, chờ, chờ, chờ, chờ, chờ, chờ, chờ\n  "
                        "chờ, chờ, chờ, chờ, chờ, chờ, chờ, chờ, "
                        "chờ, chờ, chờ, chờ, chờ, chờ, chờ, chờ\n  ");
    read_words(&w, 0, longer, t->table[0]);
    assert_false(draws(&w, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_non_null(strstr(err.text, "too long for one page"));
    words_free(&w);
    free(longer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_banner_is_explained),
        cmocka_unit_test(every_refusal_has_its_place),
        cmocka_unit_test(every_text_is_in_both_languages),
        cmocka_unit_test(the_words_are_those_of_the_screen),
        cmocka_unit_test(lines_that_are_no_good_are_told),
        cmocka_unit_test(it_is_one_page),
    };
    return cmocka_run_group_tests(tests, open_texts, close_texts);
}
