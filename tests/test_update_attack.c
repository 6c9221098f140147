/* What somebody tries who writes to the stick, to the folder that a sync tool fills, or to the
 * program that paints: none of it may reach further than that. */
#include "base/err.h"
#include "commands/commands.h"
#include "update/update.h"
#include "update_place.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* As root, it would be a way to write over any file of the same disk. */
static void the_result_goes_to_a_file_of_its_own(void **state)
{
    const struct place *p = *state;
    place_bring(p, 1, "");
    place_shell(p, "printf precious > other && ln other stick/" INSTALL_RESULT ".new");
    run_expect(command_install, PLACE_INSTALL(p, "--result", p->stick.text), STATUS_OK, NULL);
    place_shell(p, "test $(cat other) = precious && grep -q '^installed' stick/" INSTALL_RESULT);
    place_shell(p, "mkfifo stick/" INSTALL_RESULT ".new");
    run_expect(command_install, PLACE_INSTALL(p, "--result", p->stick.text), STATUS_OK, NULL);
    place_shell(p, "grep -q '^already' stick/" INSTALL_RESULT " && test $(ls stick | wc -l) = 3");
    place_shell(p, "ln -s ../other stick/" INSTALL_RESULT ".new");
    run_expect(command_install, PLACE_INSTALL(p, "--result", p->stick.text), STATUS_OK, NULL);
    place_shell(p, "test $(cat other) = precious && test ! -L stick/" INSTALL_RESULT);
}

/* A pipe in place of the device that only root can make: nobody is at its other end. */
static void what_is_no_file_is_not_even_opened(void **state)
{
    const struct place *p = *state;
    const struct io io = io_system();
    struct io_about about;
    char byte;
    place_shell(p, "mkdir stick && mkfifo stick/kiosk.db");
    const int fd = io.open(io.ctx, p->file.text, O_RDONLY);
    assert_true(fd >= 0);
    assert_int_equal(io.about(io.ctx, fd, &about), 0);
    assert_false(about.regular || about.folder);
    assert_int_equal(io.read(io.ctx, fd, &byte, 1, 0), -EBADF);
    errno = 0;
    assert_int_equal(open(p->file.text, O_WRONLY | O_NONBLOCK | O_CLOEXEC), -1);
    assert_int_equal(errno, ENXIO);
    assert_int_equal(io.close(io.ctx, fd), 0);
    place_shell(p, "rm stick/kiosk.db && python3 -c 'import socket; "
                   "socket.socket(socket.AF_UNIX).bind(\"stick/kiosk.db\")'");
    place_expect(p, STATUS_NO_FILE, "refused (no-file): ");
}

int main(void)
{
#define ATTACK(name) cmocka_unit_test_setup_teardown(name, place_set_up, place_tear_down)
    const struct CMUnitTest tests[] = {
        ATTACK(the_result_goes_to_a_file_of_its_own),
        ATTACK(what_is_no_file_is_not_even_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
