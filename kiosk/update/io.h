/* What update/ asks of the operating system, as a table of functions that is handed down: the tests
 * hand down a disk that fails, or loses its power, at any step (tests/disk.h). */
#ifndef KIOSK_UPDATE_IO_H
#define KIOSK_UPDATE_IO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct io_about {
    bool regular, folder;
    int64_t size; /* bytes */
};

/* Each function but the clocks returns 0 or more, or an errno value with a minus sign; what is in
 * errno then says nothing. `flags` are those of open(2), to which the production table adds
 * O_CLOEXEC, O_NOFOLLOW, O_NOCTTY and O_NONBLOCK: no link is opened (list and room follow one: a
 * folder may be given by a link). A pipe, a socket or a device is opened with O_PATH alone: it can
 * be looked at, and nothing is set off by it. With IO_OWN among the flags a file that is made is
 * nobody's but its owner's, else everybody may read it. */
enum { IO_OWN = 1 << 30 }; /* no flag of open(2) */

struct io {
    void *ctx;
    int (*open)(void *ctx, const char *path, int flags);
    int (*close)(void *ctx, int fd);
    int64_t (*read)(void *ctx, int fd, void *to, size_t size, int64_t at); /* pread(2) */
    int64_t (*write)(void *ctx, int fd, const void *from, size_t size);
    int (*sync)(void *ctx, int fd); /* fsync(2), of a file or of a folder */
    int (*about)(void *ctx, int fd, struct io_about *about);
    int (*room)(void *ctx, const char *path, int64_t *bytes); /* that an ordinary user may fill */
    int (*rename)(void *ctx, const char *from, const char *to);
    int (*unlink)(void *ctx, const char *path);
    int (*mkdir)(void *ctx, const char *path);
    int (*lock)(void *ctx, int fd); /* exclusive, at once or -EWOULDBLOCK; close ends it */
    /* Calls `each` for every name in the folder but "." and "..", in any order, until it returns
     * false. */
    int (*list)(void *ctx, const char *path, void *to, bool (*each)(void *to, const char *name));
    int64_t (*now_ms)(void *ctx);    /* wall clock, since 1970-01-01 00:00 UTC */
    int64_t (*steady_ms)(void *ctx); /* that no setting of the time moves */
};

/* The operating system's own. */
struct io io_system(void);

/* What is longer than one call, in every table. Here -ENAMETOOLONG is a path without room. */
enum { IO_PATH = 4096 };

/* "folder/name" into `path`. */
int io_path(char path[IO_PATH], const char *folder, const char *name);

/* Reads until `size` bytes are there or the file ends; returns how many. */
int64_t io_read(const struct io *io, int fd, void *to, size_t size, int64_t at);

/* Writes all, or returns the error. */
int io_write(const struct io *io, int fd, const void *from, size_t size);

/* Reads a whole regular file of at most `room` bytes; returns how many, -EFBIG if there are more,
 * -EINVAL if it is no regular file. */
int64_t io_read_file(const struct io *io, const char *path, void *to, size_t room);

/* Makes what was done to the names in the folder durable. */
int io_sync_folder(const struct io *io, const char *folder);

/* Replaces the file `name` of the folder by the bytes through "name.new". With `durable` it is the
 * old file or the new one whole, whenever the power fails, and the new one once this has returned
 * 0; without, only while the power stays on. After an error the old one is there, or after one of
 * the folder's sync perhaps the new one. */
int io_replace(const struct io *io, const char *folder, const char *name, const void *from,
               size_t size, bool durable);

#endif
