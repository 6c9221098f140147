/* The later part of base/file.h: new files, and files that are read. */
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
#include <unistd.h>

struct path {
    char text[128];
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

static void expect(const char *path, const char *want)
{
    struct err err = {0};
    struct bytes got;
    assert_true(file_read(path, 1000, &got, &err));
    assert_int_equal(got.size, strlen(want));
    assert_memory_equal(got.data, want, got.size);
    free((void *)(uintptr_t)got.data);
}

static void a_new_file_is_made(void **state)
{
    (void)state;
    char folder[SUPPORT_PATH];
    support_folder(folder);
    struct err err = {0};
    struct path path = in(folder, "a");
    assert_true(file_create(path.text, bytes_of("one"), &err));
    expect(path.text, "one");
    assert_int_equal(support_entries(folder), 1); /* nothing is left beside it */
    support_remove(folder);
}

static void a_file_is_left_alone(void **state)
{
    (void)state;
    char folder[SUPPORT_PATH];
    support_folder(folder);
    struct err err = {0};
    struct path path = in(folder, "a");
    assert_true(file_create(path.text, bytes_of("one"), &err));
    assert_false(file_create(path.text, bytes_of("two"), &err));
    assert_int_equal(err.status, STATUS_OUTPUT);
    assert_non_null(strstr(err.text, "is there already"));
    expect(path.text, "one");
    /* a link that leads nowhere is something of that name too */
    struct path link = in(folder, "link");
    assert_int_equal(symlink("nowhere", link.text), 0);
    assert_false(file_create(link.text, bytes_of("two"), &err));
    assert_false(file_create(in(folder, "none/a").text, bytes_of("two"), &err));
    assert_int_equal(err.status, STATUS_OUTPUT);
    assert_int_equal(support_entries(folder), 2); /* a and link */
    support_remove(folder);
}

static void files_are_read(void **state)
{
    (void)state;
    char folder[SUPPORT_PATH];
    support_folder(folder);
    struct err err = {0};
    struct bytes got;
    struct path path = in(folder, "a");
    assert_true(file_create(path.text, bytes_of(""), &err));
    expect(path.text, "");
    size_t size = 300000; /* more than one piece */
    char *text = malloc(size + 1);
    assert_non_null(text);
    for (size_t i = 0; i < size; i++) {
        text[i] = (char)('a' + i % 23);
    }
    text[size] = '\0';
    assert_true(file_replace(path.text, bytes_of(text), &err));
    assert_true(file_read(path.text, size, &got, &err));
    assert_int_equal(got.size, size);
    assert_memory_equal(got.data, text, size);
    free((void *)(uintptr_t)got.data);
    assert_false(file_read(path.text, size - 1, &got, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_null(got.data);
    assert_false(file_read(in(folder, "none").text, size, &got, &err));
    assert_int_equal(err.status, STATUS_NO_FILE);
    assert_false(file_read(folder, size, &got, &err));
    assert_int_equal(err.status, STATUS_NO_FILE);
    free(text);
    support_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_file_is_made),
        cmocka_unit_test(a_file_is_left_alone),
        cmocka_unit_test(files_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
