/* The real program on a store whose disk is full: what is in it is shown all the same, and what has
 * to be written is written when there is room again. */
#include "base/err.h"
#include "lobby.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/types.h>

#include <cmocka.h>

/* The one without sanitizers, with faulty.c in front of it; no byte can be written while the file
 * "full" is there. */
static pid_t show(const struct place *p, const char *rotation)
{
    assert_int_equal(setenv("FAULTY_DISK", scratch_path(&p->scratch, "full").text, 1), 0);
    assert_int_equal(setenv("LD_PRELOAD", "build/faulty.so", 1), 0);
    const pid_t pid = lobby_show(p, "build/kiosk", rotation);
    assert_int_equal(unsetenv("LD_PRELOAD"), 0);
    assert_int_equal(unsetenv("FAULTY_DISK"), 0);
    return pid;
}

static void a_full_disk_keeps_nothing_from_the_screen(void **state)
{
    const struct place *p = *state;
    lobby_need();
    place_bring(p, 1, LOBBY_SECOND_SLIDE);
    place_expect(p, STATUS_OK, NULL);
    place_shell(p, ": > full");
    const pid_t pid = show(p, "0.3");
    lobby_said(p, "kiosk-1.serial-1.db: 2 slides");
    lobby_said(p, "No space left on device");
    assert_true(lobby_turns(3000) > 3); /* it has gone round meanwhile */
    place_status_says(p, "on trial");
    lobby_end(pid);
    place_status_says(p, "on trial");
    place_shell(p, "rm full");
    const pid_t again = show(p, "0.3");
    lobby_said(p, "kiosk-1.serial-1.db: 2 slides");
    lobby_said(p, "its trial is over");
    lobby_status(p, ", confirmed");
    lobby_end(again);
}

/* The end of the trial can't be written at first. */
static void room_that_comes_back_is_used(void **state)
{
    const struct place *p = *state;
    lobby_need();
    place_bring(p, 1, LOBBY_SECOND_SLIDE);
    place_expect(p, STATUS_OK, NULL);
    place_shell(p, ": > full");
    const pid_t pid = show(p, "0.3");
    lobby_said(p, "kiosk-1.serial-1.db: 2 slides");
    assert_true(lobby_turns(3000) > 3);
    place_shell(p, "rm full");
    lobby_status(p, ", confirmed");
    lobby_end(pid);
}

#define WITH_PLACE(test) cmocka_unit_test_setup_teardown(test, place_set_up, place_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PLACE(a_full_disk_keeps_nothing_from_the_screen),
        WITH_PLACE(room_that_comes_back_is_used),
    };
    return cmocka_run_group_tests(tests, lobby_open, lobby_close);
}
