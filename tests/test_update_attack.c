/* What somebody tries who writes to the stick, to the folder that a sync tool fills, or to the
 * program that paints: none of it may reach further than that. */
#include "base/clock.h"
#include "base/err.h"
#include "commands/commands.h"
#include "commands/trial.h"
#include "update/update.h"
#include "update_place.h"
#include "xvfb.h"

#include <errno.h>
#include <fcntl.h>
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

/* The process of the trial, as if its program had been taken over: it says half a word, and stays.
 */
static bool take_over(void *ctx, const struct trial_loaded *told_of, struct verdict *v)
{
    char path[64];
    int *child = ctx;
    int done = 0;
    int score = 0;
    (void)told_of;
    (void)v;
    (void)snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%d", child), 1);
    (void)fclose(file);
    assert_int_equal(kill(*child, SIGSTOP), 0);
    /* Where memory is short, it goes before the show does. */
    (void)snprintf(path, sizeof path, "/proc/%d/oom_score_adj", *child);
    file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%d", &score), 1);
    assert_int_equal(score, 1000);
    (void)fclose(file);
    for (int fd = 3; fd < 16 && done == 0; fd++) {
        char to[8] = "";
        (void)snprintf(path, sizeof path, "/proc/%d/fd/%d", *child, fd);
        if (readlink(path, to, sizeof to - 1) > 0 && strncmp(to, "pipe:", 5) == 0) {
            const int pipe = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC);
            done = pipe >= 0 && write(pipe, "x", 1) == 1;
            (void)close(pipe);
        }
    }
    assert_int_equal(done, 1);
    return true;
}

static void painted(void *ctx, int done, int whole)
{
    (void)ctx;
    assert_true(done <= whole);
}

static void a_trial_that_lies_does_not_keep_the_lock(void **state)
{
    const struct place *p = *state;
    const struct trial trial = trial_defaults();
    int child = 0;
    const struct trial_watch watch = {&child, take_over, painted};
    struct verdict v = {0};
    place_bring(p, 1,
                "INSERT INTO slide (position, kind, heading, body) WITH RECURSIVE n(i) AS (SELECT "
                "1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) SELECT i, 'announcement', 'H', 'B' "
                "FROM n;");
    const int64_t begun = clock_monotonic_ms();
    (void)alarm(30);
    assert_false(trial_run((void *)(uintptr_t)&trial, p->file.text, &watch, &v));
    (void)alarm(0);
    assert_int_equal(v.reason, REASON_CRASHED);
    assert_true(clock_monotonic_ms() - begun < 20000);
    assert_int_equal(kill(child, 0), -1);
}

/* Two confirmed files, 1 and 2. */
static void have_two(const struct place *p)
{
    for (int serial = 1; serial <= 2; serial++) {
        place_bring(p, serial, "");
        place_expect(p, STATUS_OK, NULL);
        run_expect(command_confirm, WORDS("--store", p->store.text), STATUS_OK, NULL);
    }
}

/* It would be the last that can be shown. */
static void nobody_goes_back_to_half_a_file(void **state)
{
    const struct place *p = *state;
    have_two(p);
    place_shell(p, "truncate -s -1 store/kiosk-1.serial-1.db");
    run_expect(command_rollback, WORDS("--store", p->store.text), STATUS_OUTPUT,
               "the previous file is not whole any more");
    place_status_says(p, "current:   serial 2, ");
    place_shell(p, "rm store/kiosk-1.serial-1.db");
    run_expect(command_rollback, WORDS("--store", p->store.text), STATUS_OUTPUT, "not whole");
    place_shell(p, "cmp stick/kiosk.db store/kiosk-2.serial-2.db");
}

/* The state is lost, and one of the two files is another's: a link, which nobody follows. */
static void one_bad_file_does_not_hide_the_other(void **state)
{
    const struct place *p = *state;
    have_two(p);
    place_shell(p, "cd store && rm state && mkdir ../kept && cp *.db ../kept && "
                   "ln -sf /etc/passwd kiosk-1.serial-1.db");
    place_status_says(p, "current:   serial 2, ");
    place_status_says(p, "previous:  none\nThe state was lost");
    place_shell(p, "cd store && rm *.db && cp ../kept/*.db . && "
                   "ln -sf /etc/passwd kiosk-2.serial-2.db");
    place_status_says(p, "current:   serial 1, ");
    place_bring(p, 3, "");
    place_expect(p, STATUS_OK, NULL);
    place_shell(p, "cmp stick/kiosk.db store/kiosk-3.serial-3.db"); /* no number comes twice */
    place_status_says(p, "previous:  serial 1, ");
}

static void numbers_do_not_run_out(void **state)
{
    const struct place *p = *state;
    place_bring(p, 1, "");
    place_shell(p, "mkdir store && cp stick/kiosk.db store/kiosk-9223372036854775807.serial-1.db");
    place_expect(p, STATUS_OK, "installed: serial 1");
    place_shell(p, "cmp stick/kiosk.db store/kiosk-1.serial-1.db && test $(ls store/*.db | wc -l) "
                   "= 1");
}

/* A terminal would take some of it for commands, and a person the rest for another name. */
static void names_on_a_stick_are_no_commands(void **state)
{
    static const char name[] = "stick/a\033]0;b\007\xc2\x9b"
                               "31m\xe2\x80\xae"
                               "c\n\xff.db";
    const struct place *p = *state;
    place_shell(p, "mkdir stick && : > stick/x.db");
    write_file(scratch_path(&p->scratch, name).text, "x", 1);
    for (int i = 0; i < 2; i++) {
        struct ran ran =
            run_command(command_install, PLACE_INSTALL(p, "--result", "--name",
                                                       i == 0 ? "k.db" : "a*", p->stick.text));
        assert_non_null(strstr(ran.text, "a ]0;b  31m c ?.db"));
        ran_free(&ran);
        ran = run_command(command_status, WORDS("--store", p->store.text));
        assert_non_null(strstr(ran.text, "a ]0;b  31m c ?.db"));
        assert_null(strchr(ran.text, 033));
        assert_null(strstr(ran.text, "\xc2\x9b"));
        ran_free(&ran);
    }
    place_shell(p, "grep -q 'a ]0;b  31m c ?.db' stick/" INSTALL_RESULT " store/status store/log");
}

/* Whoever starts it without a standard output gets no words of it into a file of the store. */
static void words_do_not_get_into_the_store(void **state)
{
    static const char *const closed[] = {"0<&- 1>&- 2>&-", "0<&- 1>&-", "1>&- 2>&-", "1>&-"};
    const struct place *p = *state;
    for (size_t i = 0; i < sizeof closed / sizeof *closed; i++) {
        place_bring(p, (int)i + 1, "");
        place_shell(p, "\"$OLDPWD/%s\" install --store store --keys keys stick %s; test $? = 11",
                    program_kiosk(), closed[i]);
        place_shell(p,
                    "grep -q 'installed: serial %zu' store/log && test ! -s store/lock.install "
                    "&& cmp stick/kiosk.db store/kiosk-%zu.serial-%zu.db",
                    i + 1, i + 1, i + 1);
    }
}

/* As the shows do that do not live to see the end of a round: somebody pulls the plug. */
static void pull_the_plug(const struct place *p, int times)
{
    const struct io io = io_system();
    struct store store;
    struct verdict v = {0};
    assert_true(store_open(&store, &io, p->store.text, &v));
    for (int i = 0; i < times; i++) {
        struct stored current;
        enum start start;
        assert_true(store_start(&store, 3, &start, &current, &v));
        assert_int_equal(start, i < 3 ? START_CURRENT : START_FELL_BACK);
    }
}

/* Once signed, and newer than what the device went back to; it is still a way back in time. */
static void a_pulled_plug_opens_no_way_to_older_files(void **state)
{
    const struct place *p = *state;
    place_bring(p, 5, "");
    place_expect(p, STATUS_OK, NULL);
    run_expect(command_confirm, WORDS("--store", p->store.text), STATUS_OK, NULL);
    place_bring(p, 9, "");
    place_expect(p, STATUS_OK, NULL);
    pull_the_plug(p, 4);
    place_status_says(p, "current:   serial 5, ");
    place_bring(p, 7, "");
    place_expect(p, STATUS_OLDER,
                 "refused (older): the file has the serial 7, and the device "
                 "went back from one with 9");
    place_bring(p, 9, "UPDATE slide SET body = 'Mended.';");
    place_expect(p, STATUS_OK, "installed: serial 9");
    pull_the_plug(p, 4);
    place_bring(p, 7, "");
    run_expect(command_install, PLACE_INSTALL(p, "--allow-older", p->stick.text), STATUS_OK, NULL);
    place_bring(p, 8, "");
    place_expect(p, STATUS_OK, "installed: serial 8");
    /* A person who goes back knows what for. */
    run_expect(command_rollback, WORDS("--store", p->store.text), STATUS_OK, "back to serial 5");
    place_bring(p, 6, "");
    place_expect(p, STATUS_OK, "installed: serial 6");
}

/* A disk that has no room as long as the leftover of an installation is on it. */
static int64_t write_if_room(void *ctx, int fd, const void *from, size_t size)
{
    const struct io io = io_system();
    return access(ctx, F_OK) == 0 ? -ENOSPC : io.write(io.ctx, fd, from, size);
}

/* Else a file that makes the show die would do so for ever. */
static void a_leftover_does_not_stop_the_counting(void **state)
{
    const struct place *p = *state;
    const struct scratch_path copy = scratch_path(&p->scratch, "store/" STORE_INCOMING);
    struct io io = io_system();
    struct store store;
    struct verdict v = {0};
    place_bring(p, 1, "");
    place_expect(p, STATUS_OK, NULL);
    place_shell(p, "printf x > store/" STORE_INCOMING);
    io.ctx = (void *)(uintptr_t)copy.text;
    io.write = write_if_room;
    assert_true(store_open(&store, &io, p->store.text, &v));
    struct stored current;
    enum start start;
    assert_true(store_start(&store, 3, &start, &current, &v));
    place_status_says(p, "on trial (1 start so far)");
}

int main(void)
{
#define ATTACK(name) cmocka_unit_test_setup_teardown(name, place_set_up, place_tear_down)
    const struct CMUnitTest tests[] = {
        ATTACK(the_result_goes_to_a_file_of_its_own),
        ATTACK(what_is_no_file_is_not_even_opened),
        ATTACK(a_trial_that_lies_does_not_keep_the_lock),
        ATTACK(nobody_goes_back_to_half_a_file),
        ATTACK(one_bad_file_does_not_hide_the_other),
        ATTACK(numbers_do_not_run_out),
        ATTACK(names_on_a_stick_are_no_commands),
        ATTACK(words_do_not_get_into_the_store),
        ATTACK(a_pulled_plug_opens_no_way_to_older_files),
        ATTACK(a_leftover_does_not_stop_the_counting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
