#include "commands/staff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct device_keys none[ACTION_COUNT];

static enum device_action take(struct staff *staff, const struct device_keys *settings, bool usual,
                               const char *name, int64_t at)
{
    return staff_take(staff, settings, usual, name, at).action;
}

static void test_nothing_works_that_nobody_asked_for(void **state)
{
    (void)state;
    static const char *const names[] = {"Right",  "Left", "Space", "I",
                                        "Escape", "Q",    "3",     "Return"};
    struct staff staff = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(take(&staff, none, false, names[i], 0), ACTION_COUNT);
    }
}

static void test_the_usual_keys(void **state)
{
    (void)state;
    struct staff staff = {0};
    assert_int_equal(take(&staff, none, true, "Right", 0), ACTION_NEXT);
    assert_int_equal(take(&staff, none, true, "PageDown", 0), ACTION_NEXT);
    assert_int_equal(take(&staff, none, true, "Left", 0), ACTION_BACK);
    assert_int_equal(take(&staff, none, true, "PageUp", 0), ACTION_BACK);
    assert_int_equal(take(&staff, none, true, "Space", 0), ACTION_PAUSE);
    assert_int_equal(take(&staff, none, true, "I", 0), ACTION_PANEL);
    assert_int_equal(take(&staff, none, true, "Q", 0), ACTION_LEAVE);
    assert_int_equal(take(&staff, none, true, "Escape", 0), ACTION_LEAVE);
    assert_int_equal(take(&staff, none, true, "Ctrl+Q", 0), ACTION_COUNT);
    assert_int_equal(take(&staff, none, true, "", 0), ACTION_COUNT);
}

/* Not by the usual keys, nor by --keys: only by the setting, which is nothing by default. */
static void test_the_console_has_no_key_unless_it_is_set(void **state)
{
    (void)state;
    struct device device;
    struct staff staff = {0};
    device_init(&device);
    assert_int_equal(device.settings.keys[ACTION_CONSOLE].count, 0);
    assert_int_equal(take(&staff, device.settings.keys, true, "Ctrl+Alt+Delete", 0), ACTION_COUNT);
    device.settings.keys[ACTION_CONSOLE] = (struct device_keys){1, {"Ctrl+Alt+Delete"}};
    assert_int_equal(take(&staff, device.settings.keys, false, "Ctrl+Alt+Delete", 0),
                     ACTION_CONSOLE);
    assert_int_equal(take(&staff, device.settings.keys, false, "Delete", 0), ACTION_COUNT);
}

static void test_the_chord_lets_them_work_for_a_while(void **state)
{
    (void)state;
    struct device device;
    struct staff staff = {0};
    device_init(&device);
    const struct device_keys *standard = device.settings.keys;
    assert_int_equal(take(&staff, standard, false, "Right", 1000), ACTION_COUNT);
    assert_int_equal(take(&staff, standard, false, "Ctrl+Alt+K", 1000), ACTION_STAFF);
    assert_int_equal(take(&staff, standard, false, "Right", 1000 + STAFF_USUAL_MS - 1),
                     ACTION_NEXT);
    assert_int_equal(take(&staff, standard, false, "Right", 1000 + STAFF_USUAL_MS), ACTION_COUNT);
}

static void test_keys_of_ones_own(void **state)
{
    (void)state;
    const struct device_keys own[ACTION_COUNT] = {
        [ACTION_NEXT] = {2, {"Pad a", "F5"}},
        [ACTION_PANEL] = {1, {"Q"}},
    };
    struct staff staff = {0};
    assert_int_equal(take(&staff, own, false, "F5", 0), ACTION_NEXT);
    assert_int_equal(take(&staff, own, false, "pad A", 0), ACTION_NEXT); /* as people write it */
    assert_int_equal(take(&staff, own, false, "Right", 0), ACTION_COUNT);
    assert_int_equal(take(&staff, own, true, "Q", 0), ACTION_PANEL); /* goes before the usual one */
    assert_true(staff_has_pad(own));
    assert_false(staff_has_pad(none));
}

static void jump(struct staff *staff, int number, const char *last, int64_t at)
{
    const struct staff_wish wish = staff_take(staff, none, true, last, at);
    assert_int_equal(wish.action, number > 0 ? ACTION_JUMP : ACTION_COUNT);
    assert_int_equal(wish.number, number);
}

static void test_a_number_jumps(void **state)
{
    (void)state;
    struct staff staff = {0};
    assert_int_equal(take(&staff, none, true, "1", 0), ACTION_COUNT);
    assert_int_equal(take(&staff, none, true, "Keypad 2", 0), ACTION_COUNT);
    jump(&staff, 12, "Return", 0);
    jump(&staff, 0, "Return", 0); /* the number is used up */
    (void)take(&staff, none, true, "0", 0);
    jump(&staff, 0, "Keypad Enter", 0); /* there is no slide 0 */
    for (int i = 0; i < 40; i++) {
        (void)take(&staff, none, true, "9", 0);
    }
    jump(&staff, STAFF_NUMBER_MAX, "Return", 0);
    (void)take(&staff, none, true, "4", 0);
    assert_int_equal(take(&staff, none, true, "Right", 0), ACTION_NEXT); /* drops the number */
    jump(&staff, 0, "Return", 0);
}

static void test_a_number_is_forgotten_in_time(void **state)
{
    (void)state;
    struct staff staff = {0};
    (void)take(&staff, none, true, "4", 0);
    jump(&staff, 4, "Return", STAFF_TYPING_MS);
    (void)take(&staff, none, true, "4", 0);
    jump(&staff, 0, "Return", STAFF_TYPING_MS + 1);
}

static void test_a_key_that_asks_for_a_number(void **state)
{
    (void)state;
    const struct device_keys own[ACTION_COUNT] = {[ACTION_JUMP] = {1, {"F7"}}};
    struct staff staff = {0};
    (void)take(&staff, own, false, "3", 0);
    assert_int_equal(take(&staff, own, false, "Return", 0), ACTION_COUNT); /* nobody asked */
    (void)take(&staff, own, false, "F7", 0);
    (void)take(&staff, own, false, "3", 0);
    const struct staff_wish wish = staff_take(&staff, own, false, "Return", 0);
    assert_int_equal(wish.action, ACTION_JUMP);
    assert_int_equal(wish.number, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_works_that_nobody_asked_for),
        cmocka_unit_test(test_the_usual_keys),
        cmocka_unit_test(test_the_console_has_no_key_unless_it_is_set),
        cmocka_unit_test(test_the_chord_lets_them_work_for_a_while),
        cmocka_unit_test(test_keys_of_ones_own),
        cmocka_unit_test(test_a_number_jumps),
        cmocka_unit_test(test_a_number_is_forgotten_in_time),
        cmocka_unit_test(test_a_key_that_asks_for_a_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
