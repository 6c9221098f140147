#include "base/decode.h"

#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

static const char sample[] = "Tiêu đề;Nội dung\r\n😀 x\n";

/* The text in another encoding, by iconv; the caller frees. */
static uint8_t *encode(const char *encoding, const char *text, size_t *size)
{
    iconv_t descriptor = iconv_open(encoding, "UTF-8");
    assert_true(descriptor != (iconv_t)-1);
    size_t room = strlen(text) * 4 + 8;
    uint8_t *result = malloc(room);
    char *in = strdup(text);
    assert_true(result != NULL && in != NULL);
    char *from = in;
    char *to = (char *)result;
    size_t in_left = strlen(text);
    size_t out_left = room;
    assert_int_equal(iconv(descriptor, &from, &in_left, &to, &out_left), 0);
    (void)iconv_close(descriptor);
    free(in);
    *size = room - out_left;
    return result;
}

static void expect(struct bytes file, const char *want, bool unicode)
{
    struct arena arena = {0};
    struct err err = {0};
    struct decoded out;
    if (!decode_text(&arena, file, &out, &err)) {
        fail_msg("%s", err.text);
    }
    assert_string_equal(out.text, want);
    assert_int_equal(out.length, strlen(want));
    assert_int_equal(out.unicode, unicode);
    arena_free(&arena);
}

static struct bytes bytes_of(const char *text)
{
    return (struct bytes){(const uint8_t *)text, strlen(text)};
}

static void utf8_stays(void **state)
{
    (void)state;
    expect(bytes_of(sample), sample, true);
    expect(bytes_of("\xef\xbb\xbf"
                    "a;b"),
           "a;b", true);
    expect(bytes_of(""), "", true);
    expect(bytes_of("\xef\xbb\xbf"), "", true);
    expect((struct bytes){NULL, 0}, "", true);
}

static void utf16_is_read(void **state)
{
    (void)state;
    static const char *const kinds[] = {"UTF-16LE", "UTF-16BE"};
    for (size_t i = 0; i < SUPPORT_COUNT(kinds); i++) {
        char with_mark[128] = "\ufeff";
        size_t size;
        uint8_t *data = encode(kinds[i], strcat(with_mark, sample), &size);
        expect((struct bytes){data, size}, sample, true);
        free(data);
    }
    /* halves of a pair, and half a unit at the end */
    static const uint8_t broken[] = {0xff, 0xfe, 'a', 0, 0x3d, 0xd8, 'b', 0, 0x00, 0xdc, 'c'};
    expect((struct bytes){broken, sizeof broken}, "a\ufffdb\ufffd", true);
    static const uint8_t cut[] = {0xff, 0xfe, 0x3d, 0xd8};
    expect((struct bytes){cut, sizeof cut}, "\ufffd", true);
}

static void other_bytes_are_western(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct err err = {0};
    struct decoded out;
    expect(bytes_of("Tuy\xd3n d\xf4ng"), "TuyÓn dông", false);
    assert_true(decode_text(&arena, bytes_of("a\nb\xc3\xa9\nc\xe9\nd"), &out, &err));
    assert_false(out.unicode);
    assert_int_equal(out.bad_line, 3);
    arena_free(&arena);
}

static void zero_bytes_are_no_text(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct decoded out;
    static const uint8_t plain[] = {'a', 0, 'b'};
    static const uint8_t wide[] = {0xfe, 0xff, 0, 'a', 0, 0};
    struct err err = {0};
    assert_false(decode_text(&arena, (struct bytes){plain, sizeof plain}, &out, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_false(decode_text(&arena, (struct bytes){wide, sizeof wide}, &out, &err));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_stays),
        cmocka_unit_test(utf16_is_read),
        cmocka_unit_test(other_bytes_are_western),
        cmocka_unit_test(zero_bytes_are_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
