/* The settings of a device out of a text, for the tests of device/. */
#ifndef KIOSK_TESTS_DEVICE_TEXT_H
#define KIOSK_TESTS_DEVICE_TEXT_H

#include "device/device.h"

#define DEVICE_CONF "build/tmp/test_device.conf"

/* Writes DEVICE_CONF; the caller unlinks it. */
void device_conf(const char *text, size_t size);

/* Reads a file of that text, or fails the test. */
struct device device_text(const char *text);

/* The setting of that name, or fails the test. */
struct device_row device_row_of(const struct device *d, const char *section, const char *name);

#endif
