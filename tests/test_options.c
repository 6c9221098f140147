#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "commands/options.h"
#include "commands/show_options.h"
#include "device_text.h"
#include "support.h"

#include <getopt.h>
#include <string.h>
#include <unistd.h>

enum { ARGS_MAX = 12 };

/* Reads a command line as kiosk show does. */
static bool read_line(struct show_options *o, struct err *err, const char *const *words)
{
    static char copy[ARGS_MAX][64];
    char *argv[ARGS_MAX + 1] = {copy[0]};
    int argc = 1;
    strcpy(copy[0], "show");
    for (; *words; words++, argc++) {
        assert_true(argc < ARGS_MAX);
        strcpy(copy[argc], *words);
        argv[argc] = copy[argc];
    }
    optind = 0; /* glibc: start anew */
    *err = (struct err){0};
    struct log log = {0};
    return show_options_read(o, argc, argv, err) && (o->help || show_options_device(o, &log, err));
}

#define READ(...) read_line(&o, &err, (const char *const[]){__VA_ARGS__, NULL})

static void test_defaults(void **state)
{
    (void)state;
    struct show_options o;
    struct err err;
    assert_true(READ("a.db"));
    assert_string_equal(o.file, "a.db");
    assert_false(o.screen.windowed);
    assert_false(o.keys);
    assert_false(o.once);
    assert_int_equal(o.screen.renderer, SCREEN_AUTO);
    assert_int_equal(o.screen.rotate, 0);
    assert_int_equal(o.device.settings.rotation_ms, 0);
    assert_int_equal(o.transition_ms, TRANSITION_OF_FILE);
    assert_int_equal(o.device.settings.log_level, LOG_INFO);
}

static void test_every_option(void **state)
{
    (void)state;
    struct show_options o;
    struct err err;
    assert_true(READ("--size", "640x480", "a.db", "--rotate=270", "--rotation=2.5", "--once"));
    assert_string_equal(o.file, "a.db");
    assert_true(o.screen.windowed);
    assert_true(o.keys);
    assert_true(o.once);
    assert_int_equal(o.screen.width, 640);
    assert_int_equal(o.screen.height, 480);
    assert_int_equal(o.screen.rotate, 270);
    assert_int_equal(o.device.settings.rotation_ms, 2500);
    assert_true(READ("--display=1", "--keys", "--renderer=gpu", "--log-level=debug", "--", "-x"));
    assert_string_equal(o.file, "-x");
    assert_int_equal(o.screen.display, 1);
    assert_int_equal(o.screen.renderer, SCREEN_GPU);
    assert_int_equal(o.device.settings.log_level, LOG_DEBUG);
    assert_true(READ("--transition=none", "a.db"));
    assert_int_equal(o.transition_ms, 0);
    assert_true(READ("--transition=fade", "a.db"));
    assert_int_equal(o.transition_ms, 600);
    assert_true(READ("--transition=1500", "a.db"));
    assert_int_equal(o.transition_ms, 1500);
    assert_true(READ("--rotation=0.2", "a.db"));
    assert_int_equal(o.device.settings.rotation_ms, 200);
    assert_true(READ("--rotation=86400", "a.db"));
    assert_int_equal(o.device.settings.rotation_ms, 86400000);
}

/* What the file of the device says holds where the command line says nothing. */
static void test_config(void **state)
{
    (void)state;
    static const char text[] = "[display]\nnumber = 3\nsize = 640x480\nrotate = 180\n"
                               "renderer = gpu\n[rotation]\nseconds = 5\n[log]\nlevel = debug\n";
    struct show_options o;
    struct err err;
    device_conf(text, strlen(text));
    assert_true(READ("--config", DEVICE_CONF, "a.db"));
    assert_int_equal(o.screen.display, 3);
    assert_int_equal(o.screen.width, 640);
    assert_int_equal(o.screen.rotate, 180);
    assert_int_equal(o.screen.renderer, SCREEN_GPU);
    assert_true(o.screen.windowed && o.keys);
    assert_int_equal(o.device.settings.rotation_ms, 5000);
    assert_int_equal(o.device.settings.log_level, LOG_DEBUG);
    assert_true(READ("--display=1", "--size=full", "--rotation=auto", "--log-level=error",
                     "--config", DEVICE_CONF, "a.db"));
    assert_int_equal(o.screen.display, 1);
    assert_false(o.screen.windowed || o.keys);
    assert_int_equal(o.device.settings.rotation_ms, DEVICE_ROTATION_AUTO);
    assert_int_equal(o.device.settings.log_level, LOG_ERROR);
    assert_int_equal(o.screen.rotate, 180);
    assert_true(READ("--config", DEVICE_CONF, "--print-config"));
    assert_true(o.print_config);
    unlink(DEVICE_CONF);
    assert_false(READ("--config", DEVICE_CONF, "a.db"));
    assert_int_equal(err.status, STATUS_USAGE);
    assert_non_null(strstr(err.text, "--config " DEVICE_CONF));
}

static void assert_refused(const char *a, const char *b, const char *names)
{
    struct show_options o;
    struct err err;
    assert_false(READ(a, b));
    assert_int_equal(err.status, STATUS_USAGE);
    assert_non_null(strstr(err.text, names));
    assert_null(strchr(err.text, '\n'));
}

static void test_mistakes_are_named(void **state)
{
    (void)state;
    assert_refused("--nonesuch", "a.db", "--nonesuch");
    assert_refused("-x", "a.db", "-x");
    assert_refused("a.db", "--size", "--size");
    assert_refused("--once=yes", "a.db", "--once");
    assert_refused("--size=1920", "a.db", "1920");
    assert_refused("--size=1920x", "a.db", "1920x");
    assert_refused("--size=-1x5", "a.db", "-1x5");
    assert_refused("--size=99999x5", "a.db", "99999x5");
    assert_refused("--rotate=91", "a.db", "91");
    assert_refused("--rotation=0.1", "a.db", "0.1");
    assert_refused("--rotation=inf", "a.db", "inf");
    assert_refused("--rotation=0x10", "a.db", "0x10");
    assert_refused("--rotation= 5", "a.db", " 5");
    assert_refused("--rotation=5.", "a.db", "5.");
    assert_refused("--rotation=1.2345", "a.db", "1.2345");
    assert_refused("--rotation=86401", "a.db", "86401");
    assert_refused("--scale=1.3", "a.db", "from 0.8 to 1.25");
    assert_refused("--overscan=11", "a.db", "from 0 to 10");
    assert_refused("--display=x", "a.db", "x");
    assert_refused("--transition=5001", "a.db", "5001");
    assert_refused("--renderer=metal", "a.db", "metal");
    assert_refused("--log-level=loud", "a.db", "loud");
    assert_refused("a.db", "b.db", "one");
}

/* The file is that of the store then. */
static void test_no_file(void **state)
{
    (void)state;
    struct show_options o;
    struct err err;
    assert_true(READ("--once", "--keys"));
    assert_null(o.file);
}

static void test_numbers(void **state)
{
    (void)state;
    struct err err = {0};
    double number = -1;
    assert_true(options_number("n", "007", 0, 10, 0, &number, &err));
    assert_true(number == 7);
    assert_true(options_number("n", "0.125", 0, 1, 3, &number, &err));
    assert_true(number == 0.125);
    assert_false(options_number("n", "1.0", 0, 10, 0, &number, &err));
    assert_false(options_number("n", "", 0, 10, 0, &number, &err));
    assert_false(options_number("n", "9999999999999999", 0, 1e15, 0, &number, &err));
    assert_false(options_number("n", "-1", -5, 5, 0, &number, &err));
}

static void test_ids(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "", "0", "-1", " 1", "1 ", "1.0", "0x10", "9223372036854775808", "99999999999999999999"};
    struct err err = {0};
    int64_t id = 0;
    assert_true(options_id("n", "007", &id, &err));
    assert_int_equal(id, 7);
    assert_true(options_id("n", "9007199254740993", &id, &err)); /* 2^53 + 1 */
    assert_true(id == 9007199254740993);
    assert_true(options_id("n", "9223372036854775807", &id, &err));
    assert_true(id == INT64_MAX);
    for (size_t i = 0; i < SUPPORT_COUNT(bad); i++) {
        assert_false(options_id("n", bad[i], &id, &err));
        assert_int_equal(err.status, STATUS_USAGE);
        assert_true(id == INT64_MAX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_every_option),
        cmocka_unit_test(test_config),
        cmocka_unit_test(test_no_file),
        cmocka_unit_test(test_mistakes_are_named),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
