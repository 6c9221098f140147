/* The data file of a running show, and the time zone that it asks for. */
#include "commands/show_source.h"

#include "base/clock.h"
#include "base/zone.h"
#include "sqlite_shell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define HERE "Asia/Ho_Chi_Minh"
#define THERE "America/Los_Angeles"

enum { HOUR_MS = 60 * 60 * 1000 };

static void write_deck(const char *path, const char *settings)
{
    write_file(path, "", 0);
    shell_new(path, settings);
}

/* Half past four in the afternoon in Hà Nội is half past one at night in Los Angeles. */
static int64_t as_of_here(void)
{
    return zone_wall_ms(&(struct moment){true, 2026, 11, 25, 3, 16 * 60 + 30}, HERE);
}

static void a_file_without_a_zone_is_read_in_that_of_the_machine(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    const struct scratch_path path = scratch_path(&scratch, "kiosk.db");
    struct source s;
    struct err err = {0};
    struct log log = {0};
    struct maker *maker = maker_new(&err);
    assert_non_null(maker);
    assert_int_equal(setenv("TZ", HERE, 1), 0);
    source_open(&s, path.text, CONTENT_EDITED);
    write_deck(path.text, "INSERT INTO setting VALUES ('timezone', '" THERE "'), "
                          "('as_of', '2026-11-25 01:30');");
    assert_true(source_load(&s, maker, &log));
    assert_true(source_deck(&s)->settings.as_of_ms == as_of_here());
    assert_string_equal(getenv("TZ"), THERE);
    write_deck(path.text, "INSERT INTO setting VALUES ('as_of', '2026-11-25 16:30');");
    assert_true(source_load(&s, maker, &log));
    assert_true(source_deck(&s)->settings.as_of_ms == as_of_here());
    assert_string_equal(getenv("TZ"), HERE);
    /* It counts: the clock is trusted an hour later. */
    assert_true(clock_moment(as_of_here() + HOUR_MS, source_floor_ms(&s)).trusted);
    source_close(&s);
    maker_free(maker);
    scratch_remove(&scratch);
}

static void a_file_that_can_not_be_loaded_changes_no_zone(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    const struct scratch_path path = scratch_path(&scratch, "kiosk.db");
    struct source s;
    struct err err = {0};
    struct log log = {0};
    struct maker *maker = maker_new(&err);
    assert_non_null(maker);
    assert_int_equal(setenv("TZ", HERE, 1), 0);
    source_open(&s, path.text, CONTENT_EDITED);
    write_file(path.text, "Dear reader", 11);
    assert_false(source_load(&s, maker, &log));
    assert_string_equal(getenv("TZ"), HERE);
    write_deck(path.text, "INSERT INTO setting VALUES ('timezone', '" THERE "');");
    assert_true(source_load(&s, maker, &log));
    write_file(path.text, "Dear reader", 11);
    assert_false(source_load(&s, maker, &log));
    assert_string_equal(getenv("TZ"), THERE);
    source_close(&s);
    maker_free(maker);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_without_a_zone_is_read_in_that_of_the_machine),
        cmocka_unit_test(a_file_that_can_not_be_loaded_changes_no_zone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
