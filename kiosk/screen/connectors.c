#include "screen/connectors.h"

#include "base/clock.h"
#include "base/hash.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

enum { CONNECTORS_MAX = 64 };

/* Reads the start of a connector's file; what is gone meanwhile is empty. */
static size_t read_file(const char *folder, const char *connector, const char *name, char *text,
                        size_t room)
{
    char path[512];
    const int length = snprintf(path, sizeof path, "%s/%s/%s", folder, connector, name);
    FILE *f = length < (int)sizeof path ? fopen(path, "re") : NULL;
    size_t size = 0;
    if (f != NULL) {
        size = fread(text, 1, room, f);
        (void)fclose(f);
    }
    return size;
}

static uint64_t look(const char *folder, bool *connected)
{
    static const char is[] = "connected";
    char text[2048];
    uint64_t sum = 0;
    *connected = false;
    DIR *all = opendir(folder);
    if (all == NULL) {
        return 0;
    }
    const struct dirent *entry;
    for (int count = 0; count < CONNECTORS_MAX && (entry = readdir(all)) != NULL;) {
        const char *name = entry->d_name; /* card0-HDMI-A-1 */
        if (strncmp(name, "card", 4) != 0 || strchr(name, '-') == NULL) {
            continue;
        }
        count++;
        size_t size = read_file(folder, name, "status", text, sizeof text);
        *connected |= size >= sizeof is - 1 && memcmp(text, is, sizeof is - 1) == 0;
        const uint64_t one = hash_add(hash_add(HASH_START, name, strlen(name)), text, size);
        size = read_file(folder, name, "modes", text, sizeof text);
        sum += hash_add(one, text, size); /* in whatever order they are listed */
    }
    (void)closedir(all);
    return sum;
}

void connectors_open(struct connectors *c, const char *folder)
{
    bool connected;
    *c = (struct connectors){.folder = folder, .look_at = INT64_MAX};
    if (folder != NULL) {
        c->seen = look(folder, &connected);
        c->look_at = clock_monotonic_ms() + CONNECTORS_LOOK_MS;
    }
}

bool connectors_changed(struct connectors *c)
{
    bool connected;
    const uint64_t now = look(c->folder, &connected);
    const bool stands = now == c->seen;
    c->look_at = clock_monotonic_ms() + CONNECTORS_LOOK_MS;
    c->changed |= !stands;
    c->seen = now;
    const bool tells = c->changed && stands && connected;
    c->changed &= !tells;
    return tells;
}
