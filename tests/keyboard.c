#include "keyboard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <stdbool.h>

/* Real keys: what a window is sent by another program alone, its toolkit may take back when it
 * compares it with the keys that are down. */
static void send(Display *display, const char *key, bool down)
{
    const KeyCode code = XKeysymToKeycode(display, XStringToKeysym(key));
    assert_int_not_equal(code, 0);
    assert_int_not_equal(XTestFakeKeyEvent(display, code, down ? True : False, CurrentTime), 0);
}

void keyboard_press(const char *key, const char *const held[2])
{
    static const char *const none[2] = {NULL, NULL};
    Display *display = XOpenDisplay(NULL);
    assert_non_null(display);
    held = held != NULL ? held : none;
    for (int i = 0; i < 2 && held[i] != NULL; i++) {
        send(display, held[i], true);
    }
    send(display, key, true);
    send(display, key, false);
    for (int i = 1; i >= 0; i--) {
        if (held[i] != NULL) {
            send(display, held[i], false);
        }
    }
    XSync(display, False);
    XCloseDisplay(display);
}
