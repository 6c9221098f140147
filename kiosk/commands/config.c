#include "commands/config.h"

#include <stdio.h>
#include <string.h>

_Static_assert((int)DEVICE_ERROR == (int)LOG_ERROR && (int)DEVICE_WARNING == (int)LOG_WARNING &&
                   (int)DEVICE_INFO == (int)LOG_INFO && (int)DEVICE_DEBUG == (int)LOG_DEBUG,
               "the device's setting is the log's");

bool config_read(struct device *device, const char *path, struct log *log, struct err *err)
{
    if (!device_read(device, path, err)) {
        return false;
    }
    log->level = (enum log_level)device->settings.log_level;
    for (size_t i = 0; i < device->faults && i < DEVICE_FAULTS_MAX; i++) {
        log_line(log, LOG_WARNING, "%s", device->fault[i].text);
    }
    if (device->faults > DEVICE_FAULTS_MAX) {
        log_line(log, LOG_WARNING, "%s: %zu more lines are wrong", device->path,
                 device->faults - DEVICE_FAULTS_MAX);
    }
    return true;
}

bool config_log(const char *path, struct log *log, struct err *err)
{
    struct device device;
    device_init(&device);
    return config_read(&device, path, log, err);
}

void config_picture(const struct device *device, int *width, int *height)
{
    enum { WIDTH = 1920, HEIGHT = 1080 };
    const struct device_settings *s = &device->settings;
    const bool given = s->width > 0;
    const bool upright = s->rotate % 180 != 0;
    const int w = given ? s->width : WIDTH, h = given ? s->height : HEIGHT;
    *width = upright ? h : w;
    *height = upright ? w : h;
}

void config_print(const struct device *device)
{
    struct device_row row;
    const char *section = "";
    for (size_t i = 0; device_row(device, i, &row); i++) {
        if (strcmp(section, row.section) != 0) {
            (void)printf("%s[%s]\n", *section == '\0' ? "" : "\n", row.section);
            section = row.section;
        }
        char setting[DEVICE_TEXT_MAX + 32];
        (void)snprintf(setting, sizeof setting, "%s = %s", row.name, row.value);
        (void)printf("%-30s ; ", setting);
        if (row.line > 0) {
            (void)printf("%s:%d\n", device->path, row.line);
        } else {
            (void)printf("%s\n", row.line == DEVICE_COMMAND_LINE ? "command line" : "default");
        }
    }
}
