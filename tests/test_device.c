#include "device_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "device/device.h"
#include "support.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void test_defaults(void **state)
{
    (void)state;
    struct device d;
    struct device_row row;
    size_t count = 0;
    device_init(&d);
    for (; device_row(&d, count, &row); count++) {
        assert_string_equal(row.value, row.standard);
        assert_int_equal(row.line, DEVICE_DEFAULT);
        assert_true(*row.meaning != '\0' && *row.allowed != '\0');
    }
    assert_true(count >= 20 && count < DEVICE_ROWS_MAX);
    assert_int_equal(d.faults, 0);
    assert_int_equal(d.settings.number + d.settings.rotate + d.settings.width, 0);
    assert_true(d.settings.scale == 1 && d.settings.overscan == 0);
    assert_false(d.settings.dark.given);
    assert_int_equal(d.settings.rotation_ms, DEVICE_ROTATION_OF_FILE);
    assert_int_equal(d.settings.keys[ACTION_LEAVE].count, 0);
    assert_int_equal(d.settings.log_level, 2);
    assert_true(d.settings.require_signature);
}

/* Everything that is allowed, as it is written again. */
static void test_good_values(void **state)
{
    (void)state;
    static const struct {
        const char *section, *name, *value, *written;
    } good[] = {
        {"display", "number", "63", NULL},
        {"display", "number", "007", "7"},
        {"display", "rotate", "270", NULL},
        {"display", "rotate", "0", NULL},
        {"display", "size", "full", NULL},
        {"display", "size", "1x16384", NULL},
        {"display", "renderer", "software", NULL},
        {"display", "scale", "0.8", NULL},
        {"display", "scale", "1.25", NULL},
        {"display", "overscan", "2.75", NULL},
        {"display", "overscan", "10", NULL},
        {"display", "shift", "0", NULL},
        {"display", "shift", "8", NULL},
        {"display", "dim", "file", NULL},
        {"display", "dim", "none", NULL},
        {"display", "dim", "20:00-6:00,12:00-13:00", "20:00-06:00, 12:00-13:00"},
        {"display", "dim_percent", "5", NULL},
        {"display", "dark", "22:00-05:30", NULL},
        {"rotation", "seconds", "auto", NULL},
        {"rotation", "seconds", "file", NULL},
        {"rotation", "seconds", "0.2", NULL},
        {"rotation", "seconds", "12.345", NULL},
        {"rotation", "seconds", "86400", NULL},
        {"keys", "next", "Right,Page Down , Space", "Right, Page Down, Space"},
        {"keys", "leave", "", NULL},
        {"keys", "jump", "a,b,c,d", "a, b, c, d"},
        {"log", "level", "debug", NULL},
        {"store", "folder", "/srv/kiosk box", NULL},
        {"store", "trusted_keys", "/", NULL},
        {"store", "require_signature", "no", NULL},
        {"store", "max_size", "512M", NULL},
        {"store", "max_size", "2048K", "2M"},
        {"store", "max_size", "3G", NULL},
        {"store", "max_size", "4095M", NULL},
        {"store", "max_size", "1K", NULL},
        {"store", "name", "kiosk-*.db", NULL},
        {"store", "allow_older", "yes", NULL},
        {"store", "trial_starts", "20", NULL},
        {"store", "result", "yes", NULL},
        {"store", "ask", "the office, room 12", NULL},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(good); i++) {
        char text[512];
        snprintf(text, sizeof text, "# a comment\n[%s]\n\n  %s=%s   ; another\n", good[i].section,
                 good[i].name, good[i].value);
        const struct device d = device_text(text);
        if (d.faults > 0) {
            fail_msg("%s", d.fault[0].text);
        }
        const struct device_row row = device_row_of(&d, good[i].section, good[i].name);
        assert_string_equal(row.value, good[i].written ? good[i].written : good[i].value);
        assert_int_equal(row.line, 4);
    }
}

static void test_what_values_mean(void **state)
{
    (void)state;
    const struct device d =
        device_text("[display]\nnumber = 2\nrotate = 90\nsize = 800x480\n"
                    "renderer = gpu\nscale = 1.1\noverscan = 2.5\nshift = 3\n"
                    "dim = none\ndim_percent = 30\ndark = 22:00-05:30\n"
                    "[rotation]\nseconds = 7.5\n[keys]\nback = Left\n"
                    "[log]\nlevel = warning\n[store]\nfolder = /a\n"
                    "trusted_keys = /b\nrequire_signature = no\nmax_size = 2M\n");
    const struct device_settings *s = &d.settings;
    assert_int_equal(d.faults, 0);
    assert_int_equal(s->number, 2);
    assert_int_equal(s->rotate, 90);
    assert_int_equal(s->width, 800);
    assert_int_equal(s->height, 480);
    assert_int_equal(s->renderer, 2);
    assert_true(s->scale == 1.1 && s->overscan == 2.5);
    assert_int_equal(s->shift, 3);
    assert_true(s->dim.given);
    assert_int_equal(s->dim.hours.count, 0);
    assert_int_equal(s->dim_percent, 30);
    assert_true(s->dark.given);
    assert_int_equal(s->dark.hours.span[0].from, 22 * 60);
    assert_int_equal(s->dark.hours.span[0].until, 5 * 60 + 30);
    assert_int_equal(s->rotation_ms, 7500);
    assert_int_equal(s->keys[ACTION_BACK].count, 1);
    assert_string_equal(s->keys[ACTION_BACK].name[0], "Left");
    assert_int_equal(s->log_level, 1);
    assert_string_equal(s->folder, "/a");
    assert_string_equal(s->trusted_keys, "/b");
    assert_false(s->require_signature);
    assert_int_equal(s->max_size, 2 << 20);
}

/* What is not allowed: file, line, what is allowed; and the default holds. */
static void test_bad_values(void **state)
{
    (void)state;
    static const char whole[] = "a whole number from", keys[] = "up to 4 names of keys";
    static const struct {
        const char *section, *name, *value, *allowed;
    } bad[] = {
        {"display", "number", "64", whole},
        {"display", "number", "-1", whole},
        {"display", "number", "1.0", whole},
        {"display", "number", "0x1", whole},
        {"display", "number", "one", whole},
        {"display", "number", "", whole},
        {"display", "number", "1 2", whole},
        {"display", "number", "4294967296", whole},
        {"display", "rotate", "45", "0, 90, 180 or 270"},
        {"display", "size", "1920", "full, or a size"},
        {"display", "size", "1920x", "full, or a size"},
        {"display", "size", "0x5", "full, or a size"},
        {"display", "size", "5x16385", "full, or a size"},
        {"display", "size", "1920x1080x3", "full, or a size"},
        {"display", "renderer", "vulkan", "auto, software or gpu"},
        {"display", "scale", "1.3", "from 0.8 to 1.25"},
        {"display", "scale", "1.001", "from 0.8 to 1.25"},
        {"display", "overscan", "10.1", "from 0 to 10"},
        {"display", "overscan", "3%", "from 0 to 10"},
        {"display", "overscan", "nan", "from 0 to 10"},
        {"display", "overscan", "2,5", "from 0 to 10"},
        {"display", "shift", "9", whole},
        {"display", "dim", "20:00", "spans such as 20:00-06:00"},
        {"display", "dim_percent", "0", whole},
        {"display", "dark", "never", "spans such as 20:00-06:00"},
        {"rotation", "seconds", "0.1", "seconds from 0.2 to 86400"},
        {"rotation", "seconds", "10 s", "seconds from 0.2 to 86400"},
        {"keys", "next", "a,b,c,d,e", keys},
        {"keys", "next", "a,,b", keys},
        {"keys", "next", ",", keys},
        {"keys", "next", "a name that no key ever had", keys},
        {"log", "level", "loud", "error, warning, info or debug"},
        {"store", "folder", "kiosk", "a path that begins with /"},
        {"store", "require_signature", "maybe", "no or yes"},
        {"store", "max_size", "100", "a size such as 512M"},
        {"store", "max_size", "0K", "a size such as 512M"},
        {"store", "max_size", "4G", "up to 4095M"},
        {"store", "max_size", "4193281K", "up to 4095M"},
        {"store", "max_size", "1T", "a size such as 512M"},
        {"store", "name", "", "some words"},
        {"store", "ask", "Ph\xf2ng 12", "in UTF-8"},
        {"store", "ask", "room\x1b[2J 12", "in UTF-8"},
        {"store", "folder", "/srv/\xc3", "a path that begins with /"},
        {"keys", "next", "a\x7f", keys},
        {"keys", "next", "\xff", keys},
        {"keys", "next", "a,;", keys},
        {"store", "trial_starts", "0", "a whole number from 1 to 20"},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(bad); i++) {
        char text[512], place[64];
        snprintf(text, sizeof text, "[%s]\n%s = %s\n", bad[i].section, bad[i].name, bad[i].value);
        snprintf(place, sizeof place, DEVICE_CONF ":2: %s = ", bad[i].name);
        const struct device d = device_text(text);
        if (d.faults != 1) {
            fail_msg("%s: %zu faults", text, d.faults);
        }
        assert_ptr_equal(strstr(d.fault[0].text, place), d.fault[0].text);
        if (strstr(d.fault[0].text, bad[i].allowed) == NULL) {
            fail_msg("%s", d.fault[0].text);
        }
        const struct device_row row = device_row_of(&d, bad[i].section, bad[i].name);
        assert_string_equal(row.value, row.standard);
        assert_int_equal(row.line, DEVICE_DEFAULT);
    }
}

static void test_command_line_goes_before(void **state)
{
    (void)state;
    struct device d;
    struct err err = {0};
    static const char text[] = "[display]\nnumber = 5\nscale = 9\noverscan = 3\n";
    device_init(&d);
    assert_true(device_option(&d, "display", "1", &err));
    assert_true(device_option(&d, "display", "2", &err)); /* the last one, as ever */
    assert_true(device_option(&d, "scale", "1.2", &err));
    device_conf(text, strlen(text));
    assert_true(device_read(&d, DEVICE_CONF, &err));
    unlink(DEVICE_CONF);
    assert_int_equal(d.settings.number, 2);
    assert_true(d.settings.scale == 1.2 && d.settings.overscan == 3);
    assert_int_equal(device_row_of(&d, "display", "number").line, DEVICE_COMMAND_LINE);
    assert_int_equal(device_row_of(&d, "display", "overscan").line, 4);
    assert_int_equal(d.faults, 1);
    assert_non_null(strstr(d.fault[0].text, "(until then the command line holds)"));
    assert_false(device_option(&d, "rotate", "91", &err));
    assert_int_equal(err.status, STATUS_USAGE);
    assert_string_equal(err.text, "--rotate 91: write 0, 90, 180 or 270");
    assert_false(device_option(&d, "nonesuch", "1", &err));
}

/* What is printed can be read again, and is then the same. */
static void test_round_trip(void **state)
{
    (void)state;
    struct device_row row, back;
    const struct device d =
        device_text("[display]\nsize = 800x480\nscale = 1.15\noverscan = 2.5\n"
                    "dark = 22:00-05:30,12:00-13:00\n[rotation]\nseconds = 7.25\n"
                    "[keys]\nnext = Right, Space\n[store]\nmax_size = 3M\n");
    char text[4096] = "";
    for (size_t i = 0; device_row(&d, i, &row); i++) {
        snprintf(text + strlen(text), sizeof text - strlen(text), "[%s]\n%s = %s ; %s\n",
                 row.section, row.name, row.value, row.meaning);
    }
    const struct device again = device_text(text);
    assert_int_equal(again.faults, 0);
    for (size_t i = 0; device_row(&d, i, &row); i++) {
        assert_true(device_row(&again, i, &back));
        assert_string_equal(back.value, row.value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_good_values),
        cmocka_unit_test(test_what_values_mean),
        cmocka_unit_test(test_bad_values),
        cmocka_unit_test(test_command_line_goes_before),
        cmocka_unit_test(test_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
