#include "device_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "device/device.h"
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The words of each kind of fault; the good line behind it counts all the same. */
static void test_every_message(void **state)
{
    (void)state;
    static const struct {
        const char *text, *said;
    } faults[] = {
        {"[display]\nnumber = 64\n",
         ":2: number = 64 can't be; write a whole number from 0 to 63 (until then 0 holds)"},
        {"[keys]\nnext = ,\n", ":2: next = , can't be; write nothing, or up to 4 names of keys "
                               "such as Right, Space (until then none holds)"},
        {"[display]\nbrightness = 3\n",
         ":2: [display] has no setting brightness; it has number, rotate, size, renderer, scale, "
         "overscan, shift, dim, dim_percent, dark"},
        {"[display]\nNumber = 3\n", ":2: [display] has no setting Number; it has number"},
        {"\n[screen]\nnumber = 3\nnumber = 4\nfoo\n",
         ":2: there is no section [screen], and what stands in it is left out; there are "
         "[display], [rotation], [keys], [log], [store]"},
        {"[display ]\n", ":1: there is no section [display ]"},
        {"[display\nnumber = 3\n",
         ":1: the section has no ] at its end; what stands in it is left out"},
        {"; first\nnumber = 3\n", ":2: \"number = 3\" stands before the first section; write "
                                  "[display] or another above it"},
        {"[display]\nnumber\n", ":2: \"number\" is neither a [section] nor name = value"},
        {"[display]\nnumber = 1\nscale = 1.1\nnumber = 2\n",
         ":4: number is given again; what line 2 says holds: take one of the two out"},
        {"[display]\nnumber = 64\nnumber = 2\n", ":2: number = 64 can't be"},
        {"[display]\nnumber = hai \xff\xc3\n", ":2: number = hai ?? can't be"},
        {"[display]\nnumber = số hai\n", ":2: number = số hai can't be"},
        {"[display]\nnumber = \x01\x7f\x1b[31m\n", ":2: number =    [31m can't be"},
        {"[display]\nnumber = \u202e7\n", ":2: number =  7 can't be"},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(faults); i++) {
        char text[512];
        snprintf(text, sizeof text, "%s[log]\nlevel = debug", faults[i].text);
        const struct device d = device_text(text);
        assert_true(d.faults >= 1 && d.faults <= 2);
        const char *said = d.fault[0].text;
        if (strncmp(said, DEVICE_CONF, strlen(DEVICE_CONF)) != 0 ||
            strstr(said, faults[i].said) != said + strlen(DEVICE_CONF)) {
            fail_msg("not \"%s\" but \"%s\"", faults[i].said, said);
        }
        assert_null(strchr(said, '\n'));
        assert_int_equal(d.settings.log_level, 3);
    }
}

static void test_first_of_two_holds(void **state)
{
    (void)state;
    const struct device d = device_text("[display]\nnumber = 1\n[log]\n[display]\nnumber = 2\n");
    assert_int_equal(d.faults, 1);
    assert_int_equal(d.settings.number, 1);
    assert_int_equal(device_row_of(&d, "display", "number").line, 2);
}

/* As other systems write files. */
static void test_forms_of_files(void **state)
{
    (void)state;
    static const char *const forms[] = {
        "\xEF\xBB\xBF[display]\r\nnumber = 3\r\n",     "[display]\nnumber: 3",
        "\n\n\t [display] ; here\n   number\t=\t3   ", "[display]\nnumber = 3\n   \n\t\n",
        "[display]\nshift = 2\n    number = 3\n", /* not a second line of shift */
    };
    for (size_t i = 0; i < SUPPORT_COUNT(forms); i++) {
        const struct device d = device_text(forms[i]);
        if (d.faults > 0) {
            fail_msg("%s", d.fault[0].text);
        }
        assert_int_equal(d.settings.number, 3);
    }
    const struct device empty = device_text("");
    assert_int_equal(empty.faults, 0);
}

/* A line is told to be too long before inih would cut it, and not a byte too early. */
static void test_long_lines(void **state)
{
    (void)state;
    enum { MOST = 198 };
    for (int length = MOST - 3; length <= MOST + 3; length++) {
        char text[400] = "[display]\nnumber = 3 ;";
        const size_t from = strlen("[display]\n");
        memset(text + strlen(text), 'x', (size_t)length + from - strlen(text));
        (void)strcat(text, "\nshift = 2\n");
        const struct device d = device_text(text);
        assert_int_equal(d.faults, length > MOST);
        assert_int_equal(d.settings.number, length > MOST ? 0 : 3);
        assert_int_equal(d.settings.shift, 2);
    }
}

static void test_nonsense_is_survived(void **state)
{
    (void)state;
    struct device d;
    struct err err = {0};
    char *text = calloc(1, 100000);
    assert_non_null(text);
    /* A line that is too long is one fault, not several lines. */
    int used = snprintf(text, 100000, "[display]\ndark = ");
    memset(text + used, 'x', 5000);
    strcpy(text + used + 5000, "\nnumber = 3\n");
    d = device_text(text);
    assert_int_equal(d.faults, 1);
    assert_non_null(strstr(d.fault[0].text, ":2: the line has more than"));
    assert_int_equal(d.settings.number, 3);
    static const char zero[] = "[display]\nnumber = 1\0002\nshift = 2\n";
    device_conf(zero, sizeof zero - 1);
    device_init(&d);
    assert_true(device_read(&d, DEVICE_CONF, &err));
    assert_int_equal(d.faults, 1);
    assert_non_null(strstr(d.fault[0].text, ":2: the line has a zero byte in it"));
    assert_int_equal(d.settings.shift, 2);
    /* Only so many are kept. */
    used = snprintf(text, 100000, "[display]\n");
    for (int i = 0; i < 100; i++) {
        used += snprintf(text + used, 100000 - (size_t)used, "nonsense\n");
    }
    d = device_text(text);
    assert_int_equal(d.faults, 100);
    assert_non_null(strstr(d.fault[DEVICE_FAULTS_MAX - 1].text, ":17: "));
    struct rng rng = {20260101};
    for (int round = 0; round < 2000; round++) {
        static const char *const pieces[] = {"[",    "]",       "display", "number", "=", ":",
                                             "\n",   "\r\n",    " ",       ";",      "#", "3",
                                             "\xff", "22:00-5", "keys",    "next",   ","};
        text[0] = '\0';
        const size_t count = rng_below(&rng, 40);
        for (size_t i = 0; i < count; i++) {
            strcat(text, pieces[rng_below(&rng, SUPPORT_COUNT(pieces))]);
        }
        d = device_text(text);
    }
    memset(text, ' ', 99999);
    device_conf(text, 99999);
    device_init(&d);
    assert_false(device_read(&d, DEVICE_CONF, &err));
    assert_int_equal(err.status, STATUS_USAGE);
    unlink(DEVICE_CONF);
    free(text);
}

static void test_no_file(void **state)
{
    (void)state;
    struct device d;
    struct err err = {0};
    device_init(&d);
    assert_false(device_read(&d, "build/tmp/nonesuch.conf", &err));
    assert_int_equal(err.status, STATUS_USAGE);
    assert_non_null(strstr(err.text, "--config build/tmp/nonesuch.conf"));
    if (access(DEVICE_FILE, F_OK) != 0) {
        device_init(&d);
        assert_true(device_read(&d, NULL, &err));
        assert_int_equal(d.faults, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_message),        cmocka_unit_test(test_first_of_two_holds),
        cmocka_unit_test(test_forms_of_files),       cmocka_unit_test(test_long_lines),
        cmocka_unit_test(test_nonsense_is_survived), cmocka_unit_test(test_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
