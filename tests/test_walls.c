/* The walls stand, and what is found in tests/bad/walls, where each file breaks one rule and says
 * so, proves that this test can fail. */
#include "wall_rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const c_endings[] = {".c", ".h", NULL};

static void the_program_keeps_its_walls(void **state)
{
    (void)state;
    struct sources sources = sources_read("kiosk", c_endings);
    struct findings f = {0};
    for (size_t i = 0; i < sources.count; i++) {
        wall_check(&f, &sources.source[i]);
    }
    assert_true(sources.count > 50);
    sources_free(&sources);
    if (f.count > 0) {
        fail_msg("%d findings:\n%s", f.count, f.text);
    }
}

static void no_other_file_is_too_long(void **state)
{
    (void)state;
    static const char *const endings[] = {".c", ".h", ".py", ".sh", NULL};
    static const char *const folders[] = {"tests", "data", "appliance"};
    struct findings f = {0};
    for (size_t k = 0; k < sizeof folders / sizeof *folders; k++) {
        struct sources sources = sources_read(folders[k], endings);
        for (size_t i = 0; i < sources.count; i++) {
            if (strncmp(sources.source[i].path, "bad/", 4) != 0) {
                wall_check_length(&f, &sources.source[i]);
            }
        }
        sources_free(&sources);
    }
    if (f.count > 0) {
        fail_msg("%d findings:\n%s", f.count, f.text);
    }
}

/* Each bad file begins with a line comment that says what has to be found in it, or "nothing". */
static void each_bad_file_is_found(void **state)
{
    (void)state;
    struct sources sources = sources_read("tests/bad/walls", c_endings);
    struct findings missed = {0};
    for (size_t i = 0; i < sources.count; i++) {
        const struct source *s = &sources.source[i];
        struct findings f = {0};
        wall_check(&f, s);
        char want[128] = "";
        (void)sscanf(s->text, "// %127[^\n]", want);
        const int count = strcmp(want, "nothing") == 0 ? 0 : 1;
        if (f.count != count || (count == 1 && strstr(f.text, want) == NULL)) {
            wall_found(&missed, s, "should be found for this and nothing else:", want);
        }
    }
    assert_true(sources.count >= 30);
    sources_free(&sources);
    if (missed.count > 0) {
        fail_msg("%d findings:\n%s", missed.count, missed.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_program_keeps_its_walls),
        cmocka_unit_test(no_other_file_is_too_long),
        cmocka_unit_test(each_bad_file_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
