#include "base/vietnamese.h"

#include "base/text.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static bool syllable(const char *text)
{
    uint32_t letters[32];
    size_t count = 0;
    for (size_t size; *text != '\0'; text += size) {
        assert_true(count < 32);
        letters[count++] = text_codepoint(text, &size);
    }
    return viet_syllable(letters, count);
}

static void letters_go_both_ways(void **state)
{
    (void)state;
    size_t count = 0;
    for (int v = 0; v < VIET_VOWELS; v++) {
        for (int t = 0; t < VIET_TONES; t++) {
            enum viet_vowel vowel;
            enum viet_tone tone;
            uint32_t letter = viet_letter((enum viet_vowel)v, (enum viet_tone)t);
            assert_true(viet_parts(letter, &vowel, &tone));
            assert_int_equal(vowel, v);
            assert_int_equal(tone, t);
            count++;
        }
    }
    assert_int_equal(count, 72);
    enum viet_vowel vowel;
    enum viet_tone tone;
    assert_false(viet_parts('b', &vowel, &tone));
    assert_false(viet_parts(0x111, &vowel, &tone));
    assert_false(viet_parts(0xc0, &vowel, &tone)); /* a capital */
}

static void these_are_syllables(void **state)
{
    (void)state;
    static const char *const words[] = {
        "a",     "và",    "của",   "người",  "nghiêng", "quyển",  "quốc", "giếng", "gì",
        "gìn",   "giữ",   "hòa",   "hoà",    "khỏe",    "khoẻ",   "thúy", "thuý",  "quý",
        "mía",   "mưa",   "khuya", "chuyện", "yêu",     "ở",      "ấy",   "uyên",  "ngoằn",
        "ngoèo", "huơ",   "xoong", "đường",  "trường",  "phường", "nghệ", "ghế",   "kính",
        "cách",  "thiếu", "tuyết", "quít",   "ăn",      "oan",    "mướt", "chợ",   "ý",
        "ly",    "tuần",  "khuấy", "rượu",   "bươu"};
    for (size_t i = 0; i < SUPPORT_COUNT(words); i++) {
        if (!syllable(words[i])) {
            fail_msg("%s is a syllable", words[i]);
        }
    }
}

static void these_are_none(void **state)
{
    (void)state;
    static const char *const words[] = {
        "",         "b",       "đ",    "tôt", "mát́t",      "cát̀",    "kà",  "ghà", "ci",
        "nge",      "wàn",     "jó",   "fỏ",  "zá",        "strong", "bla", "áá",  "tàá",
        "aún",      "naọf",    "pộng", "quu", "iên",       "hoòa",   "miá", "cảp", "tạm.",
        "nghiêngg", "ngượngh", "ưl",   "ươ",  "ênh\u0301", "Và",     "ngi", "ngh", "quò"};
    for (size_t i = 0; i < SUPPORT_COUNT(words); i++) {
        if (syllable(words[i])) {
            fail_msg("%s is no syllable", words[i]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_go_both_ways),
        cmocka_unit_test(these_are_syllables),
        cmocka_unit_test(these_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
