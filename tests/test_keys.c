#include "commands/keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct device_keys none[ACTION_COUNT];

static enum device_action take(struct keys *keys, const struct device_keys *settings, bool usual,
                               const char *name, int64_t at)
{
    return keys_take(keys, settings, usual, name, at).action;
}

static void test_nothing_works_that_nobody_asked_for(void **state)
{
    (void)state;
    static const char *const names[] = {"Right",  "Left", "Space", "I",
                                        "Escape", "Q",    "3",     "Return"};
    struct keys keys = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(take(&keys, none, false, names[i], 0), ACTION_COUNT);
    }
}

static void test_the_usual_keys(void **state)
{
    (void)state;
    struct keys keys = {0};
    assert_int_equal(take(&keys, none, true, "Right", 0), ACTION_NEXT);
    assert_int_equal(take(&keys, none, true, "PageDown", 0), ACTION_NEXT);
    assert_int_equal(take(&keys, none, true, "Left", 0), ACTION_BACK);
    assert_int_equal(take(&keys, none, true, "PageUp", 0), ACTION_BACK);
    assert_int_equal(take(&keys, none, true, "Space", 0), ACTION_PAUSE);
    assert_int_equal(take(&keys, none, true, "I", 0), ACTION_PANEL);
    assert_int_equal(take(&keys, none, true, "Q", 0), ACTION_LEAVE);
    assert_int_equal(take(&keys, none, true, "Escape", 0), ACTION_LEAVE);
    assert_int_equal(take(&keys, none, true, "Ctrl+Q", 0), ACTION_COUNT);
    assert_int_equal(take(&keys, none, true, "", 0), ACTION_COUNT);
}

static void test_the_chord_lets_them_work_for_a_while(void **state)
{
    (void)state;
    struct device device;
    struct keys keys = {0};
    device_init(&device);
    const struct device_keys *standard = device.settings.keys;
    assert_int_equal(take(&keys, standard, false, "Right", 1000), ACTION_COUNT);
    assert_int_equal(take(&keys, standard, false, "Ctrl+Alt+K", 1000), ACTION_STAFF);
    assert_int_equal(take(&keys, standard, false, "Right", 1000 + KEYS_STAFF_MS - 1), ACTION_NEXT);
    assert_int_equal(take(&keys, standard, false, "Right", 1000 + KEYS_STAFF_MS), ACTION_COUNT);
}

static void test_keys_of_ones_own(void **state)
{
    (void)state;
    const struct device_keys own[ACTION_COUNT] = {
        [ACTION_NEXT] = {2, {"Pad a", "F5"}},
        [ACTION_PANEL] = {1, {"Q"}},
    };
    struct keys keys = {0};
    assert_int_equal(take(&keys, own, false, "F5", 0), ACTION_NEXT);
    assert_int_equal(take(&keys, own, false, "pad A", 0), ACTION_NEXT); /* as people write it */
    assert_int_equal(take(&keys, own, false, "Right", 0), ACTION_COUNT);
    assert_int_equal(take(&keys, own, true, "Q", 0), ACTION_PANEL); /* goes before the usual one */
    assert_true(keys_has_pad(own));
    assert_false(keys_has_pad(none));
}

static void jump(struct keys *keys, int number, const char *last, int64_t at)
{
    const struct keys_wish wish = keys_take(keys, none, true, last, at);
    assert_int_equal(wish.action, number > 0 ? ACTION_JUMP : ACTION_COUNT);
    assert_int_equal(wish.number, number);
}

static void test_a_number_jumps(void **state)
{
    (void)state;
    struct keys keys = {0};
    assert_int_equal(take(&keys, none, true, "1", 0), ACTION_COUNT);
    assert_int_equal(take(&keys, none, true, "Keypad 2", 0), ACTION_COUNT);
    jump(&keys, 12, "Return", 0);
    jump(&keys, 0, "Return", 0); /* the number is used up */
    (void)take(&keys, none, true, "0", 0);
    jump(&keys, 0, "Keypad Enter", 0); /* there is no slide 0 */
    for (int i = 0; i < 40; i++) {
        (void)take(&keys, none, true, "9", 0);
    }
    jump(&keys, KEYS_NUMBER_MAX, "Return", 0);
    (void)take(&keys, none, true, "4", 0);
    assert_int_equal(take(&keys, none, true, "Right", 0), ACTION_NEXT); /* drops the number */
    jump(&keys, 0, "Return", 0);
}

static void test_a_number_is_forgotten_in_time(void **state)
{
    (void)state;
    struct keys keys = {0};
    (void)take(&keys, none, true, "4", 0);
    jump(&keys, 4, "Return", KEYS_TYPING_MS);
    (void)take(&keys, none, true, "4", 0);
    jump(&keys, 0, "Return", KEYS_TYPING_MS + 1);
}

static void test_a_key_that_asks_for_a_number(void **state)
{
    (void)state;
    const struct device_keys own[ACTION_COUNT] = {[ACTION_JUMP] = {1, {"F7"}}};
    struct keys keys = {0};
    (void)take(&keys, own, false, "3", 0);
    assert_int_equal(take(&keys, own, false, "Return", 0), ACTION_COUNT); /* nobody asked */
    (void)take(&keys, own, false, "F7", 0);
    (void)take(&keys, own, false, "3", 0);
    const struct keys_wish wish = keys_take(&keys, own, false, "Return", 0);
    assert_int_equal(wish.action, ACTION_JUMP);
    assert_int_equal(wish.number, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_works_that_nobody_asked_for),
        cmocka_unit_test(test_the_usual_keys),
        cmocka_unit_test(test_the_chord_lets_them_work_for_a_while),
        cmocka_unit_test(test_keys_of_ones_own),
        cmocka_unit_test(test_a_number_jumps),
        cmocka_unit_test(test_a_number_is_forgotten_in_time),
        cmocka_unit_test(test_a_key_that_asks_for_a_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
