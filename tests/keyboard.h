/* Somebody at the keyboard of an X server of our own. */
#ifndef KIOSK_TESTS_KEYBOARD_H
#define KIOSK_TESTS_KEYBOARD_H

/* Presses and lets go of a key, by X's name for it ("Right", "k"), of the window that lies on top
 * of the display in DISPLAY, with other keys held: NULL, or two names with NULL for what is not
 * held. Fails the test if there is no window. */
void keyboard_press(const char *key, const char *const held[2]);

#endif
