/* The seeds of the fuzz targets, through the same doors, in every run of the tests: what the fuzzer
 * has found stays mended. A seed whose name begins with "good" has to be taken, one that begins
 * with "bad" refused; of any other it is only asked that the program lives. */
#include "fuzz.h"

#include "../support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tally {
    int seeds, good, bad;
};

/* The seed is handed over in memory of just its size, so that a byte too many is seen. */
static void replay(const struct fuzz_target *target, void *ctx, const char *name,
                   struct tally *tally)
{
    char path[512];
    size_t size = 0;
    (void)snprintf(path, sizeof path, "tests/fuzz/seeds/%s/%s", target->name, name);
    char *text = support_read(path, &size);
    assert_non_null(text);
    uint8_t *data = malloc(size > 0 ? size : 1);
    assert_non_null(data);
    memcpy(data, text, size);
    free(text);
    const bool taken = target->run(ctx, data, size);
    free(data);
    const bool good = strncmp(name, "good", 4) == 0;
    const bool bad = strncmp(name, "bad", 3) == 0;
    if ((good && !taken) || (bad && taken)) {
        fail_msg("%s was %s", path, taken ? "taken" : "refused");
    }
    tally->seeds++;
    tally->good += good;
    tally->bad += bad;
}

static void replay_all(void **state)
{
    const struct fuzz_target *target = *state;
    struct tally tally = {0};
    char path[256];
    (void)snprintf(path, sizeof path, "tests/fuzz/seeds/%s", target->name);
    DIR *folder = opendir(path);
    assert_non_null(folder);
    void *ctx = target->open == NULL ? NULL : target->open();
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] != '.') {
            replay(target, ctx, entry->d_name, &tally);
        }
    }
    if (target->close != NULL) {
        target->close(ctx);
    }
    (void)closedir(folder);
    print_message("%s: %d seeds, %d to be taken, %d to be refused\n", target->name, tally.seeds,
                  tally.good, tally.bad);
    assert_true(tally.good > 0);
    assert_true(tally.seeds > 3);
}

enum { TARGETS_MOST = 16 };

int main(void)
{
    struct CMUnitTest tests[TARGETS_MOST];
    size_t count = 0;
    for (; count < TARGETS_MOST && fuzz_target_at(count) != NULL; count++) {
        const struct fuzz_target *target = fuzz_target_at(count);
        tests[count] = (struct CMUnitTest){.name = target->name,
                                           .test_func = replay_all,
                                           .initial_state = (void *)(uintptr_t)target};
    }
    return _cmocka_run_group_tests("seeds", tests, count, NULL, NULL);
}
