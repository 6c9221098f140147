/* The inbox of the appliance, fed by the programs that people have: a real rsync and, in the long
 * form (KIOSK_LONG=1), a real Syncthing, both on this machine. In place of the path unit a loop
 * calls what that calls, kiosk-inbox. */
#include "command.h"
#include "update_place.h"
#include "xvfb.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A box that looks into its inbox, and trusts the office. */
static int inbox_set_up(void **state)
{
    (void)place_set_up(state);
    const struct place *p = *state;
    place_shell(
        p, "mkdir inbox bin store && ln -s $OLDPWD/build/kiosk bin/kiosk-real && "
           "printf '#!/bin/sh\\necho \"$@\" >>calls\\ncommand=$1; shift\n"
           "[ ! -e busy ] || { rm busy; exit 13; }; [ ! -e full ] || exit 18\n"
           "exec kiosk-real $command --keys keys \"$@\"\\n' >bin/kiosk && chmod 755 bin/kiosk");
    place_shell(p, "printf '#!/bin/sh\\nexport PATH=$PWD/bin:$PATH KIOSK_STILL_S=0.3\\n"
                   "exec sh %%s/appliance/units/kiosk-inbox inbox store keys\\n' $OLDPWD >look");
    return 0;
}

static pid_t watch_begin(const struct place *p)
{
    const char *words[] = {"sh", "-c",
                           "cd \"$0\" && while sleep 0.05; do sh look >>said 2>&1; done",
                           p->scratch.folder, NULL};
    return program_start(words, NULL);
}

static void watch_end(pid_t pid)
{
    int64_t took_ms;
    (void)program_stop(pid, SIGTERM, 5000, &took_ms);
}

/* The store has that serial within half a minute, or the test fails with what was said. */
static void wait_for(const struct place *p, int serial)
{
    place_shell(
        p,
        "for i in $(seq 1000); do bin/kiosk-real status --store store | "
        "grep -q '^current:   serial %d,' && exit 0; sleep 0.03; done; cat said calls; exit 1",
        serial);
}

/* The file is refused for that reason, and the screen hears nothing of it. */
static void wait_for_refusal(const struct place *p, const char *reason)
{
    place_shell(
        p,
        "for i in $(seq 1000); do grep -q 'refused (%s)' said && exec test ! -e store/status; "
        "sleep 0.03; done; cat said; exit 1",
        reason);
}

/* Whatever comes first, and however long the other takes: the screen hears nothing of half a pair.
 */
static void the_two_files_come_one_after_the_other(void **state)
{
    const struct place *p = *state;
    const pid_t pid = watch_begin(p);
    place_bring(p, 1, "");
    place_shell(p, "cp stick/kiosk.db inbox/.new && mv inbox/.new inbox/kiosk.db");
    wait_for_refusal(p, "no-signature");
    place_shell(p, "cp stick/kiosk.db.minisig inbox/.new && mv inbox/.new inbox/kiosk.db.minisig");
    wait_for(p, 1);
    place_bring(p, 2, "");
    place_shell(p, "rm store/status; cp stick/kiosk.db.minisig inbox/.new && "
                   "mv inbox/.new inbox/kiosk.db.minisig");
    wait_for_refusal(p, "altered");
    place_shell(p, "cp stick/kiosk.db inbox/.new && mv inbox/.new inbox/kiosk.db");
    wait_for(p, 2);
    watch_end(pid);
}

/* A program that writes into the file itself, piece by piece. */
static void a_slow_copy_is_waited_for(void **state)
{
    const struct place *p = *state;
    place_bring(p, 1, "");
    const pid_t pid = watch_begin(p);
    place_shell(p, "cp stick/*.minisig inbox && split -n 12 stick/kiosk.db part- && "
                   "for part in part-*; do cat $part >>inbox/kiosk.db; sleep 0.06; done");
    wait_for(p, 1);
    watch_end(pid);
    place_shell(p, "! grep refused said");
}

/* At each start of the machine the same files are there. */
static void what_was_dealt_with_is_left_alone(void **state)
{
    const struct place *p = *state;
    place_shell(p, "sh look && test ! -e calls"); /* an empty one */
    place_bring(p, 7, "");
    place_shell(p, "cp stick/* inbox && sh look && test \"$(wc -l <calls)\" = 1");
    place_shell(p, "sh look && test \"$(wc -l <calls)\" = 1");
    place_bring(p, 6, "");
    place_shell(p, "cp stick/* inbox; sh look; test $? = 16 && test \"$(wc -l <calls)\" = 2");
    place_shell(p, "sh look && test \"$(wc -l <calls)\" = 2");
}

/* The file was there before the key that it is signed with. */
static void a_new_key_has_it_looked_at_again(void **state)
{
    const struct place *p = *state;
    place_bring(p, 1, "");
    place_shell(p, "mv keys later && mkdir keys && cp stick/* inbox; sh look; test $? = 15 && "
                   "sh look && test \"$(wc -l <calls)\" = 1");
    place_shell(p, "rmdir keys && mv later keys && sh look && test \"$(wc -l <calls)\" = 2");
    wait_for(p, 1);
}

/* What has no room is tried again when there is more of it, and not every ten minutes. */
static void a_full_disk_is_waited_for(void **state)
{
    const struct place *p = *state;
    place_bring(p, 1, "");
    place_shell(p, "cp stick/* inbox && touch full && sh look; test $? = 18 && sh look && "
                   "test \"$(wc -l <calls)\" = 1");
    place_shell(p, "rm full && sh look && test \"$(wc -l <calls)\" = 1");
    place_shell(p, "sed -i 's/^room .*/room 0/' store/inbox && sh look && "
                   "test \"$(wc -l <calls)\" = 2");
    wait_for(p, 1);
}

/* kiosk install gives up after a while; the inbox does not. */
static void another_installation_is_waited_for(void **state)
{
    const struct place *p = *state;
    place_bring(p, 1, "");
    place_shell(p, "cp stick/* inbox && touch busy && sh look && test ! -e busy && "
                   "test \"$(wc -l <calls)\" = 2");
    wait_for(p, 1);
}

/* By the daemon, so that nobody has to log in: names ending in six letters first, then renamed. */
static void rsync_feeds_it(void **state)
{
    const struct place *p = *state;
    place_shell(p, "printf 'port = 0\\nuse chroot = no\\npid file = %%s/rsync.pid\\n"
                   "[inbox]\\npath = %%s/inbox\\nread only = no\\nuid = %%s\\ngid = %%s\\n' $PWD "
                   "$PWD $(id -un) $(id -gn) >rsyncd.conf");
    const pid_t pid = watch_begin(p);
    for (int serial = 1; serial <= 2; serial++) {
        place_bring(p, serial, "");
        /* The other end is started as inetd would: on a pair of sockets in place of a port. */
        place_shell(p, "RSYNC_CONNECT_PROG='rsync --daemon --config=rsyncd.conf' "
                       "rsync -ac --chmod=F644 stick/ rsync://localhost/inbox/");
        wait_for(p, serial);
    }
    watch_end(pid);
    place_shell(p, "! grep refused said && ls -A inbox | sort >list && "
                   "printf 'kiosk.db\\nkiosk.db.minisig\\n' | cmp - list");
}

static void syncthing_feeds_it(void **state)
{
    const struct place *p = *state;
    if (getenv("KIOSK_LONG") == NULL) {
        print_message("Syncthing is not started: make test-long does so\n");
        return;
    }
    const char *words[] = {
        "sh", "-c",
        "cd \"$0\" && exec sh \"$OLDPWD\"/tests/syncthing_pair.sh out inbox >pair.log 2>&1",
        p->scratch.folder, NULL};
    place_shell(p, "mkdir out");
    const pid_t pair = program_start(words, NULL);
    const pid_t pid = watch_begin(p);
    for (int serial = 1; serial <= 3; serial++) {
        place_bring(p, serial, "");
        place_shell(p, "cp stick/* out");
        wait_for(p, serial);
    }
    watch_end(pid);
    int64_t took_ms;
    assert_int_equal(program_stop(pair, SIGTERM, 20000, &took_ms), 0);
}

int main(void)
{
#define WITH_INBOX(test) cmocka_unit_test_setup_teardown(test, inbox_set_up, place_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_INBOX(the_two_files_come_one_after_the_other),
        WITH_INBOX(a_slow_copy_is_waited_for),
        WITH_INBOX(what_was_dealt_with_is_left_alone),
        WITH_INBOX(a_new_key_has_it_looked_at_again),
        WITH_INBOX(a_full_disk_is_waited_for),
        WITH_INBOX(another_installation_is_waited_for),
        WITH_INBOX(rsync_feeds_it),
        WITH_INBOX(syncthing_feeds_it),
    };
    return cmocka_run_group_tests_name("inbox", tests, NULL, NULL);
}
