/* The real program shows what is in the store, on an X server of our own: it takes up an update,
 * confirms it, and goes back from one that fails. */
#include "base/err.h"
#include "commands/commands.h"
#include "keyboard.h"
#include "lobby.h"
#include "update/update.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { GREEN = 0x176b3c, YELLOW = 0xffb82e }; /* of the banners: updated; refused, restored */

static void nap(int ms)
{
    const struct timespec wait = {.tv_nsec = ms * 1000000L};
    (void)nanosleep(&wait, NULL);
}

static void an_update_is_shown_told_and_confirmed(void **state)
{
    const struct place *p = *state;
    lobby_need();
    const pid_t pid = lobby_show(p, program_kiosk(), "0.2");
    lobby_said(p, "no data file is installed");
    place_bring(p, 1, LOBBY_SECOND_SLIDE);
    place_expect(p, STATUS_OK, "installed: serial 1");
    lobby_said(p, "kiosk-1.serial-1.db: 2 slides");
    lobby_banner(GREEN, true);
    lobby_status(p, ", confirmed");
    lobby_said(p, "its trial is over");
    place_shell(p, "printf x >> stick/kiosk.db");
    place_expect(p, STATUS_SIGNATURE, NULL);
    lobby_banner(YELLOW, true);
    place_bring(p, 2, LOBBY_SECOND_SLIDE);
    place_expect(p, STATUS_OK, NULL);
    lobby_said(p, "kiosk-2.serial-2.db: 2 slides");
    lobby_banner(GREEN, true);
    lobby_status(p, "confirmed: serial 2");
    run_expect(command_rollback, WORDS("--store", p->store.text), STATUS_OK, NULL);
    lobby_said(p, "the store has another file: serial 1");
    lobby_banner(GREEN, false); /* by itself, after a while */
    lobby_end(pid);
}

/* The confirmed file of serial 1, and one of serial 2 with two slides. */
static void second_on_trial(const struct place *p)
{
    place_bring(p, 1, "");
    place_expect(p, STATUS_OK, NULL);
    run_expect(command_confirm, WORDS("--store", p->store.text), STATUS_OK, NULL);
    place_bring(p, 2, LOBBY_SECOND_SLIDE);
    place_expect(p, STATUS_OK, NULL);
}

static void what_is_on_trial_and_dies_is_given_up(void **state)
{
    const struct place *p = *state;
    lobby_need();
    second_on_trial(p);
    for (int i = 0; i < 3; i++) {
        const pid_t pid = lobby_show(p, program_kiosk(), "3600");
        lobby_said(p, "kiosk-2.serial-2.db: 2 slides");
        (void)program_stop(pid, SIGKILL, LOBBY_SOON_MS, &(int64_t){0});
    }
    const pid_t pid = lobby_show(p, program_kiosk(), "3600");
    lobby_said(p, "back to serial 1");
    lobby_said(p, "kiosk-1.serial-1.db: 1 slide");
    lobby_banner(YELLOW, true);
    lobby_end(pid);
    place_status_says(p, "current:   serial 1, ");
    place_status_says(p, "fell back to serial 1");
}

/* An X server that dies takes the show with it. */
static void a_server_that_dies_does_not_count(const struct place *p)
{
    char display[32];
    (void)snprintf(display, sizeof display, "%s", getenv("DISPLAY"));
    for (int i = 0; i < 4; i++) {
        struct xvfb other;
        assert_true(xvfb_start(&other, LOBBY_WIDTH, LOBBY_HEIGHT));
        const pid_t pid = lobby_show(p, program_kiosk(), "3600");
        lobby_said(p, "kiosk-2.serial-2.db: 2 slides");
        lobby_status(p, "on trial (1 start");
        assert_int_equal(kill(other.pid, SIGKILL), 0);
        assert_int_equal(program_end(pid, LOBBY_SOON_MS), STATUS_DISPLAY);
        lobby_said(p, "the X server is gone");
        place_status_says(p, "on trial (0 starts so far)");
        xvfb_stop(&other);
    }
    assert_int_equal(setenv("DISPLAY", display, 1), 0);
}

/* Neither a start without a screen nor an end that somebody asked for is the file's fault. */
static void what_is_no_death_does_not_count(void **state)
{
    const struct place *p = *state;
    lobby_need();
    second_on_trial(p);
    for (int i = 0; i < 4; i++) {
        const pid_t pid = lobby_show(p, program_kiosk(), "3600");
        lobby_said(p, "kiosk-2.serial-2.db: 2 slides");
        lobby_end(pid);
        lobby_status(p, "on trial (0 starts so far)");
    }
    a_server_that_dies_does_not_count(p);
    char display[32];
    (void)snprintf(display, sizeof display, "%s", getenv("DISPLAY"));
    assert_int_equal(setenv("DISPLAY", ":65000", 1), 0);
    for (int i = 0; i < 4; i++) {
        const pid_t pid = lobby_show(p, program_kiosk(), "3600");
        assert_int_equal(program_end(pid, LOBBY_SOON_MS), STATUS_DISPLAY);
    }
    assert_int_equal(setenv("DISPLAY", display, 1), 0);
    place_status_says(p, "current:   serial 2, ");
    place_status_says(p, "on trial (0 starts so far)");
}

/* A service manager asks every process of the service to end, and once the show itself has ended
 * those that are left, which may be waiting for a slow disk. */
static void an_end_is_noted_on_a_slow_disk(void **state)
{
    const struct place *p = *state;
    lobby_need();
    second_on_trial(p);
    const pid_t group = getpgrp();
    void (*const before)(int) = signal(SIGTERM, SIG_IGN);
    assert_int_equal(setpgid(0, 0), 0); /* of the show and us: the X server is in that before */
    const pid_t pid = lobby_show(p, program_kiosk(), "3600");
    lobby_status(p, "on trial (1 start so far)");
    const int held = open(scratch_path(&p->scratch, "store/lock").text, O_RDWR | O_CLOEXEC);
    assert_true(held >= 0);
    assert_int_equal(flock(held, LOCK_EX), 0);
    assert_int_equal(kill(0, SIGTERM), 0);
    assert_int_equal(program_end(pid, LOBBY_SOON_MS), STATUS_OK);
    assert_int_equal(kill(0, SIGTERM), 0);
    nap(300);
    place_status_says(p, "on trial (1 start so far)");
    assert_int_equal(close(held), 0);
    lobby_status(p, "on trial (0 starts so far)");
    assert_int_equal(setpgid(0, group), 0);
    (void)signal(SIGTERM, before);
}

/* A show that is asked to end while it is busy; here with an X server that takes its time. */
static void an_end_is_noted_by_a_busy_show(void **state)
{
    const struct place *p = *state;
    char display[32];
    struct xvfb other;
    lobby_need();
    second_on_trial(p);
    (void)snprintf(display, sizeof display, "%s", getenv("DISPLAY"));
    assert_true(xvfb_start(&other, LOBBY_WIDTH, LOBBY_HEIGHT));
    const pid_t pid = lobby_show(p, program_kiosk(), "1");
    lobby_status(p, "on trial (1 start so far)");
    assert_int_equal(kill(other.pid, SIGSTOP), 0);
    nap(900);
    nap(600); /* a turn is due by now */
    assert_int_equal(kill(pid, SIGTERM), 0);
    nap(900);
    assert_int_equal(kill(other.pid, SIGCONT), 0);
    assert_int_equal(program_end(pid, LOBBY_SOON_MS), STATUS_OK);
    lobby_status(p, "on trial (0 starts so far)");
    xvfb_stop(&other);
    assert_int_equal(setenv("DISPLAY", display, 1), 0);
}

/* A store that somebody holds, or that sits on a slow disk, does not hold up the show. */
static void the_show_waits_for_no_lock(void **state)
{
    const struct place *p = *state;
    lobby_need();
    place_bring(p, 1, LOBBY_SECOND_SLIDE);
    place_expect(p, STATUS_OK, NULL);
    run_expect(command_confirm, WORDS("--store", p->store.text), STATUS_OK, NULL);
    const pid_t pid = lobby_show(p, program_kiosk(), "0.2");
    lobby_said(p, "kiosk-1.serial-1.db: 2 slides");
    lobby_banner(0, false); /* black goes: a page is on the glass */
    const int held = open(scratch_path(&p->scratch, "store/lock").text, O_RDWR | O_CLOEXEC);
    assert_true(held >= 0);
    assert_int_equal(flock(held, LOCK_EX), 0);
    place_shell(p, "head -c $(stat -c %%s store/kiosk-1.serial-1.db) /dev/zero > new && mv new "
                   "store/kiosk-1.serial-1.db");
    assert_int_equal(kill(pid, SIGHUP), 0);
    lobby_said(p, "what is on the screen stays");
    assert_true(lobby_turns(1500) > 2);
    assert_int_equal(close(held), 0);
    lobby_said(p, "no data file is installed");
    lobby_end(pid);
}

/* Both kill the show: the built-in slide, until there is a better file. */
static void both_that_die_make_room_for_the_built_in_slide(void **state)
{
    const struct place *p = *state;
    lobby_need();
    for (int serial = 1; serial <= 2; serial++) {
        place_bring(p, serial, "");
        place_expect(p, STATUS_OK, NULL);
    }
    place_shell(p, "cp -r stick second");
    run_expect(command_confirm, WORDS("--store", p->store.text), STATUS_OK, NULL);
    place_bring(p, 3, "");
    place_expect(p, STATUS_OK, NULL);
    for (int i = 0; i < 6; i++) {
        const pid_t pid = lobby_show(p, program_kiosk(), "3600");
        lobby_said(p, i < 3 ? "kiosk-3.serial-3.db: 1 slide" : "kiosk-2.serial-2.db: 1 slide");
        (void)program_stop(pid, SIGKILL, LOBBY_SOON_MS, &(int64_t){0});
    }
    const pid_t pid = lobby_show(p, program_kiosk(), "3600");
    lobby_said(p, "it is left out until the next start");
    lobby_said(p, "no data file is installed");
    lobby_banner(0, false); /* the built-in slide is not black */
    /* The very file that was left out: who brings it wants to see it. */
    place_shell(p, "rm -rf stick && cp -r second stick && : > show.log");
    place_expect(p, STATUS_OK, "already installed");
    lobby_said(p, "kiosk-2.serial-2.db: 1 slide");
    lobby_status(p, "on trial (1 start so far)");
    place_bring(p, 4, LOBBY_SECOND_SLIDE);
    place_expect(p, STATUS_OK, NULL);
    lobby_said(p, "kiosk-4.serial-4.db: 2 slides");
    lobby_end(pid);
}

static void one_that_the_disk_has_spoilt_is_given_up(void **state)
{
    const struct place *p = *state;
    lobby_need();
    place_bring(p, 1, "");
    place_expect(p, STATUS_OK, NULL);
    run_expect(command_confirm, WORDS("--store", p->store.text), STATUS_OK, NULL);
    place_bring(p, 2, LOBBY_SECOND_SLIDE);
    place_expect(p, STATUS_OK, NULL);
    run_expect(command_confirm, WORDS("--store", p->store.text), STATUS_OK, NULL);
    place_shell(p, "head -c $(stat -c %%s store/kiosk-2.serial-2.db) /dev/zero > new && mv new "
                   "store/kiosk-2.serial-2.db");
    const pid_t pid = lobby_show(p, program_kiosk(), "3600");
    lobby_said(p, "the data file was damaged on the disk: back to serial 1");
    lobby_said(p, "kiosk-1.serial-1.db: 1 slide");
    place_status_says(p, "damaged on the disk: back to serial 1");
    /* The stick that it came from is as good as it was. */
    place_expect(p, STATUS_OK, "installed: serial 2");
    lobby_said(p, "kiosk-3.serial-2.db: 2 slides");
    lobby_end(pid);
    /* Both are bad: the built-in slide, and the show goes on. */
    place_shell(p, "printf x > store/kiosk-3.serial-2.db");
    place_shell(p, "printf x > store/kiosk-1.serial-1.db");
    const pid_t again = lobby_show(p, program_kiosk(), "3600");
    lobby_said(p, "no data file is installed");
    place_bring(p, 3, LOBBY_SECOND_SLIDE);
    place_expect(p, STATUS_OK, NULL);
    lobby_said(p, ".serial-3.db: 2 slides");
    lobby_end(again);
}

/* A file of a newer version, as the device has it that went back to an older program. */
static void one_that_the_program_does_not_take_is_not_called_damaged(void **state)
{
    const struct place *p = *state;
    lobby_need();
    for (int serial = 1; serial <= 2; serial++) {
        place_bring(p, serial, serial == 2 ? LOBBY_SECOND_SLIDE : "");
        place_expect(p, STATUS_OK, NULL);
        run_expect(command_confirm, WORDS("--store", p->store.text), STATUS_OK, NULL);
    }
    shell_must(scratch_path(&p->scratch, "store/kiosk-2.serial-2.db").text,
               "PRAGMA user_version = 99;");
    const pid_t pid = lobby_show(p, program_kiosk(), "3600");
    lobby_said(p, "does not take the data file that it showed: back to serial 1");
    lobby_said(p, "kiosk-1.serial-1.db: 1 slide");
    lobby_banner(YELLOW, true);
    place_status_says(p, "not taken by this program: back to serial 1");
    place_shell(p, "grep -qx 'kind fell-back' store/status && grep -qx 'reason newer' store/status "
                   "&& grep -qx 'file kiosk.db' store/status && ! grep -q damaged show.log");
    lobby_end(pid);
}

/* A card that dies is read-only to begin with. (Root may write to what is; but no lock is a
 * folder.) */
static void a_store_that_can_not_be_written_shows_the_other_file(void **state)
{
    const struct place *p = *state;
    lobby_need();
    for (int serial = 1; serial <= 2; serial++) {
        place_bring(p, serial, serial == 2 ? LOBBY_SECOND_SLIDE : "");
        place_expect(p, STATUS_OK, NULL);
        run_expect(command_confirm, WORDS("--store", p->store.text), STATUS_OK, NULL);
    }
    place_shell(p, "rm store/lock && mkdir store/lock && head -c $(stat -c %%s "
                   "store/kiosk-2.serial-2.db) /dev/zero > store/kiosk-2.serial-2.db.x && "
                   "mv store/kiosk-2.serial-2.db.x store/kiosk-2.serial-2.db");
    const pid_t pid = lobby_show(p, program_kiosk(), "0.2");
    lobby_said(p, "back to serial 1");
    lobby_said(p, "kiosk-1.serial-1.db: 1 slide");
    lobby_end(pid);
    place_status_says(p, "current:   serial 2, "); /* as it can't be written */
    place_shell(p, "printf x > store/x && truncate -s $(stat -c %%s store/kiosk-1.serial-1.db) "
                   "store/x && mv store/x store/kiosk-1.serial-1.db");
    const pid_t again = lobby_show(p, program_kiosk(), "0.2");
    lobby_said(p, "no data file is installed");
    nap(900);
    lobby_end(again);
    place_shell(p, "test $(wc -l < show.log) -lt 12"); /* nor is it tried over and over */
}

/* What lies in the store without having been installed is not shown, whatever its name. */
static void an_empty_store_shows_no_file(void **state)
{
    const struct place *p = *state;
    lobby_need();
    place_bring(p, 1, LOBBY_SECOND_SLIDE);
    place_shell(p, "mkdir store && cp stick/kiosk.db store/kiosk.db && "
                   "cp stick/kiosk.db store/kiosk-0.serial-0.db");
    const pid_t pid = lobby_show(p, program_kiosk(), "0.2");
    lobby_said(p, "no data file is installed");
    place_shell(p, "cp stick/kiosk.db store/kiosk.db");
    nap(900);
    place_expect(p, STATUS_OK, NULL);
    lobby_said(p, ".db: 2 slides");
    place_shell(p, "! grep -q 'kiosk.db: 2\\|serial-0' show.log");
    lobby_end(pid);
}

/* The panel tells of a file whose name the command line does not give. */
static void the_staff_sees_the_panel(void **state)
{
    static const char *const chord[2] = {"Control_L", "Alt_L"};
    const struct place *p = *state;
    lobby_need();
    place_bring(p, 1, "");
    place_expect(p, STATUS_OK, NULL);
    const pid_t pid = lobby_show(p, program_kiosk(), "3600");
    lobby_said(p, "kiosk-1.serial-1.db: 1 slide");
    lobby_banner(0, false); /* black goes: a page is on the glass */
    nap(900); /* a busy machine takes a while to listen, and to take the first key up */
    keyboard_press("k", chord);
    nap(900);
    keyboard_press("q", NULL);
    lobby_said(p, "ended by a key");
    assert_int_equal(program_end(pid, LOBBY_SOON_MS), 0);
}

int main(void)
{
#define WITH_PLACE(test) cmocka_unit_test_setup_teardown(test, place_set_up, place_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_PLACE(an_update_is_shown_told_and_confirmed),
        WITH_PLACE(what_is_on_trial_and_dies_is_given_up),
        WITH_PLACE(both_that_die_make_room_for_the_built_in_slide),
        WITH_PLACE(what_is_no_death_does_not_count),
        WITH_PLACE(an_end_is_noted_on_a_slow_disk),
        WITH_PLACE(an_end_is_noted_by_a_busy_show),
        WITH_PLACE(the_show_waits_for_no_lock),
        WITH_PLACE(one_that_the_disk_has_spoilt_is_given_up),
        WITH_PLACE(one_that_the_program_does_not_take_is_not_called_damaged),
        WITH_PLACE(a_store_that_can_not_be_written_shows_the_other_file),
        WITH_PLACE(an_empty_store_shows_no_file),
        WITH_PLACE(the_staff_sees_the_panel),
    };
    return cmocka_run_group_tests(tests, lobby_open, lobby_close);
}
