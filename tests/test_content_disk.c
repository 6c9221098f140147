/* A data file is read and written on a disk whose calls fail, at any of them: each use says so, or
 * answers as if nothing had been; and what is not written whole is as it was. */
#include "broken_disk.h"
#include "every_use.h"
#include "sqlite_shell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

static struct scratch scratch;

/* What may be said of a disk that fails, for each of the calls. */
static bool is_told(enum broken which, const struct err *err)
{
    if (which == BROKEN_WRITES) {
        return err->status == STATUS_OUTPUT;
    }
    return err->status == STATUS_DAMAGED || err->status == STATUS_NO_FILE ||
           err->status == STATUS_OUTPUT;
}

enum { FOR_GOOD = 1, FULL = 2 };

/* Whether a call failed: the nth, alone or with all behind it. */
static bool fails_at(const struct use *use, enum broken which, int how, long n, long *refused)
{
    struct err err = {0};
    use_file_as_before(use);
    broken_disk_fail(which, (how & FULL) != 0, n, (how & FOR_GOOD) != 0);
    const bool done = use_again(use, &err);
    const long failed = broken_disk_mended();
    if (!done && (failed == 0 || !is_told(which, &err))) {
        fail_msg("%d, call %ld: status %d, %s", which, n, err.status, err.text);
    }
    if (access(scratch_path(&scratch, "a.db-journal").text, F_OK) == 0) {
        shell_must(use->path, "PRAGMA integrity_check;"); /* which rolls it back */
    }
    use_check_file(use, done);
    *refused += !done;
    return failed > 0;
}

static void each_fails(const struct use *use, enum broken which)
{
    long refused = 0;
    const int hows = which == BROKEN_WRITES ? 2 * FULL : FULL;
    for (int how = 0; how < hows; how++) {
        for (long n = 0; fails_at(use, which, how, n, &refused); n++) {
        }
    }
    print_message("    refused: %ld\n", refused);
    assert_true(refused > 20);
}

static void every_call_may_fail(void **state)
{
    (void)state;
    static const struct {
        use_fn *run;
        const char *more;
        enum broken which;
    } runs[] = {{use_read_quickly, use_complaints, BROKEN_READS},
                {use_read_thoroughly, "", BROKEN_READS},
                {use_look, "", BROKEN_READS},
                {use_write, "", BROKEN_READS},
                {use_write, "", BROKEN_WRITES}};
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        struct scratch_path db = scratch_path(&scratch, "a.db");
        struct use use;
        use_open(&use, runs[i].run, runs[i].more, db.text);
        each_fails(&use, runs[i].which);
        use_close(&use);
    }
}

static int set_up(void **state)
{
    (void)state;
    broken_disk_open();
    scratch = scratch_make();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    scratch_remove(&scratch);
    broken_disk_close();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_call_may_fail)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
