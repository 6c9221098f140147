/* The Debian package as it is built, judged by Debian's and systemd's own tools, without installing
 * it. (`make test-long` installs it in a bare system: appliance/deb/try.sh.) */
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
#include <unistd.h>

#define PACKAGE "build/kiosk_*.deb"

/* Runs a line with the unpacked package in $root; the test fails unless it succeeds. Its output is
 * from malloc. */
static char *look(const struct scratch *s, const char *line)
{
    enum { ROOM = 2000 };
    char whole[ROOM];
    int status;
    assert_true(snprintf(whole, sizeof whole, "root=$(pwd)/%s; set -u; %s", s->folder, line) <
                ROOM);
    char *text = command_output(whole, &status);
    if (status != 0) {
        fail_msg("%s\nended with %d: %s", line, status, text);
    }
    return text;
}

/* And fails if it has anything to say. */
static void expect_silence(const struct scratch *s, const char *line)
{
    char *text = look(s, line);
    if (text[0] != '\0') {
        fail_msg("%s\nsaid: %s", line, text);
    }
    free(text);
}

/* The package unpacked, beside what of Debian its units name. */
static int unpack(void **state)
{
    static struct scratch scratch;
    scratch = scratch_make();
    *state = &scratch;
    expect_silence(
        &scratch,
        "dpkg-deb -x " PACKAGE " $root && mkdir -p $root/bin $root/usr/bin && "
        "cp -n /bin/sh $root/bin/sh && cp -n /usr/bin/env /usr/bin/nsenter $root/usr/bin && "
        "printf '#!/bin/sh\\n' > $root/usr/bin/cage && chmod 755 $root/usr/bin/cage && "
        "cp -Rn /lib/systemd/system /lib/systemd/user $root/lib/systemd/");
    return 0;
}

static int throw_away(void **state)
{
    scratch_remove(*state);
    return 0;
}

static void debian_has_nothing_against_it(void **state)
{
    expect_silence(*state, "lintian --allow-root --fail-on error,warning " PACKAGE);
}

/* Neither more nor less; folders left out, and what lintian looks after. */
static void what_is_in_it(void **state)
{
    static const char files[] = "./etc/kiosk.conf\n"
                                "./lib/systemd/system/kiosk-cage.service\n"
                                "./lib/systemd/system/kiosk-clock-save.service\n"
                                "./lib/systemd/system/kiosk-clock-save.timer\n"
                                "./lib/systemd/system/kiosk-clock.service\n"
                                "./lib/systemd/system/kiosk-console.service\n"
                                "./lib/systemd/system/kiosk-inbox.path\n"
                                "./lib/systemd/system/kiosk-inbox.service\n"
                                "./lib/systemd/system/kiosk-inbox.timer\n"
                                "./lib/systemd/system/kiosk-stick@.service\n"
                                "./lib/systemd/system/kiosk.service\n"
                                "./lib/udev/rules.d/90-kiosk.rules\n"
                                "./usr/bin/kiosk\n"
                                "./usr/lib/kiosk/kiosk-clock\n"
                                "./usr/lib/kiosk/kiosk-console\n"
                                "./usr/lib/kiosk/kiosk-inbox\n"
                                "./usr/lib/kiosk/kiosk-stick\n"
                                "./usr/lib/systemd/user/kiosk-session.service\n"
                                "./usr/lib/sysusers.d/kiosk.conf\n"
                                "./usr/lib/tmpfiles.d/kiosk.conf\n"
                                "./usr/share/bash-completion/completions/kiosk\n"
                                "./usr/share/kiosk/example/kiosk.db\n"
                                "./usr/share/kiosk/first.conf\n"
                                "./usr/share/kiosk/schema.sql\n"
                                "./usr/share/man/man1/kiosk.1.gz\n";
    char *text = look(*state, "dpkg-deb -c " PACKAGE " | awk '$1 !~ /^d/ { print $6 }' | "
                              "grep -v '^./usr/share/\\(doc\\|lintian\\)/' | LC_ALL=C sort");
    assert_string_equal(text, files);
    free(text);
    expect_silence(*state, "test -d $root/etc/kiosk/trusted && "
                           "dpkg-deb -I " PACKAGE " conffiles | grep -qx /etc/kiosk.conf");
    /* In it debhelper would end the show before an upgrade, for good. */
    expect_silence(*state, "! dpkg-deb -I " PACKAGE " preinst 2>$root/none");
}

/* It says what it minds, and ends with 0. A program that a unit calls has to be there. */
static void systemd_understands_the_units(void **state)
{
    expect_silence(
        *state, "systemd-analyze verify --man=no --root=$root kiosk.service kiosk-cage.service "
                "kiosk-console.service "
                "kiosk-stick@sda1.service kiosk-inbox.path kiosk-inbox.service kiosk-inbox.timer "
                "kiosk-clock.service kiosk-clock-save.service kiosk-clock-save.timer 2>&1 | "
                "grep -i kiosk; true");
    expect_silence(
        *state, "systemd-analyze --user verify --man=no --root=$root kiosk-session.service 2>&1 | "
                "grep -i kiosk; true");
    expect_silence(*state, "cp -R appliance/image/root/. $root && systemd-analyze verify --man=no "
                           "--root=$root kiosk-data.service kiosk-first.service "
                           "kiosk-stick@sda1.service 2>&1 | grep -i kiosk; true");
    expect_silence(*state, "for unit in appliance/units/kiosk*.service; do "
                           "grep -q '^ExecStart=-*/usr/' $unit || echo $unit starts nothing; done");
}

/* At most 1.5 of 10 for what looks at files of other people's, or runs all the time. */
static void little_is_exposed(void **state)
{
    static const char *const unit[] = {"kiosk.service", "kiosk-stick@.service",
                                       "kiosk-inbox.service"};
    for (size_t i = 0; i < sizeof unit / sizeof *unit; i++) {
        char line[200];
        (void)snprintf(
            line, sizeof line,
            "LC_ALL=C.UTF-8 systemd-analyze security --no-pager --offline=true --threshold=15 "
            "appliance/units/%s | grep Overall",
            unit[i]);
        char *text = look(*state, line);
        print_message("%s", text);
        const char *level = strstr(text, ": ");
        assert_non_null(level);
        assert_true(strtod(level + 2, NULL) <= 1.5);
        free(text);
    }
}

/* udevadm has had "verify" since systemd 254; before that, the form of each line and its labels. */
static void udev_understands_the_rule(void **state)
{
    expect_silence(*state, "if udevadm verify --help >/dev/null 2>&1; then "
                           "udevadm verify --no-summary appliance/units/90-kiosk.rules; fi");
    expect_silence(*state, "grep -v '^#\\|^$' appliance/units/90-kiosk.rules | grep -vxE "
                           "'([A-Z]+(\\{[A-Za-z_]+\\})?(==|!=|\\+=|=)\"[^\"]*\"(, |$))+'; true");
    expect_silence(*state, "for label in $(sed -n 's/.*GOTO=\"\\([a-z_]*\\)\".*/\\1/p' "
                           "appliance/units/90-kiosk.rules); do grep -q \"LABEL=\\\"$label\\\"\" "
                           "appliance/units/90-kiosk.rules || echo no label $label; done");
    expect_silence(*state, "grep -q 'kiosk-stick@%k.service' appliance/units/90-kiosk.rules");
    /* What is encrypted can't be read, and the screen says so. */
    expect_silence(*state,
                   "grep -q '^ENV{ID_FS_USAGE}==\"filesystem|crypto\", GOTO=\"kiosk_stick\"' "
                   "appliance/units/90-kiosk.rules");
}

static void the_user_and_its_folders_are_made(void **state)
{
    expect_silence(*state,
                   "systemd-sysusers --root=$root >$root/said 2>&1 && grep -q "
                   "'^kiosk:.*:/var/lib/kiosk:/usr/sbin/nologin$' "
                   "$root/etc/passwd && for group in video render input; do "
                   "grep -q \"^$group:.*kiosk\" $root/etc/group || echo not in $group; done");
    if (geteuid() != 0) {
        print_message("only root can make folders that are another's: not looked at\n");
        return;
    }
    expect_silence(*state,
                   "systemd-tmpfiles --root=$root --create kiosk.conf && "
                   "kiosk=$(sed -n 's/^kiosk:[^:]*:\\([0-9]*\\):.*/\\1/p' $root/etc/passwd) && "
                   "test \"$(stat -c '%u %a' $root/var/lib/kiosk/store)\" = \"$kiosk 755\" && "
                   "test \"$(stat -c '%u %a' $root/var/lib/kiosk/inbox)\" = '0 2775'");
}

/* The same folders in the settings, the units, and what makes them. */
static void the_settings_fit(void **state)
{
    expect_silence(
        *state, "build/kiosk show --config $root/etc/kiosk.conf --print-config >$root/settings && "
                "grep -q '^folder = /var/lib/kiosk/store ' $root/settings && "
                "grep -q '^trusted_keys = /etc/kiosk/trusted ' $root/settings && "
                "grep -q '^require_signature = yes ' $root/settings");
    expect_silence(*state,
                   "for unit in kiosk.service kiosk-stick@.service kiosk-inbox.service; do "
                   "grep -q '^ReadWritePaths=-*/var/lib/kiosk/store$' appliance/units/$unit || "
                   "echo $unit; done");
    expect_silence(*state,
                   "grep -q ' /etc/kiosk/trusted$' appliance/units/kiosk-inbox.service || echo no");
}

/* A refusal, by the statuses of kiosk(1); "full" is one of a stick only, which the screen tells. */
static void a_refusal_is_no_failed_unit(void **state)
{
    char line[200];
    (void)snprintf(line, sizeof line,
                   "grep -qx 'SuccessExitStatus=%d %d %d %d %d %d' "
                   "appliance/units/kiosk-stick@.service",
                   STATUS_NO_FILE, STATUS_CHANGED, STATUS_SIGNATURE, STATUS_OLDER, STATUS_TRIAL,
                   STATUS_NO_ROOM);
    expect_silence(*state, line);
    (void)snprintf(line, sizeof line,
                   "grep -qx 'SuccessExitStatus=%d %d %d %d' appliance/units/kiosk-inbox.service",
                   STATUS_NO_FILE, STATUS_SIGNATURE, STATUS_OLDER, STATUS_TRIAL);
    expect_silence(*state, line);
}

/* What its files are that of, as far as it can be seen without making one. */
static void the_image_keeps_the_users_number(void **state)
{
    expect_silence(*state, "mkdir $root/image && cp -R $root/usr $root/image/ && "
                           "cp -R appliance/image/root/etc $root/image/ && "
                           "systemd-sysusers --root=$root/image >$root/said 2>&1 && "
                           "grep -q '^kiosk:.*:900:900:.*:/var/lib/kiosk:/usr/sbin/nologin$' "
                           "$root/image/etc/passwd");
    /* But for the number, as in the package. */
    expect_silence(*state, "sed -n 's/^u kiosk 900 /u kiosk - /; /^[um]/p' "
                           "appliance/image/root/etc/sysusers.d/kiosk.conf >$root/said && "
                           "grep '^[um]' appliance/units/kiosk.sysusers | diff - $root/said");
}

/* A machine that shows for years can't have a service that gives up. */
static void it_never_gives_up(void **state)
{
    expect_silence(*state,
                   "for line in Restart=always StartLimitIntervalSec=0 WatchdogSignal=SIGKILL "
                   "Type=notify Conflicts=getty@tty1.service; do "
                   "grep -qx $line appliance/units/kiosk.service || echo no $line; done");
    expect_silence(*state, "grep -i 'network.*target' appliance/units/kiosk.service; true");
}

/* bash is asked as it asks the completion: every command, and every option of each. */
static void bash_completes_everything(void **state)
{
    char *text =
        look(*state,
             "PATH=$root/usr/bin:$PATH bash -c '\n"
             ". appliance/units/kiosk.bash\n"
             "ask() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _kiosk kiosk; }\n"
             "total=0\n"
             "offers() { printf \"%s\\n\" \"${COMPREPLY[@]}\" | grep -qxe \"$1\" || echo \"no $1: "
             "$2\"; }\n"
             "commands=$(kiosk --help | sed -n \"s/^  \\([a-z]*\\) .*/\\1/p\")\n"
             "for command in $commands; do\n"
             "    ask kiosk \"\"; offers $command kiosk\n"
             "    for option in $(kiosk $command --help | grep -o \"^  --[a-z-]*\"); do\n"
             "        ask kiosk $command --; offers $option $command; total=$((total + 1))\n"
             "    done\n"
             "done\n"
             "ask kiosk sh; [ \"${COMPREPLY[*]}\" = show ] || echo \"sh: ${COMPREPLY[*]}\"\n"
             "ask kiosk show --renderer g; [ \"${COMPREPLY[*]}\" = gpu ] || echo \"g: "
             "${COMPREPLY[*]}\"\n"
             "ask kiosk show READ; [ \"${COMPREPLY[*]}\" = README.md ] || echo \"READ: "
             "${COMPREPLY[*]}\"\n"
             "echo $total options'");
    int total = 0;
    char end = 0;
    if (sscanf(text, "%d options%c", &total, &end) != 2 || total < 60) {
        fail_msg("%s", text);
    }
    free(text);
}

static void the_bare_system_takes_it(void **state)
{
    if (getenv("KIOSK_LONG") == NULL || geteuid() != 0) {
        print_message("not installed in a bare system: make test-long does so, as root\n");
        return;
    }
    char *text = look(*state, "sh appliance/deb/try.sh " PACKAGE " 2>&1");
    print_message("%s", text);
    assert_non_null(strstr(text, "apt purge: nothing is left"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(debian_has_nothing_against_it),
        cmocka_unit_test(what_is_in_it),
        cmocka_unit_test(systemd_understands_the_units),
        cmocka_unit_test(little_is_exposed),
        cmocka_unit_test(udev_understands_the_rule),
        cmocka_unit_test(the_user_and_its_folders_are_made),
        cmocka_unit_test(the_settings_fit),
        cmocka_unit_test(a_refusal_is_no_failed_unit),
        cmocka_unit_test(the_image_keeps_the_users_number),
        cmocka_unit_test(it_never_gives_up),
        cmocka_unit_test(bash_completes_everything),
        cmocka_unit_test(the_bare_system_takes_it),
    };
    return cmocka_run_group_tests_name("package", tests, unpack, throw_away);
}
