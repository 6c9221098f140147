/* A new file is on trial until it is confirmed; one that fails is given up for the one before. */
#include "support.h"
#include "update_world.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct world world;

enum { STARTS = 3 };

/* A device with FIRST confirmed and SECOND on trial. */
struct device {
    struct disk *disk;
    struct io io;
    struct store store;
};

static struct device device_on_trial(void)
{
    struct device d = {.disk = world_with_first(&world)};
    struct news news;
    struct verdict v;
    assert_true(world_run(d.disk, &news, &v));
    d.io = disk_io(d.disk);
    return d;
}

static enum start start(struct device *d, int64_t want_serial)
{
    enum start how;
    struct stored current;
    struct verdict v;
    d->store.io = &d->io;
    assert_true(store_open(&d->store, &d->io, "/store", &v));
    if (!store_start(&d->store, STARTS, &how, &current, &v)) {
        fail_msg("%s", v.err.text);
    }
    assert_int_equal(current.serial, want_serial);
    return how;
}

static struct state state_of(struct device *d)
{
    return world_state(d->disk);
}

static void a_trial_has_so_many_starts(void **state)
{
    (void)state;
    struct device d = device_on_trial();
    for (int i = 0; i < STARTS; i++) {
        assert_int_equal(start(&d, 2), START_CURRENT);
        assert_int_equal(state_of(&d).current.starts, i + 1);
    }
    assert_int_equal(start(&d, 1), START_FELL_BACK);
    assert_int_equal(start(&d, 1), START_CURRENT);
    assert_int_equal(state_of(&d).previous.number, 0);
    assert_int_equal(disk_files(d.disk, "/store"), 6); /* the failed one is gone */
    disk_free(d.disk);
}

/* The old file kills the show as well: the built-in slide, but not for ever. */
static void when_both_die_none_is_shown(void **state)
{
    (void)state;
    struct device d = device_on_trial();
    struct state now;
    struct verdict v;
    for (int i = 0; i < STARTS; i++) {
        assert_int_equal(start(&d, 2), START_CURRENT);
    }
    assert_int_equal(start(&d, 1), START_FELL_BACK);
    for (int round = 0; round < 3; round++) {
        for (int i = state_of(&d).current.starts; i < STARTS; i++) {
            assert_int_equal(start(&d, 1), START_CURRENT);
        }
        assert_int_equal(start(&d, 0), START_HELD_BACK);
        assert_int_equal(state_of(&d).current.serial, 1);
    }
    assert_int_equal(start(&d, 1), START_CURRENT);
    assert_true(store_confirm(&d.store, 0, &now, &v)); /* this time it lives */
    for (int i = 0; i < STARTS + 2; i++) {
        assert_int_equal(start(&d, 1), START_CURRENT);
    }
    disk_free(d.disk);
}

static void an_end_in_peace_is_no_death(void **state)
{
    (void)state;
    struct device d = device_on_trial();
    struct verdict v;
    for (int i = 0; i < STARTS + 2; i++) {
        assert_int_equal(start(&d, 2), START_CURRENT);
        assert_true(store_ended(&d.store, state_of(&d).current.number, &v));
        assert_int_equal(state_of(&d).current.starts, 0);
        assert_true(store_ended(&d.store, state_of(&d).current.number, &v));
        assert_int_equal(state_of(&d).current.starts, 0);
    }
    assert_int_equal(start(&d, 2), START_CURRENT);
    assert_true(store_ended(&d.store, state_of(&d).previous.number, &v)); /* another's */
    assert_int_equal(state_of(&d).current.starts, 1);
    disk_free(d.disk);
}

static void a_confirmed_file_is_not_counted(void **state)
{
    (void)state;
    struct device d = device_on_trial();
    struct state now;
    struct verdict v;
    assert_int_equal(start(&d, 2), START_CURRENT);
    const int64_t number = state_of(&d).current.number;
    assert_true(store_confirm(&d.store, number - 1, &now, &v)); /* another's: too late */
    assert_false(state_of(&d).current.confirmed);
    assert_true(store_confirm(&d.store, number, &now, &v));
    assert_true(now.current.confirmed);
    const int64_t steps = disk_steps(d.disk);
    for (int i = 0; i < STARTS + 2; i++) {
        assert_int_equal(start(&d, 2), START_CURRENT);
    }
    assert_true(store_confirm(&d.store, 0, &now, &v));
    assert_int_equal(disk_steps(d.disk), steps); /* nothing was written */
    disk_free(d.disk);
}

static void one_that_can_not_be_loaded_is_given_up(void **state)
{
    (void)state;
    struct device d = device_on_trial();
    enum start how;
    struct stored current;
    struct verdict v;
    assert_int_equal(start(&d, 2), START_CURRENT);
    const int64_t number = state_of(&d).current.number;
    assert_true(store_give_up(&d.store, number + 5, STATUS_CONTENT, &how, &current, &v));
    assert_int_equal(how, START_CURRENT);
    assert_true(store_give_up(&d.store, number, STATUS_CONTENT, &how, &current, &v));
    assert_int_equal(how, START_FELL_BACK);
    assert_int_equal(current.serial, 1);
    assert_true(store_give_up(&d.store, current.number, STATUS_CONTENT, &how, &current, &v));
    assert_int_equal(how, START_EMPTY); /* the built-in slide */
    assert_int_equal(start(&d, 0), START_EMPTY);
    assert_false(store_roll_back(&d.store, &(struct state){0}, &v));
    assert_int_equal(v.reason, REASON_NOT_FOUND);
    assert_false(store_confirm(&d.store, 0, &(struct state){0}, &v));
    assert_int_equal(v.reason, REASON_NOT_FOUND);
    disk_free(d.disk);
}

static void a_failed_file_is_not_taken_again_by_itself(void **state)
{
    (void)state;
    struct device d = device_on_trial();
    struct news news;
    struct verdict v;
    assert_true(world_roll_back(d.disk));
    assert_int_equal(world_shown(&world, d.disk), FIRST);
    assert_false(world_run(d.disk, &news, &v));
    assert_int_equal(v.reason, REASON_TAKEN_BACK);
    assert_int_equal(v.err.status, STATUS_OLDER);
    struct install install = world_install(&d.io);
    install.settings.allow_older = true;
    assert_true(install_run(&install, "/stick", &news, &v));
    assert_int_equal(world_shown(&world, d.disk), SECOND);
    assert_false(state_of(&d).has_taken_back);
    world_plug(&world, d.disk, THIRD);
    assert_true(world_run(d.disk, &news, &v));
    assert_int_equal(news.serial, 3);
    disk_free(d.disk);
}

/* A second file over one on trial: what the device goes back to is still the confirmed one. */
static void the_way_back_leads_to_a_confirmed_file(void **state)
{
    (void)state;
    struct device d = device_on_trial();
    struct news news;
    struct verdict v;
    world_plug(&world, d.disk, THIRD);
    assert_true(world_run(d.disk, &news, &v));
    assert_int_equal(state_of(&d).current.serial, 3);
    assert_int_equal(state_of(&d).previous.serial, 1);
    assert_true(state_of(&d).previous.confirmed);
    assert_int_equal(disk_files(d.disk, "/store"), 7); /* SECOND is gone */
    disk_free(d.disk);
}

static void serials_go_up(void **state)
{
    (void)state;
    struct device d = device_on_trial();
    struct news news;
    struct verdict v;
    assert_true(world_run(d.disk, &news, &v)); /* the same stick again */
    assert_int_equal(news.kind, NEWS_SAME);
    assert_int_equal(news.serial, 2);
    assert_int_equal(state_of(&d).next, 3);
    world_plug(&world, d.disk, FIRST);
    assert_false(world_run(d.disk, &news, &v));
    assert_int_equal(v.reason, REASON_OLDER);
    assert_int_equal(news.installed, 2);
    assert_int_equal(news.serial, 1);
    assert_true(world_roll_back(d.disk));
    world_plug(&world, d.disk, AGAIN);
    assert_false(world_run(d.disk, &news, &v));
    assert_int_equal(v.reason, REASON_SAME_SERIAL);
    world_plug(&world, d.disk, FAULTY);
    assert_false(world_run(d.disk, &news, &v));
    assert_int_equal(v.reason, REASON_FAULTY);
    assert_string_equal(news.title, "faulty");
    world_plug(&world, d.disk, DYING);
    assert_false(world_run(d.disk, &news, &v));
    assert_int_equal(v.reason, REASON_CRASHED);
    assert_int_equal(world_shown(&world, d.disk), FIRST);
    disk_free(d.disk);
}

/* The disk became read-only under a device on trial: it shows what it has. */
static void a_read_only_store_is_shown(void **state)
{
    (void)state;
    struct device d = device_on_trial();
    struct verdict v;
    enum start how;
    struct stored current;
    const int64_t before = disk_calls(d.disk);
    assert_int_equal(start(&d, 2), START_CURRENT);
    const int64_t calls = disk_calls(d.disk) - before;
    int started = 0;
    for (int64_t call = 0; call < calls; call++) {
        disk_fail_at(d.disk, call, EROFS, false);
        const bool done = store_start(&d.store, 1000, &how, &current, &v);
        assert_true(done || v.reason == REASON_STORE);
        assert_true(!done || (how == START_CURRENT && current.serial == 2));
        assert_int_equal(disk_open_files(d.disk), 0);
        started += done;
    }
    assert_true(started > calls / 2);
    disk_free(d.disk);
}

static int set_up(void **state)
{
    (void)state;
    world_make(&world, 4096);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    world_free(&world);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_trial_has_so_many_starts),
        cmocka_unit_test(when_both_die_none_is_shown),
        cmocka_unit_test(an_end_in_peace_is_no_death),
        cmocka_unit_test(a_confirmed_file_is_not_counted),
        cmocka_unit_test(one_that_can_not_be_loaded_is_given_up),
        cmocka_unit_test(a_failed_file_is_not_taken_again_by_itself),
        cmocka_unit_test(the_way_back_leads_to_a_confirmed_file),
        cmocka_unit_test(serials_go_up),
        cmocka_unit_test(a_read_only_store_is_shown),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
