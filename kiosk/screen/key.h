/* Names of what people press: keys of a keyboard or presenter, and buttons of a gamepad. Private to
 * screen/. */
#ifndef KIOSK_SCREEN_KEY_H
#define KIOSK_SCREEN_KEY_H

#include <SDL.h>
#include <stdbool.h>

enum { KEY_NAME_MAX = 64 };

/* Makes gamepads tell of their buttons; without one nothing is lost but their keys. SDL can't wait
 * for them: whoever waits for events has to look up now and then. */
void key_pads_open(void);
void key_pads_close(void);

/* Takes an event of SDL. True if a key or button went down (not: is held); `name` is then set to
 * "Ctrl+Alt+K" (modifiers in the order Ctrl, Alt, Shift, then SDL_GetKeyName's name) or to "Pad a"
 * (SDL_GameControllerGetStringForButton's). A gamepad that is plugged in is opened. */
bool key_take(const SDL_Event *event, char name[KEY_NAME_MAX]);

/* Whether key_take can give that name, in large or small letters. Needs nothing opened. */
bool key_known(const char *name);

#endif
