/* The real program shows what is in the store, on an X server of our own: it takes up an update,
 * confirms it, and goes back from one that fails. */
#include "base/clock.h"
#include "base/err.h"
#include "commands/commands.h"
#include "keyboard.h"
#include "update/update.h"
#include "update_place.h"
#include "xvfb.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { WIDTH = 640, HEIGHT = 360, SOON_MS = 20000 };

#define SECOND_SLIDE                                                                              \
    "INSERT INTO slide (id, position, kind, heading, body) VALUES (2, 2, 'announcement', 'Then'," \
    "'More.');"

static struct xvfb x;

static void nap(int ms)
{
    const struct timespec wait = {.tv_nsec = ms * 1000000L};
    (void)nanosleep(&wait, NULL);
}

/* Starts kiosk show on the store of the place; its words go to the file show.log there. */
static pid_t show(const struct place *p, const char *program, const char *rotation)
{
    const struct scratch_path conf = scratch_path(&p->scratch, "kiosk.conf");
    place_shell(p,
                "printf '[store]\\nfolder = %%s/store\\n' \"$PWD\" > kiosk.conf && : > show.log");
    const char *words[] = {program,  "show",         "--config", conf.text, "--rotation",
                           rotation, "--transition", "none",     NULL};
    return program_start(words, scratch_path(&p->scratch, "show.log").text);
}

/* Waits until the log of the show has the words. */
static void said(const struct place *p, const char *words)
{
    const int64_t until = clock_monotonic_ms() + SOON_MS;
    for (;;) {
        size_t size;
        char *text = (char *)whole_file(scratch_path(&p->scratch, "show.log").text, &size);
        char *all = strndup(text, size);
        const bool there = strstr(all, words) != NULL;
        if (!there && clock_monotonic_ms() > until) {
            fail_msg("not \"%s\": %s", words, all);
        }
        free(text);
        free(all);
        if (there) {
            return;
        }
        nap(20);
    }
}

static void status_becomes(const struct place *p, const char *words)
{
    const int64_t until = clock_monotonic_ms() + SOON_MS;
    for (;;) {
        struct ran ran = run_command(command_status, WORDS("--store", p->store.text));
        const bool there = strstr(ran.text, words) != NULL;
        if (!there && clock_monotonic_ms() > until) {
            fail_msg("not \"%s\": %s", words, ran.text);
        }
        ran_free(&ran);
        if (there) {
            return;
        }
        nap(20);
    }
}

static void end(pid_t pid)
{
    int64_t took;
    assert_int_equal(program_stop(pid, SIGTERM, SOON_MS, &took), STATUS_OK);
}

/* Pixels of the picture on the glass that are black; and those of a colour. */
static size_t pixels_of(uint32_t colour)
{
    uint32_t *pixels = calloc(WIDTH * HEIGHT, sizeof *pixels);
    size_t count = 0;
    assert_non_null(pixels);
    xvfb_grab(&x, pixels);
    for (size_t i = 0; i < WIDTH * HEIGHT; i++) {
        count += (pixels[i] & 0xffffff) == colour;
    }
    free(pixels);
    return count;
}

/* Until a banner of that colour is on the glass, or is gone. */
static void banner_becomes(uint32_t colour, bool there)
{
    const int64_t until = clock_monotonic_ms() + 3 * SOON_MS;
    while ((pixels_of(colour) > WIDTH * HEIGHT / 100) != there) {
        assert_true(clock_monotonic_ms() < until);
        nap(50);
    }
}

enum { GREEN = 0x176b3c, YELLOW = 0xffb82e }; /* of the banners: updated; refused, restored */

static void need_x(void)
{
    if (x.pid == 0) {
        skip();
    }
}

static void an_update_is_shown_told_and_confirmed(void **state)
{
    const struct place *p = *state;
    need_x();
    const pid_t pid = show(p, program_kiosk(), "0.2");
    said(p, "no data file is installed");
    place_bring(p, 1, SECOND_SLIDE);
    place_expect(p, STATUS_OK, "installed: serial 1");
    said(p, "kiosk-1.serial-1.db: 2 slides");
    banner_becomes(GREEN, true);
    status_becomes(p, ", confirmed");
    said(p, "its trial is over");
    place_shell(p, "printf x >> stick/kiosk.db");
    place_expect(p, STATUS_SIGNATURE, NULL);
    banner_becomes(YELLOW, true);
    place_bring(p, 2, SECOND_SLIDE);
    place_expect(p, STATUS_OK, NULL);
    said(p, "kiosk-2.serial-2.db: 2 slides");
    banner_becomes(GREEN, true);
    status_becomes(p, "confirmed: serial 2");
    run_expect(command_rollback, WORDS("--store", p->store.text), STATUS_OK, NULL);
    said(p, "the store has another file: serial 1");
    banner_becomes(GREEN, false); /* by itself, after a while */
    end(pid);
}

static void what_is_on_trial_and_dies_is_given_up(void **state)
{
    const struct place *p = *state;
    need_x();
    place_bring(p, 1, "");
    place_expect(p, STATUS_OK, NULL);
    run_expect(command_confirm, WORDS("--store", p->store.text), STATUS_OK, NULL);
    place_bring(p, 2, SECOND_SLIDE);
    place_expect(p, STATUS_OK, NULL);
    for (int i = 0; i < 3; i++) {
        const pid_t pid = show(p, program_kiosk(), "3600");
        said(p, "kiosk-2.serial-2.db: 2 slides");
        (void)program_stop(pid, SIGKILL, SOON_MS, &(int64_t){0});
    }
    const pid_t pid = show(p, program_kiosk(), "3600");
    said(p, "back to serial 1");
    said(p, "kiosk-1.serial-1.db: 1 slide");
    banner_becomes(YELLOW, true);
    end(pid);
    place_status_says(p, "current:   serial 1, ");
    place_status_says(p, "fell back to serial 1");
}

static void one_that_the_disk_has_spoilt_is_given_up(void **state)
{
    const struct place *p = *state;
    need_x();
    place_bring(p, 1, "");
    place_expect(p, STATUS_OK, NULL);
    run_expect(command_confirm, WORDS("--store", p->store.text), STATUS_OK, NULL);
    place_bring(p, 2, SECOND_SLIDE);
    place_expect(p, STATUS_OK, NULL);
    run_expect(command_confirm, WORDS("--store", p->store.text), STATUS_OK, NULL);
    place_shell(p, "head -c $(stat -c %%s store/kiosk-2.serial-2.db) /dev/zero > new && mv new "
                   "store/kiosk-2.serial-2.db");
    const pid_t pid = show(p, program_kiosk(), "3600");
    said(p, "back to serial 1");
    said(p, "kiosk-1.serial-1.db: 1 slide");
    /* Both are bad: the built-in slide, and the show goes on. */
    end(pid);
    place_shell(p, "printf x > store/kiosk-1.serial-1.db");
    const pid_t again = show(p, program_kiosk(), "3600");
    said(p, "no data file is installed");
    place_bring(p, 3, SECOND_SLIDE);
    place_expect(p, STATUS_OK, NULL);
    said(p, ".serial-3.db: 2 slides");
    end(again);
}

/* A card that dies is read-only to begin with. (Root may write to what is; but no lock is a
 * folder.) */
static void a_store_that_can_not_be_written_shows_the_other_file(void **state)
{
    const struct place *p = *state;
    need_x();
    for (int serial = 1; serial <= 2; serial++) {
        place_bring(p, serial, serial == 2 ? SECOND_SLIDE : "");
        place_expect(p, STATUS_OK, NULL);
        run_expect(command_confirm, WORDS("--store", p->store.text), STATUS_OK, NULL);
    }
    place_shell(p, "rm store/lock && mkdir store/lock && head -c $(stat -c %%s "
                   "store/kiosk-2.serial-2.db) /dev/zero > store/kiosk-2.serial-2.db.x && "
                   "mv store/kiosk-2.serial-2.db.x store/kiosk-2.serial-2.db");
    const pid_t pid = show(p, program_kiosk(), "0.2");
    said(p, "back to serial 1");
    said(p, "kiosk-1.serial-1.db: 1 slide");
    end(pid);
    place_status_says(p, "current:   serial 2, "); /* as it can't be written */
    place_shell(p, "printf x > store/x && truncate -s $(stat -c %%s store/kiosk-1.serial-1.db) "
                   "store/x && mv store/x store/kiosk-1.serial-1.db");
    const pid_t again = show(p, program_kiosk(), "0.2");
    said(p, "no data file is installed");
    nap(900);
    end(again);
    place_shell(p, "test $(wc -l < show.log) -lt 12"); /* nor is it tried over and over */
}

/* What lies in the store without having been installed is not shown, whatever its name. */
static void an_empty_store_shows_no_file(void **state)
{
    const struct place *p = *state;
    need_x();
    place_bring(p, 1, SECOND_SLIDE);
    place_shell(p, "mkdir store && cp stick/kiosk.db store/kiosk.db && "
                   "cp stick/kiosk.db store/kiosk-0.serial-0.db");
    const pid_t pid = show(p, program_kiosk(), "0.2");
    said(p, "no data file is installed");
    place_shell(p, "cp stick/kiosk.db store/kiosk.db");
    nap(900);
    place_expect(p, STATUS_OK, NULL);
    said(p, ".db: 2 slides");
    place_shell(p, "! grep -q 'kiosk.db: 2\\|serial-0' show.log");
    end(pid);
}

static size_t open_files(pid_t pid)
{
    char path[64];
    size_t count = 0;
    (void)snprintf(path, sizeof path, "/proc/%d/fd", (int)pid);
    DIR *folder = opendir(path);
    assert_non_null(folder);
    while (readdir(folder) != NULL) {
        count++;
    }
    (void)closedir(folder);
    return count;
}

/* Its own memory. (The share of what it has in common with others grows when those end.) */
static long own_kib(pid_t pid)
{
    char path[64];
    char line[128];
    long kib = 0;
    (void)snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)pid);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (kib == 0 && fgets(line, sizeof line, file) != NULL) {
        (void)sscanf(line, "Pss_Anon: %ld", &kib);
    }
    (void)fclose(file);
    return kib;
}

/* The picture is never black, and the show takes no more than it did. */
static void many_updates_in_a_row(void **state)
{
    const struct place *p = *state;
    const bool fast = access("build/kiosk", X_OK) == 0;
    const int updates = getenv("KIOSK_LONG") != NULL ? 100 : 15;
    need_x();
    place_bring(p, 1, SECOND_SLIDE);
    place_expect(p, STATUS_OK, NULL);
    const pid_t pid = show(p, fast ? "build/kiosk" : program_kiosk(), "0.2");
    status_becomes(p, "confirmed: serial 1");
    enum {
        WINDOW = 6
    }; /* the most of some: a page that is being painted takes what it gives back */
    size_t files = 0;
    long first = 0;
    long last = 0;
    for (int i = 2; i <= updates + 1; i++) {
        char words[64];
        place_bring(p, i, SECOND_SLIDE);
        place_expect(p, STATUS_OK, NULL);
        (void)snprintf(words, sizeof words, ".serial-%d.db: 2 slides", i);
        said(p, words);
        assert_true(pixels_of(0) < WIDTH * HEIGHT / 2);
        if (i == 6) { /* all that is made once has been made */
            files = open_files(pid);
        }
        const long kib = own_kib(pid);
        if (i >= 4 && i < 4 + WINDOW) {
            first = kib > first ? kib : first;
        } else if (i > updates + 1 - WINDOW) {
            last = kib > last ? kib : last;
        }
    }
    print_message(
        "    %d updates: %ld KiB at most in six after the third, %ld KiB in the last six\n",
        updates, first, last);
    assert_int_equal(open_files(pid), files);
    assert_true(!fast || last < first + first / 10);
    end(pid);
    place_shell(p, "test $(ls store | wc -l) -le 9");
}

/* The panel tells of a file whose name the command line does not give. */
static void the_staff_sees_the_panel(void **state)
{
    static const char *const chord[2] = {"Control_L", "Alt_L"};
    const struct place *p = *state;
    need_x();
    place_bring(p, 1, "");
    place_expect(p, STATUS_OK, NULL);
    const pid_t pid = show(p, program_kiosk(), "3600");
    said(p, "kiosk-1.serial-1.db: 1 slide");
    banner_becomes(0, false); /* black goes: a page is on the glass */
    nap(900); /* a busy machine takes a while to listen, and to take the first key up */
    keyboard_press("k", chord);
    nap(900);
    keyboard_press("q", NULL);
    said(p, "ended by a key");
    assert_int_equal(program_end(pid, SOON_MS), 0);
}

static int open_x(void **state)
{
    (void)state;
    (void)xvfb_start(&x, WIDTH, HEIGHT);
    return 0;
}

static int close_x(void **state)
{
    (void)state;
    if (x.pid != 0) {
        xvfb_stop(&x);
    }
    return 0;
}

int main(void)
{
#define WITH_PLACE(test) cmocka_unit_test_setup_teardown(test, place_set_up, place_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_PLACE(an_update_is_shown_told_and_confirmed),
        WITH_PLACE(what_is_on_trial_and_dies_is_given_up),
        WITH_PLACE(one_that_the_disk_has_spoilt_is_given_up),
        WITH_PLACE(a_store_that_can_not_be_written_shows_the_other_file),
        WITH_PLACE(an_empty_store_shows_no_file),
        WITH_PLACE(the_staff_sees_the_panel),
        WITH_PLACE(many_updates_in_a_row),
    };
    return cmocka_run_group_tests(tests, open_x, close_x);
}
