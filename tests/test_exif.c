#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/exif.h"
#include "sample.h"

#include <stdlib.h>
#include <string.h>

static void test_orientations(void **state)
{
    (void)state;
    for (int big = 0; big < 2; big++) {
        for (int orientation = 1; orientation <= 8; orientation++) {
            struct bytes jpeg =
                sample_jpeg(8, 8, sample_quarters, SAMPLE_BASELINE, orientation, big == 1);
            assert_int_equal(exif_orientation(jpeg), orientation);
            sample_free(jpeg);
        }
    }
}

static void test_none_or_nonsense(void **state)
{
    (void)state;
    struct bytes plain = sample_jpeg(8, 8, sample_quarters, SAMPLE_BASELINE, 0, false);
    assert_int_equal(exif_orientation(plain), 1);
    sample_free(plain);
    struct bytes nine = sample_jpeg(8, 8, sample_quarters, SAMPLE_BASELINE, 9, false);
    assert_int_equal(exif_orientation(nine), 1);
    sample_free(nine);
    assert_int_equal(exif_orientation((struct bytes){NULL, 0}), 1);
    assert_int_equal(exif_orientation((struct bytes){(const uint8_t *)"\xff\xd8\xff", 3}), 1);
}

/* Every length of a file, and every byte of its front spoilt in turn, in memory of exactly that
 * size: ASan sees any step outside. */
static void test_bounds(void **state)
{
    (void)state;
    struct bytes jpeg = sample_jpeg(8, 8, sample_quarters, SAMPLE_BASELINE, 6, true);
    size_t front = jpeg.size < 120 ? jpeg.size : 120;
    for (size_t size = 0; size <= front; size++) {
        uint8_t *copy = malloc(size > 0 ? size : 1);
        memcpy(copy, jpeg.data, size);
        int orientation = exif_orientation((struct bytes){copy, size});
        assert_in_range(orientation, 1, 8);
        for (size_t at = 0; at < size; at++) {
            static const uint8_t values[] = {0, 1, 0x7f, 0xff};
            for (size_t v = 0; v < sizeof values; v++) {
                copy[at] = values[v];
                assert_in_range(exif_orientation((struct bytes){copy, size}), 1, 8);
            }
            copy[at] = jpeg.data[at];
        }
        free(copy);
    }
    sample_free(jpeg);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_orientations),
        cmocka_unit_test(test_none_or_nonsense),
        cmocka_unit_test(test_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
