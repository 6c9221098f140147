#include "base/zone.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { NAME_MAX_LENGTH = 60 };

/* No dot: a name can't lead out of the folder. */
static bool is_name(const char *name)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                  "_+-/";
    size_t length = strlen(name);
    return length <= NAME_MAX_LENGTH && name[0] >= 'A' && name[0] <= 'Z' &&
           strspn(name, letters) == length;
}

/* The C library takes any name, and UTC for one that it does not know: so the file is looked at
 * (RFC 8536: it begins with TZif). */
bool zone_known(const char *name)
{
    char path[512];
    char magic[4] = "";
    if (name[0] == '\0') {
        return true;
    }
    const char *folder = getenv("TZDIR");
    int length =
        snprintf(path, sizeof path, "%s/%s",
                 folder == NULL || folder[0] == '\0' ? "/usr/share/zoneinfo" : folder, name);
    if (!is_name(name) || length < 0 || (size_t)length >= sizeof path) {
        return false;
    }
    FILE *file = fopen(path, "rbe");
    bool known = file != NULL && fread(magic, 1, sizeof magic, file) == sizeof magic &&
                 memcmp(magic, "TZif", sizeof magic) == 0;
    if (file != NULL) {
        (void)fclose(file);
    }
    return known;
}

static void set(const char *value)
{
    if (value == NULL) {
        (void)unsetenv("TZ");
    } else {
        (void)setenv("TZ", value, 1);
    }
    tzset();
}

bool zone_use(const char *name, const char *machine)
{
    bool known = zone_known(name);
    set(known && name[0] != '\0' ? name : machine);
    return known;
}

int64_t zone_wall_ms(const struct moment *m, const char *name)
{
    const char *now = getenv("TZ");
    char *before = now == NULL ? NULL : strdup(now);
    bool other = name[0] != '\0' && zone_known(name) && (now == NULL || before != NULL);
    struct tm local = {.tm_year = m->year - 1900,
                       .tm_mon = m->month - 1,
                       .tm_mday = m->day,
                       .tm_hour = m->minute / 60,
                       .tm_min = m->minute % 60,
                       .tm_isdst = -1};
    if (other) {
        set(name);
    }
    int64_t seconds = mktime(&local);
    if (other) {
        set(before);
    }
    free(before);
    return seconds * 1000;
}
