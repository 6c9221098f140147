/* Keys as SDL tells them, and a gamepad that SDL makes up itself. */
#include "screen/key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static bool press(SDL_Keycode key, unsigned held, bool repeat, char name[KEY_NAME_MAX])
{
    const SDL_Event e = {.key = {.type = SDL_KEYDOWN,
                                 .repeat = repeat,
                                 .keysym = {.sym = key, .mod = (Uint16)held}}};
    return key_take(&e, name);
}

static void test_keys_have_the_name_of_all_that_is_held(void **state)
{
    (void)state;
    char name[KEY_NAME_MAX] = "";
    assert_true(press(SDLK_RIGHT, 0, false, name));
    assert_string_equal(name, "Right");
    assert_true(press(SDLK_k, KMOD_LCTRL | KMOD_RALT, false, name));
    assert_string_equal(name, "Ctrl+Alt+K");
    assert_true(press(SDLK_F5, KMOD_RSHIFT | KMOD_NUM, false, name)); /* locks are not held */
    assert_string_equal(name, "Shift+F5");
}

static void test_what_is_no_key_of_its_own(void **state)
{
    (void)state;
    char name[KEY_NAME_MAX] = "as it was";
    assert_false(press(SDLK_RIGHT, 0, true, name)); /* is held down */
    assert_false(press(SDLK_LCTRL, KMOD_LCTRL, false, name));
    assert_false(press(SDLK_RALT, KMOD_RALT, false, name));
    assert_false(key_take(&(SDL_Event){.type = SDL_KEYUP}, name));
    assert_false(key_take(&(SDL_Event){.type = SDL_MOUSEMOTION}, name));
    assert_string_equal(name, "as it was");
}

/* Takes what SDL has to tell; true if a key was among it. */
static bool take_all(char name[KEY_NAME_MAX])
{
    bool taken = false;
    SDL_Event e;
    while (SDL_PollEvent(&e)) {
        taken |= key_take(&e, name);
    }
    return taken;
}

static void test_buttons_of_a_pad(void **state)
{
    (void)state;
    char name[KEY_NAME_MAX] = "";
    key_pads_open();
    const int pad = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER, 6,
                                              SDL_CONTROLLER_BUTTON_MAX, 0);
    if (pad < 0) {
        key_pads_close();
        skip();
    }
    assert_false(take_all(name)); /* plugged in: opened */
    SDL_Joystick *stick = SDL_JoystickFromInstanceID(SDL_JoystickGetDeviceInstanceID(pad));
    assert_non_null(stick);
    SDL_JoystickSetVirtualButton(stick, SDL_CONTROLLER_BUTTON_A, SDL_PRESSED);
    SDL_JoystickUpdate();
    assert_true(take_all(name));
    assert_string_equal(name, "Pad a");
    SDL_JoystickSetVirtualButton(stick, SDL_CONTROLLER_BUTTON_A, SDL_RELEASED);
    SDL_JoystickUpdate();
    assert_false(take_all(name));
    SDL_JoystickDetachVirtual(pad);
    assert_false(take_all(name)); /* pulled out: closed */
    key_pads_close();
    key_pads_close(); /* twice is harmless */
}

static void test_names_that_there_are(void **state)
{
    (void)state;
    static const char *const known[] = {"Right",      "pageDown",         "Return", "K",     "k",
                                        "Ctrl+Alt+K", "Alt+Shift+Left",   "Pad a",  "pad A", "F5",
                                        "Keypad 7",   "Pad leftshoulder", "+",      "Ctrl++"};
    static const char *const unknown[] = {"Rihgt", "Page Down", "Enter", "Pad",        "Pad z",
                                          "",      "Alt+",      "Ctrl",  "Alt+Ctrl+K", "Left Ctrl"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        assert_true(key_known(known[i]));
    }
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        assert_false(key_known(unknown[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys_have_the_name_of_all_that_is_held),
        cmocka_unit_test(test_what_is_no_key_of_its_own),
        cmocka_unit_test(test_buttons_of_a_pad),
        cmocka_unit_test(test_names_that_there_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
