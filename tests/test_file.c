#include "base/file.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct path {
    char text[256];
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
    assert_int_not_equal(access(in(folder, "a.part").text, F_OK),
                         0); /* nothing is left beside it */
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

/* The old file stays as it is when the new one can't be written. */
static void test_failure_leaves_the_old_file(void **state)
{
    (void)state;
    struct err err = {0};
    char folder[SUPPORT_PATH];
    support_folder(folder);
    assert_true(file_replace(in(folder, "a").text, bytes_of("old"), &err));
    assert_int_equal(mkdir(in(folder, "a.part").text, 0700), 0);
    assert_false(file_replace(in(folder, "a").text, bytes_of("new"), &err));
    assert_int_equal(err.status, STATUS_OUTPUT);
    assert_non_null(strstr(err.text, "/a"));
    expect_file(in(folder, "a").text, "old");
    support_remove(folder);
}

static void test_no_link_is_followed(void **state)
{
    (void)state;
    struct err err = {0};
    char folder[SUPPORT_PATH];
    support_folder(folder);
    assert_true(file_replace(in(folder, "victim").text, bytes_of("safe"), &err));
    assert_int_equal(symlink("victim", in(folder, "a.part").text), 0);
    assert_false(file_replace(in(folder, "a").text, bytes_of("new"), &err));
    expect_file(in(folder, "victim").text, "safe");
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
    assert_int_not_equal(access(in(folder, "folder.part").text, F_OK), 0);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_replace_makes_and_replaces),
        cmocka_unit_test(test_replace_big_file),
        cmocka_unit_test(test_failure_leaves_the_old_file),
        cmocka_unit_test(test_no_link_is_followed),
        cmocka_unit_test(test_replace_where_it_can_not),
        cmocka_unit_test(test_make_folder),
        cmocka_unit_test(test_make_folder_where_it_can_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
