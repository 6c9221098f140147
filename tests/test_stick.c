/* Which file is taken from a stick, and what is said when none is. */
#include "command.h"
#include "sqlite_shell.h"
#include "update/stick.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* A fresh folder "stick" in a scratch folder, made by shell lines that run in it. */
struct stick {
    struct scratch scratch;
    struct scratch_path path;
};

static struct stick stick_of(const char *lines)
{
    struct stick s = {.scratch = scratch_make()};
    char line[900];
    int status;
    s.path = scratch_path(&s.scratch, "stick");
    (void)snprintf(line, sizeof line, "mkdir '%s' && cd '%s' && %s", s.path.text, s.path.text,
                   lines);
    char *text = command_output(line, &status);
    if (status != 0) {
        fail_msg("%s: %s", line, text);
    }
    free(text);
    return s;
}

static void expect_at(const struct stick *s, const char *below, const char *pattern,
                      enum reason want, const char *words)
{
    struct candidate *c = malloc(sizeof *c);
    struct io io = io_system();
    struct verdict v = {0};
    char path[256];
    assert_non_null(c);
    (void)snprintf(path, sizeof path, "%s%s", s->path.text, below);
    bool good = stick_find(c, &io, path, pattern, &v);
    if (v.reason != want || good != (want == REASON_NONE) || strstr(v.err.text, words) == NULL) {
        fail_msg("%s %s: %s, not %s (\"%s\"): %s", path, pattern, reason_name(v.reason),
                 reason_name(want), words, v.err.text);
    }
    if (good) { /* the words are then the end of its path */
        assert_true(c->fd >= 0);
    }
    stick_close(c, &io);
    free(c);
}

static void expect(const char *lines, const char *pattern, enum reason want, const char *words)
{
    struct stick s = stick_of(lines);
    expect_at(&s, "", pattern, want, words);
    scratch_remove(&s.scratch);
}

static void found(const char *lines, const char *below, const char *pattern, const char *name,
                  const char *signature)
{
    struct stick s = stick_of(lines);
    struct candidate *c = malloc(sizeof *c);
    struct io io = io_system();
    struct verdict v = {0};
    char path[256];
    char want[300];
    assert_non_null(c);
    (void)snprintf(path, sizeof path, "%s%s", s.path.text, below);
    (void)snprintf(want, sizeof want, "%s/%s", s.path.text, name);
    if (!stick_find(c, &io, path, pattern, &v)) {
        fail_msg("%s", v.err.text);
    }
    assert_string_equal(c->path, want);
    assert_string_equal(c->folder, s.path.text);
    assert_int_equal(c->size, 4);
    assert_int_equal(c->has_signature, signature != NULL);
    assert_int_equal(c->signature_size, signature == NULL ? 0 : strlen(signature));
    assert_memory_equal(c->signature, signature == NULL ? "" : signature, c->signature_size);
    stick_close(c, &io);
    free(c);
    scratch_remove(&s.scratch);
}

static void the_one_that_fits_is_taken(void **state)
{
    (void)state;
    found("printf data > kiosk.db; echo sign > kiosk.db.minisig; echo > notes.txt", "", "kiosk.db",
          "kiosk.db", "sign\n");
    found("printf data > kiosk.db", "", "kiosk.db", "kiosk.db", NULL);
    found("printf data > KIOSK.DB; echo sign > KIOSK.DB.minisig", "", "kiosk.db", "KIOSK.DB",
          "sign\n");
    found("printf data > kiosk-7.db; touch kiosk-7.db.minisig ._kiosk-7.db .kiosk-8.db", "", "*.db",
          "kiosk-7.db", "");
    found("printf data > 'bảng tin.db'; echo x > kiosk.db", "/bảng tin.db", "kiosk.db",
          "bảng tin.db", NULL);
}

/* Of any alphabet, and however the letters were put together: a Mac takes their marks apart. */
static void letters_are_compared_as_people_do(void **state)
{
    (void)state;
    found("printf data > THÔNG-BÁO.DB", "", "thông-báo.db", "THÔNG-BÁO.DB", NULL);
    found("printf data > $(printf 'tho\\314\\202ng-ba\\314\\201o.db')", "", "Thông-*.db",
          "tho\314\202ng-ba\314\201o.db", NULL);
    found("printf data > đỗ-7.db", "", "ĐỖ-[0-9].DB", "đỗ-7.db", NULL);
    expect("touch thong-bao.db", "thông-báo.db", REASON_NOT_FOUND, "saw only \"thong-bao.db\"");
    /* What is no UTF-8 is compared byte by byte. */
    found("printf data > $(printf 'KIOSK\\377.db')", "", "kiosk?.db", "KIOSK\377.db", NULL);
    expect("touch $(printf 'th\\324ng.db')", "thông.db", REASON_NOT_FOUND, "saw only");
}

static void none_and_several_are_told(void **state)
{
    (void)state;
    expect("true", "kiosk.db", REASON_NOT_FOUND,
           "looked for \"kiosk.db\" and found nothing at all");
    expect("touch 'kiosk (1).db'", "kiosk.db", REASON_NOT_FOUND,
           "looked for \"kiosk.db\" and saw only \"kiosk (1).db\"; give");
    expect("touch .hidden kiosk.db.minisig", "kiosk.db", REASON_NOT_FOUND,
           "saw only \"kiosk.db.minisig\"; give");
    expect("touch .hidden", "kiosk.db", REASON_NOT_FOUND, "found nothing at all");
    expect("touch kiosk.db Kiosk.db", "kiosk.db", REASON_SEVERAL, "\"kiosk.db\"");
    expect("touch kiosk.db Kiosk.db", "kiosk.db", REASON_SEVERAL, "\"Kiosk.db\"");
    expect("touch $(seq -f photo-%03g.jpg 1 200)", "kiosk.db", REASON_NOT_FOUND, " and more; give");
    expect("mkdir kiosk.d", "kiosk.db", REASON_NOT_FOUND, "\"kiosk.d\"");
}

static void only_a_regular_file_is_opened(void **state)
{
    (void)state;
    expect("mkdir kiosk.db", "kiosk.db", REASON_NO_FILE, "is a folder and no file");
    expect("mkfifo kiosk.db", "kiosk.db", REASON_NO_FILE, "is a device or a pipe and no file");
    expect("ln -s /etc/shadow kiosk.db", "kiosk.db", REASON_NO_FILE, "is a link");
    expect("ln -s kiosk.db kiosk.db", "kiosk.db", REASON_NO_FILE, "is a link");
    struct stick s =
        stick_of("ln -s /etc/shadow a; mkfifo b; ln -s . c; printf data > kiosk.db; ln "
                 "-s /etc/shadow kiosk.db.minisig");
    expect_at(&s, "/a", "kiosk.db", REASON_NO_FILE, "is a link");
    expect_at(&s, "/b", "kiosk.db", REASON_NO_FILE, "is a device or a pipe");
    expect_at(&s, "/c", "kiosk.db", REASON_NO_FILE, "is a link");
    expect_at(&s, "/d", "kiosk.db", REASON_NOT_FOUND, "No such file");
    expect_at(&s, "/kiosk.db/x", "kiosk.db", REASON_UNREAD, "Not a directory");
    expect_at(&s, "", "kiosk.db", REASON_BAD_SIGNATURE, "no regular file");
    scratch_remove(&s.scratch);
    expect("printf data > kiosk.db; mkfifo kiosk.db.minisig", "kiosk.db", REASON_BAD_SIGNATURE,
           "no regular file");
    expect("printf data > kiosk.db; head -c 20000 /dev/zero > kiosk.db.minisig", "kiosk.db",
           REASON_BAD_SIGNATURE, "too large");
}

static void a_device_is_not_taken(void **state)
{
    (void)state;
    struct candidate *c = malloc(sizeof *c);
    struct io io = io_system();
    struct verdict v = {0};
    assert_non_null(c);
    assert_false(stick_find(c, &io, "/dev/zero", "kiosk.db", &v));
    assert_int_equal(v.reason, REASON_NO_FILE);
    stick_close(c, &io);
    if (geteuid() == 0) {
        struct stick s = stick_of("mknod kiosk.db c 1 5 || printf no");
        assert_false(stick_find(c, &io, s.path.text, "kiosk.db", &v));
        assert_int_equal(v.reason, REASON_NO_FILE);
        stick_close(c, &io);
        scratch_remove(&s.scratch);
    }
    free(c);
}

/* The folder of a stick that never stops telling names. */
struct endless {
    struct io system; /* for all the rest */
    int most;         /* names; the last of them is the file's */
    int64_t name_ms;  /* that each takes */
    int64_t now_ms;
    int told;
};

static int endless_open(void *ctx, const char *path, int flags)
{
    const struct endless *e = ctx;
    return e->system.open(e->system.ctx, path, flags);
}

static int endless_close(void *ctx, int fd)
{
    const struct endless *e = ctx;
    return e->system.close(e->system.ctx, fd);
}

static int64_t endless_read(void *ctx, int fd, void *to, size_t size, int64_t at)
{
    const struct endless *e = ctx;
    return e->system.read(e->system.ctx, fd, to, size, at);
}

static int endless_about(void *ctx, int fd, struct io_about *about)
{
    const struct endless *e = ctx;
    return e->system.about(e->system.ctx, fd, about);
}

static int endless_list(void *ctx, const char *path, void *to,
                        bool (*each)(void *to, const char *name))
{
    struct endless *e = ctx;
    char name[32];
    bool more = true;
    (void)path;
    for (e->told = 0; more && e->told < e->most; e->told++) {
        e->now_ms += e->name_ms;
        (void)snprintf(name, sizeof name, "photo-%d.jpg", e->told);
        more = each(to, e->told + 1 == e->most ? "kiosk.db" : name);
    }
    return 0;
}

static int64_t endless_steady_ms(void *ctx)
{
    return ((const struct endless *)ctx)->now_ms;
}

static void expect_endless(const struct stick *s, int most, int64_t name_ms, enum reason want,
                           const char *words)
{
    struct endless e = {.system = io_system(), .most = most, .name_ms = name_ms, .now_ms = 1000000};
    const struct io io = {.ctx = &e,
                          .open = endless_open,
                          .close = endless_close,
                          .read = endless_read,
                          .about = endless_about,
                          .list = endless_list,
                          .steady_ms = endless_steady_ms};
    struct candidate *c = malloc(sizeof *c);
    struct verdict v = {0};
    assert_non_null(c);
    assert_int_equal(stick_find(c, &io, s->path.text, "kiosk.db", &v), want == REASON_NONE);
    if (v.reason != want || strstr(v.err.text, words) == NULL) {
        fail_msg("%d names: %s, not %s: %s", most, reason_name(v.reason), reason_name(want),
                 v.err.text);
    }
    assert_true(e.told <= 10001 && e.told * name_ms < 62000);
    stick_close(c, &io);
    free(c);
}

static void a_folder_without_end_is_left(void **state)
{
    (void)state;
    struct stick s = stick_of("printf data > kiosk.db");
    expect_endless(&s, 10000, 0, REASON_NONE, "");
    expect_endless(&s, 10001, 0, REASON_UNREAD, "has more than 10000 files; leave only");
    expect_endless(&s, 100 * 1000 * 1000, 0, REASON_UNREAD, "has more than 10000 files");
    expect_endless(&s, 60, 1000, REASON_NONE, "");
    expect_endless(&s, 10000, 1000, REASON_SLOW_STICK, "more than 60 s to tell its files");
    scratch_remove(&s.scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_one_that_fits_is_taken),
        cmocka_unit_test(letters_are_compared_as_people_do),
        cmocka_unit_test(none_and_several_are_told),
        cmocka_unit_test(only_a_regular_file_is_opened),
        cmocka_unit_test(a_device_is_not_taken),
        cmocka_unit_test(a_folder_without_end_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
