/* The scripts of the appliance's units, with programs in place of Debian's that note what they were
 * asked. */
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
                         "clock() { sh $units/kiosk-clock \"$@\"; } && "
                         "data() { KIOSK_SYS=sys sh $units/../image/root/usr/lib/kiosk-image/data; "
                         "} && %s",
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

/* The root is on vda2. A stick, sda, has a part of the same name, and is looked at first. */
static void the_data_is_that_of_the_roots_own_disk(void **state)
{
    run(*state,
        "mkdir -p sys/dev/block sys/devices/sda/sda1 sys/devices/vda/vda2 sys/devices/vda/vda3 && "
        "ln -s ../../devices/vda/vda2 sys/dev/block/254:2 && cd sys/devices && "
        "printf 'DEVNAME=sda1\\nPARTNAME=kiosk-data\\n' >sda/sda1/uevent && "
        "printf 'DEVNAME=vda2\\nPARTNAME=kiosk-root\\n' >vda/vda2/uevent && "
        "printf 'DEVNAME=vda3\\nPARTNAME=kiosk-data\\n' >vda/vda3/uevent && cd ../../bin && "
        "printf '#!/bin/sh\\necho 254:2\\n' >mountpoint && "
        "printf '#!/bin/sh\\necho e2fsck $* >>said\\n' >e2fsck && "
        "printf '#!/bin/sh\\necho mkfs $* >>said\\n' >mkfs.ext4 && chmod 755 *");
    run(*state, "data && grep -qx 'e2fsck -p /dev/vda3' said && "
                "grep -qx 'mount -t ext4 .* /dev/vda3 /var/lib/kiosk' said && ! grep mkfs said");
    /* Without one on that disk, in memory: nothing of the stick is mounted, mended or made anew. */
    run(*state, ": >said && rm -r sys/devices/vda/vda3 && data 2>why && "
                "grep -q '^mount -t tmpfs ' said && ! grep 'sda\\|e2fsck\\|mkfs\\|ext4' said");
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
        WITH_SCRIPTS(the_data_is_that_of_the_roots_own_disk),
        WITH_SCRIPTS(no_unit_may_use_the_network),
    };
    return cmocka_run_group_tests_name("appliance", tests, NULL, NULL);
}
