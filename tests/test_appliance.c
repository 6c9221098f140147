/* The scripts of the appliance's units, with programs in place of Debian's that note what they were
 * asked. */
#include "base/err.h"
#include "command.h"
#include "sqlite_shell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* sda has two parts, of which the second is the larger. `mounts`: where they are mounted; `type`:
 * the file system; `said`: what mount, umount and date -s were asked. */
static const char programs[] =
    "mkdir bin sticks && cd bin && "
    "printf '#!/bin/sh\\ncase $* in *PKNAME*sda[12]) echo sda ;; *MOUNT*) cat mounts ;; "
    "*SIZE*) printf \"sda 30 disk\\\\nsda1 10 part\\\\nsda2 20 part\\\\n\" ;; esac\\n' >lsblk && "
    "printf '#!/bin/sh\\ncat type\\n' >blkid && "
    "printf '#!/bin/sh\\necho mount $* >>said\\n' >mount && "
    "printf '#!/bin/sh\\necho umount $* >>said; test \"$1\" = -l\\n' >umount && "
    "printf '#!/bin/sh\\ntest -e mounted\\n' >mountpoint && "
    "printf '#!/bin/sh\\ncase $1 in -s) echo \"$2\" >>said ;; *) cat now ;; esac\\n' >date && "
    "chmod 755 * && cd .. && : >mounts && : >said && echo vfat >type";

static void run(const struct scratch *s, const char *line)
{
    enum { ROOM = 2000 };
    char whole[ROOM];
    int status;
    assert_true(snprintf(whole, sizeof whole,
                         "units=$PWD/appliance/units; cd %s && PATH=$PWD/bin:$PATH && export "
                         "KIOSK_STICKS=sticks KIOSK_CLOCK=clock KIOSK_MADE=made && "
                         "stick() { sh $units/kiosk-stick \"$@\"; } && "
                         "clock() { sh $units/kiosk-clock \"$@\"; } && %s",
                         s->folder, line) < ROOM);
    char *text = command_output(whole, &status);
    if (status != 0) {
        fail_msg("%s\nended with %d: %s", line, status, text);
    }
    free(text);
}

static int set_up(void **state)
{
    static struct scratch scratch;
    scratch = scratch_make();
    *state = &scratch;
    run(&scratch, programs);
    return 0;
}

static int tear_down(void **state)
{
    scratch_remove(*state);
    return 0;
}

#define SAFE "ro,nosuid,nodev,noexec,noatime,errors=continue"

static void each_file_system_is_mounted_safely(void **state)
{
    run(*state, "stick mount sda2 && grep -qx 'mount -i -t vfat -o " SAFE
                ",utf8,umask=0222 /dev/sda2 sticks/sda2' said");
    run(*state, "echo exfat >type && stick mount sda2 && grep -qx 'mount -i -t exfat -o " SAFE
                ",iocharset=utf8,umask=0222 /dev/sda2 sticks/sda2' said");
    run(*state, "echo ext4 >type && stick mount sda2 && grep -qx 'mount -i -t ext4 -o " SAFE
                ",noload /dev/sda2 sticks/sda2' said");
}

/* Its folder can't be read, so that kiosk install says "unread" and not "not found". */
static void any_other_is_not_mounted(void **state)
{
    run(*state, "echo ntfs >type; ! stick mount sdb 2>why && grep -q '/dev/sdb has ntfs; ' why && "
                "test ! -s said && test \"$(stat -c %a sticks/sdb)\" = 0");
    run(*state, ": >type; ! stick mount sdb 2>why && grep -q 'has no file system; ' why");
    for (int i = 0; i < 2; i++) { /* encrypted: blkid's words for them */
        run(*state, i == 0 ? "echo BitLocker >type" : "echo crypto_LUKS >type");
        run(*state,
            "! stick mount sdb 2>why && grep -q \"has $(cat type); \" why && test ! -s said");
    }
}

static void the_systems_own_disk_is_no_stick(void **state)
{
    run(*state, "stick wanted sda1");
    run(*state, "printf '\\nsticks/sda2\\n' >mounts && stick wanted sda1");
    run(*state, "printf '\\n/boot\\n' >mounts && ! stick wanted sda1");
}

static void only_the_largest_part_tells_that_it_has_nothing(void **state)
{
    run(*state, "stick mount sda1 && test \"$(cat sticks/sda1.env)\" = QUIET=--quiet");
    run(*state, "stick mount sda2 && test ! -e sticks/sda2.env");
    run(*state, "stick mount sdb && test ! -e sticks/sdb.env"); /* a disk without parts */
}

/* Pulled, or read by somebody: then it is taken out of sight. */
static void nothing_stays(void **state)
{
    run(*state, "stick mount sda1 && touch mounted && stick unmount sda1 && "
                "printf 'umount sticks/sda1\\numount -l sticks/sda1\\n' >want && "
                "grep umount said | cmp - want && test -z \"$(ls sticks)\"");
    run(*state, "rm mounted && stick unmount sda1"); /* and once more */
}

static void the_clock_has_a_floor(void **state)
{
    run(*state,
        "echo 50 >now && touch -d @1000 made && clock restore && test ! -s said"); /* the first
                                                                                      start */
    run(*state, "touch -d @2000 clock && clock restore && grep -qx @2000 said");
    /* Later than the floor, or a time that can be right. */
    run(*state, ": >said && echo 2001 >now && clock restore && test ! -s said");
    run(*state, "echo 1001 >now && clock restore && test ! -s said");
    run(*state, "clock save && test \"$(stat -c %Y clock)\" -gt 2000");
    run(*state, "clock nonsense 2>why; test $? = 2");
}

/* sleep takes no time here; the terminal is read from in the first five looks at it. */
static void an_idle_console_is_over(void **state)
{
    run(*state, "touch tty1 && cd bin && printf '#!/bin/sh\\necho >>sleeps; n=$(wc -l <sleeps); "
                "test $n -gt 5 || touch -a -d @$((n * 8)) tty1\\n' >sleep && "
                "printf '#!/bin/sh\\necho systemctl $* >>said\\n' >systemctl && "
                "printf '#!/bin/sh\\necho agetty $* >>asked; until grep -q stop said; do "
                "/bin/sleep 0.01; done\\n' >agetty && chmod 755 *");
    run(*state, "KIOSK_DEV=. sh $units/kiosk-console tty1 </dev/null >screen && "
                "grep -qx 'agetty --timeout 60 tty1 linux' asked && "
                "grep -qx 'systemctl --no-block stop kiosk-console.service' said && "
                "test $(wc -l <sleeps) = $((5 + 600 / 15))");
    run(*state, "! sh $units/kiosk-console 2>why && grep -q usage why");
}

/* What kiosk.service does when the show has ended: the console only by its key. */
static void only_its_key_gives_the_console(void **state)
{
    char line[600];
    run(*state,
        "printf '#!/bin/sh\\necho $* >>said\\n' >bin/systemctl && chmod 755 bin/systemctl && "
        "sed -n \"s|^ExecStopPost=-+/bin/sh -c '\\(.*\\)'$|\\1|p\" $units/kiosk.service | "
        "sed 's/\\$\\$/$/g' >ended && test -s ended");
    run(*state,
        "for end in 'exited 0' 'exited 1' 'exited 10' 'killed TERM' 'killed 19' 'dumped 19' "
        "'exited 190'; do set -- $end; EXIT_CODE=$1 EXIT_STATUS=$2 sh ended; done; test ! -s said");
    (void)snprintf(line, sizeof line,
                   "EXIT_CODE=exited EXIT_STATUS=%d sh ended && "
                   "grep -qx -e '--no-block start kiosk-console.service' said",
                   STATUS_CONSOLE);
    run(*state, line);
    (void)snprintf(line, sizeof line, "grep -qx SuccessExitStatus=%d $units/kiosk.service",
                   STATUS_CONSOLE);
    run(*state, line);
    /* And nothing else starts it; when it is over, the show comes back. */
    run(*state,
        "test \"$(grep -l kiosk-console.service $units/* | xargs -n 1 basename | tr '\\n' ' ')\" = "
        "'kiosk-console kiosk.service ' && ! grep -q Install $units/kiosk-console.service && "
        "for line in OnSuccess=kiosk.service OnFailure=kiosk.service StartLimitIntervalSec=0 "
        "TTYVHangup=yes TTYVTDisallocate=yes SendSIGHUP=yes; do "
        "grep -qx $line $units/kiosk-console.service || exit 9; done && "
        "grep -q '^Conflicts=kiosk.service ' $units/kiosk-console.service");
}

/* postrm with its folders in the scratch folder; `disk` is there if /var/lib/kiosk is a mount
 * point, which can't be removed. */
static void a_purge_empties_the_disk_of_the_content(void **state)
{
    static const char purge[] =
        "mkdir -p lib/store etc && touch lib/store/a lib/.b && "
        "sed \"s|/var/lib/kiosk|$PWD/lib|g; s|/etc/kiosk|$PWD/etc|; s|/run/|$PWD/run/|g\" "
        "$units/../deb/postrm >postrm && sh postrm purge && test ! -e etc && ";
    char line[600];
    run(*state, "printf '#!/bin/sh\\ntest ! -e disk && exec /bin/rmdir \"$@\"\\n' >bin/rmdir && "
                "printf '#!/bin/sh\\ntest -e disk\\n' >bin/mountpoint && "
                "printf '#!/bin/sh\\nexit 2\\n' >bin/getent && chmod 755 bin/*");
    (void)snprintf(line, sizeof line, "%s test ! -e lib", purge);
    run(*state, line);
    (void)snprintf(line, sizeof line, "touch disk && %s test -z \"$(ls -A lib)\"", purge);
    run(*state, line);
}

/* As the README of the appliance says of the show, whatever it runs under, and of kiosk install. */
static void no_unit_may_use_the_network(void **state)
{
    run(*state, "for unit in kiosk kiosk-cage kiosk-session; do "
                "grep -qx 'RestrictAddressFamilies=AF_UNIX AF_NETLINK' $units/$unit.service || "
                "exit 1; done");
    run(*state, "for unit in kiosk-stick@ kiosk-inbox; do "
                "grep -qx 'RestrictAddressFamilies=none' $units/$unit.service || exit 1; done");
}

int main(void)
{
#define WITH_SCRIPTS(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_SCRIPTS(each_file_system_is_mounted_safely),
        WITH_SCRIPTS(any_other_is_not_mounted),
        WITH_SCRIPTS(the_systems_own_disk_is_no_stick),
        WITH_SCRIPTS(only_the_largest_part_tells_that_it_has_nothing),
        WITH_SCRIPTS(nothing_stays),
        WITH_SCRIPTS(the_clock_has_a_floor),
        WITH_SCRIPTS(an_idle_console_is_over),
        WITH_SCRIPTS(only_its_key_gives_the_console),
        WITH_SCRIPTS(a_purge_empties_the_disk_of_the_content),
        WITH_SCRIPTS(no_unit_may_use_the_network),
    };
    return cmocka_run_group_tests_name("appliance", tests, NULL, NULL);
}
