#include "update/io.h"

#include "base/clock.h"
#include "base/machine.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static int result(int returned)
{
    return returned < 0 ? -errno : returned;
}

/* To open some devices does something already (a watchdog starts to count), and a stick may have
 * one of any name. */
static bool may_be_opened(const char *path)
{
    struct stat st;
    return lstat(path, &st) != 0 || S_ISREG(st.st_mode) || S_ISDIR(st.st_mode) ||
           S_ISLNK(st.st_mode);
}

static int system_open(void *ctx, const char *path, int flags)
{
    (void)ctx;
    if ((flags & O_EXCL) == 0 && !may_be_opened(path)) {
        flags = O_PATH;
    }
    const mode_t mode = S_IRUSR | S_IWUSR | ((flags & IO_OWN) != 0 ? 0 : S_IRGRP | S_IROTH);
    flags &= ~IO_OWN;
    return result(open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK, mode));
}

static int system_close(void *ctx, int fd)
{
    (void)ctx;
    return result(close(fd));
}

static int64_t system_read(void *ctx, int fd, void *to, size_t size, int64_t at)
{
    (void)ctx;
    ssize_t n;
    do {
        n = pread(fd, to, size, (off_t)at);
    } while (n < 0 && errno == EINTR);
    return n < 0 ? -errno : n;
}

static int64_t system_write(void *ctx, int fd, const void *from, size_t size)
{
    (void)ctx;
    ssize_t n;
    do {
        n = write(fd, from, size);
    } while (n < 0 && errno == EINTR);
    return n < 0 ? -errno : n;
}

static int system_sync(void *ctx, int fd)
{
    (void)ctx;
    return result(fsync(fd));
}

static int system_about(void *ctx, int fd, struct io_about *about)
{
    (void)ctx;
    struct stat st;
    if (fstat(fd, &st) != 0) {
        return -errno;
    }
    *about = (struct io_about){S_ISREG(st.st_mode), S_ISDIR(st.st_mode), (int64_t)st.st_size};
    return 0;
}

static int system_room(void *ctx, const char *path, int64_t *bytes)
{
    (void)ctx;
    return machine_free(path, bytes) ? 0 : -errno;
}

static int system_rename(void *ctx, const char *from, const char *to)
{
    (void)ctx;
    return result(rename(from, to));
}

static int system_unlink(void *ctx, const char *path)
{
    (void)ctx;
    return result(unlink(path));
}

static int system_mkdir(void *ctx, const char *path)
{
    (void)ctx;
    return result(mkdir(path, S_IRWXU | S_IRGRP | S_IXGRP | S_IROTH | S_IXOTH));
}

static int system_lock(void *ctx, int fd)
{
    (void)ctx;
    return result(flock(fd, LOCK_EX | LOCK_NB));
}

static int system_list(void *ctx, const char *path, void *to,
                       bool (*each)(void *to, const char *name))
{
    (void)ctx;
    DIR *folder = opendir(path);
    if (folder == NULL) {
        return -errno;
    }
    bool more = true;
    for (;;) {
        errno = 0;
        const struct dirent *entry = more ? readdir(folder) : NULL;
        if (entry == NULL) {
            break;
        }
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            more = each(to, entry->d_name);
        }
    }
    const int why = errno;
    (void)closedir(folder);
    return more ? -why : 0;
}

static int64_t system_now_ms(void *ctx)
{
    (void)ctx;
    return clock_wall_ms();
}

static int64_t system_steady_ms(void *ctx)
{
    (void)ctx;
    return clock_monotonic_ms();
}

struct io io_system(void)
{
    return (struct io){.open = system_open,
                       .close = system_close,
                       .read = system_read,
                       .write = system_write,
                       .sync = system_sync,
                       .about = system_about,
                       .room = system_room,
                       .rename = system_rename,
                       .unlink = system_unlink,
                       .mkdir = system_mkdir,
                       .lock = system_lock,
                       .list = system_list,
                       .now_ms = system_now_ms,
                       .steady_ms = system_steady_ms};
}
