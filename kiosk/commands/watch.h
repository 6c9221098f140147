/* Notices that a file is written, replaced, made or removed: inotify(7) on its folder. */
#ifndef KIOSK_COMMANDS_WATCH_H
#define KIOSK_COMMANDS_WATCH_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct watch {
    int fd;          /* readable when something happened in the folder */
    int folder;      /* inotify's number of the folder; -1: there is none now */
    int64_t look_at; /* clock_monotonic_ms when the folder is looked for again; else INT64_MAX */
    char *path;      /* of the folder */
    char *name;      /* of the file in it */
};

/* False on an error. The folder need not exist. */
bool watch_open(struct watch *watch, const char *file, struct err *err);

/* A zeroed watch is not allowed, one that watch_open failed on is. */
void watch_close(struct watch *watch);

/* Takes what has happened so far; true if the file may be another now. To be called when the
 * descriptor is readable and when `look_at` has come. */
bool watch_take(struct watch *watch);

#endif
