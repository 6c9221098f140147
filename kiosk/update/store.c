#include "update/store.h"

#include "base/file.h"
#include "update/verify.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { WAIT_STEP_MS = 20 };

bool store_open(struct store *store, const struct io *io, const char *folder, struct verdict *v)
{
    *store = (struct store){.io = io};
    /* With room for the names in it, so that no path below can be too long. */
    if (strlen(folder) + STORED_NAME + 8 > sizeof store->folder) {
        return verdict_io(v, REASON_STORE, "use it as the store", folder, ENAMETOOLONG);
    }
    memcpy(store->folder, folder, strlen(folder) + 1);
    return true;
}

bool store_make(const struct store *store, struct verdict *v)
{
    const int made = store->io->mkdir(store->io->ctx, store->folder);
    char above[IO_PATH];
    if (made == -EEXIST) {
        return true;
    }
    if (made < 0) {
        return verdict_io(v, REASON_STORE, "make the store's folder", store->folder, -made);
    }
    (void)file_folder(store->folder, above, sizeof above);
    const int synced = io_sync_folder(store->io, above);
    return synced >= 0 || verdict_io(v, REASON_STORE, "sync the folder", above, -synced);
}

bool store_path(const struct store *store, const struct stored *stored, char path[IO_PATH])
{
    char name[STORED_NAME];
    stored_name(name, stored);
    return io_path(path, store->folder, name) >= 0;
}

bool store_lock(const struct store *store, enum store_lock which, int wait_ms, int *fd,
                struct verdict *v)
{
    const struct io *io = store->io;
    char path[IO_PATH];
    (void)io_path(path, store->folder, which == STORE_LOCK_STATE ? "lock" : "lock.install");
    /* Whoever can open it can lock it, too. */
    *fd = io->open(io->ctx, path, O_RDWR | O_CREAT | IO_OWN);
    if (*fd < 0) {
        return verdict_io(v, REASON_STORE, "open it", path, -*fd);
    }
    int locked;
    while ((locked = io->lock(io->ctx, *fd)) == -EWOULDBLOCK && wait_ms > 0) {
        const struct timespec step = {.tv_nsec = WAIT_STEP_MS * 1000000L};
        (void)nanosleep(&step, NULL);
        wait_ms -= WAIT_STEP_MS;
    }
    if (locked >= 0) {
        return true;
    }
    store_unlock(store, *fd);
    *fd = -1;
    return locked == -EWOULDBLOCK
               ? verdict_set(v, REASON_BUSY,
                             "another update is under way; wait until it is done, then try again")
               : verdict_io(v, REASON_STORE, "lock it", path, -locked);
}

void store_unlock(const struct store *store, int fd)
{
    if (fd >= 0) {
        (void)store->io->close(store->io->ctx, fd);
    }
}

bool store_write(const struct store *store, const struct state *state, struct verdict *v)
{
    char text[STATE_MAX];
    const size_t size = state_write(text, state);
    const int written = io_replace(store->io, store->folder, "state", text, size, true);
    return written >= 0 || verdict_io(v, REASON_STORE, "write its state", store->folder, -written);
}

/* The two latest of the data files that are there. */
struct latest {
    struct stored first, second;
};

static bool note_latest(void *to, const char *name)
{
    struct latest *l = to;
    struct stored found;
    if (!stored_of_name(&found, name)) {
        return true;
    }
    if (found.number > l->first.number) {
        l->second = l->first;
        l->first = found;
    } else if (found.number > l->second.number) {
        l->second = found;
    }
    return true;
}

bool store_measure(const struct store *store, struct stored *stored, struct verdict *v)
{
    const struct io *io = store->io;
    char path[IO_PATH];
    struct hashed hashed;
    (void)store_path(store, stored, path);
    const int fd = io->open(io->ctx, path, O_RDONLY);
    if (fd < 0) {
        return verdict_io(v, REASON_STORE, "open it", path, -fd);
    }
    const bool done = verify_hash(io, fd, path, (struct progress){0}, &hashed, v);
    (void)io->close(io->ctx, fd);
    if (done) {
        stored->size = hashed.size;
        memcpy(stored->digest, hashed.digest, DIGEST_BYTES);
    }
    return done;
}

/* Of a file whose name is all that is known of it. */
static bool measure(const struct store *store, struct stored *stored, struct verdict *v)
{
    stored->since_ms = store->io->now_ms(store->io->ctx);
    return store_measure(store, stored, v);
}

/* What can't be read can't be shown either; the other file is. */
static bool rebuild(const struct store *store, struct state *state, struct verdict *v)
{
    struct latest l = {0};
    *state = (struct state){.next = 1};
    const int listed = store->io->list(store->io->ctx, store->folder, &l, note_latest);
    if (listed < 0 && listed != -ENOENT) {
        return verdict_io(v, REASON_STORE, "list its files", store->folder, -listed);
    }
    const int64_t used = l.first.number;
    if (l.first.number > 0 && !measure(store, &l.first, v)) {
        l.first = l.second;
        l.second = (struct stored){0};
        if (v->reason != REASON_STORE || l.first.number == 0 || !measure(store, &l.first, v)) {
            return false;
        }
        *v = (struct verdict){0};
    }
    struct verdict ignored;
    if (l.second.number > 0 && !measure(store, &l.second, &ignored)) {
        l.second = (struct stored){0};
    }
    l.second.confirmed = l.second.number > 0;
    *state = (struct state){.next = used + 1, .current = l.first, .previous = l.second};
    return true;
}

bool store_read(const struct store *store, struct state *state, bool *rebuilt, struct verdict *v)
{
    char path[IO_PATH];
    char text[STATE_MAX];
    (void)io_path(path, store->folder, "state");
    const int64_t got = io_read_file(store->io, path, text, sizeof text);
    const bool good = got >= 0 && state_read(state, text, (size_t)got);
    if (rebuilt != NULL) {
        *rebuilt = !good;
    }
    if (good) {
        return true;
    }
    /* An error of the disk is not a state that is lost: it may be there the next time. */
    if (got < 0 && got != -ENOENT && got != -EFBIG && got != -EINVAL) {
        return verdict_io(v, REASON_STORE, "read its state", store->folder, (int)-got);
    }
    return rebuild(store, state, v);
}

enum { LEFT_MAX = 16 };

struct leftovers {
    const struct state *state;
    char name[LEFT_MAX][STORED_NAME];
    size_t count;
};

static bool is_named(const struct stored *stored, const char *name)
{
    char own[STORED_NAME];
    stored_name(own, stored);
    return stored->number > 0 && strcmp(own, name) == 0;
}

static bool note_left(void *to, const char *name)
{
    struct leftovers *left = to;
    const size_t length = strlen(name);
    const bool ours = strncmp(name, "kiosk-", 6) == 0 && length > 9 && length < STORED_NAME &&
                      strcmp(name + length - 3, ".db") == 0;
    if (ours && !is_named(&left->state->current, name) && !is_named(&left->state->previous, name)) {
        memcpy(left->name[left->count++], name, length + 1);
    }
    return left->count < LEFT_MAX;
}

void store_clean(const struct store *store, const struct state *state, bool incoming)
{
    const struct io *io = store->io;
    struct leftovers left = {.state = state};
    char path[IO_PATH];
    if (io->list(io->ctx, store->folder, &left, note_left) < 0) {
        return;
    }
    /* Not before the state that does not name them is sure to be there after a power cut. */
    if (left.count > 0 && io_sync_folder(io, store->folder) < 0) {
        return;
    }
    for (size_t i = 0; i < left.count; i++) {
        if (io_path(path, store->folder, left.name[i]) >= 0) {
            (void)io->unlink(io->ctx, path);
        }
    }
    if (incoming && io_path(path, store->folder, STORE_INCOMING) >= 0) {
        (void)io->unlink(io->ctx, path);
    }
}
