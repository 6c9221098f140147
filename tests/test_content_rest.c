/* What is in a file besides its deck, and how much of it content_open reads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content/content.h"
#include "sqlite_shell.h"

#define PNG "X'89504E470D0A1A0A00'"

static struct scratch scratch;

static struct content *open_new(const char *sql, enum content_care care)
{
    struct scratch_path path = scratch_path(&scratch, "rest.db");
    struct err err = {0};
    shell_new(path.text, sql);
    struct content *content = content_open(path.text, CONTENT_EDITED, care, &err);
    if (content == NULL) {
        fail_msg("%s", err.text);
    }
    return content;
}

static void test_rest(void **state)
{
    (void)state;
    struct content_rest rest;
    struct err err = {0};
    struct content *content =
        open_new("INSERT INTO image (id, name, media_type, data) VALUES (1, 'a', 'image/png', " PNG
                 "), (2, 'b', 'image/png', " PNG "), (3, 'c', 'image/png', " PNG
                 "), (5, 'd', 'image/png', " PNG "), (9, 'e', 'image/png', " PNG ");"
                 "INSERT INTO slide (id, position, kind, heading, enabled, image) VALUES "
                 "(1, 1, 'announcement', 'A', 1, 1), (2, 2, 'photo', 'P', 0, NULL), "
                 "(3, 3, 'awards', 'W', 0, NULL);"
                 "INSERT INTO photo (slide, position, image) VALUES (2, 1, 2), (2, 2, 1);"
                 "INSERT INTO award (slide, position, recipient, photo) VALUES (3, 1, 'N', 5);"
                 "INSERT INTO setting (name, value) VALUES ('logo', 'c');",
                 CONTENT_PAGES);
    assert_true(content_rest(content, &rest, &err));
    assert_int_equal(rest.slides_off, 2);
    assert_int_equal(rest.images_unused, 1); /* 9 */
    assert_int_equal(content_deck(content)->settings.logo, 3);
    assert_string_equal(content_deck(content)->settings.logo_name, "c");
    static const int64_t ids[] = {1, 2, 3, 5, 9, 0};
    int64_t image = 0;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        assert_true(content_next_image(content, &image, &err));
        assert_int_equal(image, ids[i]);
    }
    content_close(content);
}

static void test_nothing(void **state)
{
    (void)state;
    struct content_rest rest;
    struct err err = {0};
    int64_t image = 0;
    struct content *content = open_new("", CONTENT_QUICK);
    assert_true(content_rest(content, &rest, &err));
    assert_int_equal(rest.slides_off, 0);
    assert_int_equal(rest.images_unused, 0);
    assert_true(content_next_image(content, &image, &err));
    assert_int_equal(image, 0);
    content_close(content);
}

static void test_changed(void **state)
{
    (void)state;
    struct content_rest rest;
    struct err err = {0};
    int64_t image = 0;
    struct scratch_path path = scratch_path(&scratch, "rest.db");
    struct content *content = open_new("", CONTENT_PAGES);
    shell_must(path.text, "INSERT INTO setting (name, value) VALUES ('title', 'T');");
    assert_false(content_rest(content, &rest, &err));
    assert_int_equal(err.status, STATUS_CHANGED);
    assert_false(content_next_image(content, &image, &err));
    assert_int_equal(err.status, STATUS_CHANGED);
    content_close(content);
}

/* With CONTENT_PAGES a slide or picture that can't be shown does not keep the file closed. */
static void test_care(void **state)
{
    (void)state;
    static const char empty_list[] =
        "INSERT INTO slide (id, position, kind, heading) VALUES (1, 1, 'awards', 'W');";
    static const char no_picture[] =
        "INSERT INTO image (id, name, media_type, data) VALUES (1, 'a', "
        "'image/png', " PNG ");"
        "PRAGMA ignore_check_constraints = 1;"
        "UPDATE image SET data = X'00112233445566778899';";
    const char *const bad[] = {empty_list, no_picture};
    struct scratch_path path = scratch_path(&scratch, "rest.db");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct err err = {0};
        content_close(open_new(bad[i], CONTENT_PAGES));
        assert_null(content_open(path.text, CONTENT_EDITED, CONTENT_THOROUGH, &err));
        assert_int_equal(err.status, STATUS_CONTENT);
    }
}

static int set_up(void **state)
{
    (void)state;
    scratch = scratch_make();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    scratch_remove(&scratch);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rest),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_changed),
        cmocka_unit_test(test_care),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
