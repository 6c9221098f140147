#include "update/copy.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>

enum { PIECE = 256 * 1024 };

/* Nobody else can install anything meanwhile, so a stick must not take for ever. USB 1.1 reads 600
 * bytes a millisecond or more: its 1 GiB takes half an hour, and may take three quarters. The
 * minute is for a stick that stalls. */
enum { STALLS_MS = 60 * 1000, SLOWEST_BYTES_PER_MS = 400 };

/* For the state, the log and what else has to be written on the same disk. */
#define RESERVE (4 * MIB)
#define MIB ((int64_t)1024 * 1024)

static bool has_room(const struct store *store, const struct candidate *c, int64_t max_size,
                     struct verdict *v)
{
    int64_t room = 0;
    if (c->size == 0) {
        return verdict_set(v, REASON_NOT_DATA,
                           "%.120s is empty; copy it to the stick again, and eject that before "
                           "pulling it",
                           c->path);
    }
    if (c->size > max_size) {
        (void)verdict_set(v, REASON_TOO_LARGE,
                          "%.120s has %lld MiB, and this device takes %lld MiB at most; use "
                          "smaller pictures",
                          c->path, (long long)(c->size / MIB), (long long)(max_size / MIB));
        v->bytes = c->size;
        v->limit = max_size;
        return false;
    }
    const int known = store->io->room(store->io->ctx, store->folder, &room);
    if (known < 0) {
        return verdict_io(v, REASON_STORE, "ask for the room in it", store->folder, -known);
    }
    if (room - RESERVE < c->size) {
        (void)verdict_set(v, REASON_NO_ROOM,
                          "%.120s needs %lld MiB, and the device has only %lld MiB left; make "
                          "room on its disk",
                          c->path, (long long)(c->size + RESERVE) / MIB + 1,
                          (long long)(room / MIB));
        v->bytes = c->size + RESERVE;
        v->limit = room;
        return false;
    }
    return true;
}

static bool changed(const struct candidate *c, struct verdict *v)
{
    return verdict_set(v, REASON_IN_WRITING,
                       "%.120s changed while it was copied; wait until it is written, then try "
                       "again",
                       c->path);
}

/* Not a byte more than the size that there was room for, and the end has to be there. */
static bool copy_pieces(const struct store *store, const struct candidate *c, int to,
                        uint8_t *piece, struct progress progress, struct verdict *v)
{
    const struct io *io = store->io;
    int64_t done = 0, read_ms = 0; /* how long writing takes is not the stick's fault */
    while (done < c->size) {
        const size_t want = c->size - done < PIECE ? (size_t)(c->size - done) : PIECE;
        const int64_t from = io->steady_ms(io->ctx);
        const int64_t got = io_read(io, c->fd, piece, want, done);
        read_ms += io->steady_ms(io->ctx) - from;
        if (got < 0) {
            return verdict_io(v, REASON_UNREAD, "read it", c->path, (int)-got);
        }
        if (read_ms > STALLS_MS + done / SLOWEST_BYTES_PER_MS) {
            return verdict_set(v, REASON_SLOW_STICK,
                               "%.120s: the stick gives less than %d kB a second; use another one",
                               c->path, SLOWEST_BYTES_PER_MS);
        }
        if ((size_t)got < want) {
            return changed(c, v);
        }
        const int wrote = io_write(io, to, piece, want);
        if (wrote < 0) {
            return verdict_io(v, REASON_STORE, "copy into it", store->folder, -wrote);
        }
        done += got;
        if (progress.told != NULL) {
            progress.told(progress.ctx, done, c->size);
        }
    }
    const int64_t more = io->read(io->ctx, c->fd, piece, 1, done);
    if (more < 0) {
        return verdict_io(v, REASON_UNREAD, "read it", c->path, (int)-more);
    }
    if (more > 0) {
        return changed(c, v);
    }
    const int synced = io->sync(io->ctx, to);
    return synced >= 0 || verdict_io(v, REASON_STORE, "sync a file in it", store->folder, -synced);
}

bool copy_in(const struct store *store, const struct candidate *c, int64_t max_size,
             struct progress progress, int *fd, struct verdict *v)
{
    const struct io *io = store->io;
    char path[IO_PATH];
    uint8_t *piece = NULL;
    bool done = false;
    *fd = -1;
    copy_drop(store); /* what an end without notice has left there takes room */
    if (!has_room(store, c, max_size, v)) {
        return false;
    }
    (void)io_path(path, store->folder, STORE_INCOMING);
    *fd = io->open(io->ctx, path, O_RDWR | O_CREAT | O_EXCL);
    if (*fd < 0) {
        const int why = -*fd;
        *fd = -1;
        return verdict_io(v, REASON_STORE, "make the copy", path, why);
    }
    piece = malloc(PIECE);
    done = piece != NULL ? copy_pieces(store, c, *fd, piece, progress, v)
                         : verdict_io(v, REASON_MEMORY, "copy it", c->path, ENOMEM);
    free(piece);
    if (!done) {
        (void)io->close(io->ctx, *fd);
        *fd = -1;
        copy_drop(store);
    }
    return done;
}

void copy_drop(const struct store *store)
{
    char path[IO_PATH];
    if (io_path(path, store->folder, STORE_INCOMING) >= 0) {
        (void)store->io->unlink(store->io->ctx, path);
    }
}
