#include "screen/driver.h"

#include <stddef.h>
#include <strings.h>

static const struct driver drivers[] = {
    {"wayland", .needs_gpu = true},
    {"kmsdrm", .needs_gpu = true, .console = true, .displays = true},
    {"evdev", .console = true, .blind = true},
    {"offscreen", .console = true, .blind = true},
    {"dummy", .console = true, .blind = true},
};

struct driver driver_of(const char *name)
{
    for (size_t i = 0; i < sizeof drivers / sizeof *drivers; i++) {
        if (strcasecmp(drivers[i].name, name) == 0) {
            return drivers[i];
        }
    }
    return (struct driver){0};
}
