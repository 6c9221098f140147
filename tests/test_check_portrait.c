#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "checked.h"
#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Checks a file with a picture of id 7 and `count` awards that have it as their portrait. */
static void check_awards(struct checked *c, struct bytes picture, int count)
{
    char *image = checked_image(7, "image/png", picture.data, picture.size);
    size_t room = strlen(image) + 600;
    char *sql = malloc(room);
    assert_non_null(sql);
    (void)snprintf(sql, room,
                   "%sINSERT INTO slide (id, position, kind, heading) VALUES (1, 1, 'awards', 'A');"
                   "INSERT INTO award (slide, position, category, recipient, photo) WITH RECURSIVE "
                   "n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < %d) "
                   "SELECT 1, n, 'Giỏi', 'Học sinh ' || n, 7 FROM n;",
                   image, count);
    checked_sql(c, sql);
    free(sql);
    free(image);
}

static void test_shown(void **state)
{
    (void)state;
    struct checked c;
    struct bytes png = sample_png(600, 750, sample_quarters, false);
    check_awards(&c, png, 3);
    checked_none(&c, NULL);
    sample_free(png);
}

/* A portrait is judged by its place: of a low picture, the height has to do. */
static void test_too_small(void **state)
{
    (void)state;
    struct checked c;
    struct bytes png = sample_png(400, 100, sample_quarters, false);
    check_awards(&c, png, 1);
    checked_one(&c, SEVERITY_WARNING, "picture-small", 1, "picture 7 has only 400 x 100 pixels");
    for (size_t i = 0; i < c.count; i++) {
        if (strcmp(c.found[i].code, "picture-small") == 0) {
            assert_non_null(strstr(c.found[i].advice, "about 2112 x 528 pixels"));
        }
    }
    sample_free(png);
}

static void test_unreadable(void **state)
{
    (void)state;
    struct checked c;
    struct bytes png = sample_png(600, 750, sample_quarters, false);
    check_awards(&c, (struct bytes){png.data, png.size / 2}, 1);
    checked_one(&c, SEVERITY_ERROR, "picture-unreadable", 1, "picture 7");
    checked_none(&c, "photo-not-shown");
    sample_free(png);
}

/* A file that refers to a photograph that it does not have: an error, once a slide, whether there
 * would be room for it or not; the slide is shown all the same. */
static void test_not_in_the_file(void **state)
{
    (void)state;
    static const int counts[] = {3, 200};
    for (size_t i = 0; i < 2; i++) {
        struct checked c;
        char sql[1000];
        (void)snprintf(sql, sizeof sql,
                       "PRAGMA foreign_keys = off;"
                       "drop trigger award_text_insert;"
                       "drop trigger award_text_update;"
                       "drop trigger award_slide_insert;"
                       "drop trigger award_slide_update;"
                       "drop trigger award_photo_insert;"
                       "drop trigger award_photo_update;"
                       "INSERT INTO slide (id, position, kind, heading) VALUES (1, 1, 'awards', "
                       "'A'); INSERT INTO award (slide, position, category, recipient, photo) "
                       "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n "
                       "WHERE n < %d) SELECT 1, n, 'Giỏi', 'Học sinh ' || n, 77 FROM n;",
                       counts[i]);
        checked_sql(&c, sql);
        checked_one(&c, SEVERITY_ERROR, "picture-unreadable", 1, "image 77: is not in the file");
        checked_none(&c, "photo-not-shown");
        checked_none(&c, "slide-unreadable");
    }
}

/* One finding, however many there are. */
static void test_no_room(void **state)
{
    (void)state;
    struct checked c;
    struct bytes png = sample_png(600, 750, sample_quarters, false);
    check_awards(&c, png, 200);
    checked_one(&c, SEVERITY_NOTE, "photo-not-shown", 1,
                "the photos of 200 awards, the first that of award 1, \"Học sinh 1\"");
    sample_free(png);
}

static void test_one_without_room(void **state)
{
    (void)state;
    struct checked c;
    struct bytes png = sample_png(600, 750, sample_quarters, false);
    char *image = checked_image(7, "image/png", png.data, png.size);
    char *sql = malloc(strlen(image) + 600);
    assert_non_null(sql);
    (void)strcpy(stpcpy(sql, image),
                 "INSERT INTO slide (id, position, kind, heading) VALUES (1, 1, 'awards', 'A');"
                 "INSERT INTO award (slide, position, category, count, photo) VALUES "
                 "(1, 1, 'tập thể', 3, NULL), (1, 2, 'cá nhân', 2, 7);");
    checked_sql(&c, sql);
    checked_one(&c, SEVERITY_NOTE, "photo-not-shown", 1, "the photo of award 2, \"cá nhân\"");
    free(sql);
    free(image);
    sample_free(png);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shown),      cmocka_unit_test(test_too_small),
        cmocka_unit_test(test_unreadable), cmocka_unit_test(test_not_in_the_file),
        cmocka_unit_test(test_no_room),    cmocka_unit_test(test_one_without_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
