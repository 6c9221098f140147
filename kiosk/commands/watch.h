/* Notices that a file is written, replaced, made or removed: inotify(7) on the file, on the log
 * that SQLite writes beside it in WAL mode, and on their folder, for what is made, moved and
 * removed there. What others write to other files of the folder wakes nobody. */
#ifndef KIOSK_COMMANDS_WATCH_H
#define KIOSK_COMMANDS_WATCH_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct watch {
    int fd;                /* readable when something happened */
    int folder, file, wal; /* inotify's numbers of them; -1: there is none now */
    int64_t look_at; /* clock_monotonic_ms when the folder is looked for again; else INT64_MAX */
    char *folder_path, *file_path, *wal_path;
    const char *name; /* of the file, in file_path */
};

/* False on an error. The folder need not exist. */
bool watch_open(struct watch *watch, const char *file, struct err *err);

/* A zeroed watch is not allowed, one that watch_open failed on is. */
void watch_close(struct watch *watch);

/* Takes what has happened so far; true if the file may be another now. To be called when the
 * descriptor is readable and when `look_at` has come. */
bool watch_take(struct watch *watch);

#endif
