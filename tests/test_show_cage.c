/* The line of kiosk-cage.service, with the real cage: its screen is a window of an X server of our
 * own. */
#include "command.h"
#include "sqlite_shell.h"
#include "support.h"
#include "xvfb.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"

#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define FILE_SHOWN "build/data/duc-trong.db"

/* The size of a window of wlroots. */
enum { WIDTH = 1024, HEIGHT = 768, PATIENCE_MS = 30000 };

/* How many of 1000 pixels are those of the page; cage has a pointer, and the footer a clock. */
static int likeness(const uint32_t *seen, cairo_surface_t *page)
{
    int same = 0;
    for (int y = 0; y < HEIGHT; y++) {
        const unsigned char *line = cairo_image_surface_get_data(page) +
                                    (ptrdiff_t)y * cairo_image_surface_get_stride(page);
        for (int x = 0; x < WIDTH; x++) {
            uint32_t want;
            memcpy(&want, line + (ptrdiff_t)x * 4, sizeof want);
            same += ((seen[y * WIDTH + x] ^ want) & 0xffffff) == 0;
        }
    }
    return (int)((int64_t)same * 1000 / (WIDTH * HEIGHT));
}

/* cage runs as anybody but root. */
static pid_t start(const char *folder, const char *log)
{
    char line[1000];
    assert_true(
        snprintf(line, sizeof line,
                 "env=$(sed -n 's/^Environment=//p' appliance/units/kiosk-cage.service); "
                 "line=$(sed -n 's|^ExecStart=/usr/bin/||p' appliance/units/kiosk-cage.service | "
                 "sed 's|/usr/bin/kiosk|%s|'); "
                 "exec env $env XDG_RUNTIME_DIR=$PWD/%s HOME=$PWD/%s WLR_BACKENDS=x11 "
                 "WLR_RENDERER=pixman ASAN_OPTIONS=detect_leaks=0 "
                 "$line --rotation 60 " FILE_SHOWN,
                 program_kiosk(), folder, folder) < (int)sizeof line);
    const char *const as_root[] = {
        "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "sh", "-c", line, NULL};
    return program_start(geteuid() == 0 ? as_root : as_root + 4, log);
}

static void the_picture_comes(void **state)
{
    (void)state;
    struct xvfb x;
    int status;
    free(command_output("command -v cage Xwayland setpriv", &status));
    if (status != 0 || !xvfb_start(&x, WIDTH, HEIGHT)) {
        print_message("cage and Xwayland, or Xvfb, are not installed: not looked at\n");
        skip();
    }
    const struct scratch s = scratch_make();
    const struct scratch_path log = scratch_path(&s, "log"), pages = scratch_path(&s, "pages");
    const struct scratch_path first = scratch_path(&s, "pages/slide-001.png");
    const char *const render[] = {program_kiosk(), "render", FILE_SHOWN, "--size",
                                  "1024x768",      "--out",  pages.text, NULL};
    assert_int_equal(program_end(program_start(render, "/dev/null"), 60000), 0);
    cairo_surface_t *want = cairo_image_surface_create_from_png(first.text);
    assert_int_equal(cairo_image_surface_get_width(want), WIDTH);
    assert_int_equal(chmod(s.folder, 0777), 0);
    uint32_t *seen = malloc(sizeof *seen * WIDTH * HEIGHT);
    assert_non_null(seen);
    const pid_t cage = start(s.folder, log.text);
    const int64_t until = clock_monotonic_ms() + PATIENCE_MS;
    int like = 0;
    while (like < 970 && clock_monotonic_ms() < until) {
        nanosleep(&(struct timespec){0, 100000000L}, NULL);
        xvfb_grab(&x, seen);
        like = likeness(seen, want);
    }
    int64_t took;
    (void)program_stop(cage, 15, 10000, &took);
    print_message("%d of 1000 pixels\n", like);
    assert_true(like >= 970);
    cairo_surface_destroy(want);
    free(seen);
    xvfb_stop(&x);
    scratch_remove(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_picture_comes)};
    return cmocka_run_group_tests_name("show_cage", tests, NULL, NULL);
}
