/* Rows that data/schema.sql would refuse, in a file that somebody wrote without it: the program
 * does not trust them either, and names the slide. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content/content.h"
#include "sqlite_shell.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static struct scratch scratch;

/* A slide of each kind, and nothing left that would refuse anything but a wrong type. */
static const char base[] =
    "INSERT INTO image (id, name, media_type, data) VALUES"
    " (1, 'a.png', 'image/png', X'89504E470D0A1A0A00'), (2, 'b.jpg', 'image/jpeg', "
    "X'FFD8FFE000104A46');"
    "INSERT INTO slide (id, position, kind, heading) VALUES (1, 1, 'announcement', 'A'),"
    " (2, 2, 'statistics', 'S'), (3, 3, 'awards', 'W');"
    "INSERT INTO slide (id, position, kind, image) VALUES (4, 4, 'photo', 1);"
    "INSERT INTO statistic (slide, position, label, value) VALUES (2, 7, 'x', 1), (2, 9, 'y', 2);"
    "INSERT INTO award (slide, position, recipient, photo) VALUES (3, 1, 'N', 2);"
    "INSERT INTO photo (slide, position, image) VALUES (4, 1, 2);"
    "INSERT INTO showing (slide, first_day, last_day) VALUES (4, '2020-12-29', '2020-12-31');"
    "INSERT INTO setting (name, value) VALUES ('title', 'T');"
    "DROP VIEW text_check; CREATE TABLE text_check (text);"
    "DROP TRIGGER slide_image_update; DROP TRIGGER award_photo_update; DROP TRIGGER "
    "photo_image_update;"
    "PRAGMA ignore_check_constraints = 1;\n";

#define BAD "CAST(X'41C3' AS TEXT)"
#define ZERO "CAST(X'410042' AS TEXT)"
#define LONG(n) "printf('%." #n "c', 'x')"

struct bad_row {
    const char *sql;
    const char *message; /* a part of it */
};

/* What the index is made of: the file can't be loaded. */
static const struct bad_row index_rows[] = {
    {"UPDATE slide SET kind = 'video' WHERE id = 1", "slide 1: its kind is none that this program"},
    {"UPDATE slide SET seconds = -5 WHERE id = 2",
     "slide 2: seconds is not a number from 2 to 3600"},
    {"UPDATE slide SET seconds = 9e999 WHERE id = 2", "slide 2: seconds is not a number from 2 to"},
    {"UPDATE slide SET urgent = 2 WHERE id = 3",
     "slide 3: urgent is not a whole number from 0 to 1"},
    {"INSERT INTO slide (id, position, kind, heading) VALUES (-4, 1, 'announcement', 'H')",
     "slide.id"},
    {"UPDATE showing SET first_day = '2020-02-30'", "showing of slide 4: first_day or last_day is"},
    {"UPDATE showing SET last_day = '14:05'", "showing of slide 4: first_day or last_day is"},
    {"UPDATE showing SET last_day = '2020-01-01'", "showing of slide 4: last_day is before"},
    {"UPDATE showing SET last_day = '2020-12-31 10:00'",
     "showing of slide 4: last_day has more than 10"},
    {"UPDATE showing SET weekdays = '18'", "showing of slide 4: weekdays has other digits"},
    {"UPDATE showing SET weekdays = ''", "showing of slide 4: weekdays has other digits"},
    {"UPDATE showing SET from_time = '25:00'", "showing of slide 4: from_time or until_time is"},
    {"UPDATE showing SET until_time = " BAD, "showing of slide 4: until_time is not valid UTF-8"},
    {"INSERT INTO setting VALUES ('colour', 'red')", "the name of a setting is none that"},
    {"INSERT INTO setting VALUES ('language', 'fr')", "setting language: its value is none that"},
    {"INSERT INTO setting VALUES ('theme', 'pink')", "setting theme: its value is none that"},
    {"INSERT INTO setting VALUES ('rotation', '1')", "setting rotation: its value is not a number"},
    {"INSERT INTO setting VALUES ('rotation', '99999999999999999999')",
     "setting rotation: its value"},
    {"INSERT INTO setting VALUES ('rotation', '')", "setting rotation: its value is not a number"},
    {"INSERT INTO setting VALUES ('serial', '-1')", "setting serial: its value is not a number"},
    {"INSERT INTO setting VALUES ('as_of', '12:30')", "setting as_of: its value is not a date"},
    {"INSERT INTO setting VALUES ('as_of', '2021-02-29')",
     "setting as_of: its value is not a date"},
    {"UPDATE setting SET value = " BAD, "setting title: its value is not valid UTF-8"},
    {"UPDATE setting SET value = " LONG(121), "setting title: its value has more than 120"},
};

/* What one slide is made of: the others can be shown. */
static const struct bad_row slide_rows[] = {
    {"UPDATE slide SET heading = " BAD " WHERE id = 1", "slide 1: heading is not valid UTF-8"},
    {"UPDATE slide SET body = " BAD " WHERE id = 2", "slide 2: body is not valid UTF-8"},
    {"UPDATE slide SET body = " ZERO " WHERE id = 1", "slide 1: body is not valid UTF-8"},
    {"UPDATE slide SET lead = CAST(X'EDA080' AS TEXT) WHERE id = 1", "slide 1: lead is not valid"},
    {"UPDATE slide SET label = " LONG(61) " WHERE id = 1", "slide 1: label has more than 60"},
    {"UPDATE slide SET heading = " LONG(201) " WHERE id = 1", "slide 1: heading has more than 200"},
    {"UPDATE slide SET body = " LONG(20001) " WHERE id = 1", "slide 1: body has more than 20000"},
    {"UPDATE slide SET body = " LONG(9000000) " WHERE id = 1", "slide 1: body has more than 20000"},
    {"UPDATE slide SET note = " LONG(301) " WHERE id = 1", "slide 1: note has more than 300"},
    {"UPDATE slide SET link = 'a b' WHERE id = 1", "slide 1: link has other characters"},
    {"UPDATE slide SET link = 'é' WHERE id = 1", "slide 1: link has other characters"},
    {"UPDATE slide SET image_place = 'under' WHERE id = 1",
     "slide 1: image_place is none that this program knows"},
    {"UPDATE slide SET chart = 'pie' WHERE id = 2",
     "slide 2: chart is none that this program knows"},
    {"UPDATE slide SET presenter = " BAD " WHERE id = 3", "slide 3: presenter is not valid UTF-8"},
    {"UPDATE slide SET image = 77 WHERE id = 1",
     "slide 1: picture 1: its image is not in the file"},
    {"DELETE FROM statistic", "slide 2: has no statistics"},
    {"UPDATE statistic SET label = " BAD " WHERE position = 9",
     "slide 2: statistic 2: label is not"},
    {"UPDATE statistic SET value = 9e999", "slide 2: statistic 1: value is not a number from"},
    {"UPDATE statistic SET decimals = 7", "slide 2: statistic 1: decimals is not a whole number"},
    {"UPDATE statistic SET previous = -9e999",
     "slide 2: statistic 1: previous is not a number from"},
    {"UPDATE statistic SET unit = " LONG(21), "slide 2: statistic 1: unit has more than 20"},
    {"WITH RECURSIVE n (n) AS (SELECT 10 UNION ALL SELECT n + 1 FROM n WHERE n < 600)"
     "INSERT INTO statistic (slide, position, label, value) SELECT 2, n, 'l', 1 FROM n",
     "slide 2: has more than 500 rows"},
    {"DELETE FROM award", "slide 3: has no awards"},
    {"UPDATE award SET recipient = ''", "slide 3: award 1: it needs either a recipient or a count"},
    {"UPDATE award SET count = 3", "slide 3: award 1: it needs either a recipient or a count"},
    {"UPDATE award SET count = -1", "slide 3: award 1: count is not a whole number"},
    {"UPDATE award SET photo = 77", "slide 3: award 1: its photo is not in the file"},
    {"UPDATE award SET reason = " ZERO, "slide 3: award 1: reason is not valid UTF-8"},
    {"UPDATE slide SET image = NULL WHERE id = 4; DELETE FROM photo", "slide 4: has no picture"},
    {"UPDATE photo SET image = 77", "slide 4: photo 1: its image is not in the file"},
    {"UPDATE image SET caption = " BAD " WHERE id = 2",
     "slide 4: photo 1: caption of its image is not"},
};

/* What a picture is made of. */
static const struct bad_row image_rows[] = {
    {"UPDATE image SET data = X'474946383961000000' WHERE id = 2",
     "image 2: does not begin as image/jpeg"},
    {"UPDATE image SET data = X'FFD8FFE000104A46' WHERE id = 1",
     "image 1: does not begin as image/png"},
    {"UPDATE image SET data = X'' WHERE id = 1", "image 1: its size in bytes is not"},
    {"UPDATE image SET media_type = 'image/webp' WHERE id = 2", "image 2: media_type is none that"},
    {"UPDATE image SET data = CAST(X'FFD8FF' || zeroblob(67108864) AS BLOB) WHERE id = 2",
     "image 2: its size in bytes is not"},
};

static struct scratch_path make_file(const char *sql)
{
    struct scratch_path path = scratch_path(&scratch, "rows.db");
    char *all = malloc(strlen(base) + strlen(sql) + 1);
    assert_non_null(all);
    (void)strcpy(all, base);
    (void)strcat(all, sql);
    shell_new(path.text, all);
    free(all);
    return path;
}

static void must_say(const struct err *err, enum status status, const char *message)
{
    if (err->status != status || strstr(err->text, message) == NULL) {
        fail_msg("should be %d, %s; but is %d, %s", status, message, err->status, err->text);
    }
    assert_non_null(strstr(err->text, "; ")); /* and what to do about it */
}

static void bad_index_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof index_rows / sizeof *index_rows; i++) {
        struct scratch_path path = make_file(index_rows[i].sql);
        struct err err = {0};
        assert_null(content_open(path.text, CONTENT_EDITED, CONTENT_QUICK, &err));
        must_say(&err, STATUS_CONTENT, index_rows[i].message);
    }
}

/* How many slides can be read; *err is the error of the last one that can't. */
static size_t readable(struct content *content, struct err *err)
{
    const struct deck *deck = content_deck(content);
    struct arena arena = {0};
    size_t count = 0;
    for (size_t i = 0; i < deck->slide_count; i++) {
        struct slide slide;
        count += content_slide(content, &deck->slides[i], &arena, &slide, err);
    }
    arena_free(&arena);
    return count;
}

static void bad_slide_is_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof slide_rows / sizeof *slide_rows; i++) {
        struct scratch_path path = make_file(slide_rows[i].sql);
        struct err err = {0};
        struct content *content = content_open(path.text, CONTENT_EDITED, CONTENT_QUICK, &err);
        if (content == NULL) {
            fail_msg("%s: %s", slide_rows[i].sql, err.text);
        }
        assert_int_equal(content_deck(content)->slide_count, 4);
        assert_int_equal(readable(content, &err), 3);
        must_say(&err, STATUS_CONTENT, slide_rows[i].message);
        content_close(content);
        assert_null(content_open(path.text, CONTENT_EDITED, CONTENT_THOROUGH, &err));
        must_say(&err, STATUS_CONTENT, slide_rows[i].message);
    }
}

static void bad_picture_is_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof image_rows / sizeof *image_rows; i++) {
        struct scratch_path path = make_file(image_rows[i].sql);
        struct err err = {0};
        struct bytes bytes;
        int64_t image = strtol(image_rows[i].message + strlen("image "), NULL, 10);
        struct content *content = content_open(path.text, CONTENT_STORED, CONTENT_QUICK, &err);
        if (content == NULL) {
            fail_msg("%s: %s", image_rows[i].sql, err.text);
        }
        assert_false(content_image(content, image, &bytes, &err));
        must_say(&err, STATUS_CONTENT, image_rows[i].message);
        assert_true(content_image(content, 3 - image, &bytes, &err));
        free((void *)(uintptr_t)bytes.data);
        content_close(content);
        assert_null(content_open(path.text, CONTENT_STORED, CONTENT_THOROUGH, &err));
        must_say(&err, STATUS_CONTENT, image_rows[i].message);
    }
}

/* The index of the slides is a copy of some of their columns: it may have been tampered with. */
static void index_that_does_not_fit_is_damage(void **state)
{
    (void)state;
    struct scratch_path path =
        make_file("CREATE TABLE kept AS SELECT * FROM sqlite_schema"
                  " WHERE name = 'slide_in_order';\n"
                  ".dbconfig defensive off\nPRAGMA writable_schema = 1;\n"
                  "DELETE FROM sqlite_schema WHERE name = 'slide_in_order';");
    shell_must(path.text, "UPDATE slide SET urgent = 1 WHERE id = 2;\n"
                          ".dbconfig defensive off\nPRAGMA writable_schema = 1;\n"
                          "INSERT INTO sqlite_schema SELECT * FROM kept;");
    struct err err = {0};
    struct content *content = content_open(path.text, CONTENT_STORED, CONTENT_QUICK, &err);
    assert_non_null(content);
    assert_int_equal(readable(content, &err), 3);
    must_say(&err, STATUS_DAMAGED, "slide 2: the index of the file does not fit its slides");
    content_close(content);
    assert_null(content_open(path.text, CONTENT_STORED, CONTENT_THOROUGH, &err));
    must_say(&err, STATUS_DAMAGED, "is damaged");
}

static void text_arrives_tidy(void **state)
{
    (void)state;
    struct scratch_path path = make_file(
        /* 200 code points in NFD, which are fewer in NFC */
        "UPDATE slide SET heading = replace(hex(zeroblob(50)), '0', 'e' || char(0x301)),"
        " body = 'a' || char(7) || 'b' || char(13, 10) || 'c' || char(9) || 'd', note = 'x' || "
        "char(10) || 'y'"
        " WHERE id = 1");
    struct err err = {0};
    struct arena arena = {0};
    struct slide slide;
    struct content *content = content_open(path.text, CONTENT_EDITED, CONTENT_THOROUGH, &err);
    assert_non_null(content);
    assert_true(content_slide(content, &content_deck(content)->slides[0], &arena, &slide, &err));
    assert_int_equal(strlen(slide.heading), 200);
    assert_memory_equal(slide.heading, "éé", 4);
    assert_string_equal(slide.body, "a b\nc\td");
    assert_string_equal(slide.note, "x\ny");
    arena_free(&arena);
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
        cmocka_unit_test(bad_index_is_refused), cmocka_unit_test(bad_slide_is_named),
        cmocka_unit_test(bad_picture_is_named), cmocka_unit_test(index_that_does_not_fit_is_damage),
        cmocka_unit_test(text_arrives_tidy),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
