#include "base/file.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

struct path {
    char text[512];
};

static struct path in(const char *folder, const char *name)
{
    struct path path;
    (void)snprintf(path.text, sizeof path.text, "%s/%s", folder, name);
    return path;
}

static struct bytes bytes_of(const char *text)
{
    return (struct bytes){(const uint8_t *)text, strlen(text)};
}

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void expect_file(const char *path, const char *want)
{
    char *text = support_read(path, NULL);
    assert_non_null(text);
    assert_string_equal(text, want);
    free(text);
}

static void test_replace_makes_and_replaces(void **state)
{
    (void)state;
    struct err err = {0};
    char folder[SUPPORT_PATH];
    support_folder(folder);
    struct path path = in(folder, "a");
    assert_true(file_replace(path.text, bytes_of("old and long"), &err));
    expect_file(path.text, "old and long");
    assert_true(file_replace(path.text, bytes_of("new"), &err));
    expect_file(path.text, "new");
    assert_true(file_replace(path.text, (struct bytes){NULL, 0}, &err));
    expect_file(path.text, "");
    assert_int_equal(support_entries(folder), 1); /* nothing is left beside it */
    support_remove(folder);
}

static void test_replace_big_file(void **state)
{
    (void)state;
    struct err err = {0};
    char folder[SUPPORT_PATH];
    support_folder(folder);
    size_t size = 3 * 1024 * 1024 + 7;
    uint8_t *data = malloc(size);
    assert_non_null(data);
    for (size_t i = 0; i < size; i++) {
        data[i] = (uint8_t)(i * 31 >> 3);
    }
    assert_true(file_replace(in(folder, "big").text, (struct bytes){data, size}, &err));
    size_t got;
    char *text = support_read(in(folder, "big").text, &got);
    assert_int_equal(got, size);
    assert_memory_equal(text, data, size);
    free(text);
    free(data);
    support_remove(folder);
}

/* The old file stays as it is when the new one can't be written, here for want of room. */
static void test_failure_leaves_the_old_file(void **state)
{
    (void)state;
    struct err err = {0};
    struct rlimit old;
    char folder[SUPPORT_PATH];
    support_folder(folder);
    assert_true(file_replace(in(folder, "a").text, bytes_of("old"), &err));
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    assert_ptr_not_equal(signal(SIGXFSZ, SIG_IGN), SIG_ERR);
    const struct rlimit small = {4, old.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool done = file_replace(in(folder, "a").text, bytes_of("new and long"), &err) ||
                file_create(in(folder, "b").text, bytes_of("new and long"), &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    assert_false(done);
    assert_int_equal(err.status, STATUS_OUTPUT);
    assert_non_null(strstr(err.text, "/b"));
    assert_non_null(strstr(err.text, "make room"));
    expect_file(in(folder, "a").text, "old");
    assert_int_equal(support_entries(folder), 1);
    support_remove(folder);
}

/* Whatever it is called, a file beside the target is somebody's. */
static void test_neighbours_are_left_alone(void **state)
{
    (void)state;
    static const char *const names[] = {"a.part", ".a.part", "a~", "a.tmp", "a.new", "a-journal"};
    struct err err = {0};
    char folder[SUPPORT_PATH];
    support_folder(folder);
    for (size_t i = 0; i < SUPPORT_COUNT(names); i++) {
        write_text(in(folder, names[i]).text, names[i]);
    }
    assert_true(file_create(in(folder, "a").text, bytes_of("one"), &err));
    assert_true(file_replace(in(folder, "a").text, bytes_of("two"), &err));
    for (size_t i = 0; i < SUPPORT_COUNT(names); i++) {
        expect_file(in(folder, names[i]).text, names[i]);
    }
    assert_int_equal(support_entries(folder), SUPPORT_COUNT(names) + 1);
    support_remove(folder);
}

static struct path taken_name(const char *folder, int number)
{
    struct path path;
    (void)snprintf(path.text, sizeof path.text, FILE_BESIDE, folder, (long)getpid(), number);
    return path;
}

/* Its own names may be taken: by what a power cut left, or by a link that somebody laid there. */
static void test_a_name_that_is_taken(void **state)
{
    (void)state;
    struct err err = {0};
    char folder[SUPPORT_PATH];
    support_folder(folder);
    write_text(in(folder, "victim").text, "safe");
    write_text(taken_name(folder, 0).text, "left");
    for (int i = 1; i < FILE_NAMES_MAX - 1; i++) {
        assert_int_equal(symlink("victim", taken_name(folder, i).text), 0);
    }
    assert_true(file_replace(in(folder, "a").text, bytes_of("new"), &err));
    expect_file(in(folder, "a").text, "new");
    assert_int_equal(symlink("nowhere", taken_name(folder, FILE_NAMES_MAX - 1).text), 0);
    assert_false(file_replace(in(folder, "a").text, bytes_of("newer"), &err));
    assert_int_equal(err.status, STATUS_OUTPUT);
    expect_file(in(folder, "a").text, "new");
    expect_file(in(folder, "victim").text, "safe");
    expect_file(taken_name(folder, 0).text, "left");
    assert_int_equal(access(in(folder, "nowhere").text, F_OK), -1);
    support_remove(folder);
}

static void test_the_mode_is_an_ordinary_one(void **state)
{
    (void)state;
    struct err err = {0};
    struct stat info;
    char folder[SUPPORT_PATH];
    support_folder(folder);
    mode_t old = umask(027);
    assert_true(file_replace(in(folder, "a").text, bytes_of("x"), &err));
    (void)umask(old);
    assert_int_equal(stat(in(folder, "a").text, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0640);
    support_remove(folder);
}

static void test_replace_where_it_can_not(void **state)
{
    (void)state;
    struct err err = {0};
    char folder[SUPPORT_PATH];
    support_folder(folder);
    assert_false(file_replace(in(folder, "none/a").text, bytes_of("x"), &err));
    assert_int_equal(err.status, STATUS_OUTPUT);
    assert_int_equal(mkdir(in(folder, "folder").text, 0700), 0);
    assert_false(file_replace(in(folder, "folder").text, bytes_of("x"), &err));
    assert_int_equal(support_entries(folder), 1);
    /* A name as long as they may be leaves room for that of the file beside it. */
    char name[256];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_true(file_replace(in(folder, name).text, bytes_of("x"), &err));
    char longest[5000];
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_false(file_replace(longest, bytes_of("x"), &err));
    support_remove(folder);
}

static void test_make_folder(void **state)
{
    (void)state;
    struct err err = {0};
    struct stat info;
    char folder[SUPPORT_PATH];
    support_folder(folder);
    assert_true(file_make_folder(in(folder, "a/b/c").text, &err));
    assert_int_equal(stat(in(folder, "a/b/c").text, &info), 0);
    assert_true(S_ISDIR(info.st_mode));
    assert_true(file_make_folder(in(folder, "a/b/c").text, &err));
    assert_true(file_make_folder(in(folder, "d//e/").text, &err));
    assert_int_equal(stat(in(folder, "d/e").text, &info), 0);
    assert_true(file_make_folder("/", &err));
    assert_true(file_make_folder(".", &err));
    support_remove(folder);
}

static void test_make_folder_where_it_can_not(void **state)
{
    (void)state;
    struct err err = {0};
    char folder[SUPPORT_PATH];
    support_folder(folder);
    assert_true(file_replace(in(folder, "file").text, bytes_of("x"), &err));
    assert_false(file_make_folder(in(folder, "file").text, &err));
    assert_int_equal(err.status, STATUS_OUTPUT);
    assert_false(file_make_folder(in(folder, "file/b").text, &err));
    assert_false(file_make_folder("", &err));
    assert_false(file_make_folder("/proc/kiosk/a", &err));
    char longest[5000];
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_false(file_make_folder(longest, &err));
    support_remove(folder);
}

static void test_folder(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"a.db", "."}, {"/a.db", "/"}, {"b/a.db", "b"}, {"/c/b/a.db", "/c/b"}, {"", "."}};
    char folder[8];
    for (size_t i = 0; i < SUPPORT_COUNT(cases); i++) {
        assert_true(file_folder(cases[i][0], folder, sizeof folder));
        assert_string_equal(folder, cases[i][1]);
    }
    assert_true(file_folder("/123456/a", folder, sizeof folder));
    assert_false(file_folder("/1234567/a", folder, sizeof folder));
    assert_string_equal(folder, "");
}

static void test_short_name(void **state)
{
    (void)state;
    char path[400];
    assert_string_equal(file_short_name("/b/a.db"), "/b/a.db");
    (void)snprintf(path, sizeof path, "/%0120d/a.db", 7);
    assert_string_equal(file_short_name(path), "a.db");
    (void)snprintf(path, sizeof path, "/b/đ%0119d", 7); /* 121 bytes: the first letter has two */
    assert_string_equal(file_short_name(path), path + sizeof "/b/đ" - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folder),
        cmocka_unit_test(test_short_name),
        cmocka_unit_test(test_replace_makes_and_replaces),
        cmocka_unit_test(test_replace_big_file),
        cmocka_unit_test(test_failure_leaves_the_old_file),
        cmocka_unit_test(test_neighbours_are_left_alone),
        cmocka_unit_test(test_a_name_that_is_taken),
        cmocka_unit_test(test_the_mode_is_an_ordinary_one),
        cmocka_unit_test(test_replace_where_it_can_not),
        cmocka_unit_test(test_make_folder),
        cmocka_unit_test(test_make_folder_where_it_can_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
