#include "base/text.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static void test_valid_utf8(void **state)
{
    (void)state;
    static const char *const good[] = {"",
                                       "a",
                                       "\x7f",
                                       "\xc2\x80",
                                       "Ủy ban",
                                       "\uffff",
                                       "\ue000",
                                       "\xf0\x90\x80\x80",
                                       "\xf4\x8f\xbf\xbf",
                                       "😀",
                                       "\ufeff"};
    for (size_t i = 0; i < SUPPORT_COUNT(good); i++) {
        assert_true(text_valid(good[i], strlen(good[i])));
    }
}

/* RFC 3629, section 3 and 10, and the usual ways to break it. */
static void test_bad_utf8_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\x80",
        "a\xbf",
        "\xc0\x80",
        "\xc1\xbf",
        "\xe0\x80\x80",
        "\xe0\x9f\xbf",
        "\xf0\x80\x80\x80",
        "\xf0\x8f\xbf\xbf",
        "\xed\xa0\x80",
        "\xed\xbf\xbf",
        "\xf4\x90\x80\x80",
        "\xf5\x80\x80\x80",
        "\xf8\x88\x80\x80\x80",
        "\xff",
        "\xfe",
        "\xc3",
        "\xe1\xbb",
        "\xf0\x9f\x98",
        "\xe1\xbbz",
        "\xc3(",
        "\xf0\x9f\x98z",
        "ệ\xe1\xbb",
    };
    for (size_t i = 0; i < SUPPORT_COUNT(bad); i++) {
        if (text_valid(bad[i], strlen(bad[i]))) {
            fail_msg("bad text number %zu is taken for UTF-8", i);
        }
    }
    assert_false(text_valid("a\0b", 3));
    assert_false(text_valid("\0", 1));
}

/* A text that ends in the middle of a character must not be read behind its end. */
static void test_valid_keeps_to_the_length(void **state)
{
    (void)state;
    const char *whole = "ệ😀";
    for (size_t length = 0; length <= strlen(whole); length++) {
        char *exact = malloc(length > 0 ? length : 1);
        assert_non_null(exact);
        memcpy(exact, whole, length);
        assert_int_equal(text_valid(exact, length), length == 0 || length == 3 || length == 7);
        free(exact);
    }
}

static const char *nfc(struct arena *a, const char *text)
{
    size_t length = 99;
    const char *out = text_nfc(a, text, strlen(text), &length);
    assert_non_null(out);
    assert_int_equal(length, strlen(out));
    return out;
}

static void test_nfd_becomes_nfc(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_string_equal(nfc(&a, "Hội nghị tổng kết"), "Hội nghị tổng kết");
    assert_string_equal(nfc(&a, "U\u0309y ban nha\u0302n da\u0302n"), "Ủy ban nhân dân");
    assert_string_equal(nfc(&a, "e\u0302\u0323"), "ệ");
    assert_string_equal(nfc(&a, "e\u0323\u0302"), "ệ");
    assert_string_equal(nfc(&a, "\u1ec7"), "ệ");
    assert_string_equal(nfc(&a, "\u01b0\u0303 \u01a1\u0323"), "ữ ợ");
    assert_string_equal(nfc(&a, "\u1100\u1161\u11a8"), "각");
    assert_string_equal(nfc(&a, "\u212b \u2126"), "Å Ω"); /* singletons */
    assert_string_equal(nfc(&a, "q\u0307\u0323"), "q\u0323\u0307");
    assert_string_equal(nfc(&a, ""), "");
    arena_free(&a);
}

static void expect_as_utf8proc(struct arena *a, const char *text, utf8proc_int32_t c)
{
    utf8proc_uint8_t *want = utf8proc_NFC((const utf8proc_uint8_t *)text);
    assert_non_null(want);
    if (strcmp(nfc(a, text), (const char *)want) != 0) {
        fail_msg("U+%04X is not normalized in \"%s\"", (unsigned)c, text);
    }
    free(want);
    arena_reset(a);
}

/* The quick way must give what the slow way gives, for every character alone, between letters, and
 * behind a mark. */
static void test_nfc_of_every_character(void **state)
{
    (void)state;
    struct arena a = {0};
    for (utf8proc_int32_t c = 0x20; c < 0x3100; c++) {
        if (!utf8proc_codepoint_valid(c) || (c >= 0x7f && c < 0xa0)) {
            continue;
        }
        char text[32];
        char one[8];
        one[utf8proc_encode_char(c, (utf8proc_uint8_t *)one)] = '\0';
        expect_as_utf8proc(&a, one, c);
        (void)snprintf(text, sizeof text, "e%so%s", one, one);
        expect_as_utf8proc(&a, text, c);
        (void)snprintf(text, sizeof text, "e%so\u0302%s", one, one);
        expect_as_utf8proc(&a, text, c);
    }
    arena_free(&a);
}

static void test_controls_become_spaces(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_string_equal(nfc(&a, "a\tb\nc"), "a\tb\nc");
    assert_string_equal(nfc(&a, "a\r\nb\rc\r\n"), "a\nb\nc\n");
    assert_string_equal(nfc(&a, "a\x01\x1b[0m\x7f"
                                "b"),
                        "a  [0m b");
    assert_string_equal(nfc(&a, "e\u0301\r\n\x02"), "é\n ");
    assert_string_equal(nfc(&a, "a\xc2\x85z\xc2\x9fy"), "a z y"); /* general category Cc as well */
    arena_free(&a);
}

/* No language needs more than thirty marks on a letter; ten thousand would take minutes to draw. */
static void test_marks_are_bounded(void **state)
{
    (void)state;
    struct arena a = {0};
    char text[3 + 2 * 20000];
    size_t length = 0;
    text[length++] = 'q';
    for (int i = 0; i < 20000; i++) {
        text[length++] = '\xcc';
        text[length++] = '\x88'; /* U+0308 */
    }
    text[length++] = 'z';
    text[length] = '\0';
    size_t kept = 0;
    const char *out = text_nfc(&a, text, length, &kept);
    assert_non_null(out);
    assert_int_equal(kept, 2 + 2 * 30);
    assert_int_equal(out[kept - 1], 'z');
    arena_free(&a);
}

static void test_codepoints(void **state)
{
    (void)state;
    size_t size;
    assert_int_equal(text_codepoint("a", &size), 'a');
    assert_int_equal(size, 1);
    assert_int_equal(text_codepoint("\u00a0", &size), 0xa0);
    assert_int_equal(size, 2);
    assert_int_equal(text_codepoint("ệx", &size), 0x1ec7);
    assert_int_equal(size, 3);
    assert_int_equal(text_codepoint("😀", &size), 0x1f600);
    assert_int_equal(size, 4);
    assert_int_equal(text_count("aệ😀\u0301", strlen("aệ😀\u0301")), 4);
    assert_int_equal(text_count("", 0), 0);
}

/* Each of these is one character to a reader (UAX #29). */
static void test_graphemes(void **state)
{
    (void)state;
    static const char *const one[] = {
        "a",      "ệ",       "e\u0302\u0323", "q\u0308", "👩‍👩‍👧‍👦",
        "🇻🇳",     "1️⃣", "👍🏽",      "각",      "\n",
        "\u0301", "한",      "ạ\u0303\u0302",
    };
    for (size_t i = 0; i < SUPPORT_COUNT(one); i++) {
        char text[80];
        size_t length = strlen(one[i]);
        memcpy(text, one[i], length);
        memcpy(text + length, "x", 2);
        if (text_grapheme(text, length + 1) != length || text_grapheme(text, length) != length) {
            fail_msg("\"%s\" is parted", one[i]);
        }
    }
    assert_int_equal(text_grapheme("ab", 2), 1);
    assert_int_equal(text_grapheme("", 0), 0);
    assert_int_equal(text_grapheme("🇻🇳🇻🇳", strlen("🇻🇳🇻🇳")), strlen("🇻🇳"));
}

static void test_blank(void **state)
{
    (void)state;
    assert_true(text_blank(NULL));
    assert_true(text_blank(""));
    assert_true(text_blank(" \t\r\n "));
    assert_false(text_blank(" x "));
    assert_false(text_blank("\n."));
}

static void tamed(const char *text, const char *want)
{
    char copy[64];
    (void)snprintf(copy, sizeof copy, "%s", text);
    text_tame(copy);
    assert_string_equal(copy, want);
}

static void what_anybody_wrote_is_tamed(void **state)
{
    (void)state;
    tamed("", "");
    tamed("Bản tin số 7.db", "Bản tin số 7.db");
    tamed("a\033[2J\n\t\177b", "a [2J   b");
    tamed("a\xc2\x9b"
          "31m\xc2\xa0"
          "b",
          "a 31m\xc2\xa0"
          "b");
    tamed("a\xe2\x80\xae"
          "bd.exe\xe2\x81\xa6\xe2\x80\xa8"
          "c",
          "a bd.exe  c");
    tamed("\x9b"
          "1m\xff\xc3(\xed\xa0\x80\xc0\x80",
          "?1m?"
          "?(?"
          "?"
          "?"
          "?"
          "?");
    tamed("ab\xe1\xba", "ab");
    tamed("ab\xf0\x9f\x98", "ab");
    tamed("ab\x80", "ab?");
}

static void test_cut_at_a_character(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"abcdefgh", "abcdefgh"}, {"abcdefghi", "abcde…"}, {"abcdệghi", "abcd…"}, {"", ""}};
    for (size_t i = 0; i < SUPPORT_COUNT(cases); i++) {
        char text[9];
        text_cut(text, sizeof text, snprintf(text, sizeof text, "%s", cases[i][0]));
        assert_string_equal(text, cases[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cut_at_a_character),
        cmocka_unit_test(test_valid_utf8),
        cmocka_unit_test(test_bad_utf8_is_refused),
        cmocka_unit_test(test_valid_keeps_to_the_length),
        cmocka_unit_test(test_nfd_becomes_nfc),
        cmocka_unit_test(test_nfc_of_every_character),
        cmocka_unit_test(test_controls_become_spaces),
        cmocka_unit_test(test_codepoints),
        cmocka_unit_test(test_marks_are_bounded),
        cmocka_unit_test(test_graphemes),
        cmocka_unit_test(test_blank),
        cmocka_unit_test(what_anybody_wrote_is_tamed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
