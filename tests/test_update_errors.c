/* Any call of an update may fail, once or from then on; the stick may be pulled, or written to,
 * while it is read: the old file or the new one is shown, and the next try succeeds. */
#include "support.h"
#include "update_world.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct world world;

static void expect_old_or_new(struct disk *d, bool done)
{
    const enum edition shown = world_shown(&world, d);
    if (shown != SECOND && (done || shown != FIRST)) {
        fail_msg("edition %d is shown, done %d", (int)shown, done);
    }
}

static void expect_told(bool done, const struct news *news, const struct verdict *v)
{
    assert_true(done == (news->kind == NEWS_INSTALLED));
    assert_true(done || news->kind == NEWS_REFUSED);
    assert_int_equal(news->reason, v->reason);
    assert_true(done || (v->reason != REASON_NONE && strlen(v->err.text) > 10));
}

/* The device is well again. */
static void expect_next_try(struct disk *d)
{
    struct news news;
    struct verdict v;
    disk_fail_at(d, INT32_MAX, EIO, false);
    world_plug(&world, d, THIRD);
    if (!world_run(d, &news, &v)) {
        fail_msg("%s", v.err.text);
    }
    assert_int_equal(world_shown(&world, d), THIRD);
    assert_true(disk_files(d, "/store") <= 9);
    assert_int_equal(disk_open_files(d), 0);
}

/* Lets the call of that number fail; false if it was not reached. */
static bool fail_one(const struct disk *before, int64_t call, int error, bool for_good,
                     bool then_cut, int *refused)
{
    struct disk *d = disk_copy(before);
    struct news news;
    struct verdict v;
    disk_fail_at(d, call, error, for_good);
    const bool done = world_run(d, &news, &v);
    const bool failed = disk_has_failed(d);
    if (!then_cut) {
        expect_told(done, &news, &v);
        assert_true(done || error != 0);
        assert_int_equal(disk_open_files(d), 0);
        *refused += !done;
        if (!for_good) {
            expect_old_or_new(d, done);
        }
    }
    if (for_good || then_cut) {
        disk_start(d, then_cut ? (enum loss)(call % LOSS_COUNT) : LOSS_ALL, (uint64_t)call);
        expect_old_or_new(d, done);
    }
    expect_next_try(d);
    disk_free(d);
    return failed;
}

static void every_call_may_fail(void **state)
{
    (void)state;
    static const int errors[] = {EIO, ENOSPC, EROFS, ENOMEM, EACCES, 0};
    struct disk *before = world_with_first(&world);
    int tried = 0;
    int refused = 0;
    int64_t calls = 0;
    for (size_t e = 0; e < SUPPORT_COUNT(errors); e++) {
        for (int how = 0; how < 3; how++) {
            bool failed = true;
            for (calls = 0; failed; calls++, tried++) {
                failed = fail_one(before, calls, errors[e], how == 1, how == 2, &refused);
            }
        }
    }
    disk_free(before);
    assert_true(refused > 100 && refused < tried);
    print_message("    %lld calls, %d failures at them, %d updates refused\n", (long long)calls,
                  tried, refused);
}

/* What the reasons and the statuses of such failures are. */
static void a_full_or_read_only_disk_is_told(void **state)
{
    (void)state;
    struct disk *before = world_with_first(&world);
    struct news news;
    struct verdict v;
    int full = 0;
    int read_only = 0;
    for (int64_t call = 0; call < 60; call++) {
        struct disk *d = disk_copy(before);
        disk_fail_at(d, call, ENOSPC, false);
        full += !world_run(d, &news, &v) && v.reason == REASON_NO_ROOM &&
                v.err.status == STATUS_NO_ROOM;
        disk_free(d);
        d = disk_copy(before);
        disk_fail_at(d, call, EROFS, false);
        read_only += !world_run(d, &news, &v) && v.reason == REASON_STORE &&
                     strstr(v.err.text, "read-only") != NULL;
        disk_free(d);
    }
    assert_true(full > 5);
    assert_true(read_only > 5);
    struct disk *d = disk_copy(before);
    disk_set_room(d, (int64_t)world.size);
    assert_false(world_run(d, &news, &v));
    assert_int_equal(v.reason, REASON_NO_ROOM);
    assert_non_null(strstr(v.err.text, "has only 0 MiB left"));
    assert_int_equal(world_shown(&world, d), FIRST);
    disk_free(d);
    disk_free(before);
}

/* A stick that changes while it is read: the disk's reads go through this. */
static struct {
    struct io inner;
    int64_t at; /* the byte from which on something happens */
    enum { PULLED, GROWS, SHRINKS, ALTERED } what;
    bool happened;
} hook;

static int64_t read_hooked(void *ctx, int fd, void *to, size_t size, int64_t at)
{
    struct io_about about;
    const bool is_stick = hook.inner.about(ctx, fd, &about) >= 0 && !hook.happened &&
                          about.size == (int64_t)world.edition[SECOND].size;
    if (hook.what == PULLED && about.size == (int64_t)world.edition[SECOND].size &&
        at + (int64_t)size > hook.at && !hook.happened) {
        size = at < hook.at ? (size_t)(hook.at - at) : 0;
        if (size == 0) {
            return -EIO;
        }
    } else if (is_stick && hook.what != PULLED && at + (int64_t)size > hook.at) {
        unsigned char *bytes = malloc(world.size * 2);
        const size_t own = world.edition[SECOND].size;
        assert_non_null(bytes);
        memset(bytes, 'x', world.size * 2);
        memcpy(bytes, world.edition[SECOND].bytes, own);
        bytes[hook.at] ^= hook.what == ALTERED;
        hook.happened = true;
        /* In place, as a program that writes to the file would do it. */
        const int to_stick = hook.inner.open(ctx, "/stick/kiosk.db", 01 | 01000); /* w, truncated */
        assert_true(to_stick >= 0);
        assert_int_equal(io_write(&hook.inner, to_stick, bytes,
                                  hook.what == GROWS     ? own + 1
                                  : hook.what == SHRINKS ? (size_t)hook.at
                                                         : own),
                         0);
        assert_int_equal(hook.inner.close(ctx, to_stick), 0);
        free(bytes);
    }
    return hook.inner.read(ctx, fd, to, size, at);
}

static enum reason run_hooked(const struct disk *before)
{
    struct disk *d = disk_copy(before);
    struct io io = disk_io(d);
    struct news news;
    struct verdict v = {0};
    hook.inner = io;
    hook.happened = false;
    io.read = read_hooked;
    struct install install = world_install(&io);
    const bool done = install_run(&install, "/stick", &news, &v);
    expect_told(done, &news, &v);
    assert_int_equal(world_shown(&world, d), done ? SECOND : FIRST);
    assert_int_equal(disk_open_files(d), 0);
    expect_next_try(d);
    disk_free(d);
    return v.reason;
}

static void the_stick_is_pulled_at_every_4_kb(void **state)
{
    (void)state;
    struct disk *before = world_with_first(&world);
    int tried = 0;
    hook.what = PULLED;
    for (hook.at = 0; hook.at < (int64_t)world.edition[SECOND].size; hook.at += 4096, tried++) {
        assert_int_equal(run_hooked(before), REASON_UNREAD);
    }
    disk_free(before);
    print_message("    pulled at %d places\n", tried);
}

static void the_stick_is_written_to_while_it_is_read(void **state)
{
    (void)state;
    struct disk *before = world_with_first(&world);
    int tried = 0;
    for (hook.at = 1; hook.at < (int64_t)world.edition[SECOND].size; hook.at += 3001, tried++) {
        hook.what = GROWS;
        assert_int_equal(run_hooked(before), REASON_IN_WRITING);
        hook.what = SHRINKS;
        assert_int_equal(run_hooked(before), REASON_IN_WRITING);
        hook.what = ALTERED;
        assert_int_equal(run_hooked(before), REASON_ALTERED);
    }
    disk_free(before);
    print_message("    written to at %d places\n", tried);
}

/* With these bytes on the stick in the place of SECOND's. */
static void expect_not_taken(const struct disk *before, const char *path, const void *bytes,
                             size_t size)
{
    struct disk *d = disk_copy(before);
    struct news news;
    struct verdict v;
    disk_put(d, path, bytes, size);
    if (world_run(d, &news, &v)) {
        fail_msg("%s, of %zu bytes: it was taken", path, size);
    }
    expect_told(false, &news, &v);
    assert_int_equal(world_shown(&world, d), FIRST);
    disk_free(d);
}

static int expect_no_change_taken(const struct disk *before, const char *path)
{
    const void *there;
    size_t size;
    assert_true(disk_get(before, path, &there, &size));
    unsigned char *bytes = malloc(size);
    assert_non_null(bytes);
    memcpy(bytes, there, size);
    for (size_t i = 0; i < size; i++) {
        bytes[i] ^= 1;
        expect_not_taken(before, path, bytes, size);
        bytes[i] ^= 1;
        expect_not_taken(before, path, bytes, i);
    }
    free(bytes);
    return 2 * (int)size;
}

/* By the whole way of an update, of whose steps tests/test_verify.c has the one that decides. */
static void no_byte_on_the_stick_may_change(void **state)
{
    (void)state;
    struct world large = world;
    world_make(&world, 700);
    struct disk *d = world_with_first(&world);
    const int tried = expect_no_change_taken(d, "/stick/kiosk.db");
    struct news news;
    struct verdict v;
    assert_true(world_run(d, &news, &v)); /* and nothing else was the matter */
    assert_int_equal(world_shown(&world, d), SECOND);
    disk_free(d);
    world_free(&world);
    world = large;
    print_message("    %d altered or cut files, none installed\n", tried);
}

static void plug_another(void *ctx, const struct news *news)
{
    if (news->kind == NEWS_CHECKING) {
        world_plug(&world, ctx, FAULTY);
    }
}

/* Between copy and check only the copy counts; CVE-2020-25860 was that it did not. */
static void what_is_checked_is_what_is_installed(void **state)
{
    (void)state;
    struct disk *before = world_with_first(&world);
    struct disk *d = disk_copy(before);
    struct io io = disk_io(d);
    struct news news;
    struct verdict v = {0};
    struct install install = world_install(&io);
    install.told_ctx = d;
    install.told = plug_another;
    assert_true(install_run(&install, "/stick", &news, &v));
    assert_int_equal(world_shown(&world, d), SECOND);
    disk_free(d);
    disk_free(before);
}

/* When the screen says that the stick may be pulled, nothing is written to it any more. */
static void expect_result(void *ctx, const struct news *news)
{
    const void *bytes;
    size_t size;
    const bool ended = news->kind == NEWS_INSTALLED || news->kind == NEWS_REFUSED;
    assert_true(disk_get(ctx, "/stick/" INSTALL_RESULT, &bytes, &size) == ended);
}

static void the_result_comes_before_the_word_to_pull_the_stick(void **state)
{
    (void)state;
    struct disk *before = world_with_first(&world);
    for (int faulty = 0; faulty < 2; faulty++) {
        struct disk *d = disk_copy(before);
        struct io io = disk_io(d);
        struct news news;
        struct verdict v = {0};
        struct install install = world_install(&io);
        install.told_ctx = d;
        install.told = expect_result;
        install.settings.write_result = true;
        world_plug(&world, d, faulty ? FAULTY : SECOND);
        assert_true(install_run(&install, "/stick", &news, &v) == !faulty);
        disk_free(d);
    }
    disk_free(before);
}

static int set_up(void **state)
{
    (void)state;
    world_make(&world, getenv("KIOSK_LONG") != NULL ? 600 * 1024 : 100 * 1024);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    world_free(&world);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_call_may_fail),
        cmocka_unit_test(a_full_or_read_only_disk_is_told),
        cmocka_unit_test(the_stick_is_pulled_at_every_4_kb),
        cmocka_unit_test(the_stick_is_written_to_while_it_is_read),
        cmocka_unit_test(no_byte_on_the_stick_may_change),
        cmocka_unit_test(what_is_checked_is_what_is_installed),
        cmocka_unit_test(the_result_comes_before_the_word_to_pull_the_stick),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
