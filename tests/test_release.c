/* The released program is built as hardened as the Makefile says: readelf(1) tells. */
#include "command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Whether one line of the text has both words. */
static bool has_line(const char *text, const char *word, const char *other)
{
    for (const char *at = text; (at = strstr(at, word)) != NULL; at++) {
        const char *second = strstr(at, other);
        if (second != NULL && memchr(at, '\n', (size_t)(second - at)) == NULL) {
            return true;
        }
    }
    return false;
}

static void the_program_is_hardened(void **state)
{
    (void)state;
    int status = 0;
    char *elf = command_output("LC_ALL=C readelf -W -h -l -d -n --dyn-syms build/kiosk", &status);
    assert_int_equal(status, 0);
    assert_true(has_line(elf, "Type:", "DYN")); /* loaded at any address: PIE */
    assert_true(has_line(elf, "FLAGS", "PIE"));
    assert_true(has_line(elf, "GNU_RELRO", "R"));   /* its tables are read-only … */
    assert_true(has_line(elf, "FLAGS", "NOW"));     /* … from the start */
    assert_true(has_line(elf, "GNU_STACK", "RW ")); /* data is not run */
    assert_false(has_line(elf, "LOAD", "RWE"));
    assert_non_null(strstr(elf, "__stack_chk_fail")); /* canaries */
    assert_non_null(strstr(elf, "__snprintf_chk"));   /* _FORTIFY_SOURCE */
#ifdef __x86_64__
    assert_true(has_line(elf, "x86 feature:", "IBT, SHSTK"));
#endif
    assert_false(has_line(elf, "RUNPATH", ""));
    free(elf);
}

static void only_its_own_libraries_are_linked(void **state)
{
    (void)state;
    int status = 0;
    char *needed = command_output(
        "LC_ALL=C readelf -W -d build/kiosk | sed -n 's/.*(NEEDED).*\\[\\(.*\\)\\]/\\1/p'",
        &status);
    assert_int_equal(status, 0);
    assert_non_null(strstr(needed, "libSDL2-2.0.so"));
    for (char *name = strtok(needed, "\n"); name != NULL; name = strtok(NULL, "\n")) {
        static const char *const known[] = {
            "libSDL2-2.0.so", "libSDL2_ttf-2.0.so", "libsqlite3.so",  "libcairo.so",
            "libjpeg.so",     "libpng16.so",        "libqrencode.so", "libmd4c.so",
            "libutf8proc.so", "libinih.so",         "libcsv.so",      "libsodium.so",
            "libseccomp.so",  "libsystemd.so",      "libm.so",        "libc.so",
            "ld-linux"};
        bool found = false;
        for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
            found = found || strncmp(name, known[i], strlen(known[i])) == 0;
        }
        if (!found) {
            fail_msg("%s is linked, but README.md does not list it", name);
        }
    }
    free(needed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_program_is_hardened),
        cmocka_unit_test(only_its_own_libraries_are_linked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
