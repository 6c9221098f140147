#include "keyboard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <string.h>

static void send(Display *display, Window window, int type, const char *key, unsigned held)
{
    XEvent e = {0};
    e.xkey.type = type;
    e.xkey.display = display;
    e.xkey.window = window;
    e.xkey.root = DefaultRootWindow(display);
    e.xkey.same_screen = True;
    e.xkey.state = held;
    e.xkey.keycode = XKeysymToKeycode(display, XStringToKeysym(key));
    assert_int_not_equal(e.xkey.keycode, 0);
    assert_int_not_equal(
        XSendEvent(display, window, False, type == KeyPress ? KeyPressMask : KeyReleaseMask, &e),
        0);
}

/* The largest window that is mapped. */
static Window window_of(Display *display)
{
    Window root, parent, found = None;
    Window *children = NULL;
    unsigned count = 0;
    long most = 0;
    assert_int_not_equal(
        XQueryTree(display, DefaultRootWindow(display), &root, &parent, &children, &count), 0);
    for (unsigned i = 0; i < count; i++) {
        XWindowAttributes a;
        if (XGetWindowAttributes(display, children[i], &a) != 0 && a.map_state == IsViewable &&
            (long)a.width * a.height > most) {
            most = (long)a.width * a.height;
            found = children[i];
        }
    }
    XFree(children);
    assert_true(found != None);
    return found;
}

void keyboard_press(const char *key, const char *const held[2])
{
    Display *display = XOpenDisplay(NULL);
    assert_non_null(display);
    const Window window = window_of(display);
    unsigned mask = 0;
    for (int i = 0; held != NULL && i < 2 && held[i] != NULL; i++) {
        send(display, window, KeyPress, held[i], mask);
        mask |= strncmp(held[i], "Control", 7) == 0 ? ControlMask : Mod1Mask;
    }
    send(display, window, KeyPress, key, mask);
    send(display, window, KeyRelease, key, mask);
    for (int i = 1; held != NULL && i >= 0; i--) {
        if (held[i] != NULL) {
            send(display, window, KeyRelease, held[i], mask);
        }
    }
    XSync(display, False);
    XCloseDisplay(display);
}
