#include "device_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "device/device.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void device_conf(const char *text, size_t size)
{
    FILE *f = fopen(DEVICE_CONF, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, size, f), size);
    assert_int_equal(fclose(f), 0);
}

struct device device_text(const char *text)
{
    struct device d;
    struct err err = {0};
    device_conf(text, strlen(text));
    device_init(&d);
    if (!device_read(&d, DEVICE_CONF, &err)) {
        fail_msg("%s", err.text);
    }
    unlink(DEVICE_CONF);
    return d;
}

struct device_row device_row_of(const struct device *d, const char *section, const char *name)
{
    struct device_row row;
    for (size_t i = 0; device_row(d, i, &row); i++) {
        if (strcmp(row.section, section) == 0 && strcmp(row.name, name) == 0) {
            return row;
        }
    }
    fail_msg("there is no setting [%s] %s", section, name);
    return row;
}
