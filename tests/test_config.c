/* --config of every command, --print-config, and that the manual and data/kiosk.conf say of the
 * settings what the program does. */
#include "device_text.h"
#include "run_command.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "commands/commands.h"
#include "commands/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXAMPLE "build/data/duc-trong.db"
#define GOOD "[display]\nnumber = 2\nscale = 1.15\n[log]\nlevel = debug\n"
#define BAD "[display]\nnumber = 99\ncolour = red\n"

static void put(const char *text)
{
    device_conf(text, strlen(text));
}

static void test_print(void **state)
{
    (void)state;
    put(GOOD);
    struct ran ran = run_command(command_show, WORDS("--print-config", "--config", DEVICE_CONF,
                                                     "--overscan", "2.5", "--log-level=error"));
    assert_int_equal(ran.status, STATUS_OK);
    static const char *const said[] = {
        "[display]\n",
        "\nnumber = 2                     ; " DEVICE_CONF ":2\n",
        "\nscale = 1.15                   ; " DEVICE_CONF ":3\n",
        "\noverscan = 2.5                 ; command line\n",
        "\ndim_percent = 40               ; default\n",
        "\n\n[rotation]\nseconds = file                 ; default\n",
        "\nlevel = error                  ; command line\n",
    };
    for (size_t i = 0; i < SUPPORT_COUNT(said); i++) {
        if (strstr(ran.text, said[i]) == NULL) {
            fail_msg("\"%s\" is not in %s", said[i], ran.text);
        }
    }
    /* It is a file of settings itself. */
    const struct device again = device_text(ran.text);
    assert_int_equal(again.faults, 0);
    assert_int_equal(again.settings.number, 2);
    assert_true(again.settings.overscan == 2.5);
    ran_free(&ran);
    unlink(DEVICE_CONF);
}

static void test_faults_are_told(void **state)
{
    (void)state;
    put(BAD);
    run_expect(command_show, WORDS("--print-config", "--config", DEVICE_CONF), STATUS_FINDINGS,
               "kiosk: warning: " DEVICE_CONF ":2: number = 99 can't be; write a whole number");
    run_expect(command_check, WORDS("--config", DEVICE_CONF, EXAMPLE), STATUS_OK,
               "kiosk: warning: " DEVICE_CONF ":3: [display] has no setting colour; it has number");
    run_expect(command_render,
               WORDS("--config", DEVICE_CONF, "--size=320x200", "--slide=1", "--out",
                     "build/tmp/test_config", EXAMPLE),
               STATUS_OK, DEVICE_CONF ":2: number = 99");
    support_remove("build/tmp/test_config");
    put("[keys]\nnext = Right, Rihgt\n");
    run_expect(command_show, WORDS("--print-config", "--config", DEVICE_CONF), STATUS_FINDINGS,
               DEVICE_CONF ":2: next: no key is called \"Rihgt\"; write it as SDL does");
    char text[2048] = "[display]\n";
    for (int i = 0; i < 40; i++) {
        (void)strcat(text, "nonsense\n");
    }
    put(text);
    run_expect(command_show, WORDS("--print-config", "--config", DEVICE_CONF), STATUS_FINDINGS,
               DEVICE_CONF ": 24 more lines are wrong");
    unlink(DEVICE_CONF);
}

static void test_every_command_takes_it(void **state)
{
    (void)state;
    static const struct {
        int (*command)(int argc, char **argv);
        const char *words[5];
    } lines[] = {
        {command_show, {EXAMPLE}},
        {command_render, {"--out", "build/tmp/none", EXAMPLE}},
        {command_check, {EXAMPLE}},
        {command_new, {"build/tmp/none.db"}},
        {command_import, {"--kind", "announcements", EXAMPLE, "none.csv"}},
        {command_image, {EXAMPLE, "a.png", "none.png"}},
        {command_convert, {EXAMPLE}},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(lines); i++) {
        const char *words[8] = {"--config", "build/tmp/nonesuch.conf"};
        memcpy(words + 2, lines[i].words, sizeof lines[i].words);
        run_expect(lines[i].command, words, STATUS_USAGE,
                   "--config build/tmp/nonesuch.conf: can't be read");
    }
    assert_int_not_equal(access("build/tmp/none.db", F_OK), 0);
}

/* The picture that is looked at without a screen is as the screen is. */
static void test_picture(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width, height;
    } screens[] = {
        {"", 1920, 1080},
        {"[display]\nrotate = 90\n", 1080, 1920},
        {"[display]\nrotate = 180\n", 1920, 1080},
        {"[display]\nsize = 800x480\n", 800, 480},
        {"[display]\nsize = 800x480\nrotate = 270\n", 480, 800},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(screens); i++) {
        const struct device d = device_text(screens[i].text);
        int width, height;
        config_picture(&d, &width, &height);
        assert_int_equal(width, screens[i].width);
        assert_int_equal(height, screens[i].height);
    }
    put("[display]\nsize = 800x480\nrotate = 270\n");
    run_expect(command_check, WORDS("--config", DEVICE_CONF, EXAMPLE), STATUS_OK, " at 480x800: ");
    run_expect(command_check, WORDS("--config", DEVICE_CONF, "--size=1280x720", EXAMPLE), STATUS_OK,
               " at 1280x720: ");
    unlink(DEVICE_CONF);
}

static void test_example_file(void **state)
{
    (void)state;
    char *text = support_read("data/kiosk.conf", NULL);
    assert_non_null(text);
    const struct device as_it_is = device_text(text);
    struct device_row row;
    assert_int_equal(as_it_is.faults, 0);
    for (size_t i = 0; device_row(&as_it_is, i, &row); i++) {
        assert_string_equal(row.value, row.standard);
    }
    for (size_t i = 0; device_row(&as_it_is, i, &row); i++) {
        char lines[512];
        assert_int_equal(row.line, DEVICE_DEFAULT);
        (void)snprintf(lines, sizeof lines, "\n; %s\n; %s\n;%s = %s\n", row.meaning, row.allowed,
                       row.name, row.standard);
        if (strstr(text, lines) == NULL) {
            fail_msg("data/kiosk.conf has not:%s", lines);
        }
    }
    /* With the semicolons taken away. */
    for (char *at = text; (at = strstr(at, "\n;")) != NULL; at++) {
        if (at[2] != ' ') {
            at[1] = ' ';
        }
    }
    const struct device all = device_text(text);
    if (all.faults > 0) {
        fail_msg("%s", all.fault[0].text);
    }
    for (size_t i = 0; device_row(&all, i, &row); i++) {
        assert_string_equal(row.value, row.standard);
        assert_true(row.line > 0);
    }
    free(text);
}

static void test_manual(void **state)
{
    (void)state;
    char *man = support_read("kiosk/kiosk.1", NULL);
    assert_non_null(man);
    struct device d;
    struct device_row row;
    device_init(&d);
    for (size_t i = 0; device_row(&d, i, &row); i++) {
        char lines[512];
        (void)snprintf(lines, sizeof lines, "\n.It Cm %s No =%s%s\n%c%s:\n%s.\n", row.name,
                       row.standard[0] == '\0' ? "" : " Ar ", row.standard,
                       row.meaning[0] - 'a' + 'A', row.meaning + 1, row.allowed);
        if (strstr(man, lines) == NULL) {
            fail_msg("kiosk(1) has not:%s", lines);
        }
    }
    free(man);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_print),
        cmocka_unit_test(test_faults_are_told),
        cmocka_unit_test(test_every_command_takes_it),
        cmocka_unit_test(test_picture),
        cmocka_unit_test(test_example_file),
        cmocka_unit_test(test_manual),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
