/* The store's state is read back as it was written; of any other text it is known that it is none.
 */
#include "support.h"
#include "update/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct state full(void)
{
    struct state s = {
        .next = 13,
        .current =
            {.number = 12, .serial = 7, .size = 10485760, .since_ms = 1764000000000, .starts = 2},
        .previous = {.number = 11, .serial = -6, .size = 1, .since_ms = -1, .confirmed = true},
        .floor = 99,
        .has_taken_back = true};
    memset(s.current.digest, 0xa5, DIGEST_BYTES);
    memset(s.previous.digest, 0x01, DIGEST_BYTES);
    memset(s.taken_back, 0xff, DIGEST_BYTES);
    return s;
}

static void expect_same(const struct state *want)
{
    char text[STATE_MAX], again[STATE_MAX];
    struct state got;
    size_t size = state_write(text, want);
    assert_true(size < STATE_MAX - 1);
    assert_true(state_read(&got, text, size));
    assert_int_equal(state_write(again, &got), size);
    assert_memory_equal(again, text, size);
    assert_int_equal(got.next, want->next);
    assert_int_equal(got.current.number, want->current.number);
    assert_int_equal(got.current.serial, want->current.serial);
    assert_int_equal(got.current.starts, want->current.starts);
    assert_int_equal(got.current.confirmed, want->current.confirmed);
    assert_int_equal(got.previous.confirmed, want->previous.confirmed);
    assert_int_equal(got.previous.since_ms, want->previous.since_ms);
    assert_memory_equal(got.current.digest, want->current.digest, DIGEST_BYTES);
    assert_int_equal(got.floor, want->floor);
    assert_int_equal(got.has_taken_back, want->has_taken_back);
}

static void it_is_read_as_it_was_written(void **state)
{
    (void)state;
    struct state s = full();
    expect_same(&s);
    s.has_taken_back = false;
    expect_same(&s);
    s.previous.number = 0;
    s.previous = (struct stored){0};
    expect_same(&s);
    s = (struct state){.next = 1};
    expect_same(&s);
    s = full();
    s.next = s.current.number = s.current.serial = s.current.size = s.current.since_ms = INT64_MAX;
    s.previous.number = INT64_MAX;
    s.previous.serial = s.previous.since_ms = INT64_MIN;
    s.current.starts = s.previous.starts = INT32_MAX;
    expect_same(&s); /* the longest */
}

static void nothing_else_is_taken_for_one(void **state)
{
    (void)state;
    struct state s = full();
    struct state got;
    char text[STATE_MAX];
    size_t size = state_write(text, &s);
    size_t tried = 0;
    for (size_t cut = 0; cut < size; cut++, tried++) {
        assert_false(state_read(&got, text, cut));
    }
    for (size_t i = 0; i < size; i++) {
        for (int change = 1; change < 256; change++, tried++) {
            text[i] ^= (char)change;
            if (state_read(&got, text, size)) {
                fail_msg("byte %zu ^ %d", i, change);
            }
            text[i] ^= (char)change;
        }
    }
    assert_true(state_read(&got, text, size));
    memcpy(text + size, "\n", 1);
    assert_false(state_read(&got, text, size + 1));
    memset(text, 0, sizeof text);
    assert_false(state_read(&got, text, 0));
    assert_false(state_read(&got, text, size));
    assert_false(state_read(&got, text, sizeof text));
    print_message("    %zu damaged states\n", tried);
}

static void names_have_number_and_serial(void **state)
{
    (void)state;
    static const char *const others[] = {
        "kiosk-1.db",          "kiosk-01.serial-2.db", "kiosk-1.serial-2.db.x",
        "kiosk-0.serial-2.db", "kiosk--1.serial-2.db", "incoming.db",
        "kiosk-1.serial-2",    "kiosk-1.serial- 2.db", ""};
    struct stored s = {.number = 12, .serial = -7};
    struct stored got;
    char name[STORED_NAME];
    stored_name(name, &s);
    assert_string_equal(name, "kiosk-12.serial--7.db");
    assert_true(stored_of_name(&got, name));
    assert_int_equal(got.number, 12);
    assert_int_equal(got.serial, -7);
    for (size_t i = 0; i < SUPPORT_COUNT(others); i++) {
        if (stored_of_name(&got, others[i])) {
            fail_msg("%s", others[i]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_read_as_it_was_written),
        cmocka_unit_test(nothing_else_is_taken_for_one),
        cmocka_unit_test(names_have_number_and_serial),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
