/* A replaced file is the old one or the new one, whenever the power goes; and the disk in memory
 * that proves it would notice if not. */
#include "disk.h"
#include "support.h"
#include "update/io.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { SIZE = 3000, SEEDS = 20 };

static void old_and_new(char *old, char *new)
{
    memset(old, 'a', SIZE);
    memset(new, 'b', SIZE);
}

static bool is(const struct disk *d, const char *bytes)
{
    const void *now;
    size_t size;
    return disk_get(d, "/d/file", &now, &size) && size == SIZE && memcmp(now, bytes, SIZE) == 0;
}

/* How many of the cuts leave neither of the two; *cuts counts them all. */
static int third_outcomes(bool durable, int *cuts)
{
    char old[SIZE], new[SIZE];
    int bad = 0;
    old_and_new(old, new);
    *cuts = 0;
    for (int64_t step = 0;; step++) {
        for (int loss = 0; loss < LOSS_COUNT; loss++) {
            for (uint64_t seed = 0; seed < SEEDS; seed++) {
                struct disk *d = disk_new();
                struct io io = disk_io(d);
                disk_put(d, "/d/file", old, SIZE);
                disk_cut_at(d, step);
                int done = io_replace(&io, "/d", "file", new, SIZE, durable);
                bool cut = disk_is_off(d);
                disk_start(d, (enum loss)loss, seed);
                bad += !is(d, old) && !is(d, new);
                bad += done == 0 && durable && !is(d, new);
                *cuts += 1;
                disk_free(d);
                if (!cut && loss == LOSS_COUNT - 1 && seed == SEEDS - 1) {
                    return bad;
                }
            }
        }
    }
}

static void a_durable_replace_is_one_step(void **state)
{
    (void)state;
    int cuts;
    assert_int_equal(third_outcomes(true, &cuts), 0);
    print_message("    %d power cuts\n", cuts);
}

static void without_a_sync_the_disk_notices(void **state)
{
    (void)state;
    int cuts;
    assert_true(third_outcomes(false, &cuts) > 10);
}

static void an_error_leaves_the_old_one(void **state)
{
    (void)state;
    static const int errors[] = {EIO, ENOSPC, EROFS};
    char old[SIZE], new[SIZE];
    int tried = 0;
    old_and_new(old, new);
    for (size_t e = 0; e < SUPPORT_COUNT(errors); e++) {
        bool failed = true;
        for (int64_t call = 0; failed; call++, tried++) {
            struct disk *d = disk_new();
            struct io io = disk_io(d);
            disk_put(d, "/d/file", old, SIZE);
            disk_fail_at(d, call, errors[e], false);
            int done = io_replace(&io, "/d", "file", new, SIZE, true);
            failed = disk_has_failed(d);
            /* Whether it closed a folder does not matter. */
            assert_true(is(d, done == 0 ? new : old) || (done < 0 && is(d, new)));
            assert_true(done == 0 || done == -errors[e]);
            assert_int_equal(disk_open_files(d), 0);
            assert_int_equal(disk_files(d, "/d"), 1);
            disk_free(d);
        }
    }
    print_message("    %d errors\n", tried);
}

static void short_reads_and_writes_go_on(void **state)
{
    (void)state;
    char old[SIZE], new[SIZE], got[SIZE + 10];
    old_and_new(old, new);
    struct disk *d = disk_new();
    struct io io = disk_io(d);
    disk_put(d, "/d/file", old, SIZE);
    disk_fail_at(d, 0, 0, true);
    assert_int_equal(io_replace(&io, "/d", "file", new, SIZE, true), 0);
    assert_true(is(d, new));
    assert_int_equal(io_read_file(&io, "/d/file", got, sizeof got), SIZE);
    assert_memory_equal(got, new, SIZE);
    assert_int_equal(io_read_file(&io, "/d/file", got, SIZE - 1), -EFBIG);
    assert_int_equal(io_read_file(&io, "/d/none", got, sizeof got), -ENOENT);
    assert_int_equal(io_read_file(&io, "/d", got, sizeof got), -EINVAL);
    disk_free(d);
}

static bool count(void *to, const char *name)
{
    int *counted = to;
    assert_int_equal(strncmp(name, "fi", 2), 0);
    return ++*counted < 2;
}

static void the_system_does_the_same(void **state)
{
    (void)state;
    char folder[SUPPORT_PATH], path[IO_PATH], other[IO_PATH], got[16];
    int64_t room = 0;
    int counted = 0;
    struct io_about about;
    struct io io = io_system();
    support_folder(folder);
    assert_int_equal(io_replace(&io, folder, "file", "12345", 5, true), 0);
    assert_int_equal(io_path(path, folder, "file"), 0);
    assert_int_equal(io_path(other, folder, "fifth"), 0);
    assert_int_equal(io_read_file(&io, path, got, sizeof got), 5);
    assert_memory_equal(got, "12345", 5);
    assert_int_equal(io_replace(&io, folder, "fifth", "", 0, false), 0);
    assert_int_equal(io.list(io.ctx, folder, &counted, count), 0);
    assert_int_equal(counted, 2);
    assert_int_equal(io.room(io.ctx, folder, &room), 0);
    assert_true(room > 0);
    assert_int_equal(io.mkdir(io.ctx, folder), -EEXIST);
    assert_int_equal(symlink("file", other), -1);
    assert_int_equal(io.unlink(io.ctx, other), 0);
    assert_int_equal(symlink("file", other), 0);
    assert_int_equal(io.open(io.ctx, other, O_RDONLY), -ELOOP);
    int first = io.open(io.ctx, path, O_RDWR);
    int second = io.open(io.ctx, path, O_RDWR);
    assert_true(first >= 0 && second >= 0);
    assert_int_equal(io.lock(io.ctx, first), 0);
    assert_int_equal(io.lock(io.ctx, second), -EWOULDBLOCK);
    assert_int_equal(io.close(io.ctx, first), 0);
    assert_int_equal(io.lock(io.ctx, second), 0);
    assert_int_equal(io.about(io.ctx, second, &about), 0);
    assert_true(about.regular && !about.folder && about.size == 5);
    assert_int_equal(io.close(io.ctx, second), 0);
    assert_int_equal(io_replace(&io, path, "x", "", 0, true), -ENOTDIR);
    assert_int_equal(io.list(io.ctx, path, &counted, count), -ENOTDIR);
    assert_true(io.now_ms(io.ctx) > 1700000000000);
    support_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_durable_replace_is_one_step),
        cmocka_unit_test(without_a_sync_the_disk_notices),
        cmocka_unit_test(an_error_leaves_the_old_one),
        cmocka_unit_test(short_reads_and_writes_go_on),
        cmocka_unit_test(the_system_does_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
