/* Somebody at the keyboard of an X server of our own. */
#ifndef KIOSK_TESTS_KEYBOARD_H
#define KIOSK_TESTS_KEYBOARD_H

/* Presses and lets go of a key of the display in DISPLAY, by X's name for it ("Right", "k"), with
 * other keys held: NULL, or two names with NULL for what is not held. */
void keyboard_press(const char *key, const char *const held[2]);

#endif
