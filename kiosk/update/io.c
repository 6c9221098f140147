#include "update/io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

int io_path(char path[IO_PATH], const char *folder, const char *name)
{
    const int length = snprintf(path, IO_PATH, "%s/%s", folder, name);
    return length < 0 || length >= IO_PATH ? -ENAMETOOLONG : 0;
}

int64_t io_read(const struct io *io, int fd, void *to, size_t size, int64_t at)
{
    size_t got = 0;
    while (got < size) {
        const int64_t n = io->read(io->ctx, fd, (char *)to + got, size - got, at + (int64_t)got);
        if (n < 0) {
            return n;
        }
        if (n == 0) {
            break;
        }
        got += (size_t)n;
    }
    return (int64_t)got;
}

int io_write(const struct io *io, int fd, const void *from, size_t size)
{
    const char *at = from;
    while (size > 0) {
        const int64_t n = io->write(io->ctx, fd, at, size);
        if (n <= 0) {
            return n < 0 ? (int)n : -EIO; /* a write that takes nothing would go on for ever */
        }
        at += n;
        size -= (size_t)n;
    }
    return 0;
}

int64_t io_read_file(const struct io *io, const char *path, void *to, size_t room)
{
    const int fd = io->open(io->ctx, path, O_RDONLY);
    if (fd < 0) {
        return fd;
    }
    struct io_about about;
    int64_t got = io->about(io->ctx, fd, &about);
    if (got >= 0 && !about.regular) {
        got = -EINVAL;
    }
    if (got >= 0 && about.size > (int64_t)room) {
        got = -EFBIG;
    }
    if (got >= 0) {
        got = io_read(io, fd, to, room, 0);
    }
    (void)io->close(io->ctx, fd);
    return got;
}

int io_sync_folder(const struct io *io, const char *folder)
{
    const int fd = io->open(io->ctx, folder, O_RDONLY | O_DIRECTORY);
    if (fd < 0) {
        return fd;
    }
    const int done = io->sync(io->ctx, fd);
    (void)io->close(io->ctx, fd);
    return done;
}

/* A file of our own making: what has the name already may be what an end without notice has left,
 * or on a stick the second name of somebody else's file, a pipe or a device. */
static int make_file(const struct io *io, const char *path)
{
    const int flags = O_WRONLY | O_CREAT | O_EXCL;
    const int fd = io->open(io->ctx, path, flags);
    if (fd != -EEXIST) {
        return fd;
    }
    const int gone = io->unlink(io->ctx, path);
    return gone < 0 ? gone : io->open(io->ctx, path, flags);
}

static int write_new(const struct io *io, const char *path, const void *from, size_t size,
                     bool durable)
{
    const int fd = make_file(io, path);
    if (fd < 0) {
        return fd;
    }
    int done = io_write(io, fd, from, size);
    if (done >= 0 && durable) {
        done = io->sync(io->ctx, fd);
    }
    const int closed = io->close(io->ctx, fd);
    return done < 0 ? done : closed;
}

int io_replace(const struct io *io, const char *folder, const char *name, const void *from,
               size_t size, bool durable)
{
    char path[IO_PATH];
    char beside[IO_PATH];
    char beside_name[64];
    const int length = snprintf(beside_name, sizeof beside_name, "%s.new", name);
    if (length < 0 || length >= (int)sizeof beside_name || io_path(path, folder, name) < 0 ||
        io_path(beside, folder, beside_name) < 0) {
        return -ENAMETOOLONG;
    }
    int done = write_new(io, beside, from, size, durable);
    if (done >= 0) {
        done = io->rename(io->ctx, beside, path);
    }
    if (done < 0) {
        (void)io->unlink(io->ctx, beside);
        return done;
    }
    return durable ? io_sync_folder(io, folder) : 0;
}
