/* Whenever the power goes, and whatever of what was not synced is lost, the next show starts on the
 * old file or the new one, whole; so it does when the power goes again while that is set right.
 * With KIOSK_LONG=1 in larger numbers (make test-long). */
#include "support.h"
#include "update_world.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct world world;
static uint64_t seeds;        /* different losses at each cut */
static uint64_t second_seeds; /* and at each cut of what follows */

/* What the power is cut in. */
struct act {
    const char *name;
    struct disk *(*before)(void);
    bool (*run)(struct disk *disk);
    enum edition old, new; /* that may be shown afterwards; EDITIONS: none is installed */
};

struct counts {
    int64_t steps, cuts, second_cuts, next_cuts, new;
};

static bool install(struct disk *d)
{
    struct news news;
    struct verdict v;
    return world_run(d, &news, &v);
}

static bool start(struct disk *d)
{
    enum start how;
    struct stored current;
    return world_start(d, &how, &current);
}

static void expect_shown(const struct act *act, struct disk *d, bool must_be_new,
                         struct counts *counts)
{
    const enum edition shown = world_shown(&world, d);
    if (shown != act->new && (must_be_new || shown != act->old)) {
        fail_msg("%s: edition %d is shown", act->name, (int)shown);
    }
    counts->new += shown == act->new;
}

/* The next start is cut too, at each of its steps. */
static void cut_start(const struct act *act, const struct disk *after, bool must_be_new,
                      struct counts *counts)
{
    bool cut = true;
    for (int64_t step = 0; cut; step++) {
        for (int loss = 0; loss < LOSS_COUNT; loss++) {
            for (uint64_t seed = 0; seed < second_seeds; seed++) {
                struct disk *d = disk_copy(after);
                disk_cut_at(d, step);
                (void)start(d);
                cut = disk_is_off(d);
                disk_start(d, (enum loss)loss, seed);
                expect_shown(act, d, must_be_new, counts);
                counts->second_cuts++;
                disk_free(d);
            }
        }
    }
}

/* What is left works: the same again goes through, and nothing is left lying about. */
static void expect_no_harm(struct disk *d)
{
    struct news news;
    struct verdict v;
    world_plug(&world, d, THIRD);
    if (!world_run(d, &news, &v)) {
        fail_msg("%s", v.err.text);
    }
    assert_int_equal(world_shown(&world, d), THIRD);
    /* state, log, status, two locks, two data files, and perhaps a part of a state or a status */
    assert_true(disk_files(d, "/store") <= 9);
    assert_int_equal(disk_open_files(d), 0);
}

/* So is the next installation, which clears away what was left half done. */
static void cut_next(const struct act *act, struct disk *after, int64_t first,
                     struct counts *counts)
{
    world_plug(&world, after, THIRD);
    bool cut = true;
    for (int64_t step = 0; cut; step++) {
        struct disk *d = disk_copy(after);
        disk_cut_at(d, step);
        (void)install(d);
        cut = disk_is_off(d);
        disk_start(d, (enum loss)((first + step) % LOSS_COUNT), (uint64_t)step);
        const enum edition shown = world_shown(&world, d);
        if (shown != act->old && shown != act->new &&shown != THIRD) {
            fail_msg("%s, and a next one: edition %d is shown", act->name, (int)shown);
        }
        if (!cut) {
            assert_int_equal(shown, THIRD);
        }
        counts->next_cuts++;
        disk_free(d);
    }
}

static bool cut_at(const struct act *act, const struct disk *before, int64_t step,
                   struct counts *counts)
{
    bool cut = false;
    for (int loss = 0; loss < LOSS_COUNT; loss++) {
        for (uint64_t seed = 0; seed < seeds; seed++) {
            struct disk *d = disk_copy(before);
            disk_cut_at(d, step);
            const bool done = act->run(d);
            cut = disk_is_off(d);
            assert_true(cut || done);
            disk_start(d, (enum loss)loss, seed);
            cut_start(act, d, done, counts);
            if (seed == 0 && (seeds > 2 || loss == step % LOSS_COUNT)) {
                cut_next(act, d, step + loss, counts);
            }
            expect_shown(act, d, done, counts);
            expect_no_harm(d);
            counts->cuts++;
            disk_free(d);
        }
    }
    return cut;
}

static void cut_everywhere(const struct act *act)
{
    struct counts counts = {0};
    struct disk *before = act->before();
    while (cut_at(act, before, counts.steps, &counts)) {
        counts.steps++;
    }
    disk_free(before);
    assert_true(counts.steps > 3);
    assert_true(counts.new > 0);
    assert_true(act->old == act->new || counts.new < counts.cuts + counts.second_cuts);
    print_message(
        "    %s: %lld steps, %lld cuts, %lld cuts of the start after them, %lld of the next "
        "installation\n",
        act->name, (long long)counts.steps, (long long)counts.cuts, (long long)counts.second_cuts,
        (long long)counts.next_cuts);
}

static struct disk *bare(void)
{
    return world_bare(&world);
}

static struct disk *with_first(void)
{
    return world_with_first(&world);
}

/* SECOND is on trial, and THIRD on the stick. */
static struct disk *with_second_on_trial(void)
{
    struct disk *d = world_with_first(&world);
    assert_true(install(d));
    world_plug(&world, d, THIRD);
    return d;
}

/* As with a third that was confirmed and a second before it, so that the first is removed. */
static struct disk *with_two_confirmed(void)
{
    struct disk *d = with_second_on_trial();
    assert_true(world_confirm(d));
    return d;
}

/* SECOND is on trial, and broken: the next start falls back. */
static struct disk *with_second_failed(void)
{
    struct disk *d = with_second_on_trial();
    disk_put(d, "/store/kiosk-2.serial-2.db", "cut", 3);
    return d;
}

static bool install_third(struct disk *d)
{
    return install(d);
}

static void the_first_installation(void **state)
{
    (void)state;
    cut_everywhere(&(struct act){"first installation", bare, install, EDITIONS, FIRST});
}

static void an_installation(void **state)
{
    (void)state;
    cut_everywhere(&(struct act){"installation", with_first, install, FIRST, SECOND});
}

static void an_installation_over_a_trial(void **state)
{
    (void)state;
    cut_everywhere(&(struct act){"installation over a trial", with_second_on_trial, install_third,
                                 SECOND, THIRD});
    cut_everywhere(&(struct act){"installation over a confirmed file", with_two_confirmed,
                                 install_third, SECOND, THIRD});
}

static void a_rollback(void **state)
{
    (void)state;
    cut_everywhere(&(struct act){"rollback", with_two_confirmed, world_roll_back, SECOND, FIRST});
}

/* Whether it counts as confirmed or not, the same file is shown. */
static void a_confirmation(void **state)
{
    (void)state;
    cut_everywhere(
        &(struct act){"confirmation", with_second_on_trial, world_confirm, SECOND, SECOND});
}

static void a_start_that_falls_back(void **state)
{
    (void)state;
    cut_everywhere(&(struct act){"falling back", with_second_failed, start, FIRST, FIRST});
}

/* A call fails, the next start clears away what seems to be left over, and then the power goes:
 * what the disk has not yet written of the state must not lead to a file that is gone. */
static void an_error_and_then_a_cut(void **state)
{
    (void)state;
    struct disk *before = with_second_on_trial();
    bool failed = true;
    int64_t cuts = 0;
    for (int64_t call = 0; failed; call++) {
        struct disk *after = disk_copy(before);
        disk_fail_at(after, call, EIO, false);
        (void)install(after);
        failed = disk_has_failed(after);
        disk_fail_at(after, INT32_MAX, EIO, false);
        bool cut = true;
        for (int64_t step = 0; cut; step++) {
            for (int loss = 0; loss < LOSS_COUNT; loss++, cuts++) {
                struct disk *d = disk_copy(after);
                disk_cut_at(d, step);
                (void)start(d);
                cut = disk_is_off(d);
                disk_start(d, (enum loss)loss, (uint64_t)(call + step));
                const enum edition shown = world_shown(&world, d);
                if (shown != SECOND && shown != THIRD) {
                    fail_msg("call %lld failed: edition %d is shown", (long long)call, (int)shown);
                }
                disk_free(d);
            }
        }
        disk_free(after);
    }
    disk_free(before);
    print_message("    an error, a start and a cut: %lld cuts\n", (long long)cuts);
}

/* The state is lost with the disk's own failing: the latest data file is taken, which is whole. */
static void a_state_that_is_damaged_is_made_anew(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "kiosk store 1\n", "\xff\xfe"};
    for (size_t i = 0; i < SUPPORT_COUNT(texts); i++) {
        struct disk *d = with_two_confirmed();
        struct io io = disk_io(d);
        disk_put(d, "/store/state", texts[i], strlen(texts[i]));
        assert_int_equal(world_shown(&world, d), SECOND);
        assert_true(world_roll_back(d));
        assert_int_equal(world_shown(&world, d), FIRST);
        assert_int_equal(io.unlink(io.ctx, "/store/state"), 0);
        assert_int_equal(world_shown(&world, d), FIRST);
        expect_no_harm(d);
        disk_free(d);
    }
}

static int set_up(void **state)
{
    (void)state;
    const bool is_long = getenv("KIOSK_LONG") != NULL;
    seeds = is_long ? 12 : 2;
    second_seeds = is_long ? 3 : 1;
    world_make(&world, is_long ? 20 * 1024 : 6 * 1024);
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
        cmocka_unit_test(the_first_installation),
        cmocka_unit_test(an_installation),
        cmocka_unit_test(an_installation_over_a_trial),
        cmocka_unit_test(a_rollback),
        cmocka_unit_test(a_confirmation),
        cmocka_unit_test(a_start_that_falls_back),
        cmocka_unit_test(an_error_and_then_a_cut),
        cmocka_unit_test(a_state_that_is_damaged_is_made_anew),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
