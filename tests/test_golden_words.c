/* Logos, text on pictures, tables over pages, urgent texts and the banners of an update, against
 * the pictures in tests/golden/words. What is on them is in tests/gallery/words.sql. */
#include "golden.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#define FORMAL .file = "build/gallery/words-formal.db", .name = "formal"
#define BLUE .file = "build/gallery/words-blue.db", .name = "blue"
#define DARK .file = "build/gallery/words-dark.db", .name = "dark"
#define WIDE .width = 960, .height = 540
#define TALL .width = 540, .height = 960
#define SQUARER .width = 720, .height = 540

static const struct golden_set sets[] = {
    {FORMAL, WIDE},
    {FORMAL, TALL, .shrink = 2},
    {FORMAL, SQUARER, .shrink = 2},
    {BLUE, WIDE, .shrink = 3},
    {DARK, WIDE, .shrink = 3},
    {FORMAL, WIDE, .slides = {2}, .banner = "checking"},
    {FORMAL, WIDE, .slides = {2}, .banner = "updated"},
    {FORMAL, WIDE, .slides = {7}, .banner = "refused"},
    {DARK, WIDE, .slides = {2}, .banner = "restored"},
    {FORMAL, TALL, .slides = {2}, .banner = "checking"},
    {FORMAL, TALL, .slides = {2}, .banner = "updated"},
    {FORMAL, TALL, .slides = {2}, .banner = "refused"},
    {BLUE, SQUARER, .slides = {2}, .banner = "refused"},
};

static void every_page_is_as_it_was(void **state)
{
    (void)state;
    struct golden *golden = calloc(1, sizeof *golden);
    assert_non_null(golden);
    golden_open(golden, GOLDEN "/words");
    for (size_t i = 0; i < SUPPORT_COUNT(sets); i++) {
        golden_compare(golden, &sets[i]);
    }
    golden_close(golden);
    free(golden);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_is_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
