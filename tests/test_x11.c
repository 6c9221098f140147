/* The screen on an X server: what is on the glass from the moment the window is opened, and what
 * happens to it from outside. */
#include "xvfb.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "screen/screen.h"

#include <SDL.h>
#include <X11/Xatom.h>
#include <X11/extensions/Xrandr.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { WIDTH = 640, HEIGHT = 480, RGB = 0xffffff };

/* A second client of the server: somebody else. libX11 and libXrandr as SDL has loaded them. */
struct client {
    void *x11, *randr;
    Display *display;
    Display *(*open)(const char *);
    int (*close)(Display *);
    int (*sync)(Display *, Bool);
    Window (*root)(Display *);
    Window (*create)(Display *, Window, int, int, unsigned, unsigned, unsigned, unsigned long,
                     unsigned long);
    int (*map_raised)(Display *, Window);
    int (*destroy)(Display *, Window);
    Atom (*atom)(Display *, const char *, Bool);
    int (*set_property)(Display *, Window, Atom, Atom, int, int, const unsigned char *, int);
    int (*delete_property)(Display *, Window, Atom);
    XRRScreenResources *(*resources)(Display *, Window);
    void (*free_resources)(XRRScreenResources *);
    RRMode (*create_mode)(Display *, Window, XRRModeInfo *);
    void (*add_mode)(Display *, RROutput, RRMode);
    Status (*set_crtc)(Display *, XRRScreenResources *, RRCrtc, Time, int, int, RRMode, Rotation,
                       RROutput *, int);
    void (*set_size)(Display *, Window, int, int, int, int);
};

struct theatre {
    struct xvfb x;
    bool has_x;
    struct client client;
    uint32_t frame[WIDTH * HEIGHT];
};

static void find(void *library, const char *name, void *pointer)
{
    void *address = SDL_LoadFunction(library, name);
    assert_non_null(address);
    memcpy(pointer, &address, sizeof address);
}

static void client_open(struct client *c, const char *display)
{
    c->x11 = SDL_LoadObject("libX11.so.6");
    c->randr = SDL_LoadObject("libXrandr.so.2");
    assert_non_null(c->x11);
    assert_non_null(c->randr);
    find(c->x11, "XOpenDisplay", &c->open);
    find(c->x11, "XCloseDisplay", &c->close);
    find(c->x11, "XSync", &c->sync);
    find(c->x11, "XDefaultRootWindow", &c->root);
    find(c->x11, "XCreateSimpleWindow", &c->create);
    find(c->x11, "XMapRaised", &c->map_raised);
    find(c->x11, "XDestroyWindow", &c->destroy);
    find(c->x11, "XInternAtom", &c->atom);
    find(c->x11, "XChangeProperty", &c->set_property);
    find(c->x11, "XDeleteProperty", &c->delete_property);
    find(c->randr, "XRRGetScreenResources", &c->resources);
    find(c->randr, "XRRFreeScreenResources", &c->free_resources);
    find(c->randr, "XRRCreateMode", &c->create_mode);
    find(c->randr, "XRRAddOutputMode", &c->add_mode);
    find(c->randr, "XRRSetCrtcConfig", &c->set_crtc);
    find(c->randr, "XRRSetScreenSize", &c->set_size);
    c->display = c->open(display);
    assert_non_null(c->display);
}

static void client_close(struct client *c)
{
    c->close(c->display);
    SDL_UnloadObject(c->randr);
    SDL_UnloadObject(c->x11);
}

/* Gives the one monitor another mode. */
static void client_mode(struct client *c, int width, int height)
{
    const Window root = c->root(c->display);
    XRRScreenResources *r = c->resources(c->display, root);
    char name[32];
    const int length = snprintf(name, sizeof name, "test-%dx%d", width, height);
    XRRModeInfo info = {.width = (unsigned)width,
                        .height = (unsigned)height,
                        .dotClock = (unsigned long)width * (unsigned long)height * 60,
                        .hTotal = (unsigned)width,
                        .vTotal = (unsigned)height,
                        .name = name,
                        .nameLength = (unsigned)length};
    const RRMode mode = c->create_mode(c->display, root, &info);
    c->add_mode(c->display, r->outputs[0], mode);
    c->set_crtc(c->display, r, r->crtcs[0], CurrentTime, 0, 0, None, RR_Rotate_0, NULL, 0);
    c->set_size(c->display, root, width, height, width / 4, height / 4);
    c->set_crtc(c->display, r, r->crtcs[0], CurrentTime, 0, 0, mode, RR_Rotate_0, r->outputs, 1);
    c->sync(c->display, False);
    c->free_resources(r);
}

static void need_x(const struct theatre *t)
{
    if (!t->has_x) {
        print_message("skipped: Xvfb is not installed (package xvfb)\n");
        skip();
    }
}

static struct screen *open_screen(struct screen_options options)
{
    struct err err = {0};
    options.stop_fd = -1;
    struct screen *s = screen_open(&options, &err);
    assert_string_equal(err.text, "");
    return s;
}

static void turn(struct screen *s, uint32_t tint)
{
    struct err err = {0};
    struct canvas *next = screen_next(s);
    for (int i = 0; i < next->width * next->height; i++) {
        next->pixels[i] = tint;
    }
    assert_true(screen_turn(s, 0, &err));
}

/* How many pixels of the glass have the colour. */
static int count(struct theatre *t, uint32_t tint)
{
    int found = 0;
    xvfb_grab(&t->x, t->frame);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        found += (t->frame[i] & RGB) == tint;
    }
    return found;
}

/* Lets the screen take what happens, for so long. The last thing that woke it but the time. */
static enum screen_wake let_it_run(struct screen *s, int ms)
{
    enum screen_wake last = WAKE_TIME, wake;
    const int64_t until = clock_monotonic_ms() + ms;
    while ((wake = screen_wait(s, until, NULL, 0)) != WAKE_TIME) {
        last = wake;
    }
    return last;
}

enum { WHITE = 0xffffff, BLUE = 0x204060, GOLD = 0xc09020, BLACK = 0 };

static void test_nothing_is_seen_before_the_first_page(void **state)
{
    struct theatre *t = *state;
    need_x(t);
    assert_int_equal(count(t, WHITE), WIDTH * HEIGHT);
    struct screen *s = open_screen((struct screen_options){0});
    assert_int_equal(screen_next(s)->width, WIDTH);
    assert_int_equal(screen_next(s)->height, HEIGHT);
    assert_int_equal(count(t, WHITE), WIDTH * HEIGHT);
    let_it_run(s, 100);
    assert_int_equal(count(t, WHITE), WIDTH * HEIGHT);
    turn(s, BLUE);
    assert_int_equal(count(t, BLUE), WIDTH * HEIGHT);
    let_it_run(s, 100);
    assert_int_equal(count(t, BLUE), WIDTH * HEIGHT);
    turn(s, GOLD);
    assert_int_equal(count(t, GOLD), WIDTH * HEIGHT);
    screen_close(s);
}

static void test_no_wait_for_a_window_manager(void **state)
{
    struct theatre *t = *state;
    need_x(t);
    int64_t shortest = INT64_MAX;
    for (int i = 0; i < 5; i++) {
        const int64_t start = clock_monotonic_ms();
        struct screen *s = open_screen((struct screen_options){0});
        turn(s, BLUE);
        const int64_t took = clock_monotonic_ms() - start;
        shortest = took < shortest ? took : shortest;
        screen_close(s);
    }
    assert_in_range(shortest, 0, 90); /* SDL's own full screen takes 100 and more */
}

static void test_full_screen_under_a_window_manager(void **state)
{
    struct theatre *t = *state;
    need_x(t);
    /* There is none, but its mark is on the root window: SDL asks it for the full screen. */
    struct client *c = &t->client;
    const Window root = c->root(c->display);
    const Window mark = c->create(c->display, root, -10, -10, 1, 1, 0, 0, 0);
    const Atom check = c->atom(c->display, "_NET_SUPPORTING_WM_CHECK", False);
    c->set_property(c->display, root, check, XA_WINDOW, 32, PropModeReplace,
                    (const unsigned char *)&mark, 1);
    c->set_property(c->display, mark, check, XA_WINDOW, 32, PropModeReplace,
                    (const unsigned char *)&mark, 1);
    c->sync(c->display, False);
    struct screen *s = open_screen((struct screen_options){0});
    turn(s, GOLD);
    if (let_it_run(s, 300) == WAKE_RESIZED) {
        turn(s, GOLD);
    }
    assert_int_equal(count(t, GOLD), WIDTH * HEIGHT);
    screen_close(s);
    c->delete_property(c->display, root, check);
    c->destroy(c->display, mark);
    c->sync(c->display, False);
}

static void test_what_was_covered_comes_back(void **state)
{
    struct theatre *t = *state;
    need_x(t);
    struct client *c = &t->client;
    struct screen *s = open_screen((struct screen_options){0});
    turn(s, BLUE);
    const Window cover = c->create(c->display, c->root(c->display), 100, 50, 200, 100, 0, 0, BLACK);
    c->map_raised(c->display, cover);
    c->sync(c->display, False);
    assert_int_equal(count(t, BLACK), 200 * 100);
    c->destroy(c->display, cover);
    c->sync(c->display, False);
    let_it_run(s, 100);
    assert_int_equal(count(t, BLUE), WIDTH * HEIGHT);
    screen_close(s);
}

static void test_another_mode(void **state)
{
    struct theatre *t = *state;
    need_x(t);
    struct screen *s = open_screen((struct screen_options){0});
    turn(s, BLUE);
    client_mode(&t->client, 400, 300);
    assert_int_equal(let_it_run(s, 300), WAKE_RESIZED);
    assert_int_equal(screen_next(s)->width, 400);
    assert_int_equal(screen_next(s)->height, 300);
    /* What the server left is what is seen until there is a page of the new size. */
    assert_int_equal(count(t, BLACK), 0);
    turn(s, GOLD);
    assert_int_equal(count(t, GOLD), 400 * 300);
    client_mode(&t->client, WIDTH, HEIGHT);
    assert_int_equal(let_it_run(s, 300), WAKE_RESIZED);
    turn(s, BLUE);
    assert_int_equal(count(t, BLUE), WIDTH * HEIGHT);
    screen_close(s);
}

static void test_standing_still(void **state)
{
    struct theatre *t = *state;
    need_x(t);
    struct screen *s = open_screen((struct screen_options){0});
    turn(s, BLUE);
    let_it_run(s, 200);
    struct rusage before, after;
    getrusage(RUSAGE_SELF, &before);
    let_it_run(s, 1500);
    getrusage(RUSAGE_SELF, &after);
    assert_in_range(after.ru_nvcsw - before.ru_nvcsw, 0, 2);
    screen_close(s);
}

static void test_a_window_is_as_large_as_asked(void **state)
{
    struct theatre *t = *state;
    need_x(t);
    struct screen *s =
        open_screen((struct screen_options){.windowed = true, .width = 320, .height = 200});
    turn(s, GOLD);
    let_it_run(s, 100);
    assert_int_equal(count(t, GOLD), 320 * 200);
    screen_close(s);
}

static void test_turned_by_a_quarter(void **state)
{
    struct theatre *t = *state;
    need_x(t);
    struct screen *s = open_screen((struct screen_options){.rotate = 90});
    struct canvas *next = screen_next(s);
    assert_int_equal(next->width, HEIGHT);
    turn(s, BLUE);
    for (int i = 0; i < next->width * next->height; i++) {
        next->pixels[i] = i < next->width * 10 ? GOLD : BLUE; /* ten lines at the top */
    }
    struct err err = {0};
    assert_true(screen_turn(s, 100, &err));
    assert_int_equal(count(t, GOLD), HEIGHT * 10);
    assert_int_equal(t->frame[WIDTH - 1] & RGB, GOLD); /* are ten columns at the right */
    assert_int_equal(t->frame[WIDTH * HEIGHT - 10] & RGB, GOLD);
    assert_int_equal(t->frame[WIDTH * HEIGHT - 11] & RGB, BLUE);
    screen_close(s);
}

static int open_theatre(void **state)
{
    static struct theatre t;
    unsetenv("SDL_VIDEODRIVER");
    t.has_x = xvfb_start(&t.x, WIDTH, HEIGHT);
    if (t.has_x) {
        client_open(&t.client, t.x.name);
    }
    *state = &t;
    return 0;
}

static int close_theatre(void **state)
{
    struct theatre *t = *state;
    if (t->has_x) {
        client_close(&t->client);
    }
    xvfb_stop(&t->x);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_seen_before_the_first_page),
        cmocka_unit_test(test_no_wait_for_a_window_manager),
        cmocka_unit_test(test_full_screen_under_a_window_manager),
        cmocka_unit_test(test_what_was_covered_comes_back),
        cmocka_unit_test(test_another_mode),
        cmocka_unit_test(test_standing_still),
        cmocka_unit_test(test_a_window_is_as_large_as_asked),
        cmocka_unit_test(test_turned_by_a_quarter),
    };
    return cmocka_run_group_tests(tests, open_theatre, close_theatre);
}
