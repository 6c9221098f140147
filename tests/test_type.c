#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "paint_helpers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WHITE = 0xffffff };

static const int sizes[] = {12, 13, 17, 27, 45, 84, 160, 400};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static int width_of(struct painter *painter, enum face face, int size, const char *text)
{
    struct measure m = painter_measure(painter);
    return m.width(m.ctx, face, size, text, strlen(text));
}

/* Whether the block that follows is drawn in the same run, whose pen may stand between pixels. */
static bool same_run(const char *before)
{
    return strcmp(before, "★") == 0 || strcmp(before, "ȷ") == 0;
}

/* What is drawn before H moves it by what it measures, and by nothing else: to the pixel, but for
 * the part of a pixel that the pen of a run can stand at. */
static void test_width_is_the_pen(void **state)
{
    (void)state;
    static const char *const before[] = {
        " ",    "j", "J",     "f", "Î", "ï", "ď",   "Ữ",      "T",  "AV", "Toàn", "Đức Trọng",
        "\"",   "ȷ", "4.416", "(", "★", "😀", "j😀j", "\u00a0", "\t", "y ", "ư",    "nhiệm\u00a0vụ",
        "→ ① ",
    };
    struct painter *painter = helper_painter();
    for (enum face face = 0; face < FACE_COUNT; face++) {
        for (size_t s = 0; s < COUNT(sizes); s++) {
            int size = sizes[s], baseline = size * 3 / 2, x = size;
            for (size_t i = 0; i < COUNT(before); i++) {
                /* The mark of the end is a full block of its own run: it has no bearings. */
                char text[200];
                (void)snprintf(text, sizeof text, "%s█", before[i]);
                int width = width_of(painter, face, size, before[i]);
                struct canvas alone = helper_canvas(size * 8, size * 5 / 2, WHITE);
                struct canvas both = helper_canvas(size * 8, size * 5 / 2, WHITE);
                helper_paint(painter, &alone, helper_text(face, size, x + width, baseline, "█"));
                helper_paint(painter, &both, helper_text(face, size, x, baseline, text));
                struct box want = helper_ink(&alone, WHITE);
                struct box have = helper_ink(&both, WHITE);
                int off = have.x + have.w - want.x - want.w;
                if (off != 0 && (off < -1 || off > 1 || !same_run(before[i]))) {
                    fail_msg("face %d, size %d: \"%s\" is %d pixels off", (int)face, size,
                             before[i], off);
                }
                canvas_free(&alone);
                canvas_free(&both);
            }
        }
    }
    painter_free(painter);
}

/* What stands beside the letter H must not move it, neither up nor down nor sideways. */
static void test_baseline_stands(void **state)
{
    (void)state;
    static const char *const beside[] = {
        "",     "Ẩ",      "Ộ",   "Ữ",      "Ẵ",   "g",  "y",    "ợ", "ỵ",        "ẨgyợỮ",
        "Ấ(q)", "j|{}[]", "…,;", "ẴẵỆệ @", "Çç§", "Q/", "★ ▲●", "😀", "😀Ẩg ★ợ→①", "̣̂̉ā̱",
    };
    struct painter *painter = helper_painter();
    for (enum face face = 0; face < FACE_COUNT; face++) {
        for (size_t s = 0; s < COUNT(sizes); s++) {
            int size = sizes[s], baseline = size * 3 / 2, x = size;
            struct canvas alone = helper_canvas(size * 2, size * 5 / 2, WHITE);
            helper_paint(painter, &alone, helper_text(face, size, x, baseline, "H"));
            struct box h = helper_ink(&alone, WHITE);
            assert_true(h.w > 0);
            assert_int_equal(h.y + h.h, baseline); /* H stands on the line */
            for (size_t i = 0; i < COUNT(beside); i++) {
                char text[200];
                (void)snprintf(text, sizeof text, "H %s", beside[i]);
                struct canvas both = helper_canvas(size * 2, size * 5 / 2, WHITE);
                helper_paint(painter, &both, helper_text(face, size, x, baseline, text));
                for (int y = 0; y < both.height; y++) {
                    const uint32_t *a = alone.pixels + (ptrdiff_t)y * alone.stride;
                    const uint32_t *b = both.pixels + (ptrdiff_t)y * both.stride;
                    if (memcmp(a, b, (size_t)(h.x + h.w) * sizeof *a) != 0) {
                        fail_msg("face %d, size %d: \"%s\" moves its H", (int)face, size, text);
                    }
                }
                canvas_free(&both);
            }
            canvas_free(&alone);
        }
    }
    painter_free(painter);
}

/* Every sign that the program may have to show has a glyph: it is neither the sign for a missing
 * one nor the box that a face draws in its place. */
static void test_all_is_drawn(void **state)
{
    (void)state;
    static const char letters[] =
        "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
        "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬEÈÉẺẼẸÊỀẾỂỄỆIÌÍỈĨỊOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢUÙÚỦŨỤƯỪỨỬỮỰYỲÝỶỸỴĐ"
        "★▲▼▶◀№✓✗→←↑↓●○■□①②⑩…–—“”‘’«»•°²³½×÷±≤≥≠€₫©®™§😀🎉🏆📷⚠";
    static const char *const clusters[] = {"👍🏽", "🇻🇳", "👨\u200d👩\u200d👧", "☎\ufe0f",
                                           "1\ufe0f\u20e3"};
    enum { SIZE = 40, SIDE = 200 };
    struct painter *painter = helper_painter();
    for (enum face face = 0; face < FACE_COUNT; face++) {
        struct canvas missing = helper_canvas(SIDE, SIDE, WHITE);
        helper_paint(painter, &missing, helper_text(face, SIZE, 50, 100, "\U000f0000"));
        assert_true(helper_ink(&missing, WHITE).w > 0);
        int count = 0;
        for (size_t at = 0; at < sizeof letters - 1 + COUNT(clusters); count++) {
            char text[32] = {0};
            size_t size = 1;
            if (at < sizeof letters - 1) {
                (void)text_codepoint(letters + at, &size);
                memcpy(text, letters + at, size);
            } else {
                (void)snprintf(text, sizeof text, "%s", clusters[at - (sizeof letters - 1)]);
            }
            at += size;
            struct canvas canvas = helper_canvas(SIDE, SIDE, WHITE);
            helper_paint(painter, &canvas, helper_text(face, SIZE, 50, 100, text));
            size_t bytes = (size_t)SIDE * SIDE * sizeof *canvas.pixels;
            if (helper_ink(&canvas, WHITE).w == 0 ||
                memcmp(canvas.pixels, missing.pixels, bytes) == 0) {
                fail_msg("face %d does not draw \"%s\"", (int)face, text);
            }
            canvas_free(&canvas);
        }
        assert_int_equal(count, text_count(letters, sizeof letters - 1) + COUNT(clusters));
        canvas_free(&missing);
    }
    painter_free(painter);
}

/* A modifier, a flag's two letters or a family is one sign, not several side by side. */
static void test_emoji_are_joined(void **state)
{
    (void)state;
    struct painter *painter = helper_painter();
    int one = width_of(painter, FACE_TEXT, 40, "😀");
    assert_int_equal(width_of(painter, FACE_TEXT, 40, "👍🏽"), one);
    assert_int_equal(width_of(painter, FACE_TEXT, 40, "🇻🇳"), one);
    assert_int_equal(width_of(painter, FACE_TEXT, 40, "👨\u200d👩\u200d👧"), one);
    painter_free(painter);
}

static void test_spaces_and_nothing(void **state)
{
    (void)state;
    struct painter *painter = helper_painter();
    for (enum face face = 0; face < FACE_COUNT; face++) {
        int space = width_of(painter, face, 50, " ");
        assert_true(space > 5);
        assert_int_equal(width_of(painter, face, 50, "\u00a0"), space);
        assert_int_equal(width_of(painter, face, 50, "\t"), space);
        assert_int_equal(width_of(painter, face, 50, ""), 0);
        assert_int_equal(width_of(painter, face, 50, "\u200b\u2060\ufeff\u00ad"), 0);
        assert_int_equal(width_of(painter, face, 50, "Đức\u00a0Trọng"),
                         width_of(painter, face, 50, "Đức Trọng"));
        assert_int_equal(width_of(painter, face, 50, "nhi\u200bệm"),
                         width_of(painter, face, 50, "nhiệm"));
        struct canvas canvas = helper_canvas(100, 100, WHITE);
        helper_paint(painter, &canvas, helper_text(face, 50, 10, 60, " \u00a0\u200b\t"));
        assert_int_equal(helper_ink(&canvas, WHITE).w, 0);
        canvas_free(&canvas);
    }
    painter_free(painter);
}

/* The text is not zero-ended: only its length counts. */
static void test_length_counts(void **state)
{
    (void)state;
    struct painter *painter = helper_painter();
    struct measure m = painter_measure(painter);
    assert_int_equal(m.width(m.ctx, FACE_TEXT, 30, "Huyện ủy", sizeof "Huyện" - 1),
                     width_of(painter, FACE_TEXT, 30, "Huyện"));
    painter_free(painter);
}

/* Kerning: a pair is narrower than its letters. */
static void test_kerning(void **state)
{
    (void)state;
    struct painter *painter = helper_painter();
    assert_true(width_of(painter, FACE_TEXT, 200, "AV") + 5 <
                width_of(painter, FACE_TEXT, 200, "A") + width_of(painter, FACE_TEXT, 200, "V"));
    painter_free(painter);
}

/* Figures of equal width where tables want them. */
static void test_tabular(void **state)
{
    (void)state;
    struct painter *painter = helper_painter();
    for (char digit[2] = "1"; digit[0] <= '9'; digit[0]++) {
        assert_int_equal(width_of(painter, FACE_FIGURES, 100, digit),
                         width_of(painter, FACE_FIGURES, 100, "0"));
        assert_int_equal(width_of(painter, FACE_SERIF, 100, digit),
                         width_of(painter, FACE_SERIF, 100, "0"));
    }
    painter_free(painter);
}

static void test_long_text(void **state)
{
    (void)state;
    enum { LENGTH = 20000 };
    struct painter *painter = helper_painter();
    struct measure m = painter_measure(painter);
    char *text = malloc(LENGTH);
    memset(text, 'n', LENGTH);
    int one = m.width(m.ctx, FACE_TEXT, 400, text, 100);
    int all = m.width(m.ctx, FACE_TEXT, 400, text, LENGTH);
    assert_true(all / 200 >= one - 1 && all / 200 <= one + 1);

    /* What can be seen of it is what can be seen of its start. */
    struct item item = helper_text(FACE_TEXT, 60, 5, 70, "");
    struct canvas whole = helper_canvas(300, 100, WHITE);
    struct canvas start = helper_canvas(300, 100, WHITE);
    item.as.text.text = text;
    item.as.text.length = LENGTH;
    helper_paint(painter, &whole, item);
    item.as.text.length = 30;
    helper_paint(painter, &start, item);
    assert_memory_equal(whole.pixels, start.pixels, 300 * 100 * sizeof *whole.pixels);
    canvas_free(&whole);
    canvas_free(&start);
    free(text);
    painter_free(painter);
}

/* A pen left of the canvas, sizes beyond reason: nothing is drawn outside, and no crash. */
static void test_odd_places(void **state)
{
    (void)state;
    struct painter *painter = helper_painter();
    struct canvas canvas = helper_canvas(50, 50, WHITE);
    static const int places[] = {-1000000, -16385, -100, -7, 43, 1000000};
    for (size_t i = 0; i < COUNT(places); i++) {
        struct item item = helper_text(FACE_TEXT, 20, places[i], 30, "Hội nghị tổng kết");
        item.box.w = 2000000;
        helper_paint(painter, &canvas, item);
    }
    helper_paint(painter, &canvas, helper_text(FACE_TEXT, 0, 10, 30, "Hội"));
    helper_paint(painter, &canvas, helper_text(FACE_TEXT, -5, 10, 30, "Hội"));
    assert_true(helper_ink(&canvas, WHITE).w > 0);
    canvas_free(&canvas);
    painter_free(painter);
}

/* Half of the colour, half of the ground. */
static void test_alpha(void **state)
{
    (void)state;
    struct painter *painter = helper_painter();
    struct canvas canvas = helper_canvas(100, 100, WHITE);
    struct item item = helper_text(FACE_TEXT, 80, 10, 90, "█");
    item.colour = 0x80ff0000;
    helper_paint(painter, &canvas, item);
    uint32_t pixel = helper_pixel(&canvas, 40, 60);
    assert_int_equal(pixel >> 16, 0xff);
    assert_in_range(pixel & 0xff, 0x7e, 0x80);
    assert_in_range(pixel >> 8 & 0xff, 0x7e, 0x80);
    canvas_free(&canvas);
    painter_free(painter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_baseline_stands),
        cmocka_unit_test(test_width_is_the_pen),
        cmocka_unit_test(test_all_is_drawn),
        cmocka_unit_test(test_emoji_are_joined),
        cmocka_unit_test(test_spaces_and_nothing),
        cmocka_unit_test(test_length_counts),
        cmocka_unit_test(test_kerning),
        cmocka_unit_test(test_tabular),
        cmocka_unit_test(test_long_text),
        cmocka_unit_test(test_odd_places),
        cmocka_unit_test(test_alpha),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
