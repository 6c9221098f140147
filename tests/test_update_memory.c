/* An update whose memory runs out, at any allocation, is refused, and leaves nothing behind. */
#include "signer.h"
#include "sqlite_shell.h"
#include "update_world.h"

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

/* The linker hands us the program's own allocations (Makefile: --wrap). */
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);

static struct {
    long left; /* allocations until one fails; < 0: none does */
    bool for_good;
    long failed, counted;
} memory = {.left = -1};

static bool fails(void)
{
    memory.counted++;
    if (memory.left < 0) {
        return false;
    }
    const bool now = memory.left == 0;
    memory.left -= !(now && memory.for_good);
    memory.failed += now;
    return now;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

static struct scratch scratch;

static bool trial(void *ctx, const char *path, const struct trial_watch *watch, struct verdict *v)
{
    (void)ctx;
    (void)path;
    return watch->loaded(watch->ctx, &(struct trial_loaded){.serial = 7, .title = "seven"}, v);
}

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

static void every_allocation_may_fail(void **state)
{
    (void)state;
    struct io io = io_system();
    struct install install = {.io = &io, .settings = world_settings(), .trial = trial};
    struct scratch_path store = scratch_path(&scratch, "store");
    struct scratch_path keys = scratch_path(&scratch, "keys");
    struct scratch_path stick = scratch_path(&scratch, "stick");
    int tried = 0;
    install.settings.folder = store.text;
    install.settings.trusted_keys = keys.text;
    for (int for_good = 0; for_good < 2; for_good++) {
        for (long n = 0;; n++, tried++) {
            struct news news;
            struct verdict v = {0};
            memory.left = n;
            memory.for_good = for_good;
            memory.failed = 0;
            const bool done = install_run(&install, stick.text, &news, &v);
            memory.left = -1;
            if (memory.failed == 0) {
                assert_true(done);
                assert_true(news.kind == (for_good ? NEWS_SAME : NEWS_INSTALLED));
                break;
            }
            assert_false(done);
            assert_int_equal(v.reason, REASON_MEMORY);
            assert_int_equal(v.err.status, STATUS_MEMORY);
            assert_int_equal(news.kind, NEWS_REFUSED);
            if (n > 0 && !for_good) { /* two locks, log, status */
                assert_int_equal(files_in(store.text), 3);
            }
        }
    }
    assert_true(tried >= 6);
    print_message("    %d failing allocations\n", tried);
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
    write_file(file.text, "content", 7);
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
