#include "disk.h"

#include "disk_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A call begins: 0, or the error that it ends with. */
static int call(struct disk *d, bool is_step)
{
    if (d->off) {
        return -EIO;
    }
    if (is_step && d->steps++ == d->cut_at) {
        d->off = true;
        return -EIO;
    }
    const int64_t number = d->calls++;
    d->part = false;
    if (number == d->fail_at || (number > d->fail_at && d->fail_at >= 0 && d->fail_for_good)) {
        d->failed = true;
        d->part = d->error == 0;
        return -d->error;
    }
    return 0;
}

static int new_handle(struct disk *d, struct handle handle)
{
    for (int i = 0; i < DISK_HANDLES; i++) {
        if (!d->handle[i].used) {
            d->handle[i] = handle;
            return i;
        }
    }
    return -EMFILE;
}

static int do_open(void *ctx, const char *path, int flags)
{
    struct disk *d = ctx;
    struct name *name = disk_name(d, path);
    const bool makes = name == NULL && (flags & O_CREAT) != 0;
    const bool empties = name != NULL && (flags & O_TRUNC) != 0;
    const int error = call(d, makes || empties);
    if (error < 0) {
        return error;
    }
    if (name != NULL && (flags & O_EXCL) != 0) {
        return -EEXIST;
    }
    if (name == NULL && !makes) {
        return -ENOENT;
    }
    int file = name == NULL ? disk_new_file(d, false) : name->file;
    if (d->file[file].folder != ((flags & O_DIRECTORY) != 0) && (flags & O_DIRECTORY) != 0) {
        return -ENOTDIR;
    }
    if (makes) {
        if (!disk_has_folder(d, path)) {
            return -ENOENT;
        }
        disk_change(d, (struct change){.kind = CHANGE_NAME, .file = file, .to = disk_text(path)});
    } else if (empties) {
        disk_change(d, (struct change){.kind = CHANGE_EMPTY, .file = file});
    }
    return new_handle(d, (struct handle){.used = true,
                                         .file = file,
                                         .append = (flags & O_APPEND) != 0,
                                         .writes = (flags & (O_WRONLY | O_RDWR)) != 0,
                                         .path = disk_text(path)});
}

static int do_close(void *ctx, int fd)
{
    struct disk *d = ctx;
    const int error = call(d, false);
    if (fd >= 0 && fd < DISK_HANDLES && d->handle[fd].used) {
        free(d->handle[fd].path);
        d->handle[fd] = (struct handle){0}; /* as Linux does it, also after an error */
    } else {
        return -EBADF;
    }
    return error;
}

static struct handle *handle_of(struct disk *d, int fd)
{
    const bool good = fd >= 0 && fd < DISK_HANDLES && d->handle[fd].used;
    return good ? &d->handle[fd] : NULL;
}

static int64_t do_read(void *ctx, int fd, void *to, size_t size, int64_t at)
{
    struct disk *d = ctx;
    const int error = call(d, false);
    const struct handle *h = handle_of(d, fd);
    if (error < 0 || h == NULL) {
        return error < 0 ? error : -EBADF;
    }
    const struct file *file = &d->file[h->file];
    if (file->folder) {
        return -EISDIR;
    }
    size_t left = at >= (int64_t)file->now.size ? 0 : file->now.size - (size_t)at;
    left = left < size ? left : size;
    if (d->part && left > 1) {
        left = left / 3 + 1;
    }
    if (left > 0) {
        memcpy(to, file->now.bytes + at, left);
    }
    return (int64_t)left;
}

static int64_t do_write(void *ctx, int fd, const void *from, size_t size)
{
    struct disk *d = ctx;
    const int error = call(d, true);
    struct handle *h = handle_of(d, fd);
    if (error < 0 || h == NULL) {
        return error < 0 ? error : -EBADF;
    }
    if (!h->writes) {
        return -EBADF;
    }
    if (d->part && size > 1) {
        size = size / 3 + 1;
    }
    if (size > 0) {
        const size_t at = h->append ? d->file[h->file].now.size : h->at;
        disk_change(d, (struct change){.kind = CHANGE_WRITE,
                                       .file = h->file,
                                       .at = at,
                                       .size = size,
                                       .bytes = disk_bytes(from, size)});
        h->at = at + size;
    }
    return (int64_t)size;
}

static int do_sync(void *ctx, int fd)
{
    struct disk *d = ctx;
    const int error = call(d, true);
    const struct handle *h = handle_of(d, fd);
    if (h == NULL || d->off) {
        return error < 0 ? error : -EBADF;
    }
    disk_settle(d, h, error == 0);
    return error;
}

static int do_about(void *ctx, int fd, struct io_about *about)
{
    struct disk *d = ctx;
    const int error = call(d, false);
    const struct handle *h = handle_of(d, fd);
    if (error < 0 || h == NULL) {
        return error < 0 ? error : -EBADF;
    }
    const struct file *file = &d->file[h->file];
    *about = (struct io_about){!file->folder, file->folder, (int64_t)file->now.size};
    return 0;
}

static int do_room(void *ctx, const char *path, int64_t *bytes)
{
    struct disk *d = ctx;
    (void)path;
    const int error = call(d, false);
    *bytes = d->room;
    return error;
}

static int do_rename(void *ctx, const char *from, const char *to)
{
    struct disk *d = ctx;
    const int error = call(d, true);
    const struct name *name = disk_name(d, from);
    if (error < 0 || name == NULL) {
        return error < 0 ? error : -ENOENT;
    }
    disk_change(d, (struct change){.kind = CHANGE_RENAME,
                                   .file = name->file,
                                   .from = disk_text(from),
                                   .to = disk_text(to)});
    return 0;
}

static int do_unlink(void *ctx, const char *path)
{
    struct disk *d = ctx;
    const struct name *name = disk_name(d, path);
    const int error = call(d, name != NULL);
    if (error < 0 || name == NULL) {
        return error < 0 ? error : -ENOENT;
    }
    if (d->file[name->file].folder) {
        return -EISDIR;
    }
    disk_change(
        d, (struct change){.kind = CHANGE_REMOVE, .file = name->file, .from = disk_text(path)});
    return 0;
}

static int do_mkdir(void *ctx, const char *path)
{
    struct disk *d = ctx;
    const bool there = disk_name(d, path) != NULL;
    const int error = call(d, !there);
    if (error < 0 || there) {
        return error < 0 ? error : -EEXIST;
    }
    if (!disk_has_folder(d, path)) {
        return -ENOENT;
    }
    disk_change(d, (struct change){
                       .kind = CHANGE_NAME, .file = disk_new_file(d, true), .to = disk_text(path)});
    return 0;
}

static int do_lock(void *ctx, int fd)
{
    const int error = call(ctx, false);
    return error < 0 ? error : handle_of(ctx, fd) == NULL ? -EBADF : 0;
}

static int do_list(void *ctx, const char *path, void *to, bool (*each)(void *to, const char *name))
{
    struct disk *d = ctx;
    const int error = call(d, false);
    if (error < 0 || disk_name(d, path) == NULL) {
        return error < 0 ? error : -ENOENT;
    }
    char *names[DISK_NAMES];
    size_t count = 0;
    for (size_t i = 0; i < d->now.count; i++) { /* copied: `each` may change the folder */
        const char *name = disk_in_folder(path, d->now.name[i].path);
        if (name != NULL) {
            names[count++] = disk_text(name);
        }
    }
    bool more = true;
    for (size_t i = 0; i < count; i++) {
        more = more && each(to, names[i]);
        free(names[i]);
    }
    return 0;
}

static int64_t do_now_ms(void *ctx)
{
    struct disk *d = ctx;
    return d->now_ms += 10;
}

struct io disk_io(struct disk *disk)
{
    return (struct io){.ctx = disk,
                       .open = do_open,
                       .close = do_close,
                       .read = do_read,
                       .write = do_write,
                       .sync = do_sync,
                       .about = do_about,
                       .room = do_room,
                       .rename = do_rename,
                       .unlink = do_unlink,
                       .mkdir = do_mkdir,
                       .lock = do_lock,
                       .list = do_list,
                       .now_ms = do_now_ms,
                       .steady_ms = do_now_ms};
}
