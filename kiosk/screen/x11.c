#include "screen/x11.h"

#include <SDL_syswm.h>
#include <X11/extensions/Xrandr.h>
#include <stdlib.h>
#include <string.h>

struct x11 {
    void *xlib, *randr; /* of SDL_LoadObject; randr may be NULL */
    Display *display;   /* SDL's; borrowed */
    void (*lost)(void *ctx);
    void *lost_ctx;
    void (*set_exit)(Display *, void (*)(Display *, void *), void *); /* NULL: libX11 before 1.7 */
    Window window;
    int (*connection_number)(Display *);
    Window (*default_root)(Display *);
    Atom (*intern_atom)(Display *, const char *, Bool);
    int (*get_property)(Display *, Window, Atom, long, long, Bool, Atom, Atom *, int *,
                        unsigned long *, unsigned long *, unsigned char **);
    int (*free_data)(void *);
    XRRMonitorInfo *(*get_monitors)(Display *, Window, Bool, int *);
    void (*free_monitors)(XRRMonitorInfo *);
};

/* Puts the address of a function into the function pointer at `pointer`. */
static bool find(void *library, const char *name, void *pointer)
{
    void *address = library ? SDL_LoadFunction(library, name) : NULL;
    memcpy(pointer, &address, sizeof address);
    return address != NULL;
}

/* In place of Xlib's own words. */
static int say_nothing(Display *display)
{
    (void)display;
    return 0;
}

static void gone(Display *display, void *user)
{
    const struct x11 *x = user;
    (void)display;
    x->lost(x->lost_ctx);
}

/* XSetIOErrorHandler and XSetIOErrorExitHandler, which is called behind it. */
static void tell_when_gone(struct x11 *x, void (*lost)(void *ctx), void *lost_ctx)
{
    int (*(*set_handler)(int (*)(Display *)))(Display *);
    if (lost != NULL && find(x->xlib, "XSetIOErrorHandler", &set_handler) &&
        find(x->xlib, "XSetIOErrorExitHandler", &x->set_exit)) {
        x->lost = lost;
        x->lost_ctx = lost_ctx;
        (void)set_handler(say_nothing);
        x->set_exit(x->display, gone, x);
    }
}

struct x11 *x11_new(SDL_Window *window, void (*lost)(void *ctx), void *lost_ctx)
{
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info) || info.subsystem != SDL_SYSWM_X11) {
        return NULL;
    }
    struct x11 *x = calloc(1, sizeof *x);
    if (!x) {
        return NULL;
    }
    x->display = info.info.x11.display;
    x->window = info.info.x11.window;
    x->xlib = SDL_LoadObject("libX11.so.6");
    if (!find(x->xlib, "XConnectionNumber", &x->connection_number) ||
        !find(x->xlib, "XDefaultRootWindow", &x->default_root) ||
        !find(x->xlib, "XInternAtom", &x->intern_atom) ||
        !find(x->xlib, "XGetWindowProperty", &x->get_property) ||
        !find(x->xlib, "XFree", &x->free_data)) {
        x11_free(x);
        return NULL;
    }
    tell_when_gone(x, lost, lost_ctx);
    x->randr = SDL_LoadObject("libXrandr.so.2");
    if (!find(x->randr, "XRRGetMonitors", &x->get_monitors) ||
        !find(x->randr, "XRRFreeMonitors", &x->free_monitors)) {
        x->get_monitors = NULL;
    }
    return x;
}

void x11_free(struct x11 *x)
{
    if (!x) {
        return;
    }
    if (x->lost != NULL) {
        x->set_exit(x->display, NULL, NULL);
    }
    if (x->randr) {
        SDL_UnloadObject(x->randr);
    }
    if (x->xlib) {
        SDL_UnloadObject(x->xlib);
    }
    free(x);
}

int x11_descriptor(const struct x11 *x)
{
    return x->connection_number(x->display);
}

/* The window that a property of `window` names; 0 if there is none. */
static Window named_window(const struct x11 *x, Window window, Atom property)
{
    Atom type = None;
    int format = 0;
    unsigned long count = 0, rest = 0;
    unsigned char *data = NULL;
    Window named = 0;
    if (x->get_property(x->display, window, property, 0, 1, False, XA_WINDOW, &type, &format,
                        &count, &rest, &data) == Success &&
        type == XA_WINDOW && format == 32 && count == 1) {
        memcpy(&named, data, sizeof named);
    }
    if (data) {
        x->free_data(data);
    }
    return named;
}

bool x11_has_manager(const struct x11 *x)
{
    const Atom check = x->intern_atom(x->display, "_NET_SUPPORTING_WM_CHECK", True);
    return check != None && named_window(x, x->default_root(x->display), check) != 0;
}

bool x11_monitor(const struct x11 *x, int index, struct box *bounds)
{
    int count = 0;
    XRRMonitorInfo *monitors =
        x->get_monitors ? x->get_monitors(x->display, x->default_root(x->display), True, &count)
                        : NULL;
    int primary = 0;
    for (int i = 0; i < count; i++) {
        if (monitors[i].primary) {
            primary = i;
        }
    }
    /* SDL counts the primary monitor as number 0 and leaves the others in their order. */
    const int at = index == 0 ? primary : index <= primary ? index - 1 : index;
    const bool found = at >= 0 && at < count;
    if (found) {
        *bounds =
            (struct box){monitors[at].x, monitors[at].y, monitors[at].width, monitors[at].height};
    }
    if (monitors) {
        x->free_monitors(monitors);
    }
    return found;
}

bool x11_is_monitor_event(const SDL_Event *event)
{
    /* Events of extensions are numbered from LASTEvent on, and which number is RandR's is known to
     * SDL only. Those of other extensions are few; asking once too often does no harm. */
    return event->type == SDL_SYSWMEVENT && event->syswm.msg &&
           event->syswm.msg->subsystem == SDL_SYSWM_X11 &&
           event->syswm.msg->msg.x11.event.type >= LASTEvent;
}
