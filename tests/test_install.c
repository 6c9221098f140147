/* kiosk install, status, rollback and confirm, as people type them: files signed by the real
 * minisign, in folders and out of a FAT32 image. */
#include "command.h"
#include "commands/commands.h"
#include "run_command.h"
#include "signer.h"
#include "sqlite_shell.h"
#include "update/update.h"
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
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

/* An office and a device, fresh for each test. */
struct place {
    struct scratch scratch;
    struct scratch_path store, keys, stick, file;
    struct signer office, stranger;
};

static void shell(const struct place *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void shell(const struct place *p, const char *format, ...)
{
    char line[1200];
    int status;
    size_t used = (size_t)snprintf(line, sizeof line, "cd '%s' && ", p->scratch.folder);
    va_list args;
    va_start(args, format);
    (void)vsnprintf(line + used, sizeof line - used, format, args);
    va_end(args);
    char *text = command_output(line, &status);
    if (status != 0) {
        fail_msg("%s: %s", line, text);
    }
    free(text);
}

/* Writes and signs a data file of that serial on the stick, with more SQL on it. */
static void bring(const struct place *p, int serial, const char *sql)
{
    char settings[1000];
    (void)snprintf(settings, sizeof settings,
                   "INSERT INTO setting (name, value) VALUES ('title', 'Edition %d'), "
                   "('organisation', 'O'), ('language', 'en'), ('serial', '%d');"
                   "INSERT INTO slide (id, position, kind, heading, body) VALUES (1, 1, "
                   "'announcement', 'Open', 'From %d:00.');%s",
                   serial, serial, serial, sql);
    shell(p, "rm -rf stick && mkdir stick");
    shell_new(p->file.text, settings);
    signer_sign(&p->office, p->file.text, "");
}

static int set_up(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    assert_non_null(p);
    p->scratch = scratch_make();
    p->store = scratch_path(&p->scratch, "store");
    p->keys = scratch_path(&p->scratch, "keys");
    p->stick = scratch_path(&p->scratch, "stick");
    p->file = scratch_path(&p->scratch, "stick/kiosk.db");
    shell(p, "mkdir keys");
    p->office = signer_make(p->keys.text, "office");
    p->stranger = signer_make(p->scratch.folder, "stranger");
    *state = p;
    return 0;
}

static int tear_down(void **state)
{
    struct place *p = *state;
    scratch_remove(&p->scratch);
    free(p);
    return 0;
}

#define INSTALL(p, ...) WORDS("--store", (p)->store.text, "--keys", (p)->keys.text, __VA_ARGS__)

static void expect(const struct place *p, int status, const char *said)
{
    run_expect(command_install, INSTALL(p, p->stick.text), status, said);
}

static void status_says(const struct place *p, const char *said)
{
    run_expect(command_status, WORDS("--store", p->store.text), STATUS_OK, said);
}

static void an_update_as_people_see_it(void **state)
{
    const struct place *p = *state;
    status_says(p, "current:   none\nprevious:  none\n");
    bring(p, 1, "");
    expect(p, STATUS_OK,
           "copying; leave the stick in\n"
           "checking the signature; the stick may be pulled\n"
           "trying its pages\n"
           "installed: serial 1, Edition 1; on trial until the show has gone through it once\n");
    status_says(p, "current:   serial 1, ");
    status_says(p, "on trial (0 starts so far)\n           Edition 1\nprevious:  none\n");
    run_expect(command_confirm, WORDS("--store", p->store.text), STATUS_OK,
               "confirmed: serial 1\n");
    status_says(p, ", confirmed\n");
    expect(p, STATUS_OK, "already installed: serial 1; nothing was changed\n");
    bring(p, 2, "");
    expect(p, STATUS_OK, "installed: serial 2, Edition 2;");
    status_says(p, "previous:  serial 1, ");
    run_expect(command_rollback, WORDS("--store", p->store.text), STATUS_OK, "back to serial 1;");
    status_says(p, ", rolled-back\n");
    expect(p, STATUS_OLDER, "refused (taken-back): the device has gone back from this very file");
    run_expect(command_install, INSTALL(p, "--allow-older", p->stick.text), STATUS_OK,
               "installed: serial 2");
    bring(p, 1, "UPDATE slide SET body = 'Another.';");
    expect(p, STATUS_OLDER, "refused (older): the file has the serial 1, and 2 is installed");
    bring(p, 2, "UPDATE slide SET body = 'Another.';");
    expect(p, STATUS_OLDER, "refused (same-serial): ");
    run_expect(command_rollback, WORDS("--store", p->store.text), STATUS_OK, NULL);
    run_expect(command_rollback, WORDS("--store", p->store.text), STATUS_NO_FILE,
               "there is no previous file");
    status_says(p, "refused (same-serial): the file has the serial 2");
}

static void each_refusal_has_its_status(void **state)
{
    const struct place *p = *state;
    shell(p, "mkdir stick");
    expect(p, STATUS_NO_FILE, "refused (not-found): looked for \"kiosk.db\" and found nothing");
    bring(p, 1, "");
    shell(p, "rm stick/kiosk.db.minisig");
    expect(p, STATUS_SIGNATURE, "refused (no-signature): ");
    signer_sign(&p->stranger, p->file.text, "");
    expect(p, STATUS_SIGNATURE, "refused (wrong-key): signed with the key ");
    signer_sign(&p->office, p->file.text, "-l");
    expect(p, STATUS_SIGNATURE, "refused (old-signature): ");
    bring(p, 1, "");
    shell(p, "printf x >> stick/kiosk.db");
    expect(p, STATUS_SIGNATURE, "refused (added-to): the file has 1 bytes more");
    shell(p, "truncate -s -100 stick/kiosk.db");
    expect(p, STATUS_SIGNATURE, "refused (cut-off): ");
    bring(p, 1, "");
    shell(p, "printf X | dd of=stick/kiosk.db bs=1 seek=5000 conv=notrunc 2>/dev/null");
    expect(p, STATUS_SIGNATURE, "refused (altered): ");
    shell(p, "mv keys/office.pub .");
    expect(p, STATUS_SIGNATURE, "refused (no-keys): the device trusts no key");
    shell(p, "mv office.pub keys");
    bring(p, 1, "UPDATE slide SET kind = 'awards';");
    expect(p, STATUS_TRIAL, "refused (faulty): slide 1: has no awards");
    bring(p, 1, "PRAGMA user_version = 99;");
    expect(p, STATUS_TRIAL, "refused (newer): ");
    shell(p, "printf 'Dear reader' > stick/kiosk.db");
    signer_sign(&p->office, p->file.text, "");
    expect(p, STATUS_TRIAL, "refused (not-data): ");
    status_says(p, "current:   none\n");
    shell(p, "test ! -e store/incoming.db");
    run_expect(command_install, INSTALL(p, "--max-size", "x", p->stick.text), STATUS_USAGE,
               "--max-size x");
    run_expect(command_install, INSTALL(p, NULL), STATUS_USAGE, "takes one folder or file");
    run_expect(command_install, WORDS("--keys", "k", "stick"), STATUS_USAGE, "--store DIR");
    run_expect(command_install, WORDS("--store", "s", "stick"), STATUS_USAGE, "--keys DIR");
    run_expect(command_status, WORDS("--store", "s", "more"), STATUS_USAGE, "takes no file; ");
    run_expect(command_rollback, WORDS("--json"), STATUS_USAGE, "--json is no option");
}

/* What is no ordinary file, or too large, is not read. */
static void bombs_are_not_taken(void **state)
{
    const struct place *p = *state;
    bring(p, 1, "");
    shell(p, "truncate -s 10G stick/kiosk.db");
    expect(p, STATUS_NO_ROOM, "refused (too-large): ");
    run_expect(command_install, INSTALL(p, "--max-size", "4000", p->stick.text), STATUS_NO_ROOM,
               "has 10240 MiB, and this device takes 4000 MiB at most");
    shell(p, "rm stick/kiosk.db && mkfifo stick/kiosk.db");
    expect(p, STATUS_NO_FILE, "refused (no-file): ");
    shell(p, "rm stick/kiosk.db && ln -s /etc/shadow stick/kiosk.db");
    expect(p, STATUS_NO_FILE, "is a link, which is not followed");
    run_expect(command_install, INSTALL(p, "/dev/zero"), STATUS_NO_FILE, "refused (no-file): ");
    shell(p, "rm stick/kiosk.db && : > stick/kiosk.db");
    signer_sign(&p->office, p->file.text, "");
    expect(p, STATUS_TRIAL, "is empty; copy it to the stick again");
    shell(p, "test $(du -k store | cut -f1) -lt 100");
}

static void a_fat32_stick_is_read(void **state)
{
    const struct place *p = *state;
    bring(p, 5, "");
    shell(p, "mformat -i fat.img -C -F -T 80000 :: && mcopy -i fat.img stick/* :: && mkdir out && "
             "mcopy -n -s -i fat.img ::/ out && ls out");
    run_expect(command_install, INSTALL(p, scratch_path(&p->scratch, "out").text), STATUS_OK,
               "installed: serial 5");
    shell(p, "cmp stick/kiosk.db store/kiosk-1.serial-5.db");
}

static void the_result_is_left_on_the_stick(void **state)
{
    const struct place *p = *state;
    bring(p, 1, "");
    run_expect(command_install, INSTALL(p, "--result", p->stick.text), STATUS_OK, NULL);
    shell(p, "grep -q 'installed: serial 1 \"Edition 1\"' stick/" INSTALL_RESULT);
    shell(p, "printf x >> stick/kiosk.db");
    run_expect(command_install, INSTALL(p, "--result", p->file.text), STATUS_SIGNATURE, NULL);
    shell(p, "grep -q '^refused (added-to): ' stick/" INSTALL_RESULT);
    shell(p, "test $(ls stick | wc -l) = 3");
}

/* As Python reads it: `test` is an expression over the object `o`. */
static void json_says(const struct place *p, const char *test)
{
    struct ran ran = run_command(command_status, WORDS("--json", "--store", p->store.text));
    assert_int_equal(ran.status, STATUS_OK);
    write_file(scratch_path(&p->scratch, "out.json").text, ran.text, ran.size);
    ran_free(&ran);
    shell(p, "python3 -c 'import json; o = json.load(open(\"out.json\")); assert %s, o'", test);
}

static void what_programs_read(void **state)
{
    const struct place *p = *state;
    json_says(p, "o[\"current\"] is None and o[\"previous\"] is None and o[\"log\"] == [] and "
                 "o[\"last\"][\"kind\"] == \"none\"");
    bring(p, 1, "");
    expect(p, STATUS_OK, NULL);
    bring(p, 7, "");
    expect(p, STATUS_OK, NULL);
    shell(p, "printf x >> stick/kiosk.db");
    expect(p, STATUS_SIGNATURE, NULL);
    json_says(p, "[o[\"current\"][k] for k in (\"number\", \"serial\", \"title\", \"state\", "
                 "\"starts\")] == [2, 7, \"Edition 7\", \"trial\", 0]");
    json_says(p, "o[\"previous\"][\"serial\"] == 1 and len(o[\"current\"][\"blake2b\"]) == 128 and "
                 "o[\"current\"][\"problem\"] is None");
    json_says(p, "o[\"last\"][\"kind\"] == \"refused\" and o[\"last\"][\"reason\"] == "
                 "\"added-to\" and len(o[\"log\"]) == 3");
}

static bool install_at_once(const struct place *p, struct verdict *v)
{
    const struct io io = io_system();
    struct install install = {.io = &io, .settings = store_defaults()};
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
    bring(p, 1, "");
    expect(p, STATUS_OK, NULL);
    const int held = open(scratch_path(&p->scratch, "store/lock.install").text, O_RDWR | O_CLOEXEC);
    assert_true(held >= 0);
    assert_int_equal(flock(held, LOCK_EX), 0);
    assert_false(install_at_once(p, &v));
    assert_int_equal(v.reason, REASON_BUSY);
    assert_int_equal(v.err.status, STATUS_BUSY);
    status_says(p, ", installed\n"); /* the other's news are not written over */
    assert_int_equal(close(held), 0);
    assert_true(install_at_once(p, &v)); /* the same file: it needs no trial */
}

/* The real program, which says nothing here. */
static pid_t start(const struct place *p, const char *program, const char *folder)
{
    const char *words[] = {"sh",          "-c",      "exec \"$0\" \"$@\" >/dev/null 2>&1",
                           program,       "install", "--store",
                           p->store.text, "--keys",  p->keys.text,
                           folder,        NULL};
    return program_start(words, NULL);
}

static void several_at_once_leave_the_newest(void **state)
{
    const struct place *p = *state;
    enum { MANY = 5 };
    pid_t pid[MANY];
    struct scratch_path folder[MANY];
    for (int i = 0; i < MANY; i++) {
        char name[24];
        bring(p, i + 1, "");
        shell(p, "mv stick stick-%d", i);
        (void)snprintf(name, sizeof name, "stick-%d", i);
        folder[i] = scratch_path(&p->scratch, name);
    }
    for (int i = 0; i < MANY; i++) {
        pid[i] = start(p, program_kiosk(), folder[i].text);
    }
    for (int i = 0; i < MANY; i++) {
        const int status = program_end(pid[i], 60000);
        assert_true(status == STATUS_OK || status == STATUS_OLDER);
        assert_true(i < MANY - 1 || status == STATUS_OK);
    }
    status_says(p, "current:   serial 5, ");
}

/* Ended at any moment: the store is as it was or has the new file, and the next try succeeds. */
static void a_killed_installation_does_no_harm(void **state)
{
    const struct place *p = *state;
    bring(p, 1, "");
    expect(p, STATUS_OK, NULL);
    int killed = 0;
    bring(p, 2, "");
    for (int ms = 0; ms < 300; ms += 12) {
        const struct timespec wait = {.tv_nsec = ms * 1000000L};
        const pid_t pid = start(p, program_kiosk(), p->stick.text);
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
            shell(p, "rm -rf store");
            bring(p, 1, "");
            expect(p, STATUS_OK, NULL);
            bring(p, 2, "");
        }
    }
    assert_true(killed > 3);
    expect(p, STATUS_OK, "installed: serial 2");
    shell(p, "test $(ls store | wc -l) -le 9 -a ! -e store/incoming.db");
}

/* Whatever the file's size: the data of a large one is never held in memory. */
static void memory_is_bounded(void **state)
{
    const struct place *p = *state;
    enum { MOST_KIB = 24 * 1024 };
    if (access("build/kiosk", X_OK) != 0) {
        skip(); /* the sanitizers' program takes more */
    }
    shell(p, "mkdir stick && head -c 100000000 /dev/zero > stick/kiosk.db");
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
#define WITH_PLACE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_PLACE(an_update_as_people_see_it),
        WITH_PLACE(each_refusal_has_its_status),
        WITH_PLACE(bombs_are_not_taken),
        WITH_PLACE(a_fat32_stick_is_read),
        WITH_PLACE(the_result_is_left_on_the_stick),
        WITH_PLACE(what_programs_read),
        WITH_PLACE(two_at_once_are_told),
        WITH_PLACE(several_at_once_leave_the_newest),
        WITH_PLACE(a_killed_installation_does_no_harm),
        WITH_PLACE(memory_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
