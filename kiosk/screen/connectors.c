#include "screen/connectors.h"

#include "base/clock.h"
#include "base/hash.h"
#include "screen/uevent.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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

/* A sum over what the files say; *plugged is one over their status alone. */
static uint64_t look(const char *folder, uint64_t *plugged, bool *connected)
{
    static const char is[] = "connected";
    char text[2048];
    uint64_t sum = 0;
    *plugged = 0;
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
        *plugged += one;
        size = read_file(folder, name, "modes", text, sizeof text);
        sum += hash_add(one, text, size); /* in whatever order they are listed */
    }
    (void)closedir(all);
    return sum;
}

void connectors_open(struct connectors *c, const char *folder, int fd)
{
    bool connected;
    *c = (struct connectors){.folder = folder, .fd = fd, .look_at = INT64_MAX};
    if (folder != NULL) {
        c->seen = look(folder, &c->plugged, &connected);
        c->looked_at = clock_monotonic_ms();
        c->look_at = fd < 0 ? c->looked_at + CONNECTORS_LOOK_MS : INT64_MAX;
    }
}

void connectors_opened(struct connectors *c)
{
    bool connected;
    const uint64_t before = c->plugged;
    if (c->folder != NULL) {
        c->seen = look(c->folder, &c->plugged, &connected);
        c->changed = c->plugged != before;
        c->looked_at = clock_monotonic_ms();
        c->look_at = c->fd < 0 || c->changed ? c->looked_at + CONNECTORS_LOOK_MS : INT64_MAX;
    }
}

void connectors_close(struct connectors *c)
{
    if (c->fd >= 0) {
        (void)close(c->fd);
    }
    *c = (struct connectors){.fd = -1, .look_at = INT64_MAX};
}

bool connectors_due(struct connectors *c)
{
    if (c->folder == NULL) {
        return false;
    }
    c->told |= uevent_take(c->fd);
    const int64_t now = clock_monotonic_ms();
    return c->told || now >= c->look_at || now >= c->looked_at + CONNECTORS_LOOK_MS;
}

bool connectors_changed(struct connectors *c)
{
    bool connected;
    const uint64_t now = look(c->folder, &c->plugged, &connected);
    const bool stands = now == c->seen;
    /* What is told may come in more than one step. */
    const bool once_more = c->fd < 0 || c->told || !stands;
    c->looked_at = clock_monotonic_ms();
    c->look_at = once_more ? c->looked_at + CONNECTORS_LOOK_MS : INT64_MAX;
    c->told = false;
    c->changed |= !stands;
    c->seen = now;
    const bool tells = c->changed && stands && connected;
    c->changed &= !tells;
    return tells;
}
