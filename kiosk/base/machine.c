#include "base/machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/statvfs.h>

/* What is colder or hotter comes from a sensor that is not there. */
enum { ZONES_MAX = 64, COLDEST = -100000, HOTTEST = 200000 };

bool machine_free(const char *path, int64_t *bytes)
{
    struct statvfs v;
    if (statvfs(path, &v) != 0) {
        return false;
    }
    const uint64_t most = INT64_MAX;
    const uint64_t unit = v.f_frsize > 0 ? v.f_frsize : 1;
    *bytes = v.f_bavail > most / unit ? INT64_MAX : (int64_t)(v.f_bavail * unit);
    return true;
}

bool machine_heat(const char *folder, int *millidegrees)
{
    bool known = false;
    for (int zone = 0; zone < ZONES_MAX; zone++) {
        char path[256];
        (void)snprintf(path, sizeof path, "%s/thermal_zone%d/temp", folder, zone);
        FILE *f = fopen(path, "re");
        if (f == NULL) {
            continue; /* zones come and go with their drivers */
        }
        char text[32] = "";
        char *end = text;
        const long heat = fgets(text, sizeof text, f) != NULL ? strtol(text, &end, 10) : 0;
        const bool whole = end != text && (*end == '\n' || *end == '\0');
        if (whole && heat > COLDEST && heat < HOTTEST && (!known || heat > *millidegrees)) {
            *millidegrees = (int)heat;
            known = true;
        }
        (void)fclose(f);
    }
    return known;
}
