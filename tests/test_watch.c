#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "commands/watch.h"
#include "support.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct spot {
    char folder[SUPPORT_PATH];
    char file[96];
    struct watch watch;
};

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static void path_beside(const struct spot *p, const char *name, char path[128])
{
    snprintf(path, 128, "%s/%s", p->folder, name);
}

static void write_beside(const struct spot *p, const char *name)
{
    char path[128];
    path_beside(p, name, path);
    write_file(path, "x");
}

static void remove_beside(const struct spot *p, const char *name)
{
    char path[128];
    path_beside(p, name, path);
    assert_int_equal(unlink(path), 0);
}

static int open_place(void **state)
{
    static struct spot p;
    struct err err = {0};
    support_folder(p.folder);
    snprintf(p.file, sizeof p.file, "%s/kiosk.db", p.folder);
    write_file(p.file, "one");
    assert_true(watch_open(&p.watch, p.file, &err));
    *state = &p;
    return 0;
}

static int close_place(void **state)
{
    struct spot *p = *state;
    watch_close(&p->watch);
    unlink(p->file);
    rmdir(p->folder);
    return 0;
}

static bool is_readable(const struct watch *w)
{
    struct pollfd polled = {.fd = w->fd, .events = POLLIN};
    return poll(&polled, 1, 0) > 0;
}

static void test_quiet_at_first(void **state)
{
    struct spot *p = *state;
    assert_false(is_readable(&p->watch));
    assert_false(watch_take(&p->watch));
    assert_true(p->watch.look_at == INT64_MAX);
}

static void test_writing(void **state)
{
    struct spot *p = *state;
    write_file(p->file, "two");
    assert_true(is_readable(&p->watch));
    assert_true(watch_take(&p->watch));
    assert_false(watch_take(&p->watch));
    /* Somebody writes and does not close, as SQLite does. */
    const int fd = open(p->file, O_WRONLY);
    assert_int_equal(write(fd, "3", 1), 1);
    assert_true(watch_take(&p->watch));
    close(fd);
}

static void test_reading_is_nothing(void **state)
{
    struct spot *p = *state;
    char text[8];
    const int fd = open(p->file, O_RDONLY);
    assert_int_equal(read(fd, text, 3), 3);
    close(fd);
    assert_false(watch_take(&p->watch));
}

static void test_replacing_removing_and_coming_back(void **state)
{
    struct spot *p = *state;
    char beside[128];
    write_beside(p, "kiosk.new");
    assert_false(watch_take(&p->watch));
    path_beside(p, "kiosk.new", beside);
    assert_int_equal(rename(beside, p->file), 0);
    assert_true(watch_take(&p->watch));
    assert_int_equal(unlink(p->file), 0);
    assert_true(watch_take(&p->watch));
    write_file(p->file, "back");
    assert_true(watch_take(&p->watch));
}

static void test_others_are_nothing(void **state)
{
    struct spot *p = *state;
    static const char *const names[] = {"kiosk.db-journal", "kiosk.d", "other.db", "kiosk.db2"};
    for (size_t i = 0; i < SUPPORT_COUNT(names); i++) {
        write_beside(p, names[i]);
        remove_beside(p, names[i]);
    }
    assert_false(watch_take(&p->watch));
}

/* Somebody copies a large file to the folder, or keeps a log there. */
static void test_the_writing_of_others_wakes_nobody(void **state)
{
    struct spot *p = *state;
    char path[128];
    path_beside(p, "other.log", path);
    const int fd = open(path, O_WRONLY | O_CREAT, 0644);
    assert_true(fd >= 0);
    assert_false(watch_take(&p->watch)); /* that it is made is seen */
    assert_int_equal(write(fd, "x", 1), 1);
    assert_int_equal(close(fd), 0);
    assert_int_equal(chmod(path, 0600), 0);
    assert_false(is_readable(&p->watch));
    remove_beside(p, "other.log");
}

/* The log may have been written before anybody could watch it. */
static void test_a_log_that_is_made_and_written(void **state)
{
    struct spot *p = *state;
    write_beside(p, "kiosk.db-wal");
    assert_true(watch_take(&p->watch));
    write_beside(p, "kiosk.db-wal");
    assert_true(watch_take(&p->watch));
    remove_beside(p, "kiosk.db-wal");
    assert_false(watch_take(&p->watch));
    write_beside(p, "kiosk.db-wal");
    assert_true(watch_take(&p->watch));
    remove_beside(p, "kiosk.db-wal");
}

/* What a link leads to lies in a folder that is not watched. */
static void test_behind_a_link(void **state)
{
    struct spot *p = *state;
    char folder[SUPPORT_PATH], target[128], link[128], beside[128], leads[128];
    struct watch w;
    struct err err = {0};
    support_folder(folder);
    snprintf(target, sizeof target, "%s/target.db", folder);
    snprintf(beside, sizeof beside, "%s/new.db", folder);
    path_beside(p, "link.db", link);
    write_file(target, "one");
    snprintf(leads, sizeof leads, "..%s/target.db", strrchr(folder, '/'));
    assert_int_equal(symlink(leads, link), 0);
    assert_true(watch_open(&w, link, &err));
    write_file(target, "two");
    assert_true(watch_take(&w));
    for (int i = 0; i < 3; i++) { /* again and again: each is watched in turn */
        write_file(beside, "three");
        assert_false(watch_take(&w));
        assert_int_equal(rename(beside, target), 0);
        assert_true(watch_take(&w));
        write_file(target, "four");
        assert_true(watch_take(&w));
    }
    assert_false(watch_take(&w));
    assert_int_equal(unlink(target), 0);
    assert_true(watch_take(&w));
    watch_close(&w);
    assert_int_equal(unlink(link), 0);
    support_remove(folder);
}

static void test_the_log_counts_when_it_is_written(void **state)
{
    struct spot *p = *state;
    char path[128];
    path_beside(p, "kiosk.db-wal", path);
    const int fd = open(path, O_WRONLY | O_CREAT, 0644);
    assert_true(fd >= 0);
    assert_false(watch_take(&p->watch)); /* readers make it as well */
    assert_int_equal(write(fd, "x", 1), 1);
    assert_true(watch_take(&p->watch));
    close(fd);
    remove_beside(p, "kiosk.db-wal");
    assert_false(watch_take(&p->watch));
}

static void test_the_folder_goes_and_comes(void **state)
{
    struct spot *p = *state;
    assert_int_equal(unlink(p->file), 0);
    assert_int_equal(rmdir(p->folder), 0);
    assert_true(watch_take(&p->watch));
    assert_in_range(p->watch.look_at - clock_monotonic_ms(), 1, 5000);
    assert_int_equal(mkdir(p->folder, 0755), 0);
    write_file(p->file, "again");
    assert_false(watch_take(&p->watch)); /* it is not looked at before its time */
    p->watch.look_at = clock_monotonic_ms();
    assert_true(watch_take(&p->watch)); /* what came with the folder is a change */
    assert_true(p->watch.look_at == INT64_MAX);
    assert_false(watch_take(&p->watch));
    write_file(p->file, "more");
    assert_true(watch_take(&p->watch));
}

static void test_the_folder_is_moved_away(void **state)
{
    struct spot *p = *state;
    char away[128];
    snprintf(away, sizeof away, "%s-away", p->folder);
    assert_int_equal(rename(p->folder, away), 0);
    assert_true(watch_take(&p->watch));
    assert_true(p->watch.look_at < INT64_MAX);
    assert_int_equal(rename(away, p->folder), 0);
    p->watch.look_at = 0;
    assert_true(watch_take(&p->watch));
    write_file(p->file, "here");
    assert_true(watch_take(&p->watch));
}

static void test_names_without_a_folder(void **state)
{
    (void)state;
    struct watch w;
    struct err err = {0};
    assert_true(watch_open(&w, "kiosk.db", &err));
    assert_string_equal(w.folder_path, ".");
    assert_string_equal(w.name, "kiosk.db");
    watch_close(&w);
    assert_true(watch_open(&w, "/kiosk.db", &err));
    assert_string_equal(w.folder_path, "/");
    watch_close(&w);
    watch_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_quiet_at_first, open_place, close_place),
        cmocka_unit_test_setup_teardown(test_writing, open_place, close_place),
        cmocka_unit_test_setup_teardown(test_reading_is_nothing, open_place, close_place),
        cmocka_unit_test_setup_teardown(test_replacing_removing_and_coming_back, open_place,
                                        close_place),
        cmocka_unit_test_setup_teardown(test_others_are_nothing, open_place, close_place),
        cmocka_unit_test_setup_teardown(test_the_writing_of_others_wakes_nobody, open_place,
                                        close_place),
        cmocka_unit_test_setup_teardown(test_a_log_that_is_made_and_written, open_place,
                                        close_place),
        cmocka_unit_test_setup_teardown(test_behind_a_link, open_place, close_place),
        cmocka_unit_test_setup_teardown(test_the_log_counts_when_it_is_written, open_place,
                                        close_place),
        cmocka_unit_test_setup_teardown(test_the_folder_goes_and_comes, open_place, close_place),
        cmocka_unit_test_setup_teardown(test_the_folder_is_moved_away, open_place, close_place),
        cmocka_unit_test(test_names_without_a_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
