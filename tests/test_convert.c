/* kiosk convert: what it lists, what it changes, and what it leaves alone. */
#include "base/err.h"
#include "commands/commands.h"
#include "run_command.h"
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

/* Most of it in TCVN3; slide 3 in VNI, slide 4 in French and German, slide 5 in Unicode. */
static const char legacy[] =
    "INSERT INTO setting VALUES ('organisation', 'Tr­êng THCS Sè 1'), ('language', 'vi');"
    "INSERT INTO image (id, name, media_type, caption, data) VALUES "
    "(1, 'x.jpg', 'image/jpeg', 'C¶nh héi tr­êng', X'FFD8FF0000000000');"
    "INSERT INTO slide (id, position, kind, heading, body) VALUES "
    "(1, 10, 'announcement', 'TuyÓn dông', 'C«ng ty cÇn **tuyÓn** nh©n viªn.' || char(10) || "
    "'Liªn hÖ phßng tæ chøc.'),"
    "(2, 20, 'awards', 'Häc sinh giái', ''),"
    "(3, 30, 'announcement', 'Tuyeån duïng', 'Haø Noäi'),"
    "(4, 40, 'announcement', 'Où est la fête ?', 'Schöne Grüße, für alle'),"
    "(5, 50, 'announcement', 'Tuyển dụng', 'Cá và cô');"
    "INSERT INTO award (slide, position, recipient, honour) VALUES "
    "(2, 1, 'NguyÔn V¨n A', '9A'), (2, 2, 'TrÇn ThÞ Hµ', 'Trô');";

struct spot {
    struct scratch scratch;
    struct scratch_path db, text;
};

static int begin(void **state)
{
    struct spot *p = calloc(1, sizeof *p);
    assert_non_null(p);
    p->scratch = scratch_make();
    p->db = scratch_path(&p->scratch, "a.db");
    p->text = scratch_path(&p->scratch, "a.txt");
    shell_new(p->db.text, legacy);
    *state = p;
    return 0;
}

static int end(void **state)
{
    struct spot *p = *state;
    scratch_remove(&p->scratch);
    free(p);
    return 0;
}

static void expect_rows(const struct spot *p, const char *query, const char *want)
{
    char output[2048];
    assert_int_equal(shell_run(p->db.text, query, output, sizeof output), 0);
    assert_string_equal(output, want);
}

static void it_lists_and_changes_nothing(void **state)
{
    const struct spot *p = *state;
    size_t before;
    size_t after;
    unsigned char *old = whole_file(p->db.text, &before);
    struct ran ran = run_command(command_convert, WORDS(p->db.text));
    assert_int_equal(ran.status, STATUS_FINDINGS);
    static const char *const lines[] = {
        "setting organisation: \"Tr\u00ad\u00eang THCS Sè 1\" → \"Trường THCS Số 1\"\n",
        "image 1, caption: \"C¶nh héi tr\u00ad\u00eang\" → \"Cảnh hội trường\"\n",
        "slide 1, heading: \"TuyÓn dông\" → \"Tuyển dụng\"\nslide 1, body: \"C«ng ty",
        "slide 2, heading: \"Häc sinh giái\" → \"Học sinh giỏi\"\n", /* by its company */
        "slide 2, award 1, recipient: \"NguyÔn V¨n A\" → \"Nguyễn Văn A\"\n",
        "slide 2, award 2, honour: stays: \"Trô\"; from TCVN3 (ABC) it would be \"Trụ\"\n",
        "slide 3, heading: \"Tuyeån duïng\" → \"Tuyển dụng\"\n",
        "9 texts would be converted (7 from TCVN3, 2 from VNI)\n",
        ".VnTimeH",
        "kiosk convert --write",
    };
    const char *at = ran.text;
    for (size_t i = 0; i < SUPPORT_COUNT(lines); i++) {
        at = strstr(at, lines[i]);
        if (at == NULL) {
            fail_msg("no %s in: %s", lines[i], ran.text);
        }
    }
    assert_null(strstr(ran.text, "slide 4"));
    assert_null(strstr(ran.text, "slide 5, heading"));
    ran_free(&ran);
    unsigned char *now = whole_file(p->db.text, &after);
    assert_int_equal(before, after);
    assert_memory_equal(old, now, before);
    free(old);
    free(now);
}

/* The logo is named by its image's name, and still is when that is converted. */
static void the_logo_is_found_again(void **state)
{
    const struct spot *p = *state;
    shell_must(p->db.text, "UPDATE image SET name = 'BiÓu tr­ng';"
                           "INSERT INTO setting VALUES ('logo', 'BiÓu tr­ng');");
    run_expect(command_convert, WORDS("--write", p->db.text), STATUS_OK, "10 texts converted");
    expect_rows(p, "SELECT name FROM image; SELECT value FROM setting WHERE name = 'logo';",
                "Biểu trưng\nBiểu trưng\n");
}

static void it_writes(void **state)
{
    const struct spot *p = *state;
    run_expect(command_convert, WORDS("--write", p->db.text), STATUS_OK, "9 texts converted");
    expect_rows(p, "SELECT value FROM setting; SELECT caption FROM image;",
                "Trường THCS Số 1\nvi\nCảnh hội trường\n");
    expect_rows(p, "SELECT heading, body FROM slide ORDER BY id;",
                "Tuyển dụng|Công ty cần **tuyển** nhân viên.\nLiên hệ phòng tổ chức.\n"
                "Học sinh giỏi|\nTuyển dụng|Hà Nội\nOù est la fête ?|Schöne Grüße, für alle\n"
                "Tuyển dụng|Cá và cô\n");
    expect_rows(p, "SELECT recipient, honour FROM award;", "Nguyễn Văn A|9A\nTrần Thị Hà|Trô\n");
    run_expect(command_convert, WORDS(p->db.text), STATUS_OK, "nothing to convert");
    run_expect(command_convert, WORDS("--write", p->db.text), STATUS_OK, "nothing to convert");
}

/* Said to be TCVN3, also what is Vietnamese either way is converted; not what Unicode only has, nor
 * what would be no Vietnamese. */
static void the_encoding_can_be_told(void **state)
{
    const struct spot *p = *state;
    run_expect(command_convert, WORDS("--from", "tcvn3", "--write", p->db.text), STATUS_OK, NULL);
    expect_rows(p, "SELECT honour FROM award WHERE position = 2;", "Trụ\n");
    expect_rows(p, "SELECT heading FROM slide WHERE id > 2;",
                "Tuyeån duïng\nOù est la fête ?\nTuyển dụng\n");
}

static void bytes_in_a_data_file(void **state)
{
    const struct spot *p = *state;
    shell_must(p->db.text, "DROP TRIGGER slide_text_update;"
                           "UPDATE slide SET heading = CAST(X'547579d36e2064f46e67' AS TEXT) "
                           "WHERE id = 1;");
    run_expect(command_convert, WORDS("--write", p->db.text), STATUS_OK, "slide 1, heading");
    expect_rows(p, "SELECT heading FROM slide WHERE id = 1;", "Tuyển dụng\n");
}

static void examples_stay(void **state)
{
    const struct spot *p = *state;
    static const char *const files[] = {".read data/duc-trong.sql", ".read data/truong-mau.sql"};
    for (size_t i = 0; i < SUPPORT_COUNT(files); i++) {
        struct scratch_path db = scratch_path(&p->scratch, i == 0 ? "d.db" : "t.db");
        shell_new(db.text, files[i]);
        run_expect(command_convert, WORDS(db.text), STATUS_OK, "nothing to convert");
    }
}

static void a_text_file(void **state)
{
    const struct spot *p = *state;
    static const char bytes[] = "Tuy\xd3n d\xf4ng;1\r\nC\xabng ty;2\r\n";
    write_file(p->text.text, bytes, sizeof bytes - 1);
    struct ran ran = run_command(command_convert, WORDS("--text", p->text.text));
    assert_int_equal(ran.status, STATUS_OK);
    assert_non_null(strstr(ran.text, "Tuyển dụng;1\nCông ty;2\n"));
    assert_non_null(strstr(ran.text, "TCVN3 (ABC)"));
    ran_free(&ran);
    write_file(p->text.text, "\xef\xbb\xbfTuye\xc3\xa5n du\xc3\xafng", 17);
    run_expect(command_convert, WORDS("--text", p->text.text), STATUS_OK, "Tuyển dụng");
    write_file(p->text.text, "Tuyển dụng", strlen("Tuyển dụng"));
    run_expect(command_convert, WORDS("--text", p->text.text), STATUS_OK, "Unicode already");
    write_file(p->text.text, "f\xfcr\nalle", 8);
    run_expect(command_convert, WORDS("--text", p->text.text), STATUS_CONTENT,
               "line 1 is not UTF-8");
    run_expect(command_convert, WORDS("--text", "--from", "tcvn3", p->text.text), STATUS_OK, "fỹr");
    run_expect(command_convert, WORDS("--text", "none.txt"), STATUS_NO_FILE, "none.txt");
}

static void words_that_are_wrong(void **state)
{
    (void)state;
    run_expect(command_convert, WORDS("--help"), STATUS_OK, "--text");
    run_expect(command_convert, (const char *const[]){NULL}, STATUS_USAGE, "one data file");
    run_expect(command_convert, WORDS("--from", "viscii", "a.db"), STATUS_USAGE, "tcvn3 or vni");
    run_expect(command_convert, WORDS("--text", "--write", "a"), STATUS_USAGE, "--write is for");
    run_expect(command_convert, WORDS("none.db"), STATUS_NO_FILE, "none.db");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(it_lists_and_changes_nothing),
        TEST(the_logo_is_found_again),
        TEST(it_writes),
        TEST(the_encoding_can_be_told),
        TEST(bytes_in_a_data_file),
        TEST(examples_stay),
        TEST(a_text_file),
        TEST(words_that_are_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
