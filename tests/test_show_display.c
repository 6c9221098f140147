/* The real program where there is no display yet, and where one is pulled and plugged in again. */
#include "base/clock.h"
#include "base/err.h"
#include "command.h"
#include "listener.h"
#include "theatre.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { SOON_MS = 20000 };

/* A display that nobody has. */
static const char *nowhere(char name[32])
{
    (void)snprintf(name, 32, ":%d", 10000 + (int)(getpid() % 40000));
    return name;
}

static pid_t start(const char *more, const char *log)
{
    const char *const words[] = {
        program_kiosk(), "show",         THEATRE_EXAMPLE, "--rotation", "600", "--log-level",
        "info",          "--transition", "none",          more,         NULL};
    return program_start(words, log);
}

static int said(const char *log, const char *words)
{
    size_t size;
    char *text = support_read(log, &size);
    int count = 0;
    for (const char *at = text; at != NULL && (at = strstr(at, words)) != NULL; at++) {
        count++;
    }
    free(text);
    return count;
}

static void expect_said(const char *log, const char *words)
{
    const int64_t until = clock_monotonic_ms() + SOON_MS;
    while (said(log, words) == 0) {
        assert_true(clock_monotonic_ms() < until);
        sleep_ms(20);
    }
}

static void people_are_told_that_there_is_none(void **state)
{
    (void)state;
    char name[32];
    assert_int_equal(setenv("DISPLAY", nowhere(name), 1), 0);
    assert_int_equal(program_end(start(NULL, "/dev/null"), SOON_MS), STATUS_DISPLAY);
}

static void a_service_waits_for_one(void **state)
{
    struct theatre *t = *state;
    struct listener l;
    char name[32], folder[SUPPORT_PATH], log[SUPPORT_PATH + 8];
    theatre_need_x(t);
    support_folder(folder);
    (void)snprintf(log, sizeof log, "%s/log", folder);
    assert_int_equal(setenv("DISPLAY", nowhere(name), 1), 0);
    listener_open(&l, 900000);
    t->show = start(NULL, log);
    listener_expect(&l, "STATUS=waiting for a display", SOON_MS);
    assert_int_equal(listener_count(&l, "READY=1", 3000), 0);
    const char *const server[] = {"Xvfb",       name,        "-screen", "0",
                                  "640x480x24", "-nolisten", "tcp",     NULL};
    const pid_t x = program_start(server, "/dev/null");
    listener_expect(&l, "READY=1", SOON_MS);
    listener_expect(&l, "STATUS=slide 1 of ", SOON_MS);
    assert_int_equal(said(log, "waiting for one"), 1);
    theatre_end(t);
    (void)program_stop(x, SIGTERM, SOON_MS, &(int64_t){0});
    listener_close(&l);
    support_remove(folder);
}

static void whoever_asks_for_it_waits_and_can_end_it(void **state)
{
    struct theatre *t = *state;
    char folder[SUPPORT_PATH], log[SUPPORT_PATH + 8];
    support_folder(folder);
    (void)snprintf(log, sizeof log, "%s/log", folder);
    assert_int_equal(setenv("SDL_VIDEODRIVER", "kmsdrm", 1), 0);
    t->show = start("--wait-for-display", log);
    expect_said(log, "waiting for one");
    sleep_ms(2500);
    assert_int_equal(said(log, "waiting for one"), 1);
    theatre_end(t);
    assert_int_equal(unsetenv("SDL_VIDEODRIVER"), 0);
    support_remove(folder);
}

static void plug(const char *folder, bool in)
{
    char line[512];
    int status = 0;
    (void)snprintf(line, sizeof line,
                   "mkdir -p %s/card0-HDMI-A-1 && echo %s > %s/card0-HDMI-A-1/status", folder,
                   in ? "connected" : "disconnected", folder);
    free(command_output(line, &status));
    assert_int_equal(status, 0);
}

static void one_that_is_plugged_in_again_shows_the_page(void **state)
{
    struct theatre *t = *state;
    struct listener l;
    char folder[SUPPORT_PATH], log[SUPPORT_PATH + 8];
    theatre_need_x(t);
    support_folder(folder);
    (void)snprintf(log, sizeof log, "%s/log", folder);
    assert_int_equal(setenv("DISPLAY", t->x.name, 1), 0);
    assert_int_equal(setenv("KIOSK_CONNECTORS", folder, 1), 0);
    listener_open(&l, 900000);
    plug(folder, true);
    t->show = start(NULL, log);
    listener_expect(&l, "READY=1", SOON_MS);
    assert_true(theatre_wait_for_page(t, &t->book, SOON_MS) == 0);
    for (int i = 1; i <= 3; i++) {
        plug(folder, false);
        (void)listener_count(&l, "", 3000);
        assert_int_equal(said(log, "opened anew"), i - 1); /* there is nothing to open */
        plug(folder, true);
        listener_expect(&l, "STATUS=slide 1 of ", SOON_MS);
        assert_int_equal(said(log, "opened anew"), i);
        assert_true(theatre_wait_for_page(t, &t->book, SOON_MS) == 0);
        assert_true(listener_count(&l, "WATCHDOG=1", 1500) > 2);
    }
    theatre_end(t);
    listener_close(&l);
    assert_int_equal(unsetenv("KIOSK_CONNECTORS"), 0);
    support_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(people_are_told_that_there_is_none, theatre_clear),
        cmocka_unit_test_teardown(a_service_waits_for_one, theatre_clear),
        cmocka_unit_test_teardown(whoever_asks_for_it_waits_and_can_end_it, theatre_clear),
        cmocka_unit_test_teardown(one_that_is_plugged_in_again_shows_the_page, theatre_clear),
    };
    return cmocka_run_group_tests(tests, theatre_open, theatre_close);
}
