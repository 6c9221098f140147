/* --config of every command: the device's settings, and telling what is wrong in them. */
#ifndef KIOSK_COMMANDS_CONFIG_H
#define KIOSK_COMMANDS_CONFIG_H

#include "base/err.h"
#include "base/log.h"
#include "device/device.h"

#include <stdbool.h>

/* What --help says of it. */
#define CONFIG_HELP "the settings of the device, in place of " DEVICE_FILE

/* Reads the file at `path` (NULL: DEVICE_FILE, if it is there) into the device, which device_init
 * and the options of the command line have filled. Sets the log's level, and logs each fault.
 * False if there is no such file. */
bool config_read(struct device *device, const char *path, struct log *log, struct err *err);

/* The same for a command that no setting but that of the log concerns. */
bool config_log(const char *path, struct log *log, struct err *err);

/* The size of the pictures that the screen would be given, for who has no screen: that of the
 * settings, else 1920x1080, upright if it is rotated. */
void config_picture(const struct device *device, int *width, int *height);

/* Prints all settings to the standard output in the form of the file, each with where it comes
 * from. */
void config_print(const struct device *device);

#endif
