/* An update whose memory runs out, at any allocation, is refused, and leaves nothing behind: in the
 * process that installs, and in the one that tries the pages. */
#include "allocations.h"

#include "../signer.h"
#include "../sqlite_shell.h"
#include "../update_world.h"
#include "commands/trial.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

/* A slide of each kind that takes memory of its own. */
static const char content[] =
    "INSERT INTO setting (name, value) VALUES ('title', 'Sample'), ('organisation', 'O'), "
    "('language', 'en'), ('serial', '7'), ('as_of', '2020-12-29');"
    "INSERT INTO slide (id, position, kind, heading, body) VALUES (1, 1, 'announcement', 'Open', "
    "'From **8:00**.'), (2, 2, 'statistics', 'Visitors', ''), (3, 3, 'awards', 'Thanks', '');"
    "INSERT INTO statistic (slide, position, label, value) VALUES (2, 1, 'Monday', 1), (2, 2, "
    "'Tuesday', 2);"
    "INSERT INTO award (slide, position, recipient, reason) VALUES (3, 1, 'A. Sample', 'Of no "
    "one');";

static struct scratch scratch;

static int files_in(const char *folder)
{
    DIR *d = opendir(folder);
    int count = 0;
    assert_non_null(d);
    for (const struct dirent *e; (e = readdir(d)) != NULL;) {
        count += e->d_name[0] != '.';
    }
    (void)closedir(d);
    return count;
}

static void expect_refused(long n, const struct news *news, const struct verdict *v)
{
    if (v->reason != REASON_MEMORY || v->err.status != STATUS_MEMORY ||
        news->kind != NEWS_REFUSED) {
        fail_msg("allocation %ld: %s: %s", n, reason_name(v->reason), v->err.text);
    }
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    struct io io = io_system();
    const struct trial trial = trial_defaults();
    struct install install = {.io = &io,
                              .settings = world_settings(),
                              .trial = trial_run,
                              .trial_ctx = (void *)(uintptr_t)&trial};
    struct scratch_path keys = scratch_path(&scratch, "keys");
    struct scratch_path stick = scratch_path(&scratch, "stick");
    long refused = 0;
    long done_without = 0;
    install.settings.trusted_keys = keys.text;
    for (int for_good = 0; for_good < 2; for_good++) {
        long failed = 1;
        for (long n = 0; failed > 0; n++) {
            struct news news;
            struct verdict v = {0};
            char name[32];
            (void)snprintf(name, sizeof name, "store-%d-%ld", for_good, n);
            const struct scratch_path store = scratch_path(&scratch, name);
            install.settings.folder = store.text;
            allocations_fail(ALLOCATIONS_OWN, n, for_good != 0);
            const bool done = install_run(&install, stick.text, &news, &v);
            failed = allocations_again();
            if (done) {
                assert_int_equal(news.kind, NEWS_INSTALLED);
                assert_true(!for_good || failed == 0);
                done_without += failed > 0;
            } else {
                assert_true(failed > 0);
                expect_refused(n, &news, &v);
                refused++;
            }
            if (n > 0) {
                /* Lock, status, log; of a file that is taken also its data, the state and its lock.
                 */
                assert_int_equal(files_in(store.text), done ? 6 : 3);
            }
        }
    }
    print_message("    %ld failing allocations: %ld updates refused, %ld done without\n",
                  refused + done_without, refused, done_without);
    /* What the widths of texts are remembered in: without it each is measured anew. */
    assert_true(refused > 50 && done_without * 5 < refused);
}

static int set_up(void **state)
{
    (void)state;
    static const char *const folders[] = {"keys", "stick"};
    scratch = scratch_make();
    for (int i = 0; i < 2; i++) {
        if (mkdir(scratch_path(&scratch, folders[i]).text, 0755) != 0) {
            return -1;
        }
    }
    struct signer office = signer_make(scratch_path(&scratch, "keys").text, "office");
    struct scratch_path file = scratch_path(&scratch, "stick/kiosk.db");
    shell_new(file.text, content);
    signer_sign(&office, file.text, "");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    scratch_remove(&scratch);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
