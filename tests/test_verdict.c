/* Why an update was refused: each reason has a name, and each failing call its advice. */
#include "update/verdict.h"

#include "base/text.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>

static void each_reason_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int i = 0; i < REASON_COUNT; i++) {
        const char *name = reason_name((enum reason)i);
        assert_non_null(name);
        assert_int_equal(reason_named(name), i);
    }
    assert_int_equal(reason_named("wrong-ke"), REASON_NONE);
    assert_int_equal(reason_named(""), REASON_NONE);
}

static void a_failing_call_has_its_advice(void **state)
{
    (void)state;
    static const struct {
        enum reason asked;
        int error;
        enum reason reason;
        enum status status;
        const char *text;
    } cases[] = {
        {REASON_STORE, EACCES, REASON_STORE, STATUS_OUTPUT,
         "a/b: can't write (Permission denied); look at the disk and at its permissions"},
        {REASON_STORE, EROFS, REASON_STORE, STATUS_OUTPUT,
         "a/b: can't write (Read-only file system); the disk is read-only: mount it for writing"},
        {REASON_STORE, ENOSPC, REASON_NO_ROOM, STATUS_NO_ROOM,
         "a/b: can't write (No space left on device); make room on the device's disk"},
        {REASON_UNREAD, EDQUOT, REASON_NO_ROOM, STATUS_NO_ROOM,
         "a/b: can't write (Disk quota exceeded); make room on the device's disk"},
        {REASON_UNREAD, EIO, REASON_UNREAD, STATUS_NO_FILE,
         "a/b: can't write (Input/output error); leave the stick in until the screen says so, or "
         "try another stick"},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(cases); i++) {
        struct verdict v = {.bytes = 5, .limit = 4};
        assert_false(verdict_io(&v, cases[i].asked, "write", "a/b", cases[i].error));
        assert_int_equal(v.reason, cases[i].reason);
        assert_int_equal(v.err.status, cases[i].status);
        assert_string_equal(v.err.text, cases[i].text);
        assert_true(v.bytes == 0 && v.limit == 0); /* of another file */
    }
    struct verdict v = {.reason = REASON_NONE};
    assert_false(verdict_io(&v, REASON_STORE, "write", "a/b", ENOMEM));
    assert_int_equal(v.reason, REASON_MEMORY);
    assert_int_equal(v.err.status, STATUS_MEMORY);
}

/* Its end stays, whole characters of it, and all of the advice. */
static void a_long_path_is_cut(void **state)
{
    (void)state;
    for (size_t front = 0; front < 4; front++) {
        char path[400] = "";
        for (size_t i = 0; i < front; i++) {
            (void)strcat(path, "x");
        }
        for (int i = 0; i < 80; i++) {
            (void)strcat(path, "ệ"); /* three bytes */
        }
        (void)strcat(path, "/kiosk.db");
        struct verdict v;
        assert_false(verdict_io(&v, REASON_STORE, "open", path, EACCES));
        assert_true(text_valid(v.err.text, strlen(v.err.text)));
        assert_true(strncmp(v.err.text, "…ệ", strlen("…ệ")) == 0);
        assert_non_null(strstr(v.err.text,
                               "ệ/kiosk.db: can't open (Permission denied); look at the "
                               "disk and at its permissions"));
    }
}

static void a_name_can_not_write_lines(void **state)
{
    (void)state;
    struct verdict v;
    assert_false(verdict_set(&v, REASON_SEVERAL, "%s: more than one", "a\nb\x1b[2J\xff"));
    assert_null(strpbrk(v.err.text, "\n\x1b"));
    assert_true(text_valid(v.err.text, strlen(v.err.text)));
    assert_non_null(strstr(v.err.text, ": more than one"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_reason_has_a_name_of_its_own),
        cmocka_unit_test(a_failing_call_has_its_advice),
        cmocka_unit_test(a_long_path_is_cut),
        cmocka_unit_test(a_name_can_not_write_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
