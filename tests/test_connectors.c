/* Displays that come and go, in a folder that looks like the kernel's. */
#include "screen/connectors.h"

#include "base/clock.h"
#include "command.h"
#include "support.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#define MAKE \
    "mkdir -p card0 card0-HDMI-A-1 card0-DP-1 renderD128; echo disconnected > card0-DP-1/status; "
#define PLUG "echo connected > card0-HDMI-A-1/status; echo 1920x1080 > card0-HDMI-A-1/modes; "
#define PULL "echo disconnected > card0-HDMI-A-1/status; : > card0-HDMI-A-1/modes; "

static void in_folder(const char *folder, const char *script)
{
    char line[1024];
    int status = 0;
    (void)snprintf(line, sizeof line, "mkdir -p %s/drm && cd %s/drm && { %s }", folder, folder,
                   script);
    free(command_output(line, &status));
    assert_int_equal(status, 0);
}

static void what_changes_is_told_once(void **state)
{
    (void)state;
    struct connectors c;
    char folder[SUPPORT_PATH], drm[SUPPORT_PATH + 8];
    support_folder(folder);
    (void)snprintf(drm, sizeof drm, "%s/drm", folder);
    in_folder(folder, MAKE PLUG);
    connectors_open(&c, drm, -1);
    assert_true(c.look_at <= clock_monotonic_ms() + CONNECTORS_LOOK_MS);
    assert_false(connectors_changed(&c));
    /* Pulled, there is nothing to open; plugged in again, it is told after a second look. */
    in_folder(folder, PULL);
    assert_false(connectors_changed(&c));
    assert_false(connectors_changed(&c));
    in_folder(folder, PLUG);
    assert_false(connectors_changed(&c));
    assert_true(connectors_changed(&c));
    assert_false(connectors_changed(&c));
    in_folder(folder, "echo 1280x720 > card0-HDMI-A-1/modes;");
    assert_false(connectors_changed(&c));
    assert_true(connectors_changed(&c));
    /* A second display; and one that goes on flapping is not told. */
    in_folder(folder, "echo connected > card0-DP-1/status;");
    assert_false(connectors_changed(&c));
    in_folder(folder, "echo disconnected > card0-DP-1/status;");
    assert_false(connectors_changed(&c));
    in_folder(folder, "echo connected > card0-DP-1/status;");
    assert_false(connectors_changed(&c));
    assert_true(connectors_changed(&c));
    /* The card itself. */
    in_folder(folder, "mv card0-DP-1 ../; mv card0-HDMI-A-1 ../;");
    assert_false(connectors_changed(&c));
    assert_false(connectors_changed(&c));
    in_folder(folder, "mv ../card0-HDMI-A-1 card1-HDMI-A-1;");
    assert_false(connectors_changed(&c));
    assert_true(connectors_changed(&c));
    /* Other files than these say nothing. */
    in_folder(folder, "echo x > card0/status; echo 60 > card1-HDMI-A-1/enabled; echo 1 > version;");
    assert_false(connectors_changed(&c));
    assert_false(connectors_changed(&c));
    support_remove(folder);
}

/* A box and its display are switched on together. */
static void what_is_plugged_while_the_window_opens_is_told(void **state)
{
    (void)state;
    struct connectors c;
    char folder[SUPPORT_PATH], drm[SUPPORT_PATH + 8];
    support_folder(folder);
    (void)snprintf(drm, sizeof drm, "%s/drm", folder);
    in_folder(folder, MAKE PLUG);
    const int fds[] = {-1, open("/dev/null", O_RDONLY | O_CLOEXEC)}; /* one without words */
    assert_true(fds[1] >= 0);
    for (size_t i = 0; i < SUPPORT_COUNT(fds); i++) {
        in_folder(folder, PLUG "echo disconnected > card0-DP-1/status;");
        connectors_open(&c, drm, fds[i]);
        in_folder(folder, "echo connected > card0-DP-1/status; echo 1024x768 > card0-DP-1/modes;");
        connectors_opened(&c);
        assert_true(c.look_at <= clock_monotonic_ms() + CONNECTORS_LOOK_MS);
        assert_true(connectors_changed(&c));
        assert_false(connectors_changed(&c));
        connectors_opened(&c);
        assert_false(connectors_changed(&c));
        /* One that comes and has not come to rest. */
        connectors_opened(&c);
        in_folder(folder, PULL);
        connectors_opened(&c);
        in_folder(folder, PLUG);
        assert_false(connectors_changed(&c));
        assert_true(connectors_changed(&c));
        /* The modes of one that was there. */
        connectors_opened(&c);
        in_folder(folder, "echo 1280x720 > card0-HDMI-A-1/modes;");
        connectors_opened(&c);
        assert_true((c.look_at == INT64_MAX) == (fds[i] >= 0));
        assert_false(connectors_changed(&c));
        assert_false(connectors_changed(&c));
        connectors_close(&c);
        assert_false(connectors_due(&c));
        connectors_opened(&c);
        assert_true(c.fd == -1 && c.look_at == INT64_MAX);
    }
    support_remove(folder);
}

static void without_a_folder_nothing_is_told(void **state)
{
    (void)state;
    struct connectors c;
    connectors_open(&c, NULL, -1);
    assert_true(c.look_at == INT64_MAX);
    assert_false(connectors_due(&c));
    connectors_open(&c, "/nonexistent", -1);
    assert_false(connectors_changed(&c));
    assert_false(connectors_changed(&c));
}

/* As the kernel says it: the header, a zero, and the rest. */
static void tell(int fd, const char *path)
{
    char text[200];
    const int size = snprintf(text, sizeof text, "change@%s%cACTION=change", path, 0);
    assert_int_equal(send(fd, text, (size_t)size, 0), size);
}

/* With the kernel's words nobody looks by the clock, but after one about a graphics card at once,
 * and a second time. */
static void the_kernel_says_when(void **state)
{
    (void)state;
    struct connectors c;
    int ends[2];
    char folder[SUPPORT_PATH], drm[SUPPORT_PATH + 8];
    support_folder(folder);
    (void)snprintf(drm, sizeof drm, "%s/drm", folder);
    in_folder(folder, MAKE PLUG);
    assert_int_equal(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends), 0);
    connectors_open(&c, drm, ends[0]);
    assert_true(c.look_at == INT64_MAX);
    assert_false(connectors_due(&c));
    tell(ends[1], "/devices/pci0000:00/0000:00:14.0/usb1/1-2");
    assert_false(connectors_due(&c));
    in_folder(folder, "echo 1280x720 > card0-HDMI-A-1/modes;");
    assert_false(connectors_due(&c));
    tell(ends[1], "/devices/pci0000:00/0000:00:02.0/drm/card0");
    tell(ends[1], "/devices/pci0000:00/0000:00:14.0/usb1/1-2");
    assert_true(connectors_due(&c));
    assert_false(connectors_changed(&c));
    assert_true(c.look_at <= clock_monotonic_ms() + CONNECTORS_LOOK_MS);
    assert_false(connectors_due(&c));
    assert_true(connectors_changed(&c));
    assert_true(c.look_at == INT64_MAX);
    /* A word that changes nothing is followed by a second look, too. */
    tell(ends[1], "/devices/pci0000:00/0000:00:02.0/drm/card0");
    assert_true(connectors_due(&c));
    assert_false(connectors_changed(&c));
    assert_true(c.look_at < INT64_MAX);
    assert_false(connectors_changed(&c));
    assert_true(c.look_at == INT64_MAX);
    /* Who is awake anyway looks as well. */
    c.looked_at -= CONNECTORS_LOOK_MS;
    assert_true(connectors_due(&c));
    connectors_close(&c);
    assert_int_equal(close(ends[1]), 0);
    support_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_changes_is_told_once),
        cmocka_unit_test(what_is_plugged_while_the_window_opens_is_told),
        cmocka_unit_test(the_kernel_says_when),
        cmocka_unit_test(without_a_folder_nothing_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
