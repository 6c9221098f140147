#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/runs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A text face of Latin letters, a symbol face with the star and U+FFFD, an emoji face. */
static bool has(void *ctx, int face, uint32_t c)
{
    const bool *no_replacement = ctx;
    switch (face) {
    case FACE_TEXT:
        return (c >= 0x20 && c < 0x7f) || (c >= 0xc0 && c < 0x250) || (c >= 0x1ea0 && c < 0x1f00);
    case RUNS_SYMBOLS:
        return c == 0x2605 || c == 0x263a || c == 0x301 || (c >= 0x20 && c < 0x7f) ||
               (c == 0xfffd && !*no_replacement);
    case RUNS_EMOJI:
        return (c >= 0x1f000 && c < 0x1fb00) || c == 0x263a || c == 0x20e3 || c == '1';
    default:
        return false;
    }
}

/* Splits and writes the runs as "face[text]…". */
static const char *split(const char *text, char *out)
{
    bool no_replacement = false;
    struct runs runs = {
        .coverage = {&no_replacement, has},
        .face = FACE_TEXT,
        .text = text,
        .left = strlen(text),
    };
    size_t room = runs_room(runs.left);
    char *buffer = malloc(room); /* of exactly the promised size, so that ASan sees more */
    struct run run;
    out[0] = '\0';
    while (runs_next(&runs, buffer, &run)) {
        assert_int_equal(strlen(run.text), run.length);
        const char *names[RUNS_FACES] = {
            [FACE_TEXT] = "T", [RUNS_SYMBOLS] = "S", [RUNS_EMOJI] = "E"};
        (void)sprintf(out + strlen(out), "%s[%s]", names[run.face], run.text);
    }
    free(buffer);
    assert_int_equal(runs.left, 0);
    return out;
}

static void test_split(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"", ""},
        {"Đức Trọng", "T[Đức Trọng]"},
        {"a ★ b", "T[a ]S[★]T[ b]"},
        {"★★", "S[★★]"},
        {"a😀b", "T[a]E[😀]T[b]"},
        {"👍🏽🇻🇳", "E[👍🏽🇻🇳]"},
        {"👨\u200d👩", "E[👨\u200d👩]"},
        {"☺", "S[☺]"},             /* text by itself */
        {"☺\ufe0f", "E[☺\ufe0f]"}, /* asks for the emoji */
        {"☺\ufe0e", "S[☺]"},       /* asks for text */
        {"1\ufe0f\u20e3", "E[1\ufe0f\u20e3]"},
        {"1", "T[1]"},
        {"a\u00a0b\tc\nd", "T[a b c d]"},
        {"a\u202fb\u2003c", "T[a\u202fb\u2003c]"}, /* the shaper makes these of its space */
        {"a\u200bb\u00ad\ufeff\u2060", "T[ab]"},
        {"\u200b\xc2\x85\u2028", ""},
        {"中文x", "S[\ufffd\ufffd]T[x]"},
        {"w\u0301", "S[w\u0301]"},     /* one face for letter and mark */
        {"w\u0338x", "S[\ufffd]T[x]"}, /* nobody has the mark */
        {"\u0301", "S[\u0301]"},
        {"🏴\U000e0067\U000e007f", "E[🏴\U000e0067\U000e007f]"},
    };
    char out[400];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(split(cases[i].text, out), cases[i].want);
    }
}

/* Where no face has U+FFFD it goes to the first, which draws its own box. */
static void test_no_replacement(void **state)
{
    (void)state;
    bool no_replacement = true;
    struct runs runs = {{&no_replacement, has}, FACE_TEXT, "中", 3};
    char buffer[16];
    struct run run;
    assert_true(runs_next(&runs, buffer, &run));
    assert_int_equal(run.face, FACE_TEXT);
    assert_string_equal(run.text, "\ufffd");
    assert_false(runs_next(&runs, buffer, &run));
}

/* What is lost is found character by character, wherever it stands. */
static void test_lost(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"", ""},
        {"Đức Trọng ★ 📚", ""},
        {"中文x", "[中][文]"},
        {"a w\u0338x 中", "[w\u0338][中]"},
        {"a\u200b\u00ad\n\t\u2003", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool no_replacement = false;
        struct runs runs = {
            {&no_replacement, has}, FACE_TEXT, cases[i].text, strlen(cases[i].text)};
        char out[100] = "";
        const char *at;
        size_t size;
        while ((at = runs_lost(&runs, &size)) != NULL) {
            (void)sprintf(out + strlen(out), "[%.*s]", (int)size, at);
        }
        assert_string_equal(out, cases[i].want);
        assert_int_equal(runs.left, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_split),
        cmocka_unit_test(test_no_replacement),
        cmocka_unit_test(test_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
