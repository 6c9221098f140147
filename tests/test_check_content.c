/* The check as a whole: it goes on behind what it can't read, and says when it can't go on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "checked.h"
#include "commands/check_parts.h"
#include "sqlite_shell.h"

#include <stdio.h>
#include <string.h>

static void test_empty_lists(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, "INSERT INTO slide (id, position, kind, heading) VALUES (1, 1, 'statistics', "
                    "'S'), (2, 2, 'awards', 'W'), (3, 300, 'photo', 'P');");
    checked_one(&c, SEVERITY_ERROR, "slide-unreadable", 1, "has no statistics");
    checked_one(&c, SEVERITY_ERROR, "slide-unreadable", 2, "has no awards");
    checked_one(&c, SEVERITY_ERROR, "slide-unreadable", 3, "has no picture");
    assert_int_equal(c.count, 3);
    assert_string_equal(c.found[0].advice, "write some, or set enabled to 0");
    assert_int_equal(c.totals.slides, 4);
}

/* In the order of the deck, each slide's with its heading. */
static void test_order(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c,
                "INSERT INTO slide (id, position, kind, heading) VALUES (1, 30, 'announcement', "
                "'漢'), (2, 20, 'announcement', '字'), (3, 10, 'awards', 'W');"
                "DELETE FROM setting WHERE name = 'title';");
    assert_int_equal(c.count, 4);
    assert_int_equal(c.found[0].slide, OF_FILE);
    assert_int_equal(c.found[1].slide, 3);
    assert_int_equal(c.found[2].slide, 2);
    assert_string_equal(c.found[2].heading, "字");
    assert_int_equal(c.found[3].slide, 1);
    assert_string_equal(c.found[3].heading, "漢");
}

/* Rows that the schema refuses, in a file that was written without it. */
static void test_rows_out_of_range(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, "PRAGMA ignore_check_constraints = 1; UPDATE slide SET link = 'a b';");
    checked_one(&c, SEVERITY_ERROR, "slide-unreadable", 100, "link has other characters than");
    assert_int_equal(c.count, 1);
    checked_sql(&c, "PRAGMA ignore_check_constraints = 1; UPDATE slide SET seconds = -5;"
                    "INSERT INTO slide (id, position, kind, heading) VALUES"
                    " (1, 1, 'announcement', 'H');"
                    "INSERT INTO showing (slide, first_day) VALUES (1, '2020-02-30');"
                    "INSERT INTO setting VALUES ('theme', 'pink'), ('colour', 'red');");
    checked_one(&c, SEVERITY_ERROR, "slide-unreadable", 100, "seconds is not a number from");
    checked_one(&c, SEVERITY_ERROR, "slide-unreadable", 1, "showing: first_day or last_day is not");
    assert_int_equal(c.count, 4);
    assert_string_equal(c.found[0].code, "deck-unreadable");
    assert_string_equal(c.found[0].what,
                        "setting theme: its value is none that this program knows");
    assert_string_equal(c.found[0].advice, "correct it, or update kiosk");
    assert_string_equal(c.found[1].what,
                        "setting colour: its name is none that this program knows");
    assert_int_equal(c.found[1].severity, SEVERITY_ERROR);
    assert_int_equal(c.found[1].slide, OF_FILE);
}

static void write_to(void *ctx, const struct finding *f)
{
    const char *path = ctx;
    (void)f;
    shell_must(path, "UPDATE slide SET heading = heading || '.';");
}

/* Somebody writes while the check reads. */
static void test_the_file_changes(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct scratch_path path = scratch_path(&scratch, "changed.db");
    shell_new(path.text, "INSERT INTO slide (id, position, kind, heading) VALUES (1, 1, "
                         "'announcement', 'A'), (2, 2, 'announcement', 'B');");
    const struct check_options options = {
        .width = 640, .height = 360, .ctx = path.text, .found = write_to};
    struct check_totals totals;
    struct err err = {0};
    struct content *content = content_open(path.text, CONTENT_EDITED, CONTENT_PAGES, &err);
    assert_non_null(content);
    assert_false(check_content(content, &options, &totals, &err));
    assert_int_equal(err.status, STATUS_CHANGED);
    assert_true(totals.found[SEVERITY_NOTE] >= 1);
    content_close(content);
    scratch_remove(&scratch);
}

/* What was handed out of each slide, and whose turn it is that ends the check. */
struct handed {
    size_t pages[4];
    size_t count, last;
};

static void pass(void *ctx, const struct finding *f)
{
    (void)ctx;
    (void)f;
}

static bool hand(void *ctx, struct maker *maker, size_t index, size_t pages, struct err *err)
{
    struct handed *h = ctx;
    const struct slide *slide;
    const struct pages *laid;
    assert_int_equal(index, h->count);
    assert_int_equal(maker_look(maker, 0, &slide, &laid), pages > 0);
    h->pages[h->count++] = pages;
    return index < h->last || err_set(err, STATUS_DISPLAY, "enough");
}

static void check_handed(struct content *content, struct handed *h, enum status status)
{
    const struct check_options options = {
        .width = 640, .height = 360, .ctx = h, .found = pass, .looked = hand};
    struct check_totals totals;
    struct err err = {0};
    assert_int_equal(check_content(content, &options, &totals, &err), status == STATUS_OK);
    assert_int_equal(err.status, status);
}

/* Each slide once and in order, also one that can't be read; and whoever has it may end it all. */
static void test_slides_are_handed_out(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct scratch_path path = scratch_path(&scratch, "handed.db");
    shell_new(path.text,
              "INSERT INTO slide (id, position, kind, heading) VALUES (1, 1, 'announcement', 'A'), "
              "(2, 2, 'announcement', 'B'), (3, 3, 'announcement', 'C');"
              "PRAGMA ignore_check_constraints = ON; UPDATE slide SET seconds = -1 WHERE id = 2;");
    struct err err = {0};
    struct handed all = {.last = 3};
    struct handed some = {.last = 1};
    struct content *content = content_open(path.text, CONTENT_EDITED, CONTENT_PAGES, &err);
    assert_non_null(content);
    check_handed(content, &all, STATUS_OK);
    assert_int_equal(all.count, 3);
    assert_true(all.pages[0] == 1 && all.pages[1] == 0 && all.pages[2] == 1);
    check_handed(content, &some, STATUS_DISPLAY);
    assert_int_equal(some.count, 2);
    content_close(content);
    scratch_remove(&scratch);
}

static void keep(void *ctx, const struct finding *f)
{
    struct finding *kept = ctx;
    static char what[600];
    static char advice[300];
    *kept = *f;
    (void)strcpy(what, f->what);
    (void)strcpy(advice, f->advice);
    kept->what = what;
    kept->advice = advice;
}

static void test_what_is_said(void **state)
{
    (void)state;
    struct finding kept;
    const struct check_options options = {.ctx = &kept, .found = keep};
    struct check_totals totals = {0};
    const struct slide_ref ref = {.id = 12};
    struct check c = {.options = &options, .totals = &totals, .ref = &ref};
    struct err err = {0};

    (void)err_set(&err, STATUS_CONTENT, "slide 12: a; b is bad; mend it");
    assert_true(check_found_err(&c, SEVERITY_ERROR, "x", &err));
    assert_string_equal(kept.what, "a; b is bad");
    assert_string_equal(kept.advice, "mend it");
    assert_int_equal(kept.slide, 12);
    (void)err_set(&err, STATUS_CONTENT, "slide 1: bad");
    assert_true(check_found_err(&c, SEVERITY_ERROR, "x", &err));
    assert_string_equal(kept.what, "slide 1: bad");
    assert_string_equal(kept.advice, "");
    (void)err_set(&err, STATUS_BUSY, "locked; wait");
    assert_false(check_found_err(&c, SEVERITY_ERROR, "x", &err));
    assert_int_equal(totals.found[SEVERITY_ERROR], 2);

    check_found(&c, SEVERITY_NOTE, "x", "do", "two\nlines\tof %s", "it");
    assert_string_equal(kept.what, "two lines of it");
    char words[1000] = "";
    for (int i = 0; i < 300; i++) {
        (void)strcat(words, "ế");
    }
    check_found(&c, SEVERITY_NOTE, "x", "do", "%s", words);
    size_t length = strlen(kept.what);
    assert_in_range(length, 500, 511);
    assert_string_equal(kept.what + length - strlen("ế…"), "ế…");
}

/* There is nothing to mend in the examples, on any screen. Only the long text of the second one is
 * longer than people wait for, and says so: it is there to be long. */
static void check_example(const char *name, int64_t long_slide)
{
    static const int sizes[][2] = {{1920, 1080}, {800, 480}, {1080, 1920}, {1280, 1024}};
    char path[64];
    (void)snprintf(path, sizeof path, "build/data/%s.db", name);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct checked c;
        checked_file(&c, path, sizes[i][0], sizes[i][1], "2020-12-30 12:00");
        for (size_t k = 0; k < c.count; k++) {
            bool is_long = c.found[k].slide == long_slide &&
                           strncmp(c.found[k].code, "pages-", strlen("pages-")) == 0;
            if (!is_long && c.found[k].severity != SEVERITY_NOTE) {
                fail_msg("%s at %dx%d: slide %lld: %s", path, sizes[i][0], sizes[i][1],
                         (long long)c.found[k].slide, c.found[k].what);
            }
        }
        assert_true(c.totals.slides >= 5);
    }
}

static void test_the_examples(void **state)
{
    (void)state;
    check_example("duc-trong", 0);
    check_example("truong-mau", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty_lists),           cmocka_unit_test(test_order),
        cmocka_unit_test(test_rows_out_of_range),     cmocka_unit_test(test_the_file_changes),
        cmocka_unit_test(test_what_is_said),          cmocka_unit_test(test_the_examples),
        cmocka_unit_test(test_slides_are_handed_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
