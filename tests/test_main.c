/* What people type before they know a command. */
#include "base/err.h"
#include "command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static void expect(const char *line, int status, const char *said)
{
    int is = 0;
    char *text = command_output(line, &is);
    if (is != status || strstr(text, said) == NULL) {
        fail_msg("%s: status %d, not %d: %s", line, is, status, text);
    }
    free(text);
}

static void help_and_version(void **state)
{
    (void)state;
    expect("build/kiosk-san --help", STATUS_OK, "Commands:");
    expect("build/kiosk-san --version", STATUS_OK, "kiosk ");
}

static void nonsense_is_refused(void **state)
{
    (void)state;
    expect("build/kiosk-san", STATUS_USAGE, "Usage:");
    expect("build/kiosk-san sohw", STATUS_USAGE, "no command \"sohw\"");
}

static void output_that_is_lost_is_told(void **state)
{
    (void)state;
    expect("build/kiosk-san --help > /dev/full", STATUS_OUTPUT, "can't be written");
    expect("build/kiosk-san --version > /dev/full", STATUS_OUTPUT, "can't be written");
    expect("build/kiosk-san show --help > /dev/full", STATUS_OUTPUT, "can't be written");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(help_and_version),
        cmocka_unit_test(nonsense_is_refused),
        cmocka_unit_test(output_that_is_lost_is_told),
    };
    return cmocka_run_group_tests_name("main", tests, NULL, NULL);
}
