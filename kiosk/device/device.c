#include "device/setting.h"

#include <stdio.h>
#include <string.h>

void device_init(struct device *d)
{
    *d = (struct device){0};
    for (size_t i = 0; setting_at(i) != NULL; i++) {
        (void)setting_read(setting_at(i), &d->settings, setting_at(i)->standard);
    }
}

bool device_row(const struct device *d, size_t index, struct device_row *row)
{
    const struct setting *s = setting_at(index);
    if (s == NULL) {
        return false;
    }
    *row = (struct device_row){.section = s->section,
                               .name = s->name,
                               .option = s->option,
                               .meaning = s->meaning,
                               .line = d->line[index]};
    if (s->kind == SETTING_KEYS) {
        row->keys = (const void *)((const char *)&d->settings + s->offset);
    }
    setting_write(s, &d->settings, row->value);
    (void)snprintf(row->standard, sizeof row->standard, "%s", s->standard);
    setting_allowed(s, row->allowed);
    return true;
}

bool device_option(struct device *d, const char *option, const char *value, struct err *err)
{
    for (size_t i = 0; setting_at(i) != NULL; i++) {
        const struct setting *s = setting_at(i);
        if (s->option == NULL || strcmp(s->option, option) != 0) {
            continue;
        }
        if (setting_read(s, &d->settings, value)) {
            d->line[i] = DEVICE_COMMAND_LINE;
            return true;
        }
        char allowed[DEVICE_TEXT_MAX];
        setting_allowed(s, allowed);
        return err_set(err, STATUS_USAGE, "--%s %s: write %s", option, value, allowed);
    }
    return err_set(err, STATUS_USAGE, "--%s is no setting of the device", option);
}
