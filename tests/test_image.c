/* kiosk image: a picture goes into the data file, and to the slide that shall show it. */
#include "base/err.h"
#include "commands/commands.h"
#include "content/content.h"
#include "run_command.h"
#include "sample.h"
#include "sqlite_shell.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct spot {
    struct scratch scratch;
    struct scratch_path db, picture, large, text;
    struct bytes small; /* what is in `picture` */
};

static int begin(void **state)
{
    struct spot *p = calloc(1, sizeof *p);
    assert_non_null(p);
    p->scratch = scratch_make();
    p->db = scratch_path(&p->scratch, "a.db");
    p->picture = scratch_path(&p->scratch, "small.jpg");
    p->large = scratch_path(&p->scratch, "large.png");
    p->text = scratch_path(&p->scratch, "text.txt");
    p->small = sample_jpeg(160, 90, sample_quarters, SAMPLE_BASELINE, 0, false);
    write_file(p->picture.text, p->small.data, p->small.size);
    struct bytes large = sample_png(4000, 100, sample_quarters, false);
    write_file(p->large.text, large.data, large.size);
    sample_free(large);
    write_file(p->text.text, "no picture", 10);
    shell_new(p->db.text, "INSERT INTO slide (id, position, kind, heading, enabled) VALUES "
                          "(1, 10, 'announcement', 'Một', 1), (3, 30, 'photo', '', 0);");
    *state = p;
    return 0;
}

static int end(void **state)
{
    struct spot *p = *state;
    scratch_remove(&p->scratch);
    sample_free(p->small);
    free(p);
    return 0;
}

static void expect_rows(const struct spot *p, const char *query, const char *want)
{
    char output[1024];
    assert_int_equal(shell_run(p->db.text, query, output, sizeof output), 0);
    assert_string_equal(output, want);
}

static void a_picture_is_added_and_replaced(void **state)
{
    const struct spot *p = *state;
    run_expect(command_image, WORDS(p->db.text, "hall", p->picture.text, "--caption", "Hội trường"),
               STATUS_OK, "image 1 \"hall\" added, 160 x 90 pixels");
    expect_rows(p, "SELECT id, name, media_type, caption FROM image;",
                "1|hall|image/jpeg|Hội trường\n");
    /* byte for byte */
    struct err err = {0};
    struct bytes got;
    struct content *content = content_open(p->db.text, CONTENT_EDITED, CONTENT_QUICK, &err);
    assert_non_null(content);
    assert_true(content_image(content, 1, &got, &err));
    assert_int_equal(got.size, p->small.size);
    assert_memory_equal(got.data, p->small.data, got.size);
    free((void *)(uintptr_t)got.data);
    content_close(content);
    run_expect(command_image, WORDS(p->db.text, "hall", p->large.text), STATUS_OK,
               "replaced, 3840 x 96 pixels");
    expect_rows(p, "SELECT id, name, media_type, caption, hex(substr(data, 1, 3)) FROM image;",
                "1|hall|image/jpeg|Hội trường|FFD8FF\n");
}

static void a_slide_shows_it(void **state)
{
    const struct spot *p = *state;
    run_expect(command_image, WORDS("--slide", "1", p->db.text, "a", p->picture.text), STATUS_OK,
               "slide 1 shows it");
    expect_rows(p, "SELECT image FROM slide WHERE id = 1;", "1\n");
    run_expect(command_image, WORDS("--slide", "3", p->db.text, "b", p->picture.text), STATUS_OK,
               NULL);
    run_expect(command_image, WORDS("--slide", "3", p->db.text, "a", p->picture.text), STATUS_OK,
               "replaced");
    expect_rows(p, "SELECT position, image FROM photo WHERE slide = 3;", "1|2\n2|1\n");
    /* the same again changes the picture, and not the series */
    run_expect(command_image, WORDS("--slide", "3", p->db.text, "b", p->large.text), STATUS_OK,
               "replaced");
    expect_rows(p, "SELECT position, image FROM photo WHERE slide = 3;", "1|2\n2|1\n");
    run_expect(command_image, WORDS("--slide", "1", p->db.text, "b", p->picture.text), STATUS_OK,
               NULL);
    expect_rows(p, "SELECT image FROM slide WHERE id = 1;", "2\n");
}

static void all_or_nothing(void **state)
{
    const struct spot *p = *state;
    size_t before;
    size_t after;
    unsigned char *old = whole_file(p->db.text, &before);
    run_expect(command_image, WORDS("--slide", "9", p->db.text, "a", p->picture.text),
               STATUS_CONTENT, "there is no slide 9");
    run_expect(command_image, WORDS(p->db.text, "a", p->text.text), STATUS_CONTENT,
               "neither a JPEG nor a PNG");
    run_expect(command_image, WORDS(p->db.text, "a", "none.jpg"), STATUS_NO_FILE, "none.jpg");
    run_expect(command_image, WORDS("none.db", "a", p->picture.text), STATUS_NO_FILE, "none.db");
    run_expect(command_image, WORDS(p->text.text, "a", p->picture.text), STATUS_NOT_DATA, NULL);
    run_expect(command_image, WORDS(p->db.text, "", p->picture.text), STATUS_CONTENT,
               "image.name has 1 to 100 characters");
    unsigned char *now = whole_file(p->db.text, &after);
    assert_int_equal(before, after);
    assert_memory_equal(old, now, before);
    free(old);
    free(now);
    assert_int_equal(access("none.db", F_OK), -1);
}

static void words_that_are_wrong(void **state)
{
    (void)state;
    run_expect(command_image, WORDS("--help"), STATUS_OK, "3840 pixels");
    run_expect(command_image, WORDS("a.db", "name"), STATUS_USAGE, "a name and a picture");
    run_expect(command_image, WORDS("--slide", "x", "a.db", "name", "p"), STATUS_USAGE,
               "--slide x");
    run_expect(command_image, WORDS("--caption"), STATUS_USAGE, "needs a value");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(a_picture_is_added_and_replaced),
        TEST(a_slide_shows_it),
        TEST(all_or_nothing),
        TEST(words_that_are_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
