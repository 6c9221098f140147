/* The image's own: how its first program finds the root, who gets a console, and what becomes of
 * the data partition, which is a file here. e2fsck and mkfs are Debian's; mount notes what it was
 * asked and says what it is told to. */
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

/* The root is on vda2, the data on vda3. A stick, sda, has a part of the same name, and is looked
 * at first. If the file `why` is there, mount says what is in it, and takes only what was made
 * anew. */
static const char machine[] =
    "mkdir -p bin dev sys/dev/block sys/devices/sda/sda1 sys/devices/vda/vda2 sys/devices/vda/vda3 "
    "&& ln -s ../../devices/vda/vda2 sys/dev/block/254:2 && "
    "told() { printf \"DEVNAME=$1\\nPARTNAME=$2\\n\" >sys/devices/$3/$1/uevent; } && "
    "told sda1 kiosk-data sda && told vda3 kiosk-data vda && "
    "told vda2 kiosk-root-0123456789abcdef vda && "
    "printf '#!/bin/sh\\necho 254:2\\n' >bin/mountpoint && "
    "printf '#!/bin/sh\\necho mount $* >>said\\ncase $* in *ext4*) test ! -e why || "
    "test \"$(e2label dev/vda3 2>&1)\" = kiosk-data || { cat why >&2; exit 32; } ;; esac\\n' "
    ">bin/mount && chmod 755 bin/* && : >said && truncate -s 16M dev/sda1 dev/vda3 && "
    "mke2fs -q -t ext4 -L before dev/vda3";

static void run(const struct scratch *s, const char *line)
{
    enum { ROOM = 3000 };
    char whole[ROOM];
    int status;
    assert_true(
        snprintf(whole, sizeof whole,
                 "image=$PWD/appliance/image; cd %s && PATH=$PWD/bin:$PATH:/usr/sbin:/sbin && "
                 "data() { KIOSK_SYS=sys KIOSK_DEV=dev KIOSK_RUN=. sh "
                 "$image/root/usr/lib/kiosk-image/data 2>told; } && "
                 "label() { e2label dev/vda3 2>/dev/null; } && "
                 "in_memory() { tail -n 1 said | grep -q '^mount -t tmpfs .* /var/lib/kiosk'; "
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
    run(&scratch, machine);
    return 0;
}

static int tear_down(void **state)
{
    scratch_remove(*state);
    return 0;
}

/* Another image's root, be it on a disk that is looked at first, is not taken. */
static void the_root_is_the_one_of_this_boot_partition(void **state)
{
    run(*state, "mkdir -p sys/class/block && for part in sda/sda1 vda/vda2; do "
                "ln -s ../../devices/$part sys/class/block/; done && "
                "printf 'DEVNAME=sda1\\nPARTNAME=kiosk-root-fedcba9876543210\\n' "
                ">sys/devices/sda/sda1/uevent && "
                "sed -n '/^root_partition()/,/^}/p' $image/init | sed 's|/sys/|sys/|' >part && "
                "name=kiosk-root-0123456789abcdef && . ./part && "
                "test \"$(root_partition)\" = /dev/vda2 && "
                "for name in kiosk-root kiosk-root-0123 kiosk-root-................ ''; do "
                "test -z \"$(root_partition)\" || exit 9; done");
    run(*state, "grep -q '^echo \"$root_name\" >\"$boot/root.name\"$' $image/make-image.sh && "
                "grep -q 'type=linux, name=$root_name$' $image/make-image.sh && "
                "test $(grep -c 'root_name=' $image/make-image.sh) = 1 && "
                "grep -q '^read -r name </root.name$' $image/init");
}

static void the_data_is_that_of_the_roots_own_disk(void **state)
{
    run(*state, "data && grep -qx 'mount -t ext4 .* dev/vda3 /var/lib/kiosk' said && "
                "test $(wc -l <said) = 1 && test \"$(label)\" = before");
    /* Without one on that disk, in memory: nothing of the stick is mounted, mended or made anew. */
    run(*state, ": >said && rm -r sys/devices/vda/vda3 && cp dev/sda1 was && data && in_memory && "
                "test $(wc -l <said) = 1 && cmp dev/sda1 was");
}

/* As after a power cut, and with the first superblock gone. */
static void what_can_be_mended_is(void **state)
{
    run(*state,
        "dd if=/dev/zero of=dev/vda3 bs=1k seek=1 count=1 conv=notrunc status=none && data && "
        "grep -q 'trying backup blocks' told && grep -q ' dev/vda3 ' said && "
        "test \"$(label)\" = before && e2fsck -n dev/vda3");
}

#define INVALID "wrong fs type, bad option, bad superblock on /dev/vda3, or other error."
#define NOISE "dd if=/dev/urandom of=dev/vda3 bs=1M count=16 conv=notrunc status=none && "

static void what_is_no_file_system_is_made_anew(void **state)
{
    static const char *const why[] = {INVALID,
                                      "mount(2) system call failed: Structure needs cleaning.",
                                      "mount(2) system call failed: Bad message."};
    for (size_t i = 0; i < sizeof why / sizeof *why; i++) {
        char line[600];
        (void)snprintf(line, sizeof line,
                       NOISE "echo 'mount: /var/lib/kiosk: %s' >why && data && "
                             "test \"$(label)\" = kiosk-data && e2fsck -n dev/vda3 && "
                             "tail -n 1 said | grep -q ext4",
                       why[i]);
        run(*state, line);
    }
}

/* In memory, until a start at which the disk is as it was: not a byte of it is written. */
static void a_disk_that_fails_keeps_what_it_has(void **state)
{
    static const char *const why[] = {"can't read superblock on /dev/vda3.",
                                      "unknown filesystem type 'ext4'.",
                                      "/dev/vda3 already mounted or mount point busy.",
                                      "special device /dev/vda3 does not exist.",
                                      "cannot mount /dev/vda3 read-only.",
                                      "mount(2) system call failed: Cannot allocate memory."};
    run(*state, NOISE "cp dev/vda3 noise");
    for (size_t i = 0; i < sizeof why / sizeof *why; i++) {
        char line[600];
        (void)snprintf(line, sizeof line,
                       "echo \"mount: /var/lib/kiosk: %s\" >why && data && in_memory && "
                       "cmp dev/vda3 noise",
                       why[i]);
        run(*state, line);
    }
}

/* e2fsck's status and words decide as much as the kernel's. */
static void only_what_e2fsck_gives_up_is_made_anew(void **state)
{
    static const struct {
        const char *said;
        int status;
        const char *label;
    } check[] = {
        {"clean", 0, "before"},
        {"FILE SYSTEM WAS MODIFIED", 1, "before"},
        {"WARNING: Filesystem still has errors", 4, "kiosk-data"},
        {"Error reading block 7 (Input/output error). Filesystem still has errors", 4, "before"},
        {"Attempt to read block from filesystem resulted in short read", 8, "before"},
        {"Input/output error while trying to open /dev/vda3", 8, "before"},
        {"/dev/vda3 is in use. e2fsck: Cannot continue, aborting.", 8, "before"},
        {"Bad magic number in super-block while trying to open /dev/vda3", 8, "kiosk-data"},
        {"The ext2 superblock is corrupt while trying to open /dev/vda3", 8, "kiosk-data"},
        {"Bad magic number in super-block", 127, "before"}, /* e2fsck itself can't be read */
        {"Bad magic number in super-block", 124, "before"}, /* it took too long */
    };
    run(*state, "echo '" INVALID "' >why && cp dev/vda3 sound && printf '#!/bin/sh\\n"
                "cat checked >&2; exit $(cat status)\\n' >bin/e2fsck && chmod 755 bin/e2fsck");
    for (size_t i = 0; i < sizeof check / sizeof *check; i++) {
        char line[600];
        (void)snprintf(line, sizeof line,
                       "cp sound dev/vda3 && echo '%s' >checked && echo %d >status && data && "
                       "test \"$(label)\" = %s && { test %s = kiosk-data || in_memory; }",
                       check[i].said, check[i].status, check[i].label, check[i].label);
        run(*state, line);
    }
}

static void a_disk_that_cant_be_written_is_left(void **state)
{
    run(*state, NOISE "echo '" INVALID "' >why && printf '#!/bin/sh\\nexit 1\\n' >bin/mkfs.ext4 && "
                      "chmod 755 bin/mkfs.ext4 && data && in_memory");
}

/* Root's password, and so the console, only for who makes the image with a hash of one. */
#define HASH "$6$saltsalt$3uL4Q1hvZv6Dkh7PrXIWGYnxbsNp94jvOqJFRiAoL98yDnNfMMAyCBxr8pLo0bdW7xhi1quxy"

static void a_console_needs_a_password(void **state)
{
    static const char *const bad[] = {"",        "secret",   "root:" HASH,
                                      HASH "\n", "$6$short", "*",
                                      "!",       "x",        "$1$saltsalt$3uL4Q1hvZv6Dkh7PrXIWGY."};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char line[600];
        (void)snprintf(
            line, sizeof line,
            "mkdir -p out && echo '%s' >hash && "
            "! CONSOLE=hash sh $image/files.sh out 2>why && grep -q '^CONSOLE: hash ' why && "
            "test ! -e out/files.tar",
            bad[i]);
        run(*state, line);
    }
    run(*state, "! CONSOLE=none sh $image/files.sh out 2>why && test ! -e out/files.tar");
    run(*state, "echo '" HASH "' >hash && CONSOLE=hash sh $image/files.sh out && "
                "tar -xOf out/files.tar ./etc/kiosk/console.hash | cmp - hash");
    run(*state, "sh $image/files.sh out && ! tar -tf out/files.tar | grep console.hash");
    /* A key that ends the show for a console which lets nobody in. */
    run(*state, "rm out/files.tar; printf '[keys]\\nconsole = F12\\n' >conf && "
                "! CONF=conf sh $image/files.sh out 2>why && grep -q '^CONF: conf ' why && "
                "test ! -e out/files.tar");
    run(*state, "printf '[keys]\\nconsole = \\n;console = F12\\n' >conf && CONF=conf sh "
                "$image/files.sh out");
}

/* The part of root-hook.sh that opens the door or shuts it. */
static void without_it_every_door_is_shut(void **state)
{
    run(*state, "sed -n '/^if .*console.hash/,/^rm .*console.hash$/p' $image/root-hook.sh | "
                "sed \"s|/etc/|$PWD/etc/|g\" >hook && test $(wc -l <hook) -gt 5 && "
                "mkdir -p etc/kiosk etc/systemd/system && echo '[store]' >etc/kiosk.conf && "
                "printf '#!/bin/sh\\necho passwd $* >>said\\n' >bin/passwd && "
                "printf '#!/bin/sh\\necho chpasswd $* >>said; cat >>said\\n' >bin/chpasswd && "
                "chmod 755 bin/*passwd");
    run(*state, "sh -eu hook && grep -qx 'passwd --quiet --lock root' said && "
                "test \"$(readlink etc/systemd/system/ctrl-alt-del.target)\" = /dev/null && "
                "! grep -q console etc/kiosk.conf");
    run(*state,
        "rm etc/systemd/system/* said && echo '" HASH "' >etc/kiosk/console.hash && "
        "sh -eu hook && printf 'chpasswd --encrypted\\nroot:%s\\n' '" HASH "' | cmp - said && "
        "test -z \"$(ls -A etc/systemd/system)$(ls -A etc/kiosk)\" && "
        "tail -n 2 etc/kiosk.conf | tr '\\n' ' ' | "
        "grep -qx '\\[keys\\] console = Ctrl+Alt+Delete '");
    /* The office's own key stays. */
    run(*state,
        "echo hash >etc/kiosk/console.hash && printf '[keys]\\nconsole=F12\\n' >etc/kiosk.conf && "
        "sh -eu hook && test $(grep -c console etc/kiosk.conf) = 1");
}

int main(void)
{
#define WITH_MACHINE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_MACHINE(the_root_is_the_one_of_this_boot_partition),
        WITH_MACHINE(a_console_needs_a_password),
        WITH_MACHINE(without_it_every_door_is_shut),
        WITH_MACHINE(the_data_is_that_of_the_roots_own_disk),
        WITH_MACHINE(what_can_be_mended_is),
        WITH_MACHINE(what_is_no_file_system_is_made_anew),
        WITH_MACHINE(a_disk_that_fails_keeps_what_it_has),
        WITH_MACHINE(only_what_e2fsck_gives_up_is_made_anew),
        WITH_MACHINE(a_disk_that_cant_be_written_is_left),
    };
    return cmocka_run_group_tests_name("appliance_image", tests, NULL, NULL);
}
