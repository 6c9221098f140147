#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(struct err *err, const char *what, const char *path)
{
    const bool full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
    return err_set(err, STATUS_OUTPUT, "%s: can't %s (%s); %s", path, what, strerror(errno),
                   full ? "make room there, or choose another disk"
                        : "choose a place that you may write to");
}

static bool write_all(int fd, struct bytes bytes)
{
    while (bytes.size > 0) {
        ssize_t n = write(fd, bytes.data, bytes.size);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return false;
        }
        bytes.data += n;
        bytes.size -= (size_t)n;
    }
    return true;
}

bool file_folder(const char *path, char *folder, size_t size)
{
    const char *slash = strrchr(path, '/');
    const char *from = slash == NULL ? "." : path;
    const size_t length = slash == NULL || slash == path ? 1 : (size_t)(slash - path);
    if (length >= size) {
        errno = ENAMETOOLONG;
        folder[0] = '\0';
        return false;
    }
    memcpy(folder, from, length);
    folder[length] = '\0';
    return true;
}

const char *file_short_name(const char *path)
{
    enum { SHORT = 120 };
    const char *slash = strrchr(path, '/');
    const char *name = strlen(path) > SHORT && slash != NULL ? slash + 1 : path;
    const size_t length = strlen(name);
    if (length > SHORT) {
        name += length - SHORT;
        while (((unsigned char)*name & 0xc0) == 0x80) {
            name++; /* not in the middle of a character */
        }
    }
    return name;
}

static bool sync_folder_of(const char *path)
{
    char folder[PATH_MAX];
    int fd = file_folder(path, folder, sizeof folder)
                 ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                 : -1;
    if (fd < 0) {
        return false;
    }
    bool ok = fsync(fd) == 0;
    (void)close(fd);
    return ok;
}

/* Makes a file in the folder of `path`, under a name that nothing there has: whatever is beside the
 * target is somebody's. A descriptor, and the name in `beside`; -1 with errno on an error. What a
 * power cut leaves of it stands in nobody's way: the next one takes the next number. */
static int make_beside(const char *path, char beside[PATH_MAX])
{
    char folder[PATH_MAX];
    int fd = -1;
    if (!file_folder(path, folder, sizeof folder)) {
        return -1;
    }
    errno = EEXIST;
    for (int i = 0; i < FILE_NAMES_MAX && fd < 0 && errno == EEXIST; i++) {
        int length = snprintf(beside, PATH_MAX, FILE_BESIDE, folder, (long)getpid(), i);
        if (length < 0 || length >= PATH_MAX) {
            errno = ENAMETOOLONG;
            return -1;
        }
        fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    }
    return fd;
}

/* Writes the bytes to a file beside `path`, whose name goes to `beside`; it is gone after an error.
 */
static bool write_beside(const char *path, struct bytes bytes, char beside[PATH_MAX],
                         struct err *err)
{
    int fd = make_beside(path, beside);
    if (fd < 0) {
        return fail(err, "write it", path);
    }
    bool ok = write_all(fd, bytes) && fsync(fd) == 0;
    ok = close(fd) == 0 && ok;
    if (!ok) {
        fail(err, "write it", path);
        (void)unlink(beside);
    }
    return ok;
}

bool file_replace(const char *path, struct bytes bytes, struct err *err)
{
    char beside[PATH_MAX];
    if (!write_beside(path, bytes, beside, err)) {
        return false;
    }
    if (rename(beside, path) != 0) {
        fail(err, "write it", path);
        (void)unlink(beside);
        return false;
    }
    return sync_folder_of(path) ? true : fail(err, "sync its folder", path);
}

/* rename(2) that leaves a file of that name alone. Some file systems can't (EINVAL); what comes
 * between the look and the rename there is lost. */
static bool rename_new(const char *from, const char *to)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) {
        return true;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        return false;
    }
    struct stat info;
    if (lstat(to, &info) == 0) {
        errno = EEXIST;
        return false;
    }
    return rename(from, to) == 0;
}

bool file_create(const char *path, struct bytes bytes, struct err *err)
{
    char beside[PATH_MAX];
    struct stat info;
    bool there = lstat(path, &info) == 0;
    if (!there && !write_beside(path, bytes, beside, err)) {
        return false;
    }
    if (!there && !rename_new(beside, path)) {
        there = errno == EEXIST;
        fail(err, "write it", path);
        (void)unlink(beside);
        if (!there) {
            return false;
        }
    }
    if (there) {
        return err_set(err, STATUS_OUTPUT,
                       "%s: is there already, and stays as it is; choose another name", path);
    }
    return sync_folder_of(path) ? true : fail(err, "sync its folder", path);
}

/* What can be told of a file that can't be read. */
static bool fail_read(struct err *err, const char *path)
{
    if (errno == ENOMEM) {
        return err_memory(err, path);
    }
    return err_set(err, STATUS_NO_FILE, "%s: can't be read (%s); look at its name and permissions",
                   path, strerror(errno));
}

/* Reads to the end, at most `most` bytes and one more, which tells that there are too many. */
static bool read_all(int fd, size_t most, uint8_t **data, size_t *size)
{
    size_t room = 0;
    for (*size = 0; *size <= most;) {
        if (*size == room) {
            room = room < 65536 ? 65536 : room * 2;
            room = room > most + 1 ? most + 1 : room;
            uint8_t *larger = realloc(*data, room);
            if (larger == NULL) {
                return false;
            }
            *data = larger;
        }
        ssize_t n = read(fd, *data + *size, room - *size);
        if (n == 0) {
            return true;
        }
        if (n < 0 && errno != EINTR) {
            return false;
        }
        *size += n > 0 ? (size_t)n : 0;
    }
    return true;
}

bool file_read(const char *path, size_t most, struct bytes *out, struct err *err)
{
    uint8_t *data = NULL;
    size_t size = 0;
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    *out = (struct bytes){0};
    if (fd < 0) {
        return fail_read(err, path);
    }
    bool ok = read_all(fd, most, &data, &size) || fail_read(err, path);
    if (!standard) {
        (void)close(fd);
    }
    if (ok && size > most) {
        ok = err_set(err, STATUS_CONTENT, "%s: has more than %zu bytes; make it smaller", path,
                     most);
    }
    if (!ok) {
        free(data);
        return false;
    }
    *out = (struct bytes){data, size};
    return true;
}

bool file_make_folder(const char *path, struct err *err)
{
    char part[PATH_MAX];
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof part) {
        errno = length == 0 ? ENOENT : ENAMETOOLONG;
        return fail(err, "make this folder", path);
    }
    for (size_t i = 1; i <= length; i++) {
        if (path[i] != '/' && path[i] != '\0') {
            continue;
        }
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, 0755) != 0 && errno != EEXIST) {
            return fail(err, "make this folder", path);
        }
    }
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISDIR(info.st_mode)) {
        errno = ENOTDIR;
        return fail(err, "make this folder", path);
    }
    return true;
}
