/* A data file is read, written and made anew while memory runs out, at any allocation of the
 * program's or of SQLite's. With KIOSK_LONG=1 at each of SQLite's too (make test-long). */
#include "allocations.h"

#include "../every_use.h"
#include "../sqlite_shell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct scratch scratch;

/* Whether an allocation failed: the nth, alone or with all behind it. */
static bool fails_at(const struct use *use, enum allocations which, long n, bool for_good,
                     long *refused)
{
    struct err err = {0};
    use_file_as_before(use);
    allocations_fail(which, n, for_good);
    const bool done = use_again(use, &err);
    const long failed = allocations_again();
    if (!done && (failed == 0 || err.status != STATUS_MEMORY)) {
        fail_msg("%d, allocation %ld: status %d, %s", which, n, err.status, err.text);
    }
    use_check_file(use, done);
    *refused += !done;
    return failed > 0;
}

static void each_fails(const struct use *use)
{
    /* SQLite asks for memory thousands of times. */
    const long steps[] = {1, getenv("KIOSK_LONG") != NULL ? 1 : 151};
    long refused[2] = {0};
    for (int which = ALLOCATIONS_OWN; which <= ALLOCATIONS_OF_SQLITE; which++) {
        for (int for_good = 0; for_good < 2; for_good++) {
            for (long n = 0; fails_at(use, (enum allocations)which, n, for_good, &refused[which]);
                 n += steps[which]) {
            }
        }
    }
    print_message("    refused: %ld for want of ours, %ld of SQLite's\n", refused[0], refused[1]);
    assert_true(refused[0] > 0 && refused[1] > 30);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    static const struct {
        use_fn *run;
        const char *more;
    } runs[] = {{use_read_quickly, use_complaints},
                {use_read_thoroughly, ""},
                {use_look, ""},
                {use_write, ""},
                {use_new, ""}};
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        struct scratch_path db = scratch_path(&scratch, "a.db");
        struct use use;
        use_open(&use, runs[i].run, runs[i].more, db.text);
        each_fails(&use);
        use_close(&use);
    }
}

static int set_up(void **state)
{
    (void)state;
    allocations_of_sqlite();
    scratch = scratch_make();
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
