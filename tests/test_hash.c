#include "base/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Values of the authors' own test suite. */
static void the_published_values(void **state)
{
    (void)state;
    assert_true(hash_add(HASH_START, "", 0) == UINT64_C(0xcbf29ce484222325));
    assert_true(hash_add(HASH_START, "a", 1) == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(hash_add(HASH_START, "foobar", 6) == UINT64_C(0x85944171f73967e8));
}

static void in_parts_as_in_one(void **state)
{
    (void)state;
    assert_true(hash_add(hash_add(HASH_START, "foo", 3), "bar", 3) ==
                hash_add(HASH_START, "foobar", 6));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_values),
        cmocka_unit_test(in_parts_as_in_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
