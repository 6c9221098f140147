#include "base/asset.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool ends_in(const char *name, const char *end)
{
    size_t n = strlen(name);
    size_t m = strlen(end);
    return n > m && strcmp(name + n - m, end) == 0;
}

/* Every file of the folder is built in, byte for byte, with a zero behind it. */
static size_t check_folder(const char *folder, const char *end)
{
    size_t count = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        char path[300];
        if (!ends_in(entry->d_name, end)) {
            continue;
        }
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        struct bytes built = asset_find(path);
        size_t size;
        char *file = support_read(path, &size);
        if (built.data == NULL) {
            fail_msg("%s is not built in", path);
        }
        assert_int_equal(built.size, size);
        assert_memory_equal(built.data, file, size);
        assert_int_equal(built.data[size], 0);
        free(file);
        count++;
    }
    (void)closedir(dir);
    return count;
}

static void test_files_are_built_in(void **state)
{
    (void)state;
    assert_true(check_folder("fonts", ".ttf") >= 6);
    assert_true(check_folder("assets/themes", ".ini") >= 1);
    assert_int_equal(check_folder("assets/languages", ".ini"), 2);
}

static void test_unknown_is_nothing(void **state)
{
    (void)state;
    static const char *const names[] = {"",
                                        "fonts",
                                        "fonts/",
                                        "formal",
                                        "assets/themes/none.ini",
                                        "FONTS/DEJAVUSANS.TTF",
                                        "fonts/DejaVuSans.ttf "};
    for (size_t i = 0; i < SUPPORT_COUNT(names); i++) {
        struct bytes none = asset_find(names[i]);
        assert_null(none.data);
        assert_int_equal(none.size, 0);
    }
}

/* Pages of files in the memory of this process. */
static long file_pages(void)
{
    long pages = 0;
    FILE *f = fopen("/proc/self/statm", "re");
    assert_non_null(f);
    assert_int_equal(fscanf(f, "%*d %*d %ld", &pages), 1);
    (void)fclose(f);
    return pages;
}

/* What was forgotten is out of memory, and there again when it is read. */
static void test_forgotten(void **state)
{
    (void)state;
    const long least = 2 * 1024 * 1024 / sysconf(_SC_PAGESIZE);
    assert_true(check_folder("fonts", ".ttf") >= 6);
    const long before = file_pages();
    asset_forget();
    assert_true(before - file_pages() >= least);
    assert_true(check_folder("fonts", ".ttf") >= 6);
    assert_true(before - file_pages() < least);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forgotten),
        cmocka_unit_test(test_files_are_built_in),
        cmocka_unit_test(test_unknown_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
