#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint_helpers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WHITE = 0xffffff };

static const int sizes[] = {12, 13, 17, 24, 27, 33, 45, 60, 84, 111, 160, 233, 288, 400};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static int width_of(struct painter *painter, enum face face, int size, const char *text)
{
    struct measure m = painter_measure(painter);
    return m.width(m.ctx, face, size, text, strlen(text));
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
                struct canvas alone = helper_canvas(size * 12, size * 5 / 2, WHITE);
                struct canvas both = helper_canvas(size * 12, size * 5 / 2, WHITE);
                helper_paint(painter, &alone, helper_text(face, size, x + width, baseline, "█"));
                helper_paint(painter, &both, helper_text(face, size, x, baseline, text));
                struct box want = helper_ink(&alone, WHITE);
                struct box have = helper_ink(&both, WHITE);
                if (have.x + have.w != want.x + want.w) printf("face %d size %d [%s] %d %d\n", (int)face, size, before[i], have.x + have.w, want.x + want.w);
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
            struct canvas alone = helper_canvas(size * 8, size * 5 / 2, WHITE);
            helper_paint(painter, &alone, helper_text(face, size, x, baseline, "H"));
            struct box h = helper_ink(&alone, WHITE);
            assert_true(h.w > 0);
            assert_int_equal(h.y + h.h, baseline); /* H stands on the line */
            for (size_t i = 0; i < COUNT(beside); i++) {
                char text[200];
                (void)snprintf(text, sizeof text, "H %s", beside[i]);
                struct canvas both = helper_canvas(size * 8, size * 5 / 2, WHITE);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_baseline_stands),
        cmocka_unit_test(test_width_is_the_pen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
