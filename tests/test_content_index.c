/* The same in what a deck is made of: settings, and the rows that say when a slide comes. One bad
 * value does not take the whole file with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "foreign.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static struct scratch scratch;

/* What a slide has in the index: it is known to be bad, and the others can be shown. */
static const struct bad_row index_rows[] = {
    {"UPDATE slide SET kind = 'video' WHERE id = 1", "slide 1: its kind is none that this program"},
    {"UPDATE slide SET seconds = -5 WHERE id = 2",
     "slide 2: seconds is not a number from 2 to 3600"},
    {"UPDATE slide SET seconds = 9e999 WHERE id = 2", "slide 2: seconds is not a number from 2 to"},
    {"UPDATE slide SET urgent = 2 WHERE id = 3",
     "slide 3: urgent is not a whole number from 0 to 1"},
    {"INSERT INTO slide (id, position, kind, heading) VALUES (-4, 1, 'announcement', 'H')",
     "slide -4: its id is not"},
    {"UPDATE slide SET weight = 99 WHERE id = 1", "slide 1: weight is not a whole number from 1"},
    {"UPDATE showing SET holidays = 7", "slide 4: showing: holidays"},
    {"UPDATE showing SET first_day = '2020-02-30'", "slide 4: showing: first_day or last_day is"},
    {"UPDATE showing SET last_day = '14:05'", "slide 4: showing: first_day or last_day is"},
    {"UPDATE showing SET last_day = '2020-01-01'", "slide 4: showing: last_day is before"},
    {"UPDATE showing SET last_day = '2020-12-31 10:00'",
     "slide 4: showing: last_day has more than 10"},
    {"UPDATE showing SET weekdays = '18'", "slide 4: showing: weekdays has other digits"},
    {"UPDATE showing SET weekdays = ''", "slide 4: showing: weekdays has other digits"},
    {"UPDATE showing SET from_time = '25:00'", "slide 4: showing: from_time or until_time is"},
    {"UPDATE showing SET until_time = " BAD, "slide 4: showing: until_time is not valid UTF-8"},
};

/* What the deck has: the default is taken in its place. */
static const struct bad_row deck_rows[] = {
    {"INSERT INTO setting VALUES ('colour', 'red')", "setting colour: its name is none that"},
    {"INSERT INTO setting VALUES ('language', 'fr')", "setting language: its value is none that"},
    {"INSERT INTO setting VALUES ('theme', 'pink')", "setting theme: its value is none that"},
    {"INSERT INTO setting VALUES ('rotation', '1')", "setting rotation: its value is not a number"},
    {"INSERT INTO setting VALUES ('rotation', '99999999999999999999')",
     "setting rotation: its value"},
    {"INSERT INTO setting VALUES ('rotation', '')", "setting rotation: its value is not a number"},
    {"INSERT INTO setting VALUES ('serial', '-1')", "setting serial: its value is not a number"},
    {"INSERT INTO setting VALUES ('dark', '22:00')", "setting dark: its value is not hours"},
    {"INSERT INTO setting VALUES ('dim', '22:00-22:00')", "setting dim: its value is not hours"},
    {"INSERT INTO setting VALUES ('as_of', '12:30')", "setting as_of: its value is not a date"},
    {"INSERT INTO setting VALUES ('as_of', '2021-02-29')",
     "setting as_of: its value is not a date"},
    {"UPDATE setting SET value = " BAD, "setting title: its value is not valid UTF-8"},
    {"UPDATE setting SET value = " LONG(121), "setting title: its value has more than 120"},
    {"INSERT INTO setting VALUES ('shuffle', 'maybe')", "setting shuffle: its value is none that"},
    {"INSERT INTO setting VALUES ('urgent', 'often')", "setting urgent: its value is none that"},
    {"INSERT INTO setting VALUES ('shortest_s', '1')", "setting shortest_s: its value is not a"},
    {"INSERT INTO holiday (day, name) VALUES ('2021-02-30', 'x')", "holiday: day is not a date"},
    {"INSERT INTO setting VALUES ('text_scale', '300')", "setting text_scale: its value is not a"},
    {"INSERT INTO setting VALUES ('reading_speed', 'x')",
     "setting reading_speed: its value is not"},
    {"INSERT INTO setting VALUES ('transition', 'wipe')", "setting transition: its value is none"},
    {"INSERT INTO setting VALUES ('accent', 'red')", "setting accent: its value is not a colour"},
    {"INSERT INTO setting VALUES (" BAD ", 'x')", "setting A?: its name is none that"},
    {"DROP TABLE showing; CREATE TABLE showing (id INTEGER PRIMARY KEY, slide, first_day, last_day,"
     " weekdays, from_time, until_time, holidays);"
     "INSERT INTO showing (slide, last_day) VALUES ('four', '2020-12-31'), (NULL, '2020-12-31'),"
     " (4.5, '2020-12-31')",
     "3 rows of showing do not name a slide by its number"},
};

/* A slide that may have been held back is not shown at all times: it is bad. */
static void bad_index_is_of_one_slide(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof index_rows / sizeof *index_rows; i++) {
        struct scratch_path path = foreign_file(&scratch, index_rows[i].sql);
        struct err err = {0};
        struct content *content = content_open(path.text, CONTENT_EDITED, CONTENT_QUICK, &err);
        if (content == NULL) {
            fail_msg("%s: %s", index_rows[i].sql, err.text);
        }
        const struct deck *deck = content_deck(content);
        size_t bad = 0;
        for (size_t k = 0; k < deck->slide_count; k++) {
            bad += deck->slides[k].bad;
            assert_true(!deck->slides[k].bad || deck->slides[k].showing_count == 0);
        }
        assert_int_equal(bad, 1);
        assert_int_equal(foreign_readable(content, &err), deck->slide_count - 1);
        foreign_said(&err, STATUS_CONTENT, index_rows[i].message);
        assert_int_equal(deck->complaint_count, 0);
        content_close(content);
        assert_null(content_open(path.text, CONTENT_EDITED, CONTENT_THOROUGH, &err));
        foreign_said(&err, STATUS_CONTENT, index_rows[i].message);
    }
}

/* A good showing does not help a slide that has a bad one, whichever comes first. */
static void one_bad_showing_is_enough(void **state)
{
    (void)state;
    struct scratch_path path = foreign_file(
        &scratch, "INSERT INTO showing (slide, weekdays) VALUES (1, '1'), (1, '8'), (2, '8'),"
                  " (2, '2'), (3, '3');");
    struct err err = {0};
    struct content *content = content_open(path.text, CONTENT_EDITED, CONTENT_QUICK, &err);
    assert_non_null(content);
    const struct deck *deck = content_deck(content);
    assert_true(deck->slides[0].bad);
    assert_true(deck->slides[1].bad);
    assert_false(deck->slides[2].bad);
    assert_int_equal(deck->slides[2].showing_count, 1);
    assert_int_equal(deck->showings[deck->slides[2].first_showing].weekdays, 1 << 2);
    assert_int_equal(foreign_readable(content, &err), 2);
    content_close(content);
}

static void bad_setting_has_its_default(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof deck_rows / sizeof *deck_rows; i++) {
        struct scratch_path path = foreign_file(&scratch, deck_rows[i].sql);
        struct err err = {0};
        struct content *content = content_open(path.text, CONTENT_EDITED, CONTENT_QUICK, &err);
        if (content == NULL) {
            fail_msg("%s: %s", deck_rows[i].sql, err.text);
        }
        const struct deck *deck = content_deck(content);
        assert_int_equal(deck->complaint_count, 1);
        struct err said = {0};
        (void)err_set(&said, STATUS_CONTENT, "%s", deck->complaints[0]);
        foreign_said(&said, STATUS_CONTENT, deck_rows[i].message);
        const struct deck_settings *s = &deck->settings;
        assert_string_equal(s->language, "vi");
        assert_string_equal(s->theme, "formal");
        assert_int_equal(s->accent, ACCENT_OF_THEME);
        assert_int_equal(s->rotation_ms, 0);
        assert_int_equal(s->reading_wpm, 0);
        assert_int_equal(s->shortest_ms, 0);
        assert_false(s->shuffle);
        assert_int_equal(s->urgent, 0);
        assert_true(s->text_scale > .99 && s->text_scale < 1.01);
        assert_int_equal(s->transition_ms, 600);
        assert_int_equal(s->serial, 0);
        assert_int_equal(s->as_of_ms, 0);
        assert_int_equal(foreign_readable(content, &err), 4);
        content_close(content);
        assert_null(content_open(path.text, CONTENT_EDITED, CONTENT_THOROUGH, &err));
        foreign_said(&err, STATUS_CONTENT, deck_rows[i].message);
    }
}

/* Those beside it are taken, whatever their order. */
static void good_settings_stay(void **state)
{
    (void)state;
    struct scratch_path path = foreign_file(
        &scratch, "UPDATE setting SET value = " BAD "; INSERT INTO setting VALUES"
                  " ('theme', 'pink'), ('language', 'en'), ('colour', 'red'), ('rotation', '20');");
    struct err err = {0};
    struct content *content = content_open(path.text, CONTENT_EDITED, CONTENT_QUICK, &err);
    assert_non_null(content);
    const struct deck *deck = content_deck(content);
    assert_int_equal(deck->complaint_count, 3);
    assert_string_equal(deck->settings.title, "");
    assert_string_equal(deck->settings.language, "en");
    assert_int_equal(deck->settings.rotation_ms, 20000);
    content_close(content);
}

static int make_folder(void **state)
{
    (void)state;
    scratch = scratch_make();
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    scratch_remove(&scratch);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_index_is_of_one_slide),
        cmocka_unit_test(one_bad_showing_is_enough),
        cmocka_unit_test(bad_setting_has_its_default),
        cmocka_unit_test(good_settings_stay),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
