/* SDL's video drivers, by the names that it gives them. */
#include "screen/driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void each_has_its_gaps(void **state)
{
    (void)state;
    const struct driver wayland = driver_of("wayland");
    assert_true(wayland.needs_gpu && !wayland.console && !wayland.displays && !wayland.blind);
    static const char *const console[] = {"KMSDRM", "kmsdrm"}; /* SDL 2.26, and later ones */
    for (size_t i = 0; i < 2; i++) {
        const struct driver d = driver_of(console[i]);
        assert_true(d.needs_gpu && d.console && d.displays && !d.blind);
    }
    static const char *const blind[] = {"evdev", "offscreen", "dummy"};
    for (size_t i = 0; i < 3; i++) {
        const struct driver d = driver_of(blind[i]);
        assert_true(!d.needs_gpu && d.console && !d.displays && d.blind);
    }
}

static void any_other_has_none(void **state)
{
    (void)state;
    static const char *const others[] = {"x11", "", "kmsdrm2", "way"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const struct driver d = driver_of(others[i]);
        assert_null(d.name);
        assert_true(!d.needs_gpu && !d.console && !d.displays && !d.blind);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_has_its_gaps),
        cmocka_unit_test(any_other_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
