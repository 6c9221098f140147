/* Several installations at once, killed ones, and how much memory one takes. */
#include "base/err.h"
#include "command.h"
#include "commands/commands.h"
#include "update/update.h"
#include "update_place.h"
#include "update_world.h"
#include "xvfb.h"

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

static bool install_at_once(const struct place *p, struct verdict *v)
{
    const struct io io = io_system();
    struct install install = {.io = &io, .settings = world_settings()};
    struct news news;
    install.settings.folder = p->store.text;
    install.settings.trusted_keys = p->keys.text;
    *v = (struct verdict){0};
    return install_run(&install, p->stick.text, &news, v);
}

static void two_at_once_are_told(void **state)
{
    const struct place *p = *state;
    struct verdict v;
    place_bring(p, 1, "");
    place_expect(p, STATUS_OK, NULL);
    const int held = open(scratch_path(&p->scratch, "store/lock.install").text, O_RDWR | O_CLOEXEC);
    assert_true(held >= 0);
    assert_int_equal(flock(held, LOCK_EX), 0);
    assert_false(install_at_once(p, &v));
    assert_int_equal(v.reason, REASON_BUSY);
    assert_int_equal(v.err.status, STATUS_BUSY);
    place_status_says(p, ", installed\n"); /* the other's news are not written over */
    run_expect(command_install, PLACE_INSTALL(p, "--wait", "0", p->stick.text), STATUS_BUSY, NULL);
    run_expect(command_install, PLACE_INSTALL(p, "--wait", "forever", p->stick.text), STATUS_USAGE,
               "--wait");
    assert_int_equal(close(held), 0);
    place_shell(p, "(flock 9; sleep 1) 9>store/lock.install & sleep 0.3");
    run_expect(command_install, PLACE_INSTALL(p, "--wait", "20", p->stick.text), STATUS_OK, NULL);
    assert_true(install_at_once(p, &v)); /* the same file: it needs no trial */
}

static void several_at_once_leave_the_newest(void **state)
{
    const struct place *p = *state;
    enum { MANY = 5 };
    pid_t pid[MANY];
    struct scratch_path folder[MANY];
    for (int i = 0; i < MANY; i++) {
        char name[24];
        place_bring(p, i + 1, "");
        place_shell(p, "mv stick stick-%d", i);
        (void)snprintf(name, sizeof name, "stick-%d", i);
        folder[i] = scratch_path(&p->scratch, name);
    }
    for (int i = 0; i < MANY; i++) {
        pid[i] = place_start(p, program_kiosk(), folder[i].text);
    }
    for (int i = 0; i < MANY; i++) {
        const int status = program_end(pid[i], 60000);
        assert_true(status == STATUS_OK || status == STATUS_OLDER);
        assert_true(i < MANY - 1 || status == STATUS_OK);
    }
    place_status_says(p, "current:   serial 5, ");
}

/* Ended at any moment: the store is as it was or has the new file, and the next try succeeds. */
static void a_killed_installation_does_no_harm(void **state)
{
    const struct place *p = *state;
    place_bring(p, 1, "");
    place_expect(p, STATUS_OK, NULL);
    int killed = 0;
    place_bring(p, 2, "");
    for (int ms = 0; ms < 300; ms += 12) {
        const struct timespec wait = {.tv_nsec = ms * 1000000L};
        const pid_t pid = place_start(p, program_kiosk(), p->stick.text);
        (void)nanosleep(&wait, NULL);
        (void)kill(pid, SIGKILL);
        killed += program_end(pid, 60000) == -1;
        struct ran ran = run_command(command_status, WORDS("--store", p->store.text));
        const bool one = strstr(ran.text, "current:   serial 1, ") != NULL;
        assert_true(one || strstr(ran.text, "current:   serial 2, ") != NULL);
        assert_null(strstr(ran.text, "can't be loaded"));
        ran_free(&ran);
        if (!one) {
            run_expect(command_rollback, WORDS("--store", p->store.text), STATUS_OK, NULL);
            place_shell(p, "rm -rf store");
            place_bring(p, 1, "");
            place_expect(p, STATUS_OK, NULL);
            place_bring(p, 2, "");
        }
    }
    assert_true(killed > 3);
    place_expect(p, STATUS_OK, "installed: serial 2");
    place_shell(p, "test $(ls store | wc -l) -le 9 -a ! -e store/incoming.db");
}

/* The stick may be pulled once the copy is there, and whoever mounted it may then end us for that:
 * the installation goes on. */
static void a_stick_that_goes_does_not_end_the_rest(void **state)
{
    const struct place *p = *state;
    place_bring(p, 1, "");
    place_shell(
        p,
        "( '%s'/build/kiosk-san install --store store --keys keys stick > out 2>&1 & pid=$!; "
        "for i in $(seq 2000); do grep -q checking out && break; sleep 0.002; done; "
        "kill -TERM $pid; wait $pid )",
        getenv("PWD"));
    place_status_says(p, "current:   serial 1, ");
}

/* Whatever the file's size: the data of a large one is never held in memory. */
static void memory_is_bounded(void **state)
{
    const struct place *p = *state;
    enum { MOST_KIB = 24 * 1024 };
    if (access("build/kiosk", X_OK) != 0) {
        skip(); /* the sanitizers' program takes more */
    }
    place_shell(p, "mkdir stick && head -c 100000000 /dev/zero > stick/kiosk.db");
    signer_sign(&p->office, p->file.text, "");
    char line[900];
    int status = 0;
    int used = 0;
    long kib = 0;
    /* A child's peak begins with that of whoever started it: not with ours. */
    (void)snprintf(line, sizeof line,
                   "python3 -c 'import resource, subprocess as s; r = s.run([\"build/kiosk\", "
                   "\"install\", \"--store\", \"%s\", \"--keys\", \"%s\", \"%s\"], stdout=s.PIPE, "
                   "stderr=s.PIPE); print(r.returncode, "
                   "resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)'",
                   p->store.text, p->keys.text, p->stick.text);
    char *text = command_output(line, &used);
    assert_int_equal(sscanf(text, "%d %ld", &status, &kib), 2);
    free(text);
    assert_int_equal(status, STATUS_TRIAL); /* it is no data file */
    print_message("    %ld KiB for a file of 100 MB\n", kib);
    assert_true(kib > 1024 && kib < MOST_KIB);
}

int main(void)
{
#define WITH_PLACE(test) cmocka_unit_test_setup_teardown(test, place_set_up, place_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_PLACE(two_at_once_are_told),
        WITH_PLACE(several_at_once_leave_the_newest),
        WITH_PLACE(a_killed_installation_does_no_harm),
        WITH_PLACE(a_stick_that_goes_does_not_end_the_rest),
        WITH_PLACE(memory_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
