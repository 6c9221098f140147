#include "base/legacy.h"

#include "legacy_encode.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

static void expect(enum legacy encoding, const char *from, const char *to)
{
    struct arena arena = {0};
    const char *text = legacy_convert(&arena, encoding, from, strlen(from));
    assert_non_null(text);
    assert_string_equal(text, to);
    /* ý is itself in TCVN3, and becomes Ý in a word of capitals. */
    if (strstr(from, "ý") == NULL) {
        assert_int_equal(legacy_touches(encoding, from, strlen(from)), strcmp(from, to) != 0);
    }
    arena_free(&arena);
}

static void vni_has_all_letters(void **state)
{
    (void)state;
    for (size_t i = 0; i < LETTERS; i++) {
        char *encoded = encode_text(LEGACY_VNI, encode_letter(i));
        expect(LEGACY_VNI, encoded, encode_letter(i));
        free(encoded);
    }
    expect(LEGACY_VNI, "Aù", "Á"); /* a capital with the mark of a small letter */
    expect(LEGACY_VNI, "aÙ", "aÙ");
}

/* In TCVN3 each small letter comes back, and seven of the capitals. The others are small letters
 * there, which become capitals among capitals. */
static void tcvn3_has_all_letters(void **state)
{
    (void)state;
    size_t own = 0;
    for (size_t i = 0; i < LETTERS; i++) {
        const char *letter = encode_letter(i);
        char *encoded = encode_text(LEGACY_TCVN3, letter);
        const char *small = encode_letter(i % (LETTERS / 2));
        bool capital = i >= LETTERS / 2 && strstr("ĂÂÊÔƠƯĐ", letter) != NULL;
        own += capital;
        char alone[16] = "b"; /* © by itself would be the sign */
        char read[16] = "b";
        (void)strcat(alone, encoded);
        (void)strcat(read, capital ? letter : small);
        expect(LEGACY_TCVN3, alone, read);
        char word[32] = "TH";
        (void)strcat(strcat(word, encoded), "NG");
        char want[32] = "TH";
        (void)strcat(strcat(want, encode_letter(LETTERS / 2 + i % (LETTERS / 2))), "NG");
        expect(LEGACY_TCVN3, word, want);
        free(encoded);
    }
    assert_int_equal(own, 7);
}

/* iconv's TCVN5712-1 is the larger set of the same standard. */
static void tcvn3_is_what_iconv_says(void **state)
{
    (void)state;
    iconv_t descriptor = iconv_open("UTF-8", "TCVN5712-1");
    if (descriptor == (iconv_t)-1) {
        skip();
    }
    size_t compared = 0;
    for (int byte = 0xa1; byte <= 0xfe; byte++) {
        char raw[2] = {'b', (char)byte};
        struct arena arena = {0};
        size_t length;
        const char *wide = legacy_widen(&arena, raw, 2, &length);
        const char *ours = legacy_convert(&arena, LEGACY_TCVN3, wide, length);
        char theirs[16] = "";
        /* Composing letters are held back until the next character: a space. */
        char more[3] = {'b', (char)byte, ' '};
        char *in = more;
        char *out = theirs;
        size_t in_left = sizeof more;
        size_t out_left = sizeof theirs - 1;
        assert_int_equal(iconv(descriptor, &in, &in_left, &out, &out_left), 0);
        theirs[strlen(theirs) - 1] = '\0';
        if (strcmp(ours, wide) != 0 || byte == 0xfd) { /* ý is ý */
            assert_string_equal(ours, theirs);
            compared++;
        }
        arena_free(&arena);
    }
    assert_int_equal(compared, 67 + 7);
    (void)iconv_close(descriptor);
}

static void sentences(void **state)
{
    (void)state;
    expect(LEGACY_TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc");
    expect(LEGACY_VNI, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc");
    expect(LEGACY_VNI, "ÑOÄC LAÄP - TÖÏ DO", "ĐỘC LẬP - TỰ DO");
    expect(LEGACY_TCVN3, "Lª V¨n T¸m, « t«, 100.000®", "Lê Văn Tám, ô tô, 100.000đ");
    expect(LEGACY_TCVN3, "HéI NGHÞ TæNG KÕT", "HỘI NGHỊ TỔNG KẾT");
    expect(LEGACY_TCVN3, "C«ng ty TNHH Sè 1, HéI NGHÞ", "Công ty TNHH Số 1, HỘI NGHỊ");
    expect(LEGACY_TCVN3, "© 2020, § 5", "© 2020, § 5");
    expect(LEGACY_TCVN3, "", "");
    expect(LEGACY_VNI, "plain ASCII", "plain ASCII");
    expect(LEGACY_NONE, "TuyÓn", "TuyÓn");
    expect(LEGACY_VNI, "日本 😀 ›", "日本 😀 ›");
}

static void bytes_become_western_letters(void **state)
{
    (void)state;
    struct arena arena = {0};
    size_t length;
    const char bytes[] = "Tuy\xd3n d\xf4ng \x93\x80\x81\x94";
    const char *text = legacy_widen(&arena, bytes, sizeof bytes - 1, &length);
    assert_string_equal(text, "TuyÓn dông “€\ufffd”");
    assert_int_equal(length, strlen(text));
    arena_free(&arena);
}

static void names(void **state)
{
    (void)state;
    assert_string_equal(legacy_name(LEGACY_NONE), "Unicode");
    assert_string_equal(legacy_name(LEGACY_TCVN3), "TCVN3 (ABC)");
    assert_string_equal(legacy_name(LEGACY_VNI), "VNI");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vni_has_all_letters),          cmocka_unit_test(tcvn3_has_all_letters),
        cmocka_unit_test(tcvn3_is_what_iconv_says),     cmocka_unit_test(sentences),
        cmocka_unit_test(bytes_become_western_letters), cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
