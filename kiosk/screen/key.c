#include "screen/key.h"

#include <stdio.h>
#include <strings.h>

void key_pads_open(void)
{
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1");
    (void)SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER);
}

void key_pads_close(void)
{
    if (SDL_WasInit(SDL_INIT_GAMECONTROLLER)) {
        SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER); /* closes those that are open */
    }
}

static bool is_modifier(SDL_Keycode key)
{
    switch (key) {
    case SDLK_LCTRL:
    case SDLK_RCTRL:
    case SDLK_LALT:
    case SDLK_RALT:
    case SDLK_LSHIFT:
    case SDLK_RSHIFT:
    case SDLK_LGUI:
    case SDLK_RGUI:
    case SDLK_MODE:
        return true;
    default:
        return false;
    }
}

static bool take_key(const SDL_KeyboardEvent *key, char name[KEY_NAME_MAX])
{
    const unsigned held = key->keysym.mod;
    if (key->repeat || is_modifier(key->keysym.sym)) {
        return false;
    }
    (void)snprintf(name, KEY_NAME_MAX, "%s%s%s%s", held & KMOD_CTRL ? "Ctrl+" : "",
                   held & KMOD_ALT ? "Alt+" : "", held & KMOD_SHIFT ? "Shift+" : "",
                   SDL_GetKeyName(key->keysym.sym));
    return true;
}

bool key_take(const SDL_Event *event, char name[KEY_NAME_MAX])
{
    switch (event->type) {
    case SDL_KEYDOWN:
        return take_key(&event->key, name);
    case SDL_CONTROLLERDEVICEADDED:
        (void)SDL_GameControllerOpen(event->cdevice.which);
        return false;
    case SDL_CONTROLLERDEVICEREMOVED:
        SDL_GameControllerClose(SDL_GameControllerFromInstanceID(event->cdevice.which));
        return false;
    case SDL_CONTROLLERBUTTONDOWN: {
        const char *button = SDL_GameControllerGetStringForButton(event->cbutton.button);
        (void)snprintf(name, KEY_NAME_MAX, "Pad %s", button ? button : "?");
        return true;
    }
    default:
        return false;
    }
}

bool key_known(const char *name)
{
    static const char *const modifiers[] = {"Ctrl+", "Alt+", "Shift+"};
    if (strncasecmp(name, "Pad ", 4) == 0) {
        const SDL_GameControllerButton button = SDL_GameControllerGetButtonFromString(name + 4);
        return button != SDL_CONTROLLER_BUTTON_INVALID;
    }
    for (size_t i = 0; i < sizeof modifiers / sizeof *modifiers; i++) {
        const size_t length = SDL_strlen(modifiers[i]);
        name += strncasecmp(name, modifiers[i], length) == 0 ? length : 0;
    }
    const SDL_Keycode key = SDL_GetKeyFromName(name);
    return key != SDLK_UNKNOWN && !is_modifier(key);
}
