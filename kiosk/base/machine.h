/* What the machine tells of itself. */
#ifndef KIOSK_BASE_MACHINE_H
#define KIOSK_BASE_MACHINE_H

#include <stdbool.h>
#include <stdint.h>

/* Bytes that are free for this user on the file system of `path`; false, with errno, if it can't be
 * told. */
bool machine_free(const char *path, int64_t *bytes);

/* The highest temperature of the kernel's thermal zones, in thousandths of a degree Celsius (Linux,
 * Documentation/ABI/testing/sysfs-class-thermal). `folder` is "/sys/class/thermal" but in tests.
 * False if there is none. */
bool machine_heat(const char *folder, int *millidegrees);

#endif
