/* kiosk install, status, rollback and confirm, as people type them: files signed by the real
 * minisign, in folders and out of a FAT32 image. */
#include "base/err.h"
#include "commands/commands.h"
#include "update/update.h"
#include "update_place.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void an_update_as_people_see_it(void **state)
{
    const struct place *p = *state;
    place_status_says(p, "current:   none\nprevious:  none\n");
    place_bring(p, 1, "");
    place_expect(
        p, STATUS_OK,
        "copying; leave the stick in\n"
        "checking the signature; the stick may be pulled\n"
        "trying its pages\n"
        "installed: serial 1, Edition 1; on trial until the show has gone through it once\n");
    place_status_says(p, "current:   serial 1, ");
    place_status_says(p, "on trial (0 starts so far)\n           Edition 1\nprevious:  none\n");
    run_expect(command_confirm, WORDS("--store", p->store.text), STATUS_OK,
               "confirmed: serial 1\n");
    place_status_says(p, ", confirmed\n");
    place_expect(p, STATUS_OK, "already installed: serial 1; nothing was changed\n");
    place_shell(p, "truncate -s -1000 store/kiosk-1.serial-1.db");
    place_expect(p, STATUS_OK, "installed: serial 1, Edition 1;");
    place_shell(p, "cmp stick/kiosk.db store/kiosk-2.serial-1.db");
    run_expect(command_confirm, WORDS("--store", p->store.text), STATUS_OK, NULL);
    place_shell(p, "test \"$(stat -c %%a store/lock store/lock.install store/state | tr -d "
                   "'\\n')\" = 600600644");
    place_bring(p, 2, "");
    place_expect(p, STATUS_OK, "installed: serial 2, Edition 2;");
    place_status_says(p, "previous:  serial 1, ");
    run_expect(command_rollback, WORDS("--store", p->store.text), STATUS_OK, "back to serial 1;");
    place_status_says(p, ", rolled-back\n");
    place_expect(p, STATUS_OLDER,
                 "refused (taken-back): the device has gone back from this very file");
    run_expect(command_install, PLACE_INSTALL(p, "--allow-older", p->stick.text), STATUS_OK,
               "installed: serial 2");
    place_bring(p, 1, "UPDATE slide SET body = 'Another.';");
    place_expect(p, STATUS_OLDER, "refused (older): the file has the serial 1, and 2 is installed");
    place_bring(p, 2, "UPDATE slide SET body = 'Another.';");
    place_expect(p, STATUS_OLDER, "refused (same-serial): ");
    run_expect(command_rollback, WORDS("--store", p->store.text), STATUS_OK, NULL);
    run_expect(command_rollback, WORDS("--store", p->store.text), STATUS_NO_FILE,
               "there is no previous file");
    place_status_says(p, "refused (same-serial): the file has the serial 2");
}

static void each_refusal_has_its_status(void **state)
{
    const struct place *p = *state;
    place_shell(p, "mkdir stick");
    place_expect(p, STATUS_NO_FILE,
                 "refused (not-found): looked for \"kiosk.db\" and found nothing");
    place_bring(p, 1, "");
    place_shell(p, "rm stick/kiosk.db.minisig");
    place_expect(p, STATUS_SIGNATURE, "refused (no-signature): ");
    signer_sign(&p->stranger, p->file.text, "");
    place_expect(p, STATUS_SIGNATURE, "refused (wrong-key): signed with the key ");
    signer_sign(&p->office, p->file.text, "-l");
    place_expect(p, STATUS_SIGNATURE, "refused (old-signature): ");
    place_bring(p, 1, "");
    place_shell(p, "printf x >> stick/kiosk.db");
    place_expect(p, STATUS_SIGNATURE, "refused (added-to): the file has 1 bytes more");
    place_shell(p, "truncate -s -100 stick/kiosk.db");
    place_expect(p, STATUS_SIGNATURE, "refused (cut-off): ");
    place_bring(p, 1, "");
    place_shell(p, "printf X | dd of=stick/kiosk.db bs=1 seek=5000 conv=notrunc 2>/dev/null");
    place_expect(p, STATUS_SIGNATURE, "refused (altered): ");
    place_shell(p, "mv keys/office.pub .");
    place_expect(p, STATUS_SIGNATURE, "refused (no-keys): the device trusts no key");
    place_shell(p, "mv office.pub keys");
    place_bring(p, 1, "UPDATE slide SET kind = 'awards';");
    place_expect(p, STATUS_TRIAL, "refused (faulty): slide 1: has no awards");
    place_bring(p, 1, "PRAGMA user_version = 99;");
    place_expect(p, STATUS_TRIAL, "refused (newer): ");
    place_shell(p, "printf 'Dear reader' > stick/kiosk.db");
    signer_sign(&p->office, p->file.text, "");
    place_expect(p, STATUS_TRIAL, "refused (not-data): ");
    place_status_says(p, "current:   none\n");
    place_shell(p, "test ! -e store/incoming.db");
    run_expect(command_install, PLACE_INSTALL(p, "--max-size", "x", p->stick.text), STATUS_USAGE,
               "--max-size x");
    run_expect(command_install, PLACE_INSTALL(p, NULL), STATUS_USAGE, "takes one folder or file");
    run_expect(command_status, WORDS("--store", "s", "more"), STATUS_USAGE, "takes no file; ");
    run_expect(command_rollback, WORDS("--json"), STATUS_USAGE, "--json is no option");
}

/* What is no ordinary file, or too large, is not read. */
static void bombs_are_not_taken(void **state)
{
    const struct place *p = *state;
    place_bring(p, 1, "");
    place_shell(p, "truncate -s 10G stick/kiosk.db");
    place_expect(p, STATUS_NO_ROOM, "refused (too-large): ");
    run_expect(command_install, PLACE_INSTALL(p, "--max-size", "4000", p->stick.text),
               STATUS_NO_ROOM, "has 10240 MiB, and this device takes 4000 MiB at most");
    place_shell(p, "rm stick/kiosk.db && mkfifo stick/kiosk.db");
    place_expect(p, STATUS_NO_FILE, "refused (no-file): ");
    place_shell(p, "rm stick/kiosk.db && ln -s /etc/shadow stick/kiosk.db");
    place_expect(p, STATUS_NO_FILE, "is a link, which is not followed");
    run_expect(command_install, PLACE_INSTALL(p, "/dev/zero"), STATUS_NO_FILE,
               "refused (no-file): ");
    place_shell(p, "rm stick/kiosk.db && : > stick/kiosk.db");
    signer_sign(&p->office, p->file.text, "");
    place_expect(p, STATUS_TRIAL, "is empty; copy it to the stick again");
    place_shell(p, "test $(du -k store | cut -f1) -lt 100");
}

static void a_fat32_stick_is_read(void **state)
{
    const struct place *p = *state;
    place_bring(p, 5, "");
    place_shell(
        p, "mformat -i fat.img -C -F -T 80000 :: && mcopy -i fat.img stick/* :: && mkdir out && "
           "mcopy -n -s -i fat.img ::/ out && ls out");
    run_expect(command_install, PLACE_INSTALL(p, scratch_path(&p->scratch, "out").text), STATUS_OK,
               "installed: serial 5");
    place_shell(p, "cmp stick/kiosk.db store/kiosk-1.serial-5.db");
}

static void the_result_is_left_on_the_stick(void **state)
{
    const struct place *p = *state;
    place_bring(p, 1, "");
    run_expect(command_install, PLACE_INSTALL(p, "--result", p->stick.text), STATUS_OK,
               "leave the stick in for the result");
    place_shell(p, "grep -q 'installed: serial 1 \"Edition 1\"' stick/" INSTALL_RESULT);
    place_shell(p, "printf x >> stick/kiosk.db");
    run_expect(command_install, PLACE_INSTALL(p, "--result", p->file.text), STATUS_SIGNATURE, NULL);
    place_shell(p, "grep -q '^refused (added-to): ' stick/" INSTALL_RESULT);
    place_shell(p, "test $(ls stick | wc -l) = 3");
}

/* As Python reads it: `test` is an expression over the object `o`. */
static void json_says(const struct place *p, const char *test)
{
    struct ran ran = run_command(command_status, WORDS("--json", "--store", p->store.text));
    assert_int_equal(ran.status, STATUS_OK);
    write_file(scratch_path(&p->scratch, "out.json").text, ran.text, ran.size);
    ran_free(&ran);
    place_shell(p, "python3 -c 'import json; o = json.load(open(\"out.json\")); assert %s, o'",
                test);
}

static void what_programs_read(void **state)
{
    const struct place *p = *state;
    json_says(p, "o[\"current\"] is None and o[\"previous\"] is None and o[\"log\"] == [] and "
                 "o[\"last\"][\"kind\"] == \"none\"");
    place_bring(p, 1, "");
    place_expect(p, STATUS_OK, NULL);
    place_bring(p, 7, "");
    place_expect(p, STATUS_OK, NULL);
    place_shell(p, "printf x >> stick/kiosk.db");
    place_expect(p, STATUS_SIGNATURE, NULL);
    json_says(p, "[o[\"current\"][k] for k in (\"number\", \"serial\", \"title\", \"state\", "
                 "\"starts\")] == [2, 7, \"Edition 7\", \"trial\", 0]");
    json_says(p, "o[\"previous\"][\"serial\"] == 1 and len(o[\"current\"][\"blake2b\"]) == 128 and "
                 "o[\"current\"][\"problem\"] is None");
    json_says(p, "o[\"last\"][\"kind\"] == \"refused\" and o[\"last\"][\"reason\"] == "
                 "\"added-to\" and len(o[\"log\"]) == 3");
}

/* As above, but with the settings of the device in place of options. */
static void the_settings_say_the_same(void **state)
{
    const struct place *p = *state;
    const struct scratch_path conf = scratch_path(&p->scratch, "kiosk.conf");
    place_bring(p, 3, "");
    place_shell(p, "printf '[store]\\nfolder = %%s/store\\ntrusted_keys = %%s/keys\\nname = "
                   "new-*.db\\nresult = "
                   "yes\\n' \"$PWD\" \"$PWD\" > kiosk.conf");
    run_expect(command_install, WORDS("--config", conf.text, p->stick.text), STATUS_NO_FILE,
               "looked for \"new-*.db\" and saw only \"");
    place_shell(p, "cd stick && mv kiosk.db new-3.db && mv kiosk.db.minisig new-3.db.minisig");
    run_expect(command_install, WORDS("--config", conf.text, p->stick.text), STATUS_OK,
               "installed: serial 3");
    place_shell(p, "test -e stick/" INSTALL_RESULT);
    run_expect(command_status, WORDS("--config", conf.text), STATUS_OK, "current:   serial 3, ");
    run_expect(command_confirm, WORDS("--config", conf.text), STATUS_OK, NULL);
    place_shell(
        p, "rm stick/*.minisig && sqlite3 stick/new-3.db \"UPDATE setting SET value = '2' WHERE "
           "name = "
           "'serial'\"");
    run_expect(command_install, WORDS("--config", conf.text, p->stick.text), STATUS_SIGNATURE,
               "refused (no-signature)");
    place_shell(p, "printf 'require_signature = no\\n' >> kiosk.conf");
    run_expect(command_install, WORDS("--config", conf.text, p->stick.text), STATUS_OLDER,
               "refused (older)");
    place_shell(p, "printf 'allow_older = yes\\n' >> kiosk.conf");
    run_expect(command_install, WORDS("--config", conf.text, p->stick.text), STATUS_OK,
               "installed: serial 2");
    run_expect(command_rollback, WORDS("--config", conf.text), STATUS_OK, "back to serial 3");
    run_expect(command_status, WORDS("--config", "/nowhere.conf"), STATUS_USAGE, "/nowhere.conf");
}

/* A link whose code has room on such a screen, but not with what this one hides of it. */
static void the_trial_is_for_the_screen_of_the_settings(void **state)
{
    const struct place *p = *state;
    const struct scratch_path conf = scratch_path(&p->scratch, "kiosk.conf");
    place_bring(p, 1,
                "UPDATE slide SET link = 'https://a.vn/' || replace(hex(zeroblob(65)), '0', 'x');");
    place_shell(p, "printf '[store]\nfolder = %%s/store\ntrusted_keys = %%s/keys\n[display]\n"
                   "size = 480x270\nscale = 1.25\noverscan = 10\n' \"$PWD\" \"$PWD\" > "
                   "kiosk.conf");
    run_expect(command_install, WORDS("--config", conf.text, p->stick.text), STATUS_TRIAL,
               "refused (faulty): ");
    place_shell(p, "sed -i /overscan/d kiosk.conf");
    run_expect(command_install, WORDS("--config", conf.text, p->stick.text), STATUS_OK,
               "installed: serial 1");
}

/* What the screen hears is the store's file "status". */
static void a_quiet_one_tells_the_screen_only_of_what_is_new(void **state)
{
    const struct place *p = *state;
    place_shell(p, "mkdir stick");
    run_expect(command_install, PLACE_INSTALL(p, "--quiet", p->stick.text), STATUS_NO_FILE,
               "refused (not-found)");
    place_bring(p, 1, "");
    place_shell(p, "mv stick/kiosk.db.minisig later");
    run_expect(command_install, PLACE_INSTALL(p, "--quiet", p->stick.text), STATUS_SIGNATURE,
               "refused (no-signature)");
    place_shell(p, "test ! -e store/status && mv later stick/kiosk.db.minisig");
    run_expect(command_install, PLACE_INSTALL(p, "--quiet", p->stick.text), STATUS_OK,
               "installed: serial 1");
    place_shell(p, "grep -q '^kind installed' store/status && rm store/status");
    run_expect(command_install, PLACE_INSTALL(p, "--quiet", p->stick.text), STATUS_OK,
               "already installed");
    place_shell(p, "echo >> stick/kiosk.db");
    run_expect(command_install, PLACE_INSTALL(p, "--quiet", p->stick.text), STATUS_SIGNATURE,
               "refused (");
    place_shell(p, "test ! -e store/status");
    place_bring(p, 1, "UPDATE slide SET body = 'Another.';");
    run_expect(command_install, PLACE_INSTALL(p, "--quiet", p->stick.text), STATUS_OLDER,
               "refused (same-serial)");
    place_shell(p, "grep -q '^kind refused' store/status");
}

int main(void)
{
#define WITH_PLACE(test) cmocka_unit_test_setup_teardown(test, place_set_up, place_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_PLACE(an_update_as_people_see_it),
        WITH_PLACE(each_refusal_has_its_status),
        WITH_PLACE(bombs_are_not_taken),
        WITH_PLACE(a_fat32_stick_is_read),
        WITH_PLACE(the_result_is_left_on_the_stick),
        WITH_PLACE(what_programs_read),
        WITH_PLACE(the_settings_say_the_same),
        WITH_PLACE(the_trial_is_for_the_screen_of_the_settings),
        WITH_PLACE(a_quiet_one_tells_the_screen_only_of_what_is_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
