/* Every layout and chart, in every theme and in three shapes, against the pictures in
 * tests/golden/gallery. What is on them is in tests/gallery; to look at a data file of it in any
 * size:
 *
 *   build/kiosk render --contact --out DIR --size 1920x1080 build/gallery/vi-formal.db
 *
 * The formal theme has a picture a page; of the others a sheet shows all pages at a third of
 * their size: that is enough to see colours and places, and the words are the same. make
 * golden-diff and make golden are told of in test_golden.c. */
#include "golden.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The marks of progress are the same on all pages, so that a new slide changes no other's. */
#define DATA(of) \
    .file = "build/gallery/" of ".db", .name = (of), .ends = true, .place = 3, .places = 8
#define WIDE .width = 960, .height = 540
#define TALL .width = 540, .height = 960
#define SQUARER .width = 720, .height = 540
#define LAYOUTS .before = 100, .calm = true
#define ON_A_SHEET .shrink = 3

static const struct golden_set sets[] = {
    {DATA("vi-formal"), WIDE, .calm = true},
    {DATA("vi-formal"), TALL, LAYOUTS},
    {DATA("vi-formal"), SQUARER, LAYOUTS},
    {DATA("vi-blue"), WIDE, LAYOUTS, ON_A_SHEET},
    {DATA("vi-blue"), TALL, LAYOUTS, ON_A_SHEET},
    {DATA("vi-blue"), SQUARER, LAYOUTS, ON_A_SHEET},
    {DATA("vi-dark"), WIDE, LAYOUTS, ON_A_SHEET},
    {DATA("vi-dark"), TALL, LAYOUTS, ON_A_SHEET},
    {DATA("vi-dark"), SQUARER, LAYOUTS, ON_A_SHEET},
    {DATA("en-formal"), WIDE, LAYOUTS},
    {DATA("en-formal"), TALL, LAYOUTS, ON_A_SHEET},
    {DATA("en-formal"), SQUARER, LAYOUTS, ON_A_SHEET},
};

static void every_layout_is_as_it_was(void **state)
{
    (void)state;
    static struct golden golden;
    golden_open(&golden, GOLDEN "/gallery");
    for (size_t i = 0; i < SUPPORT_COUNT(sets); i++) {
        golden_compare(&golden, &sets[i]);
    }
    golden_close(&golden);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_layout_is_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
