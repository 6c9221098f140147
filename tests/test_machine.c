#include "base/machine.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static void zone(const char *folder, int number, const char *text)
{
    char path[SUPPORT_PATH * 2];
    (void)snprintf(path, sizeof path, "%s/thermal_zone%d", folder, number);
    assert_int_equal(mkdir(path, 0755), 0);
    (void)snprintf(path, sizeof path, "%s/thermal_zone%d/temp", folder, number);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static void test_free_space_is_told_where_there_is_a_folder(void **state)
{
    (void)state;
    int64_t bytes = -1;
    assert_true(machine_free("/", &bytes));
    assert_true(bytes >= 0);
    assert_false(machine_free("/nowhere/at/all", &bytes));
}

static void test_the_hottest_zone_that_makes_sense(void **state)
{
    (void)state;
    char folder[SUPPORT_PATH] = "build/tmp/machine-XXXXXX";
    assert_non_null(mkdtemp(folder));
    int heat = 0;
    assert_false(machine_heat(folder, &heat));
    zone(folder, 0, "nonsense\n");
    zone(folder, 1, "-274000\n"); /* a sensor that is not connected */
    zone(folder, 2, "");
    zone(folder, 3, "50000 100000\n");
    assert_false(machine_heat(folder, &heat));
    zone(folder, 5, "-1500\n"); /* a box in the frost */
    assert_true(machine_heat(folder, &heat));
    assert_int_equal(heat, -1500);
    zone(folder, 8, "48312\n");
    zone(folder, 9, "41000\n");
    assert_true(machine_heat(folder, &heat));
    assert_int_equal(heat, 48312);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_free_space_is_told_where_there_is_a_folder),
        cmocka_unit_test(test_the_hottest_zone_that_makes_sense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
