#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "commands/json.h"

#include <stdlib.h>
#include <string.h>

/* A writer into memory. */
struct page {
    struct json json;
    char *text;
    size_t size;
};

static void open_page(struct page *p)
{
    *p = (struct page){0};
    p->json.to = open_memstream(&p->text, &p->size);
    assert_non_null(p->json.to);
}

static void expect(struct page *p, const char *want)
{
    assert_int_equal(fclose(p->json.to), 0);
    assert_string_equal(p->text, want);
    free(p->text);
}

static void test_an_object(void **state)
{
    (void)state;
    struct page p;
    open_page(&p);
    json_open(&p.json, NULL, '{');
    json_text(&p.json, "file", "a.db");
    json_integer(&p.json, "size", INT64_MIN);
    json_text(&p.json, "none", NULL);
    json_close(&p.json, '}');
    expect(&p,
           "{\n  \"file\": \"a.db\",\n  \"size\": -9223372036854775808,\n  \"none\": null\n}\n");
}

static void test_nesting(void **state)
{
    (void)state;
    struct page p;
    open_page(&p);
    json_open(&p.json, NULL, '{');
    json_open(&p.json, "empty", '[');
    json_close(&p.json, ']');
    json_open(&p.json, "list", '[');
    json_integer(&p.json, NULL, 1);
    json_open(&p.json, NULL, '{');
    json_text(&p.json, "a", "b");
    json_close(&p.json, '}');
    json_text(&p.json, NULL, "c");
    json_close(&p.json, ']');
    json_integer(&p.json, "last", 2);
    json_close(&p.json, '}');
    expect(&p, "{\n"
               "  \"empty\": [],\n"
               "  \"list\": [\n"
               "    1,\n"
               "    {\n"
               "      \"a\": \"b\"\n"
               "    },\n"
               "    \"c\"\n"
               "  ],\n"
               "  \"last\": 2\n"
               "}\n");
}

static void test_nothing_in_it(void **state)
{
    (void)state;
    struct page p;
    open_page(&p);
    json_open(&p.json, NULL, '{');
    json_close(&p.json, '}');
    expect(&p, "{}\n");
}

/* RFC 8259, 7: quotation mark, reverse solidus and U+0000 to U+001F are escaped. */
static void test_texts(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"", "\"\""},
        {"say \"no\"", "\"say \\\"no\\\"\""},
        {"C:\\new", "\"C:\\\\new\""},
        {"a/b", "\"a/b\""},
        {"a\nb\tc\x01\x1f\x7f", "\"a\\u000ab\\u0009c\\u0001\\u001f\\u007f\""},
        {"Đức Trọng 📚", "\"Đức Trọng 📚\""},
        {"a\u00a0b\u2028", "\"a\u00a0b\u2028\""},
        {"a\xff"
         "b",
         "\"a\\ufffdb\""},
        {"\xe1\xbb", "\"\\ufffd\\ufffd\""},            /* cut in the middle */
        {"\xc0\x80", "\"\\ufffd\\ufffd\""},            /* overlong */
        {"\xed\xa0\x80", "\"\\ufffd\\ufffd\\ufffd\""}, /* a surrogate */
        {"\xf0\x9f\x93\x9a\xf0", "\"📚\\ufffd\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct page p;
        open_page(&p);
        json_text(&p.json, NULL, cases[i].text);
        expect(&p, cases[i].want);
    }
}

static void test_keys_are_texts(void **state)
{
    (void)state;
    struct page p;
    open_page(&p);
    json_open(&p.json, NULL, '{');
    json_integer(&p.json, "a\"b", 1);
    json_close(&p.json, '}');
    expect(&p, "{\n  \"a\\\"b\": 1\n}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_object),      cmocka_unit_test(test_nesting),
        cmocka_unit_test(test_nothing_in_it),  cmocka_unit_test(test_texts),
        cmocka_unit_test(test_keys_are_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
