#include "base/asset.h"
#include "layout/theme.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = {"formal", "blue", "dark"};

/* WCAG 2.2, "relative luminance" and "contrast ratio". */
static double channel(colour c, int shift)
{
    double v = (double)(c >> shift & 0xff) / 255;
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance(colour c)
{
    return .2126 * channel(c, 16) + .7152 * channel(c, 8) + .0722 * channel(c, 0);
}

static double contrast(colour a, colour b)
{
    double x = luminance(a);
    double y = luminance(b);
    return (fmax(x, y) + .05) / (fmin(x, y) + .05);
}

static void at_least(const char *theme, const char *what, colour c, colour ground, double least)
{
    if (contrast(c, ground) < least) {
        fail_msg("%s: %s #%06X on #%06X has a contrast of %.2f, not %.1f", theme, what, (unsigned)c,
                 (unsigned)ground, contrast(c, ground), least);
    }
}

static void on_panel(const struct theme *t, const char *name, const char *what, colour c,
                     double least)
{
    at_least(name, what, c, t->panel_top, least);
    at_least(name, what, c, t->panel_bottom, least);
}

enum { TEXT = 45, FILL = 30, STEP = 14 }; /* tenths */

static void check_colours(const struct theme *t, const char *name)
{
    at_least(name, "ink", t->ink, t->field, TEXT / 10.0);
    at_least(name, "ink_2", t->ink_2, t->field, TEXT / 10.0);
    at_least(name, "accent", t->accent, t->field, TEXT / 10.0);
    at_least(name, "series_2", t->series_2, t->field, FILL / 10.0);
    at_least(name, "rule", t->rule, t->field, FILL / 10.0);
    on_panel(t, name, "panel_ink", t->panel_ink, TEXT / 10.0);
    on_panel(t, name, "header_ink", t->header_ink, TEXT / 10.0);
    on_panel(t, name, "panel_ink_2", t->panel_ink_2, TEXT / 10.0);
    /* It is the ink of a festive category, too. */
    on_panel(t, name, "panel_accent", t->panel_accent, TEXT / 10.0);
    on_panel(t, name, "festive_figure", t->festive_figure, TEXT / 10.0);
    /* Progress made is told from progress to be made. */
    at_least(name, "rule beside track", t->rule, t->track, STEP / 10.0);
    at_least(name, "panel_accent beside festive_track", t->panel_accent, t->festive_track,
             STEP / 10.0);
    /* A series is told from the other. */
    at_least(name, "accent beside series_2", t->accent, t->series_2, STEP / 10.0);
}

static void test_contrast_is_computed_right(void **state)
{
    (void)state;
    assert_true(fabs(contrast(0, 0xffffff) - 21) < 1e-9);
    assert_true(fabs(contrast(0x777777, 0xffffff) - 4.478) < .001);
    assert_true(fabs(contrast(0xff0000, 0xff0000) - 1) < 1e-9);
}

static void test_contrast_of_every_theme(void **state)
{
    (void)state;
    size_t themes = 0;
    for (size_t i = 0; i < SUPPORT_COUNT(names); i++) {
        char path[64];
        (void)snprintf(path, sizeof path, "assets/themes/%s.ini", names[i]);
        struct bytes ini = asset_find(path);
        struct theme theme;
        struct err err = {0};
        if (ini.data == NULL) {
            continue;
        }
        if (!theme_read(&theme, ini, &err)) {
            fail_msg("%s: %s", names[i], err.text);
        }
        check_colours(&theme, names[i]);
        themes++;
    }
    assert_true(themes >= 1);
}

static void test_contrast_of_urgent(void **state)
{
    (void)state;
    const struct theme *t = &theme_urgent;
    at_least("urgent", "ink", t->ink, t->field, TEXT / 10.0);
    at_least("urgent", "ink_2", t->ink_2, t->field, TEXT / 10.0);
    at_least("urgent", "accent", t->accent, t->field, TEXT / 10.0);
    at_least("urgent", "rule", t->rule, t->field, FILL / 10.0);
    on_panel(t, "urgent", "panel_ink", t->panel_ink, TEXT / 10.0);
    on_panel(t, "urgent", "header_ink", t->header_ink, TEXT / 10.0);
    on_panel(t, "urgent", "panel_ink_2", t->panel_ink_2, TEXT / 10.0);
    on_panel(t, "urgent", "panel_accent", t->panel_accent, FILL / 10.0);
    at_least("urgent", "rule beside track", t->rule, t->track, STEP / 10.0);
}

static void test_formal_is_the_design(void **state)
{
    (void)state;
    struct theme t;
    struct err err = {0};
    assert_true(theme_read(&t, asset_find("assets/themes/formal.ini"), &err));
    assert_true(t.serif);
    assert_int_equal(t.ornament, ORNAMENT_BRONZE);
    assert_int_equal(t.field, 0xfbf7ee);
    assert_int_equal(t.panel_bottom, 0x651115);
    assert_int_equal(t.festive_track, 0x9c4b43);
}

/* The formal theme with the first `from` in it replaced; from malloc. */
static char *changed(const char *from, const char *to)
{
    const char *ini = (const char *)asset_find("assets/themes/formal.ini").data;
    const char *at = strstr(ini, from);
    assert_non_null(at);
    char *text = malloc(strlen(ini) + strlen(to) + 1);
    assert_non_null(text);
    memcpy(text, ini, (size_t)(at - ini));
    (void)strcpy(stpcpy(text + (at - ini), to), at + strlen(from));
    return text;
}

static bool reads(char *text, struct theme *theme, struct err *err)
{
    bool ok = theme_read(theme, (struct bytes){(const uint8_t *)text, strlen(text)}, err);
    free(text);
    return ok;
}

static void test_choices(void **state)
{
    (void)state;
    struct theme t;
    struct err err = {0};
    assert_true(reads(changed("= serif", "= sans"), &t, &err));
    assert_false(t.serif);
    assert_true(reads(changed("= bronze", "= circles"), &t, &err));
    assert_int_equal(t.ornament, ORNAMENT_CIRCLES);
    assert_true(reads(changed("= bronze", "= none"), &t, &err));
    assert_int_equal(t.ornament, ORNAMENT_NONE);
    assert_true(reads(changed("FBF7EE", "00ff0a"), &t, &err));
    assert_int_equal(t.field, 0x00ff0a);
}

static void test_nonsense_is_refused(void **state)
{
    (void)state;
    static const char *const changes[][2] = {
        {"FBF7EE", "FBF7E"},
        {"FBF7EE", "FBF7EE0"},
        {"FBF7EE", "#FBF7EE"},
        {"FBF7EE", "-BF7EE"},
        {"FBF7EE", "0xBF7E"},
        {"FBF7EE", ""},
        {"ink_2", "ink_3"},
        {"field = ", "fields = "},
        {"= serif", "= Serif"},
        {"= serif", "="},
        {"= bronze", "= gold"},
        {"[colour]", "[color]"},
        {"heading = ", "headings = "},
        {"[theme]", "[theme"},
        {"rule = A8802A", "rule A8802A"},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(changes); i++) {
        struct theme t;
        struct err err = {0};
        if (reads(changed(changes[i][0], changes[i][1]), &t, &err)) {
            fail_msg("\"%s\" for \"%s\" is taken", changes[i][1], changes[i][0]);
        }
        assert_int_equal(err.status, STATUS_CONTENT);
        assert_true(strlen(err.text) > 10);
    }
}

static void test_every_missing_colour_is_named(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "field",       "ink",          "ink_2",          "accent",       "series_2",  "rule",
        "hairline",    "track",        "panel_top",      "panel_bottom", "panel_ink", "header_ink",
        "panel_ink_2", "panel_accent", "festive_figure", "festive_track"};
    for (size_t i = 0; i < SUPPORT_COUNT(lines); i++) {
        char from[32];
        char to[32];
        char quoted[32];
        struct theme t;
        struct err err = {0};
        (void)snprintf(from, sizeof from, "\n%s = ", lines[i]);
        (void)snprintf(to, sizeof to, "\n# %s = ", lines[i]);
        (void)snprintf(quoted, sizeof quoted, "\"%s\"", lines[i]);
        assert_false(reads(changed(from, to), &t, &err));
        assert_non_null(strstr(err.text, quoted));
    }
}

static void test_a_theme_that_is_not_there(void **state)
{
    (void)state;
    struct theme t;
    struct err err = {0};
    assert_false(theme_read(&t, (struct bytes){NULL, 0}, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_false(theme_read(&t, (struct bytes){(const uint8_t *)"", 0}, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contrast_is_computed_right),
        cmocka_unit_test(test_contrast_of_every_theme),
        cmocka_unit_test(test_contrast_of_urgent),
        cmocka_unit_test(test_formal_is_the_design),
        cmocka_unit_test(test_choices),
        cmocka_unit_test(test_nonsense_is_refused),
        cmocka_unit_test(test_every_missing_colour_is_named),
        cmocka_unit_test(test_a_theme_that_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
