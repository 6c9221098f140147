#include "commands/watch.h"

#include "base/clock.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum { LOOK_AGAIN_MS = 5000 };

/* What the file itself can suffer. IN_MODIFY as well as IN_CLOSE_WRITE: an editor of SQLite files
 * keeps them open between its commits. */
static const uint32_t CHANGES =
    IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO;

/* Watches the folder if it is there; if not, it is looked for again later. True if it is. */
static bool find_folder(struct watch *w)
{
    w->folder =
        inotify_add_watch(w->fd, w->path, CHANGES | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR);
    w->look_at = w->folder < 0 ? clock_monotonic_ms() + LOOK_AGAIN_MS : INT64_MAX;
    return w->folder >= 0;
}

bool watch_open(struct watch *w, const char *file, struct err *err)
{
    *w = (struct watch){.fd = -1, .folder = -1, .look_at = INT64_MAX};
    const char *slash = strrchr(file, '/');
    w->path = !slash ? strdup(".") : strndup(file, slash == file ? 1 : (size_t)(slash - file));
    w->name = strdup(slash ? slash + 1 : file);
    if (!w->path || !w->name) {
        watch_close(w);
        return err_memory(err, "the data file's name");
    }
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
    free(w->path);
    free(w->name);
    *w = (struct watch){.fd = -1, .folder = -1, .look_at = INT64_MAX};
}

/* Whether an event is about the file: itself, or the log that SQLite writes beside it in WAL mode.
 * Of the log only writing counts: to make it and to remove it is what readers like us do, too. */
static bool concerns(const struct watch *w, const struct inotify_event *e)
{
    if (e->mask & IN_Q_OVERFLOW) {
        return true;
    }
    if (!e->len) {
        return false;
    }
    const size_t length = strlen(w->name);
    if (strncmp(e->name, w->name, length) != 0) {
        return false;
    }
    return e->name[length] == '\0' ||
           ((e->mask & IN_MODIFY) && strcmp(e->name + length, "-wal") == 0);
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
            /* The numbers of watches are not used twice: a late word on an old folder is told
             * apart. */
            if (e->mask & IN_Q_OVERFLOW || e->wd == w->folder) {
                changed |= concerns(w, e);
            }
            if (e->wd == w->folder && e->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED)) {
                if (!(e->mask & IN_IGNORED)) {
                    inotify_rm_watch(w->fd, w->folder);
                }
                find_folder(w);
                changed = true;
            }
        }
    }
    if (w->folder < 0 && clock_monotonic_ms() >= w->look_at) {
        changed |= find_folder(w);
    }
    return changed;
}
