#include "schedule/timing.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>

static const struct load nothing = {0};
static const struct slide_ref plain = {0};
static const struct deck_settings automatic = {0};

static int hold(struct load load)
{
    return timing_hold(0, &plain, &automatic, &load).ms;
}

static void test_who_decides(void **state)
{
    (void)state;
    const struct slide_ref own = {.hold_ms = 9000};
    const struct deck_settings rotation = {.rotation_ms = 12000};
    assert_int_equal(timing_hold(4000, &own, &rotation, &nothing).ms, 4000);
    assert_int_equal(timing_hold(0, &own, &rotation, &nothing).ms, 9000);
    assert_int_equal(timing_hold(0, &plain, &rotation, &nothing).ms, 12000);
    assert_int_equal(timing_hold(0, &plain, &automatic, &nothing).ms, 6000);
    assert_int_equal(timing_hold(-1, &plain, &rotation, &nothing).ms, 6000);
    assert_int_equal(timing_hold(-1, &own, &rotation, &nothing).ms, 9000);
}

static void test_never_shorter_than_an_eye_can_see(void **state)
{
    (void)state;
    assert_int_equal(timing_hold(1, &plain, &automatic, &nothing).ms, 200);
    assert_int_equal(timing_hold(INT_MAX, &plain, &automatic, &nothing).ms, INT_MAX);
}

static void test_automatic_is_from_six_seconds_to_a_minute(void **state)
{
    (void)state;
    assert_int_equal(hold((struct load){.words = 1}), 6000);
    assert_int_equal(hold((struct load){.words = 100000}), 60000);
    assert_int_equal(hold((struct load){INT_MAX, INT_MAX, INT_MAX, INT_MAX, INT_MAX}), 60000);
}

/* More to take in never means less time. */
static void test_more_takes_longer(void **state)
{
    (void)state;
    int before = 0;
    for (int words = 0; words < 400; words += 5) {
        int ms = hold((struct load){.words = words});
        assert_true(ms >= before);
        before = ms;
    }
    assert_true(hold((struct load){.words = 60}) > hold((struct load){.words = 30}));
    assert_true(hold((struct load){.words = 40, .figures = 10}) > hold((struct load){.words = 40}));
    assert_true(hold((struct load){.words = 40, .rows = 5}) > hold((struct load){.words = 40}));
    assert_true(hold((struct load){.words = 40, .pictures = 1}) > hold((struct load){.words = 40}));
    /* A face is taken in at a glance. */
    assert_int_equal(hold((struct load){.words = 40, .faces = 3}),
                     hold((struct load){.words = 40, .pictures = 1}));
}

/* The page is read to its end at the speed that the file asks for. */
static void test_reading_speed_of_the_file(void **state)
{
    (void)state;
    const struct load load = {.words = 80};
    const struct deck_settings slow = {.reading_wpm = 120};
    const struct deck_settings fast = {.reading_wpm = 400};
    int slow_ms = timing_hold(0, &plain, &slow, &load).ms;
    int fast_ms = timing_hold(0, &plain, &fast, &load).ms;
    assert_true(slow_ms >= 80 * 60000 / 120);
    assert_true(fast_ms < hold(load));
    assert_true(slow_ms > hold(load));
}

/* The bounds of the file hold for what is automatic, and for nothing else. */
static void test_shortest_and_longest_of_the_file(void **state)
{
    (void)state;
    const struct deck_settings bounds = {.shortest_ms = 4000, .longest_ms = 30000};
    const struct slide_ref own = {.hold_ms = 50000};
    const struct load much = {.words = 1000};
    assert_int_equal(timing_hold(0, &plain, &bounds, &nothing).ms, 4000);
    assert_int_equal(timing_hold(0, &plain, &bounds, &much).ms, 30000);
    assert_int_equal(timing_hold(0, &own, &bounds, &much).ms, 50000);
    const struct deck_settings crossed = {.shortest_ms = 9000, .longest_ms = 8000};
    for (int words = 0; words < 100; words++) {
        const struct load load = {.words = words};
        assert_int_equal(timing_hold(0, &plain, &crossed, &load).ms, 9000);
    }
    const struct deck_settings one = {.longest_ms = 3000}; /* under the usual shortest */
    assert_int_equal(timing_hold(0, &plain, &one, &much).ms, 3000);
    assert_int_equal(timing_hold(0, &plain, &one, &nothing).ms, 3000);
}

/* What the agenda will say. */
static void test_why(void **state)
{
    (void)state;
    const struct slide_ref own = {.hold_ms = 9000};
    const struct deck_settings rotation = {.rotation_ms = 12000};
    const struct load load = {.words = 60, .figures = 2, .rows = 3, .pictures = 1};
    struct hold h = timing_hold(0, &plain, &automatic, &load);
    assert_int_equal(h.by, HOLD_AUTO);
    assert_int_equal(h.ms, 2500 + 20000 + 2 * 600 + 3 * 300 + 3000);
    assert_int_equal(h.auto_ms, h.ms);
    assert_memory_equal(&h.load, &load, sizeof load);
    assert_int_equal(timing_hold(0, &plain, &automatic, &nothing).by, HOLD_SHORTEST);
    h = timing_hold(0, &plain, &automatic, &(struct load){.words = 999});
    assert_int_equal(h.by, HOLD_LONGEST);
    assert_int_equal(h.auto_ms, 2500 + 333000);
    assert_int_equal(timing_hold(100, &own, &rotation, &load).by, HOLD_FIXED);
    assert_int_equal(timing_hold(0, &own, &rotation, &load).by, HOLD_SLIDE);
    h = timing_hold(0, &plain, &rotation, &load);
    assert_int_equal(h.by, HOLD_ROTATION);
    assert_int_equal(h.auto_ms, 27600);
}

/* Whatever is on a page, and whatever the file asks for. */
static void test_any_hold_is_within_its_bounds(void **state)
{
    (void)state;
    struct rng rng = {12};
    size_t by[HOLD_LONGEST + 1] = {0};
    for (int i = 0; i < 100000; i++) {
        struct load load = {.words = (int)rng_below(&rng, 600),
                            .figures = (int)rng_below(&rng, 30),
                            .rows = (int)rng_below(&rng, 30),
                            .pictures = (int)rng_below(&rng, 3),
                            .faces = (int)rng_below(&rng, 7)};
        if (rng_once_in(&rng, 20)) {
            load = (struct load){INT_MAX, INT_MAX, INT_MAX, INT_MAX, INT_MAX};
        }
        const struct deck_settings settings = {
            .reading_wpm = rng_once_in(&rng, 2) ? 0 : 60 + (int)rng_below(&rng, 541),
            .shortest_ms = rng_once_in(&rng, 2) ? 0 : 1000 * (2 + (int)rng_below(&rng, 20)),
            .longest_ms = rng_once_in(&rng, 2) ? 0 : 1000 * (22 + (int)rng_below(&rng, 3579))};
        const struct hold h = timing_hold(0, &plain, &settings, &load);
        const int shortest = settings.shortest_ms == 0 ? 6000 : settings.shortest_ms;
        const int longest = settings.longest_ms == 0 ? 60000 : settings.longest_ms;
        assert_in_range(h.ms, shortest, longest);
        assert_true(h.auto_ms > 0);
        assert_int_equal(h.by == HOLD_AUTO, h.ms == h.auto_ms && h.auto_ms <= longest);
        assert_true(h.by != HOLD_SHORTEST || (h.ms == shortest && h.auto_ms < shortest));
        assert_true(h.by != HOLD_LONGEST || (h.ms == longest && h.auto_ms > longest));
        by[h.by]++;
    }
    assert_true(by[HOLD_AUTO] > 1000 && by[HOLD_SHORTEST] > 100 && by[HOLD_LONGEST] > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_who_decides),
        cmocka_unit_test(test_never_shorter_than_an_eye_can_see),
        cmocka_unit_test(test_automatic_is_from_six_seconds_to_a_minute),
        cmocka_unit_test(test_more_takes_longer),
        cmocka_unit_test(test_reading_speed_of_the_file),
        cmocka_unit_test(test_shortest_and_longest_of_the_file),
        cmocka_unit_test(test_any_hold_is_within_its_bounds),
        cmocka_unit_test(test_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
