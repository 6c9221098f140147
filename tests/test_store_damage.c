/* A disk that loses or damages a file of the store: the device goes back, and the stick that the
 * file came from mends it. */
#include "update_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct world world;

enum { STARTS = 3 };

/* FIRST is confirmed, and SECOND on trial. */
static struct disk *disk_on_trial(void)
{
    struct disk *d = world_with_first(&world);
    struct news news;
    struct verdict v;
    assert_true(world_run(d, &news, &v));
    return d;
}

static enum start start(struct disk *d, int64_t want_serial)
{
    struct io io = disk_io(d);
    struct store store;
    enum start how;
    struct stored current;
    struct verdict v;
    assert_true(store_open(&store, &io, "/store", &v));
    assert_true(store_start(&store, STARTS, &how, &current, &v));
    assert_int_equal(current.serial, want_serial);
    return how;
}

static int unlink_in(struct disk *d, const char *path)
{
    const struct io io = disk_io(d);
    return io.unlink(io.ctx, path);
}

/* What a disk has lost, or somebody has removed. */
static void a_file_that_is_not_whole_is_given_up(void **state)
{
    (void)state;
    struct disk *d = disk_on_trial();
    assert_true(world_confirm(d));
    disk_put(d, "/store/kiosk-2.serial-2.db", "short", 5);
    assert_int_equal(start(d, 1), START_LOST);
    assert_int_equal(unlink_in(d, "/store/kiosk-1.serial-1.db"), 0);
    assert_int_equal(start(d, 0), START_EMPTY);
    disk_free(d);
}

static void installed(struct disk *d, enum edition edition, enum news_kind kind)
{
    struct news news;
    struct verdict v;
    world_plug(&world, d, edition);
    if (!world_run(d, &news, &v)) {
        fail_msg("%s", v.err.text);
    }
    assert_int_equal(news.kind, kind);
    assert_int_equal(world_state(d).current.serial, world.edition[edition].serial);
}

/* The office's own stick mends what the disk has damaged. */
static void a_lost_file_may_be_brought_again(void **state)
{
    (void)state;
    for (int confirmed = 0; confirmed < 2; confirmed++) {
        struct disk *d = disk_on_trial();
        assert_true(!confirmed || world_confirm(d));
        for (int i = 0; i < STARTS; i++) {
            assert_int_equal(start(d, 2), START_CURRENT);
        }
        assert_int_equal(unlink_in(d, "/store/kiosk-2.serial-2.db"), 0);
        assert_int_equal(start(d, 1), START_LOST);
        assert_false(world_state(d).has_taken_back);
        assert_int_equal(world_state(d).floor, 2);
        installed(d, SECOND, NEWS_INSTALLED);
        disk_free(d);
    }
}

static enum start given_up(enum status why, bool confirmed)
{
    struct disk *d = disk_on_trial();
    enum start how;
    struct stored current;
    struct verdict v;
    struct io io = disk_io(d);
    struct store store;
    assert_true(!confirmed || world_confirm(d));
    assert_int_equal(start(d, 2), START_CURRENT);
    assert_true(store_open(&store, &io, "/store", &v));
    assert_true(store_give_up(&store, world_state(d).current.number, why, &how, &current, &v));
    assert_int_equal(current.serial, 1);
    assert_int_equal(world_state(d).has_taken_back, !confirmed);
    disk_free(d);
    return how;
}

/* One that was fine when it was confirmed is not to be blamed that it can't be loaded any more; nor
 * is the disk, if a file is what it was and the program another. */
static void a_confirmed_file_is_not_blamed(void **state)
{
    (void)state;
    static const enum status lost[] = {STATUS_NO_FILE, STATUS_NOT_DATA, STATUS_DAMAGED};
    static const enum status not_taken[] = {STATUS_FOREIGN, STATUS_NEWER, STATUS_SCHEMA,
                                            STATUS_CONTENT};
    for (size_t i = 0; i < sizeof lost / sizeof *lost; i++) {
        assert_int_equal(given_up(lost[i], true), START_LOST);
        assert_int_equal(given_up(lost[i], false), START_FELL_BACK);
    }
    for (size_t i = 0; i < sizeof not_taken / sizeof *not_taken; i++) {
        assert_int_equal(given_up(not_taken[i], true), START_NOT_TAKEN);
        assert_int_equal(given_up(not_taken[i], false), START_FELL_BACK);
    }
}

static void damage(struct disk *d, const char *path)
{
    char *bytes = calloc(1, world.edition[FIRST].size);
    assert_non_null(bytes);
    disk_put(d, path, bytes, world.edition[FIRST].size);
    free(bytes);
}

static void a_damaged_file_is_not_installed_already(void **state)
{
    (void)state;
    struct disk *d = disk_on_trial();
    assert_true(world_confirm(d));
    installed(d, SECOND, NEWS_SAME);
    damage(d, "/store/kiosk-2.serial-2.db");
    installed(d, SECOND, NEWS_INSTALLED);
    assert_int_equal(world_shown(&world, d), SECOND);
    assert_int_equal(world_state(d).current.number, 3);
    assert_int_equal(world_state(d).previous.serial, 1); /* and not the damaged one */
    assert_int_equal(disk_files(d, "/store"), 7);
    installed(d, SECOND, NEWS_SAME);
    assert_int_equal(unlink_in(d, "/store/kiosk-3.serial-2.db"), 0);
    installed(d, SECOND, NEWS_INSTALLED);
    disk_free(d);
}

/* Nor does it open a way to those between it and one that failed. */
static void a_mended_file_keeps_the_floor(void **state)
{
    (void)state;
    struct disk *d = disk_on_trial();
    for (int i = 0; i < STARTS; i++) {
        assert_int_equal(start(d, 2), START_CURRENT);
    }
    assert_int_equal(start(d, 1), START_FELL_BACK);
    damage(d, "/store/kiosk-1.serial-1.db");
    installed(d, FIRST, NEWS_INSTALLED);
    assert_int_equal(world_shown(&world, d), FIRST);
    assert_int_equal(world_state(d).floor, 2);
    assert_int_equal(world_state(d).previous.number, 0);
    disk_free(d);
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
        cmocka_unit_test(a_file_that_is_not_whole_is_given_up),
        cmocka_unit_test(a_lost_file_may_be_brought_again),
        cmocka_unit_test(a_confirmed_file_is_not_blamed),
        cmocka_unit_test(a_damaged_file_is_not_installed_already),
        cmocka_unit_test(a_mended_file_keeps_the_floor),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
