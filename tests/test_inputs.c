#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screen/inputs.h"
#include "screen/uevent.h"

#include <fcntl.h>
#include <linux/major.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

/* Descriptors that this test has fstat take for devices: there need be none on a machine. */
static int keyboard = -1, terminal = -1;

int __real_fstat(int fd, struct stat *s);
int __wrap_fstat(int fd, struct stat *s);

int __wrap_fstat(int fd, struct stat *s)
{
    const int result = __real_fstat(fd, s);
    if (fd >= 0 && (fd == keyboard || fd == terminal)) {
        s->st_mode = S_IFCHR | 0660;
        s->st_rdev = makedev(fd == keyboard ? INPUT_MAJOR : TTY_MAJOR, 64);
    }
    return result;
}

static int pipes[2];

static int open_pipes(void **state)
{
    (void)state;
    return pipe(pipes);
}

static int close_pipes(void **state)
{
    (void)state;
    keyboard = terminal = -1;
    return close(pipes[0]) | close(pipes[1]);
}

static void test_nothing(void **state)
{
    (void)state;
    int fds[INPUTS_MAX];
    assert_int_equal(inputs_find(fds, -1), 0);
}

static void test_devices(void **state)
{
    (void)state;
    int fds[INPUTS_MAX];
    terminal = pipes[0];
    assert_int_equal(inputs_find(fds, -1), 0);
    keyboard = pipes[1];
    assert_int_equal(inputs_find(fds, -1), 1);
    assert_int_equal(fds[0], pipes[1]);
}

/* udev's socket; and one of ours, that SDL does not read, is left out. */
static void test_sockets(void **state)
{
    (void)state;
    int fds[INPUTS_MAX];
    const int udev = uevent_open(), own = uevent_open();
    assert_true(udev >= 0 && own >= 0);
    assert_int_equal(inputs_find(fds, -1), 2);
    assert_int_equal(inputs_find(fds, own), 1);
    assert_int_equal(fds[0], udev);
    assert_false(uevent_take(own));
    assert_false(uevent_take(-1));
    assert_int_equal(close(udev) | close(own), 0);
}

static void test_many(void **state)
{
    (void)state;
    enum { MANY = INPUTS_MAX + 8 };
    int fds[INPUTS_MAX], opened[MANY];
    for (int i = 0; i < MANY; i++) {
        opened[i] = uevent_open();
        assert_true(opened[i] >= 0);
    }
    assert_int_equal(inputs_find(fds, -1), INPUTS_MAX);
    for (int i = 0; i < MANY; i++) {
        assert_int_equal(close(opened[i]), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_nothing, open_pipes, close_pipes),
        cmocka_unit_test_setup_teardown(test_devices, open_pipes, close_pipes),
        cmocka_unit_test_setup_teardown(test_sockets, open_pipes, close_pipes),
        cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
