#include "commands/watch.h"

#include "base/clock.h"
#include "base/file.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LOOK_AGAIN_MS = 5000 };

/* IN_MODIFY as well as IN_CLOSE_WRITE: an editor of SQLite files keeps them open between its
 * commits. IN_ATTRIB comes when the file loses its name, too; behind a symbolic link only that is
 * seen of it. */
static const uint32_t FILE_EVENTS =
    IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;
static const uint32_t FOLDER_EVENTS = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                                      IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

/* Watches what the path leads to now in place of what it led to before; -1 if there is nothing. */
static void find(struct watch *w, int *number, const char *path, uint32_t events)
{
    int found = inotify_add_watch(w->fd, path, events | IN_MASK_ADD);
    if (found >= 0 && found == w->folder) { /* the path of a folder is no file's */
        found = -1;
    }
    if (*number >= 0 && *number != found) {
        inotify_rm_watch(w->fd, *number);
    }
    *number = found;
}

static void find_file(struct watch *w)
{
    find(w, &w->file, w->file_path, FILE_EVENTS);
}

/* True if there is something in the log: readers like us make an empty one, and remove it. */
static bool find_wal(struct watch *w)
{
    struct stat info;
    find(w, &w->wal, w->wal_path, IN_MODIFY);
    return w->wal >= 0 && stat(w->wal_path, &info) == 0 && info.st_size > 0;
}

/* Watches the folder if it is there; if not, it is looked for again later. True if it is. */
static bool find_folder(struct watch *w)
{
    w->folder = inotify_add_watch(w->fd, w->folder_path, FOLDER_EVENTS);
    w->look_at = w->folder < 0 ? clock_monotonic_ms() + LOOK_AGAIN_MS : INT64_MAX;
    find_file(w);
    (void)find_wal(w);
    return w->folder >= 0;
}

/* `file` with `more` behind it. */
static char *joined(const char *file, const char *more)
{
    const size_t length = strlen(file), size = length + strlen(more) + 1;
    char *path = malloc(size);
    if (path) {
        (void)snprintf(path, size, "%s%s", file, more);
    }
    return path;
}

static const struct watch nothing = {
    .fd = -1, .folder = -1, .file = -1, .wal = -1, .look_at = INT64_MAX};

bool watch_open(struct watch *w, const char *file, struct err *err)
{
    *w = nothing;
    const char *slash = strrchr(file, '/');
    char folder[PATH_MAX];
    w->folder_path = file_folder(file, folder, sizeof folder) ? strdup(folder) : NULL;
    w->file_path = strdup(file);
    w->wal_path = joined(file, "-wal");
    if (!w->folder_path || !w->file_path || !w->wal_path) {
        watch_close(w);
        return err_memory(err, "the data file's name");
    }
    w->name = w->file_path + (slash ? slash + 1 - file : 0);
    w->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (w->fd < 0) {
        err_set(err, STATUS_MEMORY,
                "the data file can't be watched: %s; raise "
                "fs.inotify.max_user_instances with sysctl",
                strerror(errno));
        watch_close(w);
        return false;
    }
    find_folder(w);
    return true;
}

void watch_close(struct watch *w)
{
    if (w->fd >= 0) {
        close(w->fd);
    }
    free(w->folder_path);
    free(w->file_path);
    free(w->wal_path);
    *w = nothing;
}

/* In the folder something has got or lost its name. Whether it is the file, or a log that has been
 * written. */
static bool take_folder(struct watch *w, const struct inotify_event *e)
{
    const size_t length = strlen(w->name);
    if (e->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED)) {
        if (!(e->mask & IN_IGNORED)) {
            inotify_rm_watch(w->fd, w->folder);
        }
        find_folder(w);
        return true;
    }
    if (!e->len || strncmp(e->name, w->name, length) != 0) {
        return false;
    }
    if (e->name[length] == '\0') {
        find_file(w);
        return true;
    }
    return strcmp(e->name + length, "-wal") == 0 && find_wal(w);
}

/* The numbers of watches are not used twice: a late word on an old one is told apart. */
static bool take(struct watch *w, const struct inotify_event *e)
{
    if (e->mask & IN_Q_OVERFLOW) {
        find_file(w);
        (void)find_wal(w);
        return true;
    }
    if (e->wd == w->folder) {
        return take_folder(w, e);
    }
    if (e->wd == w->file) {
        if (e->mask & IN_IGNORED) {
            w->file = -1;
        }
        if (e->mask & (IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED)) {
            find_file(w);
        }
        return true;
    }
    if (e->wd == w->wal && e->mask & IN_IGNORED) {
        w->wal = -1;
    }
    return e->wd == w->wal && e->mask & IN_MODIFY;
}

bool watch_take(struct watch *w)
{
    _Alignas(struct inotify_event) char buffer[4096];
    bool changed = false;
    ssize_t got;
    while ((got = read(w->fd, buffer, sizeof buffer)) > 0) {
        for (ssize_t at = 0; at < got;) {
            const struct inotify_event *e = (const void *)(buffer + at);
            at += (ssize_t)(sizeof *e + e->len);
            changed |= take(w, e);
        }
    }
    if (w->folder < 0 && clock_monotonic_ms() >= w->look_at) {
        changed |= find_folder(w);
    }
    return changed;
}
