/* Every page of a data file is damaged in turn, and the file cut after every page: never a crash,
 * and always one of the statuses that say so. */
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

enum { PAGE = 8192, FLIPS = 150 };

static struct scratch scratch;
static struct scratch_path path;
static unsigned char *whole; /* the file as it was */
static unsigned char *bytes; /* a copy to damage */
static size_t size;

static int make_file(void **state)
{
    (void)state;
    scratch = scratch_make();
    path = scratch_path(&scratch, "damage.db");
    shell_new(
        path.text,
        "INSERT INTO setting (name, value) VALUES ('organisation', 'Trường Mẫu'), ('rotation', "
        "'20');"
        "INSERT INTO image (id, name, media_type, data) VALUES"
        " (1, 'a', 'image/jpeg', CAST(X'FFD8FF' || randomblob(30000) AS BLOB)),"
        " (2, 'b', 'image/png', X'89504E470D0A1A0A0000');"
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 30)"
        "INSERT INTO slide (id, position, kind, heading, body) SELECT n, n, 'announcement', 'H',"
        " CASE WHEN n = 7 THEN printf('%.20000c', 'x') ELSE printf('%.700c', 'y') END FROM n;"
        "INSERT INTO slide (id, position, kind, heading) VALUES (41, 1, 'statistics', 'S'),"
        " (42, 2, 'awards', 'W');"
        "INSERT INTO slide (id, position, kind, image) VALUES (43, 3, 'photo', 1);"
        "INSERT INTO statistic (slide, position, label, value) VALUES (41, 1, 'l', 1);"
        "INSERT INTO award (slide, position, recipient, photo) SELECT 42, id, 'N', 2 FROM slide;"
        "INSERT INTO photo (slide, position, image) VALUES (43, 1, 2);"
        "INSERT INTO showing (slide, first_day) SELECT id, '2020-12-29' FROM slide;");
    whole = whole_file(path.text, &size);
    bytes = malloc(size);
    assert_non_null(bytes);
    assert_int_equal(size % PAGE, 0);
    return 0;
}

static int remove_file(void **state)
{
    (void)state;
    free(whole);
    free(bytes);
    scratch_remove(&scratch);
    return 0;
}

/* The statuses that a file with some wrong bytes may have: BUSY where they make it look locked or
 * endless, MEMORY and CHANGED never. */
static void must_be_told(const struct err *err, const char *what, size_t where)
{
    switch (err->status) {
    case STATUS_NO_FILE: /* two bytes of the header make it a file in WAL mode */
    case STATUS_NOT_DATA:
    case STATUS_FOREIGN:
    case STATUS_NEWER:
    case STATUS_DAMAGED:
    case STATUS_SCHEMA:
    case STATUS_CONTENT:
    case STATUS_BUSY:
        assert_true(strlen(err->text) > 20);
        return;
    default:
        fail_msg("%s %zu: status %d: %s", what, where, err->status, err->text);
    }
}

/* Everything that the show may ask of the file; whether all of it was there. */
static bool use_file(enum content_mode mode, const char *what, size_t where)
{
    struct err err = {0};
    struct arena arena = {0};
    bool all = true;
    struct content *content = content_open(path.text, mode, CONTENT_QUICK, &err);
    if (content == NULL) {
        must_be_told(&err, what, where);
        return false;
    }
    const struct deck *deck = content_deck(content);
    for (size_t i = 0; i < deck->slide_count; i++) {
        struct slide slide;
        arena_reset(&arena);
        if (!content_slide(content, &deck->slides[i], &arena, &slide, &err)) {
            must_be_told(&err, what, where);
            all = false;
        }
    }
    for (int64_t image = 1; image <= 2; image++) {
        struct bytes picture;
        if (content_image(content, image, &picture, &err)) {
            free((void *)(uintptr_t)picture.data);
        } else {
            must_be_told(&err, what, where);
            all = false;
        }
    }
    arena_free(&arena);
    content_close(content);
    return all;
}

/* Whether a thorough look finds fault with the file as it is in `bytes`. */
static bool damage_is_found(size_t length, const char *what, size_t where)
{
    struct err err = {0};
    write_file(path.text, bytes, length);
    (void)use_file(CONTENT_STORED, what, where);
    (void)use_file(CONTENT_EDITED, what, where);
    struct content *content = content_open(path.text, CONTENT_STORED, CONTENT_THOROUGH, &err);
    if (content == NULL) {
        must_be_told(&err, what, where);
    }
    content_close(content);
    return content == NULL;
}

static uint64_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U; /* Knuth, MMIX */
    return *state >> 33;
}

static void the_file_itself_is_sound(void **state)
{
    (void)state;
    memcpy(bytes, whole, size);
    assert_false(damage_is_found(size, "nothing", 0));
    assert_true(use_file(CONTENT_STORED, "nothing", 0));
}

/* Pages of nothing but a picture's bytes can't be told from other bytes: SQLite has no checksums.
 */
static void every_page_of_zeros_or_ones(void **state)
{
    (void)state;
    static const unsigned char fills[] = {0x00, 0xff};
    size_t pages = size / PAGE;
    for (size_t f = 0; f < sizeof fills; f++) {
        size_t found = 0;
        for (size_t page = 0; page < pages; page++) {
            memcpy(bytes, whole, size);
            memset(bytes + page * PAGE, fills[f], PAGE);
            found += damage_is_found(size, "page", page);
        }
        if (found * 10 < pages * 9) {
            fail_msg("of %zu damaged pages %zu were found", pages, found);
        }
    }
}

static void every_page_of_noise(void **state)
{
    (void)state;
    uint64_t seed = 35;
    size_t found = 0;
    for (size_t page = 0; page < size / PAGE; page++) {
        memcpy(bytes, whole, size);
        for (size_t i = 0; i < PAGE; i++) {
            bytes[page * PAGE + i] = (unsigned char)next_random(&seed);
        }
        found += damage_is_found(size, "noise in page", page);
    }
    assert_true(found * 10 >= size / PAGE * 9);
}

static void cut_after_every_page(void **state)
{
    (void)state;
    memcpy(bytes, whole, size);
    for (size_t page = 0; page < size / PAGE; page++) {
        assert_true(damage_is_found(page * PAGE, "cut after page", page));
        assert_true(damage_is_found(page * PAGE + 100, "cut in page", page));
    }
}

/* A few wrong bytes in the parts that SQLite follows: the file's header, the heads of pages. */
static void wrong_bytes_here_and_there(void **state)
{
    (void)state;
    uint64_t seed = 2020;
    for (size_t i = 0; i < FLIPS; i++) {
        memcpy(bytes, whole, size);
        for (size_t n = 0; n <= i % 4; n++) {
            size_t page = next_random(&seed) % (size / PAGE);
            size_t at = next_random(&seed) % (i % 2 == 0 ? 128 : PAGE);
            bytes[page * PAGE + at] = (unsigned char)next_random(&seed);
        }
        (void)damage_is_found(size, "round", i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_file_itself_is_sound),   cmocka_unit_test(every_page_of_zeros_or_ones),
        cmocka_unit_test(every_page_of_noise),        cmocka_unit_test(cut_after_every_page),
        cmocka_unit_test(wrong_bytes_here_and_there),
    };
    return cmocka_run_group_tests(tests, make_file, remove_file);
}
