/* Rows that data/schema.sql would refuse, in a file that somebody wrote without it: the program
 * does not trust them either, and names the slide. */
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
    {"UPDATE award SET photo = -1", "slide 3: award 1: photo is not a whole number"},
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

static void bad_slide_is_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof slide_rows / sizeof *slide_rows; i++) {
        struct scratch_path path = foreign_file(&scratch, slide_rows[i].sql);
        struct err err = {0};
        struct content *content = content_open(path.text, CONTENT_EDITED, CONTENT_QUICK, &err);
        if (content == NULL) {
            fail_msg("%s: %s", slide_rows[i].sql, err.text);
        }
        assert_int_equal(content_deck(content)->slide_count, 4);
        assert_int_equal(foreign_readable(content, &err), 3);
        foreign_said(&err, STATUS_CONTENT, slide_rows[i].message);
        content_close(content);
        assert_null(content_open(path.text, CONTENT_EDITED, CONTENT_THOROUGH, &err));
        foreign_said(&err, STATUS_CONTENT, slide_rows[i].message);
    }
}

static void bad_picture_is_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof image_rows / sizeof *image_rows; i++) {
        struct scratch_path path = foreign_file(&scratch, image_rows[i].sql);
        struct err err = {0};
        struct bytes bytes;
        int64_t image = strtol(image_rows[i].message + strlen("image "), NULL, 10);
        struct content *content = content_open(path.text, CONTENT_STORED, CONTENT_QUICK, &err);
        if (content == NULL) {
            fail_msg("%s: %s", image_rows[i].sql, err.text);
        }
        assert_false(content_image(content, image, &bytes, &err));
        foreign_said(&err, STATUS_CONTENT, image_rows[i].message);
        assert_true(content_image(content, 3 - image, &bytes, &err));
        free((void *)(uintptr_t)bytes.data);
        content_close(content);
        assert_null(content_open(path.text, CONTENT_STORED, CONTENT_THOROUGH, &err));
        foreign_said(&err, STATUS_CONTENT, image_rows[i].message);
    }
}

/* The index of the slides is a copy of some of their columns: it may have been tampered with. */
static void index_that_does_not_fit_is_damage(void **state)
{
    (void)state;
    struct scratch_path path =
        foreign_file(&scratch, "CREATE TABLE kept AS SELECT * FROM sqlite_schema"
                               " WHERE name = 'slide_in_order';\n"
                               ".dbconfig defensive off\nPRAGMA writable_schema = 1;\n"
                               "DELETE FROM sqlite_schema WHERE name = 'slide_in_order';");
    shell_must(path.text, "UPDATE slide SET urgent = 1 WHERE id = 2;\n"
                          ".dbconfig defensive off\nPRAGMA writable_schema = 1;\n"
                          "INSERT INTO sqlite_schema SELECT * FROM kept;");
    struct err err = {0};
    struct content *content = content_open(path.text, CONTENT_STORED, CONTENT_QUICK, &err);
    assert_non_null(content);
    assert_int_equal(foreign_readable(content, &err), 3);
    foreign_said(&err, STATUS_DAMAGED, "slide 2: the index of the file does not fit its slides");
    content_close(content);
    assert_null(content_open(path.text, CONTENT_STORED, CONTENT_THOROUGH, &err));
    foreign_said(&err, STATUS_DAMAGED, "is damaged");
}

static void text_arrives_tidy(void **state)
{
    (void)state;
    struct scratch_path path = foreign_file(
        &scratch,
        /* 200 code points in NFD, which are fewer in NFC */
        "UPDATE slide SET heading = replace(hex(zeroblob(50)), '0', 'e' || char(0x301)),"
        " body = 'a' || char(7) || 'b' || char(13, 10) || 'c' || char(9) || 'd', note = 'x' || "
        "char(10) || 'y', label = 'on' || char(10, 10) || 'e', link = '' WHERE id = 1");
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
    assert_string_equal(slide.label, "on  e"); /* one line, however it was typed */
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
        cmocka_unit_test(bad_slide_is_named),
        cmocka_unit_test(bad_picture_is_named),
        cmocka_unit_test(index_that_does_not_fit_is_damage),
        cmocka_unit_test(text_arrives_tidy),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
