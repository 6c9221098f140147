#include "base/err.h"
#include "commands/commands.h"
#include "sqlite_shell.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char sql[] =
    "INSERT INTO slide (id, position, kind, heading, body)"
    " VALUES (7, 1, 'announcement', 'Mở cửa', 'Từ 8:00.');"
    "INSERT INTO slide (id, position, kind, heading) VALUES (2, 2, 'awards', 'Khen thưởng');"
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)"
    " INSERT INTO award (slide, position, recipient, category)"
    " SELECT 2, i, 'Nguyễn Thị Phương ' || i, 'Học sinh giỏi' FROM n;"
    "INSERT INTO slide (id, position, kind, heading, enabled)"
    " VALUES (9, 3, 'announcement', 'Ẩn', 0);";

struct spot {
    struct scratch scratch;
    char folder[SUPPORT_PATH];
    struct scratch_path db, out;
};

static int begin(void **state)
{
    struct spot *p = calloc(1, sizeof *p);
    assert_non_null(p);
    p->scratch = scratch_make();
    p->db = scratch_path(&p->scratch, "a.db");
    support_folder(p->folder);
    (void)snprintf(p->out.text, sizeof p->out.text, "%s/new/out", p->folder);
    shell_new(p->db.text, sql);
    *state = p;
    return 0;
}

static int end(void **state)
{
    struct spot *p = *state;
    scratch_remove(&p->scratch);
    support_remove(p->folder);
    free(p);
    return 0;
}

/* Runs "kiosk render" with the words, up to NULL. */
static int render(const char *const *words)
{
    char *argv[16] = {strdup("render")};
    int argc = 1;
    for (; words[argc - 1] != NULL; argc++) {
        assert_true(argc < 15);
        argv[argc] = strdup(words[argc - 1]);
        assert_non_null(argv[argc]);
    }
    optind = 0; /* getopt starts anew (glibc) */
    int status = command_render(argc, argv);
    for (int i = 0; i < argc; i++) {
        free(argv[i]);
    }
    return status;
}

static size_t files_in(const char *folder)
{
    size_t count = 0;
    DIR *dir = opendir(folder);
    for (const struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;) {
        count += e->d_name[0] != '.';
    }
    if (dir != NULL) {
        (void)closedir(dir);
    }
    return count;
}

/* The file's bytes, from malloc; fails the test if it is not there. */
static char *file(const struct spot *p, const char *name, size_t *size)
{
    char path[256];
    (void)snprintf(path, sizeof path, "%s/%s", p->out.text, name);
    char *bytes = support_read(path, size);
    if (bytes == NULL) {
        fail_msg("%s was not written", path);
    }
    return bytes;
}

static unsigned number_at(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 | b[3];
}

/* Width and height stand in a PNG's first chunk (PNG specification, IHDR). */
static void expect_png(const struct spot *p, const char *name, unsigned width, unsigned height)
{
    size_t size;
    char *png = file(p, name, &size);
    assert_true(size > 100);
    assert_memory_equal(png, "\x89PNG\r\n\x1a\n", 8);
    assert_int_equal(number_at(png + 16), width);
    assert_int_equal(number_at(png + 20), height);
    free(png);
}

static void test_every_page_is_written(void **state)
{
    const struct spot *p = *state;
    assert_int_equal(
        render((const char *const[]){"--out", p->out.text, "--size", "480x270", p->db.text, NULL}),
        STATUS_OK);
    expect_png(p, "slide-007.png", 480, 270);
    expect_png(p, "slide-002-1.png", 480, 270);
    expect_png(p, "slide-002-2.png", 480, 270);
    size_t pages = files_in(p->out.text);
    assert_true(pages >= 4);
    char name[64];
    for (size_t i = 1; i < pages; i++) { /* no more, no less; and not the one that is off */
        (void)snprintf(name, sizeof name, "slide-002-%zu.png", i);
        expect_png(p, name, 480, 270);
    }
}

static void test_one_slide_and_the_sheet(void **state)
{
    const struct spot *p = *state;
    assert_int_equal(render((const char *const[]){"--slide", "7", "--contact", "--out", p->out.text,
                                                  "--size=960x540", p->db.text, NULL}),
                     STATUS_OK);
    assert_int_equal(files_in(p->out.text), 2);
    expect_png(p, "slide-007.png", 960, 540);
    expect_png(p, "contact.png", 480 + 32, 270 + 32);
}

/* However many pages there are, the last sheet can be made. */
static void test_several_sheets(void **state)
{
    const struct spot *p = *state;
    shell_must(p->db.text, "DELETE FROM slide;"
                           "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE "
                           "n < 100) INSERT INTO slide (id, position, kind, heading) SELECT n, n, "
                           "'announcement', 'A' FROM n;");
    assert_int_equal(render((const char *const[]){"--contact", "--size=90x160", "--out",
                                                  p->out.text, p->db.text, NULL}),
                     STATUS_OK);
    assert_int_equal(files_in(p->out.text), 100 + 3);
    expect_png(p, "contact.png", 3 * (90 + 16) + 16, 15 * (160 + 16) + 16);
    expect_png(p, "contact-2.png", 3 * (90 + 16) + 16, 15 * (160 + 16) + 16);
    expect_png(p, "contact-3.png", 3 * (90 + 16) + 16, 4 * (160 + 16) + 16);
}

/* Neighbours that are one number as a double. */
static void test_great_ids(void **state)
{
    const struct spot *p = *state;
    shell_must(p->db.text, "INSERT INTO slide (id, position, kind, heading) VALUES"
                           " (9007199254740992, 90, 'announcement', 'A'),"
                           " (9007199254740993, 91, 'announcement', 'B');");
    assert_int_equal(render((const char *const[]){"--slide", "9007199254740993", "--size=480x270",
                                                  "--out", p->out.text, p->db.text, NULL}),
                     STATUS_OK);
    assert_int_equal(files_in(p->out.text), 1);
    expect_png(p, "slide-9007199254740993.png", 480, 270);
}

static void test_same_time_same_bytes(void **state)
{
    const struct spot *p = *state;
    const char *const words[] = {"--slide",   "7",      "--at",    "2020-12-29 14:05", "--out",
                                 p->out.text, "--size", "480x270", p->db.text,         NULL};
    size_t size;
    size_t again;
    assert_int_equal(render(words), STATUS_OK);
    char *first = file(p, "slide-007.png", &size);
    assert_int_equal(render(words), STATUS_OK);
    char *second = file(p, "slide-007.png", &again);
    assert_int_equal(size, again);
    assert_memory_equal(first, second, size);
    const char *const other[] = {"--slide",   "7",      "--at",    "2020-12-29 14:06", "--out",
                                 p->out.text, "--size", "480x270", p->db.text,         NULL};
    free(second);
    assert_int_equal(render(other), STATUS_OK);
    second = file(p, "slide-007.png", &again);
    assert_true(size != again || memcmp(first, second, size) != 0);
    free(first);
    free(second);
}

/* Each kind of banner makes another picture. */
static void test_a_banner_over_the_pages(void **state)
{
    const struct spot *p = *state;
    static const char *const kinds[] = {"checking", "updated", "refused", "restored"};
    char *before = NULL;
    size_t size = 0;
    for (size_t i = 0; i <= SUPPORT_COUNT(kinds); i++) {
        bool plain = i == SUPPORT_COUNT(kinds);
        const char *const words[] = {"--slide",
                                     "7",
                                     "--at",
                                     "2020-12-29 14:05",
                                     "--out",
                                     p->out.text,
                                     "--size",
                                     "480x270",
                                     p->db.text,
                                     plain ? NULL : "--banner",
                                     plain ? NULL : kinds[i],
                                     NULL};
        assert_int_equal(render(words), STATUS_OK);
        size_t now;
        char *picture = file(p, "slide-007.png", &now);
        assert_true(now != size || memcmp(before, picture, size) != 0);
        free(before);
        before = picture;
        size = now;
    }
    free(before);
}

/* One slide that can't be painted does not take the others with it, but is told. */
static void test_a_bad_slide_is_left_out(void **state)
{
    const struct spot *p = *state;
    shell_must(p->db.text, "INSERT INTO image (id, name, media_type, data)"
                           " VALUES (1, 'a.jpg', 'image/jpeg', X'FFD8FFE000104A46494600010100');"
                           "INSERT INTO slide (id, position, kind, heading, image)"
                           " VALUES (1, 0, 'photo', 'Hỏng', 1);");
    int status =
        render((const char *const[]){"--out", p->out.text, "--size", "480x270", p->db.text, NULL});
    assert_int_equal(status, STATUS_FINDINGS);
    expect_png(p, "slide-007.png", 480, 270);
}

/* Nor does one whose time can't be read, nor a bad setting; but that slide is not shown. */
static void test_a_bad_index_is_told(void **state)
{
    const struct spot *p = *state;
    const char *const words[] = {"--out", p->out.text, "--size", "480x270", p->db.text, NULL};
    shell_must(p->db.text, "PRAGMA ignore_check_constraints = 1;"
                           "INSERT INTO setting VALUES ('reading_speed', '-5');");
    assert_int_equal(render(words), STATUS_FINDINGS);
    size_t pages = files_in(p->out.text);
    shell_must(p->db.text, "PRAGMA ignore_check_constraints = 1;"
                           "DELETE FROM setting WHERE name = 'reading_speed';"
                           "INSERT INTO slide (id, position, kind, heading)"
                           " VALUES (1, 0, 'announcement', 'H');"
                           "INSERT INTO showing (slide, last_day) VALUES (1, '2020-02-30');");
    assert_int_equal(render(words), STATUS_FINDINGS);
    assert_int_equal(files_in(p->out.text), pages);
    expect_png(p, "slide-007.png", 480, 270);
}

/* A logo that can't be painted takes no slide with it; a good one is on the page. */
static void test_a_bad_logo_is_left_out(void **state)
{
    const struct spot *p = *state;
    const char *const words[] = {"--slide",   "7",      "--at",    "2020-12-29 14:05", "--out",
                                 p->out.text, "--size", "480x270", p->db.text,         NULL};
    size_t size;
    size_t now;
    assert_int_equal(render(words), STATUS_OK);
    char *without = file(p, "slide-007.png", &size);
    shell_must(p->db.text, "INSERT INTO image (id, name, media_type, data)"
                           " VALUES (1, 'l', 'image/jpeg', X'FFD8FFE000104A46494600010100'),"
                           " (2, 'm', 'image/png', readfile('data/pictures/thu-vien.png'));"
                           "INSERT INTO setting (name, value) VALUES ('logo', 'l');");
    assert_int_equal(render(words), STATUS_OK);
    char *bad = file(p, "slide-007.png", &now);
    assert_true(now == size && memcmp(without, bad, size) == 0);
    shell_must(p->db.text, "UPDATE setting SET value = 'm' WHERE name = 'logo';");
    assert_int_equal(render(words), STATUS_OK);
    char *good = file(p, "slide-007.png", &now);
    assert_true(now != size || memcmp(without, good, size) != 0);
    free(without);
    free(bad);
    free(good);
}

static void test_mistakes_have_their_status(void **state)
{
    const struct spot *p = *state;
    const char *out = p->out.text;
    const char *db = p->db.text;
    struct scratch_path text = scratch_path(&p->scratch, "text.db");
    write_file(text.text, "not a database, but long enough to look like one", 48);
    const struct {
        const char *words[8];
        int status;
    } rows[] = {
        {{NULL}, STATUS_USAGE},
        {{db, NULL}, STATUS_USAGE},
        {{"--out", out, NULL}, STATUS_USAGE},
        {{"--out", out, db, db, NULL}, STATUS_USAGE},
        {{"--colour", db, NULL}, STATUS_USAGE},
        {{"--out", out, "--size", "0x0", db, NULL}, STATUS_USAGE},
        {{"--out", out, "--at", "25:00", db, NULL}, STATUS_USAGE},
        {{"--out", out, "--slide", "0", db, NULL}, STATUS_USAGE},
        {{"--out", out, "--banner", "done", db, NULL}, STATUS_USAGE},
        {{"--out", out, "--slide", "99", db, NULL}, STATUS_USAGE},
        {{"--out", out, "--slide", "9", db, NULL}, STATUS_USAGE}, /* it is off */
        {{"--out", out, "build/tmp/no/such.db", NULL}, STATUS_NO_FILE},
        {{"--out", out, text.text, NULL}, STATUS_NOT_DATA},
        {{"--out", db, db, NULL}, STATUS_OUTPUT}, /* the folder is a file */
        {{"--help", NULL}, STATUS_OK},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(rows); i++) {
        int status = render(rows[i].words);
        if (status != rows[i].status) {
            fail_msg("row %zu: %d, not %d", i, status, rows[i].status);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_page_is_written, begin, end),
        cmocka_unit_test_setup_teardown(test_one_slide_and_the_sheet, begin, end),
        cmocka_unit_test_setup_teardown(test_several_sheets, begin, end),
        cmocka_unit_test_setup_teardown(test_great_ids, begin, end),
        cmocka_unit_test_setup_teardown(test_same_time_same_bytes, begin, end),
        cmocka_unit_test_setup_teardown(test_a_banner_over_the_pages, begin, end),
        cmocka_unit_test_setup_teardown(test_a_bad_slide_is_left_out, begin, end),
        cmocka_unit_test_setup_teardown(test_a_bad_index_is_told, begin, end),
        cmocka_unit_test_setup_teardown(test_a_bad_logo_is_left_out, begin, end),
        cmocka_unit_test_setup_teardown(test_mistakes_have_their_status, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
