/* kiosk import: tables as spreadsheets export them, all or nothing. */
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

struct spot {
    struct scratch scratch;
    struct scratch_path db, csv;
};

static int begin(void **state)
{
    struct spot *p = calloc(1, sizeof *p);
    assert_non_null(p);
    p->scratch = scratch_make();
    p->db = scratch_path(&p->scratch, "a.db");
    p->csv = scratch_path(&p->scratch, "a.csv");
    shell_new(p->db.text,
              "INSERT INTO image (id, name, media_type, data) VALUES "
              "(4, 'hall.jpg', 'image/jpeg', X'FFD8FF0000000000');"
              "INSERT INTO slide (id, position, kind, heading) VALUES (1, 10, 'announcement', 'A'),"
              "(2, 20, 'statistics', 'B'), (3, 30, 'awards', 'C');"
              "INSERT INTO statistic (slide, position, label, value) VALUES (2, 7, 'old', 5);"
              "INSERT INTO award (slide, position, recipient) VALUES (3, 1, 'old');");
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

static void table(const struct spot *p, const char *text)
{
    write_file(p->csv.text, text, strlen(text));
}

static void expect_rows(const struct spot *p, const char *query, const char *want)
{
    char output[2048];
    assert_int_equal(shell_run(p->db.text, query, output, sizeof output), 0);
    assert_string_equal(output, want);
}

#define IMPORT(kind, ...) WORDS("--kind", kind, __VA_ARGS__, p->db.text, p->csv.text)

static void announcements_become_slides(void **state)
{
    const struct spot *p = *state;
    table(p, "\xef\xbb\xbfTiêu đề;NỘI  DUNG;Tu ngay;Đến_ngày;Khẩn;Liên kết;Ảnh;Từ giờ;Các thứ;\r\n"
             "Họp;\"1. Một\r\n2. Hai; ba\";29/12/2020;2020-12-31;có;https://a.example/x;hall.jpg;"
             "7h30;12345;\r\n;;;;;;;;;\r\n"
             "Nghỉ lễ;;1.1.2021;;;;;;;\r\n");
    run_expect(command_import, WORDS("--kind", "announcements", p->db.text, p->csv.text), STATUS_OK,
               "2 announcements imported as slides 4 to 5");
    expect_rows(p,
                "SELECT id, position, kind, heading, body, urgent, enabled, link, image FROM slide "
                "WHERE id > 3;",
                "4|40|announcement|Họp|1. Một\n2. Hai; ba|1|1|https://a.example/x|4\n"
                "5|50|announcement|Nghỉ lễ||0|1||\n");
    expect_rows(p,
                "SELECT slide, first_day, last_day, weekdays, from_time, until_time FROM showing;",
                "4|2020-12-29|2020-12-31|12345|07:30|\n5|2021-01-01||||\n");
}

static void announcements_know_their_place(void **state)
{
    const struct spot *p = *state;
    table(p, "heading,position,seconds,enabled,chỗ đặt ảnh\nx,15,12,no,Phia sau\ny,,,,\n");
    run_expect(command_import, WORDS("--kind", "announcements", p->db.text, p->csv.text), STATUS_OK,
               NULL);
    expect_rows(p,
                "SELECT heading, position, seconds, enabled, image_place FROM slide WHERE id > 3;",
                "x|15|12.0|0|behind\ny|25||1|beside\n");
}

static void statistics_replace_those_of_a_slide(void **state)
{
    const struct spot *p = *state;
    table(p, "Tên\tGiá trị\tĐơn vị\tKỳ trước\n"
             "Lượt khách\t12.480,50\t\t11.000\nĐúng hạn\t98,5%\t\t\nHọp\t1 036\tcuộc\t-3\n");
    run_expect(command_import, IMPORT("statistics", "--slide", "2", "--chart", "bars"), STATUS_OK,
               "3 figures imported into slide 2, read with a decimal comma");
    expect_rows(
        p, "SELECT position, label, value, decimals, unit, previous FROM statistic;",
        "1|Lượt khách|12480.5|2||11000.0\n2|Đúng hạn|98.5|1|%|\n3|Họp|1036.0|0|cuộc|-3.0\n");
    expect_rows(p, "SELECT chart, heading FROM slide WHERE id = 2;", "bars|B\n");
    table(p, "label,value,decimals\nmore,0.5,3\n");
    run_expect(command_import, IMPORT("statistics", "--slide", "2", "--append", "--heading", "Mới"),
               STATUS_OK, "decimal point");
    expect_rows(p, "SELECT position, label, value, decimals FROM statistic WHERE position > 2;",
                "3|Họp|1036.0|0\n4|more|0.5|3\n");
    expect_rows(p, "SELECT heading FROM slide WHERE id = 2;", "Mới\n");
}

static void awards_make_a_new_slide(void **state)
{
    const struct spot *p = *state;
    table(p,
          "STT,Họ và tên,Nhóm,Danh hiệu,Lý do,Số lượng,Ảnh\n"
          "2,Trần B,Cá nhân,9A,,,hall.jpg\n1,Nguyễn A,Cá nhân,,Học giỏi,,\n3,,Tập thể,,,1.200,\n");
    run_expect(command_import,
               IMPORT("awards", "--heading", "Khen thưởng", "--presenter", "Hiệu trưởng",
                      "--presenter-office", "Trường", "--note", "Ghi", "--label", "Nhãn",
                      "--position", "5"),
               STATUS_OK, "3 awards imported into the new slide 4");
    expect_rows(p,
                "SELECT position, recipient, category, honour, reason, count, photo FROM award "
                "WHERE slide = 4;",
                "1|Nguyễn A|Cá nhân||Học giỏi|0|\n2|Trần B|Cá nhân|9A||0|4\n3||Tập thể|||1200|\n");
    expect_rows(
        p,
        "SELECT kind, position, heading, presenter, presenter_office, note, label FROM slide "
        "WHERE id = 4;",
        "awards|5|Khen thưởng|Hiệu trưởng|Trường|Ghi|Nhãn\n");
}

/* Each table is refused with these words, and the data file stays as it was to the last byte. */
static void what_is_wrong_is_told(void **state)
{
    const struct spot *p = *state;
    static const struct {
        const char *kind;
        const char *text;
        const char *want;
    } cases[] = {
        {"statistics", "label;value;foo\nx;1;2\n",
         "line 1, column \"foo\": is not known; statistics have these: label, value, series"},
        {"statistics", "label;unit\nx;1\n", "line 1, column \"value\": is missing"},
        {"statistics", "label;Tên;value\nx;y;1\n", "column \"Tên\": is the same as \"label\""},
        {"statistics", "label;value\nx;abc\n",
         "line 2, column \"value\": \"abc\" is not a number such as 1234 or 12.5"},
        {"statistics", "label;giá trị\nx;1,5\ny;1e5\n",
         "line 3, column \"giá trị\": \"1e5\" is not a number such as 1234 or 12,5"},
        {"statistics", "label;value\nx;\n", "line 2, column \"value\": is empty"},
        {"statistics", "label;value\n\n\n;3\n", "line 4, column \"label\": is empty"},
        {"statistics", "label;value\nx;1,5\ny;1.25\n",
         "has a decimal comma, but \"1.25\" on line 3"},
        {"statistics", "label;value\nx;70.880\n", "--decimal comma, or --decimal point"},
        {"statistics", "label;value\nx;1000000000000000\n", "at most 15 digits"},
        {"statistics", "label;value\nx;0.1234567\n", "at most 6 decimals"},
        {"statistics", "label;value;decimals\nx;1;7\n", "a whole number from 0 to 6"},
        {"statistics", "label;value;unit\nx;5%;lượt\n", "the value is in percent"},
        {"statistics", "label;value\nx;1;y\n", "line 2: \"y\" stands in cell 3"},
        {"statistics", "label;value\nx;\"1\n", "line 2: has a cell whose quotes"},
        {"statistics", "label;value\nx;1\"2\n", "line 2: has a quote"},
        {"statistics", "label;value\n", "no row below the names"},
        {"statistics", "", "the table is empty"},
        {"statistics", "label;value\nTuy\xd3n d\xf4ng;1\n",
         "old encoding TCVN3 (ABC); convert it first: kiosk convert --text"},
        {"statistics", "label;value\nTuyeån duïng;1\n", "old encoding VNI"},
        {"statistics", "label;value\nf\xfcr;1\n", "line 2: is not UTF-8"},
        {"awards", "tên;số lượng\nx;2\n", "a row with a name has no count"},
        {"awards", "tên;số lượng\n;2\n", "line 2, column \"category\": is empty"},
        {"awards", "tên;lý do\n;vì\n", "a row without a name needs a count"},
        {"awards", "tên;số lượng;nhóm\n;2,5;x\n", "a whole number from 0 to 1000000"},
        {"awards", "tên;ảnh\nx;none.jpg\n", "\"none.jpg\" is not the name of an image"},
        {"announcements", "heading;link\nx;a b\n", "\"a b\" is not an address"},
        {"announcements", "heading;first_day\nx;30/2/2021\n", "\"30/2/2021\" is not a date"},
        {"announcements", "heading;first_day\nx;12/29/2020\n", "(the day first)"},
        {"announcements", "heading;first_day;last_day\nx;2021-01-02;2021-01-01\n",
         "line 2: showing.last_day is not before first_day"},
        {"announcements", "heading;from_time\nx;25:00\n", "a time from 00:00 to 23:59"},
        {"announcements", "heading;weekdays\nx;80\n", "digits from 1 (Monday)"},
        {"announcements", "heading;urgent\nx;vielleicht\n", "\"vielleicht\" is not 1, 0, yes"},
        {"announcements", "heading;image_place\nx;under\n", "\"under\" is not beside or behind"},
        {"announcements", "heading;seconds\nx;1\n", "a whole number from 2 to 3600"},
    };
    size_t before;
    unsigned char *old = whole_file(p->db.text, &before);
    for (size_t i = 0; i < SUPPORT_COUNT(cases); i++) {
        table(p, cases[i].text);
        const char *const *words =
            strcmp(cases[i].kind, "announcements") == 0
                ? WORDS("--kind", cases[i].kind, p->db.text, p->csv.text)
                : WORDS("--kind", cases[i].kind, "--heading", "H", p->db.text, p->csv.text);
        struct ran ran = run_command(command_import, words);
        if (ran.status != STATUS_CONTENT || strstr(ran.text, cases[i].want) == NULL ||
            strstr(ran.text, "nothing was imported") == NULL) {
            fail_msg("%s\nstatus %d, no \"%s\": %s", cases[i].text, ran.status, cases[i].want,
                     ran.text);
        }
        ran_free(&ran);
        size_t after;
        unsigned char *now = whole_file(p->db.text, &after);
        assert_int_equal(before, after);
        assert_memory_equal(old, now, before);
        free(now);
    }
    free(old);
}

static void all_problems_are_told_at_once(void **state)
{
    const struct spot *p = *state;
    char text[2048] = "heading;seconds\ngood;5\n";
    char *to = text + strlen(text);
    for (int i = 0; i < 201; i++) {
        *to++ = 'h';
    }
    (void)strcpy(to, ";1\nx;y\n;3\n");
    table(p, text);
    struct ran ran =
        run_command(command_import, WORDS("--kind", "announcements", p->db.text, p->csv.text));
    assert_int_equal(ran.status, STATUS_CONTENT);
    static const char *const told[] = {
        "line 3, column \"heading\": has 201 characters; at most 200 are allowed",
        "line 3, column \"seconds\"", "line 4, column \"seconds\"", "line 5, column \"heading\"",
        "correct all of these lines"};
    for (size_t i = 0; i < SUPPORT_COUNT(told); i++) {
        assert_non_null(strstr(ran.text, told[i]));
    }
    ran_free(&ran);
    expect_rows(p, "SELECT count(*) FROM slide;", "3\n");
}

static void the_mark_can_be_told(void **state)
{
    const struct spot *p = *state;
    table(p, "label;value\nx;70.880\n");
    run_expect(command_import, IMPORT("statistics", "--slide", "2", "--decimal", "comma"),
               STATUS_OK, NULL);
    expect_rows(p, "SELECT value, decimals FROM statistic;", "70880.0|0\n");
    run_expect(command_import, IMPORT("statistics", "--slide", "2", "--decimal", "point"),
               STATUS_OK, NULL);
    expect_rows(p, "SELECT value, decimals FROM statistic;", "70.88|3\n");
}

static void a_dry_run_writes_nothing(void **state)
{
    const struct spot *p = *state;
    table(p, "label;value\nx;7\n");
    run_expect(command_import, IMPORT("statistics", "--slide", "2", "--dry-run"), STATUS_OK,
               "1 figure would be imported into slide 2");
    expect_rows(p, "SELECT label FROM statistic;", "old\n");
}

static void words_that_are_wrong(void **state)
{
    const struct spot *p = *state;
    table(p, "label;value\nx;7\n");
    run_expect(command_import, WORDS("--help"), STATUS_OK, "--kind KIND");
    run_expect(command_import, WORDS(p->db.text, p->csv.text), STATUS_USAGE, "--kind");
    run_expect(command_import, IMPORT("photos", "--slide", "2"), STATUS_USAGE, "not photos");
    run_expect(command_import, WORDS("--kind", "statistics", p->db.text), STATUS_USAGE, "a table");
    run_expect(command_import, WORDS("--kind", "statistics", p->db.text, p->csv.text), STATUS_USAGE,
               "--slide ID, or --heading TEXT");
    run_expect(command_import, IMPORT("statistics", "--heading", "x", "--append"), STATUS_USAGE,
               "--append needs the slide");
    run_expect(command_import, IMPORT("announcements", "--slide", "2"), STATUS_USAGE,
               "a slide of its own");
    run_expect(command_import, IMPORT("statistics", "--slide", "2", "--decimal", "dot"),
               STATUS_USAGE, "comma or point, not dot");
    run_expect(command_import, IMPORT("statistics", "--slide", "3"), STATUS_CONTENT,
               "slide 3 is not of the kind for statistics");
    run_expect(command_import, IMPORT("statistics", "--slide", "9"), STATUS_CONTENT, "no slide 9");
    run_expect(command_import, IMPORT("statistics", "--slide", "2", "--chart", "pie"),
               STATUS_CONTENT, "slide.chart is tiles");
    run_expect(command_import, IMPORT("statistics", "--heading", " "), STATUS_CONTENT,
               "slide.heading has 1 to 200");
    run_expect(command_import, WORDS("--kind", "announcements", p->db.text, "none.csv"),
               STATUS_NO_FILE, "none.csv");
    run_expect(command_import,
               WORDS("--kind", "statistics", "--slide", "2", "none.db", p->csv.text),
               STATUS_NO_FILE, "none.db");
    expect_rows(p, "SELECT label FROM statistic;", "old\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(announcements_become_slides),
        TEST(announcements_know_their_place),
        TEST(statistics_replace_those_of_a_slide),
        TEST(awards_make_a_new_slide),
        TEST(what_is_wrong_is_told),
        TEST(all_problems_are_told_at_once),
        TEST(the_mark_can_be_told),
        TEST(a_dry_run_writes_nothing),
        TEST(words_that_are_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
