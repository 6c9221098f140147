#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "checked.h"
#include "commands/check_parts.h"

#include <string.h>

#define SLIDE(heading, body)                                                               \
    "INSERT INTO slide (id, position, kind, heading, body) VALUES (1, 1, 'announcement', " \
    "'" heading "', '" body "');"

static void test_glyphs(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, SLIDE("Lớp 漢字", "Chữ 漢 và 𓀀 trong bài."));
    checked_one(&c, SEVERITY_WARNING, "glyph-missing", 1, "\"漢\" (U+6F22)");
    checked_one(&c, SEVERITY_WARNING, "glyph-missing", 1, "\"字\" (U+5B57)");
    checked_one(&c, SEVERITY_WARNING, "glyph-missing", 1, "\"𓀀\" (U+13000)");
    assert_int_equal(c.count, 1);
    assert_string_equal(c.found[0].heading, "Lớp 漢字");
    checked_sql(&c, SLIDE("★ Tiếng Việt: ằẽỉợữỵ", "№ 7 ▲▼ ✓ → 📚, Ελληνικά, русский"));
    checked_none(&c, NULL);
}

static void test_very_many_glyphs(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, SLIDE("A", "一丁七万三上下不与丏丐丑") "");
    checked_one(&c, SEVERITY_WARNING, "glyph-missing", 1, " and others");
    checked_one(&c, SEVERITY_WARNING, "glyph-missing", 1, "\"一\" (U+4E00)");
    assert_null(strstr(c.found[0].what, "丑"));
}

/* The organisation stands on every slide: one finding is enough. */
static void test_glyphs_of_the_organisation(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, SLIDE("A", "B") "UPDATE setting SET value = 'Trường 漢' WHERE name = "
                                    "'organisation';");
    checked_one(&c, SEVERITY_WARNING, "glyph-missing", OF_FILE, "\"漢\" (U+6F22)");
    assert_int_equal(c.count, 1);
}

static void test_tcvn3(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, SLIDE("Héi nghÞ tæng kÕt n¨m häc", "Nhµ tr­êng tæ chøc héi nghÞ tæng kÕt."));
    checked_one(&c, SEVERITY_WARNING, "encoding-legacy", 1, "TCVN3");
    checked_one(&c, SEVERITY_WARNING, "encoding-legacy", 1, "Hội nghị tổng kết năm học");
    assert_non_null(strstr(c.found[0].advice, "kiosk convert"));
}

static void test_vni(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, SLIDE("A", "Tröôøng toå chöùc hoäi nghò toång keát naêm hoïc."));
    checked_one(&c, SEVERITY_WARNING, "encoding-legacy", 1, "VNI");
    checked_one(&c, SEVERITY_WARNING, "encoding-legacy", 1, "Trường tổ chức hội nghị tổng kết");
}

/* In a list each name alone is short. */
static void test_tcvn3_in_a_roll(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, "INSERT INTO slide (id, position, kind, heading) VALUES (1, 1, 'awards', 'A');"
                    "INSERT INTO award (slide, position, recipient) VALUES "
                    "(1, 1, 'NguyÔn V¨n Hïng'), (1, 2, 'TrÇn ThÞ Hång'), (1, 3, 'Lª §×nh Quý');");
    checked_one(&c, SEVERITY_WARNING, "encoding-legacy", 1, "TCVN3");
}

static void test_legacy_settings(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, "UPDATE setting SET value = 'Tr­êng trung häc c¬ së MÉu' WHERE name = "
                    "'organisation';");
    checked_one(&c, SEVERITY_WARNING, "encoding-legacy", OF_FILE, "Trường trung học cơ sở Mẫu");
}

static void test_other_languages(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c,
                SLIDE("Fête d''été à Besançon", "Où êtes-vous? Grüße aus Köln, ¡hasta mañana!"));
    checked_none(&c, NULL);
    checked_sql(&c, SLIDE("Hội nghị tổng kết năm học", "Nhà trường tổ chức hội nghị."));
    checked_none(&c, NULL);
}

static void test_lost_characters(void **state)
{
    (void)state;
    struct checked c;
    checked_sql(&c, SLIDE("H\ufffdi ngh\ufffd", "B\ufffd"));
    checked_one(&c, SEVERITY_WARNING, "encoding-lost", 1, "U+FFFD");
    assert_int_equal(c.count, 1);
}

/* Every text of every list is looked at. */
static void test_all_texts(void **state)
{
    (void)state;
    const struct statistic statistics[] = {
        {.label = "a", .series = "b", .prefix = "c", .unit = "d"},
        {.label = "e", .series = "f", .prefix = "g", .unit = "h"}};
    const struct award awards[] = {
        {.recipient = "i", .category = "j", .honour = "k", .reason = "l"}};
    const struct picture pictures[] = {{.caption = "m"}, {.caption = "n"}};
    const struct slide slide = {.label = "1",
                                .heading = "2",
                                .lead = "3",
                                .body = "4",
                                .note = "5",
                                .axis = "6",
                                .link = "7",
                                .presenter = "8",
                                .presenter_office = "9",
                                .statistics = statistics,
                                .statistic_count = 2,
                                .awards = awards,
                                .award_count = 1,
                                .pictures = pictures,
                                .picture_count = 2};
    char all[64] = "";
    const char *text;
    for (size_t n = 0; (text = check_text(&slide, n)) != NULL; n++) {
        assert_true(n < 30);
        (void)strcat(all, text);
    }
    assert_string_equal(all, "123456789abcdefghijklmn");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_glyphs),
        cmocka_unit_test(test_very_many_glyphs),
        cmocka_unit_test(test_glyphs_of_the_organisation),
        cmocka_unit_test(test_tcvn3),
        cmocka_unit_test(test_vni),
        cmocka_unit_test(test_tcvn3_in_a_roll),
        cmocka_unit_test(test_legacy_settings),
        cmocka_unit_test(test_other_languages),
        cmocka_unit_test(test_lost_characters),
        cmocka_unit_test(test_all_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
