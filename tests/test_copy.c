/* How slow a stick may be: with a disk that has no bytes, and a clock that only it moves. */
#include "update/copy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <string.h>

#define MIB ((int64_t)1024 * 1024)

enum { STICK = 3, STORE = 4 };

struct slow {
    int64_t now_ms;
    double bytes_per_ms; /* of the stick */
    int64_t stall_ms;    /* once, at half of the file */
    int64_t write_ms;    /* of the store, for each piece */
    int64_t size;        /* of the file */
    int64_t most_ms; /* not 0: the stick takes all the time that it is given, this for 0 bytes */
    int open, left;  /* descriptors and files of the store */
};

static int do_open(void *ctx, const char *path, int flags)
{
    struct slow *s = ctx;
    (void)path;
    (void)flags;
    s->open++;
    s->left = 1;
    return STORE;
}

static int do_close(void *ctx, int fd)
{
    struct slow *s = ctx;
    (void)fd;
    s->open--;
    return 0;
}

static int64_t do_read(void *ctx, int fd, void *to, size_t size, int64_t at)
{
    struct slow *s = ctx;
    assert_int_equal(fd, STICK);
    if (at >= s->size) {
        return 0;
    }
    memset(to, 0, 1);
    if (s->most_ms > 0) {
        s->now_ms = s->most_ms + at / 400;
        return (int64_t)size;
    }
    s->now_ms += (int64_t)((double)size / s->bytes_per_ms);
    if (at <= s->size / 2 && at + (int64_t)size > s->size / 2) {
        s->now_ms += s->stall_ms;
    }
    return (int64_t)size;
}

static int64_t do_write(void *ctx, int fd, const void *from, size_t size)
{
    struct slow *s = ctx;
    (void)from;
    assert_int_equal(fd, STORE);
    s->now_ms += s->write_ms;
    return (int64_t)size;
}

static int do_sync(void *ctx, int fd)
{
    (void)ctx;
    (void)fd;
    return 0;
}

static int do_room(void *ctx, const char *path, int64_t *bytes)
{
    (void)ctx;
    (void)path;
    *bytes = INT64_MAX;
    return 0;
}

static int do_unlink(void *ctx, const char *path)
{
    struct slow *s = ctx;
    (void)path;
    s->left = 0;
    return 0;
}

static int64_t do_steady_ms(void *ctx)
{
    return ((struct slow *)ctx)->now_ms;
}

static bool copy(struct slow *s, struct verdict *v)
{
    const struct io io = {.ctx = s,
                          .open = do_open,
                          .close = do_close,
                          .read = do_read,
                          .write = do_write,
                          .sync = do_sync,
                          .room = do_room,
                          .unlink = do_unlink,
                          .steady_ms = do_steady_ms};
    const struct store store = {.io = &io, .folder = "/store"};
    const struct candidate c = {.fd = STICK, .size = s->size, .path = "/stick/kiosk.db"};
    int fd = -1;
    s->now_ms = 0;
    const bool done = copy_in(&store, &c, 1024 * MIB, (struct progress){0}, &fd, v);
    assert_int_equal(fd, done ? STORE : -1);
    assert_int_equal(s->open, done ? 1 : 0);
    assert_int_equal(s->left, done ? 1 : 0);
    s->open = 0;
    return done;
}

/* USB 1.1 at its worst, the largest file that is allowed by default, and a stall of 50 s. */
static void an_honest_slow_stick_is_taken(void **state)
{
    (void)state;
    struct verdict v = {0};
    struct slow s = {.bytes_per_ms = 600, .stall_ms = 50000, .size = 1024 * MIB};
    assert_true(copy(&s, &v));
    assert_true(s.now_ms > 1800 * 1000); /* it did take half an hour */
    s = (struct slow){.bytes_per_ms = 600, .stall_ms = 50000, .size = 100};
    assert_true(copy(&s, &v));
}

static void a_slow_disk_of_the_box_is_no_slow_stick(void **state)
{
    (void)state;
    struct verdict v = {0};
    struct slow s = {.bytes_per_ms = 30000, .write_ms = 30000, .size = 100 * MIB};
    assert_true(copy(&s, &v));
}

static void one_that_hardly_gives_anything_is_refused_soon(void **state)
{
    (void)state;
    struct verdict v = {0};
    static const double pace[] = {0.5, 4, 100, 350};
    for (size_t i = 0; i < sizeof pace / sizeof *pace; i++) {
        struct slow s = {.bytes_per_ms = pace[i], .size = 1024 * MIB};
        assert_false(copy(&s, &v));
        assert_int_equal(v.reason, REASON_SLOW_STICK);
        assert_int_equal(v.err.status, STATUS_NO_FILE);
        assert_non_null(strstr(v.err.text, "less than 400 kB a second"));
        /* A piece of 256 KiB is one step; the system gives up on one that takes minutes. */
        assert_true(s.now_ms < (pace[i] < 1 ? 600000 : pace[i] < 300 ? 90000 : 600000));
    }
    struct slow s = {.bytes_per_ms = 30000, .stall_ms = 70000, .size = 2 * MIB};
    assert_false(copy(&s, &v));
}

/* One that knows the rule: it takes all the time that there is, and not more than that. */
static void no_stick_holds_up_the_others_for_an_hour(void **state)
{
    (void)state;
    struct verdict v = {0};
    struct slow s = {.most_ms = 60000, .size = 1024 * MIB};
    assert_true(copy(&s, &v));
    assert_true(s.now_ms < 46 * 60 * 1000);
    s.most_ms++;
    assert_false(copy(&s, &v));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_honest_slow_stick_is_taken),
        cmocka_unit_test(a_slow_disk_of_the_box_is_no_slow_stick),
        cmocka_unit_test(one_that_hardly_gives_anything_is_refused_soon),
        cmocka_unit_test(no_stick_holds_up_the_others_for_an_hour),
    };
    return cmocka_run_group_tests_name("copy", tests, NULL, NULL);
}
